/** Grand totals of duty, tax and other revenue, and totals of the AD/CVD duty: the 88 and 90 records (ESF-128, ESF-131, ESF-174). */
import type { UnitRule } from '../../rule';
import type { RecordView } from '../../unitView';
import { CASE_DUTY, caseKind } from './adcvd';
import { addUp, amountOf, amountOrZero, money, named } from '../amounts';
import { byEntryType } from './matrices';
import { sumOf } from '../common';
import { filingRule, type EntrySummary } from './summary';

interface GrandTotal {
  id: string;
  title: string;
  /** Field of the 90 record. */
  total: string;
  record: string;
  field: string;
  code: string;
}

/** Grand totals that are the sum of one field over all records of a kind. */
const GRAND_TOTALS: readonly GrandTotal[] = [
  {
    id: 'ae-duty-total',
    title: 'Total of the duty',
    total: 'Grand Total Duty Amount',
    record: '50',
    field: 'Duty Amount',
    code: '722',
  },
  {
    id: 'ae-tax-total',
    title: 'Total of the internal revenue tax',
    total: 'Grand Total IR Tax Amount',
    record: '60',
    field: 'IR Tax Amount',
    code: '724',
  },
  {
    id: 'ae-other-revenue-total',
    title: 'Total of other revenue',
    total: 'Grand Total Other Revenue Amount',
    record: '61',
    field: 'Other Revenue Amount',
    code: '768',
  },
];

const grandTotals = GRAND_TOTALS.map(({ id, title, total, record, field, code }): UnitRule =>
  filingRule(
    {
      id,
      title,
      description: `The ${total} of the 90 record is the sum of the ${field} of all ${record} records.`,
      severity: 'error',
      page: 'ESF-174',
      records: ['90'],
      conditionCodes: [code],
    },
    (summary, report) => {
      const totals = summary.first('90');
      const sum = addUp(summary.all(record), field);
      // Blanks in a total that is required are a finding of their own.
      const reported = totals && (record === '61' ? amountOrZero(totals, total) : amountOf(totals, total));
      if (!totals || reported === undefined || sum === undefined || reported === sum || !summary.isWhole) return;
      const parts = summary.has(record)
        ? `the ${record} records add up to ${money(sum)}`
        : `there is no ${record} record`;
      report(totals, total, `${named(totals, total)} is ${money(reported)}; ${parts}.`, {
        conditionCode: code,
        fix: { value: String(sum) },
      });
    },
  ),
);

interface CaseTotal {
  field: string;
  kind: 'A' | 'C';
  claim: 'B' | 'C';
  words: string;
  code: string;
}

const CASE_TOTALS: readonly CaseTotal[] = [
  { field: 'Total Bonded AD Duty Amount', kind: 'A', claim: 'B', words: 'bonded antidumping cases', code: '737' },
  {
    field: 'Total Cash Deposit AD Duty Amount',
    kind: 'A',
    claim: 'C',
    words: 'antidumping cases paid in cash',
    code: '739',
  },
  { field: 'Total Bonded CV Duty Amount', kind: 'C', claim: 'B', words: 'bonded countervailing cases', code: '741' },
  {
    field: 'Total Cash Deposit CV Duty Amount',
    kind: 'C',
    claim: 'C',
    words: 'countervailing cases paid in cash',
    code: '743',
  },
];

const caseTotals = filingRule(
  {
    id: 'ae-adcvd-totals',
    title: 'Totals of the AD/CVD duty by kind',
    description:
      'The 88 record totals the duty of the 53 records: antidumping and countervailing cases (A and C), bonded and in cash (B and C).',
    severity: 'error',
    page: 'ESF-181',
    records: ['88'],
    conditionCodes: ['737', '739', '741', '743'],
  },
  (summary, report) => {
    const totals = summary.first('88');
    const cases = summary.all('53');
    if (!totals || cases.length === 0 || !summary.isWhole) return;
    // A case that is neither bonded nor in cash, or of neither kind, belongs to an unknown total.
    const claimed = (record: RecordView): string => record.value('Bond/Cash Claim Code');
    if (cases.some((record) => caseKind(record) === undefined || !['B', 'C'].includes(claimed(record)))) return;
    for (const { field, kind, claim, words, code } of CASE_TOTALS) {
      const own = cases.filter((record) => caseKind(record) === kind && claimed(record) === claim);
      const sum = addUp(own, CASE_DUTY);
      const reported = amountOrZero(totals, field);
      if (sum === undefined || reported === undefined || sum === reported) continue;
      report(
        totals,
        field,
        `${named(totals, field)} is ${money(reported)}; ${own.length === 0 ? `there are no ${words}` : `the duty of ${words} adds up to ${money(sum)}`}.`,
        { conditionCode: code, fix: { value: String(sum) } },
      );
    }
  },
);

/** Grand totals of the 90 record with the fields of the 88 record they add up. */
const CASE_GRAND_TOTALS = [
  {
    field: 'Grand Total AD Duty Amount',
    parts: ['Total Bonded AD Duty Amount', 'Total Cash Deposit AD Duty Amount'],
    mismatch: '745',
    refused: '744',
  },
  {
    field: 'Grand Total CV Duty Amount',
    parts: ['Total Bonded CV Duty Amount', 'Total Cash Deposit CV Duty Amount'],
    mismatch: '747',
    refused: '746',
  },
];

const caseGrandTotals = filingRule(
  {
    id: 'ae-adcvd-grand-total',
    title: 'Grand totals of the AD/CVD duty',
    description: 'AD and CV duty of the 90 record are the bonded and the cash amounts of the 88 record together.',
    severity: 'error',
    page: 'ESF-131',
    records: ['90'],
    conditionCodes: ['744', '745', '746', '747'],
  },
  (summary, report) => {
    const totals = summary.first('90');
    const subtotals = summary.first('88');
    if (!totals || !summary.isWhole) return;
    for (const { field, parts, mismatch, refused } of CASE_GRAND_TOTALS) {
      const reported = amountOf(totals, field);
      if (reported === undefined) continue;
      if (subtotals) {
        let sum = 0;
        for (const part of parts) sum += amountOrZero(subtotals, part) ?? Number.NaN;
        if (!Number.isNaN(sum) && sum !== reported)
          report(
            totals,
            field,
            `${named(totals, field)} is ${money(reported)}; the 88 record adds up to ${money(sum)}.`,
            {
              conditionCode: mismatch,
              fix: { value: String(sum) },
              related: parts.map((part) => ({ record: subtotals, field: part, message: part })),
            },
          );
      } else if (reported > 0 && !summary.has('53')) {
        const never = byEntryType(summary.entryType, { record: '53' }) === 'N';
        report(
          totals,
          field,
          `${named(totals, field)} is ${money(reported)}, but no line has an AD/CVD case (53 record).`,
          never ? { conditionCode: refused } : { severity: 'warning' },
        );
      }
    }
  },
);

/** @returns the amounts of the 88 record as the 53 records add up to them; a sum that can't be read is left out */
export function caseTotalsOf(summary: EntrySummary): Record<string, string> {
  const sums = CASE_TOTALS.map(({ field, kind, claim }) => {
    const own = summary
      .all('53')
      .filter((record) => caseKind(record) === kind && record.value('Bond/Cash Claim Code') === claim);
    return [field, addUp(own, CASE_DUTY)] as const;
  });
  return Object.fromEntries(sums.flatMap(([field, sum]) => (sum === undefined ? [] : [[field, String(sum)]])));
}

/** @returns the amounts of the 90 record that follow from other records; those that can't be read are left out */
export function grandTotalsOf(summary: EntrySummary): Record<string, string> {
  const subtotals = summary.first('88');
  const sums = [
    ...GRAND_TOTALS.map(({ total, record, field }) => [total, addUp(summary.all(record), field)] as const),
    ...CASE_GRAND_TOTALS.map(({ field, parts }) => {
      const amounts = parts.map((part) => (subtotals ? amountOrZero(subtotals, part) : 0));
      return [field, sumOf(amounts)] as const;
    }),
  ];
  return Object.fromEntries(sums.flatMap(([field, sum]) => (sum === undefined ? [] : [[field, String(sum)]])));
}

/** Rules of this file. */
export const totalRules = [...grandTotals, caseTotals, caseGrandTotals];
