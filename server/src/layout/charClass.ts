/** Character classes of the Record Layout Key as bit masks, so that one AND tells whether a character may stand at a position. */
import type { Field, FieldClass } from './types';

export const SPACE = 1;
export const DIGIT = 2;
export const UPPER = 4;
export const MINUS = 8;
/** Any other character of a standard keyboard. */
export const SPECIAL = 16;
export const LOWER = 32;
/** The cents sign: in class X of Batch & Block Control (B&B-7), no longer in the application chapters (ESF revision 22). */
export const CENT = 64;
/** Control characters and all else that is on no standard keyboard. */
export const FOREIGN = 128;

const bits = new Uint8Array(128).fill(FOREIGN);
for (let code = 33; code < 127; code++) bits[code] = SPECIAL;
bits[32] = SPACE;
bits[45] = MINUS;
for (let code = 48; code < 58; code++) bits[code] = DIGIT;
for (let code = 65; code < 91; code++) bits[code] = UPPER;
for (let code = 97; code < 123; code++) bits[code] = LOWER;

/** The class bit of every ASCII code, for loops that cannot afford a call; see {@link classBit} for other codes. */
export const asciiClassBits: Readonly<Uint8Array> = bits;

/** @param code a UTF-16 code unit @returns its class bit */
export function classBit(code: number): number {
  return code < 128 ? (bits[code] ?? FOREIGN) : code === 0xa2 ? CENT : FOREIGN;
}

const masks: Record<FieldClass, number> = {
  A: UPPER | SPACE,
  N: DIGIT | SPACE,
  SN: DIGIT | SPACE,
  AN: UPPER | DIGIT | SPACE,
  X: UPPER | DIGIT | SPACE | MINUS | SPECIAL,
  D: DIGIT | SPACE,
  S: SPACE,
};

/**
 * The class bits allowed at each position of a field. Blanks are allowed in every class: whether a field may be blank or
 * hold blanks is asked of the whole field, not of a position.
 * @param centAllowed true in the envelope, whose class X still has the cents sign
 */
export function allowedBits(field: Field, centAllowed: boolean): number {
  return masks[field.class] | (field.signed === true ? MINUS : 0) | (centAllowed && field.class === 'X' ? CENT : 0);
}

const words: Record<FieldClass, string> = {
  A: 'letters',
  N: 'digits',
  SN: 'digits, leading blanks allowed',
  AN: 'letters and digits',
  X: 'any keyboard character',
  D: 'date MMDDYY',
  S: 'spaces only',
};

/** @returns what the class allows, in words */
export function classInWords(fieldClass: FieldClass): string {
  return words[fieldClass];
}
