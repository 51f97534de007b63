/** Fixes of values that are not of the form their field asks for: dates, pictures, digits that are letters. */
import { formatDate, parseMoment } from '../../layout/dates';
import { laidInto } from '../../layout/pictures';
import { nearest } from '../nearest';
import { evident, oneOfSeveral, writeRaw, writeValue, type FixMaker } from './subject';

/** Other orders in which people and programs write dates, by the number of characters. */
const OTHER_ORDERS: Readonly<Record<number, readonly string[]>> = {
  6: ['YYMMDD', 'DDMMYY', 'MMDDYY'],
  8: ['YYYYMMDD', 'MMDDYYYY', 'DDMMYYYY'],
};

/** A date whose year, month and day stand in another order, or with a year of four digits where two are asked for. */
const date: FixMaker = ({ finding: { line }, field, text }) => {
  const picture = field?.datePictures[0];
  if (!field || picture === undefined || !/^(?:YYYY|YY|MM|DD)+$/.test(picture)) return [];
  const value = text
    .slice(field.from, field.to)
    .trim()
    .replace(/[-/. ]/g, '');
  const found = new Set<string>();
  for (const order of OTHER_ORDERS[value.length] ?? []) {
    const moment = order === picture ? undefined : parseMoment(value, order);
    if (moment?.date) found.add(formatDate(moment.date, picture));
  }
  const nature = found.size === 1 ? evident : oneOfSeveral;
  return [...found].flatMap((one) => writeValue(line, field, one, nature, 'another order of day, month and year'));
};

/** A value without the signs that its picture has, or with others. */
const pictured: FixMaker = ({ finding: { line }, field, text }) => {
  if (!field) return [];
  const value = text.slice(field.from, field.to).trim();
  const laid = new Set((field.field.formats ?? []).flatMap((picture) => laidInto(value, picture) ?? []));
  const nature = laid.size === 1 ? evident : oneOfSeveral;
  return [...laid].flatMap((one) => writeValue(line, field, one, nature));
};

/** Letters that are taken for digits. */
const DIGITS: Readonly<Record<string, string>> = {
  O: '0',
  Q: '0',
  D: '0',
  I: '1',
  L: '1',
  Z: '2',
  S: '5',
  G: '6',
  B: '8',
};

/** Letters in a number that look like digits; signs in a field that takes none. */
const characters: FixMaker = ({ finding: { line }, field, text }) => {
  if (!field) return [];
  const raw = text.slice(field.from, field.to);
  if (field.isNumeric) {
    const digits = raw.toUpperCase().replace(/[A-Z]/g, (letter) => DIGITS[letter] ?? letter);
    if (/^ *[0-9]+ *$/.test(digits) && digits !== raw)
      return [
        {
          title: `Write ${digits.trim()} in ${field.field.name}`,
          edits: [writeRaw(line, field, digits)],
          ...oneOfSeveral,
        },
      ];
    const plain = raw.replace(/[^0-9]/g, '');
    return plain === '' || /[A-Za-z]/.test(raw) ? [] : writeValue(line, field, plain, oneOfSeveral);
  }
  const plain = raw.trim().replace(/[^A-Za-z0-9 ]/g, '');
  return plain === '' || plain === raw.trim() ? [] : writeValue(line, field, plain, oneOfSeveral);
};

/** Of more codes than this none is offered where nothing is written that they could be near to. */
const SHORT_LIST = 8;

/** The codes of a short closed list, for a field that must not be blank. */
export const shortList: FixMaker = ({ finding: { line }, field, text }) => {
  if (!field || text.slice(field.from, field.to).trim() !== '') return [];
  const codes = Object.entries(field.field.codes ?? {}).filter(([code]) => code.trim() !== '');
  if (codes.length < 2 || codes.length > SHORT_LIST) return [];
  return codes.flatMap(([code, meaning]) =>
    writeValue(line, field, code.trim(), oneOfSeveral, meaning.split(' (')[0] ?? ''),
  );
};

/** How many control identifiers are offered in the place of an unknown one. */
const NEAREST = 3;

/** A control identifier with a slip in it; or the line is none of the records. */
export const nearestRecord: FixMaker = ({ transmission, finding: { line }, text }) => {
  const ids = [...(transmission.blockAt(line)?.layout?.records.keys() ?? [])];
  const written = ids.map((id) => text.slice(0, id.length));
  const near = ids.filter((id, at) => {
    const own = written[at] ?? '';
    return own.length === id.length && Array.from(id).filter((character, nth) => own[nth] !== character).length === 1;
  });
  const fixes = nearest(text.slice(0, 4), near, NEAREST).map((id) => ({
    title: `Make it the ${id} record`,
    edits: [{ kind: 'write', line, from: 0, to: id.length, text: id } as const],
    ...oneOfSeveral,
  }));
  return [...fixes, { title: 'Remove this line', edits: [{ kind: 'remove', line }], ...oneOfSeveral }];
};

/** Fixes of the form of values, by rule. */
export const valueFixes: Readonly<Record<string, FixMaker>> = {
  'field-date': date,
  'value-format': pictured,
  'character-class': characters,
  'condition-required': shortList,
};
