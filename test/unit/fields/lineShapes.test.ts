import assert from 'node:assert/strict';
import { LineShapes } from '../../../client/src/fields/lineShapes';
import { fieldIndexAt } from '../../../client/src/fields/shapes';
import { shapeOf } from '../../support/shapes';

const shapes = ['aa', 'bb', 'dd', 'ee'].map((drawing) => shapeOf(drawing));

function known(): LineShapes {
  const lines = new LineShapes();
  lines.take({ version: 1, startLine: 0, lines: [0, 1, 2, 3], shapes });
  return lines;
}

/** First letters of the shapes of the lines; `?` where none is known. */
function shown(lines: LineShapes): string {
  return [0, 1, 2, 3, 4, 5].map((line) => lines.at(line)?.key.charAt(0) ?? '?').join('');
}

function edited(startLine: number, start: number, endLine: number, end: number, text: string): string {
  const lines = known();
  lines.apply({
    range: { start: { line: startLine, character: start }, end: { line: endLine, character: end } },
    text,
  });
  return shown(lines);
}

describe('Shapes of lines', () => {
  it('stay where a line is typed in', () => {
    assert.equal(edited(1, 5, 1, 5, 'X'), 'abde??');
  });
  it('go down with lines inserted before them', () => {
    assert.equal(edited(1, 0, 1, 0, 'X\n'), 'a?bde?');
    assert.equal(edited(1, 0, 1, 0, 'X\r\nY\n'), 'a??bde');
  });
  it('stay before lines inserted behind them', () => {
    assert.equal(edited(1, 80, 1, 80, '\nX'), 'ab?de?');
  });
  it('go with lines that are removed', () => {
    assert.equal(edited(1, 0, 2, 0, ''), 'ade???');
    assert.equal(edited(0, 80, 1, 80, ''), 'ade???');
  });
  it('tell whether an answer changes anything, and are the same objects for the same key', () => {
    const lines = known();
    assert.equal(lines.take({ version: 2, startLine: 1, lines: [0], shapes: [shapeOf('bb')] }), false);
    assert.equal(lines.at(1), shapes[1]);
    assert.equal(lines.take({ version: 2, startLine: 1, lines: [-1], shapes: [] }), true);
    assert.equal(lines.at(1), undefined);
    assert.equal(lines.lastAt(1), shapes[1]);
    assert(lines.isKnown(1) && !lines.isKnown(9));
  });
});

describe('Fields of a shape', () => {
  it('are found by character', () => {
    const shape = shapeOf('cc|aaa|b');
    assert.deepEqual(
      [0, 1, 2, 4, 5, 6, 79, 80].map((character) => fieldIndexAt(shape, character)),
      [0, 0, 1, 1, 2, 3, 3, undefined],
    );
  });
});
