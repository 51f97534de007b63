/** Raw transmissions: records of 80 positions one behind the other, without line ends between them. */
import { identify, type ApplicationLayout } from '../layout/catalog';
import { RECORD_LENGTH } from '../storage/recordLength';
import { cutRecords } from '../storage/records';
import { isEnvelopeLine, withoutEndMarks } from './envelope';
import type { Transmission } from './transmission';

export { cutRecords, joinRecords } from '../storage/records';

/**
 * Tells a line of several records from a record that is too long: its second 80 positions begin with a control identifier.
 * A length that is no multiple of 80, as of a file that lost its trailing blanks, takes more proof: a third part or more,
 * the last of which begins with one too.
 * @param layout of the application whose block the line stands in, where it is known
 * @returns the number of parts that {@link cutRecords} gives of the line, or 1 when it is one record
 */
export function recordsInLine(line: string, layout: ApplicationLayout | undefined): number {
  if (line.length <= RECORD_LENGTH) return 1;
  const begins = (part: string): boolean =>
    isEnvelopeLine(part) || (layout !== undefined && identify(layout, part) !== undefined);
  const partAt = (index: number): string => line.slice(index * RECORD_LENGTH, (index + 1) * RECORD_LENGTH);
  // An end mark behind the last record is a part of its own, which proves nothing.
  const { length } = withoutEndMarks(line);
  const count = Math.ceil(length / RECORD_LENGTH);
  const proven = begins(partAt(1)) && (length % RECORD_LENGTH === 0 || (count > 2 && begins(partAt(count - 1))));
  return proven ? Math.ceil(line.length / RECORD_LENGTH) : 1;
}

/** @returns the number of records that a line of a transmission holds */
export function recordsAt(transmission: Transmission, line: number): number {
  const text = transmission.document.line(line);
  if (text.length <= RECORD_LENGTH) return 1;
  const block = transmission.blockAt(line) ?? transmission.batchAt(line)?.blocks[0];
  return recordsInLine(text, block?.layout);
}

/**
 * @param lineEnd what to put between records; without it, what ends the file's first line, or else a line feed
 * @returns the text with every record on a line of its own; undefined when no line holds several records
 */
export function splitRawText(transmission: Transmission, lineEnd?: string): string | undefined {
  const { document } = transmission;
  const own = document.lineEnd(0);
  const between = lineEnd ?? (own === '' ? '\n' : own);
  const parts: string[] = [];
  let found = false;
  for (let line = 0; line < document.lineCount; line++) {
    const text = document.line(line);
    const isRaw = recordsAt(transmission, line) > 1;
    found ||= isRaw;
    parts.push(isRaw ? cutRecords(text).join(between) : text, document.lineEnd(line));
  }
  return found ? parts.join('') : undefined;
}
