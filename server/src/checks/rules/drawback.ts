/** Rules of drawback claims, DE, on provisions, records and tracking numbers (pages 28 to 74). */
import { dayNumber } from '../../layout/dates';
import type { UnitRule } from '../rule';
import type { RecordView, UnitView } from '../unitView';
import { groupsOf, isWhole, repeated, rulesFor } from './common';

const define = rulesFor('DE');

const MADE = ['X', 'T'];
const links = Array.from({ length: 15 }, (_, at) => at + 1);
const importLink = (nth: number): string => `Import Tracking Identification Number (ITIN) ${nth}`;
const articleLink = (nth: number): string => `Manufactured Tracking Identification Number (MTIN) ${nth}`;
const IMPORT_NUMBER = 'Import Tracking Identification Number (ITIN)';
const ARTICLE_NUMBER = 'Manufactured Tracking Identification Number (MTIN)';
const PENDING_RULING = '9999999999';

/** Flavoring extracts, spirits and the like, 1313(d), which designate no import. */
const withoutImports = ['07', '57'];

interface Claim {
  readonly header: RecordView;
  readonly provision: string;
  /** Provisions 51 to 77; undefined where the provision says neither. */
  readonly isTftea: boolean | undefined;
}

export function claimOf(unit: UnitView): Claim | undefined {
  const [header] = unit.records;
  if (header?.id !== '10') return undefined;
  const provision = header.value('Drawback Provision');
  const number = /^[0-9]{2}$/.test(provision) ? Number(provision) : 0;
  const isTftea = number >= 51 && number <= 77 ? true : number >= 1 && number <= 23 ? false : undefined;
  return { header, provision, isTftea };
}

const exportRecords = define(
  {
    id: 'de-export-records',
    title: 'Exports of core and TFTEA claims',
    description:
      'Core claims (provisions 01-23) report exports and destructions on 60 records, TFTEA claims (51-77) on 70 records; each must have one and none of the other.',
    severity: 'warning',
    page: 'Drawback, 62 and 68',
  },
  (unit, report) => {
    const claim = claimOf(unit);
    if (claim?.isTftea === undefined) return;
    const [own, other] = claim.isTftea ? ['70', '60'] : ['60', '70'];
    const kind = claim.isTftea ? 'a TFTEA provision (51-77)' : 'a core provision (01-23)';
    const wrong = unit.first(other);
    if (wrong)
      report(
        wrong,
        undefined,
        `${other} records are not allowed under ${kind}, and this is ${claim.provision}: use ${own}.`,
      );
    else if (!unit.has(own) && isWhole(unit))
      report(
        claim.header,
        'Drawback Provision',
        `A claim under ${kind} needs at least one ${own} record; there is none.`,
      );
  },
);

const madeArticles = define(
  {
    id: 'de-made-articles',
    title: 'Manufactured articles',
    description:
      'When an import or an article was manufactured (action X or T), at least one 50 record describes the article.',
    severity: 'warning',
    page: 'Drawback, 54',
  },
  (unit, report) => {
    const made = unit.all('40').find((record) => MADE.includes(record.value('Action Indicator')));
    if (made && !unit.has('50') && isWhole(unit))
      report(
        made,
        'Action Indicator',
        `Action ${made.value('Action Indicator')} means manufacture, so at least one 50 record with the article is expected; there is none.`,
      );
  },
);

const classification = define(
  {
    id: 'de-classification',
    title: 'Tariff numbers of the imports',
    description: 'Each designated import has at least one 41 record with its tariff number, but under 1313(d).',
    severity: 'error',
    page: 'Drawback, 45',
  },
  (unit, report) => {
    const claim = claimOf(unit);
    if (!claim || claim.provision === '' || withoutImports.includes(claim.provision) || !isWhole(unit)) return;
    for (const { head, group } of groupsOf(unit, '40', ['50', '60', '62', '64', '70', '89', '90']))
      if (!group.has('41'))
        report(
          head,
          undefined,
          'A designated import has at least one 41 record with its tariff number; this one has none.',
        );
  },
);

const foreignDuty = define(
  {
    id: 'de-foreign-duty',
    title: 'Duty paid in Canada or Mexico',
    description: 'A NAFTA or USMCA claim (position 47 or 76 of the 10 record) has 64 records with the foreign duty.',
    severity: 'warning',
    page: 'Drawback, 67',
  },
  (unit, report) => {
    const header = claimOf(unit)?.header;
    const field = ['NAFTA Drawback Claim Indicator', 'USMCA Drawback Claim Indicator'].find(
      (name) => header?.value(name) === 'X',
    );
    if (header && field !== undefined && !unit.has('64') && isWhole(unit))
      report(header, field, `${field} X needs a 64 record with the duty paid in Canada or Mexico; there is none.`);
  },
);

const bondRecord = define(
  {
    id: 'de-bond-record',
    title: 'Bond of an accelerated payment',
    description: 'Accelerated payment needs a bond, so a 31 record follows the header.',
    severity: 'warning',
    page: 'Drawback, 38',
  },
  (unit, report) => {
    const header = claimOf(unit)?.header;
    if (header?.value('Accelerated Payment Request Indicator') !== 'Y' || unit.has('31') || !isWhole(unit)) return;
    report(
      header,
      'Accelerated Payment Request Indicator',
      'Accelerated payment needs a bond: a 31 record is expected; there is none.',
    );
  },
);

const notice = define(
  {
    id: 'de-notice-records',
    title: 'Officers on a notice of intent',
    description:
      'A 62 record is followed by a 63 record of the processor (P); with an examination (X) also by one of the examiner (E).',
    severity: 'warning',
    page: 'Drawback, 65',
  },
  (unit, report) => {
    if (!isWhole(unit)) return;
    for (const { head, group } of groupsOf(unit, '62', ['64', '70', '89', '90'])) {
      const expected = head.value('Examination/Witness Indicator') === 'X' ? ['P', 'E'] : ['P'];
      const present = group.all('63').map((record) => record.value('Record Indicator'));
      const missing = expected.filter((indicator) => !present.includes(indicator));
      if (missing.length > 0)
        report(
          head,
          undefined,
          `The notice of intent needs a 63 record with indicator ${expected.join(' and one with ')}; ${missing.join(' and ')} missing.`,
        );
    }
  },
);

const trackingRepeated = define(
  {
    id: 'de-tracking-repeated',
    title: 'Tracking numbers are unique',
    description:
      'A tracking number of an import (ITIN) or a manufactured article (MTIN) stands once in a claim; none is both.',
    severity: 'error',
    page: 'Drawback, 40 and 57',
  },
  (unit, report) => {
    const numbered = [
      ...unit.all('40').map((record) => ({ record, field: IMPORT_NUMBER })),
      ...unit.all('51').map((record) => ({ record, field: ARTICLE_NUMBER })),
    ].filter(({ record, field }) => (record.number(field) ?? 0) > 0);
    for (const { item, first } of repeated(numbered, ({ record, field }) => String(record.number(field))))
      report(
        item.record,
        item.field,
        `Tracking number ${item.record.value(item.field)} stands in the claim already: each import and each article has its own.`,
        { related: [{ record: first.record, field: first.field, message: 'Used here first' }] },
      );
  },
);

const trackingKnown = define(
  {
    id: 'de-tracking-known',
    title: 'Links lead to a record of the claim',
    description:
      'The tracking numbers on 52, 53, 72 and 73 records are those of imports (40) or articles (51) of the claim.',
    severity: 'warning',
    page: 'Drawback, 58 to 74',
  },
  (unit, report) => {
    if (!isWhole(unit)) return;
    const numbersOf = (id: string, field: string): (number | undefined)[] =>
      unit.all(id).map((record) => record.number(field));
    const imports = new Set(numbersOf('40', IMPORT_NUMBER));
    const articles = new Set(numbersOf('51', ARTICLE_NUMBER));
    const either = new Set([...imports, ...articles]);
    for (const [id, field, known, what] of [
      ['52', importLink, imports, 'import (40 record)'],
      ['53', articleLink, articles, 'manufactured article (51 record)'],
      // The chapter has 72 link to imports or articles.
      ['72', importLink, either, 'import or article (40 or 51 record)'],
      ['73', articleLink, articles, 'manufactured article (51 record)'],
    ] as const) {
      for (const record of unit.all(id)) {
        for (const nth of links) {
          const number = record.number(field(nth));
          if (number !== undefined && number !== 0 && !known.has(number))
            report(record, field(nth), `No ${what} of the claim has tracking number ${record.value(field(nth))}.`);
        }
      }
    }
  },
);

const ruling = define(
  {
    id: 'de-ruling',
    title: 'Ruling of a manufactured article',
    description: 'The ruling number on a 50 record is that of a designated import, on one of the 40 records.',
    severity: 'warning',
    page: 'Drawback, 54',
  },
  (unit, report) => {
    const known = new Set(unit.all('40').map((record) => record.value('Manufacture Ruling Number')));
    if (!isWhole(unit) || !unit.has('40')) return;
    for (const record of unit.all('50')) {
      const number = record.value('Import Manufacture Ruling Number');
      if (number !== '' && number !== PENDING_RULING && !known.has(number))
        report(
          record,
          'Import Manufacture Ruling Number',
          `Ruling ${number} must be that of one of the 40 records; none has it.`,
        );
    }
  },
);

const chronology = define(
  {
    id: 'de-chronology',
    title: 'Exports in order of time',
    description: 'Exported and destroyed articles are recorded in the order of their dates.',
    severity: 'warning',
    page: 'Drawback, 62 and 68',
  },
  (unit, report) => {
    for (const id of ['60', '70']) {
      let last: { day: number; record: RecordView } | undefined;
      for (const record of unit.all(id)) {
        const date = record.date('Export/Destroy Date');
        if (!date) continue;
        const day = dayNumber(date);
        if (last && day < last.day) {
          report(
            record,
            'Export/Destroy Date',
            'This date lies before that of the record above: exports and destructions are recorded in the order of time.',
            {
              related: [{ record: last.record, field: 'Export/Destroy Date', message: 'Later date' }],
            },
          );
          break;
        }
        last = { day, record };
      }
    }
  },
);

export const drawbackRules: readonly UnitRule[] = [
  exportRecords,
  madeArticles,
  classification,
  foreignDuty,
  bondRecord,
  notice,
  trackingRepeated,
  trackingKnown,
  ruling,
  chronology,
];
