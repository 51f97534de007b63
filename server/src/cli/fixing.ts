/** Mends files: what can be mended without changing what they say is written in the form they are stored in. */
import { fixAll } from '../checks/fixes/fixAll';
import type { EditedLine } from '../checks/fixes/fix';
import { maskedRecord } from '../layout/confidential';
import { readStored, shownLines } from '../storage/storedText';
import { StorageError, writeStored } from '../storage/writeStored';
import { LineTable } from '../transmission/lineTable';
import { Transmission } from '../transmission/transmission';
import type { FileChecker } from './check';
import { InputError } from './input';

export interface Mended {
  /** The file as it is to be written. */
  readonly bytes: Uint8Array;
  /** How many records are written otherwise, come in, or go. */
  readonly records: number;
  /** What changes, as the lines of a unified diff without context; confidential characters are masked. */
  readonly difference: () => string;
}

/**
 * @param path as it is named in globs and in the difference
 * @returns the mended file; undefined when there is nothing to mend
 * @throws InputError when the file's form has no room for what is mended
 */
export function mend(path: string, bytes: Uint8Array, checker: FileChecker): Mended | undefined {
  const stored = readStored(bytes);
  const lines = shownLines(stored);
  const { catalog, options } = checker.reader;
  const read = (text: readonly string[]): Transmission =>
    new Transmission(new LineTable(path, 'ace', 1, text.join('\n')), catalog, options);
  const before = read(lines);
  // A raw transmission stays one.
  const wanted = { rule: (rule: string) => rule !== 'raw-transmission', harmless: true };
  const edited = fixAll(before, (one) => checker.findings(path, one), wanted, options.application);
  const changes = changesOf(lines, edited);
  if (changes.length === 0) return undefined;
  const texts = edited.map(({ text }) => text);
  return {
    bytes: written(path, () => writeStored(stored, texts)),
    records: changes.reduce((count, { removed, added }) => count + Math.max(removed.count, added.count), 0),
    difference: () => differenceOf(path, changes, before, read(texts)),
  };
}

function written(path: string, write: () => Uint8Array): Uint8Array {
  try {
    return write();
  } catch (error) {
    throw error instanceof StorageError ? new InputError(path, `not mended. ${error.message}`) : error;
  }
}

/** Lines that stand one below the other, from a 0-based one on. */
interface Stretch {
  from: number;
  count: number;
}

interface Change {
  readonly removed: Stretch;
  readonly added: Stretch;
}

/** @returns the stretches in which lines differ, from the top */
function changesOf(before: readonly string[], after: readonly EditedLine[]): Change[] {
  const changes: Change[] = [];
  let next = 0;
  let open: Change | undefined;
  const change = (at: number): Change => {
    if (!open) changes.push((open = { removed: { from: next, count: 0 }, added: { from: at, count: 0 } }));
    return open;
  };
  const removeUpTo = (line: number, at: number): void => {
    for (; next < line; next++) change(at).removed.count++;
  };
  for (const [at, { text, origin, isKept }] of after.entries()) {
    if (origin === undefined || !isKept) {
      change(at).added.count++;
      continue;
    }
    removeUpTo(origin, at);
    if (text === before[origin]) open = undefined;
    else {
      change(at).removed.count++;
      change(at).added.count++;
    }
    next = origin + 1;
  }
  removeUpTo(before.length, after.length);
  return changes;
}

function differenceOf(path: string, changes: readonly Change[], before: Transmission, after: Transmission): string {
  const parts = [`--- ${path}\n+++ ${path}\n`];
  for (const { removed, added } of changes) {
    parts.push(`@@ -${range(removed)} +${range(added)} @@\n`);
    parts.push(...shown('-', removed, before), ...shown('+', added, after));
  }
  return parts.join('');
}

/** In a diff an empty stretch is named by the line above it. */
function range({ from, count }: Stretch): string {
  if (count === 1) return String(from + 1);
  return `${count === 0 ? from : from + 1},${count}`;
}

function shown(sign: string, { from, count }: Stretch, transmission: Transmission): string[] {
  return Array.from({ length: count }, (_, at) => {
    const line = from + at;
    const text = maskedRecord(
      transmission.recordAt(line) ?? { text: transmission.document.line(line), layout: undefined },
    );
    return `${sign}${withPictures(text)}\n`;
  });
}

/** A terminal would carry out control characters. */
function withPictures(text: string): string {
  // eslint-disable-next-line no-control-regex -- these are the characters meant
  return text.replace(/[\0-\x1F\x7F-\x9F]/g, (character) => {
    const code = character.charCodeAt(0);
    return code < 0x20 ? String.fromCharCode(0x2400 + code) : '\u2421';
  });
}
