/** Check digits of entry numbers in all applications but the entry summary: one table, one rule for each application. */
import { endsInCheckDigit, entryCheckDigit } from '../checkDigit';
import type { UnitRule } from '../rule';
import type { RecordView } from '../unitView';

/** Where a record holds an entry number: in two fields, or filer code and number in one. */
interface Place {
  readonly record: string;
  readonly filer?: string;
  readonly number: string;
  /** The place is meant only when this field has this value. */
  readonly when?: { field: string; is: string };
}

interface Application {
  readonly rule: string;
  readonly application: string;
  readonly page: string;
  readonly places: readonly Place[];
}

const ordinals = [1, 2, 3, 4, 5];

const applications: readonly Application[] = [
  {
    rule: 'se-entry-check-digit',
    application: 'SE',
    page: 'SE-31',
    places: [
      { record: 'SE10', filer: 'Entry Filer Code', number: 'Entry Number' },
      { record: 'SE11', filer: 'Originating Warehouse Entry Filer Code', number: 'Originating Warehouse Entry Number' },
      {
        record: 'SE20',
        number: 'Reference Identifier',
        when: { field: 'Reference Identifier Qualifier', is: 'EN' },
      },
      {
        record: 'SE20',
        number: 'Reference Identifier',
        when: { field: 'Reference Identifier Qualifier', is: 'CES' },
      },
    ],
  },
  {
    rule: 'cb-entry-check-digit',
    application: 'CB',
    page: 'CB-29',
    places: [{ record: '20', number: 'Transaction ID', when: { field: 'Transaction ID Type Code', is: '1' } }],
  },
  {
    rule: 'de-entry-check-digit',
    application: 'DE',
    page: 'Drawback, 28',
    places: [
      { record: '10', filer: 'Entry Filer Code', number: 'Entry Number or Drawback Claim Number' },
      { record: '40', filer: 'Entry Filer Code', number: 'Entry Number' },
    ],
  },
  {
    rule: 're-entry-check-digit',
    application: 'RE',
    page: 'RE-13',
    places: [
      { record: '10', filer: 'Entry Filer Code', number: 'Entry Number' },
      { record: '20', filer: 'Associated Entry Filer Code', number: 'Associated Entry Summary Number' },
      ...ordinals.slice(0, 4).map((nth) => ({
        record: '52',
        filer: `Underlying Entry Filer Code ${nth}`,
        number: `Underlying Entry Number ${nth}`,
      })),
    ],
  },
  {
    rule: 'te-entry-check-digit',
    application: 'TE',
    page: 'TIB-9',
    places: [{ record: 'XA', filer: 'Entry Filer Code', number: 'Entry Number' }],
  },
  {
    rule: 'cw-entry-check-digit',
    application: 'CW',
    page: 'CWO-6',
    places: [{ record: 'CW01', filer: 'Entry Filer Code', number: 'Entry Number' }],
  },
  {
    rule: 'cj-entry-check-digit',
    application: 'CJ',
    page: 'CWQ-5',
    places: ordinals.map((nth) => ({ record: 'CJ1', filer: 'Entry Filer Code', number: `Entry Number ${nth}` })),
  },
  {
    rule: 'eq-entry-check-digit',
    application: 'EQ',
    page: 'ESQ-18',
    places: ordinals.map((nth) => ({
      record: 'J1',
      filer: `Entry Filer Code (${nth})`,
      number: `Entry Number (${nth})`,
    })),
  },
  {
    rule: 'cq-entry-check-digit',
    application: 'CQ',
    page: 'ACMQ-13',
    places: [{ record: 'WR1', filer: 'Entry Filer Code', number: 'Entry Number' }],
  },
  {
    rule: 'sf-entry-check-digit',
    application: 'SF',
    page: 'ISF-25',
    places: [
      {
        record: 'SF20',
        number: 'Reference Identifier',
        when: { field: 'Reference Identifier Qualifier', is: '6B' },
      },
    ],
  },
];

/** The filer code and the eight digits of a place; undefined when it does not hold an entry number of today's form. */
function numberAt(record: RecordView, place: Place): { filer: string; number: string } | undefined {
  if (place.when && record.value(place.when.field) !== place.when.is) return undefined;
  const text = record.value(place.number);
  const filer = place.filer === undefined ? text.slice(0, 3) : record.value(place.filer);
  const number = place.filer === undefined ? text.slice(3) : text;
  const last = number.charCodeAt(7);
  return filer.length === 3 && number.length === 8 && last >= 48 && last <= 57 ? { filer, number } : undefined;
}

export const entryNumberRules: readonly UnitRule[] = applications.map(({ rule, application, page, places }) => ({
  id: rule,
  title: 'Check digit of an entry number',
  description:
    'The last digit of an entry number is computed from the filer code and the seven digits before it. CBP lets a filer that has used up its numbers add an offset, so another digit may still be right.',
  severity: 'warning',
  applications: [application],
  page: `${page}; Appendix E`,
  check: (unit, report) => {
    for (const place of places) {
      for (const record of unit.all(place.record)) {
        const found = numberAt(record, place);
        if (!found || endsInCheckDigit(found.filer, found.number)) continue;
        const digit = entryCheckDigit(found.filer, found.number.slice(0, 7));
        if (digit === undefined) continue;
        report(
          record,
          place.number,
          `Entry number ${found.filer}-${found.number.slice(0, 7)}-${found.number.slice(7)} ends in ${found.number.slice(7)}, its check digit is ${digit}.`,
          { fix: { value: `${place.filer === undefined ? found.filer : ''}${found.number.slice(0, 7)}${digit}` } },
        );
      }
    }
  },
}));
