/** Which files `ace-check` checks, which severities hold for them, and when it fails. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { aceCheck, type Ended } from './aceCheck';
import { fixture, mutated } from './fixtures';

const good = fixture('ki-query');
/** The entry type code is none, an error; the reference number is in lower case, a warning. */
const wrong = mutated(mutated(fixture('ae-consumption'), '0111 X', '9911 X'), 'BRN', 'brn');
const mild = mutated(fixture('ae-consumption'), 'BRN', 'brn');

describe('ace-check', () => {
  let folder = '';
  const write = (name: string, text: string): string => {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    return path;
  };
  const check = (...args: string[]): Promise<Ended> => aceCheck(args, '', folder);
  /** Names of the files that were checked. */
  const checked = async (...args: string[]): Promise<string[]> => {
    const { output, errors } = await check('--format', 'json', ...args);
    assert.equal(errors, '');
    return (JSON.parse(output) as { files: { path: string }[] }).files.map(({ path }) => path.replaceAll('\\', '/'));
  };

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'ace-files-'));
    write('out/one.ace', good);
    write('out/two.txt', good);
    write('out/deep/three.txt', good);
    write('out/deep/four.ace', good);
    write('out/node_modules/other.ace', good);
    write('[5].ace', good);
    write('wrong.dat', wrong);
    write('mild.dat', mild);
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  const selections: [args: string[], files: string[]][] = [
    [['out/*.txt'], ['out/two.txt']],
    [['out/**/*.txt'], ['out/deep/three.txt', 'out/two.txt']],
    [['./out/**/{three,four}.*'], ['out/deep/four.ace', 'out/deep/three.txt']],
    [['**/one.ace', 'out/one.ace', './out/one.ace'], ['out/one.ace']],
    [['out/**'], ['out/deep/four.ace', 'out/one.ace']],
    [['out'], ['out/deep/four.ace', 'out/one.ace']],
    [['out/node_modules'], ['out/node_modules/other.ace']],
    [['[5].ace'], ['[5].ace']],
    [['out', '--exclude', 'deep'], ['out/one.ace']],
    [['out', '--exclude', 'out/deep/'], ['out/one.ace']],
    [['out/**/*.{ace,txt}', '--exclude', '*.txt', '--exclude=one.*'], ['out/deep/four.ace']],
    [['out/one.ace', '--exclude', '**/one.ace'], []],
  ];
  for (const [args, files] of selections) {
    it(`takes from ${args.join(' ')}: ${files.join(', ')}`, async () => {
      assert.deepEqual(await checked(...args), files);
    });
  }

  it('says when a glob matches nothing', async () => {
    assert.deepEqual(await check('out/*.edi'), {
      status: 2,
      output: '0 files, 0 records: nothing found\n',
      errors: 'ace-check: out/*.edi: no file matches\n',
    });
  });

  describe('takes severities', () => {
    const found = async (...args: string[]): Promise<string[]> => {
      const { output } = await check(...args, 'wrong.dat');
      return output
        .split('\n')
        .slice(0, -2)
        .map((line) => line.split(' ').slice(1, 3).join(' '));
    };
    const settings = (content: string): string => write('settings.json', content);

    it('from the command line', async () => {
      assert.deepEqual(await found(), ['warning lower-case', 'error field-code']);
      assert.deepEqual(await found('--rule', 'lower-case=off', '--rule=field-code=hint'), ['hint field-code']);
    });

    it('from a file, for all files or some, and from the command line before it', async () => {
      settings(`{
        // As in the settings of VS Code.
        "ace.checks": { "lower-case": "hint" },
        "ace.checksForFiles": { "*.dat": { "field-code": "warning" }, "*.ace": { "lower-case": "off" } },
        "editor.rulers": [80],
      }`);
      assert.deepEqual(await found('--config', 'settings.json'), ['hint lower-case', 'warning field-code']);
      assert.deepEqual(await found('--config=settings.json', '--rule=field-code=off'), ['hint lower-case']);
      settings('{ "checks": { "lower-case": "off" } }');
      assert.deepEqual(await found('--config', 'settings.json'), ['error field-code']);
    });

    const mistakes: [content: string, message: RegExp][] = [
      [
        '{ "checks": { "lower-case": "of" } }',
        /"checks", "lower-case": there is no severity "of"; there are off, hint/,
      ],
      ['{\n "checks": {\n', /line 3 is no JSON/],
      ['[]', /the file is no JSON object/],
      ['{ "rules": {} }', /"rules" is none of its keys/],
      ['{ "checksForFiles": { "*.ace": "off" } }', /"\*\.ace" is no JSON object/],
    ];
    for (const [content, message] of mistakes) {
      it(`but not from ${JSON.stringify(content)}`, async () => {
        settings(content);
        const { status, output, errors } = await check('--config', 'settings.json', 'wrong.dat');
        assert.deepEqual([status, output], [2, '']);
        assert.match(errors, /^ace-check: settings\.json: [^\n]+\n$/);
        assert.match(errors, message);
      });
    }

    it('and tells of a rule that there is none, in a file without failing', async () => {
      settings('{ "checks": { "lowercase": "off" } }');
      const { status, errors } = await check('--config', 'settings.json', 'out/one.ace');
      assert.match(errors, /there is no rule "lowercase"; "lower-case" is the nearest\n$/);
      assert.equal(status, 0);
    });
  });

  const outcomes: [args: string[], status: number][] = [
    [['mild.dat'], 0],
    [['--fail-on', 'warning', 'mild.dat'], 1],
    [['--fail-on', 'information', 'mild.dat'], 1],
    [['--fail-on', 'never', 'wrong.dat'], 0],
    [['--max-warnings', '1', 'mild.dat'], 0],
    [['--max-warnings', '0', 'mild.dat'], 1],
    [['--fail-on', 'never', 'no-such.dat'], 2],
  ];
  for (const [args, status] of outcomes) {
    it(`ends with ${status}: ace-check ${args.join(' ')}`, async () => {
      assert.equal((await check(...args)).status, status);
    });
  }

  it('prints only what fails when it is to be quiet', async () => {
    assert.deepEqual(await check('--quiet', 'mild.dat', 'out'), { status: 0, output: '', errors: '' });
    const { output } = await check('--quiet', 'wrong.dat');
    assert.match(output, /^wrong\.dat:3:34-35: error field-code [^\n]+\n$/);
    assert.match((await check('--quiet', '--fail-on=warning', 'mild.dat')).output, /^mild\.dat:3:22-24: warning /);
    assert.deepEqual(await check('--quiet', '--max-warnings=0', 'mild.dat'), {
      status: 1,
      output: '',
      errors: 'ace-check: 1 warning, more than the 0 let pass\n',
    });
  });

  it('calls standard input what it is told to', async () => {
    const { output } = await aceCheck(['--stdin-filename', 'in/box.ace', '-'], wrong, folder);
    assert.match(output, /^in\/box\.ace:3:22-24: /);
  });

  it('tells how far it is only where it is asked to', async () => {
    assert.equal((await check('out')).errors, '');
    assert.match((await check('--progress', 'out')).errors, /(?:^|\n)ace-check: 2 of 2 files\n$/);
  });
});
