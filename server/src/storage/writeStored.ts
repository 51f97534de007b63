/** Writes edited lines back into the bytes they came from: what was not edited keeps its bytes. */
import { diffArrays } from 'diff';
import { encode, UnencodableError, widthAt } from './encodings';
import { isEbcdic, NEXT_LINE } from './ebcdic';
import { RECORD_LENGTH } from './recordLength';
import { byteLength, isAscii, storedText, type StoredLine, type StoredText } from './storedText';

/** Lines cannot be stored; the message says which and what to do. */
export class StorageError extends Error {
  constructor(
    message: string,
    /** 0-based. */
    readonly line: number,
    /** 0-based. */
    readonly character: number,
  ) {
    super(message);
  }
}

/** How many changed lines are looked for before lines are compared one by one. */
const MOST_CHANGES = 2000;

/** A line as it is to be written: one that was there before, edited or not, or a new one. */
interface Matched {
  readonly shown: string;
  readonly old: StoredLine | undefined;
}

/** What is known of a line from what it was, or else from its neighbours. */
interface Written extends Matched, Pick<StoredLine, 'end' | 'group'> {
  /** 0-based, among the lines that are shown. */
  readonly line: number;
}

/**
 * @param lines as they are shown, edited; where the file has no line end at its end, no empty last line
 * @returns the bytes of the file with these lines
 * @throws StorageError when a line has a character that the file's encoding lacks, or does not fit between records without line ends
 */
export function writeStored(stored: StoredText, lines: readonly string[]): Uint8Array {
  const old = stored.lines;
  if (lines.length === old.length && lines.every((line, at) => line === old[at]?.shown)) return stored.bytes;
  const written = grouped(match(old, lines), old).filter(({ shown, group }) => group === undefined || shown !== '');
  const usual = usualEnd(stored);
  const chunks: Uint8Array[] = [stored.bytes.subarray(0, stored.head)];
  for (const [at, line] of written.entries()) {
    const next = written[at + 1];
    const isJoined = next?.group !== undefined && next.group === line.group;
    chunks.push(contentOf(stored, line, line.group === undefined ? line.shown : fitted(line, isJoined)));
    if (next && !isJoined) chunks.push(encode(line.end === '' ? usual : line.end, stored.encoding));
  }
  chunks.push(stored.bytes.subarray(stored.tail));
  return joined(chunks);
}

/** Finds for each line the one it was. */
function match(old: readonly StoredLine[], lines: readonly string[]): Matched[] {
  const least = Math.min(old.length, lines.length);
  let start = 0;
  while (start < least && old[start]?.shown === lines[start]) start++;
  let end = 0;
  while (end < least - start && old.at(-1 - end)?.shown === lines.at(-1 - end)) end++;
  const oldPart = old.slice(start, old.length - end);
  const newPart = lines.slice(start, lines.length - end);
  const kept = (shown: string, line: StoredLine | undefined): Matched => ({ shown, old: line });
  return [
    ...lines.slice(0, start).map((shown, at) => kept(shown, old[at])),
    ...matchPart(oldPart, newPart),
    ...lines.slice(lines.length - end).map((shown, at) => kept(shown, old[old.length - end + at])),
  ];
}

function matchPart(old: readonly StoredLine[], lines: readonly string[]): Matched[] {
  const changes =
    // Most edits leave the lines where they are.
    old.length === lines.length && differing(old, lines) <= 1
      ? undefined
      : diffArrays(
          old.map(({ shown }) => shown),
          [...lines],
          { maxEditLength: MOST_CHANGES },
        );
  if (!changes) return lines.map((shown, at) => ({ shown, old: old[at] }));
  const written: Matched[] = [];
  let at = 0;
  // Lines that were removed and stand against those that were added: as many as there are of both were edited.
  let removed: readonly StoredLine[] = [];
  for (const { value, removed: isRemoved, added } of changes) {
    if (isRemoved) {
      removed = old.slice(at, at + value.length);
      at += value.length;
    } else if (added) {
      for (const [index, shown] of value.entries()) written.push({ shown, old: removed[index] });
      removed = [];
    } else {
      for (const shown of value) written.push({ shown, old: old[at++] });
      removed = [];
    }
  }
  return written;
}

function differing(old: readonly StoredLine[], lines: readonly string[]): number {
  return lines.reduce((count, line, at) => count + (line === old[at]?.shown ? 0 : 1), 0);
}

/** A new line stands in the line, or among the lines, that the one above it stands in; the first one as the one below. */
function grouped(matched: readonly Matched[], old: readonly StoredLine[]): Written[] {
  let above: Pick<StoredLine, 'end' | 'group'> = old[0] ?? { end: '', group: undefined };
  return matched.map(({ shown, old: before }, line) => {
    above = before ?? above;
    return { shown, old: before, line, end: above.end, group: above.group };
  });
}

/** What ends most lines. */
function usualEnd({ lines, encoding }: StoredText): string {
  const counts = new Map<string, number>();
  for (const { end } of lines) if (end !== '') counts.set(end, (counts.get(end) ?? 0) + 1);
  const [most] = [...counts].sort(([, some], [, others]) => others - some);
  return most?.[0] ?? (isEbcdic(encoding) ? NEXT_LINE : '\n');
}

/** @returns a record of a line that holds several: 80 positions, unless it is the last of its line and was shorter before */
function fitted({ shown, old, line }: Written, isJoined: boolean): string {
  if (shown === old?.shown && (!isJoined || shown.length === RECORD_LENGTH)) return shown;
  const kept = shown.slice(0, RECORD_LENGTH) + shown.slice(RECORD_LENGTH).trimEnd();
  if (kept.length > RECORD_LENGTH)
    throw new StorageError(
      `Line ${line + 1} has ${kept.length} positions. This file has no line ends between its records, so each must have 80: remove what is too much, then save again.`,
      line,
      RECORD_LENGTH,
    );
  return !isJoined && old && old.text.length < RECORD_LENGTH ? kept : kept.padEnd(RECORD_LENGTH);
}

/** The bytes of a line: those it had, but for the stretch that was edited. */
function contentOf(stored: StoredText, { old, line, group }: Written, shown: string): Uint8Array {
  const { bytes, encoding } = stored;
  if (old?.shown === shown) return bytes.subarray(old.from, old.to);
  const before = old?.shown ?? '';
  const least = Math.min(before.length, shown.length);
  let start = 0;
  while (start < least && before.charAt(start) === shown.charAt(start)) start++;
  let end = 0;
  while (end < least - start && before.charAt(before.length - 1 - end) === shown.charAt(shown.length - 1 - end)) end++;
  // Pairs of surrogates are one character.
  if (start > 0 && isHigh(shown, start - 1)) start--;
  if (end > 0 && isLow(shown, shown.length - end)) end--;
  const put = storedText(shown.slice(start, shown.length - end));
  let middle: Uint8Array;
  try {
    middle = encode(put, encoding);
  } catch (error) {
    if (!(error instanceof UnencodableError)) throw error;
    throw new StorageError(
      `Line ${line + 1}, position ${start + error.at + 1}: ${error.message}, which this file is in; replace it, then save again.`,
      line,
      start + error.at,
    );
  }
  if (group !== undefined && encoding === 'utf-8' && middle.length > put.length && isAscii(bytes)) {
    const at = put.search(/[^\0-\x7F]/u);
    throw new StorageError(
      `Line ${line + 1}, position ${start + at + 1}: ${JSON.stringify(String.fromCodePoint(put.codePointAt(at) ?? 0))} takes several bytes. This file has no line ends between its records, so each must have 80 bytes: replace it, then save again.`,
      line,
      start + at,
    );
  }
  if (!old) return middle;
  const from = old.from + byteLength(old.text.slice(0, start), encoding);
  const to = old.to - tailLength(stored, old, end);
  return joined([bytes.subarray(old.from, from), middle, bytes.subarray(to, old.to)]);
}

function tailLength({ encoding }: StoredText, { text }: StoredLine, count: number): number {
  let length = 0;
  for (let at = text.length - count; at < text.length; at++) length += widthAt(text, at, encoding);
  return length;
}

function isHigh(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xd800;
}

function isLow(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xdc00;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
