/** Records of 80 positions, one behind the other. */
import { RECORD_LENGTH } from './recordLength';

/** @returns the line cut behind every 80th position, at least one part; the last may be shorter */
export function cutRecords(line: string): string[] {
  const records: string[] = [];
  for (let at = 0; at < line.length || at === 0; at += RECORD_LENGTH) records.push(line.slice(at, at + RECORD_LENGTH));
  return records;
}

/**
 * @param lines records without their line ends; none longer than 80
 * @returns the raw transmission: the records at 80 positions each, one behind the other
 */
export function joinRecords(lines: readonly string[]): string {
  return lines.map((line) => line.padEnd(RECORD_LENGTH)).join('');
}

/**
 * Tells a line of several records without knowing their layouts.
 * @param isOnly the file has no other line; among others a line must show what it is by its length and by what stands where records begin
 */
export function holdsRecords(line: string, isOnly: boolean): boolean {
  if (line.length <= RECORD_LENGTH) return false;
  if (isOnly)
    return line.slice(RECORD_LENGTH).trim() !== '' && (line.length >= 2 * RECORD_LENGTH || begins(line, RECORD_LENGTH));
  if (line.length % RECORD_LENGTH !== 0) return false;
  for (let at = RECORD_LENGTH; at < line.length; at += RECORD_LENGTH) if (!begins(line, at)) return false;
  return true;
}

/** Control identifiers begin with a capital letter, a digit or a dollar sign. */
function begins(line: string, at: number): boolean {
  return /^[A-Z0-9$]/.test(line.charAt(at));
}
