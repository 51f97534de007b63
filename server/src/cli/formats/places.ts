/** Where findings stand in the file as it is stored, for tools that show the file itself. */
import type { FileReport } from '../check';
import { pathFromHere } from '../paths';

/** A range in one line of the file; all are 1-based, the end is the last position meant. */
export interface StoredPlace {
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

/**
 * @param line of a record, 0-based
 * @param start 1-based, as `end`; both inclusive
 * @returns the same in the file, where a line may hold several records
 */
export function storedPlace({ origins }: FileReport, line: number, start: number, end: number): StoredPlace {
  const origin = origins?.[line];
  if (!origin) return { line: line + 1, start, end };
  return { line: origin.line + 1, start: origin.character + start, end: origin.character + end };
}

/** @returns a path as an address: relative where it lies in the working folder, with slashes, and escaped */
export function pathAsUri(path: string): string {
  const known = pathFromHere(path);
  const escaped = known.split('/').map(encodeURIComponent).join('/');
  if (/^[A-Za-z]:\//.test(known)) return `file:///${escaped.replace('%3A', ':')}`;
  return known.startsWith('/') ? `file://${escaped}` : escaped;
}
