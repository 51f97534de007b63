import assert from 'node:assert/strict';
import { rulerText } from '../../../client/src/ruler/rulerText';
import { shapeOf } from '../../support/shapes';

const shape = shapeOf('cc|aaa|b|ddddddddddd|..|eeeeeeeeeeeeee', { 7: 'Entry Number', 20: 'Importer of Record' });
const shown = (text: string): string => text.replaceAll('\u00a0', ' ').replaceAll('\u258f', '|');

describe('Ruler', () => {
  it('marks where fields start, and the end of the record', () => {
    assert.equal(shown(rulerText(shape).marks), `| |  ||          | |             |${' '.repeat(46)}|`);
  });

  it('tells the first position of a field and as much of its name as fits; nothing of fillers', () => {
    assert.equal(shown(rulerText(shape).positions), '1 3  67            20');
    assert.equal(shown(rulerText(shape).names), '        Entry         Importer of');
  });

  it('tells of a narrow field the last digits of its position', () => {
    assert.equal(shown(rulerText(shapeOf(`${'a'.repeat(37)}|b|c|d`)).positions).slice(37), '890');
  });

  it('takes the current field out of the line and tells its whole name over its neighbours', () => {
    const { positions, names, marks, current } = rulerText(shape, 3);
    assert.deepEqual(current && { ...current, text: shown(current.text) }, {
      from: 6,
      to: 17,
      text: '      7 Entry Num',
      rest: 'ber',
    });
    assert.equal(shown(names), `${' '.repeat(17)}ber`);
    assert.equal(shown(positions), '1 3  6');
    assert.equal(shown(marks), `| |  ||${' '.repeat(26)}|${' '.repeat(46)}|`);
  });

  it('puts every mark on the character where its field starts', () => {
    const { marks } = rulerText(shape, 2);
    for (const { start } of shape.fields.slice(0, 3)) assert.equal(marks.charAt(start - 1), '\u258f');
    assert.equal(marks.length, 81);
  });
});
