/** The file that says under which condition code CBP returns a finding: its shape, what it points to, and findings with their codes. */
import assert from 'node:assert/strict';
import { Ajv } from 'ajv';
import type { Finding } from '../../../server/src/checks/finding';
import type { Condition, Field, FieldRule } from '../../../server/src/layout/types';
import { conditionDictionary } from '../../../server/src/layout/conditionDictionary';
import { editRecords } from '../../support/editRecords';
import { chapters, readJson, recordForms, referenceFolder, type RecordForm } from '../../support/layoutFiles';
import { catalog } from '../../support/layouts';
import { findingsOf, fixture } from '../../support/transmissions';

interface Entry {
  field?: string;
  variant?: string;
  kind: 'missing' | 'unknown' | 'refused' | 'format' | 'unequal';
  when?: { record?: string; field: string; in?: string[] };
  values?: string[];
  code: string;
  provable?: false;
}

interface ConditionFile {
  fields: Record<string, Record<string, Entry[]>>;
  records: { applications: string[]; kind: string; records?: string[]; chapter?: string; code: string }[];
}

const file = readJson(referenceFolder, 'conditions/finding-conditions.json') as ConditionFile;

/** The input records of an application, also those that other chapters define for it. */
function formsOf(application: string, record: string): RecordForm[] {
  const layout = application === '*' ? catalog.envelope('input', 'AE') : catalog.application(application)[0];
  const chapter = layout?.records.get(record)?.base.chapter.chapter;
  const known = chapter === undefined ? undefined : chapters.get(chapter);
  if (!known) return [];
  return recordForms(known).filter((form) => form.record.id === record && form.record.direction !== 'output');
}

function looksAt(condition: Condition, own: string, record: string, field: string): boolean {
  if ('all' in condition) return condition.all.some((part) => looksAt(part, own, record, field));
  return condition.field === field && (condition.record ?? own) === record;
}

/** Whether a condition of the field can be broken in the way of the entry. */
function ruleSuits(rule: FieldRule, { kind, when }: Entry, record: string): boolean {
  const { then } = rule;
  const way = then === 'required' ? 'missing' : then === 'blank' ? 'refused' : 'in' in then ? 'unknown' : 'unequal';
  return way === kind && (!when || looksAt(rule.when, record, when.record ?? record, when.field));
}

/** Whether the checks can find the entry's breach on the field at all. */
function isReachable(field: Field, entry: Entry, record: string): boolean {
  if (field.rules?.some((rule) => ruleSuits(rule, entry, record))) return true;
  if (entry.when) return false;
  if (entry.kind === 'missing') return field.designation === 'M' && field.blank !== true;
  if (entry.kind === 'unknown') return (field.codes ?? field.value ?? field.codeList) !== undefined;
  return entry.kind === 'format';
}

describe('conditions of findings', () => {
  it('keep to their schema', () => {
    const schema = readJson(referenceFolder, 'conditions/finding-conditions.schema.json') as object;
    const validate = new Ajv({ allErrors: true, strict: true }).compile(schema);
    validate(file);
    assert.deepEqual(validate.errors ?? [], []);
  });

  for (const [application, records] of Object.entries(file.fields)) {
    it(`name codes, records and fields of ${application} that are there, and breaches that can be found`, () => {
      const problems: string[] = [];
      for (const [record, entries] of Object.entries(records)) {
        const forms = formsOf(application, record);
        if (forms.length === 0) problems.push(`no ${record} record`);
        for (const entry of entries) {
          const name = `${record} ${entry.field ?? '(any field)'} ${entry.kind} ${entry.code}`;
          const asked = application === '*' ? undefined : application;
          if (conditionDictionary(catalog).lookUp(entry.code, asked).length === 0)
            problems.push(`${name}: no such code in ${application}`);
          const fields = forms
            .filter(({ variant }) => entry.variant === undefined || variant?.name === entry.variant)
            .flatMap((form) => form.fields)
            .filter((field) => entry.field === undefined || field.name === entry.field);
          if (fields.length === 0) problems.push(`${name}: no such field`);
          else if (!fields.some((field) => isReachable(field, entry, record)))
            problems.push(`${name}: nothing finds it`);
          const { when } = entry;
          if (when?.record !== undefined) {
            const others = formsOf(application, when.record).flatMap((form) => form.fields);
            if (!others.some((field) => field.name === when.field))
              problems.push(`${name}: ${when.record} has no ${when.field}`);
          }
        }
      }
      assert.deepEqual(problems, []);
    });
  }

  it('name codes and records of structure that are there', () => {
    const problems: string[] = [];
    for (const entry of file.records) {
      for (const application of entry.applications) {
        const asked = application === '*' ? undefined : application;
        if (conditionDictionary(catalog).lookUp(entry.code, asked).length === 0)
          problems.push(`${entry.code}: no such code in ${application}`);
        for (const record of entry.records ?? [])
          if (formsOf(application, record).length === 0) problems.push(`${entry.code}: no ${record} record`);
      }
      if (entry.chapter !== undefined && !chapters.has(entry.chapter)) problems.push(`no chapter ${entry.chapter}`);
    }
    assert.deepEqual(problems, []);
  });

  it('give a field no two codes for the same breach', () => {
    const keys = Object.entries(file.fields).flatMap(([application, records]) =>
      Object.entries(records).flatMap(([record, entries]) =>
        entries.map(({ field, variant, kind, when, values }) =>
          JSON.stringify([application, record, field, variant, kind, when, values]),
        ),
      ),
    );
    assert.deepEqual(
      keys.filter((key, at) => keys.indexOf(key) !== at),
      [],
    );
  });
});

/** A fixture, edits of it, and what is found with a code: "severity rule record position code". */
const CASES: readonly (readonly [name: string, edits: readonly string[], expected: string])[] = [
  // Mandatory fields, codes, forms
  ['ae-consumption', ['11: Importer of Record Number = '], 'error mandatory-field 11 3 100'],
  ['ae-consumption', ['11: Importer of Record Number = 12-34'], 'warning value-format 11 3 102'],
  ['ae-consumption', ['11: Designated Notify Party (4811) Number = 1234-12345'], 'warning value-format 11 27 110'],
  ['ae-consumption', ['11: Designated Notify Party (4811) Number = 12345'], 'warning value-format 11 27 590'],
  ['ae-consumption', ['10: Summary Filing Action Request Code = Z'], 'error field-code 10 3 B02'],
  ['ae-consumption', ['10: Summary Filing Action Request Code = 1'], 'error character-class 10 3 B02'],
  ['ae-consumption', ['10: Entry Number = 0100A016'], 'warning value-format 10 9 B15'],
  ['ae-consumption', ['11: U.S. State of Destination Code = ZZ'], 'warning shared-code 11 61 133'],
  ['ae-consumption', ['40: Date of Exportation = 023026'], 'error field-date 40 13 419'],
  ['ae-consumption', ['50: Duty Amount = "12        "'], 'error number-alignment 50 14 438'],
  ['ae-consumption', ['40: Charges Amount = "    12X500"'], 'error character-class 40 33 424'],
  ['ae-consumption', ['62: Accounting Class Code = AB'], 'error field-code 62 3 249'],
  ['ae-quota-adcvd', ['54: Primary Country of Smelt Applicability Code = '], 'error mandatory-field 54 5 848'],
  // Conditions
  ['ae-consumption', ['10: Mode of Transportation (MOT) Code = '], 'error condition-required 10 36 164'],
  ['ae-consumption', ['10: Electronic Signature = '], 'error condition-required 10 39 B39'],
  ['ae-consumption', ['10: Bond Waiver Indicator = 0'], 'error condition-blank 10 38 120'],
  ['ae-consumption', ['10: Bond Waiver Indicator = 0'], 'error condition-required 10 62 139'],
  ['ae-quota-adcvd', ['10: Bond Waiver Indicator = 0'], 'error condition-blank 10 38 141'],
  ['ae-consumption', ['11: Foreign Trade Zone Identifier = 02600A001'], 'error condition-blank 11 63 136'],
  ['ae-consumption', ['20: Carrier Code = '], 'error condition-required 20 3 176'],
  ['ae-consumption', ['40: Country of Export Code = '], 'error condition-required 40 11 410'],
  [
    'ae-consumption',
    ['40: Country of Origin Code = **', '40: Country of Export Code = '],
    'error condition-required 40 11 413',
  ],
  ['ae-consumption', ['31: Single Transaction Bond Amount = 5'], 'error condition-blank 31 9 214'],
  ['ae-consumption', ['10: PGA Data Included Indicator = F'], 'error condition-value 10 68 319'],
  ['ae-psc', ['10: Payment Type Code = 1'], 'error condition-blank 10 51 217'],
  ['ae-psc', ['20: Location of Goods Code = A123'], 'error condition-blank 20 17 280'],
  ['ae-delete', ['10: Payment Type Code = 1'], 'error condition-blank 10 51 B24'],
  ['ae-informal', ['10: Deferred Tax Payment Code = 2'], 'error condition-blank 10 45 135'],
  [
    'ae-consumption',
    ['62: Accounting Class Code = 501', '10: Mode of Transportation (MOT) Code = 30'],
    'error condition-value 62 3 482',
  ],
  ['ae-consumption', ['CW02: Census Warning Condition Override Code (1) = 51'], 'error condition-value CW02 13 487'],
  ['cb-add', ['10: Effective Date = 090126', '10: Bond Type Code = 9'], 'error condition-blank 10 33 S18'],
  ['cb-add', ['10: Bond Type Code = '], 'error mandatory-field 10 4 S05'],
  ['eq-criteria', ['J2: Criteria Query Type Code = XXX'], 'error field-code J2 4 006'],
  ['eq-query', ['J1: Entry Number (1) = '], 'error mandatory-field J1 11 004'],
  ['ad-criteria', ['Q2: Company Case Status = '], 'error mandatory-field Q2 4 004'],
  ['ad-query', ['Q1: Case Number 1 = '], 'error mandatory-field Q1 4 X37'],
  ['cj-query', ['CJ1: Entry Filer Code = '], 'error mandatory-field CJ1 20 003'],
  ['qa-query', ['Q1: Quota Query ID Type Code = Z'], 'error field-code Q1 3 Q43'],
  // Conditions whose breach the text does not prove
  ['ae-consumption', ['40: Foreign Port of Lading Code = '], 'warning condition-required 40 37 429'],
  ['ae-consumption', ['90: Grand Total IR Tax Amount = ""'], 'warning condition-required 90 27 723'],
  // Structure and control records
  ['ae-consumption', ['+ 11: 99'], 'error unknown-record  1 A02'],
  ['ae-warehouse-withdrawal', ['- 50'], 'error record-missing 62 1 431'],
  ['ae-consumption', ['+ 40: 1100-0000000'], 'error record-unexpected 11 1 A04'],
  ['cw-override', ['+ CW01: XX'], 'error unknown-record  1 X34'],
  ['eq-query', ['+ J1: J2 AII'], 'error record-order J1 1 X35'],
  ['ae-consumption', ['11: Filler = X'], 'error filler-not-blank 11 39 X39'],
  ['ae-consumption', ['11: Importer of Record Number = é'], 'error keyboard-character 11 3 X40'],
  ['ae-consumption', ['Y: Processing District/Port Code = 1001'], 'error condition-equal Y 4 X32'],
  ['ae-consumption', ['Z: Sender/Receiver ID Code = ABC'], 'error condition-equal Z 6 X14'],
  ['ae-consumption', ['B: Preparer Indicator = 1'], 'error condition-required B 47 X24'],
  ['ae-consumption', ['A: Application Identifier Code = '], 'error mandatory-field A 26 X11'],
];

function inWords({ severity, rule, record, start, conditionCode }: Finding): string {
  return `${severity} ${rule} ${record ?? ''} ${start} ${conditionCode ?? 'without a code'}`;
}

describe('condition codes of findings', () => {
  for (const [name, edits, expected] of CASES) {
    it(`${name}: ${edits.join('; ')} -> ${expected}`, () => {
      const found = findingsOf(editRecords(fixture(name), ...edits));
      assert.ok(found.map(inWords).includes(expected), found.map(inWords).join('\n'));
    });
  }

  it('stand at the end of the message, with the page', () => {
    const found = findingsOf(editRecords(fixture('ae-consumption'), '10: Electronic Signature = '));
    const message = found.find(({ conditionCode }) => conditionCode === 'B39')?.message ?? '';
    assert.match(message, /\(Entry Summary Create\/Update, ESF-26; CBP condition B39\)\.$/);
  });

  it('are not given to what CBP itself sends', () => {
    const found = findingsOf(editRecords(fixture('ax-accepted'), 'B: Processing Filer Code = ', 'A: Filler = X'));
    assert.ok(found.length > 0);
    assert.deepEqual(
      found.filter(({ conditionCode }) => conditionCode !== undefined),
      [],
    );
  });

  it('are those of the electronic manifest only where it has them', () => {
    const found = findingsOf(editRecords(fixture('qp-inbond'), 'B: Processing Filer Code = '));
    assert.deepEqual(
      found.filter(({ rule }) => rule === 'mandatory-field').map(({ conditionCode }) => conditionCode),
      [undefined],
    );
  });
});
