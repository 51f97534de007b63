import assert from 'node:assert/strict';
import { editLines } from '../../../client/src/editing/lines';

const a = 'A'.repeat(30).padEnd(80);
const b = 'B'.repeat(80);
const c = 'C'.repeat(80);

function outcome(lines: readonly string[], from: number, to: number, text: string): unknown {
  const result = editLines({ lines, from, to, text });
  return result.kind === 'fitted' ? result.lines : result.kind === 'refused' ? result.reason : 'as it is';
}

describe('Edits over lines', () => {
  it('insert whole records before a record', () => {
    assert.equal(outcome([a], 0, 0, `${b}\n`), 'as it is');
    assert.equal(outcome([a], 0, 0, `${b}\r\n${c}\r\n`), 'as it is');
    assert.deepEqual(outcome([a], 0, 0, `${b}\n${c}`), [b, c, a]);
  });
  it('insert whole records behind a record', () => {
    assert.equal(outcome([b], 80, 80, `\n${c}`), 'as it is');
    assert.equal(outcome([b], 80, 80, '\n'), 'as it is');
    assert.deepEqual(outcome([b], 80, 80, `${c}\n${a}`), [b, c, a]);
  });
  it('begin a new line behind what a record holds, which keeps its padding', () => {
    assert.deepEqual(outcome([a], 30, 30, '\n'), [a, '']);
    assert.equal(outcome([a], 0, 0, '\n'), 'as it is');
  });
  it('are refused where they would break a record', () => {
    assert.match(String(outcome([b], 30, 30, '\n')), /would break the record/);
    assert.match(String(outcome([b], 30, 30, `${a}\n${c}`)), /Several lines/);
  });
  it('remove whole lines', () => {
    assert.equal(outcome([a, b], 0, 0, ''), 'as it is');
    assert.equal(outcome([a, b], 80, 80, ''), 'as it is');
    assert.equal(outcome(['', b], 0, 0, ''), 'as it is');
    assert.equal(outcome([b, ''], 80, 0, ''), 'as it is');
  });
  it('are refused where they would join two records', () => {
    assert.match(String(outcome([b, c], 80, 0, '')), /join two records/);
    assert.match(String(outcome([b, c], 10, 20, '')), /join two records/);
  });
  it('take the middle of records out where the positions stay', () => {
    assert.equal(outcome([b, c], 10, 10, ''), 'as it is');
  });
  it('keep the length of a record whose end they remove', () => {
    assert.deepEqual(outcome([b, a], 10, 80, ''), [b.slice(0, 10).padEnd(80)]);
    assert.deepEqual(outcome([b, a], 10, 40, ''), [b.slice(0, 10).padEnd(80)]);
  });
  it('leave lines alone that are no records', () => {
    assert.equal(outcome(['x'.repeat(200)], 90, 90, '\n'), 'as it is');
  });
});
