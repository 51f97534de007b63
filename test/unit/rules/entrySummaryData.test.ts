/** The matrices of the entry summary agree with the conditions of its layouts, and its rules name condition codes that CBP has. */
import assert from 'node:assert/strict';
import { entrySummaryRules } from '../../../server/src/checks/rules/entrySummary';
import {
  processingBounds,
  processingFeesOn,
  processingRate,
} from '../../../server/src/checks/rules/entrySummary/feeRates';
import {
  byEntryType,
  byMode,
  entryTypeSubjects,
  matrixEntryTypes,
  matrixModes,
  modeSubjects,
  type Subject,
} from '../../../server/src/checks/rules/entrySummary/matrices';
import { editRecords } from '../../support/editRecords';
import { readJson, referenceFolder } from '../../support/layoutFiles';
import { findingsOf, fixture } from '../../support/transmissions';

/** Values that are refused where the field is. */
const SAMPLES: Readonly<Record<string, string>> = {
  'Post Summary Correction Indicator': 'Y',
  'Cargo Release Certification Request Indicator': 'A',
  'Mode of Transportation (MOT) Code': '11',
  'Bond Waiver Indicator': '0',
  'Bond Waiver Reason Code': '995',
  'Deferred Tax Payment Code': '2',
  'Trade Agreement Reconciliation Indicator': 'Y',
  'Reconciliation Issue Code': '001',
  'Consolidated Summary Indicator': 'Y',
  'Date of Importation': '081626',
  'Foreign Trade Zone Identifier': '02600A001',
  'District/Port of Unlading': '2704',
  'AD Case Non-Reimbursement Statement': 'Y',
  'Vessel Code': '9999993',
  'In-Bond/In-Transit Date': '081726',
};

/** Whether a condition of the layout finds fault with the field when it holds the value. */
function isRefused({ record, field = '' }: Subject, value: string, ...edits: string[]): boolean {
  const text = editRecords(fixture('ae-replace'), ...edits, `${record}: ${field} = ${value}`);
  return findingsOf(text).some(
    (finding) => finding.rule.startsWith('condition-') && finding.record === record && finding.field === field,
  );
}

/** The layout requires what the matrix has as M and refuses what it has as N. */
function agrees(subject: Subject, letter: string | undefined, ...edits: string[]): void {
  const field = subject.field ?? '';
  if (letter === 'M') assert.ok(isRefused(subject, '', ...edits), `${field} is not required with ${edits.join()}`);
  if (letter !== 'N') return;
  const sample = SAMPLES[field];
  assert.ok(sample !== undefined, `no value for ${field}`);
  assert.ok(isRefused(subject, sample, ...edits), `${field} is not refused with ${edits.join()}`);
}

describe('data of the entry summary rules', () => {
  for (const subject of entryTypeSubjects) {
    if (subject.field === undefined || subject.record === 'B') continue;
    it(`entry types: the layout agrees on ${subject.record} ${subject.field}`, () => {
      for (const type of matrixEntryTypes) agrees(subject, byEntryType(type, subject), `10: Entry Type Code = ${type}`);
    });
  }

  for (const subject of modeSubjects) {
    if (subject.field === undefined) continue;
    it(`modes: the layout agrees on ${subject.record} ${subject.field}`, () => {
      for (const mode of matrixModes.flat())
        agrees(subject, byMode(mode, subject), `10: Mode of Transportation (MOT) Code = ${mode}`);
    });
  }

  it('has one letter for each entry type and mode', () => {
    for (const subject of entryTypeSubjects)
      for (const type of matrixEntryTypes) assert.match(byEntryType(type, subject) ?? '', /^[MCAN]$/);
    for (const subject of modeSubjects)
      for (const mode of matrixModes.flat()) assert.match(byMode(mode, subject) ?? '', /^[MCAN]$/);
    assert.equal(byEntryType('04', { record: '30' }), undefined);
    assert.equal(byMode('99', { record: '22' }), undefined);
  });

  it('knows the fees of a day, and that those of a year to come are unknown', () => {
    const day = (year: number, month: number, dayOfMonth: number): { year: number; month: number; day: number } => ({
      year,
      month,
      day: dayOfMonth,
    });
    assert.equal(processingFeesOn(day(2026, 9, 30))?.minimum, 3358);
    assert.equal(processingFeesOn(day(2025, 10, 1))?.maximum, 65_150);
    assert.equal(processingFeesOn(day(2025, 9, 30))?.['311'], 262);
    assert.equal(processingFeesOn(day(1980, 1, 1))?.minimum, null);
    assert.equal(processingFeesOn(day(2026, 10, 1)), undefined);
    assert.equal(processingRate(day(2030, 1, 1)), 3464);
    assert.equal(processingRate(undefined), 3464);
    assert.equal(processingRate(day(2011, 9, 30)), 2100);
    assert.deepEqual(processingBounds.minimum[0], 2500);
  });

  it('names condition codes of the dictionary', () => {
    const { codes } = readJson(referenceFolder, 'conditions/ace-error-dictionary.json') as {
      codes: Record<string, unknown>;
    };
    const unknown = entrySummaryRules.flatMap(({ id, conditionCodes = [] }) =>
      conditionCodes.filter((code) => !Object.hasOwn(codes, code)).map((code) => `${id}: ${code}`),
    );
    assert.deepEqual(unknown, []);
  });

  it('cites a page of the chapter in every rule', () => {
    for (const { id, page } of entrySummaryRules) {
      assert.match(id, /^ae-[a-z]+(?:-[a-z]+)*$/);
      assert.match(page, /^ESF-[0-9]+$/);
    }
  });
});
