/** Writes the table of chapters in the README from the layouts. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Chapter, Direction } from '../../server/src/layout/types';

const START = '<!-- chapters: written by `npm run docs` -->';
const END = '<!-- end of chapters -->';

/** @param server the folder `server` of the checkout @returns the chapters, by the names of their files */
export function readChapters(server: string): Chapter[] {
  return readdirSync(join(server, 'layouts'))
    .filter((file) => file.endsWith('.json') && !file.endsWith('.schema.json'))
    .sort()
    .map((file) => JSON.parse(readFileSync(join(server, 'layouts', file), 'utf8')) as Chapter);
}

/** Application identifiers of a direction; the chapter that is for every application has its records instead. */
function identifiers({ transactions, records }: Chapter, direction: Direction): string {
  const own = transactions.filter((each) => each.direction === direction).map(({ application }) => application);
  const names = own.includes('*')
    ? records.filter((each) => each.direction === direction || each.direction === 'both').map(({ id }) => id)
    : own;
  return [...new Set(names)].join(' ');
}

function row(chapter: Chapter): string {
  const { version, date, basis } = chapter.source;
  const edition = version === null ? date : `v${version}, ${date}`;
  const cells = [chapter.title, identifiers(chapter, 'input'), identifiers(chapter, 'output'), edition, basis];
  return `| ${cells.join(' | ')} |`;
}

/**
 * @param readme text of `README.md`
 * @returns the same with the table between its two comments as the chapters have it
 * @throws Error when the comments are gone
 */
export function withChapters(readme: string, chapters: readonly Chapter[]): string {
  const start = readme.indexOf(START);
  const end = readme.indexOf(END);
  if (start === -1 || end < start) throw new Error(`README.md lacks the comments ${START} and ${END}`);
  const table = [
    '| chapter | input | output | edition | basis |',
    '| --- | --- | --- | --- | --- |',
    ...chapters.map(row),
  ].join('\n');
  return `${readme.slice(0, start)}${START}\n\n${table}\n\n${readme.slice(end)}`;
}
