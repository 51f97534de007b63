/** Rules of cargo release on lines: SE40, SE41, SE60, SE61 (SE-62 to SE-72). */
import type { UnitRule } from '../../rule';
import type { RecordView } from '../../unitView';
import { entryRule, filingRule, lineRule, type Line, type Party } from './entry';

const hts = (record: RecordView): string => record.value('HTS Number');
const isChapter99 = (record: RecordView): boolean => hts(record).startsWith('99');
/** Numbers for goods imported temporarily under bond. */
const isTemporary = (record: RecordView): boolean => hts(record).startsWith('9813');

const lineNumber = entryRule(
  {
    id: 'se-line-number',
    title: 'Lines are numbered',
    description: 'The first SE40 record has line number 001, each further one the next number.',
    severity: 'error',
    page: 'SE-62',
  },
  ({ lines }, report) => {
    for (const [at, { item }] of lines.entries()) {
      const given = item.number('Line Item Identifier');
      if (given === undefined) return;
      if (given === at + 1) continue;
      const expected = String(at + 1).padStart(3, '0');
      report(
        item,
        'Line Item Identifier',
        `Line number ${item.value('Line Item Identifier')} stands where ${expected} is due: lines are numbered 001, 002 and so on without a gap.`,
        { fix: { value: expected } },
      );
      // What follows is off by the same slip.
      return;
    }
  },
);

const zoneStatus = filingRule(
  {
    id: 'se-zone-status',
    title: 'Zone status of a line',
    description: 'Every line of entry type 06 has an SE41 record; no other entry type has one.',
    severity: 'warning',
    page: 'SE-63',
  },
  (entry, report) => {
    if (entry.entryType === '') return;
    for (const line of entry.lines) {
      const record = line.first('SE41');
      if (entry.isZoneEntry && !record && entry.isWhole)
        report(line.item, undefined, `An SE41 record is mandatory for entry type 06; ${line.name} has none.`);
      else if (!entry.isZoneEntry && record)
        report(record, undefined, `SE41 is used for entry type 06 only; this entry is of type ${entry.entryType}.`);
    }
  },
);

const zoneQuantity = entryRule(
  {
    id: 'se-zone-quantity',
    title: 'Quantity taken out of the zone',
    description: 'The quantity on SE41 is greater than zero.',
    severity: 'error',
    page: 'SE-64',
  },
  ({ unit }, report) => {
    for (const record of unit.all('SE41'))
      if (record.number('FTZ Line Item Quantity') === 0)
        report(record, 'FTZ Line Item Quantity', 'The quantity is zero; it must be greater than zero.');
  },
);

const currentNumber = lineRule(
  {
    id: 'se-current-number',
    title: 'Current number of privileged foreign goods',
    description: 'SE61 is used for entry type 06 only, in a line whose SE41 declares privileged foreign status (P).',
    severity: 'warning',
    page: 'SE-72',
  },
  (line, entry, report) => {
    const status = line.first('SE41')?.value('Zone Status');
    for (const record of line.all('SE61')) {
      if (!entry.isZoneEntry && entry.entryType !== '')
        report(record, undefined, `SE61 is used for entry type 06 only; this entry is of type ${entry.entryType}.`);
      else if (status !== undefined && status !== '' && status !== 'P')
        report(
          record,
          undefined,
          `SE61 is used for privileged foreign status (P) only; the SE41 of ${line.name} says ${status}.`,
        );
    }
  },
);

const inactiveNumber = lineRule(
  {
    id: 'se-inactive-number',
    title: 'Filing date and current number belong together',
    description:
      'The filing date on SE41 and the current number on SE61 are both for an HTS number that is no longer active.',
    severity: 'information',
    page: 'SE-63',
  },
  (line, _entry, report) => {
    const zone = line.first('SE41');
    const current = line.first('SE61');
    if (zone?.value('Zone Status') !== 'P') return;
    const dated = !zone.isBlank('Privileged FTZ Merchandise Filing Date');
    if (dated && !current)
      report(
        zone,
        'Privileged FTZ Merchandise Filing Date',
        'The filing date says that the HTS number is no longer active; an SE61 with the current number usually goes with it.',
      );
    else if (!dated && current)
      report(
        current,
        undefined,
        'SE61 says that the HTS number is no longer active; the filing date on SE41 usually goes with it.',
      );
  },
);

const temporaryPair = lineRule(
  {
    id: 'se-temporary-pair',
    title: 'Pairs of numbers for temporary importation',
    description:
      'A line of entry type 23 has SE60 records in pairs: a 9813 number, then the number that describes the goods.',
    severity: 'warning',
    page: 'SE-71',
  },
  (line, { entryType, isWhole }, report) => {
    if (entryType !== '23' || !isWhole) return;
    const numbers = line.tariffs.filter((record) => !isChapter99(record));
    if (numbers.some((record) => hts(record) === '')) return;
    for (const [at, record] of numbers.entries()) {
      const expectsTemporary = at % 2 === 0;
      if (expectsTemporary === isTemporary(record)) continue;
      report(
        record,
        'HTS Number',
        expectsTemporary
          ? `Entry type 23 gives HTS numbers in pairs, and the first of each begins with 9813; ${hts(record)} does not.`
          : `Entry type 23 gives HTS numbers in pairs, and the second of each describes the goods; ${hts(record)} is a 9813 number again.`,
      );
      return;
    }
    const last = numbers.at(-1);
    if (last && numbers.length % 2 === 1)
      report(
        last,
        'HTS Number',
        `The 9813 number of ${line.name} is not followed by an SE60 with the number of the goods.`,
      );
  },
);

const chapter99 = lineRule(
  {
    id: 'se-chapter-99',
    title: 'Chapter 99 numbers come first',
    description:
      'Chapter 99 numbers of a line stand before the number of the goods from chapters 1 to 97, and the entered value stands on the latter.',
    severity: 'warning',
    page: 'SE-71',
  },
  (line, { entryType, isWhole }, report) => {
    const lastOfGoods = line.tariffs.findLastIndex((record) => !isChapter99(record));
    const late = line.tariffs.find((record, at) => isChapter99(record) && at > lastOfGoods);
    if (late && hts(late) !== '' && isWhole)
      report(
        late,
        'HTS Number',
        lastOfGoods === -1
          ? `The chapter 99 number ${hts(late)} is followed by the number of the goods from chapters 1 to 97; ${line.name} has none.`
          : `The chapter 99 number ${hts(late)} stands behind the number of the goods; chapter 99 numbers come first.`,
      );
    if (entryType === '86' || lastOfGoods === -1) return;
    for (const record of line.tariffs)
      if (isChapter99(record) && (record.number('Line Item Value') ?? 0) > 0)
        report(
          record,
          'Line Item Value',
          'The entered value stands on the number of the goods from chapters 1 to 97, not on the chapter 99 number.',
          { severity: 'information' },
        );
  },
);

/** The consignee whose goods the line is, where he is given by name and address. */
function namedConsignee(line: Line, common: readonly Party[]): Party | undefined {
  const isConsignee = (party: Party): boolean => party.code === 'CN';
  const party = line.parties.find(isConsignee) ?? common.find(isConsignee);
  return party && !party.isByIdentifier && party.name !== '' ? party : undefined;
}

const lineValue = lineRule(
  {
    id: 'se-line-value',
    title: 'Line value with a consignee given by name',
    description: 'When the consignee is given by name and address, every line gives its value.',
    severity: 'warning',
    page: 'SE-71',
  },
  (line, entry, report) => {
    // Type 86 gives the value by a condition of the field.
    if (entry.entryType === '86') return;
    const consignee = namedConsignee(line, entry.parties);
    if (!consignee) return;
    for (const record of line.tariffs)
      if (!isChapter99(record) && !isTemporary(record) && record.isBlank('Line Item Value'))
        report(
          record,
          'Line Item Value',
          'The consignee is given by name and address, which makes the line value mandatory.',
          { related: [{ record: consignee.header, field: 'Entity Name', message: 'Consignee given by name' }] },
        );
  },
);

export const lineRules: readonly UnitRule[] = [
  lineNumber,
  zoneStatus,
  zoneQuantity,
  currentNumber,
  inactiveNumber,
  temporaryPair,
  chapter99,
  lineValue,
];
