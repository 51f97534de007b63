/** Sums, products and wording of amounts, for the rules of all chapters. */
import { formatAmount } from '../../layout/values';
import { RECORD_LENGTH } from '../../storage/recordLength';
import { label } from '../fieldLabels';
import type { RecordView } from '../unitView';

/**
 * @returns the number in units of its last implied decimal; undefined when the field is blank, no number, negative, cut off by
 *   the end of the record, or too large to be computed with
 */
export function amountOf(record: RecordView, field: string): number | undefined {
  const number = record.number(field);
  if (number === undefined || number < 0 || !Number.isSafeInteger(number)) return undefined;
  return record.length < RECORD_LENGTH && isCutOff(record, field) ? undefined : number;
}

/** As {@link amountOf}, but a blank field is zero. */
export function amountOrZero(record: RecordView, field: string): number | undefined {
  return record.isBlank(field) ? 0 : amountOf(record, field);
}

/** Whether the record ends within the field, so that what is left of it says nothing. */
function isCutOff(record: RecordView, field: string): boolean {
  const place = record.field(field);
  return place !== undefined && record.length > place.from && record.length < place.to;
}

/** @returns the sum of a field over records; undefined when one of them can't be read */
export function addUp(records: readonly RecordView[], field: string): number | undefined {
  let sum = 0;
  for (const record of records) {
    const amount = amountOf(record, field);
    if (amount === undefined) return undefined;
    sum += amount;
  }
  return sum;
}

/** @returns amount x numerator / denominator, rounded half up as ESF-186 has it; amounts and rates are not negative */
export function rounded(amount: number, numerator: number, denominator: number): number {
  const doubled = 2 * amount * numerator + denominator;
  // The quotient of safe integers is never rounded up to the next whole number.
  if (Number.isSafeInteger(doubled)) return Math.floor(doubled / (2 * denominator));
  const divisor = BigInt(denominator);
  return Number((2n * BigInt(amount) * BigInt(numerator) + divisor) / (2n * divisor));
}

/** @param cents an amount with two decimals @returns such as `1,217.50` */
export function money(cents: number): string {
  return formatAmount(cents, 2);
}

/** @param amount whole dollars @returns such as `$12,000` */
export function dollars(amount: number): string {
  return `$${formatAmount(amount, 0)}`;
}

/** @returns a field with its positions, such as `Grand Total Duty Amount (3-13)` */
export function named(record: RecordView, field: string): string {
  const place = record.field(field);
  return place ? label(place) : field;
}
