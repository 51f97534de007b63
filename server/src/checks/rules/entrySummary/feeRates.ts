/** Rates and fixed amounts of the user fees by date (ESF-161 to ESF-165, ESF-173). */
import { dayNumber, type CalendarDate } from '../../../layout/dates';
import { keepLast } from '../../keepLast';
import rates from './data/fee-rates.json';
import { isAfter, transmissionDate } from './calendar';
import type { EntrySummary } from './summary';

/** Amounts in cents, rates in millionths of the value. */
export interface ProcessingFees {
  /** First day in force, YYYY-MM-DD. */
  from: string;
  /** Merchandise processing fee of a line. */
  rate: number;
  /** Bounds of the processing fee of a summary; null where there were none. */
  minimum: number | null;
  maximum: number | null;
  '311': number;
  '496': number;
  '500': number;
}

/** The newest first. */
const processingFees: readonly ProcessingFees[] = rates.processingFees;

/** The fees follow inflation each October 1, so a new year's are not known before; they are taken to grow by a tenth at most. */
const GREATEST_GROWTH = 1.1;

/** Days since 1970-01-01 of a date of the table. */
function dayOf(iso: string): number {
  return Date.parse(iso) / 86_400_000;
}

/** @returns finds what is in force on a day, or the newest where no day is known; periods are the newest first */
function byDay<Period extends { readonly from: string }>(
  periods: readonly Period[],
): (date: CalendarDate | undefined) => Period | undefined {
  const starts = periods.map((period) => ({ day: dayOf(period.from), period }));
  return (date) => {
    const day = date && dayNumber(date);
    return starts.find((start) => day === undefined || start.day <= day)?.period;
  };
}

const processingFeesBy = byDay(processingFees);
const harborFeeBy = byDay(rates.harborFee);
const knownUntil = dayOf(rates.processingFeesKnownUntil);

/** @returns the fees in force on a day; undefined when they are not known yet */
export function processingFeesOn(date: CalendarDate): ProcessingFees | undefined {
  return dayNumber(date) > knownUntil ? undefined : processingFeesBy(date);
}

/** Rate of the merchandise processing fee of a line, in millionths; it has been the same since 2011. */
export function processingRate(date: CalendarDate | undefined): number {
  return processingFeesBy(date)?.rate ?? 0;
}

/** Bounds in cents between which the minimum and the maximum of the processing fee have been since 2011, and may soon be. */
export const processingBounds = ((): { minimum: [number, number]; maximum: [number, number] } => {
  const recent = processingFees.filter(({ from }) => from >= '2011-10-01');
  const range = (amounts: number[]): [number, number] => [
    Math.min(...amounts),
    Math.round(Math.max(...amounts) * GREATEST_GROWTH),
  ];
  return {
    minimum: range(recent.flatMap(({ minimum }) => minimum ?? [])),
    maximum: range(recent.flatMap(({ maximum }) => maximum ?? [])),
  };
})();

/** Rate of the harbor maintenance fee in millionths. */
function harborRate(date: CalendarDate | undefined): number {
  return harborFeeBy(date)?.rate ?? 0;
}

/**
 * The day that decides processing fees, as far as the text shows it: CBP's own entry and release dates come before some of
 * these. A date of arrival counts only when it is later than the day the summary is received.
 */
export const feeDate = keepLast((summary: EntrySummary): CalendarDate | undefined => {
  const sent = transmissionDate(summary);
  const arrival = summary.first('20')?.date('Estimated Date of Arrival');
  return (
    summary.first('11')?.date('Estimated Entry Date') ??
    summary.header.date('Preliminary Statement Print Date') ??
    (arrival && sent && isAfter(arrival, sent) ? arrival : sent)
  );
});

/** Rates in force for a summary, in millionths of the value. */
export const ratesOf = keepLast((summary: EntrySummary): { readonly processing: number; readonly harbor: number } => ({
  processing: processingRate(feeDate(summary)),
  harbor: harborRate(harborDate(summary)),
}));

/** The day that decides the harbor maintenance fee. */
const harborDate = keepLast((summary: EntrySummary): CalendarDate | undefined => {
  const cargo = summary.first('20');
  return (
    summary.first('11')?.date('Date of Importation') ??
    cargo?.date('In-Bond/In-Transit Date') ??
    cargo?.date('Estimated Date of Arrival') ??
    transmissionDate(summary)
  );
});
