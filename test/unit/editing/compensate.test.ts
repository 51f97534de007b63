import assert from 'node:assert/strict';
import { compensate, justified, type Typing } from '../../../client/src/editing/compensate';
import { shapeOf } from '../../support/shapes';

const shape = shapeOf('cc|aaa|bbbbbb|..|NNNNN|RRRRR|dd', {
  3: 'Filer',
  6: 'Entry',
  14: 'Amount',
  19: 'Bond',
  24: 'Type',
});
//                     1     3   6      12  14     19     24

/**
 * @param marked a record with `[` and `]` around what gives way to the text, or `|` where it is inserted; `|` before `[`: at the end of its field
 * @returns the record with `|` where the cursor is, without trailing blanks; or the reason why not
 */
function typed(marked: string, text: string, typing: Partial<Typing> = {}, length = 80): string {
  const atFieldEnd = marked.includes('<');
  const plain = marked.replace('<', '|');
  const from = plain.search(/[[|]/);
  const to = plain.includes(']') ? plain.indexOf(']') - 1 : from;
  const record = plain.replace(/[[\]|]/g, '').padEnd(length);
  const outcome = compensate(record, shape, { from, to, text }, { pastFieldEnd: 'stop', atFieldEnd, ...typing });
  if (outcome.refused !== undefined) {
    assert.equal(outcome.text, record);
    return outcome.refused;
  }
  assert.equal(outcome.text.length, length === 80 ? 80 : outcome.text.length);
  outcome.sources.forEach((source, at) => {
    const letter =
      source === undefined ? ' ' : source >= 0 ? record.charAt(source) : text.charAt(-1 - source).toUpperCase();
    assert.equal(outcome.text.charAt(at), letter);
  });
  const shown = outcome.text.slice(0, outcome.cursor) + '|' + outcome.text.slice(outcome.cursor);
  return length === 80 ? shown.trimEnd() : shown;
}

describe('Typing into a field', () => {
  for (const [what, before, text, after] of [
    ['takes its padding', '10AAA|B     ..00001    7XY', 'X', '10AAAX|B    ..00001    7XY'],
    ['takes padding in the middle of the value', '10AAABB|BB  ..00001', 'X', '10AAABBX|BB ..00001'],
    ['takes padding before it when the cursor stands in padding', '10AAAB  |   ..00001', 'X', '10AAAB  X|  ..00001'],
    ['turns small letters into capitals', '10AAAB|     ..', 'x', '10AAABX|    ..'],
    ['stops when it is full', '10AAA|BBBBBB..00001', 'X', 'Entry is full (6 positions)'],
    ['stops at the end of the full field', '10AAABBBBBB<..00001', 'X', 'Entry is full (6 positions)'],
    ['does not take blanks within the value', '10AAA|B    B..00001', 'X', 'Entry is full (6 positions)'],
    ['replaces what is selected', '10AAA[BBB]BBB..00001', 'X', '10AAAX|BBB  ..00001'],
    ['replaces the whole field', '10AAA[BBBBBB]..00001', 'X', '10AAAX|     ..00001'],
    ['replaces what is selected across fields, field by field', '10A[AABB]BBBB..00001', 'X', '10AX| BBBB  ..00001'],
    ['takes zeros before a number', '10AAABBBBBB..0003|4    5XY', '9', '10AAABBBBBB..0039|4    5XY'],
    ['grows leftward at the end of a number', '10AAABBBBBB..00034<    5XY', '9', '10AAABBBBBB..00349|    5XY'],
    ['takes blanks before a right-justified value', '10AAABBBBBB..00001   A5<XY', 'B', '10AAABBBBBB..00001  A5B|XY'],
    [
      'does not take zeros of a field filled with blanks',
      '10AAABBBBBB..0000100005<XY',
      '9',
      'Bond is full (5 positions)',
    ],
    ['stops when a number has no zero left', '10AAABBBBBB..1234|5', '9', 'Amount is full (5 positions)'],
    ['begins a blank number at its left', '10AAABBBBBB..|         5XY', '9', '10AAABBBBBB..9|        5XY'],
  ] as const)
    it(what, () => {
      assert.equal(typed(before, text), after);
    });

  it('goes on in the next field where the person wants it', () => {
    const on = { pastFieldEnd: 'nextField' } as const;
    assert.equal(typed('10AAA<B     ..00001', 'X', on), '10AAAX|B    ..00001');
    assert.equal(typed('10AAABBBBBB<..     ', 'X', on), '10AAABBBBBB..X|');
    assert.equal(typed('10AAABBBBBB<..12345', 'X', on), 'Amount is full (5 positions)');
    assert.equal(typed('10AAA|BBBBBB..00001', 'X', on), 'Entry is full (6 positions)');
  });
});

describe('Removing', () => {
  for (const [what, before, after] of [
    ['a character pads the field', '10AAABB[B]BBB..00001', '10AAABB|BBB ..00001'],
    ['padding changes nothing', '10AAABB [ ]  ..00001', '10AAABB |   ..00001'],
    ['a whole field leaves blanks', '10AAA[BBBBBB]..00001', '10AAA|      ..00001'],
    ['across fields pads each', '10AA[ABBB]BBB..00001', '10AA| BBB   ..00001'],
    [
      'part of a number leaves the rest at its left until the cursor leaves',
      '10AAABBBBBB..0[00]34    5',
      '10AAABBBBBB..0|34      5',
    ],
  ] as const)
    it(what, () => {
      assert.equal(typed(before, ''), after);
    });
});

describe('Pasting', () => {
  for (const [what, before, text, after] of [
    ['fits into the field', '10AAA|      ..00001', 'ABC', '10AAAABC|   ..00001'],
    ['leaves trailing blanks out', '10AAA|      ..00001', 'ABCDEF   ', '10AAAABCDEF|..00001'],
    [
      'lays over blank positions of the fields behind',
      '10AAA|                 XY',
      'ABCDEFGH',
      '10AAAABCDEFGH|         XY',
    ],
    [
      'is refused where it would overwrite',
      '10AAA|      ..00001',
      'ABCDEFGHIJ',
      '10 characters do not fit into Entry (6 positions) and would overwrite what stands behind it',
    ],
    ['over as many characters keeps them in place', '10A[AABBBB]BB..00001', 'XXYYYY', '10AXXYYYY|BB..00001'],
  ] as const)
    it(what, () => {
      assert.equal(typed(before, text), after);
    });
});

describe('A short record', () => {
  it('grows where it ends', () => {
    assert.equal(typed('10AAAB|', 'X', {}, 6), '10AAABX|');
    assert.equal(typed('10AAABBBBBB<', 'X', {}, 11), '10AAABBBBBBX|');
  });
  it('keeps its length when an inner field takes its padding', () => {
    assert.equal(typed('10A|  BB', 'X', {}, 7), '10AX| BB');
  });
  it('shrinks where it ends', () => {
    assert.equal(typed('10AAAB[B]', '', {}, 7), '10AAAB|');
  });
  it('grows into the blanks that it was spared', () => {
    assert.equal(typed('10AAA|BB', 'X', {}, 7), '10AAAX|BB');
  });
});

describe('A line that is no record', () => {
  const typing = { pastFieldEnd: 'stop', atFieldEnd: false } as const;
  it('is left alone when no layout fits it', () => {
    assert.equal(compensate('note', undefined, { from: 2, to: 2, text: 'x' }, typing).text, 'noXte');
    assert.equal(compensate('', undefined, { from: 0, to: 0, text: '1' }, typing).text, '1');
  });
  it('is left alone when it is too long', () => {
    assert.equal(compensate('A'.repeat(90), shape, { from: 2, to: 3, text: '' }, typing).text.length, 89);
  });
  it('of 80 positions without layout stays 80 long', () => {
    const record = 'ZZ'.padEnd(80);
    assert.equal(compensate(record, undefined, { from: 1, to: 1, text: 'X' }, typing).text, 'ZXZ'.padEnd(80));
    assert.equal(compensate(record, undefined, { from: 1, to: 2, text: '' }, typing).text, 'Z'.padEnd(80));
  });
  it('may be removed whole', () => {
    assert.equal(compensate('10'.padEnd(80), shape, { from: 0, to: 80, text: '' }, typing).text, '');
  });
});

describe('Leaving a right-justified field', () => {
  const [, , , , number, blank] = shape.fields;
  for (const [raw, expected] of [
    ['12   ', '00012'],
    [' 12  ', '00012'],
    ['00012', undefined],
    ['     ', undefined],
    ['-12  ', '  -12'],
  ] as const)
    it(`makes "${raw}" ${expected ?? 'nothing else'}`, () => {
      assert(number && blank);
      assert.equal(justified(number, ' '.repeat(13) + raw + ' '.repeat(62)), expected);
    });
  it('fills with blanks where the layout says so', () => {
    assert(blank);
    assert.equal(justified(blank, `${' '.repeat(18)}12   `), '   12');
  });
});
