/** Where the cursor stands, and the applications to choose from. */
import type { Position } from 'vscode-languageserver';
import type { Catalog } from '../layout/catalog';
import type { ChapterFacts } from '../layout/compile';
import type { Transmission } from '../transmission/transmission';
import type { ApplicationChoice, Status } from '../protocol';
import { recordTitle } from './names';

/**
 * @param position 0-based line and character; at the end of a line the last field before it
 * @returns the record and field there, and how the block around it is read
 */
export function status(transmission: Transmission, position: Position): Status {
  const record = transmission.recordAt(position.line);
  const layout = record?.layout;
  const field =
    transmission.fieldAt(position.line, position.character)?.field ??
    transmission.fieldAt(position.line, position.character - 1)?.field;
  // A and Z stand outside every block; the first block tells how its batch is read.
  const block = transmission.blockAt(position.line) ?? transmission.batchAt(position.line)?.blocks[0];
  const application = block?.application ?? '';
  const chapter = layout?.chapter ?? block?.layout?.chapter;
  return {
    record: layout?.record.id ?? null,
    recordName: layout ? recordTitle(layout) : null,
    field: field?.field.name ?? null,
    positions: field ? { start: field.field.start, end: field.field.end } : null,
    application: application === '' ? null : application,
    applicationTitle: block?.layout?.title ?? transmission.catalog.applicationTitle(application) ?? null,
    direction: block?.layout?.direction ?? transmission.catalog.direction(application) ?? null,
    basis: block?.basis ?? 'unknown',
    chapterEdition: chapter ? edition(chapter) : null,
  };
}

function edition({ document, version, date }: ChapterFacts): string {
  return [document, version === null ? '' : `version ${version}`, date].filter((part) => part !== '').join(', ');
}

/** @returns every application identifier that CBP lists or a chapter describes, in alphabetical order */
export function applicationChoices(catalog: Catalog): ApplicationChoice[] {
  const choices = new Map<string, ApplicationChoice>();
  const listed = catalog.reference('application-identifiers') ?? '{"applications":[]}';
  for (const choice of (JSON.parse(listed) as { applications: Omit<ApplicationChoice, 'hasChapter'>[] }).applications) {
    const { application, title, direction } = choice;
    choices.set(application, { application, title, ...(direction ? { direction } : {}), hasChapter: false });
  }
  for (const { application, title, direction } of catalog.index.flatMap((chapter) => chapter.transactions)) {
    if (application === '*' || application === 'PGA') continue;
    if (choices.get(application)?.hasChapter !== true)
      choices.set(application, { application, title, direction, hasChapter: true });
  }
  return [...choices.values()].sort((a, b) => (a.application < b.application ? -1 : 1));
}
