/** `ace-check` over files of any content: it ends with 0, 1 or 2, and what goes wrong is told in a sentence. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inRoot } from '../../scripts/lib/project.mjs';
import { Random } from '../mutation/random';
import { anyBytes, mutatedBytes } from '../support/mutateText';
import { fuzzRuns } from '../support/transmissions';

const fixtures = inRoot('test', 'fixtures');
const names = readdirSync(fixtures).filter((name) => name.endsWith('.ace'));

interface Ended {
  readonly status: number | null;
  readonly output: string;
  readonly bytes: Buffer;
}

/** Runs the program and looks at how it ended, whatever it was given. */
function aceCheck(args: readonly string[], input: Uint8Array = Buffer.alloc(0)): Promise<Ended> {
  return new Promise((done, failed) => {
    const program = spawn(process.execPath, [inRoot('dist', 'cli.js'), ...args]);
    const written: Buffer[] = [];
    let errors = '';
    program.stdout.on('data', (chunk: Buffer) => written.push(chunk));
    program.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
    program.stdin.on('error', () => undefined);
    program.on('error', failed);
    program.on('close', (status) => {
      const bytes = Buffer.concat(written);
      const output = bytes.toString();
      try {
        assert.ok(status === 0 || status === 1 || status === 2, `${args.join(' ')} ended with ${status}`);
        for (const line of errors.split('\n').slice(0, -1)) assert.match(line, /^ace-check: /);
        assert.doesNotMatch(errors + output, /^\s+at .*:\d+:\d+\)?$/m);
        done({ status, output, bytes });
      } catch (error) {
        failed(error instanceof Error ? error : new Error(String(error)));
      }
    });
    program.stdin.end(input);
  });
}

describe('ace-check with any input', function () {
  const runs = fuzzRuns(60);
  this.timeout(60_000 + runs * 200);
  const folder = mkdtempSync(join(tmpdir(), 'ace-any-'));
  const random = Random.named('ace-check');
  const contents = Array.from({ length: runs }, () =>
    random.below(6) === 0
      ? anyBytes(random)
      : mutatedBytes(readFileSync(join(fixtures, random.oneOf(names) ?? ''), 'latin1'), random),
  );
  before(() => {
    for (const [at, bytes] of contents.entries()) writeFileSync(join(folder, `${at}.ace`), bytes);
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  it(`checks ${runs} damaged files and finds errors in them`, async () => {
    const { status, output } = await aceCheck(['--format', 'json', folder]);
    assert.equal(status, 1);
    const { files } = JSON.parse(output) as { files: { findings: { line: number; start: number; end: number }[] }[] };
    assert.equal(files.length, runs);
    for (const { findings } of files)
      for (const { line, start, end } of findings) assert.ok(line >= 1 && start >= 1 && end >= start);
    assert.equal((await aceCheck([folder])).status, 1);
  });

  it('decodes damaged files, encodes them to the same bytes, and refuses what is cut off', async () => {
    for (const at of contents.keys()) {
      if (at >= Math.max(4, runs / 10)) break;
      const { status, output } = await aceCheck(['decode', '--show-confidential', join(folder, `${at}.ace`)]);
      assert.equal(status, 0);
      assert.ok(Array.isArray((JSON.parse(output) as { records: unknown }).records));
      assert.deepEqual((await aceCheck(['encode', '-'], Buffer.from(output))).bytes, contents[at]);
      const cut = Buffer.from(output.slice(0, random.below(output.length)));
      assert.equal((await aceCheck(['encode', '-'], cut)).status, 2);
    }
  });

  it('takes arguments of any kind', async () => {
    const parts = [
      '--format',
      'json',
      '--application',
      'AE',
      '--',
      '-',
      '--no-such',
      '',
      'no such file',
      folder,
      'encode',
      'decode',
      'check',
      '--help',
    ];
    for (let left = Math.max(8, runs / 20); left > 0; left--)
      await aceCheck(Array.from({ length: random.below(5) }, () => random.oneOf(parts) ?? ''));
  });
});
