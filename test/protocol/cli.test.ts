/** `ace-check` as a shell runs it: the built program, its output, and its exit status. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inRoot, readManifest } from '../../scripts/lib/project.mjs';
import { aceCheck } from './aceCheck';

interface JsonFinding {
  line: number;
  start: number;
  end: number;
  record: string | null;
  field: string | null;
  rule: string;
  severity: string;
  message: string;
  conditionCode?: string;
}

interface JsonReport {
  files: { path: string; records: number; applications: string[]; findings: JsonFinding[] }[];
  summary: Record<string, number>;
}

interface JsonRecords {
  path: string;
  records: {
    line: number;
    record: string | null;
    name: string | null;
    application: string;
    fields: { name: string | null; start: number; end: number; raw: string; decoded?: { value: string } }[];
  }[];
}

async function json(...args: string[]): Promise<JsonReport> {
  const { output, errors } = await aceCheck(['--format', 'json', ...args]);
  assert.equal(errors, '');
  return JSON.parse(output) as JsonReport;
}

const fixture = (name: string): Buffer => readFileSync(inRoot('test', 'fixtures', name));

const fixtureFiles = readdirSync(inRoot('test', 'fixtures')).filter((name) => name.endsWith('.ace'));

/** A summary whose entry type code (34-35) is none. */
const wrong = fixture('ae-consumption.ace').toString().replace('0111 X', '9911 X');

describe('ace-check', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ace-cli-'));
  const file = (name: string, content: string | Buffer): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  after(() => {
    rmSync(folder, { recursive: true });
  });

  describe('text', () => {
    it('says in a line that nothing is found, and ends with 0', async () => {
      assert.deepEqual(await aceCheck(['ae-consumption.ace', 'ki-query.ace']), {
        status: 0,
        output: '2 files, 41 records: nothing found\n',
        errors: '',
      });
    });

    it('gives each finding a line that begins with its place, and ends with 1 for an error', async () => {
      const path = file('wrong.ace', wrong);
      const { status, output } = await aceCheck(['check', path]);
      const [first = '', ...rest] = output.trimEnd().split('\n');
      assert.ok(first.startsWith(`${path}:3:34-35: error field-code Entry Type Code (34-35): "99" `), first);
      assert.equal(rest.at(-1), '1 file, 35 records: 1 error');
      assert.equal(status, 1);
    });

    it('ends with 0 where nothing is worse than a warning', async () => {
      const { status, output } = await aceCheck([
        file('mild.ace', fixture('ae-consumption.ace').toString().replace('BRN', 'brn')),
      ]);
      assert.match(output, /:3:22-24: warning lower-case .*\n1 file, 35 records: 1 warning\n$/);
      assert.equal(status, 0);
    });

    it('gives a finding one line, whatever stands in the file', async () => {
      const { output } = await aceCheck(['bad/binary.ace', 'bad/mixed.ace']);
      const lines = output.trimEnd().split('\n');
      for (const line of lines.slice(0, -1))
        assert.match(line, /^bad\/(?:binary|mixed)\.ace:\d+:\d+-\d+: \w+ [a-z-]+ \S/);
    });
  });

  describe('json', () => {
    it('says of each file its records, applications and findings, and sums up', async () => {
      const path = file('wrong.ace', wrong);
      const { files, summary } = await json(path, 'ae-two-batches.ace');
      assert.deepEqual(
        files.map(({ findings, ...facts }) => [facts, findings.length]),
        [
          [{ path, records: 35, applications: ['AE'] }, 1],
          [{ path: 'ae-two-batches.ace', records: 50, applications: ['AE', 'KI'] }, 0],
        ],
      );
      assert.deepEqual(summary, { files: 2, records: 85, error: 1, warning: 0, information: 0, hint: 0 });
    });

    it('gives a finding its keys in order, null where it has no record or field', async () => {
      const { files } = await json(file('wrong.ace', wrong), 'bad/lone-y.ace');
      const [code] = files[0]?.findings ?? [];
      assert.deepEqual(Object.keys(code ?? {}).slice(0, 8), [
        'line',
        'start',
        'end',
        'record',
        'field',
        'rule',
        'severity',
        'message',
      ]);
      assert.deepEqual(
        [code?.line, code?.start, code?.end, code?.record, code?.field],
        [3, 34, 35, '10', 'Entry Type Code'],
      );
      const missing = files[1]?.findings.find(({ conditionCode }) => conditionCode === 'X04');
      assert.deepEqual([missing?.rule, missing?.record, missing?.field], ['empty-block', null, null]);
    });

    it('is whole where nothing can be read', async () => {
      const { status, output, errors } = await aceCheck(['--format=json', 'no-such.ace']);
      assert.deepEqual(JSON.parse(output), {
        files: [],
        summary: { files: 0, records: 0, error: 0, warning: 0, information: 0, hint: 0 },
      });
      assert.equal(errors, 'ace-check: no-such.ace: there is no such file or folder\n');
      assert.equal(status, 2);
    });
  });

  it('reads standard input', async () => {
    assert.equal((await aceCheck(['-'], fixture('ae-consumption.ace'))).output, '1 file, 35 records: nothing found\n');
    const { status, output } = await aceCheck(['-'], wrong);
    assert.match(output, /^-:3:34-35: error /);
    assert.equal(status, 1);
  });

  it('checks the files it can read when it cannot read all', async () => {
    const { status, output, errors } = await aceCheck(['no-such.ace', 'ki-query.ace']);
    assert.equal(output, '1 file, 6 records: nothing found\n');
    assert.match(errors, /^ace-check: no-such\.ace: [^\n]+\n$/);
    assert.equal(status, 2);
  });

  it('checks the record files of a folder, at any depth', async () => {
    mkdirSync(join(folder, 'many', 'deep'), { recursive: true });
    file('many/one.ACE', fixture('ki-query.ace'));
    file('many/deep/two.catair', fixture('ki-query.ace'));
    file('many/notes.txt', 'no record');
    const { files } = await json(join(folder, 'many'));
    assert.deepEqual(
      files.map(({ path }) => path),
      [join(folder, 'many', 'deep', 'two.catair'), join(folder, 'many', 'one.ACE')],
    );
    const empty = await aceCheck([inRoot('scripts', 'lib')]);
    assert.match(empty.errors, /scripts.lib: no \.ace or \.catair file/);
    assert.equal(empty.status, 2);
  });

  it('finds no error in any well-formed file', async () => {
    const { files, summary } = await json(...fixtureFiles);
    assert.deepEqual(
      files.flatMap(({ path, findings }) =>
        findings.filter(({ severity }) => severity === 'error').map((f) => [path, f]),
      ),
      [],
    );
    assert.ok((summary['files'] ?? 0) > 50);
  });

  it('reads every bad file without a crash', async () => {
    const { files } = await json('bad');
    assert.equal(files.length, 13);
    const errors = Object.fromEntries(
      files.map(({ path, findings }) => [
        path.replace(/^.*[/\\]/, ''),
        findings.filter(({ severity }) => severity === 'error').length,
      ]),
    );
    // These are well-formed but for how they are stored.
    for (const name of ['empty.ace', 'crlf.ace', 'bom.ace', 'one-line.ace', 'no-envelope-ae.ace'])
      assert.equal(errors[name], 0, name);
    for (const name of [
      'binary.ace',
      'long-line.ace',
      'lone-y.ace',
      'lower-case.ace',
      'mixed.ace',
      'tabs.ace',
      'truncated-record.ace',
    ])
      assert.ok((errors[name] ?? 0) > 0, name);
  });

  it('reads a block as another application when told to', async () => {
    const inside = fixtureInside('se-add.ace');
    const path = file('inside.ace', inside);
    assert.deepEqual((await json('--application', 'se', path)).files[0]?.applications, ['SE']);
    const asQuery = await json('--application', 'KI', path);
    assert.deepEqual(asQuery.files[0]?.applications, ['KI']);
    assert.ok((asQuery.summary['error'] ?? 0) > 0);
  });

  it('reads bytes that are no UTF-8 as one position each', async () => {
    const text = fixture('ae-consumption.ace').toString().replace('VALVES', 'VÄLVES');
    for (const encoded of [
      Buffer.from(text, 'latin1'),
      Buffer.from(text, 'utf8'),
      Buffer.from(`\uFEFF${text}`, 'utf16le'),
    ]) {
      const { output } = await aceCheck(['-'], encoded);
      assert.match(output, /^-:25:10-10: error keyboard-character .*"Ä" \(U\+00C4\)/);
      assert.match(output, /\n1 file, 35 records: 1 error\n$/);
    }
  });

  it('checks a raw transmission record by record', async () => {
    const raw = wrong.replaceAll('\n', '');
    const { files } = await json(file('raw.ace', raw));
    assert.equal(files[0]?.records, 35);
    assert.deepEqual(
      files[0].findings.map(({ line, start, end, rule }) => [line, start, end, rule]),
      [[3, 34, 35, 'field-code']],
    );
  });

  const misuses: [args: string[], message: RegExp][] = [
    [[], /no file is named/],
    [['check'], /no file is named/],
    [['--format', 'xml', 'ki-query.ace'], /no format "xml"/],
    [['--colour', 'ki-query.ace'], /--colour/],
    [['--application', 'QQ', 'ki-query.ace'], /"QQ"/],
    [['--application'], /--application/],
    [['decode'], /one file/],
    [['decode', 'ki-query.ace', 'ae-delete.ace'], /one file/],
    [['decode', 'bad'], /is a folder/],
    [['decode', 'no-such.ace'], /no such file/],
    [['--show-confidential', 'ki-query.ace'], /--show-confidential/],
  ];
  for (const [args, message] of misuses) {
    it(`ends with 2: ace-check ${args.join(' ')}`, async () => {
      const { status, output, errors } = await aceCheck(args);
      assert.equal(output, '');
      assert.match(errors, /^ace-check: [^\n]+\n$/);
      assert.match(errors, message);
      assert.equal(status, 2);
    });
  }

  it('tells its options and its version', async () => {
    const help = await aceCheck(['--help']);
    for (const option of ['--format', '--application', '--show-confidential', '--version', 'decode'])
      assert.ok(help.output.includes(option), option);
    assert.equal(help.status, 0);
    assert.deepEqual(await aceCheck(['--version']), { status: 0, output: `${readManifest().version}\n`, errors: '' });
  });

  describe('decode', () => {
    const decode = async (...args: string[]): Promise<JsonRecords> => {
      const { status, output, errors } = await aceCheck(['decode', ...args]);
      assert.equal(errors, '');
      assert.equal(status, 0);
      return JSON.parse(output) as JsonRecords;
    };

    it('gives every record with its fields', async () => {
      const { path, records } = await decode('ae-consumption.ace');
      assert.equal(path, 'ae-consumption.ace');
      assert.equal(records.length, 35);
      const entryType = records[2]?.fields.find(({ name }) => name === 'Entry Type Code');
      assert.deepEqual(entryType, {
        name: 'Entry Type Code',
        start: 34,
        end: 35,
        raw: '01',
        decoded: { kind: 'code', value: '01', meaning: 'Consumption - free and dutiable' },
      });
    });

    it('masks a password unless it is told to show it', async () => {
      const password = (decoded: JsonRecords): string[] =>
        decoded.records[0]?.fields
          .filter(({ start }) => start === 9)
          .flatMap(({ raw, decoded: value }) => [raw, value?.value ?? '']) ?? [];
      assert.deepEqual(password(await decode('ae-consumption.ace')), ['••••••', '••••••']);
      assert.deepEqual(password(await decode('--show-confidential', 'ae-consumption.ace')), ['SECRET', 'SECRET']);
    });

    it('numbers the records of a raw transmission', async () => {
      const { records } = await decode('bad/one-line.ace');
      assert.deepEqual(
        records.map(({ line }) => line),
        Array.from({ length: 35 }, (_, at) => at + 1),
      );
      assert.equal(records.at(-1)?.record, 'Z');
    });

    for (const name of ['empty', 'binary', 'long-line', 'mixed', 'tabs', 'truncated-record', 'lower-case', 'lone-y'])
      it(`gives JSON for bad/${name}`, async () => {
        const { records } = await decode(`bad/${name}.ace`);
        if (name !== 'empty') assert.ok(records.length > 0);
      });
  });

  describe('with more output than a pipe holds', () => {
    const lines = fixture('ae-consumption.ace').toString().split('\n');
    const many = [
      ...lines.slice(0, 2),
      ...Array.from({ length: 100 }, () => lines.slice(2, -3)).flat(),
      ...lines.slice(-3),
    ];

    it('writes all of it', async () => {
      const path = file('many.ace', many.join('\n'));
      const { output } = await aceCheck(['decode', path]);
      assert.ok(output.length > 3_000_000);
      assert.equal((JSON.parse(output) as JsonRecords).records.length, many.length - 1);
      const lower = file('lower.ace', many.join('\n').toLowerCase());
      const report = JSON.parse((await aceCheck(['--format', 'json', lower])).output) as JsonReport;
      assert.ok((report.files[0]?.findings.length ?? 0) > 1000);
    });

    it('ends quietly when nobody reads on', async () => {
      const path = file('many.ace', many.join('\n'));
      const ended = await new Promise<{ status: number | null; errors: string }>((done) => {
        const program = spawn(process.execPath, [inRoot('dist', 'cli.js'), 'decode', path]);
        let errors = '';
        program.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
        program.stdout.once('data', () => program.stdout.destroy());
        program.on('close', (status) => {
          done({ status, errors });
        });
      });
      assert.deepEqual(ended, { status: 0, errors: '' });
    });
  });
});

/** What stands between B and Y. */
function fixtureInside(name: string): string {
  return fixture(name)
    .toString()
    .split('\n')
    .filter((line) => line !== '' && !/^[ABYZ]/.test(line))
    .join('\n');
}
