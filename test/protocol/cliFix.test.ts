/** `ace-check --fix`: what it mends, and that everything else keeps its bytes. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inRoot } from '../../scripts/lib/project.mjs';
import { forms, storedBytes } from '../support/stored';
import { aceCheck } from './aceCheck';
import { fixture, mutated } from './fixtures';

const good = fixture('ae-consumption');
/** Lower case can be mended without changing a value, a code that is none can't. */
const wrong = mutated(mutated(good, '0111 X', '9911 X'), 'BRN', 'brn');
const mended = mutated(good, '0111 X', '9911 X');
const records = (text: string): string[] => text.split('\n').slice(0, -1);

describe('ace-check --fix', () => {
  let folder = '';
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'ace-fix-'));
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });
  const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

  it('keeps the bytes of every form but for those it mends', async () => {
    const names = Object.keys(forms).map((name, at) => ({ form: forms[name], name, path: join(folder, `${at}.dat`) }));
    for (const { form, path } of names) if (form) writeFileSync(path, storedBytes(records(wrong), form));
    const { status, output, errors } = await aceCheck(['--fix', '*.dat'], '', folder);
    assert.equal(status, 1);
    assert.equal(errors.match(/\.dat: 1 record mended\n/g)?.length, names.length);
    assert.doesNotMatch(output, /lower-case/);
    for (const { form, path, name } of names)
      if (form) assert.equal(hex(readFileSync(path)), hex(storedBytes(records(mended), form)), name);
  });

  it('leaves a file alone in which there is nothing to mend', async () => {
    const path = join(folder, 'good.ace');
    writeFileSync(path, good.replaceAll('\n', '\r\n'));
    assert.deepEqual(await aceCheck(['--fix', 'good.ace'], '', folder), {
      status: 0,
      output: '1 file, 35 records: nothing found\n',
      errors: '',
    });
    assert.equal(readFileSync(path, 'latin1'), good.replaceAll('\n', '\r\n'));
  });

  it('heeds the severities: what is off is not mended', async () => {
    const path = join(folder, 'off.ace');
    writeFileSync(path, wrong);
    await aceCheck(['--fix', '--rule', 'lower-case=off', 'off.ace'], '', folder);
    assert.equal(readFileSync(path, 'latin1'), wrong);
  });

  it('writes standard input mended to standard output', async () => {
    const bytes = storedBytes(records(wrong), { encoding: 'cp037', ends: [''] });
    const program = spawn(process.execPath, [inRoot('dist', 'cli.js'), '--fix', '-']);
    const output: Buffer[] = [];
    let errors = '';
    program.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    program.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
    program.stdin.end(bytes);
    const status = await new Promise((done) => program.on('close', done));
    assert.equal(hex(Buffer.concat(output)), hex(storedBytes(records(mended), { encoding: 'cp037', ends: [''] })));
    assert.match(errors, /\n-:3:34-35: error field-code [^\n]+\n1 file, 35 records: 1 error\n$/);
    assert.equal(status, 1);
  });

  it('mends the files it can read when it cannot read all', async () => {
    const path = join(folder, 'some.ace');
    writeFileSync(path, wrong);
    const { status, output, errors } = await aceCheck(['--fix', 'none.ace', 'some.ace'], '', folder);
    assert.match(errors, /none\.ace: there is no such file/);
    assert.match(output, /^some\.ace:3:34-35: error/);
    assert.equal(status, 2);
    assert.equal(readFileSync(path, 'latin1'), mended);
  });

  describe('-dry-run', () => {
    const query = fixture('ki-query');
    /** Trailing blanks are cut, which is mended in all records. */
    const stripped = query.replaceAll(/ +$/gm, '');

    it('prints what would change and writes nothing', async () => {
      const path = join(folder, 'dry.ace');
      writeFileSync(path, wrong);
      const { status, output } = await aceCheck(['--fix-dry-run', 'dry.ace'], '', folder);
      const [, , before = ''] = records(wrong);
      const [, , after = ''] = records(mended);
      assert.equal(
        output,
        `--- dry.ace\n+++ dry.ace\n@@ -3 +3 @@\n-${before}\n+${after}\n1 of 1 file to be mended: 1 record\n`,
      );
      assert.equal(status, 1);
      assert.equal(readFileSync(path, 'latin1'), wrong);
    });

    it('shows no password and no social security number', async () => {
      const { output } = await aceCheck(['--fix-dry-run', '-'], stripped.replace('AB1262704', 'ab1262704'));
      assert.match(output, /^@@ -\d.* \+\d.* @@$/m);
      assert.ok(stripped.includes('SECRET') && output.includes('27049XX'));
      assert.doesNotMatch(output, /SECRET|\b\d{3}-\d{2}-\d{4}\b/);
    });

    it('ends with 0 when nothing would change', async () => {
      assert.deepEqual(await aceCheck(['--fix-dry-run', 'ki-query.ace', 'ae-delete.ace']), {
        status: 0,
        output: '0 of 2 files to be mended\n',
        errors: '',
      });
    });

    it('shows records that come in', async () => {
      const { output } = await aceCheck(['--fix-dry-run', '-'], query.replace(/\nZ.*\n$/, '\n'));
      assert.match(output, /^@@ -5,0 \+6 @@\n\+Z27049XX {6}081726 +\n1 of 1 file to be mended: 1 record\n$/m);
    });
  });
});
