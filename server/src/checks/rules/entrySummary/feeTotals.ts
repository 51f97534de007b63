/** Totals of the user fees: the 89 records, and their sum in the 90 record (ESF-129, ESF-130, ESF-173, ESF-174). */
import { keepLast } from '../../keepLast';
import type { RecordView } from '../../unitView';
import { amountOf, money, named } from '../amounts';
import { inWords } from './calendar';
import { feeDate, processingBounds, processingFeesOn } from './feeRates';
import type { KnownRecord } from '../../finding';
import { sumOf } from '../common';
import { headerFees } from './fees';
import { filingRule, type EntrySummary } from './summary';

const PROCESSING = '499';

/** A class and its amount in an 89 record. */
class FeeTotal {
  private read: { readonly amount: number | undefined } | undefined;

  constructor(
    readonly record: RecordView,
    readonly feeClass: string,
    readonly classField: string,
    readonly amountField: string,
  ) {}

  get amount(): number | undefined {
    this.read ??= { amount: amountOf(this.record, this.amountField) };
    return this.read.amount;
  }
}

/** Sums by class; the few classes of a summary are found sooner one by one than in a map. */
class FeeSums {
  readonly classes: string[] = [];
  private readonly sums: (number | undefined)[] = [];

  /** @param amount undefined when it can't be read, and the sum with it */
  add(feeClass: string, amount: number | undefined): void {
    const at = this.classes.indexOf(feeClass);
    if (at === -1) {
      this.classes.push(feeClass);
      this.sums.push(amount);
    } else {
      const before = this.sums[at];
      this.sums[at] = before === undefined || amount === undefined ? undefined : before + amount;
    }
  }

  has(feeClass: string): boolean {
    return this.classes.includes(feeClass);
  }

  get(feeClass: string): number | undefined {
    return this.sums[this.classes.indexOf(feeClass)];
  }
}

/** Fields of the pairs of an 89 record. */
const PAIRS = [1, 2, 3, 4, 5].map((at) => ({
  classField: `Accounting Class Code (${at})`,
  amountField: `Total Fee Amount (${at})`,
}));

/** The pairs of the 89 records that are in use. */
const feeTotals = keepLast((summary: EntrySummary): readonly FeeTotal[] => {
  const totals: FeeTotal[] = [];
  for (const record of summary.all('89'))
    for (const { classField, amountField } of PAIRS) {
      const feeClass = record.value(classField);
      if (feeClass !== '') totals.push(new FeeTotal(record, feeClass, classField, amountField));
    }
  return totals;
});

/** Sums of the fees by class over the 34 and 62 records; undefined for a class of which an amount can't be read. */
const feeSums = keepLast((summary: EntrySummary): FeeSums => {
  const sums = new FeeSums();
  for (const { record, feeClass, amountField } of headerFees(summary))
    sums.add(feeClass, amountOf(record, amountField));
  for (const record of summary.all('62')) {
    const feeClass = record.value('Accounting Class Code');
    if (feeClass !== '') sums.add(feeClass, amountOf(record, 'User Fee Amount'));
  }
  return sums;
});

/** Condition codes for a class total that is not the sum of its fees. */
const MISMATCH: Readonly<Record<string, string>> = { '501': '719', '496': '730', '311': '731', '500': '732' };

const feeTotal = filingRule(
  {
    id: 'ae-fee-total',
    title: 'Totals of the fees by class',
    description: 'Each amount of the 89 record, but for class 499, is the sum of the 34 and 62 records of its class.',
    severity: 'error',
    page: 'ESF-174',
    records: ['89'],
    conditionCodes: ['717', '719', '720', '730', '731', '732'],
  },
  (summary, report) => {
    if (!summary.isWhole) return;
    const sums = feeSums(summary);
    for (const total of feeTotals(summary)) {
      const { record, classField, amountField, feeClass } = total;
      if (!sums.has(feeClass)) {
        // Zeros for a pair that is not used are a slip of their own.
        if (/^0+$/.test(feeClass)) continue;
        report(
          record,
          classField,
          `${named(record, classField)} is ${feeClass}, but no 34 or 62 record has this fee.`,
          {
            conditionCode: '717',
          },
        );
        continue;
      }
      const sum = sums.get(feeClass);
      const { amount } = total;
      if (feeClass === PROCESSING || sum === undefined || amount === undefined || amount === sum) continue;
      report(
        record,
        amountField,
        `${named(record, amountField)} of class ${feeClass} is ${money(amount)}; the fees of this class add up to ${money(sum)}.`,
        { conditionCode: MISMATCH[feeClass] ?? '720', fix: { value: String(sum) } },
      );
    }
  },
);

const feeTotalMissing = filingRule(
  {
    id: 'ae-fee-total-required',
    title: 'Every fee has its total',
    description: 'A class that a 34 or 62 record reports stands in an 89 record.',
    severity: 'error',
    page: 'ESF-129',
    records: ['90'],
    conditionCodes: ['248', '715', '716'],
  },
  (summary, report) => {
    const totals = summary.first('90');
    if (!totals || !summary.isWhole) return;
    const inTotals = feeTotals(summary);
    const missing: string[] = [];
    for (const feeClass of feeSums(summary).classes)
      if (!inTotals.some((total) => total.feeClass === feeClass)) missing.push(feeClass);
    const [first] = missing;
    if (first === undefined) return;
    const inHeader = new Set(headerFees(summary).map(({ feeClass }) => feeClass));
    const present = summary.first('89');
    const conditionCode = present ? (inHeader.has(first) ? '248' : undefined) : inHeader.has(first) ? '715' : '716';
    report(
      present ?? totals,
      undefined,
      `${missing.length === 1 ? 'Fee' : 'Fees'} ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} reported, but ${present ? 'not in the fee totals: add class and amount to the 89 record' : 'there is no 89 record before this one with the fee totals'}.`,
      {
        // A class that the 89 records leave out makes the grand total differ as well; no condition names it.
        ...(conditionCode === undefined ? { severity: 'warning' } : { conditionCode }),
        ...missingTotals(summary, missing, present),
      },
    );
  },
);

/** Class and amount of fees that have no total yet: in the free places of the 89 record, or in a new one. */
function missingTotals(
  summary: EntrySummary,
  classes: readonly string[],
  present: RecordView | undefined,
): { fill?: KnownRecord } {
  const free = [1, 2, 3, 4, 5].filter((at) => present?.isBlank(`Accounting Class Code (${at})`) !== false);
  if (classes.length > free.length) return {};
  const sums = feeSums(summary);
  const date = feeDate(summary);
  const fees = date && processingFeesOn(date);
  const fields = classes.flatMap((feeClass, nth) => {
    const sum = sums.get(feeClass);
    const at = free[nth];
    if (sum === undefined || at === undefined) return [];
    const isBounded = feeClass === PROCESSING && summary.mode !== '70' && sum > 0;
    const amount = isBounded ? Math.min(Math.max(sum, fees?.minimum ?? 0), fees?.maximum ?? sum) : sum;
    return [
      [`Accounting Class Code (${at})`, feeClass],
      [`Total Fee Amount (${at})`, String(amount)],
    ];
  });
  if (fields.length < classes.length) return {};
  return {
    fill: { ...(present ? {} : { record: '89' }), fields: Object.fromEntries(fields) as Record<string, string> },
  };
}

/** @returns the user fee total of the 90 record as the 89 records add up to it */
export function userFeeTotalOf(summary: EntrySummary): Record<string, string> {
  const sum = sumOf(feeTotals(summary).map(({ amount }) => amount));
  return sum === undefined ? {} : { 'Grand Total User Fee Amount': String(sum) };
}

const repeatedClass = filingRule(
  {
    id: 'ae-fee-total-repeated',
    title: 'Each class once in the fee totals',
    description: 'A class code stands once in the 89 records.',
    severity: 'warning',
    page: 'ESF-129',
    records: ['89'],
    conditionCodes: ['254'],
  },
  (summary, report) => {
    const seen = new Set<string>();
    for (const { record, classField, feeClass } of feeTotals(summary)) {
      if (seen.has(feeClass))
        report(record, classField, `${named(record, classField)} repeats class ${feeClass}: total each class once.`, {
          conditionCode: '254',
        });
      seen.add(feeClass);
    }
  },
);

/** Differences between the total and the lines that CBP may tolerate, in cents. */
const TOLERATED = 100;

interface Fault {
  expected: string;
  /** The right amount, where the day leaves no doubt. */
  right?: number;
  code: string;
  /** Wrong on any day since 2011, whatever day CBP takes. */
  certain: boolean;
}

/** What is wrong with the 499 total, all amounts in cents; undefined when it is right or nothing can be said. */
function processingFault(sum: number, total: number, summary: EntrySummary): Fault | undefined {
  if (sum === 0) return undefined;
  const { minimum, maximum } = processingBounds;
  const isLow = sum < minimum[1];
  if (!isLow && sum <= maximum[0]) {
    if (total === sum) return undefined;
    return { expected: money(sum), right: sum, code: '641', certain: Math.abs(total - sum) > TOLERATED };
  }
  const [least, most] = isLow ? minimum : maximum;
  const certain = total < least || total > most;
  const code = isLow ? '639' : '640';
  const bound = isLow ? 'the minimum' : 'the maximum';
  const date = feeDate(summary);
  const fees = date && processingFeesOn(date);
  if (!date || !fees) return certain ? { expected: bound, code, certain } : undefined;
  const right = Math.min(Math.max(sum, fees.minimum ?? 0), fees.maximum ?? sum);
  if (total === right) return undefined;
  if (right === sum) return { expected: money(sum), right, code: '641', certain };
  return { expected: `${bound} on ${inWords(date)}, ${money(right)}`, right, code, certain };
}

const processingTotal = filingRule(
  {
    id: 'ae-mpf-total',
    title: 'Total of the processing fee',
    description:
      'The 89 amount of class 499 is the sum of the lines, raised to the minimum or lowered to the maximum of the date. Consolidated summaries may exceed the maximum; mode 70 has no bounds.',
    severity: 'error',
    page: 'ESF-174',
    records: ['89'],
    conditionCodes: ['639', '640', '641'],
  },
  (summary, report) => {
    const sum = feeSums(summary).get(PROCESSING);
    const entry = feeTotals(summary).find(({ feeClass }) => feeClass === PROCESSING);
    const amount = entry?.amount;
    if (!entry || sum === undefined || amount === undefined || !summary.isWhole || summary.mode === '70') return;
    const { record, amountField } = entry;
    if (summary.mayBeConsolidated && amount > processingBounds.maximum[0]) return;
    const fault = processingFault(sum, amount, summary);
    if (!fault) return;
    report(
      record,
      amountField,
      `${named(record, amountField)} of class 499 is ${money(amount)}; the lines add up to ${money(sum)}, so it is ${fault.expected}.`,
      {
        conditionCode: fault.code,
        ...(fault.certain ? {} : { severity: 'warning' }),
        ...(fault.right === undefined ? {} : { fix: { value: String(fault.right) } }),
      },
    );
  },
);

const userFeeTotal = filingRule(
  {
    id: 'ae-user-fee-total',
    title: 'Total of the user fees',
    description: 'The Grand Total User Fee Amount of the 90 record is the sum of all amounts of the 89 records.',
    severity: 'error',
    page: 'ESF-174',
    records: ['90'],
    conditionCodes: ['726'],
  },
  (summary, report) => {
    const field = 'Grand Total User Fee Amount';
    const totals = summary.first('90');
    const reported = totals && amountOf(totals, field);
    // Without 89 records, the fees that lack their total are the finding.
    if (
      !totals ||
      reported === undefined ||
      !summary.isWhole ||
      (!summary.has('89') && feeSums(summary).classes.length > 0)
    )
      return;
    let sum = 0;
    for (const { amount } of feeTotals(summary)) {
      if (amount === undefined) return;
      sum += amount;
    }
    if (sum === reported) return;
    const parts = summary.has('89') ? `the 89 records add up to ${money(sum)}` : 'no fee is reported';
    report(totals, field, `${named(totals, field)} is ${money(reported)}; ${parts}.`, {
      conditionCode: '726',
      fix: { value: String(sum) },
    });
  },
);

/** Rules of this file. */
export const feeTotalRules = [feeTotal, feeTotalMissing, repeatedClass, processingTotal, userFeeTotal];
