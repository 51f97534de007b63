#!/usr/bin/env node
/**
 * Bundles the product into `dist/`, each file complete in itself:
 * `client.js` (the extension), `server.js` (the language server) and `cli.js` (the `ace-check` command).
 *
 *   node scripts/build.mjs [--production] [--watch]
 *
 * `--production` minifies and leaves out the source maps; `--watch` builds again at every change.
 */
import { chmodSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { context } from 'esbuild';
import { aceData } from './build/data.mjs';
import { progress } from './build/progress.mjs';
import { inRoot, root } from './lib/project.mjs';

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

/** @type {import('esbuild').BuildOptions} */
const common = {
  absWorkingDir: root,
  outdir: 'dist',
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  charset: 'utf8',
  minify: production,
  sourcemap: !production,
  sourcesContent: false,
  logLevel: 'silent',
};

/**
 * Makes the bundles programs that a shell can start. The entry's own first line gives way to the banner.
 * @type {import('esbuild').Plugin}
 */
const executable = {
  name: 'executable',
  setup(bundler) {
    bundler.onLoad({ filter: /[/\\](?:node|cli)\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(/^#!.*/, ''),
      loader: 'ts',
    }));
    bundler.onEnd(() => {
      for (const file of ['server.js', 'cli.js'].map((name) => inRoot('dist', name)))
        if (existsSync(file)) chmodSync(file, 0o755);
    });
  },
};

/** @type {import('esbuild').BuildOptions[]} */
const bundles = [
  { entryPoints: { client: 'client/src/extension.ts' }, external: ['vscode'], plugins: [progress()] },
  {
    entryPoints: { server: 'server/src/node.ts', cli: 'server/src/cli.ts' },
    banner: { js: '#!/usr/bin/env node' },
    plugins: [progress(), aceData(), executable],
  },
];

rmSync(inRoot('dist'), { recursive: true, force: true });
const contexts = await Promise.all(bundles.map((bundle) => context({ ...common, ...bundle })));
if (watch) {
  await Promise.all(contexts.map((each) => each.watch()));
} else {
  const results = await Promise.allSettled(contexts.map((each) => each.rebuild()));
  await Promise.all(contexts.map((each) => each.dispose()));
  if (results.some(({ status }) => status === 'rejected')) process.exitCode = 1;
}
