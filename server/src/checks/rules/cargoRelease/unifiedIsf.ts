/** Rules of a unified entry/ISF filing: the SF records at the end of a cargo release entry (SE-18, SE-28, SE-73 to SE-82). */
import type { UnitRule } from '../../rule';
import { RecordSpan } from '../../unitView';
import { entryRule } from './entry';

/** Parties of a complete ISF-10; CBP makes IM from the SF10 itself (SE-74). */
const requiredParties = ['MF', 'SE', 'BY', 'ST', 'CS', 'LG', 'CN'];
const oceanModes = ['10', '11'];

/** An IRS number without suffix is the same as one with suffix 00 (SE-75). */
function importerNumber(value: string): string {
  return /^[0-9]{2}-[0-9]{7}$/.test(value) ? `${value}00` : value;
}

const isfImporter = entryRule(
  {
    id: 'se-isf-importer',
    title: 'One importer in entry and ISF',
    description:
      'In a unified filing the ISF importer on SF10 is the importer of record on SE10, under the same number.',
    severity: 'error',
    page: 'SE-74',
  },
  ({ header, isf }, report) => {
    if (!isf || isf.value('Action Code') === 'D') return;
    const ofIsf = isf.value('ISF Importer Number');
    const ofEntry = header.value('Importer of Record');
    if (ofIsf === '' || ofEntry === '' || importerNumber(ofIsf) === importerNumber(ofEntry)) return;
    report(
      isf,
      'ISF Importer Number',
      `The ISF importer ${ofIsf} is not the importer of record of the entry, ${ofEntry}: both must be the same number.`,
      { related: [{ record: header, field: 'Importer of Record', message: 'Importer of record of the entry' }] },
    );
  },
);

const isfParties = entryRule(
  {
    id: 'se-isf-parties',
    title: 'Parties of the ISF',
    description: 'A complete ISF has an SF30 record for MF, SE, BY, ST, CS, LG and CN.',
    severity: 'warning',
    page: 'SE-78',
  },
  ({ unit, isf, isWhole }, report) => {
    if (!isf || !isWhole || !['A', 'R'].includes(isf.value('Action Code'))) return;
    const present = new Set(unit.all('SF30').map((record) => record.value('Entity Code')));
    const missing = requiredParties.filter((code) => !present.has(code));
    if (missing.length > 0)
      report(
        isf,
        undefined,
        `The ISF needs an SF30 record for each of ${requiredParties.join(', ')}; ${missing.join(', ')} missing.`,
      );
  },
);

const isfDelete = entryRule(
  {
    id: 'se-isf-delete',
    title: 'Deleting an ISF',
    description: 'To delete an ISF only the SF10 record with the ISF transaction number is needed.',
    severity: 'information',
    page: 'SE-28',
  },
  ({ unit, isf }, report) => {
    if (isf?.value('Action Code') !== 'D') return;
    const next = unit.records[isf.at + 1];
    if (next?.id.startsWith('SF') === true)
      report(next, undefined, 'A delete needs the SF10 record alone; the SF records behind it serve nothing.');
  },
);

const isfAddress = entryRule(
  {
    id: 'se-isf-address',
    title: 'Address of an ISF party given by name',
    description:
      'An ISF party given by name has SF35 and SF36 records; one given by identifier has neither, and no second name (SF31).',
    severity: 'warning',
    page: 'SE-79',
  },
  ({ unit, isWhole }, report) => {
    if (!isWhole) return;
    for (const { records } of unit.groups('SF30')) {
      const [header] = records;
      if (!header) continue;
      const party = new RecordSpan(records);
      const code = header.value('Entity Code');
      if (!header.isBlank('Entity Identifier')) {
        for (const id of ['SF31', 'SF35', 'SF36'])
          for (const record of party.all(id))
            report(record, undefined, `${id} is not used for a party given by identifier, as the ${code} before it.`);
      } else if (!header.isBlank('Entity Name')) {
        const missing = ['SF35', 'SF36'].filter((id) => !party.has(id));
        if (missing.length > 0)
          report(
            header,
            'Entity Name',
            `The ${code} party is given by name, so SF35 and SF36 with its address follow; ${missing.join(' and ')} missing.`,
          );
      }
    }
  },
);

const isfQuantity = entryRule(
  {
    id: 'se-isf-quantity',
    title: 'Full quantity in a unified filing',
    description: 'In a unified filing the entry is for the full manifested quantity of the bill.',
    severity: 'warning',
    page: 'SE-18',
  },
  ({ isf, bills }, report) => {
    if (!isf || isf.value('Action Code') === 'D') return;
    for (const bill of bills) {
      const [part] = bill.conveyances;
      if (part && !bill.isNonAms)
        report(
          part,
          undefined,
          'SE16 behind a manifested bill enters part of its quantity; a unified entry/ISF filing must cover the full manifested quantity.',
        );
    }
  },
);

const isfMode = entryRule(
  {
    id: 'se-isf-mode',
    title: 'ISF for ocean cargo',
    description: 'An importer security filing is for ocean cargo, so the entry has mode 10 or 11.',
    severity: 'warning',
    page: 'SE-73',
  },
  ({ isf, mode, header }, report) => {
    if (!isf || isf.value('Action Code') === 'D' || mode === '' || oceanModes.includes(mode)) return;
    report(
      header,
      'Mode of Transportation (MOT) Code',
      `An importer security filing is for ocean cargo (mode 10 or 11); this entry has mode ${mode}.`,
    );
  },
);

export const unifiedIsfRules: readonly UnitRule[] = [
  isfImporter,
  isfParties,
  isfDelete,
  isfAddress,
  isfQuantity,
  isfMode,
];
