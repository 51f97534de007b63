/** Completions at the start of a line: the records that may stand there, as skeletons of 80 positions. */
import {
  CompletionItemKind,
  InsertTextFormat,
  InsertTextMode,
  type CompletionItem,
  type Position,
  type Range,
} from 'vscode-languageserver';
import type { Catalog } from '../layout/catalog';
import type { Place } from '../layout/structureMap';
import type { Transmission } from '../transmission/transmission';
import { expectedRecords, recordAbove, type ExpectedRecord } from './expectedRecords';
import { factsInWords } from './fieldWords';
import { factsOf, groupMarkdown, groupsFrom, type GroupFacts, type OfferedGroup } from './groupCompletion';
import { layoutData, layoutOf, type LayoutData } from './layoutData';
import { codeSpan, escapeMarkdown } from './markdown';
import { recordMarkdown } from './recordWords';
import { gapsOf, type NewRecord } from '../transmission/newGroup';
import { newTransmission } from '../transmission/newTransmission';
import { KnownValues } from '../transmission/skeleton';
import { designationInWords, recordName } from './structureWords';
import { recordsSnippet } from './tabStops';
import { RECORD_LENGTH } from '../storage/recordLength';

/** Control identifiers have up to this many characters. */
const IDENTIFIER_LENGTH = 4;

/** What the documentation of a record or group is made from. */
type ItemData = LayoutData &
  ({ readonly kind: 'record'; readonly record: string } | { readonly kind: 'group'; readonly group: GroupFacts });

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
 * @param snippets the client takes snippets: their tab stops are the fields to be filled
 * @returns one item for each record that may stand on the line, behind it those for the groups that begin with it; each replaces the
 *   whole line by records of 80 positions
 */
export function recordItems(transmission: Transmission, line: number, snippets: boolean): CompletionItem[] {
  const text = transmission.document.line(line);
  const above = recordAbove(transmission, line);
  const known = new KnownValues(transmission, line, above);
  const present = transmission.recordAt(line)?.layout?.record.id;
  const hasValues = present !== undefined && text.slice(present.length).trim() !== '';
  const isFree = !hasValues && text.trim().length <= IDENTIFIER_LENGTH;
  const whole = { start: { line, character: 0 }, end: { line, character: text.length } };
  const items = expectedRecords(transmission, line).flatMap((expected, at): CompletionItem[] => {
    const { layout, application, step } = expected;
    const { id } = layout.record;
    const name = recordName(layout.record);
    const filled = hasValues && id === present ? undefined : known.record(application, id, step);
    const order = String(at).padStart(4, '0');
    const groups = isFree ? groupsFrom(transmission, line, above, expected) : [];
    return [
      {
        label: id,
        labelDetails: { detail: ` ${name}`, description: standingInWords(expected) },
        kind: CompletionItemKind.Struct,
        detail: name,
        filterText: id,
        sortText: order,
        insertTextMode: InsertTextMode.asIs,
        ...(filled
          ? inserted(whole, [{ ...filled, gaps: gapsOf(filled, known.sources) }], snippets)
          : kept(line, id, text)),
        data: { kind: 'record', record: id, ...layoutData(application) } satisfies ItemData,
      },
      ...groups.map((group, nth): CompletionItem => ({
        ...groupItem(group, id, `${order}${String(nth).padStart(2, '0')}`),
        ...inserted(whole, group.records, snippets),
        data: { kind: 'group', group: factsOf(group), ...layoutData(application) } satisfies ItemData,
      })),
    ];
  });
  return above === undefined ? [...items, ...envelopeItem(transmission, line, snippets)] : items;
}

function groupItem({ title, description, records }: OfferedGroup, id: string, sortText: string): CompletionItem {
  return {
    label: `${id} … ${records.at(-1)?.layout.record.id ?? ''}`,
    labelDetails: { detail: ` ${title}`, description },
    kind: CompletionItemKind.Module,
    detail: title,
    filterText: id,
    sortText,
    insertTextMode: InsertTextMode.asIs,
  };
}

function inserted(range: Range, records: readonly NewRecord[], snippets: boolean): Partial<CompletionItem> {
  return {
    textEdit: { range, newText: snippets ? recordsSnippet(records) : records.map(({ text }) => text).join('\n') },
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
  const records = newTransmission(transmission.catalog, '', undefined);
  return [
    {
      label: 'A … Z',
      labelDetails: { detail: ' Batch with one block', description: 'A, B, Y and Z' },
      kind: CompletionItemKind.Module,
      detail: 'Batch with one block',
      filterText: 'A',
      sortText: '0000Z',
      insertTextMode: InsertTextMode.asIs,
      ...inserted(range, records, snippets),
    },
  ];
}

/** @returns the Markdown that documents an item of {@link recordItems}, or undefined when the item is none */
export function recordDocumentation(catalog: Catalog, data: unknown): string | undefined {
  if (!isItemData(data)) return undefined;
  const application = layoutOf(catalog, data);
  if (data.kind === 'group') return application && groupMarkdown(catalog, application, data.group);
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

function isItemData(data: unknown): data is ItemData {
  return (
    typeof data === 'object' && data !== null && 'kind' in data && (data.kind === 'record' || data.kind === 'group')
  );
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
