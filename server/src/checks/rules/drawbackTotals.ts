/** Rules of drawback claims, DE, on amounts and totals (pages 49 to 79). */
import type { UnitRule } from '../rule';
import type { RecordView, UnitView } from '../unitView';
import { claimOf } from './drawback';
import { money } from './amounts';
import { groupedBy, isWhole, repeated, rulesFor, sumOf } from './common';

const define = rulesFor('DE');

/** Classes of the grand totals (page 79); every other class is a user fee. */
const dutyClasses = ['364', '369'];
const taxClasses = ['365', '674', '675', '374'];

/** One class and its total on an 89 record. */
interface ClassTotal {
  readonly record: RecordView;
  readonly field: string;
  readonly code: string;
  /** Undefined when blank or unreadable. */
  readonly amount: number | undefined;
}

function classTotals(unit: UnitView): ClassTotal[] {
  return unit.all('89').flatMap((record) =>
    [1, 2, 3, 4].flatMap((nth): ClassTotal[] => {
      const code = record.value(`Accounting Class Code (${nth})`);
      const field = `Total Amount (${nth})`;
      return code === '' ? [] : [{ record, field, code, amount: record.number(field) }];
    }),
  );
}

const classTotal = define(
  {
    id: 'de-class-total',
    title: 'Totals by accounting class',
    description:
      'The total of a class on the 89 records is the sum of the amounts claimed under it on the 43 records, and each class claimed has a total.',
    severity: 'warning',
    page: 'Drawback, 76',
  },
  (unit, report) => {
    if (!claimOf(unit) || !isWhole(unit) || !unit.has('43') || !unit.has('89')) return;
    const totals = classTotals(unit);
    const claimed = groupedBy(unit.all('43'), (record) => record.value('Accounting Class Code'));
    for (const [code, records] of claimed) {
      if (code === '') continue;
      const amount = sumOf(records.map((record) => record.number('Claim Amount')));
      const adjusted = sumOf(
        records.map((record) =>
          record.isBlank('Adjusted Claimed Amount') ? 0 : record.number('Adjusted Claimed Amount'),
        ),
      );
      const total = totals.filter((one) => one.code === code);
      const [first] = total;
      if (amount === undefined || adjusted === undefined) continue;
      if (!first) {
        const [record] = records;
        if (record && amount + adjusted !== 0)
          report(record, 'Accounting Class Code', `Class ${code} is claimed here and has no total on the 89 records.`);
        continue;
      }
      const given = sumOf(total.map((one) => one.amount));
      // The chapter does not say whether what a reconciliation adds is part of the total.
      if (given === undefined || given === amount || given === amount + adjusted) continue;
      report(
        first.record,
        first.field,
        `The total of class ${code} is $${money(given)}; the amounts claimed under it on the 43 records add up to $${money(amount)}.`,
        // Several totals of one class are said to be too many.
        total.length === 1 ? { fix: { value: String(amount) } } : {},
      );
    }
    for (const one of totals)
      if (!claimed.has(one.code) && (one.amount ?? 0) !== 0)
        report(one.record, one.field, `Class ${one.code} has a total and is not claimed on any 43 record.`);
  },
);

const classRepeated = define(
  {
    id: 'de-class-repeated',
    title: 'One total for each class',
    description: 'Each accounting class has one total on the 89 records, and a total of zero is not listed.',
    severity: 'warning',
    page: 'Drawback, 76',
  },
  (unit, report) => {
    const totals = classTotals(unit);
    for (const { item, first } of repeated(totals, ({ code }) => code))
      report(item.record, item.field, `Class ${item.code} has a total already.`, {
        related: [{ record: first.record, field: first.field, message: 'Its first total' }],
      });
    for (const one of totals)
      if (one.amount === 0)
        report(one.record, one.field, `The total of class ${one.code} is zero: leave the class out.`);
  },
);

const grandTotal = define(
  {
    id: 'de-grand-total',
    title: 'Grand totals',
    description:
      'The grand totals on the 90 record are the sums of the class totals: duty 364 and 369, tax 365, 374, 674 and 675, user fees all others.',
    severity: 'error',
    page: 'Drawback, 78',
  },
  (unit, report) => {
    const record = unit.first('90');
    if (!claimOf(unit) || !record || !isWhole(unit) || !unit.has('89')) return;
    const totals = classTotals(unit);
    const isDuty = ({ code }: ClassTotal): boolean => dutyClasses.includes(code);
    const isTax = ({ code }: ClassTotal): boolean => taxClasses.includes(code);
    for (const [field, belongs, what] of [
      ['Grand Total Duty Amount', isDuty, 'classes 364 and 369'],
      ['Grand Total IR Tax Amount', isTax, 'classes 365, 374, 674 and 675'],
      ['Grand Total User Fee Amount', (one: ClassTotal) => !isDuty(one) && !isTax(one), 'all other classes'],
    ] as const) {
      const given = record.number(field);
      const sum = sumOf(totals.filter(belongs).map((one) => one.amount));
      if (given === undefined || sum === undefined || given === sum) continue;
      report(
        record,
        field,
        `${field} is $${money(given)}; the totals of ${what} on the 89 records add up to $${money(sum)}. They must be equal.`,
        { fix: { value: String(sum) } },
      );
    }
  },
);

const claimLimit = define(
  {
    id: 'de-claim-limit',
    title: 'Claim and calculated amount',
    description: 'The amount claimed usually does not exceed the calculated amount, the largest refund allowable.',
    severity: 'information',
    page: 'Drawback, 49',
  },
  (unit, report) => {
    for (const record of unit.all('43')) {
      const claimed = record.number('Claim Amount');
      const calculated = record.number('Calculated Amount');
      if (claimed !== undefined && calculated !== undefined && claimed > calculated)
        report(
          record,
          'Claim Amount',
          `The claim of $${money(claimed)} exceeds the calculated amount of $${money(calculated)}, the largest refund allowable.`,
        );
    }
  },
);

export const drawbackTotalRules: readonly UnitRule[] = [classTotal, classRepeated, grandTotal, claimLimit];
