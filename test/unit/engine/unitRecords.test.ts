/** Records of a unit are made when they are asked for, and say what the lines said when the unit was read. */
import assert from 'node:assert/strict';
import type { AceRecord, Unit } from '../../../server/src/transmission/model';
import { entrySummaryFile } from '../../bench/entrySummaries';
import { transmissionOf } from '../../support/transmissions';

/** More entries than have their records at hand. */
const text = entrySummaryFile(9000);

const textsOf = (records: readonly AceRecord[]): string[] => records.map((record) => record.text);
const linesOf = (from: number, count: number): string[] => text.split('\n').slice(from, from + count);

describe('the records of a unit', () => {
  it('are the same when asked for again soon, and alike when asked for much later', () => {
    const units = transmissionOf(text).blocks.flatMap((block) => block.units);
    const [first] = units;
    assert.ok(first && units.length > 200);
    const { records } = first;
    assert.equal(first.records, records);
    for (const unit of units) assert.deepEqual(textsOf(unit.records), linesOf(unit.start, unit.records.length));
    assert.notEqual(first.records, records);
    assert.deepEqual(first.records, records);
  });

  it('are counted and measured without being made, in edited units too', () => {
    const transmission = transmissionOf(text);
    const facts = (): { end: number; longest: number }[] =>
      transmission.blocks.flatMap(({ units }) => units.map(({ end, longest }) => ({ end, longest })));
    const told = (): { end: number; longest: number }[] =>
      transmission.blocks.flatMap(({ units }) =>
        units.map(({ start, records }) => ({
          end: start + records.length,
          longest: Math.max(...textsOf(records).map(({ length }) => length)),
        })),
      );
    assert.deepEqual(facts(), told());
    for (const [line, put] of [
      [7, 'X'.repeat(100)],
      [40, '62'],
      [90, `${linesOf(90, 1).join('')}\n${linesOf(91, 1).join('')}`],
    ] as const) {
      const end = linesOf(line, 1)[0]?.length ?? 0;
      transmission.apply({ range: { start: { line, character: 0 }, end: { line, character: end } }, text: put });
      assert.deepEqual(facts(), told());
    }
    assert.ok(facts().some(({ longest }) => longest === 100));
  });

  it('keep their text when lines come, go and change', () => {
    const transmission = transmissionOf(text);
    const units = transmission.blocks.flatMap((block) => block.units);
    const unit = units[3];
    assert.ok(unit);
    const [line, before] = [unit.start, linesOf(unit.start, unit.records.length)];
    const held = unit.records;
    const replace = (from: number, to: number, put: string): void => {
      transmission.apply({
        range: { start: { line: from, character: 0 }, end: { line: to, character: 0 } },
        text: put,
      });
    };
    // A line above, which moves the unit; a line within it, which replaces it.
    replace(5, 5, `${linesOf(5, 1).join('')}\n`);
    assert.equal(unit.start, line + 1);
    assert.deepEqual(textsOf(unit.records), before);
    replace(line + 3, line + 4, `${'X'.repeat(80)}\n`);
    const now = transmission.unitAt(line + 1);
    assert.notEqual(now, unit);
    assert.equal(transmission.recordAt(line + 3)?.text, 'X'.repeat(80));
    assert.deepEqual(textsOf(held), before);
    askedLater(units.slice(100, 300));
    assert.deepEqual(textsOf(unit.records), before);
    transmission.apply({ text: '' });
    assert.deepEqual(textsOf(unit.records), before);
  });
});

/** Asks so many units for their records that none asked before has its own at hand. */
function askedLater(units: readonly Unit[]): void {
  for (const unit of units) assert.ok(unit.records.length > 0);
}
