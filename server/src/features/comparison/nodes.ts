/** A transmission as a tree to be compared: transactions, the groups of their structure maps, records. */
import type { AceRecord, Unit } from '../../transmission/model';
import { structureTree, type StructureBranch } from '../../transmission/structureTree';
import { unwrap } from '../documentSymbols';
import { keysOf } from '../keyFields';
import { groupName, recordId, recordKey, unitName } from '../names';
import { recordName } from '../structureWords';

export interface Node {
  /** Only nodes of one kind are compared with each other. */
  readonly kind: string;
  /** The records as they stand there, without blanks at their ends. */
  readonly text: string;
  /** The same without the number that the place in the file gives: a line that moved up keeps the rest. */
  readonly content: string;
  /** What tells it from others of its kind, such as line number, HTS number or entry number; empty where nothing does. */
  readonly key: string;
  /** Its first value, which often says what it is: the role of a party, the class of a fee. */
  readonly role: string;
  /** There is one of it at most. */
  readonly isSingle: boolean;
  /** 0-based lines. */
  readonly first: number;
  readonly last: number;
  /** The record of a leaf. */
  readonly record: AceRecord | undefined;
  readonly children: readonly Node[];
  title(): string;
  /** Whether its title belongs to the trail of what is below. */
  readonly isNamed: boolean;
}

/** Fields that count the repetitions of a group in the order of the file. */
const COUNTER = /^(?:(?:\w+ )*Line(?: Item)? (?:Identifier|Number)|Sequence Number)$/;

/** Most transactions are the same on both sides: what only tells others apart is looked for when it is asked for. */
class LazyNode implements Node {
  private readonly known: { text?: string; content?: string; key?: string; role?: string; children?: readonly Node[] } =
    {};

  constructor(
    readonly kind: string,
    readonly isSingle: boolean,
    readonly first: number,
    readonly last: number,
    readonly record: AceRecord | undefined,
    readonly isNamed: boolean,
    private readonly find: {
      readonly records: () => readonly AceRecord[];
      readonly key: () => string;
      readonly role: () => string;
      readonly children: () => readonly Node[];
      readonly title: () => string;
    },
  ) {}

  get text(): string {
    return (this.known.text ??= this.find
      .records()
      .map(({ text }) => text.trimEnd())
      .join('\n'));
  }

  get content(): string {
    return (this.known.content ??= this.find.records().map(contentOf).join('\n'));
  }

  get key(): string {
    return (this.known.key ??= this.find.key());
  }

  get role(): string {
    return (this.known.role ??= this.find.role());
  }

  get children(): readonly Node[] {
    return (this.known.children ??= this.find.children());
  }

  title(): string {
    return this.find.title();
  }
}

export function unitNode(unit: Unit): Node {
  const [head] = unit.records;
  const kind = `unit ${unit.block.application} ${head ? kindOf(head) : ''}`;
  return new LazyNode(kind, false, unit.start, unit.end - 1, undefined, true, {
    records: () => unit.records,
    key: () => unitKey(unit),
    role: () => '',
    children: () => unwrap(structureTree(unit)).map((branch) => branchNode(unit, branch)),
    title: () => unitName(unit, structureTree(unit)),
  });
}

/** @param line 0-based */
export function recordNode(record: AceRecord, line: number, isSingle = true): Node {
  return new LazyNode(`record ${kindOf(record)}`, isSingle, line, line, record, false, {
    records: () => [record],
    key: () => recordKey(record),
    role: () => roleOf(record),
    children: () => [],
    title: () =>
      [recordId(record), record.layout ? recordName(record.layout.record) : '', recordKey(record)]
        .filter((part) => part !== '')
        .join(' '),
  });
}

function branchNode(unit: Unit, branch: StructureBranch): Node {
  const { place, first, last } = branch;
  const head = unit.records[first];
  const isSingle = place?.max === 1;
  if (branch.children.length === 0 && head) return recordNode(head, unit.start + first, isSingle);
  const kind = `group ${place?.name ?? ''} ${head ? kindOf(head) : ''}`;
  const [only, ...others] = branch.children;
  return new LazyNode(kind, isSingle, unit.start + first, unit.start + last, undefined, others.length > 0, {
    records: () => unit.records.slice(first, last + 1),
    key: () => (head ? recordKey(head) : ''),
    role: () => (head ? roleOf(head) : ''),
    children: () => branch.children.map((child) => branchNode(unit, child)),
    // A group of one record is no more than that.
    title: () => (only && others.length === 0 ? branchNode(unit, only).title() : groupName(unit, branch)),
  });
}

/** Records without a layout are all of one kind. */
function kindOf({ layout }: AceRecord): string {
  return layout?.record.id ?? '';
}

/** The numbers that the first record with any gives: an entry, an in-bond movement, importers. */
function unitKey({ records }: Unit): string {
  for (const record of records.slice(0, 5)) {
    const keys = keysOf(record);
    const [entry] = keys.filter(({ kind }) => kind === 'entry' || kind === 'inBond');
    if (entry) return entry.id;
    if (keys.length > 0) return keys.map(({ id }) => id).join(' ');
  }
  return records[0] ? recordKey(records[0]) : '';
}

function contentOf({ layout, text }: AceRecord): string {
  let content = text.trimEnd();
  for (const { field, from, to } of layout?.fields ?? [])
    if (COUNTER.test(field.name)) content = `${content.slice(0, from)}${' '.repeat(to - from)}${content.slice(to)}`;
  return content;
}

function roleOf({ layout, text }: AceRecord): string {
  for (const { isFiller, constant, from, to } of layout?.fields ?? []) {
    if (isFiller || constant !== undefined) continue;
    const value = text.slice(from, to).trim();
    if (value !== '') return value;
  }
  return '';
}
