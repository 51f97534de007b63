/** Makes the module `ace:data`: the chapters and reference lists, carried inside the bundles. */
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { build } from 'esbuild';
import { inRoot, readManifest } from '../lib/project.mjs';

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

/** @param {string} file @returns {string} its JSON without the white space */
const compactText = (file) => JSON.stringify(readJson(file));

/**
 * @param {string} name
 * @param {DataFile[]} files
 * @returns {string} source of a table of texts; each text is a module of its own, which esbuild quotes compactly
 */
function textTable(name, files) {
  const imports = files.map(({ file }, at) => `import ${name}${at} from ${JSON.stringify(`ace-text:${file}`)};`);
  const entries = files.map(({ key }, at) => `${JSON.stringify(key)}: ${name}${at},`);
  return [...imports, `export const ${name} = {`, ...entries, '};'].join('\n');
}

/**
 * @param {Record<string, DataFile[]>} tables
 * @param {boolean} tightly as small as can be, which takes seconds
 * @returns {string} source that unpacks all the texts at once, for Node only
 */
function compressedTables(tables, tightly) {
  const texts = Object.entries(tables).map(([name, files]) => [
    name,
    Object.fromEntries(files.map(({ key, file }) => [key, compactText(file)])),
  ]);
  const plain = Buffer.from(JSON.stringify(Object.fromEntries(texts)));
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: tightly ? constants.BROTLI_MAX_QUALITY : constants.BROTLI_MIN_QUALITY,
    // A window as long as the text, so that what chapters have in common is stored once.
    [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
  };
  return [
    `import { brotliDecompressSync } from 'node:zlib';`,
    `const packed = Buffer.from('${brotliCompressSync(plain, { params }).toString('base64')}', 'base64');`,
    `export const { ${Object.keys(tables).join(', ')} } = JSON.parse(brotliDecompressSync(packed).toString());`,
  ].join('\n');
}

/**
 * esbuild plugin for the module `ace:data`, declared in `server/src/aceData.d.ts`.
 * @param {{ compressed?: boolean, tightly?: boolean }} [options] `compressed`: a third smaller in the package, but for Node alone and slower to start with
 * @returns {import('esbuild').Plugin}
 */
export function aceData({ compressed = false, tightly = false } = {}) {
  return {
    name: 'ace-data',
    setup(bundler) {
      bundler.onResolve({ filter: /^ace:data$/ }, () => ({ path: 'ace:data', namespace: 'ace-data' }));
      bundler.onLoad({ filter: /.*/, namespace: 'ace-data' }, async () => {
        const chapters = jsonFiles(layoutFolder);
        const references = jsonFiles(referenceFolder);
        const { summarizeChapter } = await loadSummarizer();
        const index = chapters.map(({ file }) => summarizeChapter(readJson(file)));
        return {
          contents: [
            ...(compressed
              ? [compressedTables({ chapters, references }, tightly)]
              : [textTable('chapters', chapters), textTable('references', references)]),
            `export const index = ${JSON.stringify(index)};`,
            `export const version = ${JSON.stringify(readManifest().version)};`,
          ].join('\n'),
          loader: 'js',
          watchFiles: [...chapters, ...references]
            .map(({ file }) => file)
            .concat(inRoot('server', 'src', 'layout', 'chapterSummary.ts'), inRoot('package.json')),
          watchDirs: [...folders(layoutFolder), ...folders(referenceFolder)],
        };
      });
      bundler.onResolve({ filter: /^ace-text:/ }, ({ path }) => ({
        path: path.slice('ace-text:'.length),
        namespace: 'ace-text',
      }));
      bundler.onLoad({ filter: /.*/, namespace: 'ace-text' }, ({ path }) => ({
        contents: compactText(path),
        loader: 'text',
        watchFiles: [path],
      }));
    },
  };
}
