#!/usr/bin/env node
/**
 * Runs the property and fuzz tests for long: any edits, any bytes, an editor that does anything, ten thousand edits of one server.
 *
 *   node scripts/fuzz.mjs [factor]
 *
 * The factor multiplies the runs, so 0.1 is a short look and 10 a night. It takes about ten minutes without. What a property finds is told
 * with a seed; mend it, and keep it as a fixed example beside the property.
 */
import { inRoot } from './lib/project.mjs';
import { runNode } from './lib/run.mjs';

/** Runs of each file's properties. @type {[file: string, runs: number][]} */
const properties = [
  ['unit/engine/incremental', 20_000],
  ['unit/engine/fileFindings', 2000],
  ['unit/engine/lineTable', 20_000],
  ['unit/engine/strangeText', 2000],
  ['unit/session/anyInput', 1500],
  ['unit/editing/mirror', 20_000],
  ['unit/json/roundTrip', 1000],
  ['unit/storage/storedText', 5000],
  ['protocol/fuzz', 500],
  ['protocol/cliFuzz', 500],
  ['protocol/memory', 1],
];

const factor = Number(process.argv[2] ?? 1);
if (!(factor > 0)) throw new Error(`"${process.argv[2]}" is no factor`);
let failed = await runNode(inRoot('scripts', 'build.mjs'));
for (const [file, runs] of properties) {
  const wanted = Math.max(1, Math.round(runs * factor));
  console.log(`\n=== ${file}: ${wanted} runs`);
  const args = ['--config', 'test/.mocharc.json', '--reporter', 'spec', `test/${file}.test.ts`];
  failed += await runNode('node_modules/mocha/bin/mocha.js', args, { env: { ACE_FUZZ_RUNS: String(wanted) } });
}
process.exitCode = failed === 0 ? 0 : 1;
