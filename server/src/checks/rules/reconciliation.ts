/** Rules of reconciliation entries, RE (RE-13 to RE-49). The chapter is known from a transcription, so nothing here is an error. */
import type { UnitRule } from '../rule';
import { isWhole, repeated, rulesFor } from './common';

const define = rulesFor('RE');

/** Interest, which is due for the whole and not for a line (RE-38). */
const INTEREST = '044';

/** Records with up to five pairs of accounting class and amount. */
const revenueRecords: Record<string, string> = {
  '21': 'Estimated Reconciled Revenue Amount',
  '55': 'Reconciled Line Revenue Amount',
  '58': 'Original Line Revenue Amount',
  '91': 'Reconciled Total Revenue Amount',
  '92': 'Payable Revenue Amount',
};

const revenuePairs = define(
  {
    id: 're-revenue-pairs',
    title: 'Class and amount together',
    description:
      'On revenue records each accounting class has an amount, and each amount a class; a record names a class once.',
    severity: 'warning',
    page: 'RE-29',
  },
  (unit, report) => {
    for (const [id, amountField] of Object.entries(revenueRecords)) {
      for (const record of unit.all(id)) {
        const classes = [1, 2, 3, 4, 5].map((nth) => ({
          field: `Accounting Class Code ${nth}`,
          amount: `${amountField} ${nth}`,
        }));
        for (const { field, amount } of classes) {
          // The first pair is mandatory field by field.
          if (record.field(field)?.required === true) continue;
          if (!record.isBlank(field) && record.isBlank(amount))
            report(record, amount, `Class ${record.value(field)} stands without an amount.`);
          else if (record.isBlank(field) && (record.number(amount) ?? 0) > 0)
            report(record, field, 'This amount stands without an accounting class.');
        }
        for (const { item } of repeated(classes, ({ field }) => record.value(field)))
          report(record, item.field, `Class ${record.value(item.field)} stands twice on this record.`);
      }
    }
  },
);

const lineInterest = define(
  {
    id: 're-line-interest',
    title: 'No interest on a line',
    description: 'Interest, class 044, is not accepted among the fees and taxes of a line.',
    severity: 'warning',
    page: 'RE-38',
  },
  (unit, report) => {
    for (const record of unit.all('55'))
      for (const nth of [1, 2, 3, 4, 5])
        if (record.value(`Accounting Class Code ${nth}`) === INTEREST)
          report(record, `Accounting Class Code ${nth}`, 'Interest (class 044) is not accepted on a line.');
  },
);

const associated = define(
  {
    id: 're-associated-entry',
    title: 'Underlying entry summaries',
    description: 'A reconciliation that is added or replaced names its entry summaries on 20 records.',
    severity: 'warning',
    page: 'RE-28',
  },
  (unit, report) => {
    const header = unit.first('10');
    if (header && ['A', 'R'].includes(header.value('Filing Action Request Code')) && !unit.has('20') && isWhole(unit))
      report(header, undefined, 'A reconciliation names the entry summaries it is about on 20 records; there is none.');
  },
);

const pointers = define(
  {
    id: 're-line-pointer',
    title: 'Pointers to underlying lines',
    description: 'Filer code, entry number and line number on a 52 record point to one line together.',
    severity: 'warning',
    page: 'RE-34',
  },
  (unit, report) => {
    for (const record of unit.all('52')) {
      for (const nth of [1, 2, 3, 4]) {
        const fields = ['Underlying Entry Filer Code', 'Underlying Entry Number', 'Underlying Line Number'].map(
          (name) => `${name} ${nth}`,
        );
        const blank = fields.filter((field) => record.isBlank(field));
        const [first] = blank;
        // The first pointer is mandatory field by field.
        if (nth > 1 && first !== undefined && blank.length < fields.length)
          report(
            record,
            first,
            `Filer code, entry number and line number of pointer ${nth} go together; ${blank.join(' and ')} blank.`,
          );
      }
    }
  },
);

export const reconciliationRules: readonly UnitRule[] = [revenuePairs, lineInterest, associated, pointers];
