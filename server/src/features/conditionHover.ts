/** What CBP's condition codes mean, as the Markdown of a hover. */
import type { Finding } from '../checks/finding';
import type { CompiledField } from '../layout/compile';
import {
  conditionDictionary,
  holdsConditionCode,
  type ConditionDictionary,
  type ConditionEntry,
  type ConditionPlace,
} from '../layout/conditionDictionary';
import type { Catalog } from '../layout/catalog';
import type { AceRecord } from '../transmission/model';
import { csmsMentions } from './cbpPages';
import { pageLink } from './fieldWords';
import { bullets, escapeMarkdown, paragraphs } from './markdown';

/** How many places a condition points to are named. */
const MOST_PLACES = 8;
/** How many meanings of a code are told where dictionaries differ. */
const MOST_ENTRIES = 3;
/** Fields with the text of a condition; its code stands in the same record. */
const NARRATIVE = /^Narrative (?:Text|Message)/;

/**
 * @param application the application of the request that was answered, or of its response
 * @returns Markdown: CBP's text, the explanation, the record and positions it points to, and the source; undefined for a code that is not known
 */
export function conditionMarkdown(
  dictionary: ConditionDictionary,
  code: string,
  application: string,
): string | undefined {
  return entriesMarkdown(dictionary.lookUp(code, application));
}

/** The first meaning; beside one that is imported also those of other dictionaries, which it doesn't make wrong. */
function entriesMarkdown(entries: readonly ConditionEntry[]): string | undefined {
  const [first] = entries;
  if (!first) return undefined;
  return paragraphs(...(first.isImported === true ? entries.slice(0, MOST_ENTRIES) : [first]).map(entryMarkdown));
}

/**
 * @param application of the block the record stands in
 * @returns Markdown of the condition whose code or text the field holds; undefined when it holds none, or when there is no more to say
 *   than the codes of the field say
 */
export function fieldConditionMarkdown(
  catalog: Catalog,
  application: string,
  record: AceRecord,
  compiled: CompiledField,
): string | undefined {
  const holder = holdsConditionCode(compiled.field)
    ? compiled
    : NARRATIVE.test(compiled.field.name)
      ? record.layout?.fields.find(({ field }) => holdsConditionCode(field))
      : undefined;
  const code = holder && record.text.slice(holder.from, holder.to).trim();
  if (code === undefined || code === '') return undefined;
  const entries = conditionDictionary(catalog).lookUp(code, application);
  const [entry] = entries;
  const meaning = holder?.field.codes?.[code] ?? holder?.field.examples?.[code];
  const isSaid =
    holder === compiled && (entry?.isFieldCode === true || (meaning !== undefined && entry?.explanation === meaning));
  return isSaid ? undefined : entriesMarkdown(entries);
}

/**
 * @param findings what was found on the line
 * @param position 1-based
 * @returns Markdown: what the condition codes of the findings at the position mean
 */
export function findingsMarkdown(
  catalog: Catalog,
  application: string,
  findings: readonly Finding[],
  position: number,
): string | undefined {
  const codes = findings
    .filter(({ start, end }) => start <= position && position <= end)
    .flatMap(({ conditionCode }) => conditionCode ?? []);
  const dictionary = conditionDictionary(catalog);
  const parts = [...new Set(codes)].map((code) => conditionMarkdown(dictionary, code, application));
  return parts.length === 0 ? undefined : paragraphs(...parts);
}

/** @returns Markdown of one meaning of a code */
export function entryMarkdown({ code, text, explanation, where, source }: ConditionEntry): string {
  const { document, version, date, page } = source;
  const edition = [document, version === undefined ? undefined : `version ${version}`, date];
  const cited = [
    ...edition.filter((part) => part !== undefined).map(escapeMarkdown),
    ...(page === undefined ? [] : [pageLink(page)]),
  ].join(', ');
  return paragraphs(
    `**CBP condition ${escapeMarkdown(code)}**${text === undefined ? '' : ` — ${escapeMarkdown(text)}`}`,
    explanation === undefined ? undefined : linkedText(explanation),
    placesMarkdown(where),
    `*${cited}*`,
  );
}

/** Words in which CSMS messages are linked to where CBP publishes them. */
function linkedText(text: string): string {
  const parts: string[] = [];
  let at = 0;
  for (const { number, address, from, to } of csmsMentions(text)) {
    parts.push(escapeMarkdown(text.slice(at, from)), ` [${number}](${address})`);
    at = to;
  }
  if (at === 0) return escapeMarkdown(text);
  const rest = escapeMarkdown(text.slice(at));
  return `${parts.join('')}${/^\s/.test(text.slice(at)) ? ' ' : ''}${rest}`;
}

function placesMarkdown(where: readonly ConditionPlace[]): string | undefined {
  const places = [...new Set(where.map(placeInWords))];
  const shown = places.slice(0, MOST_PLACES);
  if (places.length > shown.length) shown.push(`and ${places.length - shown.length} more`);
  const list = bullets(shown);
  return list && `Points to:\n\n${list}`;
}

function placeInWords({ record, start, end, field }: ConditionPlace): string {
  // A pointer to the control identifier means the record as a whole.
  if (start === 1 && field === 'Control Identifier') return `${escapeMarkdown(record)} record`;
  return `${escapeMarkdown(record)} record, ${start === end ? `position ${start}` : `positions ${start}-${end}`}, ${escapeMarkdown(field)}`;
}
