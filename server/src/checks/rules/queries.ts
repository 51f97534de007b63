/** Rules of queries and other short inputs: EQ, CQ, CJ, AD, QA, HA, TE and CW. */
import { fieldMoment } from '../../layout/values';
import { dayNumber, type Moment } from '../../layout/dates';
import type { BlockRule } from '../blockRules';
import type { UnitRule } from '../rule';
import { RecordView, type UnitView } from '../unitView';
import { daysBetween, rulesFor } from './common';

const MOST_DAYS = 31;

/** Seconds since 1970 of a date with time; undefined when blank or no date. */
function secondOf(record: RecordView, field: string): number | undefined {
  const compiled = record.field(field);
  const moment: Moment | undefined = compiled && fieldMoment(compiled.field, record.raw(field));
  if (!moment?.date) return undefined;
  const { hour, minute, second } = moment.time ?? { hour: 0, minute: 0, second: 0 };
  return dayNumber(moment.date) * 86_400 + hour * 3600 + minute * 60 + second;
}

const summaryQueryRange = rulesFor('EQ')(
  {
    id: 'eq-range',
    title: 'Range of a criteria query',
    description: 'The from date and time lies before the to date and time, and the range covers 31 days at most.',
    severity: 'error',
    page: 'ESQ-20',
  },
  (unit, report) => {
    for (const record of unit.all('J2')) {
      const from = secondOf(record, 'Requested From Date/Time');
      const to = secondOf(record, 'Requested To Date/Time');
      if (from === undefined || to === undefined) continue;
      if (from >= to)
        report(record, 'Requested To Date/Time', 'The to date and time must lie behind the from date and time.', {
          conditionCode: '011',
        });
      else if (to - from > MOST_DAYS * 86_400)
        report(
          record,
          'Requested To Date/Time',
          `The range covers more than ${MOST_DAYS} days; it cannot exceed ${MOST_DAYS}.`,
          { conditionCode: '012' },
        );
    }
  },
);

const summaryQueryKind = rulesFor('EQ')(
  {
    id: 'eq-one-kind',
    title: 'One kind of query in a block',
    description: 'A block holds J1 records with entry numbers or a single J2 with criteria, not both.',
    severity: 'error',
    page: 'ESQ-16',
  },
  (unit, report) => {
    const [byNumber, byCriteria] = [unit.first('J1'), unit.first('J2')];
    if (!byNumber || !byCriteria) return;
    const [first, second] = byNumber.at < byCriteria.at ? [byNumber, byCriteria] : [byCriteria, byNumber];
    report(second, undefined, 'A block asks by entry number (J1) or by criteria (J2), not both.', {
      related: [{ record: first, message: 'The other kind of query' }],
    });
  },
);

const summaryQueryBlock: BlockRule = {
  id: 'eq-one-block',
  title: 'One block in a batch of queries',
  description: 'A batch with entry summary queries has a single block.',
  severity: 'error',
  applications: ['EQ'],
  page: 'ESQ-16',
  conditionCodes: ['X41'],
  check: (units, report) => {
    const [unit] = units;
    const first = unit?.records[0];
    const block = unit?.block;
    if (unit && first && block?.header && block.batch.blocks[0] !== block)
      report(
        unit,
        new RecordView(first, 0),
        undefined,
        'A batch takes a single block of entry summary queries; this is a further one.',
        {
          conditionCode: 'X41',
        },
      );
  },
};

/** What a WR1 record can ask for, by the fields that ask for it (ACMQ-14). */
const manifestQueries = [
  { what: 'entry', fields: ['Entry Filer Code', 'Entry Number'] },
  { what: 'in-bond', fields: ['In-bond Number'] },
  { what: 'bill of lading', fields: ['Bill of Lading Number'] },
  { what: 'air waybill', fields: ['Air Waybill Number', 'House Air Waybill Number'] },
];

const manifestQueryKind = rulesFor('CQ')(
  {
    id: 'cq-one-kind',
    title: 'One kind of query on a record',
    description: 'A WR1 record asks for an entry, an in-bond, a bill of lading or an air waybill: for one of them.',
    severity: 'error',
    page: 'ACMQ-14',
  },
  (unit, report) => {
    for (const record of unit.all('WR1')) {
      const asked = manifestQueries.flatMap(({ what, fields }) => {
        const field = fields.find((name) => !record.isBlank(name));
        return field === undefined ? [] : [{ what, field }];
      });
      const second = asked[1];
      if (second)
        report(
          record,
          second.field,
          `The record asks for ${asked.map(({ what }) => what).join(' and ')}: only one kind of query may stand on a WR1.`,
        );
      else if (asked.length === 0)
        report(record, undefined, 'The record names no entry, in-bond, bill of lading or air waybill to ask for.', {
          severity: 'warning',
        });
    }
  },
);

/** Rules that a filer code is that of the B record: application, record, page. */
const filerCodes = (
  [
    { id: 'cq-filer-code', application: 'CQ', record: 'WR1', page: 'ACMQ-13' },
    { id: 'te-filer-code', application: 'TE', record: 'XA', page: 'TIB-9' },
  ] as const
).map(({ id, application, record: recordId, page }) =>
  rulesFor(application)(
    {
      id,
      title: 'Filer code of the block',
      description: 'The filer code of the entry is that of the B record around the request.',
      severity: 'warning',
      page,
    },
    (unit, report) => {
      const ofBlock = unit.blockHeader?.value('Processing Filer Code') ?? '';
      for (const record of unit.all(recordId)) {
        const filer = record.value('Entry Filer Code');
        if (filer !== '' && ofBlock !== '' && filer !== ofBlock)
          report(
            record,
            'Entry Filer Code',
            `The entry's filer code is ${filer}, that of the B record ${ofBlock}: they are the same.`,
          );
      }
    },
  ),
);

const entryFields = [1, 2, 3, 4, 5].map((nth) => `Entry Number ${nth}`);

/** The first blank field in front of a filled one; undefined where there is no gap. */
function gapIn(record: RecordView, fields: readonly string[]): string | undefined {
  const last = fields.findLastIndex((field) => !record.isBlank(field));
  return fields.slice(0, last + 1).find((field) => record.isBlank(field));
}

const warningQuery = rulesFor('CJ')(
  {
    id: 'cj-criteria',
    title: 'Criteria of a Census warning query',
    description:
      'The query names a port, a range of acceptance dates or entry numbers; the range covers 31 days at most, and the numbers fill their places from the first on.',
    severity: 'warning',
    page: 'CWQ-5',
  },
  (unit, report) => {
    const [from, to] = ['Requested From Date', 'Requested To Date'];
    for (const record of unit.all('CJ1')) {
      const criteria = ['District/Port of Entry', from, to, ...entryFields];
      if (criteria.every((field) => record.isBlank(field)))
        report(record, undefined, 'The query needs a port, a range of dates or an entry number; none is given.');
      if (!record.isBlank(from) && record.isBlank(to)) report(record, to, 'The dates are given both or not at all.');
      const days = daysBetween(record, from, record, to);
      if (days !== undefined && days < 0) report(record, to, 'The to date lies before the from date.');
      else if (days !== undefined && days + 1 > MOST_DAYS)
        report(record, to, `The range covers ${days + 1} days, both ends counted; at most ${MOST_DAYS} are allowed.`);
      const gap = gapIn(record, entryFields);
      if (gap !== undefined) report(record, gap, 'Entry numbers fill their places from the first on, without a gap.');
    }
  },
);

const caseCriteria = [
  'Country Code',
  'HTS Number',
  'TSUSA Number',
  'Manufacturer Identification Code',
  'Foreign Exporter Identification Code',
  'Date Since Last Update',
];
/** An update may lie so many days before the transmission (ADQ-12). */
const MOST_DAYS_BACK = 7;

const caseQuery = rulesFor('AD')(
  {
    id: 'ad-criteria',
    title: 'Criteria of a case query',
    description:
      'A query by criteria (Q2) gives at least one beside the status, an HTS or a TSUSA number but not both, and an update date of the last seven days; it does not stand with queries by number (Q1).',
    severity: 'warning',
    page: 'ADQ-12',
  },
  (unit, report) => {
    for (const record of unit.all('Q2')) {
      if (unit.has('Q1')) report(record, undefined, 'A block asks by case number (Q1) or by criteria (Q2), not both.');
      if (caseCriteria.every((field) => record.isBlank(field)))
        report(record, undefined, 'At least one criterion beside the status is needed; none is given.');
      if (!record.isBlank('HTS Number') && !record.isBlank('TSUSA Number'))
        report(record, 'TSUSA Number', 'An HTS and a TSUSA number do not stand together.');
      const days = daysBetween(record, 'Date Since Last Update', unit.batchHeader, 'Transmission Date');
      if (days !== undefined && days > MOST_DAYS_BACK)
        report(
          record,
          'Date Since Last Update',
          `The date lies ${days} days before the transmission; at most ${MOST_DAYS_BACK} are allowed.`,
        );
    }
  },
);

const quotaQuery = rulesFor('QA')(
  {
    id: 'qa-number',
    title: 'Number of a quota query',
    description: 'A query by tariff number (R) gives 8 to 10 digits, one by textile category (X) three.',
    severity: 'warning',
    page: 'QA-10',
  },
  (unit, report) => {
    for (const record of unit.all('Q1')) {
      const number = record.value('Quota Query ID');
      const type = record.value('Quota Query ID Type Code');
      if (number === '') continue;
      if (type === 'R' && !/^[0-9]{8,10}$/.test(number))
        report(
          record,
          'Quota Query ID',
          `A tariff number (type R) has 8 to 10 digits; ${JSON.stringify(number)} has not.`,
        );
      if (type === 'X' && !/^[0-9]{3}$/.test(number))
        report(
          record,
          'Quota Query ID',
          `A textile category (type X) has three digits; ${JSON.stringify(number)} has not.`,
        );
    }
  },
);

const tariffQuery = rulesFor('HA')(
  {
    id: 'ha-range',
    title: 'Range of a tariff query',
    description: 'Tariff numbers are given with 8 to 10 digits, and a range ends at a higher number than it begins.',
    severity: 'warning',
    page: 'HTS-46',
  },
  (unit, report) => {
    for (const record of unit.all('W')) {
      const [from, to] = [record.value('From Tariff Number'), record.value('To Tariff Number')];
      for (const [field, number] of [
        ['From Tariff Number', from],
        ['To Tariff Number', to],
      ] as const)
        if (number !== '' && !/^[0-9]{8,10}$/.test(number))
          report(record, field, `A tariff number has 8 to 10 digits; ${JSON.stringify(number)} has not.`);
      if (/^[0-9]+$/.test(from) && /^[0-9]+$/.test(to) && to.padEnd(10, '9') < from.padEnd(10, '0'))
        report(record, 'To Tariff Number', `The range ends at ${to}, before it begins at ${from}.`);
    }
  },
);

const overridePairs = rulesFor('CW')(
  {
    id: 'cw-pairs',
    title: 'Warning and override together',
    description:
      'Each Census warning code on a CW02 record has an override code, and the pairs fill their places from the first on.',
    severity: 'warning',
    page: 'CWO-7',
  },
  (unit: UnitView, report) => {
    const warnings = [1, 2, 3, 4, 5, 6, 7].map((nth) => `Census Warning Condition Code ${nth}`);
    for (const record of unit.all('CW02')) {
      for (const [at, field] of warnings.entries()) {
        const override = `Census Warning Condition Override Code ${at + 1}`;
        // The first pair is mandatory field by field.
        if (at > 0 && !record.isBlank(field) && record.isBlank(override))
          report(record, override, `Warning ${record.value(field)} is answered with an override code; none is given.`);
      }
      const gap = gapIn(record, warnings.slice(1));
      if (gap !== undefined) report(record, gap, 'The pairs fill their places from the first on, without a gap.');
    }
  },
);

export const queryRules: readonly UnitRule[] = [
  summaryQueryRange,
  summaryQueryKind,
  manifestQueryKind,
  ...filerCodes,
  warningQuery,
  caseQuery,
  quotaQuery,
  tariffQuery,
  overridePairs,
];

export const queryBlockRules: readonly BlockRule[] = [summaryQueryBlock];
