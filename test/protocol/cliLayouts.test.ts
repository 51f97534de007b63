import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exampleText } from '../support/ownLayouts';
import { aceCheck } from './aceCheck';

const query = [
  'A1001XX9SECRET112326     Q9',
  'B  1001XX9Q9',
  '10L010126',
  '20XX901000016',
  'Y  1001XX9Q9',
  'Z1001XX9      112326',
]
  .map((record) => `${record.padEnd(80)}\n`)
  .join('');

describe('ace-check --layouts', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ace-layouts-'));
  const run = (...args: string[]): ReturnType<typeof aceCheck> => aceCheck(args, query, folder);

  before(() => {
    mkdirSync(join(folder, 'layouts'));
    mkdirSync(join(folder, 'empty'));
    writeFileSync(join(folder, 'layouts', 'sample.catair-layout.json'), exampleText);
    writeFileSync(
      join(folder, 'bad.json'),
      exampleText.replace('"end": 80', '"end": 79').replace('"end": 9,', '"end": 8,'),
    );
    writeFileSync(join(folder, 'warned.json'), exampleText.replace('"response": "R9"', '"response": "X9"'));
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  it('checks by the layouts of a folder or file', async () => {
    assert.match((await run('-')).output, /unknown-application/);
    for (const path of ['layouts', join('layouts', 'sample.catair-layout.json')]) {
      const { output, errors, status } = await run('--layouts', path, '-');
      assert.match(output, /-:3:10-11: warning condition-required .*Country of Origin/);
      assert.doesNotMatch(output, /unknown/);
      assert.deepEqual([errors, status], ['', 0]);
    }
    assert.match((await run('decode', '--layouts', 'layouts', '-')).output, /Query Type Code/);
  });

  it('names every error of a layout with file, line and path, and checks nothing', async () => {
    const { output, errors, status } = await run('--layouts', 'bad.json', '-');
    assert.deepEqual([output, status], ['', 2]);
    assert.match(errors, /^ace-check: bad\.json:53:\d+: error records\[0\]\.fields\[2\]\.class: 10 both: class D/m);
    assert.match(
      errors,
      /^ace-check: bad\.json:\d+:\d+: error records\[0\]\.fields\[4\]\.end: 10 both: position 80 at the end/m,
    );
    assert.match((await run('--layouts', 'none.json', '-')).errors, /none\.json: there is no such file/);
    assert.match((await run('--layouts', 'empty', '-')).errors, /no file named \*\.catair-layout\.json/);
  });

  it('uses a layout that only has a warning, and tells it', async () => {
    const { output, errors, status } = await run('--layouts', 'warned.json', '-');
    assert.match(errors, /warning transactions\[0\]\.response: No output application X9 is known/);
    assert.match(output, /condition-required/);
    assert.equal(status, 0);
  });
});
