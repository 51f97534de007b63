/** Which chapters are in use, in which edition, and their records. */
import type { Catalog } from '../../layout/catalog';
import type { Chapter, ChapterSummary, RecordLayout } from '../../layout/types';
import type { Transmission } from '../../transmission/transmission';
import { recordName } from '../structureWords';
import type { Edition, LayoutRecord, LayoutRecords, RecordRef } from './model';

/** @returns all chapters in use, people's own first, then by title */
export function editions(catalog: Catalog): Edition[] {
  return catalog.index
    .map(editionOf)
    .sort((a, b) => Number(a.file === null) - Number(b.file === null) || (a.title < b.title ? -1 : 1));
}

export function editionOf({ chapter, title, source, transactions, file }: ChapterSummary): Edition {
  const { document, version, date, basis } = source;
  const applications = transactions.map((each) =>
    /^[^*]{2}$/.test(each.application) ? `${each.application} ${each.title}` : each.title,
  );
  return {
    chapter,
    title,
    document,
    version,
    date,
    basis,
    file: file ?? null,
    applications: [...new Set(applications)],
  };
}

/** @param at of an open file, with a 0-based line */
export function layoutRecords(catalog: Catalog, at?: { transmission: Transmission; line: number }): LayoutRecords {
  const layout = at?.transmission.recordAt(at.line)?.layout;
  return {
    records: editions(catalog).flatMap((edition) => {
      const chapter = catalog.chapter(edition.chapter);
      return chapter ? recordsOf(chapter, edition.file) : [];
    }),
    here: layout ? { chapter: layout.chapter.chapter, id: layout.record.id, direction: layout.record.direction } : null,
  };
}

/** @returns the records of a chapter in its order */
export function recordsOf(chapter: Chapter, file: string | null): LayoutRecord[] {
  return chapter.records.map((record) => ({
    chapter: chapter.chapter,
    id: record.id,
    direction: record.direction,
    name: recordName(record) || 'record',
    chapterTitle: chapter.title,
    file,
  }));
}

/** @returns the record of the chapter with that identifier, if it can be in that direction, or else any with the identifier */
export function findRecord(
  chapter: Chapter,
  id: string,
  direction: RecordRef['direction'] | undefined,
): RecordLayout | undefined {
  const named = chapter.records.filter((record) => record.id === id);
  return (
    named.find((record) => record.direction === direction) ??
    named.find((record) => record.direction === 'both' || direction === 'both') ??
    named[0]
  );
}
