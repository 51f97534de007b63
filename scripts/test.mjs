#!/usr/bin/env node
/**
 * Builds the product and runs everything that checks it, from a fresh clone on.
 *
 *   node scripts/test.mjs
 *
 * The last line it prints is `N passed, N failed`, tests and other steps together; it exits with 1 when anything failed.
 * Nothing is imported but Node's own modules, for nothing else need be installed yet.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureDependencies } from './lib/dependencies.mjs';
import { inRoot, packageFile } from './lib/project.mjs';
import { runNode, runNpm } from './lib/run.mjs';

/** @typedef {{ passed: number, failed: number, failures?: string[] }} Counts each failure as its title and, from the second line, its message */
/** @typedef {{ name: string, run: (countsFile: string) => Promise<number>, isSuite?: boolean, isNeeded?: boolean }} Step */

/** @param {string} script @param {string[]} args */
const script = (script, ...args) => runNode(inRoot('scripts', script), args);

/** @param {string} name @param {Record<string, string>} [env] @param {string[]} [options] @returns {Step} a suite that mocha runs */
const mocha = (name, env = {}, options = []) => ({
  name: `${name} tests`,
  isSuite: true,
  run: (countsFile) =>
    runNode(
      'node_modules/mocha/bin/mocha.js',
      [
        '--config',
        'test/.mocharc.json',
        '--reporter',
        './scripts/test/reporter.cjs',
        ...options,
        `test/${name}/**/*.test.ts`,
      ],
      { env: { ...env, ACE_TEST_COUNTS: countsFile } },
    ),
});

/** @param {string} name @param {string} file @returns {Step} a suite with a runner of its own */
const suite = (name, file) => ({
  name: `${name} tests`,
  isSuite: true,
  run: (countsFile) => runNode(inRoot('scripts', file), [], { env: { ACE_TEST_COUNTS: countsFile } }),
});

/** @type {Step[]} */
const steps = [
  { name: 'build', isNeeded: true, run: () => script('build.mjs') },
  { name: 'lint', run: () => runNpm(['run', '--silent', 'lint']) },
  { name: 'type check', run: () => runNpm(['run', '--silent', 'typecheck']) },
  mocha('unit'),
  suite('grammar', 'test-grammar.mjs'),
  mocha('protocol'),
  suite('vscode', 'test-vscode.mjs'),
  { name: 'package', run: () => script('package.mjs') },
  // A window on a busy machine may be late once; what is wrong fails again.
  mocha('ui', { ACE_VSIX: packageFile }, ['--retries', '1']),
  { name: 'start', run: () => script('start.mjs', '--check') },
];

const countsFolder = mkdtempSync(join(tmpdir(), 'ace-counts-'));

/**
 * What a step counts for: the tests of a suite, or else one. A suite that ran no test, or that ended badly although no test failed,
 * has failed once.
 * @param {Step} step
 * @returns {Promise<Counts>}
 */
async function perform({ name, isSuite = false, run }) {
  const countsFile = join(countsFolder, `${name}.json`);
  const code = await run(countsFile);
  if (!isSuite) return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  /** @type {Counts} */
  let counts = { passed: 0, failed: 0 };
  try {
    counts = JSON.parse(readFileSync(countsFile, 'utf8'));
  } catch {
    console.error(`The ${name} did not get as far as counting.`);
  }
  if (counts.failed === 0 && (code !== 0 || counts.passed === 0)) counts.failed = 1;
  return counts;
}

await ensureDependencies();
const total = { passed: 0, failed: 0 };
/** @type {string[]} */
const summary = [];
/** @type {string[]} */
const failedTests = [];
for (const step of steps) {
  console.log(`\n=== ${step.name}`);
  const started = Date.now();
  const { passed, failed, failures = [] } = await perform(step);
  total.passed += passed;
  total.failed += failed;
  failedTests.push(...failures);
  const seconds = Math.round((Date.now() - started) / 1000);
  summary.push(
    `${failed === 0 ? 'ok    ' : 'FAILED'}  ${step.name}: ${passed} passed, ${failed} failed (${seconds} s)`,
  );
  if (failed > 0 && step.isNeeded === true) break;
}
rmSync(countsFolder, { recursive: true, force: true });
console.log(`\n${[...failedTests.map((failure) => `FAILED  ${failure.slice(0, 2000)}\n`), ...summary].join('\n')}\n`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
