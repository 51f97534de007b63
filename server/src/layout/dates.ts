/** Dates and times as CATAIR writes them: pictures such as MMDDYY, YYYYMMDD, HHMM. */

import type { Field } from './types';

/** Two-digit years from here to 99 are of the 1900s, those below of the 2000s; the chapters state no window. */
export const CENTURY_PIVOT = 70;

export interface CalendarDate {
  year: number;
  /** 1 to 12 */
  month: number;
  /** 1 to 31; undefined for a month without a day */
  day: number | undefined;
}

export interface Moment {
  date: CalendarDate | undefined;
  /** Hours 0 to 23, minutes, seconds. */
  time: { hour: number; minute: number; second: number } | undefined;
  /** The year was given in two digits and placed by {@link CENTURY_PIVOT}. */
  twoDigitYear: boolean;
}

const TOKEN = /YYYY|YY|MM|DD|HH|SS|XX$/g;
const PICTURE = /^(?:0{2})?(?:YYYY|YY|MM|DD|HH|SS)+(?:XX)?$/;

/** @returns true for a picture that consists of date and time letters only, so not for the importer number YYDDPP-NNNNN */
export function isDatePicture(picture: string): boolean {
  return PICTURE.test(picture) && /MM|HH|YYYYDD/.test(picture);
}

/** The date pictures of a field: its own, or that of class D. */
export function datePictures(field: Field): readonly string[] {
  if (field.class === 'D') return ['MMDDYY'];
  return field.formats?.filter(isDatePicture) ?? [];
}

/** @param year of two digits @returns the year it stands for, see {@link CENTURY_PIVOT} */
export function fullYear(year: number): number {
  return year < CENTURY_PIVOT ? 2000 + year : 1900 + year;
}

/** Days in a month of the Gregorian calendar; month 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/**
 * @param text the characters of the field, blanks trimmed
 * @param picture a date picture; the first MM behind HH is minutes
 * @returns what the text says, or undefined when it is no such date or time
 */
export function parseMoment(text: string, picture: string): Moment | undefined {
  if (text.length !== picture.length || !/^[0-9]+(?:[AP]M)?$/.test(text)) return undefined;
  const parts: Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', number | undefined> = {
    year: undefined,
    month: undefined,
    day: undefined,
    hour: undefined,
    minute: undefined,
    second: undefined,
  };
  let twoDigitYear = false;
  let half: string | undefined;
  if (picture.startsWith('00') && !text.startsWith('00')) return undefined;
  for (const match of picture.matchAll(TOKEN)) {
    const digits = text.slice(match.index, match.index + match[0].length);
    if (match[0] === 'XX') {
      half = digits;
      continue;
    }
    const value = Number(digits);
    if (Number.isNaN(value)) return undefined;
    if (match[0] === 'YYYY') parts.year = value;
    else if (match[0] === 'YY') {
      twoDigitYear = true;
      parts.year = fullYear(value);
    } else if (match[0] === 'MM' && parts.hour !== undefined) parts.minute = value;
    else if (match[0] === 'MM') parts.month = value;
    else if (match[0] === 'DD') parts.day = value;
    else if (match[0] === 'HH') parts.hour = value;
    else parts.second = value;
  }
  const { month, day } = parts;
  // A picture without a year cannot rule out February 29.
  const year = parts.year ?? 2000;
  if (month !== undefined && (month < 1 || month > 12)) return undefined;
  if (day !== undefined && (day < 1 || day > daysInMonth(year, month ?? 1))) return undefined;
  let hour = parts.hour;
  if (half !== undefined) {
    if (hour === undefined || hour < 1 || hour > 12) return undefined;
    hour = (hour % 12) + (half === 'PM' ? 12 : 0);
  }
  if ((hour ?? 0) > 23 || (parts.minute ?? 0) > 59 || (parts.second ?? 0) > 59) return undefined;
  return {
    date:
      month !== undefined || parts.year !== undefined ? { year: parts.year ?? 0, month: month ?? 0, day } : undefined,
    time: hour === undefined ? undefined : { hour, minute: parts.minute ?? 0, second: parts.second ?? 0 },
    twoDigitYear,
  };
}

/** @returns the number of two digits at an offset; -1 when they are none */
function pairAt(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const units = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && units >= 0 && units <= 9 ? tens * 10 + units : -1;
}

/**
 * @param from 0-based offset of the six characters
 * @returns true when they are a date in the form MMDDYY; reads the record in place, as it runs for every date of a file
 */
export function isMonthDayYear(text: string, from: number): boolean {
  const month = pairAt(text, from);
  const day = pairAt(text, from + 2);
  const year = pairAt(text, from + 4);
  if (year < 0 || month < 1 || month > 12 || day < 1) return false;
  return day <= 28 || day <= daysInMonth(fullYear(year), month);
}

/** @param from 0-based offset of six characters @returns the date they are in the form MMDDYY; undefined when they are none */
export function monthDayYearAt(text: string, from: number): CalendarDate | undefined {
  if (!isMonthDayYear(text, from)) return undefined;
  return { year: fullYear(pairAt(text, from + 4)), month: pairAt(text, from), day: pairAt(text, from + 2) };
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** @returns the moment in words, such as "Saturday, August 15, 2026, 14:05" */
export function momentInWords({ date, time }: Moment): string {
  const words: string[] = [];
  if (date) {
    const month = MONTHS[date.month - 1];
    if (month === undefined) words.push(String(date.year));
    else if (date.day === undefined) words.push(`${month} ${date.year}`);
    else if (date.year === 0) words.push(`${month} ${date.day}`);
    else
      words.push(
        `${WEEKDAYS[new Date(Date.UTC(date.year, date.month - 1, date.day)).getUTCDay()] ?? ''}, ${month} ${date.day}, ${date.year}`,
      );
  }
  if (time)
    words.push(
      `${twoDigits(time.hour)}:${twoDigits(time.minute)}${time.second > 0 ? `:${twoDigits(time.second)}` : ''}`,
    );
  return words.join(', ');
}

/** Writes a date in a date picture without time; used for "today" in a field's own format. */
export function formatDate(date: CalendarDate, picture: string): string {
  return picture
    .replace('YYYY', String(date.year).padStart(4, '0'))
    .replace('YY', twoDigits(date.year % 100))
    .replace('MM', twoDigits(date.month))
    .replace('DD', twoDigits(date.day ?? 1));
}

/** Days since 1970-01-01 of the Gregorian calendar, for comparing dates; a month or day out of range counts on, as in `Date.UTC`. */
export function dayNumber({ year, month, day }: CalendarDate): number {
  const months = year * 12 + month - 1;
  const inYear = Math.floor(months / 12);
  // Years are counted from March, so that the day that some have and others lack is their last.
  const fromMarch = (months - inYear * 12 + 10) % 12;
  const marchYear = inYear - (fromMarch >= 10 ? 1 : 0);
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  const daysBefore = Math.floor((153 * fromMarch + 2) / 5);
  return marchYear * 365 + leapDays + daysBefore + (day ?? 1) - 1 - 719_468;
}
