/** Walks through all lines of files in slices, so that other requests are answered meanwhile. */
import type { CancellationToken } from 'vscode-languageserver';
import type { Transmission } from '../transmission/transmission';
import type { OpenFile } from './openFile';

/** How many lines are looked at between two looks at the clock, and for how long, in milliseconds, before others get their turn. */
const LINES = 2000;
const SLICE = 15;

/**
 * @param visit looks at the lines from `from` to before `to`
 * @param most results are enough
 * @returns what was found until it was enough or the request was cancelled
 */
export async function walk<T>(
  files: readonly OpenFile[],
  token: CancellationToken,
  most: number,
  visit: (transmission: Transmission, from: number, to: number, file: OpenFile) => readonly T[],
): Promise<T[]> {
  const found: T[] = [];
  let sliceEnd = Date.now() + SLICE;
  for (const file of files) {
    for (let line = 0; line < file.transmission.recordCount; line += LINES) {
      for (const item of visit(file.transmission, line, line + LINES, file)) {
        found.push(item);
        if (found.length === most) return found;
      }
      if (Date.now() < sliceEnd) continue;
      await new Promise((resume) => setTimeout(resume, 0));
      if (token.isCancellationRequested) return found;
      sliceEnd = Date.now() + SLICE;
    }
  }
  return found;
}
