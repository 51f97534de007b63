#!/usr/bin/env node
/**
 * Tests the TextMate grammar: the scopes asserted in `test/grammar/*.test.ace`, and whole files against their snapshots.
 *
 *   node scripts/test-grammar.mjs
 */
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from './lib/project.mjs';
import { runNode } from './lib/run.mjs';

const reports = inRoot('out', 'test', 'grammar');
const programs = inRoot('node_modules', 'vscode-tmgrammar-test', 'dist');

/** Counts the asserted lines in the reports. */
function countAssertions() {
  const counts = { passed: 0, failed: 0 };
  for (const file of readdirSync(reports)) {
    const report = readFileSync(join(reports, file), 'utf8');
    /** @param {string} name */
    const number = (name) => Number(new RegExp(`\\b${name}="(\\d+)"`).exec(report)?.[1] ?? 0);
    const failed = number('failures') + number('errors');
    counts.failed += failed;
    counts.passed += number('tests') - failed;
  }
  return counts;
}

rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
const assertions = await runNode(join(programs, 'unit.js'), ['--xunit-report', reports, 'test/grammar/*.test.ace']);
const snapshots = await runNode(join(programs, 'snapshot.js'), ['test/grammar/snapshot/*.catair']);

const counts = countAssertions();
if (assertions !== 0 && counts.failed === 0) counts.failed++;
if (snapshots === 0) counts.passed++;
else counts.failed++;
const { ACE_TEST_COUNTS: countsFile } = process.env;
if (countsFile !== undefined) writeFileSync(countsFile, JSON.stringify(counts));
process.exitCode = counts.failed === 0 ? 0 : 1;
