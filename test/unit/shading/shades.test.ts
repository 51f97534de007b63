import assert from 'node:assert/strict';
import { shadesOf } from '../../../client/src/shading/shades';
import { shapeOf } from '../../support/shapes';

const plain = shapeOf('cc|aaa|..|bbb|dd');
const shape = { ...plain, fields: plain.fields.map((field) => ({ ...field, mandatory: field.start === 8 })) };

/** Stretches drawn under the text. */
function drawn(stretches: readonly (readonly [number, number])[]): string {
  const cells = new Array<string>(20).fill(' ');
  for (const [from, to] of stretches) cells.fill('^', from, to);
  return cells.join('').trimEnd();
}

describe('Shades of a record', () => {
  it('band every other field and leave fillers out', () => {
    assert.equal(drawn(shadesOf(shape, '10AAA  BBBDD').bands), '  ^^^     ^^');
  });
  it('put lines before all fields but the first', () => {
    assert.deepEqual(
      shadesOf(shape, '10AAA  BBBDD').borders.map(([from]) => from),
      [2, 5, 7, 10],
    );
  });
  it('dim what stands in fillers', () => {
    assert.equal(drawn(shadesOf(shape, '10AAAxxBBBDD').fillers), '     ^^');
    assert.deepEqual(shadesOf(shape, '10AAA  BBBDD').fillers, []);
  });
  it('mark blank fields that must hold a value', () => {
    assert.equal(drawn(shadesOf(shape, '10AAA     DD').missing), '       ^^^');
    assert.deepEqual(shadesOf(shape, '10AAA   B DD').missing, []);
  });
  it('end with the record', () => {
    assert.equal(drawn(shadesOf(shape, '10AA').bands), '  ^^');
    assert.deepEqual(shadesOf(shape, '10AAA').missing, []);
    assert.deepEqual(shadesOf(shape, '').bands, []);
  });
});
