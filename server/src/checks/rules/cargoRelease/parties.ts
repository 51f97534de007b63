/** Rules of cargo release on parties: SE30 to SE36 for the entry, SE50 to SE56 for a line (SE-56 to SE-70). */
import type { UnitRule } from '../../rule';
import type { RecordView } from '../../unitView';
import { dollars } from '../amounts';
import { repeated } from '../common';
import { entryRule, filingRule, type CargoEntry, type Line, type Party } from './entry';

const partyNames: Record<string, string> = {
  MF: 'manufacturer (MF)',
  SE: 'seller (SE)',
  BY: 'buyer (BY)',
  CN: 'consignee (CN)',
};
/** Parties of the test of global business identifiers (SE-57). */
const testParties = ['SH', 'EX', 'DR', 'PK'];
/** What the lines of one consignee given by name and address must stay below, in whole dollars (SE-58). */
const consigneeLimits: Record<string, number> = { '11': 2500, '86': 800 };

/** The records of a party at header and at line level. */
const atHeader = { identifiers: 'SE31', street: 'SE35', city: 'SE36' };
const atLine = { identifiers: 'SE51', street: 'SE55', city: 'SE56' };

const levelOf = (party: Party): typeof atHeader => (party.header.id === 'SE30' ? atHeader : atLine);

const allParties = (entry: CargoEntry): Party[] => [...entry.parties, ...entry.lines.flatMap((line) => line.parties)];

const partyRepeated = entryRule(
  {
    id: 'se-party-repeated',
    title: 'Each party once',
    description: 'An entity code stands at most once at header level, and at most once in a line item.',
    severity: 'error',
    page: 'SE-57',
  },
  ({ parties, lines }, report) => {
    for (const [level, group] of [
      ['at header level', parties] as const,
      ...lines.map((line) => [`in ${line.name}`, line.parties] as const),
    ]) {
      for (const { item, first } of repeated(group, (party) => party.code))
        report(
          item.header,
          'Entity Code',
          `Entity code ${item.code} stands a second time ${level}; it may be reported once.`,
          {
            related: [{ record: first.header, field: 'Entity Code', message: 'Reported here first' }],
          },
        );
    }
  },
);

const partyAddress = entryRule(
  {
    id: 'se-party-address',
    title: 'Address of a party given by name',
    description:
      'A party given by name has a street address and a city record (SE35 and SE36, or SE55 and SE56); one given by identifier has none.',
    severity: 'warning',
    page: 'SE-60',
  },
  (entry, report) => {
    if (!entry.isWhole) return;
    for (const party of allParties(entry)) {
      const { street, city } = levelOf(party);
      if (party.isByIdentifier) {
        for (const record of [...party.all(street), ...party.all(city)])
          report(
            record,
            undefined,
            `${record.id} is not used for a party given by identifier, as the ${party.code} before it.`,
          );
      } else if (party.name !== '') {
        const missing = [street, city].filter((id) => !party.has(id));
        if (missing.length > 0)
          report(
            party.header,
            'Entity Name',
            `The ${party.code} party is given by name, so its address follows on ${street} and ${city}; ${missing.join(' and ')} missing.`,
          );
      }
    }
  },
);

/** The lines that do not name a party themselves. */
const without = (lines: readonly Line[], code: string): Line[] =>
  lines.filter((line) => !line.parties.some((party) => party.code === code));

/** Says of one party that it is neither at header level nor on every line. */
function missingParty(entry: CargoEntry, code: string): { record: RecordView; message: string } | undefined {
  const name = partyNames[code] ?? code;
  if (!entry.isWhole || entry.lines.length === 0 || entry.parties.some((party) => party.code === code))
    return undefined;
  const lacking = without(entry.lines, code);
  const [first] = lacking;
  if (!first) return undefined;
  if (lacking.length === entry.lines.length)
    return {
      record: entry.header,
      message: `The entry names no ${name}: one is required at header level (SE30), or on every line (SE50).`,
    };
  return {
    record: first.item,
    message: `The ${name} is required on ${first.name} too, since the header does not name one for all lines; missing on ${lacking.length} of ${entry.lines.length} lines.`,
  };
}

const partyRequired = filingRule(
  {
    id: 'se-party-required',
    title: 'Consignee, manufacturer and seller',
    description:
      'Consignee, manufacturer and seller stand at header level when all lines share them, otherwise on every line; type 86 needs no manufacturer.',
    severity: 'warning',
    page: 'SE-17',
  },
  (entry, report) => {
    const codes = entry.entryType === '86' ? ['SE'] : ['CN', 'MF', 'SE'];
    for (const code of codes) {
      const missing = missingParty(entry, code);
      if (missing) report(missing.record, undefined, missing.message);
    }
  },
);

const buyer = filingRule(
  {
    id: 'se-party-buyer',
    title: 'Buyer',
    description:
      'The chapter asks for the remaining parties at header level, the buyer among them, and calls the buyer conditional elsewhere.',
    severity: 'information',
    page: 'SE-19',
  },
  (entry, report) => {
    const missing = entry.entryType === '86' ? undefined : missingParty(entry, 'BY');
    if (missing) report(missing.record, undefined, missing.message.replace('is required', 'is usually given'));
  },
);

const lowValueConsignee = filingRule(
  {
    id: 'se-consignee-86',
    title: 'Consignee of type 86',
    description: 'An entry of type 86 has one consignee, at header level.',
    severity: 'warning',
    page: 'SE-57',
  },
  (entry, report) => {
    if (entry.entryType !== '86') return;
    for (const party of entry.lines.flatMap((line) => line.parties))
      if (party.code === 'CN')
        report(
          party.header,
          'Entity Code',
          'Entry type 86 has one consignee for the whole entry, at header level (SE30), not on a line.',
        );
    if (entry.isWhole && !entry.parties.some((party) => party.code === 'CN'))
      report(
        entry.header,
        undefined,
        'Entry type 86 needs its consignee (CN) at header level, on an SE30 record; there is none.',
      );
  },
);

/** Name and address of a party as one text, blank runs aside. */
function identityOf(party: Party): string {
  const address = party.records
    .filter(({ id }) => id === levelOf(party).street || id === levelOf(party).city)
    .map(({ record }) => record.text.slice(4));
  return [party.name, ...address].join('|').replace(/\s+/g, ' ').trim();
}

const consigneeTotal = filingRule(
  {
    id: 'se-consignee-total',
    title: 'Total of a consignee given by name',
    description:
      'The lines that share one consignee name and address total less than $2,500 for entry type 11, less than $800 for entry type 86.',
    severity: 'warning',
    page: 'SE-58',
  },
  (entry, report) => {
    const limit = consigneeLimits[entry.entryType];
    if (limit === undefined) return;
    const common = entry.parties.find((party) => party.code === 'CN');
    const totals = new Map<string, { party: Party; total: number }>();
    for (const line of entry.lines) {
      const party = line.parties.find(({ code }) => code === 'CN') ?? common;
      if (!party || party.isByIdentifier || party.name === '') continue;
      const sum = line.tariffs.reduce((total, record) => total + (record.number('Line Item Value') ?? 0), 0);
      const key = identityOf(party);
      const total = (totals.get(key)?.total ?? 0) + sum;
      totals.set(key, { party: totals.get(key)?.party ?? party, total });
    }
    for (const { party, total } of totals.values())
      if (total >= limit)
        report(
          party.header,
          'Entity Name',
          `The lines of this consignee total ${dollars(total)}; given by name and address they must stay below ${dollars(limit)} for entry type ${entry.entryType}.`,
        );
  },
);

const testIdentifiers = entryRule(
  {
    id: 'se-party-identifiers',
    title: 'Global business identifiers of a party',
    description: 'A party carries each kind of global business identifier (LEI, GLN, DUNS) once.',
    severity: 'warning',
    page: 'SE-59',
  },
  (entry, report) => {
    for (const party of allParties(entry)) {
      const records = party.all(levelOf(party).identifiers);
      for (const { item } of repeated(records, (record) => record.value('GBI Identifier Qualifier')))
        report(
          item,
          'GBI Identifier Qualifier',
          `The ${party.code} party already has an identifier of kind ${item.value('GBI Identifier Qualifier')}.`,
        );
      if (testParties.includes(party.code) && records.length === 0 && entry.isWhole)
        report(
          party.header,
          'Entity Code',
          `${party.code} is a party of the test of global business identifiers; without an ${levelOf(party).identifiers} record it says nothing.`,
          { severity: 'information' },
        );
    }
  },
);

export const partyRules: readonly UnitRule[] = [
  partyRepeated,
  partyAddress,
  partyRequired,
  buyer,
  lowValueConsignee,
  consigneeTotal,
  testIdentifiers,
];
