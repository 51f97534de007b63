/** Rules of importer security filings, SF (ISF-14 to ISF-37). The chapter is known from a transcription, so nothing here is an error. */
import { fitsPicture, laidInto } from '../../layout/pictures';
import type { UnitRule } from '../rule';
import type { RecordView, UnitView } from '../unitView';
import { groupsOf, isWhole, rulesFor, repeated } from './common';

const define = rulesFor('SF');

const partiesOfIsf10 = ['IM', 'CN', 'SE', 'BY', 'ST', 'LG', 'CS', 'MF'];
const partiesOfIsf5 = ['BKP', 'ST'];
/** Shipments whose people may be known by passport: household goods, diplomatic shipments, carnets (ISF-14). */
const shipmentsWithPassport = ['03', '05', '06'];
/** Parties that are an SF30 alone (ISF-28). */
const partiesByNumber = ['CN', 'IM'];

/** Pictures of an identifying number by its qualifier (ISF-14, ISF-28). */
const numberPictures: Record<string, readonly string[]> = {
  EI: ['NN-NNNNNNNXX'],
  ANI: ['YYDDPP-NNNNN'],
  '34': ['NNN-NN-NNNN'],
  DUN: ['NNNNNNNNN'],
  DNS: ['NNNNNNNNNNNNN'],
  FR: ['ANNN'],
};

interface Filing {
  readonly unit: UnitView;
  readonly header: RecordView;
  /** ISF-10 rather than ISF-5. */
  readonly isFull: boolean;
  readonly shipment: string;
}

/** @returns the filing of a unit that adds or replaces one; undefined for anything else */
function filingOf(unit: UnitView): Filing | undefined {
  const [header] = unit.records;
  if (header?.id !== 'SF10' || !['A', 'R'].includes(header.value('Action Code'))) return undefined;
  const type = header.value('ISF Submission Type');
  if (!['1', '2', '3', '4'].includes(type)) return undefined;
  return { unit, header, isFull: type === '1' || type === '3', shipment: header.value('Shipment Type Code') };
}

const code = (record: RecordView): string => record.value('Entity Code');

const hasReference = (unit: UnitView, qualifier: string): boolean =>
  unit.all('SF20').some((record) => record.value('Reference Identifier Qualifier') === qualifier);

const parties = define(
  {
    id: 'sf-parties',
    title: 'Parties of the filing',
    description:
      'An ISF-10 names IM, CN, SE, BY, ST, LG, CS and one or more MF; an ISF-5 names BKP and ST and no other party. There is at most one IM.',
    severity: 'warning',
    page: 'ISF-28',
  },
  (unit, report) => {
    const filing = filingOf(unit);
    if (!filing) return;
    const present = unit.all('SF30');
    const expected = filing.isFull ? partiesOfIsf10 : partiesOfIsf5;
    const missing = expected.filter((party) => !present.some((record) => code(record) === party));
    if (missing.length > 0 && isWhole(unit))
      report(
        filing.header,
        undefined,
        `An ${filing.isFull ? 'ISF-10' : 'ISF-5'} needs an SF30 record for each of ${expected.join(', ')}; ${missing.join(', ')} missing.`,
      );
    for (const record of present)
      if (!filing.isFull && code(record) !== '' && !partiesOfIsf5.includes(code(record)))
        report(record, 'Entity Code', `An ISF-5 names BKP and ST only, not ${code(record)}.`);
    for (const { item, first } of repeated(present, (record) => (code(record) === 'IM' ? 'IM' : '')))
      report(item, 'Entity Code', 'A filing has one importer of record (IM) at most.', {
        related: [{ record: first, field: 'Entity Code', message: 'Named here first' }],
      });
  },
);

const partyOrder = define(
  {
    id: 'sf-party-order',
    title: 'Order of the parties',
    description:
      'Parties usually come as IM, CN, SE, BY, ST, LG, CS, then the manufacturers; on an ISF-5 BKP, then ST.',
    severity: 'information',
    page: 'ISF-28',
  },
  (unit, report) => {
    const filing = filingOf(unit);
    if (!filing) return;
    const order = filing.isFull ? partiesOfIsf10 : partiesOfIsf5;
    let last = -1;
    for (const record of unit.all('SF30')) {
      const place = order.indexOf(code(record));
      if (place === -1) continue;
      if (place < last) {
        report(
          record,
          'Entity Code',
          `${code(record)} stands behind ${order[last] ?? ''}; the parties come as ${order.join(', ')}.`,
        );
        return;
      }
      last = place;
    }
  },
);

const partyAddress = define(
  {
    id: 'sf-party-address',
    title: 'Address of a party given by name',
    description: 'A party given by name has SF35 and SF36 records; one given by number, and CN and IM, have none.',
    severity: 'warning',
    page: 'ISF-33',
  },
  (unit, report) => {
    if (!filingOf(unit) || !isWhole(unit)) return;
    for (const { head, group } of groupsOf(unit, 'SF30', ['SF50'])) {
      const byNumber = partiesByNumber.includes(code(head)) || !head.isBlank('Entity Identifier');
      if (byNumber) {
        for (const id of ['SF35', 'SF36'])
          for (const record of group.all(id))
            report(record, undefined, `${id} is not used for a party given by number, as the ${code(head)} before it.`);
      } else if (!head.isBlank('Entity Name')) {
        const missing = ['SF35', 'SF36'].filter((id) => !group.has(id));
        if (missing.length > 0)
          report(
            head,
            'Entity Name',
            `The ${code(head)} party is given by name, so SF35 and SF36 with its address follow; ${missing.join(' and ')} missing.`,
          );
      }
    }
  },
);

const manufacturerTariff = define(
  {
    id: 'sf-manufacturer-tariff',
    title: 'Tariff numbers of the manufacturers',
    description:
      'On an ISF-10 each manufacturer has one or more SF40 records with tariff numbers, and no other party has any.',
    severity: 'warning',
    page: 'ISF-36',
  },
  (unit, report) => {
    if (filingOf(unit)?.isFull !== true || !isWhole(unit)) return;
    for (const { head, group } of groupsOf(unit, 'SF30')) {
      const tariff = group.first('SF40');
      if (code(head) === 'MF' && !tariff)
        report(
          head,
          undefined,
          'Each manufacturer (MF) has its tariff numbers on SF40 records behind it; this one has none.',
        );
      else if (code(head) !== 'MF' && code(head) !== '' && tariff)
        report(tariff, undefined, `Tariff numbers stand behind a manufacturer (MF), not behind ${code(head)}.`);
    }
  },
);

const bondReferences = define(
  {
    id: 'sf-bond-references',
    title: 'Surety and reference of a single transaction bond',
    description:
      'Bond type 9 with activity 16 needs two SF20 records: V1 with the surety code and SBN with the bond reference number.',
    severity: 'warning',
    page: 'ISF-25',
  },
  (unit, report) => {
    const filing = filingOf(unit);
    if (filing?.header.value('Bond Type') !== '9' || filing.header.value('Bond Activity Code') !== '16') return;
    const missing = ['V1', 'SBN'].filter((qualifier) => !hasReference(unit, qualifier));
    if (missing.length > 0 && isWhole(unit))
      report(
        filing.header,
        'Bond Type',
        `A single transaction bond needs SF20 records with V1 (surety code) and SBN (bond reference number); ${missing.join(' and ')} missing.`,
      );
  },
);

const passport = define(
  {
    id: 'sf-passport',
    title: 'People known by passport',
    description:
      'A passport (AEF) identifies people with shipment types 03, 05 and 06 only; as ISF importer it needs an SF20 with qualifier FN, the full name.',
    severity: 'warning',
    page: 'ISF-15',
  },
  (unit, report) => {
    const filing = filingOf(unit);
    if (!filing) return;
    const { header, shipment } = filing;
    const byPassport = [
      ...(header.value('ISF Importer Number Qualifier') === 'AEF'
        ? [{ record: header, field: 'ISF Importer Number Qualifier' }]
        : []),
      ...unit
        .all('SF30')
        .filter((record) => record.value('Entity Identifier Qualifier') === 'AEF')
        .map((record) => ({ record, field: 'Entity Identifier Qualifier' })),
    ];
    if (shipment !== '' && !shipmentsWithPassport.includes(shipment))
      for (const { record, field } of byPassport)
        report(
          record,
          field,
          `A passport (AEF) is accepted with shipment types 03, 05 and 06 only; this is type ${shipment}.`,
        );
    if (header.value('ISF Importer Number Qualifier') === 'AEF' && !hasReference(unit, 'FN') && isWhole(unit))
      report(
        header,
        'ISF Importer Number Qualifier',
        'An ISF importer known by passport needs an SF20 record with qualifier FN, the full name of the filer; there is none.',
      );
  },
);

const shipmentRecords = define(
  {
    id: 'sf-shipment-records',
    title: 'Records of carnets and informal shipments',
    description:
      'Shipment type 06 needs an SF20 record with qualifier 6C, the carnet; type 11 needs an SF13 with value, quantity and weight.',
    severity: 'warning',
    page: 'ISF-21',
  },
  (unit, report) => {
    const filing = filingOf(unit);
    if (!filing || !isWhole(unit)) return;
    const { header, shipment } = filing;
    if (shipment === '06' && !hasReference(unit, '6C'))
      report(
        header,
        'Shipment Type Code',
        'Shipment type 06 needs an SF20 record with qualifier 6C, country and number of the carnet; there is none.',
      );
    if (shipment === '11' && !unit.has('SF13'))
      report(
        header,
        'Shipment Type Code',
        'Shipment type 11 needs an SF13 record with value, quantity and weight; there is none.',
      );
  },
);

const amounts = define(
  {
    id: 'sf-amount',
    title: 'Value, quantity and weight above zero',
    description: 'Estimated value, quantity and weight on SF13 are greater than zero.',
    severity: 'warning',
    page: 'ISF-21',
  },
  (unit, report) => {
    for (const record of unit.all('SF13'))
      for (const field of ['Estimated Value', 'Estimated Quantity', 'Estimated Weight'])
        if (record.number(field) === 0) report(record, field, `${field} is zero; it is greater than zero.`);
  },
);

const numberForm = define(
  {
    id: 'sf-number-form',
    title: 'Form of identifying numbers',
    description: 'The form of an importer or party number depends on its qualifier.',
    severity: 'warning',
    page: 'ISF-28',
  },
  (unit, report) => {
    const places = [
      ...unit.all('SF10').map((record) => [record, 'ISF Importer Number Qualifier', 'ISF Importer Number'] as const),
      ...unit.all('SF30').map((record) => [record, 'Entity Identifier Qualifier', 'Entity Identifier'] as const),
    ];
    for (const [record, qualifierField, numberField] of places) {
      const qualifier = record.value(qualifierField);
      const number = record.value(numberField);
      const pictures = numberPictures[qualifier];
      if (!pictures || number === '' || pictures.some((picture) => fitsPicture(number, picture))) continue;
      const [laid] = pictures.flatMap((picture) => laidInto(number, picture) ?? []);
      report(
        record,
        numberField,
        `A number with qualifier ${qualifier} has the form ${pictures.join(' or ')}.`,
        laid === undefined ? {} : { fix: { value: laid } },
      );
    }
  },
);

export const isfRules: readonly UnitRule[] = [
  parties,
  partyOrder,
  partyAddress,
  manufacturerTariff,
  bondReferences,
  passport,
  shipmentRecords,
  amounts,
  numberForm,
];
