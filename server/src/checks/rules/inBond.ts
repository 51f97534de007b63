/** Rules of in-bond transactions, QP (INB-19 to INB-52). */
import { inBondCheckDigit } from '../checkDigit';
import type { UnitRule } from '../rule';
import type { RecordSpan, RecordView, UnitView } from '../unitView';
import { groupsOf, isWhole, repeated, rulesFor } from './common';

const transaction = rulesFor('QP');

const FIRMS_CODE = /^[A-Z][0-9]{3}$/;
/** Schedule K codes of inland places in Canada and Mexico (INB-21). */
const INLAND_PLACE = /^(?:801(?:0[1-9]|1[0-3])|971(?:[0-2][0-9]|3[0-2]))$/;

const isWithdrawal = (header: RecordView): boolean => header.value('Foreign Trade Zone/Warehouse Indicator') === 'Y';

interface InBond {
  readonly unit: UnitView;
  readonly header: RecordView;
  readonly conveyance: RecordView | undefined;
  readonly bills: readonly { head: RecordView; group: RecordSpan }[];
}

/** @returns the transaction of a unit when it adds an in-bond; undefined for anything else */
function addedInBond(unit: UnitView): InBond | undefined {
  const [header] = unit.records;
  if (header?.id !== '10' || header.value('Action Code') !== 'A') return undefined;
  return { unit, header, conveyance: unit.first('20'), bills: groupsOf(unit, '30') };
}

const checkDigit: UnitRule = {
  id: 'qp-check-digit',
  title: 'Check digit of an in-bond number',
  description:
    'The ninth digit of a conventional in-bond number is the remainder of the first eight divided by seven; large air users may add one, two or three.',
  severity: 'warning',
  applications: ['QP', 'WP'],
  page: 'INB-56',
  check: (unit, report) => {
    for (const [id, field] of [
      ['10', 'In-bond Number'],
      ...(unit.application === 'QP' ? [['30', 'Previous In-bond Number'] as const] : []),
    ] as const) {
      for (const record of unit.all(id)) {
        const number = record.value(field);
        const digit = inBondCheckDigit(number.slice(0, 8));
        if (digit === undefined || !/^[0-9]{9}$/.test(number)) continue;
        const excess = Number(number.slice(8)) - digit;
        if (excess >= 0 && excess <= 3) continue;
        report(
          record,
          field,
          `In-bond number ${number} ends in ${number.slice(8)}; its check digit is ${digit}, or up to ${digit + 3} for a large air user.`,
          { fix: { value: `${number.slice(0, 8)}${digit}` } },
        );
      }
    }
  },
};

const pieceCount = transaction(
  {
    id: 'qp-piece-count',
    title: 'Piece counts add up',
    description: 'The piece counts of all QP71 records of a bill add up to the manifest quantity on its QP40.',
    severity: 'error',
    page: 'INB-48',
  },
  (unit, report) => {
    for (const { group } of addedInBond(unit)?.bills ?? []) {
      const details = group.first('40');
      const quantity = details?.number('Manifest Quantity');
      const pieces = group.all('71');
      if (!details || quantity === undefined || pieces.length === 0 || !isWhole(group)) continue;
      // A container without any count is reported on its own.
      if (groupsOf(group, '65').some((container) => firstPieces(container.group)?.isBlank('Piece Count') === true))
        continue;
      let sum = 0;
      let readable = true;
      for (const record of pieces) {
        const count = record.isBlank('Piece Count') ? 0 : record.number('Piece Count');
        if (count === undefined) readable = false;
        else sum += count;
      }
      if (readable && sum !== quantity)
        report(
          details,
          'Manifest Quantity',
          `The manifest quantity is ${quantity}; the piece counts of the QP71 records of this bill add up to ${sum}. They must be equal.`,
          { fix: { value: String(sum) } },
        );
    }
  },
);

const firstPieces = (container: RecordSpan): RecordView | undefined => container.first('71');

const firstPieceCount = transaction(
  {
    id: 'qp-first-piece-count',
    title: 'Piece count of a container',
    description: 'The first QP71 record of a container gives a piece count: its own, or that of the whole container.',
    severity: 'warning',
    page: 'INB-47',
  },
  (unit, report) => {
    for (const { group } of groupsOf(unit, '65', ['30'])) {
      const pieces = firstPieces(group);
      if (pieces?.isBlank('Piece Count') === true)
        report(pieces, 'Piece Count', 'The first QP71 of a container gives a piece count.');
    }
  },
);

const containerRepeated = transaction(
  {
    id: 'qp-container-repeated',
    title: 'Each container once in a bill',
    description: 'No container number, nor NC for cargo without a container, stands twice in one bill.',
    severity: 'warning',
    page: 'INB-44',
  },
  (unit, report) => {
    for (const { group } of groupsOf(unit, '30')) {
      for (const { item, first } of repeated(group.all('65'), (record) => record.value('Container Number')))
        report(
          item,
          'Container Number',
          `Container ${item.value('Container Number')} stands a second time in this bill: put its contents behind the first QP65.`,
          { related: [{ record: first, field: 'Container Number', message: 'Stands here first' }] },
        );
    }
  },
);

const harmonizedNumber = transaction(
  {
    id: 'qp-harmonized-number',
    title: 'Tariff number of goods that leave the country',
    description:
      'Every container of a T&E (62) or IE (63) whose bill is reported in full has a QP70 record with the tariff number.',
    severity: 'warning',
    page: 'INB-45',
  },
  (unit, report) => {
    const inBond = addedInBond(unit);
    const entryType = inBond?.header.value('In-bond Entry Type') ?? '';
    if (!inBond || !['62', '63'].includes(entryType) || !isWhole(unit)) return;
    for (const { head, group } of groupsOf(unit, '65', ['30']))
      if (!group.has('70'))
        report(
          head,
          undefined,
          `In-bond type ${entryType} needs a QP70 record with the tariff number for each container; this one has none.`,
        );
  },
);

const facilityCode = transaction(
  {
    id: 'qp-facility-code',
    title: 'One facility code',
    description:
      'A FIRMS code in place of a carrier or issuer code is the one that QP20 gives for the foreign trade zone or warehouse.',
    severity: 'warning',
    page: 'INB-25',
  },
  (unit, report) => {
    const inBond = addedInBond(unit);
    const facility = inBond?.conveyance?.value('Foreign Trade Zone FIRMS Code') ?? '';
    if (!inBond?.conveyance || facility === '' || !isWithdrawal(inBond.header)) return;
    const related = [
      { record: inBond.conveyance, field: 'Foreign Trade Zone FIRMS Code', message: 'Facility the goods leave' },
    ];
    for (const [record, field] of [
      [inBond.header, 'In-bond Carrier Code'],
      [inBond.conveyance, 'Importing Carrier Code'],
      ...inBond.bills.map(({ head }) => [head, 'Issuer Code of Simple/Regular/Master Bill of Lading'] as const),
    ] as const) {
      const code = record.value(field);
      if (FIRMS_CODE.test(code) && code !== facility)
        report(record, field, `The FIRMS code ${code} must be that of the facility on QP20, ${facility}.`, { related });
    }
  },
);

const requiredRecords = transaction(
  {
    id: 'qp-required-records',
    title: 'Records of a withdrawal and of a bill reported in full',
    description:
      'A withdrawal from a foreign trade zone or warehouse has a QP20, and a QP30 with the full bill data (QP40 and the rest); full bill data needs a QP20.',
    severity: 'warning',
    page: 'INB-23',
  },
  (unit, report) => {
    const inBond = addedInBond(unit);
    if (!inBond || !isWhole(unit)) return;
    const { header, conveyance, bills } = inBond;
    const withdrawal = isWithdrawal(header);
    if (!conveyance && (withdrawal || unit.has('40')))
      report(
        header,
        undefined,
        `A QP20 record with the conveyance is required ${withdrawal ? 'for a withdrawal from a foreign trade zone or warehouse' : 'when the bill is reported in full (QP40)'}; there is none.`,
      );
    if (!withdrawal) return;
    if (bills.length === 0)
      report(
        header,
        undefined,
        'A QP30 record is required for a withdrawal from a foreign trade zone or warehouse; there is none.',
      );
    for (const { head, group } of bills)
      if (!group.has('40'))
        report(
          head,
          undefined,
          'A withdrawal from a foreign trade zone or warehouse reports the bill in full, beginning with QP40; this bill has none.',
        );
  },
);

const billIssuer = transaction(
  {
    id: 'qp-bill-issuer',
    title: 'Issuer of a bill',
    description: 'The code UNKN is not accepted as issuer of a bill.',
    severity: 'error',
    page: 'INB-28',
  },
  (unit, report) => {
    for (const record of unit.all('30'))
      if (record.value('Issuer Code of Simple/Regular/Master Bill of Lading') === 'UNKN')
        report(
          record,
          'Issuer Code of Simple/Regular/Master Bill of Lading',
          'UNKN is not accepted as issuer of a bill.',
        );
  },
);

const airlineCode = transaction(
  {
    id: 'qp-airline-code',
    title: 'Airline codes',
    description:
      'A two-character airline code that ends in a digit is not accepted: the three-letter ICAO designator stands in its place.',
    severity: 'warning',
    page: 'INB-22',
  },
  (unit, report) => {
    for (const [id, field] of [
      ['10', 'In-bond Carrier Code'],
      ['20', 'Importing Carrier Code'],
    ] as const) {
      for (const record of unit.all(id))
        if (/^[A-Z0-9][0-9]$/.test(record.value(field)))
          report(
            record,
            field,
            `${record.value(field)} is an airline code that ends in a digit, which is not accepted: use the three-letter ICAO designator.`,
          );
    }
  },
);

/** Amounts that must be greater than zero, with the page. */
const positive: readonly (readonly [id: string, field: string])[] = [
  ['10', 'Value'],
  ['40', 'Manifest Quantity'],
  ['40', 'Weight'],
  ['70', 'Value'],
  ['70', 'Weight'],
];

const amounts = transaction(
  {
    id: 'qp-amount',
    title: 'Values, quantities and weights above zero',
    description: 'Value of the in-bond, manifest quantity, weights and commodity values are greater than zero.',
    severity: 'error',
    page: 'INB-20',
  },
  (unit, report) => {
    if (!addedInBond(unit)) return;
    for (const [id, field] of positive)
      for (const record of unit.all(id))
        if (record.number(field) === 0) report(record, field, `${field} is zero; it must be greater than zero.`);
  },
);

const inlandPlace = transaction(
  {
    id: 'qp-inland-place',
    title: 'Inland places in Canada and Mexico',
    description: 'The codes of inland places (801nn, 971nn) are for rail and truck only.',
    severity: 'warning',
    page: 'INB-21',
  },
  (unit, report) => {
    const mode = unit.first('20')?.value('Import Mode of Transport (MOT) Code') ?? '';
    if (mode !== '40' && mode !== '70') return;
    for (const [id, field] of [
      ['10', 'Port of Foreign Destination'],
      ['40', 'Foreign Port of Lading'],
    ] as const) {
      for (const record of unit.all(id))
        if (INLAND_PLACE.test(record.value(field)))
          report(
            record,
            field,
            `${record.value(field)} is an inland place, for rail and truck only; the mode on QP20 is ${mode}.`,
          );
    }
  },
);

const airBill = transaction(
  {
    id: 'qp-air-bill',
    title: 'Air waybills and flights',
    description:
      'With air transport the issuer is the three-character air waybill prefix, the bill number its eight-digit serial number, and a flight number has the form NNN, NNNA, NNNN or NNNNA.',
    severity: 'warning',
    page: 'INB-24',
  },
  (unit, report) => {
    const conveyance = unit.first('20');
    if (conveyance?.value('Import Mode of Transport (MOT) Code') !== '40') return;
    const flight = conveyance.value('Voyage/Flight/Trip Number');
    if (flight !== '' && !/^[0-9]{3}[A-Z]?$|^[0-9]{4}[A-Z]?$/.test(flight))
      report(
        conveyance,
        'Voyage/Flight/Trip Number',
        `${JSON.stringify(flight)} is no flight number: NNN, NNNA, NNNN or NNNNA.`,
      );
    for (const record of unit.all('30')) {
      const issuer = record.value('Issuer Code of Simple/Regular/Master Bill of Lading');
      const number = record.value('Issuer Sequence of Simple/Regular Master Bill of Lading');
      if (issuer.length === 3 && number !== '' && !/^[0-9]{8}$/.test(number))
        report(
          record,
          'Issuer Sequence of Simple/Regular Master Bill of Lading',
          `The bill number of an air waybill is its eight-digit serial number; ${JSON.stringify(number)} is not.`,
        );
    }
  },
);

export const inBondRules: readonly UnitRule[] = [
  checkDigit,
  pieceCount,
  firstPieceCount,
  containerRepeated,
  harmonizedNumber,
  facilityCode,
  requiredRecords,
  billIssuer,
  airlineCode,
  amounts,
  inlandPlace,
  airBill,
];
