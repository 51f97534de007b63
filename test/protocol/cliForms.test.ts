/** `ace-check` on files of every stored form: the same findings at the same positions, and bytes that come back as they were. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { inRoot } from '../../scripts/lib/project.mjs';
import { isEbcdic } from '../../server/src/storage/ebcdic';
import { forms, storedBytes } from '../support/stored';

function aceCheck(
  args: readonly string[],
  input: Uint8Array,
): Promise<{ status: number | null; output: Buffer; errors: string }> {
  return new Promise((done, failed) => {
    const program = spawn(process.execPath, [inRoot('dist', 'cli.js'), ...args]);
    const output: Buffer[] = [];
    let errors = '';
    program.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    program.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
    program.on('error', failed);
    program.on('close', (status) => {
      done({ status, output: Buffer.concat(output), errors });
    });
    program.stdin.end(input);
  });
}

interface Report {
  files: {
    records: number;
    encoding?: string;
    findings: { line: number; start: number; end: number; rule: string }[];
  }[];
}

/** The entry type code, 34-35 of the third record, is none. */
const records = readFileSync(inRoot('test', 'fixtures', 'ae-consumption.ace'), 'latin1')
  .replace('0111 X', '9911 X')
  .split('\n')
  .slice(0, -1);

describe('ace-check', () => {
  for (const [what, form] of Object.entries(forms)) {
    it(`checks and gives back: ${what}`, async () => {
      const bytes = storedBytes(records, form);
      const checked = await aceCheck(['--format', 'json', '-'], bytes);
      assert.equal(checked.errors, '');
      const [file] = (JSON.parse(checked.output.toString()) as Report).files;
      // What stands behind the last record is of no concern here.
      const found = file?.findings.filter(({ line }) => line < records.length);
      assert.deepEqual(
        found?.map(({ line, start, end, rule }) => ({ line, start, end, rule })),
        [{ line: 3, start: 34, end: 35, rule: 'field-code' }],
      );
      const { encoding } = form;
      const likeliest = isEbcdic(encoding) ? 'cp037' : encoding;
      assert.equal(file?.encoding, encoding === 'utf-8' ? undefined : likeliest);
      const decoded = await aceCheck(['decode', '--show-confidential', '-'], bytes);
      assert.equal(decoded.errors, '');
      const { output, errors } = await aceCheck(['encode'], decoded.output);
      assert.equal(errors, '');
      assert.equal(output.toString('hex'), Buffer.from(bytes).toString('hex'));
    });
  }

  it('says that a file is EBCDIC, and which', async () => {
    const { output, errors, status } = await aceCheck(['-'], storedBytes(records, { encoding: 'cp037', ends: [''] }));
    assert.equal(errors, 'ace-check: - is read as EBCDIC (code page 037)\n');
    assert.match(output.toString(), /^-:3:34-35: error field-code /);
    assert.equal(status, 1);
  });

  it('says which character an encoding lacks', async () => {
    const json = JSON.stringify({ encoding: 'cp037', records: [{ fields: [{ start: 1, end: 2, raw: '1€' }] }] });
    const { errors, status } = await aceCheck(['encode'], Buffer.from(json));
    assert.equal(errors, 'ace-check: EBCDIC (code page 037) has no character "€"\n');
    assert.equal(status, 2);
  });
});
