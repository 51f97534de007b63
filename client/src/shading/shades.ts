/** Which stretches of a record are shaded, dimmed or marked. */
import { isFiller, type RecordShape } from '../fields/shapes';

/** 0-based from and behind the last character. */
export type Stretch = readonly [from: number, to: number];

export interface Shades {
  /** Every other field, fillers left out. */
  readonly bands: readonly Stretch[];
  /** Fields after the first, for a line before each. */
  readonly borders: readonly Stretch[];
  /** Fillers that hold characters. */
  readonly fillers: readonly Stretch[];
  /** Blank fields that must hold a value. */
  readonly missing: readonly Stretch[];
}

/** @param text the record; what lies behind its end is neither shaded nor marked */
export function shadesOf(shape: RecordShape, text: string): Shades {
  const bands: Stretch[] = [];
  const borders: Stretch[] = [];
  const fillers: Stretch[] = [];
  const missing: Stretch[] = [];
  let isOdd = false;
  for (const field of shape.fields) {
    const stretch: Stretch = [field.start - 1, Math.min(field.end, text.length)];
    if (stretch[0] >= stretch[1]) break;
    const isBlank = text.slice(...stretch).trim() === '';
    if (field.start > 1) borders.push(stretch);
    if (isFiller(field)) {
      if (!isBlank) fillers.push(stretch);
      continue;
    }
    if (isOdd) bands.push(stretch);
    isOdd = !isOdd;
    if (field.mandatory && isBlank) missing.push(stretch);
  }
  return { bands, borders, fillers, missing };
}
