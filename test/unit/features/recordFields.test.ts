import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { recordFields } from '../../../server/src/features/recordFields';
import type { FieldShape } from '../../../server/src/protocol';
import { transmissionOf } from '../../support/transmissions';

const text = readFileSync(join(__dirname, '../../fixtures/ae-consumption.ace'), 'latin1');
const transmission = transmissionOf(text);

/** A field by the control identifier of its record and its start, in one line. */
function fieldAt(record: string, start: number): string {
  const shape = recordFields(transmission, 0, 100).shapes.find((each) => each.record === record);
  const field: FieldShape | undefined = shape?.fields.find((each) => each.start === start);
  assert(field, `${record} has a field at ${start}`);
  const { end, name, kind, mandatory, fill } = field;
  return [`${start}-${end}`, name, kind, mandatory ? 'mandatory' : '', fill ?? '']
    .filter((part) => part !== '')
    .join(' ');
}

describe('Fields of records', () => {
  it('tells each shape once, however many lines have it', () => {
    const { lines, shapes, startLine } = recordFields(transmission, 0, 1000);
    assert.equal(startLine, 0);
    assert.equal(new Set(shapes.map(({ key }) => key)).size, shapes.length);
    for (const [line, record] of text.trimEnd().split('\n').entries())
      assert(record.startsWith(shapes[lines[line] ?? -1]?.record ?? 'none'), record);
  });

  it('tells the lines that were asked for, as far as there are any', () => {
    const { lines, startLine } = recordFields(transmission, 30, 1000);
    assert.equal(startLine, 30);
    assert.equal(lines.length, text.split('\n').length - 30);
  });

  it('covers every position of a record, without overlap', () => {
    for (const { record, fields } of recordFields(transmission, 0, 1000).shapes) {
      let next = 1;
      for (const { start, end } of fields) {
        assert.equal(start, next, record);
        next = end + 1;
      }
      assert.equal(next, 81, record);
    }
  });

  for (const [record, start, expected] of [
    ['10', 1, '1-2 Control Identifier control mandatory'],
    ['10', 4, '4-6 Entry Filer Code code mandatory'],
    ['10', 7, '7-8 Filler filler'],
    ['10', 9, '9-16 Entry Number identifier mandatory'],
    ['10', 52, '52-57 Preliminary Statement Print Date date'],
    ['22', 3, '3-10 Manifested Quantity amount mandatory zero'],
    ['40', 27, '27-36 Charges Amount amount zero'],
    ['44', 3, '3-72 Commercial Description Text text mandatory'],
  ] as const)
    it(`tells ${record} ${expected}`, () => {
      assert.equal(fieldAt(record, start), expected);
    });

  it('has no shape for a line that no layout fits', () => {
    assert.deepEqual(recordFields(transmissionOf('B  2704MCLAE\nnothing of the kind'), 1, 2).lines, [-1]);
  });
});
