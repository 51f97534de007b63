/** Characters that no record has, by where they stand: what is found, at which positions, and that the fix leaves a clean record. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findingsOf, fixtureLines, fixtureNames, fuzzRuns, transmissionOf } from '../../support/transmissions';

const records = fixtureLines('ae-consumption');
const text = `${records.join('\n')}\n`;
/** Broker Reference Number is 22-30 of the 10 record. */
const TEN = 2;

function found(changed: string): string[] {
  return findingsOf(changed).map(({ line, start, end, severity, rule }) =>
    [line + 1, start, end, severity, rule].join(' '),
  );
}

/** The file with characters at a position of the 10 record. */
function put(position: number, characters: string): string {
  return records
    .map((record, at) =>
      at === TEN ? record.slice(0, position - 1) + characters + record.slice(position - 1 + characters.length) : record,
    )
    .join('\n');
}

const strange: [what: string, changed: string, expected: string[]][] = [
  ['nothing strange', text, []],
  ['a tab', put(24, '\t'), ['3 24 24 error keyboard-character']],
  ['NUL', put(24, '\0'), ['3 24 24 error keyboard-character']],
  ['the sign that NUL is shown as', put(24, '\u2400'), ['3 24 24 error keyboard-character']],
  ['a control character', put(24, '\u0007'), ['3 24 24 error keyboard-character']],
  ['an accent', put(24, 'é'), ['3 24 24 error keyboard-character']],
  ['a no-break space', put(29, '\u00A0'), ['3 29 29 error keyboard-character']],
  ['a character of two positions', put(24, '😀'), ['3 24 25 error keyboard-character']],
  ['one at the end of the field', put(29, '😀'), ['3 29 30 error keyboard-character']],
  [
    'one across the end of the field',
    put(30, '😀'),
    ['3 30 30 error keyboard-character', '3 31 31 error keyboard-character'],
  ],
  ['half of one', put(24, '\ud83d'), ['3 24 24 error keyboard-character']],
  ['strange characters apart', put(22, '\tX\tX\tX\tX\t'), ['3 22 30 error keyboard-character']],
  ['two of two positions and one at the end', put(22, '😀X😀XXé'), ['3 22 29 error keyboard-character']],
  ['CR alone between records', text.replaceAll('\n', '\r'), []],
  ['CR LF and LF and CR', records.map((record, at) => record + (['\n', '\r\n', '\r'][at % 3] ?? '')).join(''), []],
  ['the end mark of DOS on its own line', `${text}\u001A`, ['36 1 1 warning blank-line']],
  [
    'the end mark behind the last record',
    `${text.trimEnd().padEnd(text.length - 1)}\u001A`,
    ['35 81 81 warning record-length'],
  ],
  ['NULs behind the last line', `${text}\0\0\0`, ['36 1 1 warning blank-line']],
  ['end mark and NULs behind the last record', `${records.join('\n')}\u001A\0`, ['35 81 82 warning record-length']],
];

describe('Strange text', () => {
  for (const [what, changed, expected] of strange) {
    it(`is found where it stands: ${what}`, () => {
      assert.deepEqual(found(changed), expected);
    });
  }

  it('is called by its whole name where the end of a field cuts it', () => {
    for (const { message } of findingsOf(put(30, '😀'))) assert.match(message, /"😀" \(U\+1F600\)/);
  });

  it('breaks nothing, wherever it stands', () => {
    const odd = fc.array(
      fc.constantFrom(
        '\0',
        '\t',
        '\u001A',
        '\u0085',
        '\r',
        '\n',
        '\r\n',
        '\uFEFF',
        '\u2028',
        '😀',
        '\udc00',
        'é',
        ' '.repeat(80),
      ),
      {
        minLength: 1,
        maxLength: 5,
      },
    );
    fc.assert(
      fc.property(fc.constantFrom(...fixtureNames), fc.nat(), odd, (name, at, pieces) => {
        const whole = fixtureLines(name).join('\n');
        const place = at % whole.length;
        const changed = whole.slice(0, place) + pieces.join('') + whole.slice(place);
        const { document } = transmissionOf(changed);
        assert.equal(document.getText(), changed);
        for (const { line, start, end } of findingsOf(changed)) {
          assert(line < document.lineCount);
          assert(start >= 1 && start <= end);
        }
      }),
      { numRuns: fuzzRuns(300) },
    );
  });
});
