/** Recognises the messages of an archive of CBP's Cargo Systems Messaging Service, whatever its columns or lines are like. */
import { cellDate, findDate } from '../tables/dates';
import { findHeadings, seemingHeadings, type Headings } from '../tables/headings';
import type { Table } from '../tables/readTables';
import { withoutEdges } from '../tables/edges';

export interface CsmsMessage {
  /** Such as `60011750`, or `18-000379` of the service before. */
  readonly number: string;
  /** As `2026-07-18`; empty when the archive gives none. */
  readonly date: string;
  readonly title: string;
  /** Where the archive itself says the message is. */
  readonly link?: string;
}

type Column = 'number' | 'title' | 'date' | 'link';
type Columns = Readonly<Partial<Record<Column, number>>>;

const HEADINGS: Headings<Column> = {
  link: [/\b(?:link|url|hyperlink|web ?address)\b/],
  date: [/\bdate\b/, /^(?:sent|issued|posted|published|created)\b/],
  number: [
    /^(?:csms|message|msg|bulletin|adm(?:in)?(?: message)?)(?: (?:message|msg|bulletin))? ?(?:number|nbr|num|no|id|#)\b/,
    /^(?:csms|number|nbr|num|no|id|#|csms #)$/,
    /^csms\b/,
  ],
  title: [/^(?:(?:csms|message|msg|bulletin) )?(?:title|subject|headline)\b/, /^(?:description|message|name|topic)$/],
};

/** Numbers of the present service and of the one before; a date written without marks between its parts is none. */
const NUMBER = /(?<![0-9-])(?:[1-9][0-9]{7,8}|[0-9]{2}-[0-9]{5,6})(?![0-9-])/g;
const WHOLE_NUMBER = /^(?:csms\s{0,4})?(?:#|no\.?)?\s{0,4}([1-9][0-9]{7,8}|[0-9]{2}-[0-9]{5,6})$/i;
const PLAIN_DATE = /^(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])$/;
const BULLETIN = /^https:\/\/(?:[a-z0-9-]+\.)*(?:govdelivery\.com|cbp\.gov)\//i;

/** A file that holds no messages. */
export class NoArchive extends Error {
  /** @param found headings that the file seems to have */
  constructor(readonly found: readonly string[]) {
    super('no messages with a number and a title');
  }
}

/**
 * @param tables sheets of the file
 * @param text of the file, where it is text
 * @returns each message once, the newest first
 * @throws NoArchive
 */
export function readArchive(tables: readonly Table[], text?: string): CsmsMessage[] {
  const headed = tables.flatMap(messagesBelowHeadings);
  const columned = headed.length > 0 ? headed : tables.flatMap(messagesInColumns);
  const found = columned.length > 0 ? columned : messagesInLines((text ?? '').split(/\r\n|\r|\n/));
  if (found.length === 0) throw new NoArchive(seemingHeadings(tables));
  const known = new Map<string, CsmsMessage>();
  for (const message of found) if (!known.has(message.number)) known.set(message.number, message);
  return [...known.values()].sort((a, b) => compare(b.date, a.date) || compare(b.number, a.number));
}

function messagesBelowHeadings(table: Table): CsmsMessage[] {
  const found = findHeadings(table, HEADINGS, ['number', 'title']);
  return found ? found.rows.flatMap((row) => messageInRow(row, found.columns) ?? []) : [];
}

/** Columns told by what stands in them: numbers, dates, and the longest words. */
function messagesInColumns({ rows }: Table): CsmsMessage[] {
  const width = Math.max(0, ...rows.slice(0, 1000).map(({ length }) => length));
  const sample = rows.slice(0, 200);
  const columns = Array.from({ length: width }, (_, at) => at);
  const share = (at: number, test: (cell: string) => boolean): number =>
    sample.filter((row) => test(row[at] ?? '')).length / Math.max(1, sample.length);
  const isNumber = (cell: string): boolean => WHOLE_NUMBER.test(cell) && !PLAIN_DATE.test(cell);
  const number = columns.find((at) => share(at, isNumber) > 0.5);
  if (number === undefined) return [];
  const date = columns.find((at) => at !== number && share(at, (cell) => isDate(cell)) > 0.5);
  const letters = (at: number): number =>
    sample.reduce((sum, row) => sum + (row[at] ?? '').replace(/^https?:.*|[^A-Za-z]/g, '').length, 0);
  const [title] = columns.filter((at) => at !== number && at !== date).sort((a, b) => letters(b) - letters(a));
  if (title === undefined || letters(title) === 0) return [];
  const link = columns.find((at) => share(at, (cell) => BULLETIN.test(cell)) > 0.5);
  const known = {
    number,
    title,
    ...(date === undefined ? {} : { date }),
    ...(link === undefined ? {} : { link }),
  };
  return rows.flatMap((row) => messageInRow(row, known) ?? []);
}

function messageInRow(row: readonly string[], columns: Columns): CsmsMessage | undefined {
  const cell = (column: Column): string => {
    const at = columns[column];
    return (at === undefined ? '' : (row[at] ?? '')).replace(/\s+/g, ' ').trim();
  };
  const number = WHOLE_NUMBER.exec(cell('number'))?.[1];
  const title = titleOf(cell('title'), number ?? '');
  if (number === undefined || title === '') return undefined;
  const link = cell('link');
  return { number, date: cellDate(cell('date')) ?? '', title, ...(BULLETIN.test(link) ? { link } : {}) };
}

/** One message a line; a date or a title may also stand on a line of its own behind the number. */
function messagesInLines(lines: readonly string[]): CsmsMessage[] {
  const messages: CsmsMessage[] = [];
  for (const line of lines) {
    const number = numberIn(line);
    const last = messages.at(-1);
    if (number === undefined) {
      if (last && (last.date === '' || last.title === '')) messages[messages.length - 1] = continued(last, line);
      continue;
    }
    const rest = `${line.slice(0, number.from)} \u0000 ${line.slice(number.to)}`;
    const date = findDate(rest);
    const words = date ? `${rest.slice(0, date.from)} \u0000 ${rest.slice(date.to)}` : rest;
    messages.push({ number: number.text, date: date?.date ?? '', title: titleOf(longestPart(words), number.text) });
  }
  return messages.filter(({ title }) => title !== '');
}

function continued(message: CsmsMessage, line: string): CsmsMessage {
  const date = message.date === '' ? findDate(line) : undefined;
  const words = titleOf(longestPart(date ? `${line.slice(0, date.from)} \u0000 ${line.slice(date.to)}` : line), '');
  return {
    ...message,
    ...(date ? { date: date.date } : {}),
    ...(message.title === '' && !/^(?:date|sent|issued|posted)\b.{0,12}$/i.test(words) ? { title: words } : {}),
  };
}

const LABEL = /csms ?(?:message|msg|bulletin)? ?(?:#|no\.?|number)? ?[:-]?$/i;
const LONGEST_LABEL = 40;

/** The number of a message in a line: one with `CSMS` before it, or else one that is no date. */
function numberIn(line: string): { text: string; from: number; to: number } | undefined {
  const found = Array.from(line.matchAll(NUMBER), ({ 0: text, index }) => ({
    text,
    from: index,
    to: index + text.length,
    named: LABEL.test(
      line
        .slice(Math.max(0, index - LONGEST_LABEL), index)
        .replace(/\s+/g, ' ')
        .trimEnd(),
    ),
  }));
  return found.find(({ named }) => named) ?? found.find(({ text }) => !PLAIN_DATE.test(text));
}

/** What stands between number and date, or before or behind them: the part with most letters. */
function longestPart(words: string): string {
  const letters = (part: string): number => part.replace(/[^A-Za-z]|\b(?:csms|date|sent|posted|issued)\b/gi, '').length;
  return words.split('\u0000').reduce((best, part) => (letters(part) > letters(best) ? part : best), '');
}

/** Without the number, labels and signs around it. */
function titleOf(text: string, number: string): string {
  const title = text
    .replace(new RegExp(`^\\W*(?:csms)?\\W*${number}\\W*(?=\\w)`, 'i'), '')
    .replace(/\s+/g, ' ')
    .replace(/^\W*csms ?(?:message|msg)? ?(?:#|no\.?|number)? ?[-:|] ?/i, '')
    .replace(/^\W*(?:title|subject) ?[:=] ?/i, '');
  const bare = withoutEdges(withoutEdges(title, /[\s|,;:–—-]/).replace(/^[)\s|,;:–—-]+/, ''), /[\s|,;:(–—-]/, 'end')
    .replace(/\b(?:date|sent|issued|posted)(?: on)?$/i, '')
    .replace(/^"(.*)"$/, '$1');
  const words = withoutEdges(bare, /[\s|,;:(–—-]/, 'end');
  return /[A-Za-z]/.test(words) ? words : '';
}

function isDate(cell: string): boolean {
  return cell.length < 40 && cellDate(cell) !== undefined;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
