/**
 * What does not add up in statements, which CBP sends: daily statements (PF) and periodic monthly statements (MS).
 * Nothing here is more than information.
 */
import type { Report, UnitRule } from '../rule';
import type { RecordSpan, RecordView, UnitView } from '../unitView';
import { groupsOf, isWhole, rulesFor, sumOf } from './common';
import { money } from './amounts';

const daily = rulesFor('PF');
const monthly = rulesFor('MS');
const either = rulesFor('PF', 'MS');

const places = ['First', 'Second', 'Third', 'Fourth', 'Fifth'];
/** Warehouse entries and temporary importations show only part of what they owe in the totals. */
const partlyInTotals = ['21', '22', '23'];

/** A blank amount is none. */
const amount = (record: RecordView | undefined, field: string): number | undefined =>
  record && (record.isBlank(field) ? 0 : record.number(field));

/** The totals the details stand for: on a final statement what was paid, otherwise what is due. */
interface Totals {
  readonly duty: RecordView;
  readonly rest: RecordView;
  readonly fees: readonly RecordView[];
  /** Field of the whole amount. */
  readonly whole: string;
}

function totalsOf(unit: UnitView): Totals | undefined {
  const final = unit.blockHeader?.value('Statement Status') === 'F';
  const [duty, rest] = final ? [unit.first('Q5'), unit.first('Q6')] : [unit.first('Q3'), unit.first('Q4')];
  if (!duty || !rest) return undefined;
  return { duty, rest, fees: unit.all(final ? 'QJ' : 'QE'), whole: final ? 'Total Amount Paid' : 'Total Amount Due' };
}

/** Fees of records with five pairs each, by class; undefined when one can't be read. */
function feesOf(records: readonly RecordView[]): Map<string, number> | undefined {
  const fees = new Map<string, number>();
  for (const record of records) {
    for (const place of places) {
      const code = record.value(`${place} Fee Class Code`);
      if (code === '') continue;
      const fee = amount(record, `${place} Fee Amount`);
      if (fee === undefined) return undefined;
      fees.set(code, (fees.get(code) ?? 0) + fee);
    }
  }
  return fees;
}

const feeSum = (records: readonly RecordView[]): number | undefined => {
  const fees = feesOf(records);
  return fees && sumOf([...fees.values()]);
};

/** The entries or statements that the totals stand for. */
const details = (unit: UnitView): { head: RecordView; group: RecordSpan }[] => groupsOf(unit, 'Q1', ['Q3', 'Q5', 'Q7']);

/** Says that a total is not the sum of its parts. */
function compare(report: Report, record: RecordView, field: string, sum: number | undefined): void {
  const given = amount(record, field);
  if (given === undefined || sum === undefined || given === sum) return;
  report(record, field, `${field} is $${money(given)}; the records above add up to $${money(sum)}.`, {
    fix: { value: String(sum) },
  });
}

/** Compares the fee totals with the fees of the details, class by class. */
function compareFees(report: Report, totals: readonly RecordView[], parts: readonly RecordView[]): void {
  const sums = feesOf(parts);
  if (!sums) return;
  for (const record of totals)
    for (const place of places) {
      const code = record.value(`${place} Fee Class Code`);
      if (code !== '') compare(report, record, `${place} Fee Amount`, sums.get(code) ?? 0);
    }
}

const dailyTotals = daily(
  {
    id: 'pf-totals',
    title: 'Totals of a daily statement',
    description:
      'Duty, antidumping and countervailing duty, and fees of the entry summaries add up to the totals, where every summary counts in full.',
    severity: 'information',
    page: 'Daily Statement, 17 to 26',
  },
  (unit, report) => {
    const totals = totalsOf(unit);
    const entries = details(unit);
    if (!totals || entries.length === 0 || !isWhole(unit)) return;
    const second = entries.map(({ group }) => group.first('Q2'));
    const inFull =
      second.every((record) => record?.value('Pay Indicator') === 'Y') &&
      entries.every(({ head }) => !partlyInTotals.includes(head.value('Entry Type')));
    if (!inFull) return;
    /** Amounts covered by a bond stay out of the totals. */
    const due = (field: string, indicator: string): number | undefined =>
      sumOf(second.map((record) => (record?.value(indicator) === 'N' ? 0 : amount(record, field))));
    compare(
      report,
      totals.duty,
      'Total Estimated Duty',
      sumOf(entries.map(({ head }) => amount(head, 'Estimated Duty Amount'))),
    );
    if (entries.every(({ head }) => head.value('Deferred Tax Indicator') !== 'Y'))
      compare(
        report,
        totals.duty,
        'Total Estimated Tax',
        sumOf(entries.map(({ head }) => amount(head, 'Estimated Tax Amount'))),
      );
    compare(report, totals.rest, 'Total Antidumping Duty', due('Antidumping Duty Amount', 'Antidumping Indicator'));
    compare(
      report,
      totals.rest,
      'Total Countervailing Duty',
      due('Countervailing Duty Amount', 'Countervailing Indicator'),
    );
    compareFees(report, totals.fees, unit.all('QA'));
  },
);

const dailyWhole = daily(
  {
    id: 'pf-whole',
    title: 'Whole amount of a daily statement',
    description:
      'The amount due or paid is the sum of the totals of duty, tax, antidumping and countervailing duty, fees and interest.',
    severity: 'information',
    page: 'Daily Statement, 19 and 24',
  },
  (unit, report) => {
    if (!isWhole(unit)) return;
    for (const [duty, rest, fees, whole] of [
      [unit.first('Q3'), unit.first('Q4'), unit.all('QE'), 'Total Amount Due'],
      [unit.first('Q5'), unit.first('Q6'), unit.all('QJ'), 'Total Amount Paid'],
    ] as const) {
      // How deferred tax counts is not said.
      if (!duty || !rest || amount(duty, 'Total Deferred Tax') !== 0) continue;
      const sum = sumOf([
        amount(duty, 'Total Estimated Duty'),
        amount(duty, 'Total Estimated Tax'),
        amount(rest, 'Total Antidumping Duty'),
        amount(rest, 'Total Countervailing Duty'),
        amount(rest, 'Total Interest Amount For Reconciliation Summary'),
        feeSum(fees),
      ]);
      compare(report, rest, whole, sum);
    }
  },
);

const dailyCount = daily(
  {
    id: 'pf-count',
    title: 'Number of entry summaries',
    description: 'The entries with and without revenue are together as many as the entry summaries on the statement.',
    severity: 'information',
    page: 'Daily Statement, 19 and 24',
  },
  (unit, report) => {
    const totals = totalsOf(unit);
    const count = details(unit).length;
    if (!totals || count === 0 || !isWhole(unit)) return;
    const [field, other] = ['Total Number Revenue Producing Entries', 'Total Number Non-Revenue Producing Entries'];
    const given = sumOf([totals.rest.number(field), totals.rest.number(other)]);
    if (given !== undefined && given !== count)
      report(
        totals.rest,
        field,
        `${given} entries are counted with and without revenue; the statement lists ${count}.`,
      );
  },
);

const monthlyTotals = monthly(
  {
    id: 'ms-totals',
    title: 'Totals of a monthly statement',
    description:
      'Duty, tax, antidumping and countervailing duty, amounts and fees of the daily statements add up to the totals.',
    severity: 'information',
    page: 'Periodic Monthly Statement, 11 to 17',
  },
  (unit, report) => {
    const totals = totalsOf(unit);
    const statements = details(unit);
    if (!totals || statements.length === 0 || !isWhole(unit)) return;
    for (const [record, id, field, of] of [
      [totals.duty, 'Q1', 'Total Duty', 'Total Duty'],
      [totals.duty, 'Q1', 'Total Tax', 'Total Tax'],
      [totals.rest, 'Q2', 'Total Antidumping Duty', 'Total Antidumping Duty'],
      [totals.rest, 'Q2', 'Total Countervailing Duty', 'Total Countervailing Duty'],
      [totals.rest, 'Q2', totals.whole, 'Total Amount Due'],
    ] as const)
      compare(report, record, field, sumOf(statements.map(({ group }) => amount(group.first(id), of))));
    compareFees(report, totals.fees, unit.all('QA'));
  },
);

const sequence = either(
  {
    id: 'statement-sequence',
    title: 'Fee records are numbered',
    description: 'QA, QE and QJ records that follow one another are numbered 01 to 05.',
    severity: 'information',
    page: 'Daily Statement, 15; Periodic Monthly Statement, 9',
  },
  (unit, report) => {
    let due = 1;
    let before = '';
    for (const record of unit.records) {
      due = record.id === before ? due + 1 : 1;
      before = record.id;
      if (!['QA', 'QE', 'QJ'].includes(record.id)) continue;
      const number = record.number('Sequence Number');
      if (number !== undefined && number !== due)
        report(
          record,
          'Sequence Number',
          `Sequence number ${record.value('Sequence Number')} stands where ${String(due).padStart(2, '0')} is due.`,
          { fix: { value: String(due).padStart(2, '0') } },
        );
    }
  },
);

/** Fields of the totals that repeat the B record of the block. */
const repeatedFromHeader = {
  PF: ['Daily Statement Number', 'Daily Statement Print Date'],
  MS: ['Periodic Monthly Statement Number', 'Periodic Monthly Statement Print Date'],
} as const;

const identity = either(
  {
    id: 'statement-identity',
    title: 'Number and date of a statement',
    description: 'Statement number and print date of the totals are those of the B record.',
    severity: 'information',
    page: 'Batch and Block Control, B&B-25',
  },
  (unit, report) => {
    const header = unit.blockHeader;
    if (!header) return;
    const [number, date] = unit.application === 'MS' ? repeatedFromHeader.MS : repeatedFromHeader.PF;
    for (const id of ['Q3', 'Q5'])
      for (const record of unit.all(id))
        for (const [field, of] of [
          [number, 'Statement Number'],
          [date, 'Preliminary Statement Print Date'],
        ] as const) {
          const [own, expected] = [record.value(field), header.value(of)];
          if (own !== '' && expected !== '' && own !== expected)
            report(record, field, `${field} is ${own}; the B record has ${expected}.`, { fix: { value: expected } });
        }
  },
);

export const statementRules: readonly UnitRule[] = [
  dailyTotals,
  dailyWhole,
  dailyCount,
  monthlyTotals,
  sequence,
  identity,
];
