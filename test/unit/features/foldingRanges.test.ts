import assert from 'node:assert/strict';
import { foldingRanges } from '../../../server/src/features/foldingRanges';
import { fixture, fixtureLines, fixtureNames, transmissionOf } from '../../support/transmissions';

/** Ranges as `first-last` with the beginnings of both records, lines 1-based. */
function readable(text: string, limit?: number): string[] {
  const lines = text.split('\n');
  const beginning = (line: number): string => (lines[line] ?? '').slice(0, 7).trim();
  return foldingRanges(transmissionOf(text), limit).map(
    ({ startLine, endLine }) => `${startLine + 1}-${endLine + 1} ${beginning(startLine)} … ${beginning(endLine)}`,
  );
}

/** The records of the consumption entry, `count` times in one block. */
function entries(count: number): string {
  const lines = fixtureLines('ae-consumption');
  const unit = lines.slice(2, -2);
  return [...lines.slice(0, 2), ...Array.from({ length: count }, () => unit).flat(), ...lines.slice(-2)].join('\n');
}

describe('Folding ranges', () => {
  it('are batch, block, transaction and groups, the outermost where several begin on a line', () => {
    assert.deepEqual(readable(fixture('ae-consumption')), [
      '1-35 A27049X … Z27049X',
      '2-34 B  2704 … Y  2704',
      '3-33 10A9XX … 9000000',
      '7-8 2200000 … 23MXQZL',
      '9-11 2200000 … 23HQZXV',
      '14-22 40  001 … 6250100',
      '23-31 40  002 … CW02',
      '24-25 43R … 44CHECK',
      '32-33 8949900 … 9000000',
    ]);
  });

  it('tell outer ranges first where an editor takes few', () => {
    assert.deepEqual(readable(fixture('ae-consumption'), 4), [
      '1-35 A27049X … Z27049X',
      '2-34 B  2704 … Y  2704',
      '3-33 10A9XX … 9000000',
      '14-22 40  001 … 6250100',
    ]);
  });

  it('of a fragment are those of its transaction', () => {
    assert.deepEqual(readable(fixtureLines('ae-consumption').slice(2, 8).join('\n')), [
      '1-6 10A9XX … 23MXQZL',
      '5-6 2200000 … 23MXQZL',
    ]);
  });

  it('of every fixture nest, begin on lines of their own, and end within the file', () => {
    for (const name of fixtureNames) {
      const transmission = transmissionOf(fixture(name));
      const open: number[] = [];
      let before = -1;
      for (const { startLine, endLine } of foldingRanges(transmission)) {
        assert.ok(startLine > before && startLine < endLine && endLine < transmission.recordCount, name);
        while ((open.at(-1) ?? Infinity) < startLine) open.pop();
        assert.ok(endLine <= (open.at(-1) ?? Infinity), `${name}: ${String(startLine)}-${String(endLine)}`);
        open.push(endLine);
        before = startLine;
      }
    }
  });

  it('of many records are told within the time of a keystroke', () => {
    const transmission = transmissionOf(entries(1000));
    const started = performance.now();
    assert.equal(foldingRanges(transmission).length, 5000);
    assert.ok(performance.now() - started < 500);
  });

  it('are none in an empty file and in one record', () => {
    assert.deepEqual(readable(''), []);
    assert.deepEqual(readable('10A9XX  01000016'), []);
  });
});
