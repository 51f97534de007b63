/** Keeps numbers as right or wrong as they were: the last digit is worked out anew. */
import { entryCheckDigit, inBondCheckDigit } from '../checks/checkDigit';

/** @returns the check digit of a number that ends before it; undefined for numbers without one */
export type CheckDigit = (before: string) => number | undefined;

/** Of an entry number with its filer code. */
export const ofEntry: CheckDigit = (before) => entryCheckDigit(before.slice(0, 3), before.slice(3));
export const ofInBond: CheckDigit = inBondCheckDigit;
/** Of the serial number of an air waybill, behind the prefix of the airline: its rest by 7. */
export const ofAirWaybill: CheckDigit = (before) =>
  /^[0-9]{10}$/.test(before) ? Number(before.slice(3)) % 7 : /^[0-9]{7}$/.test(before) ? Number(before) % 7 : undefined;

/** Of a container number by ISO 6346: letters count from 10 without the multiples of 11, each place twice the one before it. */
export const ofContainer: CheckDigit = (before) => {
  if (!/^[A-Z]{4}[0-9]{6}$/.test(before)) return undefined;
  let sum = 0;
  for (const [at, character] of Array.from(before).entries()) {
    const letter = character.charCodeAt(0) - 'A'.charCodeAt(0);
    const value = letter < 0 ? Number(character) : letter + 10 + Math.floor((letter + 9) / 10);
    sum += value * 2 ** at;
  }
  return (sum % 11) % 10;
};

/**
 * @param original with its check digit @param masked the same characters masked, but the last
 * @returns the last digit: right where the original's is right, and as far off as that where it is not
 */
export function lastDigit(digitOf: CheckDigit, original: string, masked: string): string | undefined {
  const was = digitOf(original.slice(0, -1));
  const is = digitOf(masked);
  if (was === undefined || is === undefined || !/[0-9]$/.test(original)) return undefined;
  return String((is + Number(original.slice(-1)) - was + 10) % 10);
}
