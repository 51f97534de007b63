/** Makes the envelope take the applications of people's own chapters. */
import { goes } from './chapterWalks';
import type { Chapter, ChapterSummary } from './types';

/** Fields of the control records A and B with a closed list of applications. */
const APPLICATION_FIELD = 'Application Identifier Code';

/** @returns the envelope, with people's own applications among the codes of its control records */
export function withOwnApplications(envelope: Chapter, index: readonly ChapterSummary[]): Chapter {
  const own = index
    .flatMap(({ file, transactions }) => (file === undefined ? [] : transactions))
    .filter(({ application }) => application !== '*' && application !== 'PGA');
  if (own.length === 0) return envelope;
  const records = envelope.records.map((record) => ({
    ...record,
    fields: record.fields.map((field) => {
      if (field.name !== APPLICATION_FIELD || !field.codes) return field;
      const added = own.filter(({ direction }) => goes(record, direction));
      const codes = Object.fromEntries(added.map(({ application, title }) => [application, title]));
      return { ...field, codes: { ...codes, ...field.codes } };
    }),
  }));
  return { ...envelope, records };
}
