#!/usr/bin/env node
/**
 * Measures the product against its targets, against libraries and against a bare loop, and writes `test/bench/results.md`.
 *
 *   node scripts/bench.mjs [--quick] [--window] [--output <file>]
 *
 * `--quick` measures small files only, to see that the benchmark runs; `--window` measures a real VS Code window as well, which writes
 * `test/bench/window.md` and tells how long the extension takes to be activated.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { inRoot } from './lib/project.mjs';
import { runNode } from './lib/run.mjs';

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    window: { type: 'boolean', default: false },
    output: { type: 'string', default: inRoot('test', 'bench', 'results.md') },
  },
});
const quick = values.quick ? ['--quick'] : [];
const folder = inRoot('out', 'bench');

/** @param {string} script @param {string[]} args */
async function step(script, args) {
  const code = await runNode(script, args);
  if (code !== 0) process.exit(code);
}

/** @param {string} name of a script in `test/bench` that runs from source @param {string[]} args */
const source = (name, ...args) =>
  step(inRoot('node_modules', 'tsx', 'dist', 'cli.mjs'), [inRoot('test', 'bench', `${name}.ts`), ...args]);

mkdirSync(folder, { recursive: true });
// What an earlier run measured is not to be taken for this one's.
rmSync(join(folder, 'window.json'), { force: true });
await step(inRoot('scripts', 'build.mjs'), ['--production', '--outdir', inRoot('out', 'bench', 'dist')]);
await build({
  entryPoints: [inRoot('test', 'bench', 'engine.ts')],
  outfile: inRoot('out', 'bench', 'engine.cjs'),
  bundle: true,
  minify: true,
  platform: 'node',
  target: 'node20',
  // Chapters are read from the checkout, by the path of the test that usually reads them.
  define: { __dirname: JSON.stringify(inRoot('test', 'support')) },
  logLevel: 'warning',
});
const [sizes, rounds] = values.quick ? ['3000', '2'] : ['3000,30000,300000', '15'];
await step('--expose-gc', [inRoot('out', 'bench', 'engine.cjs'), inRoot('out', 'bench', 'engine.json'), sizes, rounds]);
await source('server', inRoot('out', 'bench', 'server.json'), ...quick);
if (values.window) {
  // The window takes the extension from `dist`.
  await step(inRoot('scripts', 'build.mjs'), ['--production']);
  if (values.quick) process.env['ACE_BENCH_QUICK'] = '1';
  await step(inRoot('node_modules', 'mocha', 'bin', 'mocha.js'), [
    '--config',
    inRoot('test', '.mocharc.json'),
    inRoot('test', 'bench', 'window.ts'),
  ]);
}
await source('report', values.output);
const written = [values.output, ...(values.window ? [inRoot('test', 'bench', 'window.md')] : [])];
if (!values.quick) await step(inRoot('node_modules', 'prettier', 'bin', 'prettier.cjs'), ['--write', ...written]);
