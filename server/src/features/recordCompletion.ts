/** Completions at the start of a line: the records that may stand there, as skeletons of 80 positions. */
import {
  CompletionItemKind,
  InsertTextFormat,
  InsertTextMode,
  type CompletionItem,
  type Position,
  type Range,
} from 'vscode-languageserver';
import type { ApplicationLayout, Catalog } from '../layout/catalog';
import type { Place } from '../layout/structureMap';
import type { Direction } from '../layout/types';
import type { Transmission } from '../transmission/transmission';
import { expectedRecords, recordAbove, type ExpectedRecord } from './expectedRecords';
import { factsInWords } from './fieldWords';
import { codeSpan, escapeMarkdown } from './markdown';
import { recordMarkdown } from './recordWords';
import { firstGap, KnownValues, skeleton } from '../transmission/skeleton';
import { designationInWords, recordName } from './structureWords';

const RECORD_LENGTH = 80;
/** Control identifiers have up to this many characters. */
const IDENTIFIER_LENGTH = 4;

/** What the documentation of a record is made from when an item is resolved. */
interface RecordData {
  readonly kind: 'record';
  readonly record: string;
  readonly application: string;
  readonly direction: Direction;
  readonly chapter: string;
  readonly envelope: boolean;
}

/** @returns true when the characters before the cursor are, or begin, a control identifier */
export function isInIdentifier(transmission: Transmission, { line, character }: Position): boolean {
  const text = transmission.document.line(line);
  if (text.length > RECORD_LENGTH && text.slice(RECORD_LENGTH).trim() !== '') return false;
  if (text.trim() === '') return true;
  const id = transmission.recordAt(line)?.layout?.record.id;
  const ended = text.trimEnd().length <= character;
  if (id !== undefined) return character < id.length || (character === id.length && ended);
  return character <= IDENTIFIER_LENGTH && !/\s\S/.test(text.slice(0, character));
}

/**
 * @param snippets the client takes snippets: the cursor then lands in the first field to be filled
 * @returns one item for each record that may stand on the line; each replaces the whole line by 80 positions
 */
export function recordItems(transmission: Transmission, line: number, snippets: boolean): CompletionItem[] {
  const text = transmission.document.line(line);
  const above = recordAbove(transmission, line);
  const known = new KnownValues(transmission, line, above);
  const present = transmission.recordAt(line)?.layout?.record.id;
  const hasValues = present !== undefined && text.slice(present.length).trim() !== '';
  const whole = { start: { line, character: 0 }, end: { line, character: text.length } };
  const items = expectedRecords(transmission, line).flatMap((expected, at): CompletionItem[] => {
    const { layout, application, step } = expected;
    const { id } = layout.record;
    const name = recordName(layout.record);
    const filled = hasValues && id === present ? undefined : known.record(application, id, step);
    return [
      {
        label: id,
        labelDetails: { detail: ` ${name}`, description: standingInWords(expected) },
        kind: CompletionItemKind.Struct,
        detail: name,
        filterText: id,
        sortText: String(at).padStart(4, '0'),
        insertTextMode: InsertTextMode.asIs,
        ...(filled
          ? inserted(whole, filled.text, firstGap(filled.layout, filled.text), snippets)
          : kept(line, id, text)),
        data: dataOf(id, application),
      },
    ];
  });
  return above === undefined ? [...items, ...envelopeItem(transmission, line, snippets)] : items;
}

/** @param gap offset in the content where a snippet puts the cursor */
function inserted(range: Range, content: string, gap: number, snippets: boolean): Partial<CompletionItem> {
  const newText = snippets ? `${escaped(content.slice(0, gap))}$0${escaped(content.slice(gap))}` : content;
  return {
    textEdit: { range, newText },
    insertTextFormat: snippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
  };
}

/** The record that stands there already keeps its values, which need not travel, and gets its full length. */
function kept(line: number, id: string, text: string): Partial<CompletionItem> {
  const end = { line, character: text.length };
  const range = { start: { line, character: 0 }, end: { line, character: id.length } };
  const missing = ' '.repeat(Math.max(0, RECORD_LENGTH - text.length));
  return {
    textEdit: { range, newText: id },
    ...(missing === '' ? {} : { additionalTextEdits: [{ range: { start: end, end }, newText: missing }] }),
  };
}

/** A, B, Y and Z together, to begin a file with. */
function envelopeItem(transmission: Transmission, line: number, snippets: boolean): CompletionItem[] {
  const text = transmission.document.line(line);
  if (transmission.recordCount > line + 1 || text.trim().length > 1) return [];
  const range = { start: { line, character: 0 }, end: { line, character: text.length } };
  const envelope = transmission.catalog.envelope('input', '');
  const layouts = ['A', 'B', 'Y', 'Z'].flatMap((id) => envelope.records.get(id)?.base ?? []);
  const [first] = layouts;
  if (!first) return [];
  const records = layouts.map((layout) => skeleton(layout, () => undefined));
  return [
    {
      label: 'A … Z',
      labelDetails: { detail: ' Batch with one block', description: 'A, B, Y and Z' },
      kind: CompletionItemKind.Module,
      detail: 'Batch with one block',
      filterText: 'A',
      sortText: '0000Z',
      insertTextMode: InsertTextMode.asIs,
      ...inserted(range, records.join('\n'), firstGap(first, records[0] ?? ''), snippets),
    },
  ];
}

/** @returns the Markdown that documents an item of {@link recordItems}, or undefined when the item is none */
export function recordDocumentation(catalog: Catalog, data: unknown): string | undefined {
  if (!isRecordData(data)) return undefined;
  const application = applicationOf(catalog, data);
  const layout = application?.records.get(data.record)?.base;
  const identifier = layout?.fields[0]?.field;
  return (
    layout &&
    identifier &&
    recordMarkdown(
      catalog,
      application,
      layout,
      `${escapeMarkdown(identifier.name)} ${codeSpan(identifier.value ?? '')} · ${factsInWords(identifier)}`,
    )
  );
}

function dataOf(record: string, layout: ApplicationLayout): RecordData {
  const { application, direction, chapter } = layout;
  const envelope = layout.transactions.some((transaction) => transaction.application === '*');
  return { kind: 'record', record, application, direction, chapter: chapter.chapter, envelope };
}

function isRecordData(data: unknown): data is RecordData {
  return typeof data === 'object' && data !== null && 'kind' in data && data.kind === 'record';
}

function applicationOf(catalog: Catalog, data: RecordData): ApplicationLayout | undefined {
  if (data.envelope) return catalog.envelope(data.direction, data.application);
  const layouts = catalog.application(data.application);
  return layouts.find(({ chapter }) => chapter.chapter === data.chapter) ?? catalog.embedded(data.application);
}

function standingInWords({ standing, step, again }: ExpectedRecord): string {
  if (standing === 'needed') return 'mandatory';
  if (!step) return standing === 'irregular' ? 'not yet' : 'may follow';
  if (again) return 'another';
  if (standing === 'allowed')
    return designationInWords(
      step.to.node.designation === 'M' ? step.opens.node.designation : step.to.node.designation,
    );
  if (step.kind === 'behind') return 'belongs above';
  const missing = step.passed[0];
  return missing ? `needs ${firstRecord(missing)} first` : 'limit reached';
}

/** The record that a place begins with, by its mandatory members. */
function firstRecord(place: Place): string {
  const first = place.children.find(({ mandatory }) => mandatory) ?? place.children[0];
  return place.record ?? (first ? firstRecord(first) : (place.name ?? ''));
}

/** Escapes what a snippet would read as its own syntax. */
function escaped(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
