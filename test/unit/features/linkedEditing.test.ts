import assert from 'node:assert/strict';
import { linkedEditingRanges } from '../../../server/src/features/linkedEditing';
import { fixture, transmissionOf } from '../../support/transmissions';

/** The linked ranges as `line:from-to`, 1-based positions. */
function linked(text: string, line: number, position: number): string[] {
  const found = linkedEditingRanges(transmissionOf(text), { line: line - 1, character: position - 1 });
  return (found?.ranges ?? []).map(({ start, end }) => `${start.line + 1}:${start.character + 1}-${end.character}`);
}

const TE = fixture('te-extension');

describe('Linked editing', () => {
  for (const [what, line, position, ranges] of [
    ['site codes of A and Z', 1, 2, ['1:2-5', '6:2-5']],
    ['site codes, from the trailer', 6, 4, ['1:2-5', '6:2-5']],
    ['identifiers', 1, 6, ['1:6-8', '6:6-8']],
    ['dates', 6, 17, ['1:15-20', '6:15-20']],
    ['dates, with the cursor behind them', 1, 21, ['1:15-20', '6:15-20']],
    ['office codes', 1, 38, ['1:38-39', '6:38-39']],
    ['ports of B and Y', 2, 4, ['2:4-7', '5:4-7']],
    ['applications', 5, 12, ['2:11-12', '5:11-12']],
    ['no passwords', 1, 10, []],
    ['no control identifiers', 1, 1, []],
    ['no fields of other records', 3, 4, []],
  ] as const) {
    it(`links ${what}`, () => {
      assert.deepEqual(linked(TE, line, position), ranges);
    });
  }

  it('does not link values that differ', () => {
    assert.deepEqual(linked(TE.replace('Z2704', 'Z2705'), 1, 2), []);
  });

  it('does not link to a trailer that is not there, or ends before', () => {
    const lines = TE.split('\n');
    assert.deepEqual(linked(lines.slice(0, 5).join('\n'), 1, 2), []);
    assert.deepEqual(linked([...lines.slice(0, 5), 'Z270'].join('\n'), 1, 2), []);
  });

  it('links within each batch of a file', () => {
    const two = fixture('ae-two-batches');
    const second = two.split('\n').findIndex((line, at) => at > 0 && line.startsWith('A'));
    const [header = ''] = linked(two, second + 1, 2);
    assert.equal(header, `${second + 1}:2-5`);
  });
});
