/** Packs the chapters and reference lists into the one file that all programs read them from. */
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { inRoot } from '../lib/project.mjs';

/** @typedef {{ key: string, file: string }} DataFile `key` is the path below its folder, without `.json` */

const layoutFolder = inRoot('server', 'layouts');
const referenceFolder = inRoot('server', 'reference');

/**
 * The JSON files below a folder, schemas excepted, in the order of their keys.
 * @param {string} folder
 * @param {string} [prefix]
 * @returns {DataFile[]}
 */
function jsonFiles(folder, prefix = '') {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const file = join(folder, entry.name);
      if (entry.isDirectory()) return jsonFiles(file, `${prefix}${entry.name}/`);
      if (!entry.name.endsWith('.json') || entry.name.endsWith('.schema.json')) return [];
      return [{ key: prefix + basename(entry.name, '.json'), file }];
    })
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** @param {string} folder @returns {string[]} the folder and those below it */
const folders = (folder) => [
  folder,
  ...readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap((entry) => folders(join(folder, entry.name))),
];

/** @param {string} file @returns {unknown} */
function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/**
 * Loads the product's own summary of a chapter, so that the index is made by the code that reads it.
 * @returns {Promise<{ summarizeChapter: (chapter: unknown) => unknown }>}
 */
async function loadSummarizer() {
  const bundled = await build({
    entryPoints: [inRoot('server', 'src', 'layout', 'chapterSummary.ts')],
    bundle: true,
    format: 'esm',
    write: false,
  });
  const code = Buffer.from(bundled.outputFiles[0]?.contents ?? []).toString('base64');
  return import(`data:text/javascript;base64,${code}`);
}

/**
 * Puts texts behind one another, each on a line of its own.
 * @param {DataFile[]} files
 * @param {Buffer[]} lines are added to
 * @param {number} start of the first text, in bytes
 * @returns {{ extents: Record<string, [from: number, to: number]>, end: number }} where each text is, and where the next may begin
 */
function append(files, lines, start) {
  /** @type {Record<string, [number, number]>} */
  const extents = {};
  let end = start;
  for (const { key, file } of files) {
    const line = Buffer.from(`${JSON.stringify(readJson(file))}\n`);
    extents[key] = [end, end + line.length - 1];
    end += line.length;
    lines.push(line);
  }
  return { extents, end };
}

/**
 * @param {unknown[]} index
 * @param {DataFile[]} chapterFiles
 * @param {DataFile[]} referenceFiles
 * @returns {Buffer} the file that `server/src/layoutPack.ts` reads
 */
function packed(index, chapterFiles, referenceFiles) {
  /** @type {Buffer[]} */
  const lines = [];
  const { extents: chapters, end } = append(chapterFiles, lines, 0);
  const { extents: references } = append(referenceFiles, lines, end);
  return Buffer.concat([Buffer.from(`${JSON.stringify({ index, chapters, references })}\n`), ...lines]);
}

/** The entry point to bundle with the plugin below: what comes out is the packed file itself. */
export const layoutPackEntry = { layouts: 'ace:layouts' };

/**
 * esbuild plugin that packs the chapters and reference lists into one file.
 * @returns {import('esbuild').Plugin}
 */
export function layoutPack() {
  return {
    name: 'ace-layouts',
    setup(bundler) {
      bundler.onResolve({ filter: /^ace:layouts$/ }, () => ({ path: 'layouts.jsonl', namespace: 'ace-layouts' }));
      bundler.onLoad({ filter: /.*/, namespace: 'ace-layouts' }, async () => {
        const chapters = jsonFiles(layoutFolder);
        const references = jsonFiles(referenceFolder);
        const { summarizeChapter } = await loadSummarizer();
        return {
          contents: packed(
            chapters.map(({ file }) => summarizeChapter(readJson(file))),
            chapters,
            references,
          ),
          loader: 'copy',
          watchFiles: [...chapters, ...references]
            .map(({ file }) => file)
            .concat(inRoot('server', 'src', 'layout', 'chapterSummary.ts')),
          watchDirs: [...folders(layoutFolder), ...folders(referenceFolder)],
        };
      });
    },
  };
}
