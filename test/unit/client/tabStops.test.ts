/** Snippets of new records as the client reads them, and tab stops while the document changes. */
import assert from 'node:assert/strict';
import { readSnippet } from '../../../client/src/tabStops/snippet';
import { movedStops, stopAt } from '../../../client/src/tabStops/stopLines';

const stop = (line: number, from: number, to: number): { line: number; from: number; to: number }[] => [
  { line, from, to },
];

describe('Tab stops', () => {
  it('are read from a snippet, with its text', () => {
    assert.deepEqual(readSnippet('\\$A${1:   }x\n${2:  } \\\\\\}${1:   }$0'), {
      text: '$A   x\n   \\}   ',
      stops: [
        [
          { line: 0, from: 2, to: 5 },
          { line: 1, from: 5, to: 8 },
        ],
        [{ line: 1, from: 0, to: 2 }],
      ],
      end: { line: 1, from: 8, to: 8 },
    });
    assert.deepEqual(readSnippet('90$0 ').end, { line: 0, from: 2, to: 2 });
    assert.deepEqual(readSnippet('A\nB').end, { line: 1, from: 1, to: 1 });
  });

  const stops = [stop(2, 3, 6), stop(3, 3, 6), stop(5, 0, 4)];
  const change = (from: [number, number], to: [number, number], text: string): Parameters<typeof movedStops>[1] => ({
    range: { start: { line: from[0], character: from[1] }, end: { line: to[0], character: to[1] } },
    text,
  });
  const lines = (changed: ReturnType<typeof movedStops>): (number | undefined)[] =>
    changed.map(([place]) => place?.line);
  const cases: [name: string, edit: Parameters<typeof movedStops>[1], expected: number[]][] = [
    ['stay while a line is typed in', change([2, 3], [2, 6], 'A'), [2, 3, 5]],
    ['move with lines put in above', change([0, 0], [0, 0], 'X\nY\n'), [4, 5, 7]],
    ['move with a line put in between', change([3, 80], [3, 80], '\nX'), [2, 3, 6]],
    ['move with a line put in right before theirs', change([3, 0], [3, 0], 'X\n'), [2, 4, 6]],
    ['move up with lines taken out above', change([0, 0], [1, 0], ''), [1, 2, 4]],
    ['go with their line', change([3, 0], [4, 0], ''), [2, 4]],
    ['stay below a change of many lines that ends above', change([3, 80], [4, 80], ''), [2, 3, 4]],
  ];
  for (const [name, edit, expected] of cases) {
    it(name, () => {
      assert.deepEqual(lines(movedStops(stops, edit)), expected);
    });
  }

  it('are found by the cursor; at a border the one it was brought to', () => {
    const row = [stop(0, 2, 4), stop(0, 4, 6), stop(1, 0, 3)];
    assert.equal(stopAt(row, 0, 4, 0), 0);
    assert.equal(stopAt(row, 0, 4, 1), 1);
    assert.equal(stopAt(row, 0, 3, 2), 0);
    assert.equal(stopAt(row, 0, 10, 0), 1.5);
    assert.equal(stopAt(row, 0, 0, 0), -0.5);
    assert.equal(stopAt(row, 2, 0, 0), 2.5);
  });
});
