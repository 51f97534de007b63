import assert from 'node:assert/strict';
import type { SelectionRange } from 'vscode-languageserver';
import { selectionRanges } from '../../../server/src/features/selectionRanges';
import { atCursor, inFixture, type AtCursor } from '../../support/cursor';
import { fixture, fixtureNames, transmissionOf } from '../../support/transmissions';

/** From the inside out: text within a line in quotes, lines as `first-last`, 1-based. */
function readable({ transmission, position }: AtCursor): string[] {
  const [innermost] = selectionRanges(transmission, [position]);
  const steps: string[] = [];
  for (let step: SelectionRange | undefined = innermost; step; step = step.parent) {
    const { start, end } = step.range;
    const isLine = start.character === 0 && end.character === transmission.document.line(end.line).length;
    steps.push(
      start.line === end.line && !isLine
        ? JSON.stringify(transmission.document.getText(step.range))
        : `${start.line + 1}-${end.line + 1}`,
    );
  }
  return steps;
}

describe('Selection ranges', () => {
  const cases: [name: string, marked: string, steps: string[]][] = [
    ['ae-consumption', '44DESK‸ TOP', ['44-field', '15-15', '14-22', '3-33', '2-34', '1-35', '1-36']],
    ['ae-consumption', '5099038803   0000300000‸', ['"0000300000"', '19-19', '14-22', '3-33', '2-34', '1-35', '1-36']],
    ['ae-consumption', '23MXQZL9000‸', ['"900000000012"', '8-8', '7-8', '3-13', '3-33', '2-34', '1-35', '1-36']],
    ['ae-consumption', 'B  27‸', ['"2704"', '2-2', '2-34', '1-35', '1-36']],
    ['ae-consumption', 'Z27049XX      0817‸', ['"081726"', '35-35', '1-35', '1-36']],
  ];
  for (const [name, marked, steps] of cases)
    it(`at ${marked} of ${name}`, () => {
      const description = '"DESK TOP POWER SUPPLY UNITS, 60 W, WITH CABLE (MODEL EX-60)"';
      const actual = readable(inFixture(name, marked));
      if (steps[0] === '44-field') {
        // A value shorter than its field: the value first, then the field with the blanks behind it.
        assert.equal(actual.shift(), description);
        assert.match(actual[0] ?? '', /^"DESK TOP .*\(MODEL EX-60\) +"$/);
        assert.deepEqual(actual.slice(1), steps.slice(1));
      } else assert.deepEqual(actual, steps);
    });

  it('at the end of a record are those of its last field', () => {
    assert.deepEqual(readable(atCursor('10A9XX  01000016‸', 'AE')), ['"01000016"', '1-1']);
  });

  it('hold their position and grow, at every position of every fixture', () => {
    for (const name of fixtureNames) {
      const transmission = transmissionOf(fixture(name));
      const positions = Array.from({ length: transmission.recordCount }, (_, line) =>
        [0, 3, 7, 21, 44, 79, 80].map((character) => ({ line, character })),
      )
        .flat()
        .filter(({ line, character }) => character <= transmission.document.line(line).length);
      for (const [index, range] of selectionRanges(transmission, positions).entries()) {
        let { start, end } = { start: positions[index], end: positions[index] };
        for (let step: SelectionRange | undefined = range; step; step = step.parent) {
          assert.ok(start && end && isBefore(step.range.start, start) && isBefore(end, step.range.end), name);
          ({ start, end } = step.range);
        }
      }
    }
  });

  it('are given for positions outside of all records', () => {
    assert.deepEqual(selectionRanges(transmissionOf(''), [{ line: 0, character: 0 }]).length, 1);
    assert.deepEqual(readable(atCursor('10A9XX  01000016\n‸')).at(-1), '1-2');
  });
});

function isBefore(a: { line: number; character: number }, b: { line: number; character: number }): boolean {
  return a.line < b.line || (a.line === b.line && a.character <= b.character);
}
