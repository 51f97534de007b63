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
  readonly title: () => string;
  /** Whether its title belongs to the trail of what is below. */
  readonly isNamed: boolean;
}

/** Fields that count the repetitions of a group in the order of the file. */
const COUNTER = /^(?:(?:\w+ )*Line(?: Item)? (?:Identifier|Number)|Sequence Number)$/;

export function unitNode(unit: Unit): Node {
  const tree = structureTree(unit);
  const node = branchNode(unit, tree);
  const head = unit.records[0];
  return {
    ...node,
    children: unwrap(tree).map((branch) => branchNode(unit, branch)),
    kind: `unit ${unit.block.application} ${head ? kindOf(head) : ''}`,
    key: unitKey(unit),
    role: '',
    isSingle: false,
    title: () => unitName(unit, tree),
    isNamed: true,
  };
}

/** @param line 0-based */
export function recordNode(record: AceRecord, line: number, isSingle = true): Node {
  const id = recordId(record);
  const text = record.text.trimEnd();
  return {
    kind: `record ${kindOf(record)}`,
    text,
    content: contentOf(record),
    key: recordKey(record),
    role: roleOf(record),
    isSingle,
    first: line,
    last: line,
    record,
    children: [],
    title: () =>
      [id, record.layout ? recordName(record.layout.record) : '', recordKey(record)]
        .filter((part) => part !== '')
        .join(' '),
    isNamed: false,
  };
}

function branchNode(unit: Unit, branch: StructureBranch): Node {
  const head = unit.records[branch.first];
  const isSingle = branch.place?.max === 1;
  if (branch.children.length === 0 && head) return recordNode(head, unit.start + branch.first, isSingle);
  const children = branch.children.map((child) => branchNode(unit, child));
  const [only] = children;
  return {
    kind: `group ${branch.place?.name ?? ''} ${head ? kindOf(head) : ''}`,
    text: children.map(({ text }) => text).join('\n'),
    content: children.map(({ content }) => content).join('\n'),
    key: head ? recordKey(head) : '',
    role: head ? roleOf(head) : '',
    isSingle,
    first: unit.start + branch.first,
    last: unit.start + branch.last,
    record: undefined,
    children,
    // A group of one record is no more than that.
    title: () => (only && children.length === 1 ? only.title() : groupName(unit, branch)),
    isNamed: branch.children.length > 1,
  };
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
