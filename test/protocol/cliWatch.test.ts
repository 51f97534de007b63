/** `ace-check --watch`: checks again what changes, and ends when it is told to. */
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inRoot } from '../../scripts/lib/project.mjs';
import { fixture, mutated } from './fixtures';

const good = fixture('ki-query');
const wrong = mutated(fixture('ae-consumption'), '0111 X', '9911 X');

/** How long a change may take to be told, in milliseconds. */
const limit = 15_000;

/** The program while it watches. */
class Watching {
  private output = '';
  private errors = '';
  private readonly program: ChildProcess;

  constructor(folder: string, ...args: string[]) {
    this.program = spawn(process.execPath, [inRoot('dist', 'cli.js'), '--watch', ...args], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.program.stdout?.setEncoding('utf8').on('data', (text: string) => (this.output += text));
    this.program.stderr?.setEncoding('utf8').on('data', (text: string) => (this.errors += text));
  }

  /** Waits for the end of the next check, and returns what it printed without the time of day. */
  async next(): Promise<string> {
    const end = Date.now() + limit;
    for (;;) {
      const at = this.output.indexOf('Ctrl+C ends.\n');
      if (at !== -1) {
        const text = this.output.slice(0, at).replace(/^\[\d\d:\d\d:\d\d\] /gm, '');
        this.output = this.output.slice(at + 'Ctrl+C ends.\n'.length);
        return text;
      }
      if (Date.now() > end || this.program.exitCode !== null)
        throw new Error(`no check ended: ${this.output} ${this.errors}`);
      await new Promise((done) => setTimeout(done, 20));
    }
  }

  /** Ends it as Ctrl+C does, and returns its exit status and what it said on standard error. */
  async stop(): Promise<[status: unknown, errors: string]> {
    this.program.kill('SIGINT');
    const [status] = (await once(this.program, 'exit')) as [number | null];
    return [status, this.errors];
  }

  /** For a test that has failed before. */
  kill(): void {
    this.program.kill('SIGKILL');
  }
}

describe('ace-check --watch', () => {
  let folder = '';
  let watching: Watching;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ace-watch-'));
    writeFileSync(join(folder, 'one.ace'), good);
  });
  afterEach(() => {
    watching.kill();
    rmSync(folder, { recursive: true });
  });

  it('checks files again that change, come and go', async () => {
    watching = new Watching(folder, '.');
    assert.equal(await watching.next(), 'Checking 1 file...\n1 file, 6 records: nothing found. Watching for changes; ');

    // As editors save: a new file takes the place of the old one.
    writeFileSync(join(folder, 'one.tmp'), wrong);
    renameSync(join(folder, 'one.tmp'), join(folder, 'one.ace'));
    assert.match(
      await watching.next(),
      /^Checking 1 changed file\.{3}\none\.ace:3:34-35: error .*\n1 file, 35 records: 1 error\. /,
    );

    // What was found before is told again, so that what is printed last is what holds.
    mkdirSync(join(folder, 'new'));
    writeFileSync(join(folder, 'new', 'two.ace'), good);
    assert.match(
      await watching.next(),
      /^Checking 1 changed file\.{3}\none\.ace:3:34-35: error .*\n2 files, 41 records: 1 error\. /,
    );

    rmSync(join(folder, 'one.ace'));
    assert.match(await watching.next(), /^Checking 0 changed files\.{3}\n1 file, 6 records: nothing found\. /);
    assert.deepEqual(await watching.stop(), [0, '']);
  });

  it('waits for a file that is not there yet, and heeds a change of the severities', async () => {
    const config = join(folder, 'checks.json');
    writeFileSync(config, '{}');
    watching = new Watching(folder, 'later.ace', '--config', 'checks.json');
    assert.match(await watching.next(), /^Checking 0 files\.{3}\n0 files, /);
    writeFileSync(join(folder, 'later.ace'), wrong);
    assert.match(await watching.next(), /\n1 file, 35 records: 1 error\. /);
    writeFileSync(config, '{ "checks": { "field-code": "off" } }');
    assert.match(await watching.next(), /^Checking 1 changed file\.{3}\n1 file, 35 records: nothing found\. /);
    assert.deepEqual(await watching.stop(), [0, 'ace-check: later.ace: there is no such file or folder\n']);
  });
});
