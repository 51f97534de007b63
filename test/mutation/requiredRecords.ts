/** Records that the text of a chapter requires although its structure map calls them conditional. */
import { valueOf } from './damage';
import type { SampleLine } from './sample';

interface Demand {
  readonly page: string;
  /** The record that makes it required, when a finding may well stand there. */
  readonly by: SampleLine | undefined;
  /** Whether the records of the unit satisfy it. */
  readonly isMet: (unit: readonly SampleLine[]) => boolean;
}

const value = (record: SampleLine | undefined, name: string): string => (record ? valueOf(record, name) : '');
const first = (unit: readonly SampleLine[], id: string): SampleLine | undefined =>
  unit.find((record) => record.id === id);
const has = (unit: readonly SampleLine[], id: string, test: (record: SampleLine) => boolean = () => true): boolean =>
  unit.some((record) => record.id === id && test(record));

/** The records behind one up to the next of the same or another kind. */
function behind(unit: readonly SampleLine[], head: SampleLine, ...ends: string[]): SampleLine[] {
  const from = unit.indexOf(head) + 1;
  const length = unit.slice(from).findIndex(({ id }) => ends.includes(id));
  return unit.slice(from, length === -1 ? undefined : from + length);
}

/** The last record of a kind above one. */
function above(unit: readonly SampleLine[], record: SampleLine, ...ids: string[]): SampleLine | undefined {
  return unit.slice(0, unit.indexOf(record)).findLast(({ id }) => ids.includes(id));
}

function entrySummary(record: SampleLine, unit: readonly SampleLine[]): Demand[] {
  const header = first(unit, '10');
  const demand = (page: string, isMet: Demand['isMet'], by: SampleLine | undefined = header): Demand => ({
    page,
    by,
    isMet,
  });
  const present = (page: string): Demand => demand(page, (rest) => has(rest, record.id));
  const action = value(header, 'Summary Filing Action Request Code');
  if (action === 'D') return [];
  const type = value(header, 'Entry Type Code');
  const certified = value(header, 'Cargo Release Certification Request Indicator') === 'A';
  const line = above(unit, record, '40');
  const inLine = (rest: readonly SampleLine[]): SampleLine[] =>
    line ? behind(rest, line, '40', '88', '89', '90') : [];
  switch (record.id) {
    case '11':
      return [present('ESF-36')];
    case '90':
      return [present('ESF-131')];
    case '20':
      return ['10', '11', '40', '41'].includes(value(header, 'Mode of Transportation (MOT) Code')) &&
        !['31', '32', '34', '38'].includes(type)
        ? [present('ESF-140')]
        : [];
    case '30':
      return ['22', '31', '32', '34', '38'].includes(type) ? [present('ESF-178')] : [];
    case '36':
      return value(header, 'Post Summary Correction Indicator') === 'Y' ? [present('ESF-55')] : [];
    case '88':
      return ['03', '07', '34', '38'].includes(type) || has(unit, '53') ? [present('ESF-128')] : [];
    case '89':
      return [present('ESF-129')];
    case 'SE13':
      return certified && action === 'R' ? [present('ESF-41')] : [];
    case '41':
      return type === '06' && line ? [demand('ESF-72', (rest) => has(inLine(rest), '41'), line)] : [];
    case '47':
      return ['M', 'S']
        .filter(
          (party) => party === value(record, 'Article Party Type Code') && !['11', '12', '22', '23'].includes(type),
        )
        .map((party) =>
          demand(
            'ESF-135',
            (rest) => has(inLine(rest), '47', (other) => value(other, 'Article Party Type Code') === party),
            line,
          ),
        );
    case '23': {
      const bill = above(unit, record, '22');
      const kind = (code: string) => (other: SampleLine) => value(other, 'Manifest Component Type Code') === code;
      return bill && kind('M')(record) && has(behind(unit, bill, '22', '31', '40'), '23', kind('H'))
        ? [demand('ESF-148', (rest) => has(behind(rest, bill, '22', '31', '40'), '23', kind('M')), bill)]
        : [];
    }
    case 'SE35':
    case 'SE36':
    case 'SE55':
    case 'SE56':
      return address(record, unit, 'ESF-59');
    default:
      return [];
  }
}

/** A party by name has its street and its city. */
function address(record: SampleLine, unit: readonly SampleLine[], page: string): Demand[] {
  const heads = ['SE30', 'SE50', 'SF30'];
  const party = above(unit, record, ...heads);
  if (!party || value(party, 'Entity Name') === '') return [];
  return [
    { page, by: party, isMet: (rest) => has(behind(rest, party, ...heads, 'SE40', 'SE60', '40', '50'), record.id) },
  ];
}

function cargoRelease(record: SampleLine, unit: readonly SampleLine[]): Demand[] {
  const header = first(unit, 'SE10');
  const type = value(header, 'Entry Type');
  const demand = (page: string, isMet: Demand['isMet'], by: SampleLine | undefined = header): Demand => ({
    page,
    by,
    isMet,
  });
  switch (record.id) {
    case 'SE11':
      return ['06', '21', '22'].includes(type) ? [demand('SE-35', (rest) => has(rest, 'SE11'))] : [];
    case 'SE15': {
      const bill = above(unit, record, 'SE15');
      return value(record, 'Bill Type Indicator') === 'H' && bill && value(bill, 'Bill Type Indicator') === 'M'
        ? [demand('SE-46', (rest) => value(rest[rest.indexOf(bill) + 1], 'Bill Type Indicator') === 'H', bill)]
        : [];
    }
    case 'SE16': {
      const bill = above(unit, record, 'SE15');
      return bill && value(bill, 'Non-AMS Indicator') === 'Y'
        ? [demand('SE-49', (rest) => has(behind(rest, bill, 'SE15', 'SE20', 'SE30', 'SE40'), 'SE16'), bill)]
        : [];
    }
    case 'SE20': {
      const qualifier = value(record, 'Reference Identifier Qualifier');
      const isPresent = (rest: readonly SampleLine[]): boolean =>
        has(rest, 'SE20', (other) => value(other, 'Reference Identifier Qualifier') === qualifier);
      const contact = first(unit, 'SE13');
      if (qualifier === 'DIS' && value(contact, 'DIS Indicator') === '1') return [demand('SE-55', isPresent, contact)];
      const needed =
        (value(header, 'Bond Type Code') === '9' && ['V1', 'AMT'].includes(qualifier)) ||
        (type === '86' && qualifier === 'EDA');
      return needed ? [demand('SE-55', isPresent)] : [];
    }
    case 'SE41': {
      const line = above(unit, record, 'SE40');
      return type === '06' && line ? [demand('SE-63', (rest) => has(behind(rest, line, 'SE40'), 'SE41'), line)] : [];
    }
    case 'SE35':
    case 'SE36':
    case 'SE55':
    case 'SE56':
      return address(record, unit, 'SE-60');
    case 'SF35':
    case 'SF36':
      return address(record, unit, 'SE-79');
    default:
      return [];
  }
}

/** @returns what makes the record required in its unit; none where nothing does */
export function demandsOf(record: SampleLine, unit: readonly SampleLine[]): Demand[] {
  if (record.block.application === 'AE') return entrySummary(record, unit);
  if (record.block.application === 'SE') return cargoRelease(record, unit);
  if (record.block.application === 'SF' && ['SF35', 'SF36'].includes(record.id)) return address(record, unit, 'ISF');
  return [];
}
