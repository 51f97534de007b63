/** Fields of a record by character. Characters are 0-based, positions 1-based. */
import type { FieldShape, RecordShape } from '../../../server/src/protocol';

export type { FieldShape, RecordShape } from '../../../server/src/protocol';
export { RECORD_LENGTH } from '../../../server/src/storage/recordLength';

/** @returns the index of the field that holds a character; undefined beyond the record */
export function fieldIndexAt(shape: RecordShape, character: number): number | undefined {
  const { fields } = shape;
  let low = 0;
  let high = fields.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const field = fields[middle];
    if (!field) return undefined;
    if (character < field.start - 1) high = middle - 1;
    else if (character >= field.end) low = middle + 1;
    else return middle;
  }
  return undefined;
}

/** @returns the field that holds a character; undefined beyond the record */
export function fieldAt(shape: RecordShape, character: number): FieldShape | undefined {
  const index = fieldIndexAt(shape, character);
  return index === undefined ? undefined : shape.fields[index];
}

/** @returns number of positions */
export function widthOf({ start, end }: FieldShape): number {
  return end - start + 1;
}

export function isFiller({ kind }: FieldShape): boolean {
  return kind === 'filler';
}
