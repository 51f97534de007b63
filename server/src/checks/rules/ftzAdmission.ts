/** Rules of foreign trade zone admissions, FT. The chapter is known from a transcription, so nothing here is an error. */
import type { UnitRule } from '../rule';
import type { RecordSpan, RecordView, UnitView } from '../unitView';
import { daysBetween, groupedBy, groupsOf, isWhole, repeated, rulesFor, sumOf } from './common';

const define = rulesFor('FT');
const CHAPTER = 'FTZ Admission';

const EXPLAINED = '08';
const SET_HEADER = 'X';
const SET_COMPONENT = 'V';
const airModes = ['40', '41'];
/** Admissions whose bills give a quantity only with an in-bond number. */
const withoutQuantity = ['O', 'C', 'D', 'T'];

const action = (unit: UnitView): string => unit.first('10')?.value('Action Code') ?? '';
const isAdmission = (unit: UnitView): boolean => ['A', 'R'].includes(action(unit));
const hts = (record: RecordView): string => record.value('Harmonized Tariff Schedule Number');
const setRole = (record: RecordView): string => record.value('SPI Secondary');

/** The conveyances with their bills, and the bills with their lines. */
const conveyances = (unit: UnitView): { head: RecordView; group: RecordSpan }[] => groupsOf(unit, '20');
const bills = (span: RecordSpan): { head: RecordView; group: RecordSpan }[] => groupsOf(span, '40', ['20']);
const lines = (bill: RecordSpan): { head: RecordView; group: RecordSpan }[] => groupsOf(bill, '50', ['40', '20']);

const zoneId = define(
  {
    id: 'ft-zone-id',
    title: 'Length of the zone ID',
    description: 'An expanded zone ID has nine characters, the old form seven; the indicator says which it is.',
    severity: 'warning',
    page: CHAPTER,
  },
  (unit, report) => {
    const header = unit.first('10');
    const length = header?.value('Zone ID').length ?? 0;
    const indicator = header?.value('Expanded Zone ID Indicator') ?? '';
    const expected = indicator === 'Y' ? 9 : indicator === 'N' ? 7 : undefined;
    if (header && expected !== undefined && length > 0 && length !== expected)
      report(
        header,
        'Zone ID',
        `Expanded Zone ID Indicator ${indicator} says that the zone ID has ${expected} characters; it has ${length}.`,
      );
  },
);

/** The reason codes of an FT11 record: the first, and those of the row behind it. */
function reasonCodes(record: RecordView): { field: string; code: string }[] {
  const more = record.value('Additional Reason Codes').match(/[0-9]{2}/g) ?? [];
  return [
    { field: 'Reason Code', code: record.value('Reason Code') },
    ...more.map((code) => ({ field: 'Additional Reason Codes', code })),
  ].filter(({ code }) => code !== '');
}

const reasons = define(
  {
    id: 'ft-reasons',
    title: 'Reasons of a replacement',
    description: 'A reason stands once; reason 08 is explained on an FT12; FT11 and FT12 are for a replacement only.',
    severity: 'warning',
    page: CHAPTER,
  },
  (unit, report) => {
    for (const id of ['11', '12']) {
      const record = unit.first(id);
      if (record && action(unit) !== 'R' && action(unit) !== '')
        report(record, undefined, `FT${id} is for a replacement (action R); this is action ${action(unit)}.`);
    }
    for (const record of unit.all('11')) {
      const codes = reasonCodes(record);
      for (const { item } of repeated(codes, ({ code }) => code))
        report(record, item.field, `Reason ${item.code} is given already; none stands twice.`);
      const explained = codes.find(({ code }) => code === EXPLAINED);
      if (explained && !unit.has('12') && isWhole(unit))
        report(record, explained.field, 'Reason 08 is explained on an FT12 record; there is none.');
    }
  },
);

const dates = define(
  {
    id: 'ft-dates',
    title: 'Export before import',
    description: 'The export date does not lie behind the import date.',
    severity: 'warning',
    page: CHAPTER,
  },
  (unit, report) => {
    for (const record of unit.all('20')) {
      const days = daysBetween(record, 'Export Date', record, 'Import Date');
      if (days !== undefined && days < 0)
        report(record, 'Export Date', 'The export date lies behind the import date; it is that day or an earlier one.');
    }
  },
);

/** Numbers with a least and a greatest length. */
const lengths: readonly { id: string; field: string; least: number; most: number; what: string }[] = [
  { id: '10', field: 'Control Number', least: 2, most: 8, what: 'A control number' },
  { id: '40', field: 'Bill of Lading or Air Waybill', least: 6, most: 35, what: 'A bill of lading' },
  { id: '41', field: 'I.T. Number', least: 9, most: 23, what: 'An in-bond number' },
];

const numberLength = define(
  {
    id: 'ft-number-length',
    title: 'Length of numbers',
    description:
      'A control number has at least two characters, a bill 6 to 35, an in-bond number 9 to 23, a flight number at least four.',
    severity: 'warning',
    page: CHAPTER,
  },
  (unit, report) => {
    for (const { id, field, least, most, what } of lengths)
      for (const record of unit.all(id)) {
        const { length } = record.value(field);
        if (length > 0 && (length < least || length > most))
          report(record, field, `${what} has ${least} to ${most} characters; this one has ${length}.`);
      }
    for (const record of unit.all('20')) {
      const flight = record.value('Voyage/Trip/Flight Number');
      if (airModes.includes(record.value('Mode of Transportation')) && flight !== '' && flight.length < 4)
        report(
          record,
          'Voyage/Trip/Flight Number',
          `A flight number has at least four characters, with zeros on the left: ${flight.padStart(4, '0')}.`,
          { fix: { value: flight.padStart(4, '0') } },
        );
    }
  },
);

const billData = define(
  {
    id: 'ft-bill-data',
    title: 'House bill and quantity of a bill',
    description:
      'A house bill is for air shipments; admissions of types O, C, D and T give a quantity only with an in-bond number, and then they must.',
    severity: 'warning',
    page: CHAPTER,
  },
  (unit, report) => {
    if (!isAdmission(unit)) return;
    for (const { head: conveyance, group } of conveyances(unit)) {
      const mode = conveyance.value('Mode of Transportation');
      const type = conveyance.value('Admission Type');
      for (const { head: bill, group: own } of bills(group)) {
        if (mode !== '' && !airModes.includes(mode) && !bill.isBlank('House Bill'))
          report(bill, 'House Bill', `A house bill is for air shipments; the mode on FT20 is ${mode}.`);
        if (!isWhole(own) || type === '') continue;
        // Type A gives its quantity by a condition of the field.
        if (type !== 'A' && own.has('41') && bill.isBlank('Quantity'))
          report(bill, 'Quantity', 'With an in-bond number (FT41) the bill gives its quantity.');
        else if (withoutQuantity.includes(type) && !own.has('41') && (bill.number('Quantity') ?? 0) > 0)
          report(
            bill,
            'Quantity',
            `An admission of type ${type} gives a quantity only with an in-bond number (FT41); none follows.`,
          );
      }
    }
  },
);

const lineNumber = define(
  {
    id: 'ft-line-number',
    title: 'Lines are numbered',
    description: 'In each bill the lines are numbered from 00001 on; the parts of an article set share a number.',
    severity: 'warning',
    page: CHAPTER,
  },
  (unit, report) => {
    for (const { group } of bills(unit)) {
      let due = 1;
      for (const { head } of lines(group)) {
        const number = head.number('Line Item Number');
        if (number === undefined) break;
        if (number === due - 1 && setRole(head) === SET_COMPONENT) continue;
        if (number !== due) {
          report(
            head,
            'Line Item Number',
            `Line number ${head.value('Line Item Number')} stands where ${String(due).padStart(5, '0')} is due.`,
            { fix: { value: String(due).padStart(5, '0') } },
          );
          break;
        }
        due++;
      }
    }
  },
);

const setValue = define(
  {
    id: 'ft-set-value',
    title: 'Value of an article set',
    description: 'The value of a set header is the sum of the values of its components.',
    severity: 'warning',
    page: CHAPTER,
  },
  (unit, report) => {
    for (const { group } of bills(unit)) {
      const parts = lines(group);
      const number = (record: RecordView): string => record.value('Line Item Number');
      const components = groupedBy(
        parts.filter(({ head }) => setRole(head) === SET_COMPONENT),
        ({ head }) => number(head),
      );
      for (const { head, group: own } of parts) {
        const values = own.first('51');
        const total = values?.number('Value');
        const members = components.get(number(head));
        if (setRole(head) !== SET_HEADER || !values || total === undefined || !members) continue;
        const sum = sumOf(members.map((member) => member.group.first('51')?.number('Value')));
        if (sum !== undefined && sum !== total)
          report(values, 'Value', `The value of the set is ${total}; those of its components add up to ${sum}.`, {
            fix: { value: String(sum) },
          });
      }
    }
  },
);

const manufacturer = define(
  {
    id: 'ft-manufacturer',
    title: 'Manufacturer of a line',
    description: 'Each line of an admission has an FT60 record with the manufacturer ID (MID).',
    severity: 'warning',
    page: CHAPTER,
  },
  (unit, report) => {
    if (!isAdmission(unit) || !isWhole(unit)) return;
    for (const { group } of bills(unit))
      for (const { head, group: own } of lines(group))
        if (!own.all('60').some((record) => record.value('Reference Qualifier') === 'MID'))
          report(
            head,
            undefined,
            'Each line has an FT60 record with qualifier MID, the manufacturer; this one has none.',
          );
  },
);

const origin = define(
  {
    id: 'ft-canadian-origin',
    title: 'Canadian origin by province',
    description: 'Canada is given as origin by its provinces, XA to XY, not as CA.',
    severity: 'warning',
    page: CHAPTER,
  },
  (unit, report) => {
    for (const record of unit.all('50'))
      if (record.value('Country of Origin') === 'CA')
        report(
          record,
          'Country of Origin',
          `Canada is given by its province (XA to XY), not as CA, for ${hts(record)}.`,
        );
  },
);

export const ftzAdmissionRules: readonly UnitRule[] = [
  zoneId,
  reasons,
  dates,
  numberLength,
  billData,
  lineNumber,
  setValue,
  manufacturer,
  origin,
];
