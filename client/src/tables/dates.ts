/** Dates as people and spreadsheets write them. */

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = '(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\\.?';

/** Ways to write a date, the surest first; the groups are named for its parts. */
const FORMS: readonly RegExp[] = [
  /\b(?<year>(?:19|20)\d\d)[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})(?!\d)/,
  new RegExp(`\\b(?<name>${MONTH})[ -]+(?<day>\\d{1,2})(?:st|nd|rd|th)?,?[ -]+(?<year>(?:19|20)\\d\\d)\\b`, 'i'),
  new RegExp(`\\b(?<day>\\d{1,2})(?:st|nd|rd|th)?[ -]+(?<name>${MONTH}),?[ -]+(?<year>(?:19|20)?\\d\\d)\\b`, 'i'),
  /\b(?<month>\d{1,2})[/.-](?<day>\d{1,2})[/.-](?<year>(?:19|20)\d\d)\b/,
  /\b(?<month>\d{1,2})\/(?<day>\d{1,2})\/(?<year>\d\d)\b/,
  /\b(?<year>(?:19|20)\d\d)(?<month>\d\d)(?<day>\d\d)\b/,
];

export interface FoundDate {
  /** As `2026-07-18`. */
  readonly date: string;
  /** Where it stands in the text. */
  readonly from: number;
  readonly to: number;
}

/** @returns the first date in a text, written in any usual way, month before day where only digits stand; undefined without one */
export function findDate(text: string): FoundDate | undefined {
  for (const form of FORMS) {
    const match = form.exec(text);
    const { year = '', month, day = '', name } = match?.groups ?? {};
    if (!match) continue;
    const number = name === undefined ? Number(month) : MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
    if (number < 1 || number > 12 || Number(day) < 1 || Number(day) > 31) continue;
    const century = year.length === 2 ? (Number(year) < 70 ? '20' : '19') : '';
    const date = `${century}${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`;
    return { date, from: match.index, to: match.index + match[0].length };
  }
  return undefined;
}

/** @param cell of a column with dates @returns as `2026-07-18`, also for the serial number of a spreadsheet; undefined for no date */
export function cellDate(cell: string): string | undefined {
  if (/^[2-6]\d{4}(?:\.\d+)?$/.test(cell)) {
    // Days since the end of 1899, as spreadsheets count.
    return new Date(Math.round((Number(cell) - 25569) * 86_400_000)).toISOString().slice(0, 10);
  }
  return findDate(cell)?.date;
}
