/** Pages of records and chapters. */
import { classInWords } from '../../layout/charClass';
import type { Catalog } from '../../layout/catalog';
import { ENVELOPE_CHAPTER } from '../../layout/catalog';
import { recordForms, ruleReferences, type RecordForm } from '../../layout/chapterWalks';
import { compileStructureMap, type Place } from '../../layout/structureMap';
import type {
  Chapter,
  ChapterSummary,
  Condition,
  Field,
  GroupNode,
  RecordLayout,
  Transaction,
} from '../../layout/types';
import { conditionInWords } from '../../checks/conditionChecks';
import { orderedCodes } from '../fieldWords';
import { designationInWords } from '../structureWords';
import { chapterPage } from './chapterPage';
import { editionOf, findRecord, recordsOf } from './editions';
import type {
  CodeFacts,
  ConditionFacts,
  FieldFacts,
  FormFacts,
  LayoutPage,
  LayoutPageParams,
  PlaceFacts,
  RecordPage,
  RecordRef,
} from './model';
import { ruleInWords, standingInWords, writingInWords } from './words';

/** Of longer lists the rest is only counted. */
const MOST_CODES = 1500;
/** A record of the message set stands in dozens of places. */
const MOST_PLACES = 40;

/** @returns the page, or null where there is no such chapter or record */
export function layoutPage(catalog: Catalog, { chapter: name, record: wanted }: LayoutPageParams): LayoutPage | null {
  const chapter = catalog.chapter(name);
  if (!chapter) return null;
  const summary = catalog.index.find((each) => each.chapter === name) ?? unlisted(chapter);
  if (!wanted) return chapterPage(catalog, chapter, editionOf(summary));
  const record = findRecord(chapter, wanted.id, wanted.direction);
  return record ? recordPage(catalog, chapter, summary, record) : null;
}

/** A chapter all of whose applications a person's own one describes. */
function unlisted({ chapter, title, source }: Chapter): ChapterSummary {
  return { chapter, title, source, transactions: [], input: [], output: [] };
}

function recordPage(catalog: Catalog, chapter: Chapter, summary: ChapterSummary, record: RecordLayout): RecordPage {
  const edition = editionOf(summary);
  const all = recordsOf(chapter, edition.file);
  const at = chapter.records.indexOf(record);
  const own = all[at];
  if (!own) throw new Error('the record is not in its chapter');
  return {
    kind: 'record',
    edition,
    record: own,
    page: record.page ?? null,
    summary: record.summary,
    doubts: doubtsOf(chapter, record),
    places: placesOf(catalog, chapter, record),
    forms: recordForms(chapter)
      .filter((form) => form.record === record)
      .map((form) => formFacts(catalog, chapter, form)),
    notes: record.notes ?? [],
    errata: record.errata ?? [],
    previous: all[at - 1] ?? null,
    next: all[at + 1] ?? null,
  };
}

function doubtsOf({ source }: Chapter, { confidence = 'high' }: RecordLayout): string[] {
  if (confidence === 'high') return [];
  return [
    `Confidence in this layout is ${confidence}.`,
    ...(source.confidenceNote === undefined ? [] : [`Reliability: ${source.confidenceNote}.`]),
  ];
}

function formFacts(catalog: Catalog, chapter: Chapter, form: RecordForm): FormFacts {
  const { variant, fields } = form;
  return {
    name: variant?.name ?? null,
    when: variant ? conditionInWords(variant.when) : null,
    page: variant?.page ?? null,
    summary: variant?.summary ?? null,
    notes: variant?.notes ?? [],
    errata: variant?.errata ?? [],
    fields: fields.map((field) => fieldFacts(catalog, chapter, form, field)),
  };
}

function fieldFacts(catalog: Catalog, chapter: Chapter, form: RecordForm, field: Field): FieldFacts {
  const { start, end, name, designation, value } = field;
  return {
    start,
    end,
    name,
    isFiller: field.class === 'S' || name === 'Filler',
    isOwn: form.variant?.fields.includes(field) === true,
    class: field.class === 'SN' ? '(S)N' : field.class,
    classInWords: classInWords(field.class),
    designation,
    designationInWords: designationInWords(designation),
    value: value ?? null,
    writing: writingInWords(field),
    description: field.description ?? null,
    conditions: (field.rules ?? []).map((rule): ConditionFacts => ({
      text: ruleInWords(rule),
      records: recordsNamed(catalog, chapter, form, ruleReferences(field, rule)),
    })),
    codes: codesOf(catalog, field),
    notes: field.notes ?? [],
  };
}

/** The other records that a condition looks at, where they are described. */
function recordsNamed(
  catalog: Catalog,
  chapter: Chapter,
  { record }: RecordForm,
  references: readonly { readonly record: string | undefined }[],
): RecordRef[] {
  const ids = new Set(references.flatMap((each) => (each.record === undefined ? [] : [each.record])));
  ids.delete(record.id);
  const homes = [chapter, catalog.chapter(ENVELOPE_CHAPTER)];
  return [...ids].flatMap((id) => {
    for (const home of homes) {
      const found = home && findRecord(home, id, record.direction);
      if (found) return [{ chapter: home.chapter, id, direction: found.direction }];
    }
    return [];
  });
}

function codesOf(catalog: Catalog, field: Field): CodeFacts[] {
  const table = (title: string, codes: Readonly<Record<string, string>>, notes: readonly string[] = []): CodeFacts => {
    const entries = orderedCodes(codes);
    return { title, codes: entries.slice(0, MOST_CODES), total: entries.length, notes };
  };
  const shared = field.codes || field.codeList === undefined ? undefined : catalog.codeList(field.codeList);
  const parents = Object.entries(field.codesByParent ?? {}).map(([id, codes]) => `Behind ${id}: ${codes.join(', ')}`);
  return [
    ...(field.codes ? [table('Codes', field.codes, parents)] : []),
    ...(field.examples ? [table('Known codes, among others', field.examples, field.codes ? [] : parents)] : []),
    ...(shared
      ? [
          table(
            `${shared.title}${shared.complete || !shared.codes ? '' : ' (known codes)'}`,
            shared.codes ?? {},
            shared.notes,
          ),
        ]
      : []),
  ];
}

/** The places of the record in the maps of its chapter, each wording once. */
function placesOf(catalog: Catalog, chapter: Chapter, record: RecordLayout): PlaceFacts[] {
  const found = new Map<string, PlaceFacts>();
  for (const transaction of chapter.transactions) {
    if (record.direction !== 'both' && transaction.direction !== record.direction) continue;
    for (const { structure, ...facts } of mapsOf(transaction)) {
      const map = compileStructureMap(transaction, structure, facts, (name, group) => groupOf(catalog, name, group));
      for (const place of map.places) {
        if (place.record !== record.id) continue;
        const title = [transaction.application, transaction.title].filter((part) => /[A-Z0-9]/.test(part)).join(' ');
        const told: PlaceFacts = {
          map: facts.name === undefined ? title : `${title} (${facts.name})`,
          groups: groupsAround(place),
          standing: standingInWords(place.node),
          remarks: [place.node.because, place.node.note].filter((remark) => remark !== undefined),
        };
        found.set(JSON.stringify(told), told);
      }
    }
  }
  return [...found.values()].slice(0, MOST_PLACES);
}

/** The maps of a transaction, its own first. */
function mapsOf(transaction: Transaction): {
  name: string | undefined;
  when: Condition | undefined;
  page: string | undefined;
  structure: Transaction['structure'];
}[] {
  const { variant: name, when, page, structure, variants = [] } = transaction;
  return [
    { name, when, page, structure },
    ...variants.map((each) => ({ name: each.name, when: each.when, page: each.page, structure: each.structure })),
  ];
}

function groupsAround(place: Place): string[] {
  const groups: string[] = [];
  for (let group = place.parent; group?.parent; group = group.parent)
    groups.unshift(`${group.name ?? 'unnamed group'} (${standingInWords(group.node)})`);
  return groups;
}

function groupOf(catalog: Catalog, name: string, group: string): GroupNode | undefined {
  const search = (nodes: Transaction['structure']): GroupNode | undefined => {
    for (const node of nodes) {
      if (!('group' in node)) continue;
      const found = node.group === group ? node : search(node.of);
      if (found) return found;
    }
    return undefined;
  };
  return search(catalog.chapter(name)?.transactions.flatMap(({ structure }) => structure) ?? []);
}
