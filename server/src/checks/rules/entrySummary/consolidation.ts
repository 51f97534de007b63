/** Summaries that gather several releases (ESF-176, ESF-177), and consolidated express filings (ESF-187, ESF-188). */
import type { RecordView } from '../../unitView';
import { RELEASE_POSITIONS } from './actions';
import { amountOf, money, named } from '../amounts';
import { byEntryType } from './matrices';
import { filingRule, type EntrySummary, type Line } from './summary';

const CONSOLIDATED = 'Consolidated Summary Indicator';
const EXPRESS = 'Consolidated Express Informal Indicator';

interface Release {
  record: RecordView;
  filerField: string;
  numberField: string;
  filer: string;
  number: string;
}

/** The entries listed in the 32 records. */
function releases(summary: EntrySummary): Release[] {
  return summary.all('32').flatMap((record) =>
    RELEASE_POSITIONS.map((at) => {
      const filerField = `Release Entry Filer Code (${at})`;
      const numberField = `Release Entry Number (${at})`;
      return { record, filerField, numberField, filer: record.value(filerField), number: record.value(numberField) };
    }).filter(({ filer, number }) => filer !== '' || number !== ''),
  );
}

const listed = filingRule(
  {
    id: 'ae-consolidated-releases-required',
    title: 'A consolidated summary lists its releases',
    description: 'A consolidated summary names at least two entries in its 32 records.',
    severity: 'error',
    page: 'ESF-176',
    conditionCodes: ['232'],
  },
  (summary, report) => {
    const { header } = summary;
    const count = releases(summary).length;
    if (!summary.isConsolidated || summary.isCorrection || count >= 2 || !summary.isWhole) return;
    // On other types it is the indicator that is wrong.
    if (byEntryType(summary.entryType, { record: '32' }) !== 'A') return;
    report(
      summary.first('32') ?? header,
      summary.has('32') ? undefined : CONSOLIDATED,
      `A consolidated summary lists the entries it gathers, two or more, in 32 records; there ${count === 1 ? 'is one' : 'are none'}.`,
      { conditionCode: '232' },
    );
  },
);

const notConsolidated = filingRule(
  {
    id: 'ae-releases-refused',
    title: 'Releases belong to a consolidated summary',
    description: 'A 32 record stands only on a summary whose consolidated summary indicator is Y.',
    severity: 'warning',
    page: 'ESF-176',
    records: ['32'],
    conditionCodes: ['233'],
  },
  (summary, report) => {
    const { header } = summary;
    const present = summary.first('32');
    // On a correction the list is refused anyway.
    if (!present || summary.isCorrection || !header.isBlank(CONSOLIDATED)) return;
    report(present, undefined, `Releases are listed, but ${named(header, CONSOLIDATED)} is blank.`, {
      conditionCode: '233',
      related: [{ record: header, field: CONSOLIDATED, message: 'No consolidated summary' }],
    });
  },
);

const ownReleases = filingRule(
  {
    id: 'ae-release-numbers',
    title: "Releases of the filer's own, under other numbers",
    description:
      'Every release of a consolidated summary has the filer code of the summary, and none has its entry number.',
    severity: 'error',
    page: 'ESF-176',
    records: ['32'],
    conditionCodes: ['236', '239'],
  },
  (summary, report) => {
    const { header } = summary;
    const ownFiler = header.value('Entry Filer Code');
    const ownNumber = header.value('Entry Number');
    if (!summary.isConsolidated || ownFiler === '') return;
    for (const { record, filerField, numberField, filer, number } of releases(summary)) {
      if (filer !== '' && filer !== ownFiler)
        report(
          record,
          filerField,
          `${named(record, filerField)} is ${filer}: only releases under the filer code of the summary, ${ownFiler}, can be consolidated.`,
          {
            conditionCode: '236',
            related: [{ record: header, field: 'Entry Filer Code', message: `Filer code ${ownFiler}` }],
          },
        );
      else if (filer === ownFiler && number !== '' && number === ownNumber)
        report(record, numberField, 'The summary lists itself as one of its releases: its entry number is its own.', {
          conditionCode: '239',
          related: [{ record: header, field: 'Entry Number', message: 'Entry number of the summary' }],
        });
    }
  },
);

/** @returns the first line whose country differs from that of the lines before it, with both countries */
function mixed(
  lines: readonly Line[],
  country: (line: Line) => string,
): { line: Line; first: string; other: string } | undefined {
  const known = lines.filter((line) => country(line) !== '');
  const [first] = known;
  const line = first && known.find((candidate) => country(candidate) !== country(first));
  return line && { line, first: country(first), other: country(line) };
}

const countries = filingRule(
  {
    id: 'ae-consolidated-countries',
    title: 'A consolidated summary has one origin and one country of export',
    description:
      'All lines of a consolidated summary have the same country of export, and the same country of origin apart from US.',
    severity: 'error',
    page: 'ESF-177',
    conditionCodes: ['702', '703'],
  },
  (summary, report) => {
    if (!summary.isConsolidated) return;
    const EXPORT = 'Country of Export Code';
    const ORIGIN = 'Country of Origin Code';
    const exports = mixed(summary.lines, (line) => line.header.value(EXPORT));
    if (exports)
      report(
        exports.line.header,
        EXPORT,
        `${named(exports.line.header, EXPORT)} is ${exports.other}, and ${exports.first} on the lines before: a consolidated summary has one country of export.`,
        { conditionCode: '702' },
      );
    const origins = mixed(summary.lines, (line) => (line.origin === 'US' ? '' : line.origin));
    if (origins)
      report(
        origins.line.header,
        ORIGIN,
        `${named(origins.line.header, ORIGIN)} is ${origins.other}, and ${origins.first} on the lines before: a consolidated summary has one country of origin, besides US.`,
        { conditionCode: '703' },
      );
  },
);

const certified = filingRule(
  {
    id: 'ae-consolidated-certification',
    title: 'A consolidated summary asks for no release',
    description: 'The goods of a consolidated summary are released already, so it is not certified for cargo release.',
    severity: 'warning',
    page: 'ESF-176',
    conditionCodes: ['147'],
  },
  (summary, report) => {
    const field = 'Cargo Release Certification Request Indicator';
    const { header } = summary;
    if (!summary.isConsolidated || !summary.isCertified) return;
    report(
      header,
      field,
      `${named(header, field)} is A, but the goods of a consolidated summary are released already.`,
      {
        conditionCode: '147',
        related: [{ record: header, field: CONSOLIDATED, message: 'Consolidated summary' }],
      },
    );
  },
);

/** Records refused on a consolidated express filing; those with a condition code are errors. */
const REFUSED: readonly { id: string; what: string; code?: string }[] = [
  { id: '34', what: 'header fee', code: '786' },
  { id: '60', what: 'internal revenue tax', code: '787' },
  { id: '62', what: 'line fee', code: '788' },
  { id: '61', what: 'other revenue' },
  { id: '89', what: 'fee total' },
];

const express = filingRule(
  {
    id: 'ae-express-duty-only',
    title: 'Consolidated express filings bear duty only',
    description:
      'A consolidated express filing reports no fee, tax or other revenue, neither in records nor in the totals.',
    severity: 'error',
    page: 'ESF-188',
    conditionCodes: ['786', '787', '788'],
  },
  (summary, report) => {
    if (!summary.isConsolidatedExpress) return;
    const related = [{ record: summary.header, field: EXPRESS, message: 'Consolidated express filing' }];
    for (const { id, what, code } of REFUSED) {
      const present = summary.first(id);
      if (present)
        report(
          present,
          undefined,
          `A consolidated express filing reports only duty, no ${what}: remove the ${id} record.`,
          {
            ...(code === undefined ? { severity: 'warning' } : { conditionCode: code }),
            related,
          },
        );
    }
    const totals = summary.first('90');
    if (!totals) return;
    for (const field of [
      'Grand Total User Fee Amount',
      'Grand Total IR Tax Amount',
      'Grand Total Other Revenue Amount',
    ]) {
      const amount = amountOf(totals, field) ?? 0;
      if (amount !== 0)
        report(
          totals,
          field,
          `${named(totals, field)} is ${money(amount)}: a consolidated express filing reports only duty.`,
          { severity: 'warning', related },
        );
    }
  },
);

/** Rules of this file. */
export const consolidationRules = [listed, notConsolidated, ownReleases, countries, certified, express];
