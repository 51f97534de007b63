/** The product's own layouts and reference lists, and the walks over them. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Chapter, CodeList } from '../../server/src/layout/types';

export * from '../../server/src/layout/chapterWalks';

export const layoutFolder = join(__dirname, '../../server/layouts');
export const referenceFolder = join(__dirname, '../../server/reference');

/** @returns the parsed JSON file */
export function readJson(folder: string, file: string): unknown {
  return JSON.parse(readFileSync(join(folder, file), 'utf8'));
}

/** @returns names of the JSON files of a folder without `.json`, schemas excepted */
export function jsonNames(folder: string): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json') && !file.endsWith('.schema.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .sort();
}

/** All chapters by name. */
export const chapters: ReadonlyMap<string, Chapter> = new Map(
  jsonNames(layoutFolder).map((name) => [name, readJson(layoutFolder, `${name}.json`) as Chapter]),
);

/** @returns the chapter with that name */
export function chapterNamed(name: string): Chapter {
  const chapter = chapters.get(name);
  if (!chapter) throw new Error(`no chapter ${name}`);
  return chapter;
}

/** Files of `server/reference` that are not code lists but have a shape of their own. */
export const tablesOfTheirOwn = [
  'application-identifiers',
  'country-currencies',
  'eu-countries',
  'responses',
  'transaction-forms',
];

/** The shared code lists by file name without `.json`. */
export const codeLists: ReadonlyMap<string, CodeList> = new Map(
  jsonNames(referenceFolder)
    .filter((name) => !tablesOfTheirOwn.includes(name))
    .map((name) => [name, readJson(referenceFolder, `${name}.json`) as CodeList]),
);
