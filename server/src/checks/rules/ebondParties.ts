/** Rules of eBond submissions, CB, on the parties: principals, users, sureties, parties to notify (CB-28 to CB-37). */
import type { Report, UnitRule } from '../rule';
import type { RecordView } from '../unitView';
import { repeated, rulesFor } from './common';

const define = rulesFor('CB');

const notifyFields = [1, 2, 3, 4].map((nth) => `Secondary Notify Party Code ${nth}`);

/** Number and type of a principal, co-principal or user. */
const person = (record: RecordView, who: string): string => {
  const number = record.value(`${who} ID Number`);
  return number === '' ? '' : `${record.value(`${who} ID Number Type`)} ${number}`;
};

/** Reports the members of a list that stand there twice, or that are one of others. */
function reportSame(
  report: Report,
  records: readonly RecordView[],
  field: string,
  keyOf: (record: RecordView) => string,
  twice: { what: string; conditionCode: string },
  others: readonly { record: RecordView; field: string; key: string; what: string; conditionCode: string }[],
): void {
  for (const { item, first } of repeated(records, keyOf))
    report(item, field, `${twice.what} stands twice on the bond: remove one of the records.`, {
      conditionCode: twice.conditionCode,
      related: [{ record: first, field, message: 'Stands here first' }],
    });
  for (const record of records) {
    const same = others.find(({ key }) => key !== '' && key === keyOf(record));
    if (same)
      report(record, field, `${twice.what} is ${same.what} as well: remove the record, or correct it.`, {
        conditionCode: same.conditionCode,
        related: [{ record: same.record, field: same.field, message: `Stands here as ${same.what}` }],
      });
  }
}

const people = define(
  {
    id: 'cb-people',
    title: 'Principal, co-principals and users differ',
    description: 'No number stands twice among principal, co-principals and users of a bond.',
    severity: 'error',
    page: 'CB-31',
    conditionCodes: ['S42', 'S48', 'S58', 'S59', 'S60'],
  },
  (unit, report) => {
    const principal = unit.first('30');
    const coPrincipals = unit.all('35');
    const asPrincipal = (conditionCode: string) =>
      principal
        ? [
            {
              record: principal,
              field: 'Principal ID Number',
              key: person(principal, 'Principal'),
              what: 'the principal',
              conditionCode,
            },
          ]
        : [];
    reportSame(
      report,
      coPrincipals,
      'Co-Principal ID Number',
      (record) => person(record, 'Co-Principal'),
      { what: 'The co-principal', conditionCode: 'S42' },
      asPrincipal('S58'),
    );
    reportSame(
      report,
      // A rider may take a user off the bond and add him again.
      unit.all('36').filter((record) => record.value('User Rider Action Code') !== 'D'),
      'Bond User ID Number',
      (record) => person(record, 'Bond User'),
      { what: 'The bond user', conditionCode: 'S48' },
      [
        ...asPrincipal('S59'),
        ...coPrincipals.map((record) => ({
          record,
          field: 'Co-Principal ID Number',
          key: person(record, 'Co-Principal'),
          what: 'a co-principal',
          conditionCode: 'S60',
        })),
      ],
    );
  },
);

const sureties = define(
  {
    id: 'cb-sureties',
    title: 'Surety, co-sureties and re-insurer differ',
    description: 'No surety code stands twice among surety and co-sureties, and the surety does not re-insure itself.',
    severity: 'error',
    page: 'CB-36',
    conditionCodes: ['S55', 'S61', 'SR3'],
  },
  (unit, report) => {
    const surety = unit.first('40');
    const asSurety = (conditionCode: string) =>
      surety
        ? [
            {
              record: surety,
              field: 'Surety Code',
              key: surety.value('Surety Code'),
              what: 'the surety',
              conditionCode,
            },
          ]
        : [];
    reportSame(
      report,
      unit.all('45'),
      'Co-Surety Code',
      (record) => record.value('Co-Surety Code'),
      { what: 'The co-surety', conditionCode: 'S55' },
      asSurety('S61'),
    );
    reportSame(
      report,
      unit.all('46'),
      'Surety Code for Re-Insurer',
      (record) => record.value('Surety Code for Re-Insurer'),
      { what: 'The re-insurer', conditionCode: 'SR1' },
      asSurety('SR3'),
    );
  },
);

const userFamily = define(
  {
    id: 'cb-user-family',
    title: 'Users of the same employer number',
    description:
      'A bond user with an employer number shares its first nine digits with the principal or a co-principal.',
    severity: 'warning',
    page: 'CB-33',
    conditionCodes: ['S72'],
  },
  (unit, report) => {
    const stem = (number: string): string => number.slice(0, 'NN-NNNNNNN'.length);
    const family = [
      ...unit.all('30').map((record) => record.value('Principal ID Number')),
      ...unit.all('35').map((record) => record.value('Co-Principal ID Number')),
    ].map(stem);
    // A rider names no principal.
    if (family.length === 0) return;
    for (const record of unit.all('36'))
      if (
        record.value('Bond User ID Number Type') === 'EI' &&
        !record.isBlank('Bond User ID Number') &&
        !family.includes(stem(record.value('Bond User ID Number')))
      )
        report(
          record,
          'Bond User ID Number',
          'The first nine digits of a user with an employer number are those of the principal or of a co-principal; these are not.',
          { conditionCode: 'S72' },
        );
  },
);

const notifyParties = define(
  {
    id: 'cb-notify-parties',
    title: 'Parties to notify',
    description: 'The 12 record names no party twice, and not the filer of the B record.',
    severity: 'error',
    page: 'CB-28',
  },
  (unit, report) => {
    const port = unit.blockHeader?.value('Processing District/Port Code') ?? '';
    const filer = unit.blockHeader?.value('Processing Filer Code') ?? '';
    for (const record of unit.all('12')) {
      const named = notifyFields.map((field) => ({ field, value: record.value(field) }));
      for (const { item, first } of repeated(named, ({ value }) => value))
        report(record, item.field, `${item.value} is to be notified twice; it stands in ${first.field} as well.`);
      for (const { field, value } of named)
        if (port !== '' && filer !== '' && value.startsWith(`${port}${filer}`))
          report(record, field, `${value} is the filer of the B record, who may not be named as a party to notify.`);
    }
  },
);

export const ebondPartyRules: readonly UnitRule[] = [people, sureties, userFamily, notifyParties];
