/** Layouts and reference lists read from the checkout, for tests of the engine that run from source. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Catalog, type LayoutSource } from '../../server/src/layout/catalog';
import { summarizeChapter } from '../../server/src/layout/chapterSummary';
import type { Chapter } from '../../server/src/layout/types';

const server = join(__dirname, '../../server');

function read(folder: string, name: string): string | undefined {
  try {
    return readFileSync(join(server, folder, `${name}.json`), 'utf8');
  } catch {
    return undefined;
  }
}

/** Names of all chapters in the checkout. */
export const chapterNames: readonly string[] = readdirSync(join(server, 'layouts'))
  .filter((file) => file.endsWith('.json') && !file.endsWith('.schema.json'))
  .map((file) => file.slice(0, -'.json'.length));

export const source: LayoutSource = {
  index: chapterNames.map((name) => summarizeChapter(JSON.parse(read('layouts', name) ?? '') as Chapter)),
  chapter: (name) => read('layouts', name),
  reference: (name) => read('reference', name),
};

/** One catalog for all tests: chapters are compiled once. */
export const catalog = new Catalog(source);
