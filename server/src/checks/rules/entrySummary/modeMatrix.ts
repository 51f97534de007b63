/** What the mode of transportation requires and refuses (ESF-140 to ESF-146). */
import { named } from '../amounts';
import { cargoFieldsByType } from './entryTypeMatrix';
import { byEntryType, byMode, modeSubjects } from './matrices';
import { filingRule, type EntrySummary } from './summary';

const MODE = 'Mode of Transportation (MOT) Code';

/** Fields of the 20 record that the mode makes mandatory and the entry type does not refuse. */
function cargoFieldsByMode({ mode, entryType }: EntrySummary): string[] {
  return modeSubjects
    .filter((subject) => subject.record === '20' && byMode(mode, subject) === 'M')
    .filter((subject) => byEntryType(entryType, subject) !== 'N')
    .flatMap(({ field }) => field ?? []);
}

const cargoRecord = filingRule(
  {
    id: 'ae-cargo-reference-required',
    title: 'The 20 record where the mode or the entry type needs it',
    description:
      'Vessel and air shipments give carrier and port of unlading in the 20 record, and warehouse, withdrawal and zone summaries the location of the goods.',
    severity: 'error',
    page: 'ESF-140',
    conditionCodes: ['173', '176'],
  },
  (summary, report) => {
    const { header, mode, entryType } = summary;
    if (summary.has('20') || !summary.isWhole) return;
    const byTheMode = cargoFieldsByMode(summary);
    const fields = [...byTheMode, ...cargoFieldsByType(summary)];
    if (fields.length === 0) return;
    const cause = byTheMode.length > 0 ? `Mode ${mode}` : `Entry type ${entryType}`;
    report(
      header,
      byTheMode.length > 0 ? MODE : 'Entry Type Code',
      `${cause} needs a 20 record: ${fields.join(', ')}.`,
      {
        conditionCode: byTheMode.length > 0 ? '176' : '173',
      },
    );
  },
);

const manifest = filingRule(
  {
    id: 'ae-manifest-required',
    title: 'Vessel and air shipments name their bills',
    description: 'Modes 10, 11, 40 and 41 need the bills of lading or air waybills in 22 and 23 records.',
    severity: 'error',
    page: 'ESF-140',
    conditionCodes: ['183'],
  },
  (summary, report) => {
    const { header, mode, entryType, isConsolidatedExpress } = summary;
    // Without the bills a consolidated express filing is complete (ESF-188), and withdrawals have no mode at all.
    if (isConsolidatedExpress || byEntryType(entryType, { record: '22' }) === 'N') return;
    if (byMode(mode, { record: '22' }) !== 'M' || summary.has('22') || summary.has('23') || !summary.isWhole) return;
    report(header, MODE, `${named(header, MODE)} ${mode} needs the bills: add 22 and 23 records.`, {
      conditionCode: '183',
    });
  },
);

const manifestWithoutMode = filingRule(
  {
    id: 'ae-manifest-refused',
    title: 'No bills without a mode',
    description: 'Where no mode of transportation is reported, and on withdrawals, 22 and 23 records are refused.',
    severity: 'error',
    page: 'ESF-146',
    records: ['22'],
    conditionCodes: ['184'],
  },
  (summary, report) => {
    const { mode, entryType, header } = summary;
    const bill = summary.first('22');
    if (!bill) return;
    const refusedByType = byEntryType(entryType, { record: '22' }) === 'N';
    // On types that need a mode, the blank mode is what is wrong.
    const refusedByMode = mode === '' && byEntryType(entryType, { record: '10', field: MODE }) !== 'M';
    if (!refusedByType && !refusedByMode) return;
    report(
      bill,
      undefined,
      refusedByType
        ? `Entry type ${entryType} reports no transport: remove the 22 and 23 records.`
        : `No mode of transportation is reported, so there are no bills: add the mode in ${named(header, MODE)}, or remove the 22 and 23 records.`,
      { conditionCode: '184', related: [{ record: header, field: MODE, message: 'No mode of transportation' }] },
    );
  },
);

const inBondDate = filingRule(
  {
    id: 'ae-in-bond-date',
    title: 'In-bond date and in-bond number go together',
    description: 'The in-bond date of the 20 record belongs to an in-bond number in a 23 record of type I.',
    severity: 'warning',
    page: 'ESF-155',
    records: ['20', '23'],
    conditionCodes: ['261', '262'],
  },
  (summary, report) => {
    const field = 'In-Bond/In-Transit Date';
    const cargo = summary.first('20');
    const number = summary.all('23').find((record) => record.value('Manifest Component Type Code') === 'I');
    if (cargo && !cargo.isBlank(field) && !number && summary.mode !== '' && summary.isWhole)
      report(cargo, field, `${named(cargo, field)} is filled, but no 23 record of type I has an in-bond number.`, {
        conditionCode: '262',
      });
    if (!cargo && number && summary.isWhole)
      report(
        number,
        'Manifest Component Type Code',
        `An in-bond number needs its date: add a 20 record with ${field}.`,
        {
          conditionCode: '261',
          severity: 'error',
        },
      );
  },
);

const AIR = ['40', '41'];

const airCarrier = filingRule(
  {
    id: 'ae-air-carrier-code',
    title: 'Air carriers by IATA code',
    description:
      'Modes 40 and 41 give the carrier by its two-character IATA code, or *F, *U, *C or ** where it has none.',
    severity: 'warning',
    page: 'ESF-144',
    records: ['20'],
    conditionCodes: ['179'],
  },
  (summary, report) => {
    const field = 'Carrier Code';
    const cargo = summary.first('20');
    const code = cargo?.value(field) ?? '';
    if (!cargo || code === '' || !AIR.includes(summary.mode)) return;
    if (!/^(?:[A-Z0-9]{2}|\*[FUC*])$/.test(code))
      report(
        cargo,
        field,
        `${named(cargo, field)} is ${code}: by air (mode ${summary.mode}) it is the two-character IATA code, or *F, *U, *C or ** for an unknown carrier.`,
        { conditionCode: '179' },
      );
  },
);

const flightNumber = filingRule(
  {
    id: 'ae-flight-number',
    title: 'Form of flight numbers',
    description: 'By air, the trip identifier is three or four digits, and a letter where the flight has one.',
    severity: 'warning',
    page: 'ESF-144',
    records: ['21'],
  },
  (summary, report) => {
    const field = 'Trip Identifier';
    if (!AIR.includes(summary.mode)) return;
    for (const record of summary.all('21')) {
      const flight = record.raw(field);
      if (flight.trim() === '' || /^[0-9]{3}(?: {2}|[0-9] |[A-Z] |[0-9][A-Z])$/.test(flight)) continue;
      report(
        record,
        field,
        `${named(record, field)} is ${JSON.stringify(flight.trim())}: a flight number is NNN, NNNN, NNNA or NNNNA, left-justified.`,
        { fix: { value: flight.trim() } },
      );
    }
  },
);

/** Rules of this file. */
export const modeRules = [cargoRecord, manifest, manifestWithoutMode, inBondDate, airCarrier, flightNumber];
