/** Data of the cargo release that a summary is certified for: the SE records (ESF-41 to ESF-64, ESF-80 to ESF-92). */
import type { RecordSpan, RecordView } from '../../unitView';
import { named } from '../amounts';
import { INFORMAL_LIMIT } from './bonds';
import { filingRule, lineRule, type EntrySummary } from './summary';

const CERTIFY = 'Cargo Release Certification Request Indicator';
const QUALIFIER = 'Reference Identifier Qualifier';
const ENTITY = 'Entity Code';
/** Records that serve the cargo release alone. */
const RELEASE_RECORDS = 'SE13 SE16 SE17 SE20 SE30 SE31 SE32 SE35 SE36 SE50 SE51 SE52 SE55 SE56'.split(' ');

const onlyCertified = filingRule(
  {
    id: 'ae-cargo-release-records',
    title: 'Cargo release data goes with certification',
    description:
      'References, conveyances, equipment and entities of the cargo release (SE records) are sent only when the summary is certified for it.',
    severity: 'warning',
    page: 'ESF-56',
    records: [
      'SE13',
      'SE16',
      'SE17',
      'SE20',
      'SE30',
      'SE31',
      'SE32',
      'SE35',
      'SE36',
      'SE50',
      'SE51',
      'SE52',
      'SE55',
      'SE56',
    ],
  },
  (summary, report) => {
    const { header, unit } = summary;
    const present = unit.records.find((record) => RELEASE_RECORDS.includes(record.id));
    if (!present || !header.isBlank(CERTIFY)) return;
    report(
      present,
      undefined,
      `${present.id} records are sent only with a certification for cargo release: ${named(header, CERTIFY)} is blank.`,
      { related: [{ record: header, field: CERTIFY, message: 'Not certified' }] },
    );
  },
);

/** @returns the SE20 records with that qualifier */
function references({ unit }: EntrySummary, qualifier: string): readonly RecordView[] {
  return unit.having('SE20', QUALIFIER, qualifier);
}

const contact = filingRule(
  {
    id: 'ae-correction-contact',
    title: 'Contact for a release that is replaced',
    description: 'A summary that is replaced (action R) and certified names a contact in an SE13 record.',
    severity: 'warning',
    page: 'ESF-41',
  },
  (summary, report) => {
    const { header, action, isCertified, isWhole } = summary;
    if (action === 'R' && isCertified && !summary.has('SE13') && isWhole)
      report(
        header,
        CERTIFY,
        'A summary that is replaced and certified for cargo release needs an SE13 record with the contact.',
      );
  },
);

const documentReference = filingRule(
  {
    id: 'ae-dis-reference',
    title: 'Reference of submitted documents',
    description:
      'The DIS indicator of the SE13 record needs the reference number in an SE20 record with qualifier DIS.',
    severity: 'warning',
    page: 'ESF-41',
    records: ['SE13'],
  },
  (summary, report) => {
    const field = 'DIS Indicator';
    const present = summary.first('SE13');
    if (present?.value(field) === '1' && references(summary, 'DIS').length === 0 && summary.isWhole)
      report(
        present,
        field,
        `${named(present, field)} is 1: add an SE20 record DIS with the reference of the documents.`,
      );
  },
);

const location = filingRule(
  {
    id: 'ae-location-reference',
    title: 'Location of goods bound for a warehouse',
    description: 'A certified summary of type 21 or 22 gives the location of the goods in an SE20 record LOC.',
    severity: 'warning',
    page: 'ESF-40',
  },
  (summary, report) => {
    const { header, entryType } = summary;
    if (!summary.isCertified || !['21', '22'].includes(entryType) || !summary.isWhole) return;
    if (references(summary, 'LOC').length === 0)
      report(
        header,
        CERTIFY,
        `Certified on entry type ${entryType}: add an SE20 record LOC with the location of the goods.`,
      );
  },
);

const nonAutomatedBills = filingRule(
  {
    id: 'ae-non-ams-bills',
    title: 'Bills outside of the manifest system',
    description: 'With an SE20 record NAM all bills are master bills (M), each with an SE16 record for its conveyance.',
    severity: 'warning',
    page: 'ESF-45',
    records: ['SE20'],
  },
  (summary, report) => {
    const [marker] = references(summary, 'NAM');
    if (!marker || !summary.isWhole) return;
    const type = 'Manifest Component Type Code';
    const other = summary.all('23').find((record) => ['H', 'S'].includes(record.value(type)));
    const related = [{ record: marker, field: QUALIFIER, message: 'Non-AMS bills' }];
    if (other)
      report(other, type, `The bills are marked as non-AMS (SE20 NAM): they are reported as master bills, M.`, {
        related,
      });
    if (summary.has('23') && !summary.has('SE16'))
      report(marker, QUALIFIER, 'Non-AMS bills need their conveyance: add an SE16 record to each.');
  },
);

/** One SE30 or SE50 record with the address records behind it. */
interface Entity {
  head: RecordView;
  code: string;
  street: RecordView | undefined;
  area: RecordView | undefined;
  /** `SE35 and SE36`, or those of a line. */
  addressRecords: string;
}

/** @param scope a line, or all records before the first line */
function entities(scope: RecordSpan, level: 'header' | 'line'): Entity[] {
  const [head, street, area] =
    level === 'header' ? (['SE30', 'SE35', 'SE36'] as const) : (['SE50', 'SE55', 'SE56'] as const);
  return scope.groups(head, ['40', '47', '50', 'PG00']).flatMap((group) => {
    const first = group.first(head);
    if (!first) return [];
    return [
      {
        head: first,
        code: first.value(ENTITY),
        street: group.first(street),
        area: group.first(area),
        addressRecords: `${street} and ${area}`,
      },
    ];
  });
}

function allEntities(summary: EntrySummary): Entity[][] {
  return [entities(summary.unit, 'header'), ...summary.lines.map((line) => entities(line, 'line'))];
}

const repeatedEntity = filingRule(
  {
    id: 'ae-entity-repeated',
    title: 'Each entity once',
    description: 'An entity code stands at most once in the header and once in a line.',
    severity: 'warning',
    page: 'ESF-58',
    records: ['SE30', 'SE50'],
  },
  (summary, report) => {
    for (const level of allEntities(summary)) {
      const seen = new Map<string, RecordView>();
      for (const { head, code } of level) {
        const first = seen.get(code);
        if (first)
          report(head, ENTITY, `Entity ${code} stands here twice: it is reported once.`, {
            related: [{ record: first, field: ENTITY, message: 'The first one' }],
          });
        else if (code !== '') seen.set(code, head);
      }
    }
  },
);

const address = filingRule(
  {
    id: 'ae-entity-address',
    title: 'Entities by name have an address',
    description: 'An entity given by name has its address records; one given by identifier has none.',
    severity: 'warning',
    page: 'ESF-63',
    records: ['SE30', 'SE50'],
  },
  (summary, report) => {
    if (!summary.isWhole) return;
    const name = 'Entity Name';
    const identifier = 'Entity Identifier';
    for (const { head, street, area, addressRecords } of allEntities(summary).flat()) {
      const byName = !head.isBlank(name);
      const byIdentifier = !head.isBlank(identifier);
      if (byName && !byIdentifier && !(street && area))
        report(head, name, `An entity given by name needs its address: add the ${addressRecords} records.`);
      const superfluous = street ?? area;
      if (byIdentifier && !byName && superfluous)
        report(
          superfluous,
          undefined,
          `The entity is given by identifier, so it has no address: remove the ${addressRecords} records.`,
        );
    }
  },
);

const mandatoryEntities = filingRule(
  {
    id: 'ae-entities-required',
    title: 'Entities of a certified summary',
    description:
      'A certified summary names the manufacturer (MF) with its address in every line, and seller (SE) and buyer (BY) in the header or in every line; a sold to party counts as the buyer.',
    severity: 'warning',
    page: 'ESF-83',
  },
  (summary, report) => {
    const { header } = summary;
    if (!summary.isCertified || !summary.isWhole) return;
    const inHeader = entities(summary.unit, 'header').map(({ code }) => code);
    for (const line of summary.lines) {
      const here = entities(line, 'line').map(({ code }) => code);
      const missing = [
        ...(here.includes('MF') ? [] : ['manufacturer (SE50 MF)']),
        ...(here.includes('SE') || inHeader.includes('SE') ? [] : ['seller (SE30 or SE50 SE)']),
        ...(here.includes('BY') || inHeader.includes('BY') || line.parties('S').length > 0
          ? []
          : ['buyer (SE30 or SE50 BY, or 47 S)']),
      ];
      if (missing.length > 0)
        report(line.header, undefined, `Certified for cargo release, ${line.name} needs its ${missing.join(', ')}.`, {
          related: [{ record: header, field: CERTIFY, message: 'Certified for cargo release' }],
        });
    }
  },
);

const doubleEntity = lineRule(
  {
    id: 'ae-entity-and-party',
    title: 'Buyer and ship to party are reported once',
    description:
      'A sold to party (47 S) becomes the buyer and a delivered to party (47 C) the ship to party of the cargo release, so the line has no SE50 for them as well.',
    severity: 'warning',
    page: 'ESF-83',
    records: ['SE50'],
  },
  (line, _summary, report) => {
    const pairs = [
      ['BY', 'S'],
      ['ST', 'C'],
    ] as const;
    for (const { head, code } of entities(line, 'line')) {
      const type = pairs.find(([entity]) => entity === code)?.[1];
      const party = type && line.parties(type)[0];
      if (party)
        report(
          head,
          ENTITY,
          `The 47 record of type ${type} is taken as entity ${code} of the cargo release, which is rejected for having two: remove this one.`,
          { related: [{ record: party, field: 'Article Party Type Code', message: `Party of type ${type}` }] },
        );
    }
  },
);

const consigneeByName = filingRule(
  {
    id: 'ae-consignee-by-name',
    title: 'Consignees by name on small informal shipments',
    description:
      'The consignee (SE30 CN) is given by name and address only on an informal entry worth less than $2,500.',
    severity: 'warning',
    page: 'ESF-58',
    records: ['SE30'],
  },
  (summary, report) => {
    const value = summary.goodsValue;
    if (!summary.isWhole || value === undefined || (summary.isInformal && value < INFORMAL_LIMIT)) return;
    for (const { head, code } of entities(summary.unit, 'header')) {
      if (code === 'CN' && !head.isBlank('Entity Name'))
        report(
          head,
          'Entity Name',
          'The consignee is given by name only on an informal entry worth less than $2,500: otherwise the number in the 11 record says it.',
        );
    }
  },
);

const chinesePostalCode = lineRule(
  {
    id: 'ae-chinese-postal-code',
    title: 'Postal codes of manufacturers in China',
    description: 'A manufacturer in China has its postal code of six digits.',
    severity: 'warning',
    page: 'ESF-88',
    records: ['SE50'],
  },
  (line, _summary, report) => {
    const field = 'Postal Code';
    for (const { code, area } of entities(line, 'line')) {
      if (code !== 'MF' || area?.value('Country Code') !== 'CN' || area.isBlank(field)) continue;
      if (!/^[0-9]{6}$/.test(area.value(field)))
        report(area, field, `${named(area, field)} is ${area.value(field)}: a postal code of China has six digits.`);
    }
  },
);

const METHOD = 'METHOD OF HARVEST';
const VESSEL_FIELDS = ['VESSEL FLAG', 'VESSEL IMO', 'VESSEL NAME'];

const harvest = lineRule(
  {
    id: 'ae-harvest-vessel',
    title: 'Vessels of a catch',
    description: 'Where the method of harvest is VESSEL, flag, IMO number and name of the vessel are given too.',
    severity: 'warning',
    page: 'ESF-122',
    records: ['SE62'],
  },
  (line, { isWhole }, report) => {
    if (!isWhole) return;
    const groups = line.groups('SE62', ['50', '60', '61', '62', '63']);
    const fieldsOf = new Map<string, Set<string>>();
    // The Record ID is the same for what belongs together, in the grouping of one tariff number.
    for (const group of groups) {
      const head = group.first('SE62');
      if (!head) continue;
      const id = head.value('Record ID');
      const fields = fieldsOf.get(id) ?? new Set<string>();
      fieldsOf.set(id, fields.add(head.value('Field Name')));
    }
    for (const group of groups) {
      const head = group.first('SE62');
      const vessel = group.all('SE63').some((record) => record.value('Field Value') === 'VESSEL');
      if (head?.value('Field Name') !== METHOD || !vessel) continue;
      const missing = VESSEL_FIELDS.filter((name) => !fieldsOf.get(head.value('Record ID'))?.has(name));
      if (missing.length > 0)
        report(
          head,
          'Field Name',
          `The method of harvest is VESSEL: add SE62 and SE63 records for ${missing.join(', ')}.`,
        );
    }
  },
);

/** Rules of this file. */
export const cargoReleaseRules = [
  onlyCertified,
  contact,
  documentReference,
  location,
  nonAutomatedBills,
  repeatedEntity,
  address,
  mandatoryEntities,
  doubleEntity,
  consigneeByName,
  chinesePostalCode,
  harvest,
];
