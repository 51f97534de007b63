/** What the characters of a field mean, in words. */
import type { CodeList, Field } from './types';
import { CENTURY_PIVOT, datePictures, isDatePicture, momentInWords, parseMoment, type Moment } from './dates';

export type ValueKind = 'blank' | 'filler' | 'constant' | 'code' | 'date' | 'amount' | 'number' | 'secret' | 'text';

export interface DecodedValue {
  readonly kind: ValueKind;
  /** The value without padding; masked when it is confidential. */
  readonly value: string;
  /** What it means, when that is more than the value says; such as a date in words or the meaning of a code. */
  readonly meaning?: string;
  /** The value cannot be what the field calls for: no such date, no such code, no number. */
  readonly invalid?: boolean;
}

/** Fields whose values are never shown, by name; a social security number is recognised by its form wherever it stands. */
const CONFIDENTIAL = /password/i;
const SOCIAL_SECURITY_NUMBER = /^[0-9]{3}-[0-9]{2}-[0-9]{4}$/;
const SOCIAL_SECURITY_FIELD = /social security/i;

/** @returns true when the value must not be shown: a password, or a number in the form of a social security number */
export function isConfidential(field: Field, value: string): boolean {
  return (
    CONFIDENTIAL.test(field.name) || SOCIAL_SECURITY_FIELD.test(field.name) || SOCIAL_SECURITY_NUMBER.test(value.trim())
  );
}

/** @returns a text as long as the value that tells nothing of it */
export function maskConfidential(value: string): string {
  return value.replace(/[^ -]/g, '•');
}

/** Replaces confidential values wherever they stand in a text, for messages and reports that quote the file. */
export function maskSocialSecurityNumbers(text: string): string {
  return text.replace(/(?<![0-9])[0-9]{3}-[0-9]{2}-[0-9]{4}(?![0-9])/g, maskConfidential);
}

/** @returns the date or time the field holds, or undefined when it holds none */
export function fieldMoment(field: Field, raw: string): Moment | undefined {
  const value = raw.trim();
  for (const picture of datePictures(field)) {
    const moment = parseMoment(value, picture);
    if (moment) return moment;
  }
  return undefined;
}

/**
 * @param raw the characters of a numeric field
 * @returns the number they stand for in units of its last implied decimal (12.50 as 1250), or undefined when it is no number
 */
export function fieldNumber(raw: string): number | undefined {
  const digits = raw.trim();
  if (/^[0-9]+$/.test(digits)) return Number(digits);
  if (/^-[0-9]+$/.test(digits)) return Number(digits);
  return /^[0-9]+-$/.test(digits) ? -Number(digits.slice(0, -1)) : undefined;
}

const BLANK = 32;
const ZERO = 48;
/** So many digits are a safe integer for certain. */
const SAFE_DIGITS = 15;

/**
 * As {@link fieldNumber}, read in place: it runs for every amount of a file.
 * @param from 0-based offset of the first character of the field
 * @param to 0-based offset behind its last
 */
export function numberAt(text: string, from: number, to: number): number | undefined {
  const end = to < text.length ? to : text.length;
  let at = from;
  while (at < end && text.charCodeAt(at) === BLANK) at++;
  const first = at;
  let number = 0;
  for (; at < end; at++) {
    const digit = text.charCodeAt(at) - ZERO;
    if (digit < 0 || digit > 9) break;
    number = number * 10 + digit;
  }
  if (at === end && at > first && at - first <= SAFE_DIGITS) return number;
  return fieldNumber(text.slice(from, to));
}

/** Blanks alone; zeros, with at most blanks before or behind them; or anything else. */
export type Filling = 'blank' | 'zero' | 'other';

/** @returns what the field of a record is filled with; read in place, as it runs for every amount */
export function fillingOf(text: string, { from, to }: { readonly from: number; readonly to: number }): Filling {
  const end = to < text.length ? to : text.length;
  let at = from;
  while (at < end && text.charCodeAt(at) === BLANK) at++;
  if (at >= end) return 'blank';
  if (text.charCodeAt(at) !== ZERO) return 'other';
  while (at < end && text.charCodeAt(at) === ZERO) at++;
  while (at < end && text.charCodeAt(at) === BLANK) at++;
  return at >= end ? 'zero' : 'other';
}

/** @returns the characters from one offset to before another without the blanks around them; read in place, as it runs for every value */
export function valueAt(text: string, from: number, to: number): string {
  let end = to < text.length ? to : text.length;
  let start = from;
  while (start < end && text.charCodeAt(start) === BLANK) start++;
  while (end > start && text.charCodeAt(end - 1) === BLANK) end--;
  if (start >= end) return '';
  if (end - start <= SHORT) return shortText(text, start, end);
  const value = text.slice(start, end);
  return isVisible(text.charCodeAt(start)) && isVisible(text.charCodeAt(end - 1)) ? value : value.trim();
}

/** Whether a character is one that is printed, so that there is nothing to trim. */
function isVisible(code: number): boolean {
  return code > BLANK && code < 127;
}

/** So many characters of a keyboard make a number that tells them from all others. */
const SHORT = 4;

/** @returns the number that a few characters make, found sooner than their text; undefined where they are many or not of a keyboard */
export function shortKey(text: string, start: number, end: number): number | undefined {
  if (end - start > SHORT || end > text.length) return undefined;
  let key = 0;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code > 126 || code < BLANK) return undefined;
    key = (key << 7) | code;
  }
  return key;
}

const KEPT = 4096;
const keptKeys = new Int32Array(KEPT);
const keptTexts: string[] = new Array<string>(KEPT).fill('');

/** A short text, the same object each time it is met: codes are compared by nearly every rule, and few of them are different. */
function shortText(text: string, start: number, end: number): string {
  const key = shortKey(text, start, end);
  if (key === undefined) return text.slice(start, end).trim();
  const slot = (key ^ (key >>> 9)) & (KEPT - 1);
  if (keptKeys[slot] !== key) {
    keptKeys[slot] = key;
    // As the name of a property, it is compared by identity with those in the program.
    keptTexts[slot] = Object.keys({ [text.slice(start, end)]: 0 })[0] ?? '';
  }
  return keptTexts[slot] ?? '';
}

/** @param amount in units of the last decimal @returns with decimal point and thousands separators, such as "17,100.00" */
export function formatAmount(amount: number, decimals: number): string {
  const digits = String(Math.abs(amount)).padStart(decimals + 1, '0');
  // No more digits than a safe integer has.
  // eslint-disable-next-line regexp/no-super-linear-move -- of 16 characters at most
  const whole = digits.slice(0, digits.length - decimals).replace(/\B(?=(?:[0-9]{3})+$)/g, ',');
  return `${amount < 0 ? '-' : ''}${whole}${decimals > 0 ? `.${digits.slice(-decimals)}` : ''}`;
}

/**
 * @param raw the characters of the field, as many as it is wide
 * @param list finds a shared code list by name
 * @param showConfidential true only when the person asked for confidential values to be shown
 */
export function decodeValue(
  field: Field,
  raw: string,
  list: (name: string) => CodeList | undefined,
  showConfidential = false,
): DecodedValue {
  const value = raw.trim();
  if (!showConfidential && value !== '' && isConfidential(field, value))
    return { kind: 'secret', value: maskConfidential(value) };
  if (field.class === 'S') return value === '' ? { kind: 'filler', value } : { kind: 'filler', value, invalid: true };
  const blankMeaning = field.codes?.[' '];
  if (value === '')
    return blankMeaning === undefined ? { kind: 'blank', value } : { kind: 'blank', value, meaning: blankMeaning };
  if (field.value !== undefined) return { kind: 'constant', value, invalid: value !== field.value.trim() };
  return (
    decodeDate(field, value) ?? decodeCode(field, value, list) ?? decodeNumber(field, value) ?? { kind: 'text', value }
  );
}

function decodeDate(field: Field, value: string): DecodedValue | undefined {
  if (datePictures(field).length === 0) return undefined;
  if (/^0+$/.test(value)) return { kind: 'date', value, meaning: 'zeros, no date' };
  const moment = fieldMoment(field, value);
  if (!moment) return isOtherwisePictured(field) ? undefined : { kind: 'date', value, invalid: true };
  const window = moment.twoDigitYear
    ? ` (two-digit years are read as ${1900 + CENTURY_PIVOT}-${2000 + CENTURY_PIVOT - 1})`
    : '';
  return { kind: 'date', value, meaning: `${momentInWords(moment)}${window}` };
}

/** A field may hold a date or something else, as its pictures say. */
function isOtherwisePictured(field: Field): boolean {
  return field.formats?.some((picture) => !isDatePicture(picture)) ?? false;
}

function decodeCode(
  field: Field,
  value: string,
  list: (name: string) => CodeList | undefined,
): DecodedValue | undefined {
  const own = lookUp(field.codes, value) ?? lookUp(field.examples, value);
  const shared = field.codeList === undefined ? undefined : list(field.codeList);
  const meaning = own ?? lookUp(shared?.codes ?? undefined, value);
  if (meaning !== undefined) return { kind: 'code', value, meaning };
  if (field.codes !== undefined) return { kind: 'code', value, invalid: true };
  return shared?.codes ? { kind: 'code', value } : undefined;
}

function lookUp(codes: Record<string, string> | undefined, value: string): string | undefined {
  if (!codes) return undefined;
  if (Object.hasOwn(codes, value)) return codes[value];
  return Object.entries(codes).find(([code]) => code.trim() === value)?.[1];
}

function decodeNumber(field: Field, value: string): DecodedValue | undefined {
  if (field.class !== 'N' && field.class !== 'SN') return undefined;
  const number = fieldNumber(value);
  if (number === undefined) return { kind: 'number', value, invalid: true };
  if (!Number.isSafeInteger(number)) return { kind: 'number', value };
  if (field.unit === undefined && field.decimals === undefined) return { kind: 'number', value };
  const amount = formatAmount(number, field.decimals ?? 0);
  return {
    kind: 'amount',
    value,
    meaning: field.unit === undefined ? amount : field.unit === '%' ? `${amount}%` : `${amount} ${field.unit}`,
  };
}
