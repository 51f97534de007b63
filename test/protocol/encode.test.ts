/** `ace-check encode` as a shell runs it. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { inRoot } from '../../scripts/lib/project.mjs';
import { fixture, fixtureNames } from './fixtures';

function aceCheck(
  args: readonly string[],
  input: string | Buffer = '',
): { status: number | null; output: Buffer; errors: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [inRoot('dist', 'cli.js'), ...args], {
    input,
    maxBuffer: 1e9,
  });
  return { status, output: stdout, errors: stderr.toString() };
}

const decoded = (bytes: Buffer, ...args: string[]): Buffer => aceCheck(['decode', ...args, '-'], bytes).output;

describe('ace-check encode', function () {
  this.timeout(120_000);

  for (const folder of ['', 'bad']) {
    it(`writes every fixture of ${folder === '' ? 'the folder' : folder} again, byte for byte`, () => {
      for (const name of fixtureNames(folder)) {
        const bytes = readFileSync(inRoot('test', 'fixtures', `${name}.ace`));
        const { status, output, errors } = aceCheck(['encode'], decoded(bytes, '--show-confidential'));
        assert.equal(errors, '', name);
        assert.equal(status, 0);
        assert.deepEqual(output, bytes, name);
      }
    });
  }

  it('keeps line ends, a missing final one, encodings and byte order marks', () => {
    const text = fixture('te-extension');
    for (const bytes of [
      Buffer.from(text.replaceAll('\n', '\r\n')),
      Buffer.from(text.trimEnd()),
      Buffer.from(text.replace('\n', '\r\n')),
      Buffer.from(text.replaceAll('\n', '')),
      Buffer.from(`\uFEFF${text}`),
      Buffer.from(`\uFEFF${text}`, 'utf16le'),
      Buffer.from(text.replace('SECRET', 'SECRÉT'), 'latin1'),
      Buffer.from(text.replace('SECRET', 'SECRÉT')),
      Buffer.from(`\n\n${text}\n \n`),
      Buffer.alloc(0),
    ])
      assert.deepEqual(aceCheck(['encode', '-'], decoded(bytes, '--show-confidential')).output, bytes);
  });

  it('writes values by name: constants come by themselves, numbers stand to the right', () => {
    const file = {
      application: 'QP',
      records: [
        {
          record: 'A',
          fields: {
            'Sender/Receiver Site Code': '2704',
            'Sender/Receiver ID Code': '9XX',
            'Communication Password': 'SECRET',
            'Transmission Date': '081726',
            'Application Identifier Code': 'QP',
          },
        },
        {
          record: 'Y',
          fields: [
            { start: 1, end: 1, raw: 'Y' },
            { name: 'Processing District/Port Code', value: '3801' },
            { name: 'Processing Filer Code', value: '9XX' },
            { name: 'Application Identifier Code', value: 'QP' },
          ],
        },
      ],
    };
    const { output, errors } = aceCheck(['encode'], JSON.stringify(file));
    assert.equal(errors, '');
    assert.deepEqual(output.toString().split('\n'), [
      'A27049XXSECRET081726     QP'.padEnd(80),
      'Y  38019XXQP'.padEnd(80),
      '',
    ]);
    const count = {
      application: 'QP',
      records: [{ record: 'Y', fields: { 'Application Identifier Code': 'QP', 'Input Transaction Image Count': 7 } }],
    };
    assert.equal(aceCheck(['encode'], JSON.stringify(count)).output.toString().trimEnd(), 'Y         QP00007');
  });

  it('refuses what does not fit, by record, line and field', () => {
    const refusal = (records: unknown, facts: object = {}): string => {
      const { status, output, errors } = aceCheck(['encode'], JSON.stringify({ ...facts, records }));
      assert.equal(status, 2);
      assert.equal(output.length, 0);
      return errors;
    };
    const record = (fields: unknown, more: object = {}): unknown[] => [
      { line: 5, record: 'B', application: 'TE', ...more, fields },
    ];
    for (const [said, expected] of [
      [
        refusal(record({ 'Processing Filer Code': '9XXX' })),
        'record 1 (line 5, B): Processing Filer Code has 3 positions, the value given has 4',
      ],
      [refusal(record({ Filer: '9XX' })), 'record 1 (line 5, B) has no field "Filer"'],
      [
        refusal(record([{ name: 'Q', start: 4, end: 5, raw: 'ABC' }])),
        'record 1 (line 5, B): Q has 2 positions, the value given has 3',
      ],
      [
        refusal(record([{ name: 'Q', start: 4, end: 5, raw: 'A\n' }])),
        'record 1 (line 5, B): the value of Q has a line end in it',
      ],
      [
        refusal(record([{ name: 'Q', start: 4, end: 2, raw: '' }])),
        'record 1 (line 5, B): Q has no positions from 4 to 2',
      ],
      [refusal(record({}, { record: 'Q9' })), 'record 1 (line 5, Q9): application "TE" has no record "Q9"'],
      [
        refusal(record([{ name: 'Q', start: 4, end: 5, raw: 'AB' }], { length: 4 })),
        'record 1 (line 5, B): fields stand behind position 4, where the record is to end',
      ],
      [refusal(record([]), { lineEnd: 'x' }), 'the file: "x" is no line end'],
      [refusal(record('x')), 'record 1 (line 5, B) has no fields'],
      [refusal([1]), 'record 1 is no object'],
      [refusal('x'), 'there is no list of records'],
      [
        refusal([], { encoding: 'ebcdic' }),
        'there is no encoding "ebcdic"; there are utf-8, utf-16le, utf-16be, iso-8859-1, cp037, cp500, cp1047',
      ],
    ])
      assert.equal(said, `ace-check: ${expected}\n`);
    assert.match(aceCheck(['encode'], 'no json').errors, /^ace-check: this is no JSON/);
  });

  it('refuses values that decode has masked', () => {
    const { status, errors } = aceCheck(['encode'], decoded(Buffer.from(fixture('te-extension'))));
    assert.equal(status, 2);
    assert.equal(
      errors,
      'ace-check: record 1 (line 1, A): the value of Communication Password is masked; decode with --show-confidential\n',
    );
  });

  it('takes one file and no options', () => {
    for (const args of [
      ['encode', 'a', 'b'],
      ['encode', '--format', 'json', 'a'],
      ['encode', '--show-confidential', 'a'],
    ])
      assert.equal(aceCheck(args).status, 2);
  });
});
