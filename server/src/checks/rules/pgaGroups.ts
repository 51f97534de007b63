/** Rules on groups (PG50, PG51) and substitution (PG00) in the message set of partner government agencies (pages 55 to 70). */
import type { UnitRule } from '../rule';
import type { RecordView } from '../unitView';
import { isWhole, rulesFor } from './common';
import { isSubstitution, pgaApplications } from './pgaLines';

const define = rulesFor(...pgaApplications);

/** Records that a group may hold (page 67), and those that only go with one of them. */
const groupMembers = ['PG05', 'PG06', 'PG07', 'PG10', 'PG14', 'PG19', 'PG22', 'PG25', 'PG26', 'PG29', 'PG31', 'PG32'];
const companions = ['PG08', 'PG20', 'PG21', 'PG34', 'PG55', 'PG60', 'PG00'];
/** Records that begin something new, where a group can't go on. */
const beyondGroup = ['OI', 'PG01', 'PG02'];

const groupClosed = define(
  {
    id: 'pga-group-closed',
    title: 'Groups are closed',
    description: 'A PG51 closes each group that a PG50 opens, and groups do not stand in one another.',
    severity: 'error',
    page: 'PGA, 66',
    records: ['PG50'],
  },
  (unit, report) => {
    if (!isWhole(unit)) return;
    let open: RecordView | undefined;
    const unclosed = (record: RecordView): void => {
      report(record, undefined, 'The group that begins here has no PG51: if PG50 is used, a PG51 must close it.');
    };
    for (const record of unit.records) {
      if (record.id === 'PG51') open = undefined;
      else if (record.id === 'PG50') {
        if (open)
          report(
            record,
            undefined,
            'A group is open already: there are no groups within groups, so a PG51 must close the first.',
            {
              related: [{ record: open, message: 'The open group' }],
            },
          );
        open = record;
      } else if (open && (beyondGroup.includes(record.id) || !record.id.startsWith('PG'))) {
        unclosed(open);
        open = undefined;
      }
    }
    if (open) unclosed(open);
  },
);

const groupContents = define(
  {
    id: 'pga-group-contents',
    title: 'Records of a group',
    description: `A group between PG50 and PG51 holds ${groupMembers.join(', ')} and what goes with them.`,
    severity: 'warning',
    page: 'PGA, 67',
    records: ['PG50'],
  },
  (unit, report) => {
    let open = false;
    for (const record of unit.records) {
      if (record.id === 'PG50') open = true;
      else if (record.id === 'PG51' || beyondGroup.includes(record.id) || !record.id.startsWith('PG')) open = false;
      else if (open && !groupMembers.includes(record.id) && !companions.includes(record.id)) {
        report(record, undefined, `${record.id} is none of the records that a group between PG50 and PG51 may hold.`);
        open = false;
      }
    }
  },
);

const NUMBER = 'Substitution Number';

const substitution = define(
  {
    id: 'pga-substitution',
    title: 'Substitution groups',
    description:
      'Substitution groups are numbered 0001, 0002 and so on through the transaction, end with a PG00 E, and each PG00 R calls up one of them.',
    severity: 'warning',
    page: 'PGA, 70',
    records: ['PG00'],
  },
  (unit, report) => {
    if (!unit.has('PG00') || !isWhole(unit)) return;
    const known = new Set<number>();
    let open: RecordView | undefined;
    for (const record of unit.all('PG00')) {
      const number = record.number(NUMBER);
      if (isSubstitution(record, 'S')) {
        if (open) report(open, undefined, 'This substitution group has no PG00 E that ends it.');
        open = record;
        if (number === undefined) continue;
        if (known.has(number))
          report(record, NUMBER, `Substitution group ${record.value(NUMBER)} stands in this transaction already.`);
        else if (number !== known.size + 1)
          report(
            record,
            NUMBER,
            `Substitution group ${record.value(NUMBER)} stands where ${String(known.size + 1).padStart(4, '0')} is due.`,
            { fix: { value: String(known.size + 1).padStart(4, '0') } },
          );
        known.add(number);
      } else if (isSubstitution(record, 'E')) {
        const opened = open?.number(NUMBER);
        if (!open) report(record, undefined, 'No PG00 S begins the substitution group that ends here.');
        else if (number !== undefined && opened !== undefined && number !== opened)
          report(record, NUMBER, `Substitution group ${open.value(NUMBER)} is open, not ${record.value(NUMBER)}.`, {
            fix: { value: open.value(NUMBER) },
          });
        open = undefined;
      }
    }
    if (open) report(open, undefined, 'This substitution group has no PG00 E that ends it.');
    // The chapter of cargo release does not say where its groups stand, so they may be missing there.
    if (known.size === 0 && unit.application !== 'AE') return;
    for (const record of unit.all('PG00')) {
      const number = isSubstitution(record, 'R') ? record.number(NUMBER) : undefined;
      if (number !== undefined && !known.has(number))
        report(record, NUMBER, `No substitution group of this transaction has number ${record.value(NUMBER)}.`);
    }
  },
);

export const pgaGroupRules: readonly UnitRule[] = [groupClosed, groupContents, substitution];
