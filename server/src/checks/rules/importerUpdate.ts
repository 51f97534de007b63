/** Rules of importer records, TP (CBP Form 5106). The chapter is known from a transcription, so nothing here is an error. */
import type { Report, UnitRule } from '../rule';
import type { RecordSpan, RecordView } from '../unitView';
import { isWhole, rulesFor } from './common';

const define = rulesFor('TP');
const CHAPTER = 'ADD-20';

/** The record whose text goes on behind a TN record, by its qualifier. */
const overflowOf: Record<string, string> = {
  IN1: 'T3',
  CE1: 'TF',
  CW1: 'TF',
  BN1: 'TH',
  BC1: 'TH',
  CN1: 'TI',
  CE2: 'TJ',
  NE1: 'TK',
  IN2: 'TL',
  BN2: 'TM',
};
/** Kinds of mailing address that are no place of business: service center, post office box, other. */
const noPlaceOfBusiness = ['6', '7', '8'];
const countriesWithStates = ['US', 'CA', 'MX'];
const ABROAD = 'FN';

const overflow = define(
  {
    id: 'tp-overflow',
    title: 'Overflow behind its record',
    description: 'A TN record goes on with the text of a record of its qualifier, which stands before it.',
    severity: 'warning',
    page: CHAPTER,
  },
  (unit, report) => {
    const seen = new Set<string>();
    for (const record of unit.records) {
      seen.add(record.id);
      const qualifier = record.id === 'TN' ? record.value('Additional Information Qualifier Code') : '';
      const of = overflowOf[qualifier];
      if (of !== undefined && !seen.has(of))
        report(
          record,
          'Additional Information Qualifier Code',
          `Qualifier ${qualifier} goes on with the text of a ${of} record; none stands before it.`,
        );
    }
  },
);

/** Reports the first record of a run that is not numbered 01, 02 and so on. */
function reportNumbers(span: RecordSpan, id: string, report: Report): void {
  for (const [at, record] of span.all(id).entries()) {
    const number = record.number('Line Item Number');
    if (number === undefined) return;
    if (number === at + 1) continue;
    report(
      record,
      'Line Item Number',
      `Line number ${record.value('Line Item Number')} stands where ${String(at + 1).padStart(2, '0')} is due.`,
      { fix: { value: String(at + 1).padStart(2, '0') } },
    );
    return;
  }
}

const lineNumber = define(
  {
    id: 'tp-line-number',
    title: 'Officers and businesses are numbered',
    description:
      'Officers (TI) and related businesses (TK) are numbered from 01 on; the TJ of an officer has the number of its TI.',
    severity: 'warning',
    page: CHAPTER,
  },
  (unit, report) => {
    reportNumbers(unit, 'TI', report);
    reportNumbers(unit, 'TK', report);
    let officer: RecordView | undefined;
    for (const record of unit.records) {
      if (record.id === 'TI') officer = record;
      if (record.id !== 'TJ') continue;
      const own = record.number('Line Item Number');
      const expected = officer?.number('Line Item Number');
      if (own !== undefined && expected !== undefined && own !== expected)
        report(
          record,
          'Line Item Number',
          `The TJ of an officer has the number of its TI, ${String(expected).padStart(2, '0')}.`,
          { fix: { value: String(expected).padStart(2, '0') } },
        );
    }
  },
);

const physicalAddress = define(
  {
    id: 'tp-physical-address',
    title: 'Physical address',
    description:
      'A mailing address that is no place of business (types 6, 7, 8) needs a physical address on TB and TC, and a physical address its type on TE.',
    severity: 'warning',
    page: CHAPTER,
  },
  (unit, report) => {
    const types = unit.first('TE');
    if (!types || !isWhole(unit)) return;
    const mailing = types.value('Mailing Address Type');
    if (noPlaceOfBusiness.includes(mailing) && !unit.has('TB'))
      report(
        types,
        'Mailing Address Type',
        `A mailing address of type ${mailing} is no place of business: TB and TC records with the physical address are expected; there are none.`,
      );
    if (unit.has('TB') && types.isBlank('Physical Address Type'))
      report(types, 'Physical Address Type', 'The physical address on TB needs its type.');
  },
);

const state = define(
  {
    id: 'tp-state',
    title: 'State of an address abroad',
    description: 'The state code is FN outside the United States, Canada and Mexico, and only there.',
    severity: 'warning',
    page: CHAPTER,
  },
  (unit, report) => {
    for (const [id, stateField, countryField] of [
      ['T2', 'Mailing State Code', 'Mailing Country Code'],
      ['TC', 'Physical State Code', 'Physical Country Code'],
    ] as const) {
      for (const record of unit.all(id)) {
        const [code, country] = [record.value(stateField), record.value(countryField)];
        if (code === '' || country === '') continue;
        if (countriesWithStates.includes(country) && code === ABROAD)
          report(
            record,
            stateField,
            `FN stands for a state outside the United States, Canada and Mexico; the country is ${country}.`,
          );
        else if (!countriesWithStates.includes(country) && code !== ABROAD)
          report(
            record,
            stateField,
            `Outside the United States, Canada and Mexico the state code is FN; the country is ${country}.`,
          );
      }
    }
  },
);

const importerType = define(
  {
    id: 'tp-importer-type',
    title: 'Type of an importer in the United States',
    description: 'An importer with a mailing address in the United States gives its type.',
    severity: 'warning',
    page: CHAPTER,
  },
  (unit, report) => {
    const header = unit.first('T1');
    if (header?.isBlank('Importer Type') === true && unit.first('T2')?.value('Mailing Country Code') === 'US')
      report(header, 'Importer Type', 'Importer Type is required for an importer in the United States.');
  },
);

const passport = define(
  {
    id: 'tp-passport',
    title: 'Passport of an officer',
    description: 'With a passport number its expiration date, country of issuance and type are given.',
    severity: 'warning',
    page: CHAPTER,
  },
  (unit, report) => {
    for (const record of unit.all('TJ')) {
      if (record.isBlank('Passport Number')) continue;
      for (const field of ['Passport Expiration Date', 'Passport Country of Issuance', 'Passport Type'])
        if (record.isBlank(field)) report(record, field, `${field} is required with a passport number.`);
    }
  },
);

export const importerUpdateRules: readonly UnitRule[] = [
  overflow,
  lineNumber,
  physicalAddress,
  state,
  importerType,
  passport,
];
