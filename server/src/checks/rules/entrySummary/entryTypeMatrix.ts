/** Records and parties that the entry type requires or refuses (ESF-134, ESF-135). */
import { named } from '../amounts';
import { isCanada } from './countries';
import { byEntryType } from './matrices';
import { filingRule, lineRule, type EntrySummary, type Line } from './summary';
import { caseTotalsOf } from './totals';

const ENTRY_TYPE = 'Entry Type Code';

const warehouseRecord = filingRule(
  {
    id: 'ae-warehouse-record',
    title: 'The 30 record belongs to re-warehouse entries and withdrawals',
    description: 'Entry types 22, 31, 32, 34 and 38 name the warehouse entry in a 30 record; other types have none.',
    severity: 'error',
    page: 'ESF-134',
    conditionCodes: ['163', '293'],
  },
  (summary, report) => {
    const { header, entryType } = summary;
    const letter = byEntryType(entryType, { record: '30' });
    const present = summary.first('30');
    if (letter === 'N' && present)
      report(
        present,
        undefined,
        `Entry type ${entryType} has no 30 record: only types 22, 31, 32, 34 and 38 name a warehouse entry.`,
        { conditionCode: '163' },
      );
    if (letter === 'M' && !present && summary.isWhole)
      report(header, ENTRY_TYPE, `Entry type ${entryType} needs a 30 record that names the warehouse entry.`, {
        conditionCode: '293',
      });
  },
);

const zoneRecord = lineRule(
  {
    id: 'ae-ftz-record',
    title: 'The 41 record belongs to foreign trade zone summaries',
    description: 'Every line of entry type 06 gives its zone status in a 41 record; other types have none.',
    severity: 'error',
    page: 'ESF-135',
    conditionCodes: ['670', '678'],
  },
  (line, { entryType, isWhole }, report) => {
    const letter = byEntryType(entryType, { record: '41' });
    const present = line.first('41');
    if (letter === 'N' && present)
      report(present, undefined, `Entry type ${entryType} has no 41 record: only type 06 reports zone status.`, {
        conditionCode: '678',
      });
    if (letter === 'M' && !present && isWhole)
      report(
        line.header,
        undefined,
        `In ${line.name} the 41 record is missing, which type 06 needs for its zone status.`,
        {
          conditionCode: '670',
        },
      );
  },
);

const caseRefused = lineRule(
  {
    id: 'ae-adcvd-case-refused',
    title: 'AD/CVD cases stand on types that allow them',
    description: 'A 53 record is allowed on entry types 03, 07, 34, 38, and on 06, 21, 22, 23.',
    severity: 'error',
    page: 'ESF-135',
    records: ['53'],
    conditionCodes: ['466'],
  },
  (line, { entryType }, report) => {
    const present = line.first('53');
    if (present && byEntryType(entryType, { record: '53' }) === 'N')
      report(
        present,
        undefined,
        `Entry type ${entryType} takes no AD/CVD case: only types 03, 07, 34, 38 and 06, 21, 22, 23 have 53 records.`,
        { conditionCode: '466' },
      );
  },
);

const caseRequired = filingRule(
  {
    id: 'ae-adcvd-case-required',
    title: 'An AD/CVD entry names a case',
    description: 'Entry types 03, 07, 34 and 38 have a 53 record in at least one line.',
    severity: 'error',
    page: 'ESF-181',
    conditionCodes: ['706'],
  },
  (summary, report) => {
    const { header, entryType } = summary;
    if (!['03', '07', '34', '38'].includes(entryType) || !summary.isWhole) return;
    if (summary.lines.length > 0 && !summary.has('53'))
      report(header, ENTRY_TYPE, `Entry type ${entryType} needs an AD/CVD case (53 record) in at least one line.`, {
        conditionCode: '706',
      });
  },
);

const caseTotals = filingRule(
  {
    id: 'ae-adcvd-totals-record',
    title: 'The 88 record goes with AD/CVD cases',
    description:
      'Entry types 03, 07, 34, 38, and types 06, 21, 22, 23 with a 53 record, total their AD/CVD duty in an 88 record; others have none.',
    severity: 'error',
    page: 'ESF-135',
    records: ['53', '88'],
    conditionCodes: ['727', '735'],
  },
  (summary, report) => {
    const { entryType } = summary;
    const letter = byEntryType(entryType, { record: '88' });
    if (letter === undefined) return;
    const present = summary.first('88');
    const hasCase = summary.has('53');
    if (present && letter === 'N')
      report(present, undefined, `Entry type ${entryType} has no AD/CVD duty and so no 88 record.`, {
        conditionCode: '727',
      });
    if (present && letter === 'C' && !hasCase && summary.isWhole)
      report(present, undefined, 'No line has an AD/CVD case (53 record), so there is no 88 record.', {
        conditionCode: '727',
      });
    const totals = summary.first('90');
    if (!present && totals && hasCase && letter !== 'N' && summary.isWhole)
      report(totals, undefined, 'AD/CVD cases are reported: add the 88 record with their totals before this record.', {
        conditionCode: '735',
        fill: { record: '88', fields: caseTotalsOf(summary) },
      });
  },
);

function isCanadian(line: Line): boolean {
  return isCanada(line.origin) || line.header.value('Country of Export Code') === 'CA';
}

const manufacturer = lineRule(
  {
    id: 'ae-manufacturer-required',
    title: 'Lines name their manufacturer',
    description:
      'Every line has a 47 record of type M, except on informal entries; on types 22 and 23 it is needed for goods of or from Canada.',
    severity: 'error',
    page: 'ESF-135',
    conditionCodes: ['483', '534'],
  },
  (line, { entryType, isWhole }, report) => {
    const letter = byEntryType(entryType, { record: '47', party: 'M' });
    const canadian = letter === 'C' && isCanadian(line);
    if ((letter !== 'M' && !canadian) || !isWhole || line.parties('M').length > 0) return;
    report(
      line.header,
      undefined,
      canadian
        ? `Goods of or from Canada on entry type ${entryType} need their manufacturer: add a 47 record of type M to ${line.name}.`
        : `Entry type ${entryType} needs the manufacturer: add a 47 record of type M to ${line.name}.`,
      { conditionCode: canadian ? '534' : '483' },
    );
  },
);

const soldTo = lineRule(
  {
    id: 'ae-sold-to-required',
    title: 'Lines name the sold to party',
    description: 'Every line has a 47 record of type S, except on informal entries.',
    severity: 'error',
    page: 'ESF-135',
    conditionCodes: ['577'],
  },
  (line, { entryType, isWhole }, report) => {
    if (byEntryType(entryType, { record: '47', party: 'S' }) !== 'M' || !isWhole || line.parties('S').length > 0)
      return;
    report(
      line.header,
      undefined,
      `Entry type ${entryType} needs the party the goods were sold to: add a 47 record of type S to ${line.name}.`,
      { conditionCode: '577' },
    );
  },
);

const foreignExporter = lineRule(
  {
    id: 'ae-foreign-exporter-required',
    title: 'Lines with AD/CVD cases name the foreign exporter',
    description: 'A line with a 53 record has a 47 record of type E.',
    severity: 'warning',
    page: 'ESF-135',
    records: ['53'],
    conditionCodes: ['499'],
  },
  (line, { entryType, isWhole }, report) => {
    if (byEntryType(entryType, { record: '47', party: 'E' }) !== 'C' || !isWhole) return;
    if (line.has('53') && line.parties('E').length === 0)
      report(
        line.header,
        undefined,
        `An AD/CVD case needs the foreign exporter: add a 47 record of type E to ${line.name}.`,
        { conditionCode: '499' },
      );
  },
);

/** Fields of the 20 record that the entry type makes mandatory; in a correction the location is refused instead. */
export function cargoFieldsByType({ entryType, isCorrection }: EntrySummary): string[] {
  const field = 'Location of Goods Code';
  return byEntryType(entryType, { record: '20', field }) === 'M' && !isCorrection ? [field] : [];
}

const zoneQuantity = lineRule(
  {
    id: 'ae-ftz-quantity',
    title: 'Zone quantities are above zero',
    description: 'A 41 record says how many units left the zone.',
    severity: 'error',
    page: 'ESF-72',
    records: ['41'],
    conditionCodes: ['683'],
  },
  (line, _summary, report) => {
    const field = 'FTZ Line Item Quantity';
    for (const record of line.all('41')) {
      if (record.number(field) === 0)
        report(record, field, `${named(record, field)} is zero: give the units that left the zone.`, {
          conditionCode: '683',
        });
    }
  },
);

/** Rules of this file. */
export const entryTypeRules = [
  warehouseRecord,
  zoneRecord,
  zoneQuantity,
  caseRefused,
  caseRequired,
  caseTotals,
  manufacturer,
  soldTo,
  foreignExporter,
];
