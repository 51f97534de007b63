/** The benchmark runs and tells everything it should; times are for people to judge, not for tests. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inRoot } from '../../scripts/lib/project.mjs';
import { runNode } from '../../scripts/lib/run.mjs';

describe('The benchmark', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ace-bench-'));
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('finds its inputs well-formed, measures, and writes every row', async function () {
    this.timeout(240_000);
    const output = join(folder, 'results.md');
    const args = ['--quick', '--output', output];
    assert.equal(await runNode(inRoot('scripts', 'bench.mjs'), args, { quiet: true }), 0);
    const text = readFileSync(output, 'utf8');
    const rows = text.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| ---'));
    for (const name of [
      'read and check / bare loop',
      'full check / edit to findings',
      'memory / text',
      'server start to initialized',
      'bare loop over every character',
      '`node-x12`: as many segments',
      'opened to the first diagnostics',
      '`textDocument/diagnostic`',
      '`ace/recordFields`',
    ]) {
      const row = rows.find((line) => line.startsWith(`| ${name} |`));
      assert.match(row ?? '', /\| *[0-9.,]+/, `a number for ${name}`);
    }
    assert.doesNotMatch(text, /NaN|undefined|Infinity/);
    assert.match(text, /^## What was slow and why$/m);
  });
});
