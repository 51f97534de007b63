/**
 * Numbers by which records speak of the same thing, whatever record they stand in: entries, bills of lading, in-bond movements, importers,
 * statements.
 * Which fields hold them is told by the names of the fields.
 */
import type { CompiledField, CompiledLayout } from '../layout/compile';
import type { AceRecord } from '../transmission/model';

export type KeyKind = 'entry' | 'inBond' | 'bill' | 'importer' | 'statement';

/** A number as it stands in a record. */
export interface Key {
  readonly kind: KeyKind;
  /** The same for the same thing in every record: code and number without the blanks and hyphens that only some records have. */
  readonly id: string;
  /** Where the number stands, 0-based characters without padding. */
  readonly number: CharacterSpan;
  /** Where the code stands that belongs to the number, such as the entry filer code; undefined where it has none. */
  readonly code: CharacterSpan | undefined;
}

export interface CharacterSpan {
  readonly from: number;
  readonly to: number;
}

interface KeyRule {
  readonly kind: KeyKind;
  /** Names of fields with the number; the groups of the pattern stand for `$1` and `$2` in the names below. */
  readonly field: RegExp;
  /** Fields with the code that goes before the number; the first that the record has counts. */
  readonly code?: readonly string[];
  /** Only where another field of the record holds one of these values. */
  readonly when?: { readonly field: string; readonly in: readonly string[] };
  /** What code and number together look like, without blanks and hyphens. */
  readonly form: RegExp;
}

const ENTRY = /^[0-9A-Z]{3}[0-9A-Z]{7}[0-9]$/;
const IN_BOND = /^(?:[0-9]{9}|[0-9]{11}|V[0-9A-Z]{8,11})$/;
/** A standard carrier code and up to twelve characters, or more from other carriers. */
const BILL = /^[A-Z][A-Z0-9]{1,3}[A-Z0-9]{1,46}$/;
const AIR_WAYBILL = /^[0-9]{11}$/;
/** An employer's number with its suffix, a number that CBP assigned, or a social security number; hyphens left out. */
const IMPORTER = /^(?:[0-9]{9}[0-9A-Z]{2}|[0-9]{9}|[0-9]{11})$/;

/** Daily statements have a digit where monthly statements have a P. */
const STATEMENT = /^[0-9]{4}[0-9P][0-9]{2}[0-9A-Z]{3}$/;

const RULES: readonly KeyRule[] = [
  {
    kind: 'entry',
    field: /^(?!In-bond )(.*?)(?:Import )?Entry (?:Summary )?Number(?: or Drawback Claim Number)?((?: .*)?)$/i,
    code: ['$1Entry Filer Code$2', '$1Filer Code$2', 'Entry Filer Code', 'Release Entry Filer Code'],
    form: ENTRY,
  },
  {
    kind: 'entry',
    field: /^Reference Identifier$/,
    when: { field: 'Reference Identifier Qualifier', in: ['EN', 'CES', '6B'] },
    form: ENTRY,
  },
  { kind: 'entry', field: /^Transaction ID$/, when: { field: 'Transaction ID Type Code', in: ['1'] }, form: ENTRY },
  { kind: 'inBond', field: /^(?:Conventional |Previous )?In-bond (?:Entry |or Entry )?Number$/i, form: IN_BOND },
  {
    kind: 'inBond',
    field: /^Reference Identifier$/,
    when: { field: 'Reference Identifier Qualifier', in: ['IB'] },
    form: IN_BOND,
  },
  {
    kind: 'inBond',
    field: /^Manifest Component Identifier$/,
    when: { field: 'Manifest Component Type Code', in: ['I'] },
    form: IN_BOND,
  },
  {
    kind: 'inBond',
    field: /^Bill of Lading Number$/,
    when: { field: 'Bill Type Indicator', in: ['I'] },
    form: IN_BOND,
  },
  { kind: 'bill', field: /^Manifest Component Identifier$/, code: ['Manifest Component Issuer Code'], form: BILL },
  {
    kind: 'bill',
    field: /^Issuer Sequence of Simple\/Regular Master Bill of Lading$/,
    code: ['Issuer Code of Simple/Regular/Master Bill of Lading'],
    form: BILL,
  },
  {
    kind: 'bill',
    field: /^((?:Simple\/Regular )?(?:Master |House |Sub-house )?Bill(?: of Lading)?(?: Number)?)$/i,
    code: ['Issuer Code of $1', 'Issuer of $1', 'Issuer Code'],
    form: BILL,
  },
  { kind: 'bill', field: /^(?:House )?Air Waybill Number$/, form: AIR_WAYBILL },
  { kind: 'bill', field: /^Bill of Lading or Air Waybill$/, form: BILL },
  {
    kind: 'bill',
    field: /^Shipment Reference Identifier$/,
    when: { field: 'Code Qualifier', in: ['OB', 'BM'] },
    form: BILL,
  },
  {
    kind: 'bill',
    field: /^Reference Identifier$/,
    when: { field: 'Reference Identifier Qualifier', in: ['MB'] },
    form: BILL,
  },
  { kind: 'bill', field: /^Transaction ID$/, when: { field: 'Transaction ID Type Code', in: ['4'] }, form: BILL },
  {
    kind: 'importer',
    field:
      /^(?:(?:ISF |Periodic (?:Daily|Monthly) Statement )?Importer(?: of Record)?(?: Number)?(?: \([0-9]\))?|Consignee Number|Claimant ID or Importer Record Number .*|Designated Notify Party \(4811\) Number|Principal ID Number)$/,
    form: IMPORTER,
  },
  {
    kind: 'importer',
    field: /^Article Party Identifier$/,
    when: { field: 'Article Party Type Code', in: ['C', 'S'] },
    form: IMPORTER,
  },
  {
    kind: 'importer',
    field: /^Entity Identifier$/,
    when: { field: 'Entity Identifier Qualifier', in: ['EI', 'ANI', '34'] },
    form: IMPORTER,
  },
  {
    kind: 'statement',
    field: /^(?:(?:Periodic )?(?:Daily|Monthly) )?Statement Number$/,
    form: STATEMENT,
  },
];

/** A rule made fit for one layout. */
interface KeyField {
  readonly rule: KeyRule;
  readonly number: CompiledField;
  readonly code: CompiledField | undefined;
  readonly when: CompiledField | undefined;
}

const keyFields = new WeakMap<CompiledLayout, readonly KeyField[]>();

/** @returns the numbers of the record, in the order of their positions */
export function keysOf({ layout, text }: AceRecord): Key[] {
  if (!layout) return [];
  const keys: Key[] = [];
  for (const field of fieldsWithKeys(layout)) {
    // Several rules may suit a field; the first whose form fits its value counts.
    if (keys.some(({ number }) => number.from >= field.number.from && number.to <= field.number.to)) continue;
    const key = keyIn(field, text);
    if (key) keys.push(key);
  }
  return keys;
}

/** @returns what a field of the record holds the number of, whether or not it is filled; undefined for a field with no such number */
export function keyKindOf({ layout, text }: AceRecord, { index }: CompiledField): KeyKind | undefined {
  if (!layout) return undefined;
  const own = fieldsWithKeys(layout).filter(({ number }) => number.index === index);
  return own.find(({ when, rule }) => !when || rule.when?.in.includes(text.slice(when.from, when.to).trim()))?.rule
    .kind;
}

/** @param character 0-based, in the number, in its code, or right behind one of them */
export function keyAt(record: AceRecord, character: number): Key | undefined {
  const holds = (span: CharacterSpan | undefined): boolean =>
    span !== undefined && span.from <= character && character <= span.to;
  const keys = keysOf(record);
  return (
    keys.find(({ number }) => number.from <= character && character < number.to) ??
    keys.find(({ number }) => holds(number)) ??
    keys.find(({ code }) => holds(code))
  );
}

/** @returns from the code to the number where nothing else stands between them, else the number */
export function keySpan({ number, code }: Key, text: string): CharacterSpan {
  const isBefore = code !== undefined && code.to <= number.from && text.slice(code.to, number.from).trim() === '';
  return isBefore ? { from: code.from, to: number.to } : number;
}

function fieldsWithKeys(layout: CompiledLayout): readonly KeyField[] {
  let fields = keyFields.get(layout);
  if (!fields) {
    fields = layout.fields
      .flatMap((number) => RULES.flatMap((rule) => keyField(layout, number, rule) ?? []))
      .sort((a, b) => a.number.from - b.number.from);
    keyFields.set(layout, fields);
  }
  return fields;
}

function keyField(layout: CompiledLayout, number: CompiledField, rule: KeyRule): KeyField | undefined {
  const match = rule.field.exec(number.field.name);
  if (!match || number.isFiller) return undefined;
  const names = rule.code?.map((name) =>
    name.replace(/\$([12])/g, (_whole, group: string) => match[Number(group)] ?? ''),
  );
  const byName = (name: string): CompiledField | undefined =>
    layout.fieldsByName.get(name) ?? layout.fields.find(({ field }) => field.name.toLowerCase() === name.toLowerCase());
  const when = rule.when && byName(rule.when.field);
  if (rule.when && !when) return undefined;
  return { rule, number, code: names?.map(byName).find((field) => field !== undefined), when };
}

function keyIn({ rule, number, code, when }: KeyField, text: string): Key | undefined {
  if (when && rule.when?.in.includes(text.slice(when.from, when.to).trim()) !== true) return undefined;
  const span = valueSpan(number, text);
  const codeSpan = code && valueSpan(code, text);
  if (!span) return undefined;
  const value = (at: CharacterSpan | undefined): string => (at ? text.slice(at.from, at.to) : '').replace(/[ -]/g, '');
  const id = `${value(codeSpan)}${value(span)}`;
  // Zeros say that there is no number, as for a consignee with an address instead.
  return rule.form.test(id) && !/^0+$/.test(id) ? { kind: rule.kind, id, number: span, code: codeSpan } : undefined;
}

function valueSpan({ from, to }: CompiledField, text: string): CharacterSpan | undefined {
  const raw = text.slice(from, to);
  const value = raw.trim();
  if (value === '') return undefined;
  const start = from + raw.length - raw.trimStart().length;
  return { from: start, to: start + value.length };
}
