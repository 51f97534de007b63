/** Proves from a field's own definition that characters can't stand in it; shares nothing with the checks of the product. */
import type { CodeList, Field } from '../../server/src/layout/types';

const CLASSES: Record<Field['class'], RegExp> = {
  A: /^[A-Z ]*$/,
  N: /^[0-9 ]*$/,
  SN: /^ *[0-9]*$/,
  AN: /^[A-Z0-9 ]*$/,
  X: /^[ -_{|}~`¢]*$/,
  D: /^[0-9 ]*$/,
  S: /^ *$/,
};

/** Pictures of dates whose parts the proof can tell. */
const DATES: Record<string, RegExp> = {
  MMDDYY: /^(?<month>..)(?<day>..)(?<year>..)$/,
  MMDDYYYY: /^(?<month>..)(?<day>..)(?<year>....)$/,
  YYYYMMDD: /^(?<year>....)(?<month>..)(?<day>..)$/,
};

/** @returns the date pictures of a field, or none where a value may be something else as well */
export function provableDate(field: Field): string | undefined {
  if (field.class === 'D') return 'MMDDYY';
  const [only, ...more] = field.formats ?? [];
  return only !== undefined && more.length === 0 && only in DATES ? only : undefined;
}

export function isDate(value: string, picture: string): boolean {
  const parts = DATES[picture]?.exec(value)?.groups;
  if (!parts || !/^[0-9]+$/.test(value)) return false;
  const [year, month, day] = [Number(parts['year']), Number(parts['month']), Number(parts['day'])];
  const full = year < 100 ? 2000 + year : year;
  const date = new Date(Date.UTC(full, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

export const isFiller = (field: Field): boolean => field.class === 'S' || field.name === 'Filler';

/** @returns whether a blank field is wrong by its designation alone */
export function mustBeFilled(field: Field): boolean {
  return (
    field.designation === 'M' &&
    field.blank !== true &&
    !isFiller(field) &&
    !Object.keys(field.codes ?? {}).includes(' ')
  );
}

function hasCode(codes: readonly string[], value: string, numeric: boolean): boolean {
  return codes.some((code) => {
    const plain = code.trim();
    return plain === value || (numeric && plain !== '' && Number(plain) === Number(value));
  });
}

/**
 * @param raw the characters of the field, as many as it is wide
 * @param list the shared list of the field, where it has one
 * @returns true when they break what the chapter says of the field
 */
export function breaksField(field: Field, raw: string, list: CodeList | undefined): boolean {
  const value = raw.trim();
  if (isFiller(field)) return value !== '';
  if (value === '') return mustBeFilled(field);
  const plain = field.signed === true ? raw.replace('-', '0') : raw;
  if (!CLASSES[field.class].test(plain)) return true;
  const numeric = field.class === 'N' || field.class === 'SN';
  if (field.value !== undefined && value !== field.value.trim()) return true;
  if (field.codes && !hasCode(Object.keys(field.codes), value, numeric)) return true;
  if (breaksList(field, value, list)) return true;
  const picture = provableDate(field);
  if (picture !== undefined && !/^0+$/.test(value)) return !isDate(value, picture);
  return numeric && field.justify !== 'left' && field.formats === undefined && /[0-9] /.test(raw);
}

/** @returns true when the value is missing in the shared list of the field, which holds all there are */
export function breaksList(field: Field, value: string, list: CodeList | undefined): boolean {
  if (!list?.codes || !list.complete || field.codeListOpen === true) return false;
  return ![list.codes, field.codes ?? {}, field.examples ?? {}].some((codes) => Object.hasOwn(codes, value));
}
