/** Totals of an entry summary and what they add up (ESF-128 to ESF-131, ESF-173, ESF-174). */
import type { CompiledField } from '../layout/compile';
import type { AceRecord, Unit } from '../transmission/model';

/** A field of a record of a unit. */
export interface FieldPlace {
  /** 0-based. */
  readonly line: number;
  readonly field: CompiledField;
}

interface Amounts {
  /** Control identifier. */
  readonly record: string;
  /** Name of the field without the number in parentheses that pairs fields of a record. */
  readonly field: string;
  /** Another field that must look like this. */
  readonly when?: readonly (readonly [field: string, value: RegExp])[];
}

interface Total {
  readonly total: Amounts;
  readonly parts: readonly Amounts[];
  /** A total of its accounting class alone. */
  readonly byClass?: true;
}

const CHAPTER = 'entry-summary-create-update';
/** Beginning of the names of fields with an accounting class; the amount of that class stands behind it. */
export const CLASS = 'Accounting Class Code';
/** How many places are told of one total. */
const MOST_PLACES = 1000;

const cases = (kind: RegExp, claim?: RegExp): Amounts => ({
  record: '53',
  field: 'AD/CVD Duty Amount',
  when: [['Case Number', kind], ...(claim ? [['Bond/Cash Claim Code', claim] as const] : [])],
});
const header = (field: string): Amounts => ({ record: '90', field });
const caseTotal = (field: string): Amounts => ({ record: '88', field });

const TOTALS: readonly Total[] = [
  { total: header('Grand Total Duty Amount'), parts: [{ record: '50', field: 'Duty Amount' }] },
  { total: header('Grand Total IR Tax Amount'), parts: [{ record: '60', field: 'IR Tax Amount' }] },
  { total: header('Grand Total Other Revenue Amount'), parts: [{ record: '61', field: 'Other Revenue Amount' }] },
  { total: header('Grand Total User Fee Amount'), parts: [{ record: '89', field: 'Total Fee Amount' }] },
  {
    total: { record: '89', field: 'Total Fee Amount' },
    parts: [
      { record: '34', field: 'Header Fee Amount' },
      { record: '62', field: 'User Fee Amount' },
    ],
    byClass: true,
  },
  {
    total: header('Grand Total AD Duty Amount'),
    parts: [caseTotal('Total Bonded AD Duty Amount'), caseTotal('Total Cash Deposit AD Duty Amount')],
  },
  {
    total: header('Grand Total CV Duty Amount'),
    parts: [caseTotal('Total Bonded CV Duty Amount'), caseTotal('Total Cash Deposit CV Duty Amount')],
  },
  { total: caseTotal('Total Bonded AD Duty Amount'), parts: [cases(/^A/, /^B/)] },
  { total: caseTotal('Total Cash Deposit AD Duty Amount'), parts: [cases(/^A/, /^C/)] },
  { total: caseTotal('Total Bonded CV Duty Amount'), parts: [cases(/^C/, /^B/)] },
  { total: caseTotal('Total Cash Deposit CV Duty Amount'), parts: [cases(/^C/, /^C/)] },
];

/** @returns where the amounts stand that the field totals; none when it is no total */
export function partsOf(unit: Unit, record: AceRecord, field: CompiledField): FieldPlace[] {
  const { total, parts, byClass } = TOTALS.find((known) => matches(known.total, record, field)) ?? {};
  if (!total || !parts) return [];
  const feeClass = byClass && classOf(record, field);
  return placesIn(unit, parts).filter(
    ({ line, field: part }) => feeClass === undefined || feeClass === classOf(unit.records[line - unit.start], part),
  );
}

/** @returns where the field is totalled; none when it is no part of a total */
export function totalsOf(unit: Unit, record: AceRecord, field: CompiledField): FieldPlace[] {
  const known = TOTALS.find(({ parts }) => parts.some((part) => matches(part, record, field)));
  if (!known) return [];
  const feeClass = known.byClass && classOf(record, field);
  return placesIn(unit, [known.total]).filter(
    ({ line, field: total }) => feeClass === undefined || feeClass === classOf(unit.records[line - unit.start], total),
  );
}

/** Fields of the unit that hold such amounts; blank ones are none. */
function placesIn(unit: Unit, amounts: readonly Amounts[]): FieldPlace[] {
  const ids = new Set(amounts.map(({ record }) => record));
  const places: FieldPlace[] = [];
  for (const [at, record] of unit.records.entries()) {
    if (!ids.has(record.layout?.record.id ?? '')) continue;
    for (const field of record.layout?.fields ?? [])
      if (valueOf(record, field) !== '' && amounts.some((amount) => matches(amount, record, field)))
        places.push({ line: unit.start + at, field });
    if (places.length >= MOST_PLACES) break;
  }
  return places;
}

function matches({ record: id, field: name, when }: Amounts, record: AceRecord, { field }: CompiledField): boolean {
  const { layout } = record;
  if (layout?.chapter.chapter !== CHAPTER || layout.record.id !== id || withoutNumber(field.name) !== name)
    return false;
  return (when ?? []).every(([other, value]) => {
    const compiled = layout.fieldsByName.get(other);
    return compiled !== undefined && value.test(valueOf(record, compiled));
  });
}

/** The accounting class that stands with an amount: `Accounting Class Code (2)` with `Total Fee Amount (2)`. */
function classOf(record: AceRecord | undefined, { field }: CompiledField): string {
  const number = / \([0-9]+\)$/.exec(field.name)?.[0] ?? '';
  const compiled = record?.layout?.fieldsByName.get(`${CLASS}${number}`);
  return record && compiled ? valueOf(record, compiled) : '';
}

function withoutNumber(name: string): string {
  return name.replace(/ \([0-9]+\)$/, '');
}

function valueOf({ text }: AceRecord, { from, to }: CompiledField): string {
  return text.slice(from, to).trim();
}
