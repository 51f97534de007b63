import assert from 'node:assert/strict';
import {
  characterOf,
  fieldEnd,
  fieldStart,
  nextField,
  previousField,
  sameKind,
  type Records,
} from '../../../client/src/navigation/moves';
import { shapeOf } from '../../support/shapes';

const one = shapeOf('cc|aaa|..|bbb|dd', { 3: 'Entry Filer', 8: 'Entry Number' });
const two = shapeOf('cc|..|eeee');
const lines = [one, undefined, two, one];
const records: Records = { lineCount: lines.length, shapeAt: (line) => lines[line] };

describe('Moves between fields', () => {
  for (const [line, character, toLine, toCharacter] of [
    [0, 0, 0, 2],
    [0, 2, 0, 7],
    [0, 6, 0, 7],
    [0, 10, 2, 4],
    [0, 70, 2, 4],
    [1, 5, 2, 4],
  ] as const)
    it(`go on from ${line}:${character} to ${toLine}:${toCharacter}`, () => {
      assert.deepEqual(nextField(records, { line, character }), { line: toLine, character: toCharacter });
    });
  it('end with the last field', () => {
    assert.equal(nextField(records, { line: 3, character: 10 }), undefined);
    assert.equal(previousField(records, { line: 0, character: 2 }), undefined);
  });
  for (const [line, character, toLine, toCharacter] of [
    [0, 7, 0, 2],
    [2, 4, 0, 10],
    [3, 2, 2, 4],
  ] as const)
    it(`go back from ${line}:${character} to ${toLine}:${toCharacter}`, () => {
      assert.deepEqual(previousField(records, { line, character }), { line: toLine, character: toCharacter });
    });
  it('find the nearest record of the kind', () => {
    assert.equal(sameKind(records, 0, 1), 3);
    assert.equal(sameKind(records, 3, -1), 0);
    assert.equal(sameKind(records, 2, 1), undefined);
    assert.equal(sameKind(records, 1, 1), undefined);
  });
});

describe('Moves within a field', () => {
  const [, , , field] = one.fields;
  it('go to its start, then to that of the record', () => {
    assert.equal(fieldStart(field, 9), 7);
    assert.equal(fieldStart(field, 7), 0);
    assert.equal(fieldStart(undefined, 7), 0);
  });
  it('go behind its value, then to the end of the record', () => {
    const text = '10AAA  B '.padEnd(80);
    assert.equal(fieldEnd(field, text, 7), 8);
    assert.equal(fieldEnd(field, text, 8), 80);
    assert.equal(fieldEnd(field, '10AAA', 7), 5);
  });
});

describe('Going to a position', () => {
  for (const [typed, character] of [
    ['1', 0],
    [' 80 ', 79],
    ['81', undefined],
    ['0', undefined],
    ['', undefined],
    ['entry n', 7],
    ['number', 7],
    ['entry', 2],
    ['nothing', undefined],
  ] as const)
    it(`takes "${typed}"`, () => {
      assert.equal(characterOf(typed, one), character);
    });
});
