/** Post summary corrections (ESF-183 to ESF-185). */
import type { RecordView } from '../../unitView';
import { named } from '../amounts';
import { filingRule, type EntrySummary } from './summary';

const CORRECTION = 'Post Summary Correction Indicator';
const EXPLANATION = 'PSC Filing Explanation Text';
const REASONS: Readonly<Record<string, string>> = {
  '35': 'Post Summary Correction Header Reason Code',
  '63': 'Post Summary Correction Line Reason Code',
};

/** Codes of the 35 and 63 records with their fields. */
function* reasonsOf(record: RecordView): Generator<{ field: string; code: string }> {
  const name = REASONS[record.id];
  if (name === undefined) return;
  for (let at = 1; at <= 5; at++) {
    const field = `${name} (${at})`;
    const code = record.value(field);
    if (code !== '') yield { field, code };
  }
}

const releases = filingRule(
  {
    id: 'ae-psc-releases',
    title: 'A correction lists no releases',
    description: 'A post summary correction has no 32 records; the releases on file stay as they are.',
    severity: 'error',
    page: 'ESF-184',
    records: ['32'],
    conditionCodes: ['270'],
  },
  (summary, report) => {
    const present = summary.first('32');
    if (summary.isCorrection && present)
      report(present, undefined, 'A post summary correction has no 32 record: remove the list of releases.', {
        conditionCode: '270',
      });
  },
);

const explanationMissing = filingRule(
  {
    id: 'ae-psc-explanation-required',
    title: 'A correction explains itself',
    description: 'A post summary correction has at least one 36 record with the reason in words.',
    severity: 'error',
    page: 'ESF-55',
    conditionCodes: ['287'],
  },
  (summary, report) => {
    if (!summary.isCorrection || summary.has('36') || !summary.isWhole) return;
    report(
      summary.header,
      CORRECTION,
      `${named(summary.header, CORRECTION)} is Y: add a 36 record that explains the correction.`,
      { conditionCode: '287' },
    );
  },
);

const reasonMissing = filingRule(
  {
    id: 'ae-psc-reason-required',
    title: 'A correction cites a reason',
    description:
      'A post summary correction has at least one reason code, in the 35 record or in the 63 record of a line.',
    severity: 'error',
    page: 'ESF-185',
    conditionCodes: ['748'],
  },
  (summary, report) => {
    if (!summary.isCorrection || summary.has('35') || summary.has('63') || !summary.isWhole) return;
    report(
      summary.header,
      CORRECTION,
      `${named(summary.header, CORRECTION)} is Y: cite a reason code in a 35 record, or in the 63 record of a line.`,
      { conditionCode: '748' },
    );
  },
);

/** Records that only a correction has, with the code of their refusal. */
const OWN_RECORDS: Readonly<Record<string, string>> = { '35': '284', '36': '277', '63': '580' };

const ownRecords = filingRule(
  {
    id: 'ae-psc-records-refused',
    title: 'Reasons and explanation belong to corrections',
    description: 'The 35, 36 and 63 records are refused on a summary that is no post summary correction.',
    severity: 'error',
    page: 'ESF-54',
    records: ['35', '36', '63'],
    conditionCodes: ['277', '284', '580'],
  },
  (summary, report) => {
    if (!summary.header.isBlank(CORRECTION)) return;
    for (const [id, conditionCode] of Object.entries(OWN_RECORDS)) {
      const present = summary.first(id);
      if (present)
        report(
          present,
          undefined,
          `A ${id} record belongs to a post summary correction, and ${named(summary.header, CORRECTION)} is blank: mark the filing as one with Y, or remove the record.`,
          { conditionCode, related: [{ record: summary.header, field: CORRECTION, message: 'No correction' }] },
        );
    }
  },
);

const emptyExplanation = filingRule(
  {
    id: 'ae-psc-explanation-empty',
    title: 'An explanation says why',
    description: 'The explanation of a correction is not N/A, NONE or the like.',
    severity: 'warning',
    page: 'ESF-185',
    records: ['36'],
  },
  (summary, report) => {
    const records = summary.all('36');
    const [first] = records;
    const text = records
      .map((record) => record.value(EXPLANATION))
      .join(' ')
      .trim();
    if (
      first &&
      summary.isCorrection &&
      /^(?:N ?[./-]? ?A[.]?|NONE|NIL|NULL|NOT APPLICABLE|SEE ABOVE|TBD|[-.X]+)$/.test(text)
    )
      report(first, EXPLANATION, `${named(first, EXPLANATION)} is ${text}: say in words why the summary is corrected.`);
  },
);

const repeatedReason = filingRule(
  {
    id: 'ae-psc-reason-repeated',
    title: 'Reasons are cited once',
    description: 'A 35 or 63 record cites each reason code once.',
    severity: 'warning',
    page: 'ESF-54',
    records: ['35', '63'],
    conditionCodes: ['279', '583'],
  },
  (summary: EntrySummary, report) => {
    for (const record of [...summary.all('35'), ...summary.all('63')]) {
      const seen = new Set<string>();
      for (const { field, code } of reasonsOf(record)) {
        if (seen.has(code))
          report(record, field, `${named(record, field)} repeats ${code}: cite each reason once.`, {
            conditionCode: record.id === '35' ? '279' : '583',
          });
        seen.add(code);
      }
    }
  },
);

/** Rules of this file. */
export const correctionRules = [
  releases,
  explanationMissing,
  reasonMissing,
  ownRecords,
  emptyExplanation,
  repeatedReason,
];
