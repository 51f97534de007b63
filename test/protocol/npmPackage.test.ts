/** The npm package of the programs, packed and installed as a person does it. */
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { layOutNpmPackage } from '../../scripts/lib/npmPackage.mjs';
import { inRoot, readManifest } from '../../scripts/lib/project.mjs';
import { fixture } from './fixtures';

const isWindows = process.platform === 'win32';

describe('The npm package', function () {
  this.timeout(60_000);
  let folder = '';
  let bin = '';
  let packed: { filename: string; files: { path: string }[] };
  const npm = (args: string[], cwd: string): string =>
    execFileSync('npm', args, { cwd, encoding: 'utf8', shell: isWindows, stdio: ['ignore', 'pipe', 'ignore'] });

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'ace-npm-'));
    layOutNpmPackage(inRoot('dist'), join(folder, 'package'));
    const [result] = JSON.parse(npm(['pack', './package', '--json'], folder)) as [typeof packed];
    packed = result;
    const project = join(folder, 'project');
    mkdirSync(project);
    writeFileSync(join(project, 'package.json'), '{ "private": true }');
    npm(['install', '--offline', '--no-audit', '--no-fund', join('..', packed.filename)], project);
    bin = join(project, 'node_modules', '.bin');
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });
  const run = (program: string, args: string[], input = ''): string =>
    execFileSync(join(bin, program), args, { encoding: 'utf8', input, shell: isWindows });

  it('holds what is needed and nothing else', () => {
    assert.deepEqual(packed.files.map(({ path }) => path).sort(), [
      'LICENSE',
      'README.md',
      'dist/cli.js',
      'dist/layouts.jsonl',
      'dist/server.js',
      'docs/editors.md',
      'docs/pipelines.md',
      'docs/rules.md',
      'package.json',
    ]);
  });

  it('links documents that it holds', () => {
    const held = new Set(packed.files.map(({ path }) => path));
    const readme = readFileSync(join(folder, 'package', 'README.md'), 'utf8');
    const links = [...readme.matchAll(/\]\(([^)]+)\)/g)].map(([, link = '']) => link);
    assert.ok(links.length >= 3);
    assert.deepEqual(
      links.filter((link) => !held.has(link)),
      [],
    );
  });

  it('brings ace-check', () => {
    assert.equal(run('ace-check', ['-'], fixture('ki-query')), '1 file, 6 records: nothing found\n');
    assert.equal(run('ace-check', ['--version']), `${readManifest().version}\n`);
    if (!isWindows) assert.ok((statSync(join(bin, 'ace-check')).mode & 0o111) !== 0);
  });

  it('brings the language server', async () => {
    assert.equal(run('ace-language-server', ['--version']), `${readManifest().version}\n`);
    assert.match(run('ace-language-server', ['--help']), /^Usage: ace-language-server \[--stdio/);
    const server = spawn(join(bin, 'ace-language-server'), ['--stdio'], { shell: isWindows });
    let output = '';
    const answered = new Promise<void>((done) => {
      server.stdout.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        if (output.includes('"capabilities"')) done();
      });
    });
    const send = (message: object): void => {
      const content = JSON.stringify({ jsonrpc: '2.0', ...message });
      server.stdin.write(`Content-Length: ${Buffer.byteLength(content)}\r\n\r\n${content}`);
    };
    send({ id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } });
    await answered;
    assert.match(output, /"name":"ACE CATAIR"/);
    send({ id: 2, method: 'shutdown' });
    send({ method: 'exit' });
    assert.equal(await new Promise((done) => server.on('exit', done)), 0);
  });
});
