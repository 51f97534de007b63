/** Shapes of records drawn as text, so that a test of columns shows what it means. */
import type { FieldShape, RecordShape } from '../../client/src/fields/shapes';

/**
 * @param drawing one letter for each position, the same for positions of one field: `c` the control identifier, `.` a filler, `N` and `R`
 *   right-justified with zeros and blanks, any other a left-justified field; a blank or another letter begins the next field, and `|`
 *   takes no position but divides fields of one letter. Filled up with filler to 80 positions.
 */
export function shapeOf(drawing: string, names: Record<number, string> = {}): RecordShape {
  const fields: FieldShape[] = [];
  let position = 1;
  for (const [letters] of drawing.replaceAll('|', '').length < 80
    ? `${drawing}${drawing.endsWith('.') ? '' : '|'}${'.'.repeat(80 - drawing.replaceAll('|', '').length)}`.matchAll(
        /([^|])\1*/g,
      )
    : drawing.matchAll(/([^|])\1*/g)) {
    const kind = letters.startsWith('c') ? 'control' : letters.startsWith('.') ? 'filler' : 'code';
    const fill = letters.startsWith('N') ? 'zero' : letters.startsWith('R') ? 'space' : undefined;
    fields.push({
      start: position,
      end: position + letters.length - 1,
      name: names[position] ?? (kind === 'filler' ? 'Filler' : `Field ${position}`),
      class: fill === undefined ? 'AN' : 'N',
      kind,
      mandatory: false,
      ...(fill === undefined ? {} : { fill }),
    });
    position += letters.length;
  }
  return { record: 'TT', name: 'Test', key: drawing, fields };
}
