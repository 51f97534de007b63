/** Rules of cargo release on the header: port, bond, value, dates, and the records some entry types need (SE-31 to SE-41, SE-55). */
import { dayNumber } from '../../../layout/dates';
import type { UnitRule } from '../../rule';
import { dollars } from '../amounts';
import { entryRule, filingRule } from './entry';

/** Entry types that name the planned port of entry whatever else the entry holds (SE-35). */
const typesWithPort = ['02', '06', '07', '12', '21', '22', '23', '86'];
/** Highest value of an entry in whole dollars (SE-36). */
const valueLimits: Record<string, number> = { '11': 2500, '86': 800 };
const MOST_DAYS_AHEAD = 7;

const agencyPort = filingRule(
  {
    id: 'se-agency-port',
    title: 'Port of entry with agency data',
    description: 'An entry with records of a partner government agency names its planned port of entry.',
    severity: 'warning',
    page: 'SE-35',
  },
  ({ header, hasAgencyData, entryType, bills }, report) => {
    // The field's own conditions speak for these.
    if (typesWithPort.includes(entryType) || bills.some((bill) => bill.isNonAms || bill.number('I'))) return;
    if (hasAgencyData && header.isBlank('Planned Port of Entry'))
      report(
        header,
        'Planned Port of Entry',
        'Planned Port of Entry is required when the entry holds agency (PGA) data.',
      );
  },
);

const zoneMode = filingRule(
  {
    id: 'se-zone-mode',
    title: 'Mode of transport of a zone entry with a bill',
    description: 'Entry type 06 needs a mode of transportation only when it reports a bill of lading.',
    severity: 'warning',
    page: 'SE-36',
  },
  (entry, report) => {
    if (entry.isZoneEntry && entry.bills.length > 0 && entry.mode === '')
      report(
        entry.header,
        'Mode of Transportation (MOT) Code',
        'Mode of Transportation is required for entry type 06 when a bill of lading (SE15) is sent.',
      );
  },
);

const agencyImporter = filingRule(
  {
    id: 'se-agency-importer',
    title: 'Importer of record with agency data',
    description:
      'Entry type 86 may leave the importer of record out, unless it holds data of a partner government agency.',
    severity: 'warning',
    page: 'SE-36',
  },
  ({ header, entryType, hasAgencyData }, report) => {
    if (entryType === '86' && hasAgencyData && header.isBlank('Importer of Record'))
      report(
        header,
        'Importer of Record',
        'Importer of Record and its type are required for entry type 86 when agency (PGA) data is filed.',
      );
  },
);

const bondReferences = filingRule(
  {
    id: 'se-bond-references',
    title: 'Surety and amount of a single transaction bond',
    description: 'Bond type 9 needs two SE20 records: V1 with the surety code and AMT with the bond amount.',
    severity: 'warning',
    page: 'SE-34',
  },
  (entry, report) => {
    const present = ['V1', 'AMT'].filter((qualifier) => entry.references(qualifier).length > 0);
    if (entry.bondType === '9') {
      const missing = ['V1', 'AMT'].filter((qualifier) => !present.includes(qualifier));
      if (missing.length > 0 && entry.isWhole)
        report(
          entry.header,
          'Bond Type Code',
          `Bond type 9 needs SE20 records with V1 (surety code) and AMT (bond amount); ${missing.join(' and ')} missing.`,
        );
      return;
    }
    if (entry.bondType === '') return;
    for (const qualifier of present) {
      const [record] = entry.references(qualifier);
      if (record)
        report(
          record,
          'Reference Identifier Qualifier',
          `${qualifier} belongs to a single transaction bond; the bond type on SE10 is ${entry.bondType}, not 9.`,
          { severity: 'information' },
        );
    }
  },
);

const bondAmount = entryRule(
  {
    id: 'se-bond-amount',
    title: 'Form of the bond amount',
    description:
      'The amount on an SE20 AMT record is in whole dollars above zero, left-justified, without leading zeros.',
    severity: 'warning',
    page: 'SE-55',
  },
  (entry, report) => {
    for (const record of entry.references('AMT')) {
      const raw = record.raw('Reference Identifier');
      const value = raw.trim();
      if (!/^[0-9]+$/.test(value)) continue;
      if (Number(value) === 0)
        report(record, 'Reference Identifier', 'The bond amount is zero; it must be greater than zero.', {
          severity: 'error',
        });
      else if (raw.startsWith('0') || raw.startsWith(' '))
        report(
          record,
          'Reference Identifier',
          `The bond amount is written left-justified and without leading zeros: ${String(Number(value))}.`,
          { fix: { value: String(Number(value)) } },
        );
    }
  },
);

const valueLimit = filingRule(
  {
    id: 'se-value-limit',
    title: 'Highest entry value of types 11 and 86',
    description: 'The entry value cannot exceed $2,500 for entry type 11 or $800 for entry type 86.',
    severity: 'warning',
    page: 'SE-36',
  },
  ({ header, entryType }, report) => {
    const limit = valueLimits[entryType];
    const value = header.number('Estimated Entry Value');
    if (limit !== undefined && value !== undefined && value > limit)
      report(
        header,
        'Estimated Entry Value',
        `The entry value of ${dollars(value)} exceeds ${dollars(limit)}, the most for entry type ${entryType}.`,
      );
  },
);

const valueSum = filingRule(
  {
    id: 'se-value-sum',
    title: 'Entry value and line values',
    description: 'Where every tariff record gives its value, they usually add up to the entry value of the header.',
    severity: 'information',
    page: 'SE-31',
  },
  ({ unit, header }, report) => {
    const total = header.number('Estimated Entry Value');
    // A chapter 99 number leaves the value to the number of the goods.
    const values = unit
      .all('SE60')
      .filter((record) => !(record.value('HTS Number').startsWith('99') && record.isBlank('Line Item Value')))
      .map((record) => record.number('Line Item Value'));
    if (total === undefined || values.length === 0) return;
    let sum = 0;
    for (const value of values) {
      if (value === undefined) return;
      sum += value;
    }
    if (sum !== total)
      report(
        header,
        'Estimated Entry Value',
        `The entry value is ${dollars(total)}; the line values on SE60 add up to ${dollars(sum)}.`,
        { fix: { value: String(sum) } },
      );
  },
);

const electedDate = entryRule(
  {
    id: 'se-elected-date',
    title: 'Elected entry date',
    description: 'The elected entry date is the day of filing or lies at most seven calendar days ahead.',
    severity: 'warning',
    page: 'SE-39',
  },
  ({ action, unit, additional }, report) => {
    const elected = additional?.date('Elected Entry Date');
    const filed = unit.batchHeader?.date('Transmission Date');
    // What is replaced or updated may have been elected when it was filed first.
    if (action !== 'A' || !additional || !elected || !filed) return;
    const days = dayNumber(elected) - dayNumber(filed);
    if (days < 0)
      report(
        additional,
        'Elected Entry Date',
        `The elected entry date lies ${-days} day${days === -1 ? '' : 's'} before the transmission date of the A record; it is that day or a later one.`,
      );
    else if (days > MOST_DAYS_AHEAD)
      report(
        additional,
        'Elected Entry Date',
        `The elected entry date lies ${days} days after the transmission date of the A record; at most ${MOST_DAYS_AHEAD} are allowed.`,
      );
  },
);

const immediateDelivery = entryRule(
  {
    id: 'se-immediate-delivery',
    title: 'Immediate delivery',
    description: 'The immediate delivery procedure is not allowed for warehouse entry types, and needs a valid bond.',
    severity: 'warning',
    page: 'SE-41',
  },
  ({ additional, entryType, bondType }, report) => {
    if (additional?.value('Immediate Delivery Indicator') !== 'Y') return;
    if (entryType === '21' || entryType === '22')
      report(
        additional,
        'Immediate Delivery Indicator',
        `Immediate delivery is not allowed for warehouse entries, and this is entry type ${entryType}.`,
      );
    if (bondType === '0')
      report(
        additional,
        'Immediate Delivery Indicator',
        'Immediate delivery needs a valid bond; bond type 0 on SE10 says that none is required.',
      );
  },
);

/** What an entry type needs of the SE11 record. */
const additionalFor: Record<string, string> = {
  '06': 'the location of goods and the FTZ identification',
  '21': 'the FIRMS code of the bonded warehouse',
  '22': 'the FIRMS code of the bonded warehouse and the originating warehouse entry',
};

const additionalHeader = filingRule(
  {
    id: 'se-additional-header',
    title: 'SE11 of zone and warehouse entries',
    description: 'Entry types 06, 21 and 22 give data that only the SE11 record can hold.',
    severity: 'warning',
    page: 'SE-35',
  },
  (entry, report) => {
    const data = additionalFor[entry.entryType];
    if (data === undefined || entry.additional || !entry.isWhole) return;
    report(
      entry.header,
      'Entry Type',
      `Entry type ${entry.entryType} needs an SE11 record with ${data}; there is none.`,
    );
  },
);

const arrivalDate = filingRule(
  {
    id: 'se-arrival-date',
    title: 'Estimated arrival of type 86',
    description: 'Entry type 86 needs an SE20 record with qualifier EDA, the estimated date of arrival.',
    severity: 'warning',
    page: 'SE-55',
  },
  (entry, report) => {
    if (entry.entryType !== '86' || !entry.isWhole || entry.references('EDA').length > 0) return;
    report(
      entry.header,
      'Entry Type',
      'Entry type 86 needs an SE20 record with qualifier EDA, the estimated date of arrival; there is none.',
    );
  },
);

export const headerRules: readonly UnitRule[] = [
  agencyPort,
  zoneMode,
  agencyImporter,
  bondReferences,
  bondAmount,
  valueLimit,
  valueSum,
  electedDate,
  immediateDelivery,
  additionalHeader,
  arrivalDate,
];
