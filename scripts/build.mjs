#!/usr/bin/env node
/**
 * Bundles the product into `dist/`, libraries included: `client.js` (the extension in Node; it speaks with the server by `languageClient.js`
 * and reads spreadsheets by `tables.js`), `browser/client.js` (the extension in VS Code for the Web), `server.js` (the language server, for
 * both) and `cli.js` (the `ace-check` command). The last two need `layouts.jsonl`, the chapters and reference lists.
 *
 *   node scripts/build.mjs [--production] [--watch] [--outdir <folder>] [--programs]
 *
 * `--production` minifies and leaves out the source maps; `--watch` builds again at every change; `--outdir` names another folder;
 * `--programs` builds only what a shell can start.
 */
import { chmodSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { context } from 'esbuild';
import { languageClient } from './build/languageClient.mjs';
import { layoutPack, layoutPackEntry } from './build/layoutPack.mjs';
import { layoutSchema } from './build/layoutSchema.mjs';
import { product } from './build/product.mjs';
import { progress } from './build/progress.mjs';
import { protocolLibrary } from './build/protocolLibrary.mjs';
import { vscodeApi } from './build/vscodeApi.mjs';
import { inRoot, root } from './lib/project.mjs';

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');
const programs = process.argv.includes('--programs');
const outdir = process.argv.includes('--outdir')
  ? resolve(process.argv[process.argv.indexOf('--outdir') + 1] ?? '')
  : inRoot('dist');

/** @type {import('esbuild').BuildOptions} */
const common = {
  absWorkingDir: root,
  outdir,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  charset: 'utf8',
  minify: production,
  sourcemap: !production,
  sourcesContent: false,
  logLevel: 'silent',
  alias: {
    // What the package names as its main file loads its parts in a way that can't be bundled.
    'jsonc-parser': 'jsonc-parser/lib/esm/main.js',
    // Nobody has it read files, for which its part for Node loads more of Node.
    '@vscode/l10n': '@vscode/l10n/dist/browser.js',
  },
};

/**
 * A build for browsers fails on everything that only Node has.
 * @type {import('esbuild').BuildOptions}
 */
const forBrowsers = { platform: 'browser', target: 'es2022' };

/**
 * Makes the bundles programs that a shell can start. The entry's own first line gives way to the banner.
 * @type {import('esbuild').Plugin}
 */
const executable = {
  name: 'executable',
  setup(bundler) {
    bundler.onLoad({ filter: /[/\\]server[/\\]src[/\\](?:main|cli)\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(/^#!.*/, ''),
      loader: 'ts',
    }));
    bundler.onEnd(() => {
      for (const file of ['server.js', 'cli.js'].map((name) => join(outdir, name)))
        if (existsSync(file)) chmodSync(file, 0o755);
    });
  },
};

/**
 * What the extension in Node loads when it needs it, and the bundle that is.
 * @type {ReadonlyMap<string, string>}
 */
const later = new Map([
  ['./readers', './tables.js'],
  ['./languageClient/node', './languageClient.js'],
]);

/**
 * Leaves out of the bundle for Node what is one of its own.
 * @type {import('esbuild').Plugin}
 */
const apart = {
  name: 'apart',
  setup(bundler) {
    bundler.onResolve({ filter: /^\.\// }, ({ path, kind }) => {
      const bundle = kind === 'dynamic-import' ? later.get(path) : undefined;
      return bundle === undefined ? undefined : { path: bundle, external: true };
    });
  },
};

/** @type {import('esbuild').BuildOptions[]} */
const bundles = [
  {
    ...forBrowsers,
    format: 'iife',
    entryPoints: { 'webview/overview': 'client/webview/overview.ts', 'webview/layout': 'client/webview/layout.ts' },
    plugins: [progress()],
  },
  {
    entryPoints: { client: 'client/src/node.ts' },
    // Becomes `require`, which alone VS Code hands its API to in every version.
    supported: { 'dynamic-import': false },
    plugins: [progress(), vscodeApi(), apart],
  },
  {
    entryPoints: { languageClient: 'client/src/languageClient/node.ts' },
    plugins: [progress(), vscodeApi(), languageClient()],
  },
  { entryPoints: { tables: 'client/src/tables/readers.ts' }, plugins: [progress()] },
  {
    ...forBrowsers,
    entryPoints: { 'browser/client': 'client/src/browser.ts' },
    plugins: [progress(), vscodeApi(), languageClient()],
  },
  {
    entryPoints: { server: 'server/src/main.ts' },
    banner: { js: '#!/usr/bin/env node' },
    // Both hosts' own parts of the protocol library go into the one bundle.
    conditions: ['node', 'browser'],
    plugins: [progress(), product(), layoutSchema(), protocolLibrary(), executable],
  },
  {
    entryPoints: { cli: 'server/src/cli.ts' },
    banner: { js: '#!/usr/bin/env node' },
    plugins: [progress(), product(), layoutSchema(), executable],
  },
  { entryPoints: layoutPackEntry, plugins: [progress(), layoutPack()] },
  // Proves that the server's part for workers reaches nothing of Node; what comes out is in `server.js` already.
  {
    ...forBrowsers,
    entryPoints: ['server/src/browser.ts', 'server/src/server.ts', 'server/src/layoutSchema.ts'],
    write: false,
    plugins: [progress(), layoutSchema()],
  },
];

rmSync(outdir, { recursive: true, force: true });
const forShells = bundles.filter(
  ({ entryPoints, plugins }) => entryPoints === layoutPackEntry || plugins?.includes(executable),
);
const wanted = programs ? forShells : bundles;
const contexts = await Promise.all(wanted.map((bundle) => context({ ...common, ...bundle })));
if (watch) {
  await Promise.all(contexts.map((each) => each.watch()));
} else {
  const results = await Promise.allSettled(contexts.map((each) => each.rebuild()));
  await Promise.all(contexts.map((each) => each.dispose()));
  if (results.some(({ status }) => status === 'rejected')) process.exitCode = 1;
}
