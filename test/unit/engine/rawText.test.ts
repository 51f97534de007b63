/** Raw transmissions: lines of several records, told from records that are too long, cut and joined again. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { cutRecords, joinRecords, recordsInLine, splitRawText } from '../../../server/src/transmission/rawText';
import { catalog } from '../../support/layouts';
import { findingsOf, fixture, fixtureLines, fixtureNames, fuzzRuns, transmissionOf } from '../../support/transmissions';

const summary = fixtureLines('ae-consumption');
const inside = summary.slice(2, -2);
const [layout] = catalog.application('AE');

describe('a raw transmission', () => {
  it('is what it was after it is cut and joined', () => {
    const raw = fc.array(fc.string({ minLength: 80, maxLength: 80, unit: 'binary' }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(raw, (parts) => {
        const line = parts.map((part) => part.slice(0, 80)).join('');
        assert.equal(joinRecords(cutRecords(line)), line);
      }),
      { numRuns: fuzzRuns(1000) },
    );
  });

  for (const name of fixtureNames) {
    it(`is split into the records it was made of: ${name}`, () => {
      const raw = joinRecords(fixtureLines(name));
      const split = splitRawText(transmissionOf(raw));
      assert.deepEqual(split?.split('\n'), fixtureLines(name));
      assert.equal(joinRecords(split.split('\n')), raw);
    });

    it(`gives one finding: ${name}`, () => {
      const found = findingsOf(joinRecords(fixtureLines(name)));
      assert.deepEqual(
        found.map(({ line, start, end, rule, severity }) => ({ line, start, end, rule, severity })),
        [{ line: 0, start: 1, end: 80 * fixtureLines(name).length, rule: 'raw-transmission', severity: 'information' }],
      );
    });
  }

  const lines: [what: string, line: string, records: number][] = [
    ['one record', summary[0] ?? '', 1],
    ['no record', '', 1],
    ['a record without its trailing blanks', (summary[0] ?? '').trimEnd(), 1],
    ['two records', inside.slice(0, 2).join(''), 2],
    ['a record and its trailer', (inside.at(-1) ?? '') + (summary.at(-2) ?? ''), 2],
    ['all records of a transaction', inside.join(''), inside.length],
    ['records that lost the trailing blanks of the last', inside.join('').trimEnd(), inside.length],
    [
      'two records that lost trailing blanks, which a record too long looks like as well',
      inside.slice(0, 2).join('').trimEnd(),
      1,
    ],
    ['a record one position too long', `${inside[0] ?? ''}A`, 1],
    ['a record twice too long, without a control identifier behind it', `${inside[0] ?? ''}${'?'.repeat(80)}`, 1],
    ['blanks behind a record', `${inside[0] ?? ''}${' '.repeat(160)}`, 1],
  ];
  for (const [what, line, records] of lines) {
    it(`tells ${what}`, () => {
      assert.equal(recordsInLine(line, layout), records);
    });
  }

  it('is known by its control records where no chapter describes the application', () => {
    assert.equal(recordsInLine(summary.join(''), undefined), summary.length);
    assert.equal(recordsInLine(inside.join(''), undefined), 1);
  });

  it('is split in a file that has other lines, with the line ends of the file', () => {
    const text = [summary[0], summary.slice(1, -1).join(''), summary.at(-1), ''].join('\r\n');
    assert.equal(splitRawText(transmissionOf(text)), fixture('ae-consumption').replaceAll('\n', '\r\n'));
  });

  it('is not seen in a file of records', () => {
    for (const name of [...fixtureNames, 'bad/mixed', 'bad/long-line', 'bad/binary', 'bad/empty'])
      assert.equal(splitRawText(transmissionOf(fixture(name))), undefined, name);
  });

  it('leaves what is said of other transactions as it is', () => {
    const { text, line } = twoJoinedRecords();
    const found = findingsOf(text);
    assert.deepEqual(
      found.map((finding) => [finding.line, finding.rule, finding.severity]),
      [
        [line, 'raw-transmission', 'warning'],
        [text.split('\n').findIndex((record) => record.includes('valves')), 'lower-case', 'warning'],
      ],
    );
  });
});

/** Two summaries in a block: in the first two records share a line, the second has a slip of its own. */
function twoJoinedRecords(): { text: string; line: number } {
  const joined = [...inside.slice(0, 4), inside.slice(4, 6).join(''), ...inside.slice(6)];
  const slip = inside.map((record) => record.replace('44CHECK VALVES', '44CHECK valves'));
  const text = [summary[0], summary[1], ...joined, ...slip, summary.at(-2), summary.at(-1), ''].join('\n');
  return { text, line: 6 };
}
