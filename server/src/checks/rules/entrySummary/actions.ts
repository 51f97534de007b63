/** What the requested action demands of the summary as a whole, and the numbers that identify it. */
import { endsInCheckDigit, entryCheckDigit } from '../../checkDigit';
import type { Report } from '../../rule';
import type { RecordView } from '../../unitView';
import { named } from '../amounts';
import { userFeeTotalOf } from './feeTotals';
import { filingRule, summaryRule } from './summary';
import { grandTotalsOf } from './totals';

const ACTION = 'Summary Filing Action Request Code';

/** Control identifiers in the order they first occur, for messages. */
function identifiers(records: readonly RecordView[]): string {
  return [...new Set(records.map((record) => record.id))].filter((id) => id !== '').join(', ');
}

const deleteStandsAlone = summaryRule(
  {
    id: 'ae-delete-header-only',
    title: 'A delete is the 10 record alone',
    description: 'Action D names the entry to be deleted in the 10 record; every other record is refused with it.',
    severity: 'error',
    page: 'ESF-36',
    conditionCodes: ['B24'],
  },
  ({ action, unit, header }, report) => {
    if (action !== 'D') return;
    const extra = unit.records.slice(1).filter((record) => record.id !== '');
    if (!extra[0]) return;
    report(
      extra[0],
      undefined,
      `${named(header, ACTION)} is D: a delete is the 10 record alone. Remove what follows it (${identifiers(extra)}).`,
      {
        conditionCode: 'B24',
        related: [{ record: header, field: ACTION, message: 'Action D' }],
      },
    );
  },
);

/** Rules on records that every filing needs; they are looked for only when no record is unknown, as that may be the one. */
const needed = [
  {
    id: 'ae-header-content-required',
    record: '11',
    name: '11 record with the importer of record',
    code: '100',
    page: 'ESF-36',
  },
  {
    id: 'ae-lines-required',
    record: '40',
    name: '40 record; a summary has at least one line',
    code: '400',
    page: 'ESF-65',
  },
  {
    id: 'ae-grand-totals-required',
    record: '90',
    name: '90 record with the grand totals',
    code: '701',
    page: 'ESF-128',
  },
].map(({ id, record, name, code, page }) =>
  filingRule(
    {
      id,
      title: `A filing has its ${record} record`,
      description: `A summary that is added or replaced has a ${name}.`,
      severity: 'error',
      page,
      conditionCodes: [code],
    },
    (summary, report) => {
      if (!summary.isWhole || summary.has(record)) return;
      report(summary.header, ACTION, `${named(summary.header, ACTION)} is ${summary.action}: add the ${name}.`, {
        conditionCode: code,
        ...(record === '90'
          ? { fill: { record, fields: { ...grandTotalsOf(summary), ...userFeeTotalOf(summary) } } }
          : {}),
      });
    },
  ),
);

/** The six entries of a 32 record. */
export const RELEASE_POSITIONS = [1, 2, 3, 4, 5, 6];

/** Where the records of a summary have entry numbers: the fields of filer code and number. */
const ENTRY_NUMBERS: readonly { readonly id: string; readonly fields: readonly (readonly [string, string])[] }[] = [
  { id: '10', fields: [['Entry Filer Code', 'Entry Number']] },
  { id: '30', fields: [['Associated Warehouse Entry Filer Code', 'Associated Warehouse Entry Number']] },
  {
    id: '32',
    fields: RELEASE_POSITIONS.map((at) => [`Release Entry Filer Code (${at})`, `Release Entry Number (${at})`]),
  },
];

/** Reports the entry number of a record when its check digit is another. */
function checkNumber(record: RecordView, filer: string, number: string, report: Report): void {
  const filerCode = record.value(filer);
  const digits = record.value(number);
  if (endsInCheckDigit(filerCode, digits)) return;
  const expected = entryCheckDigit(filerCode, digits.slice(0, 7));
  if (expected === undefined || !/^[0-9]{8}$/.test(digits)) return;
  report(
    record,
    number,
    `${named(record, number)} ends in check digit ${digits.charAt(7)}; for filer code ${filerCode} and ${digits.slice(0, 7)} it is ${expected}, unless CBP gave the filer an offset.`,
    {
      fix: { value: `${digits.slice(0, 7)}${expected}` },
      ...(record.id === '10' ? { conditionCode: 'B16' } : {}),
    },
  );
}

const checkDigit = summaryRule(
  {
    id: 'ae-entry-number-check-digit',
    title: 'Check digit of entry numbers',
    description:
      'The last digit of an entry number is computed from the filer code and the seven digits before it. A filer that has used up its numbers has an offset from CBP, which the text does not show.',
    severity: 'warning',
    page: 'ESF-213',
    conditionCodes: ['B16'],
  },
  (summary, report) => {
    for (const { id, fields } of ENTRY_NUMBERS)
      for (const record of summary.all(id))
        for (const [filer, number] of fields) checkNumber(record, filer, number, report);
    for (const record of summary.all('SE20')) {
      if (record.value('Reference Identifier Qualifier') !== 'EN') continue;
      const value = record.value('Reference Identifier');
      const expected = entryCheckDigit(value.slice(0, 3), value.slice(3, 10));
      if (expected === undefined || !/^[A-Z0-9]{3}[0-9]{8}$/.test(value) || Number(value.charAt(10)) === expected)
        continue;
      report(
        record,
        'Reference Identifier',
        `The replacement entry number ${value} ends in check digit ${value.charAt(10)}; for filer code ${value.slice(0, 3)} and ${value.slice(3, 10)} it is ${expected}, unless CBP gave the filer an offset.`,
        { fix: { value: `${value.slice(0, 10)}${expected}` } },
      );
    }
  },
);

const electronicSignatureOfTib = filingRule(
  {
    id: 'ae-tib-declaration',
    title: 'A TIB makes its declaration',
    description: 'Entry type 23 declares in position 69 of the 10 record that the goods keep to the terms of the bond.',
    severity: 'warning',
    page: 'ESF-34',
    conditionCodes: ['316'],
  },
  ({ entryType, header }, report) => {
    const field = 'TIB Declaration Indicator';
    if (entryType === '23' && header.isBlank(field))
      report(header, field, `Entry type 23 makes the TIB declaration: ${named(header, field)} is Y, not blank.`, {
        conditionCode: '316',
      });
  },
);

const duplicateMissingDocument = filingRule(
  {
    id: 'ae-missing-document-repeated',
    title: 'Missing documents are named once',
    description: 'The two codes of the 33 record name different documents; code 99 stands for more than two.',
    severity: 'warning',
    page: 'ESF-52',
    records: ['33'],
    conditionCodes: ['152'],
  },
  (summary, report) => {
    const second = 'Missing Document Code (2)';
    for (const record of summary.all('33')) {
      const code = record.value(second);
      if (code !== '' && code === record.value('Missing Document Code (1)'))
        report(record, second, `${named(record, second)} repeats code ${code}: name each missing document once.`, {
          conditionCode: '152',
        });
    }
  },
);

/** Rules of this file. */
export const actionRules = [
  deleteStandsAlone,
  ...needed,
  checkDigit,
  electronicSignatureOfTib,
  duplicateMissingDocument,
];
