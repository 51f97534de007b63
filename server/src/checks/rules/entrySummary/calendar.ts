/** Dates of an entry summary, compared and in words. */
import { dayNumber, momentInWords, type CalendarDate } from '../../../layout/dates';
import type { EntrySummary } from './summary';

/** @returns such as `Monday, August 17, 2026` */
export function inWords(date: CalendarDate): string {
  return momentInWords({ date, time: undefined, twoDigitYear: false });
}

/** The day the file says it is sent, from its A record; rules that need today's date know no other. */
export function transmissionDate(summary: EntrySummary): CalendarDate | undefined {
  return summary.unit.batchHeader?.date('Transmission Date');
}

/** @returns true when the first date is the later one */
export function isAfter(a: CalendarDate, b: CalendarDate): boolean {
  const years = a.year - b.year || a.month - b.month;
  return (years || (a.day ?? 1) - (b.day ?? 1)) > 0;
}

/** @returns 0 Sunday to 6 Saturday */
export function weekday(date: CalendarDate): number {
  return (((dayNumber(date) + 4) % 7) + 7) % 7;
}

/** @returns the date a number of months earlier; on the last day of a month that is shorter */
export function monthsBefore(date: CalendarDate, months: number): CalendarDate {
  const month = date.year * 12 + date.month - 1 - months;
  const moved = { year: Math.floor(month / 12), month: (month % 12) + 1 };
  const last = new Date(Date.UTC(moved.year, moved.month, 0)).getUTCDate();
  return { ...moved, day: Math.min(date.day ?? 1, last) };
}
