/**
 * A file of records as its bytes have it, and the same as lines of text, one record a line. What the lines leave out or show otherwise
 * (byte order mark, line ends or their absence, the end mark of DOS, NUL) stays with the bytes.
 */
import { decode, detectEncoding, markLength, widthAt, type StoredEncoding } from './encodings';
import { isEbcdic, NEXT_LINE } from './ebcdic';
import { RECORD_LENGTH } from './recordLength';
import { cutRecords, holdsRecords } from './records';

/** What NUL is shown as: a text with NUL is no text to VS Code. */
export const SHOWN_NUL = '\u2400';
const SHOWN_STRAY = '\uFFFD';
const BYTE_ORDER_MARK = '\uFEFF';

/** One record, or whatever else stands between two line ends. */
export interface StoredLine {
  /** Its characters as they are shown; as many UTF-16 units as the stored ones. */
  readonly shown: string;
  /** The stored characters. */
  readonly text: string;
  /** Bytes of the characters: from the first to the one behind the last. */
  readonly from: number;
  readonly to: number;
  /** What ends the line it stands in; nothing at the end of the file. */
  readonly end: string;
  /** Which line it stands in, where that holds several records without anything between them; otherwise undefined. */
  readonly group: number | undefined;
}

export interface StoredText {
  readonly bytes: Uint8Array;
  readonly encoding: StoredEncoding;
  /** Bytes before the first record. */
  readonly head: number;
  /** Where the bytes behind the last record begin: end mark, padding. */
  readonly tail: number;
  /** At least one; the last has no end. */
  readonly lines: readonly StoredLine[];
}

/**
 * @param bytes any bytes
 * @param encoding read them so; otherwise as what they look like
 */
export function readStored(bytes: Uint8Array, encoding?: StoredEncoding): StoredText {
  const detected = detectEncoding(bytes);
  const chosen = encoding ?? detected.encoding;
  // What is no UTF-8 can't be read so, whoever asks for it.
  const possible = chosen === 'utf-8' && detected.encoding !== 'utf-8' && !isAscii(bytes) ? 'iso-8859-1' : chosen;
  const text = readAs(bytes, possible);
  return cutsAtCharacters(text) ? text : readAs(bytes, 'iso-8859-1');
}

/**
 * Whether the records that stand in a line are 80 characters each. Where a system counted bytes, one with characters of several bytes has
 * fewer; read a byte a character, all stand where that system has them.
 */
function cutsAtCharacters({ bytes, encoding, lines }: StoredText): boolean {
  if (encoding !== 'utf-8' || isAscii(bytes)) return true;
  for (let first = 0; first < lines.length; first++) {
    const group = lines[first]?.group;
    if (group === undefined) continue;
    let last = first;
    for (; lines[last + 1]?.group === group; last++) if (/\p{Surrogate}$/u.test(lines[last]?.text ?? '')) return false;
    const length = (lines[last]?.to ?? 0) - (lines[first]?.from ?? 0);
    if (length % RECORD_LENGTH === 0 && lines[last]?.text.length !== RECORD_LENGTH) return false;
    first = last;
  }
  return true;
}

export function isAscii(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte < 0x80);
}

function readAs(bytes: Uint8Array, encoding: StoredEncoding): StoredText {
  const isWide = encoding === 'utf-16le' || encoding === 'utf-16be';
  const mark = markLength(bytes, encoding);
  const wholeEnd = isWide ? bytes.length - ((bytes.length - mark) % 2) : bytes.length;
  const whole = decode(bytes.subarray(mark, wholeEnd), encoding);
  // An editor takes any mark at the start for its own.
  const marks = isEbcdic(encoding) || encoding === 'iso-8859-1' ? 0 : leading(whole, BYTE_ORDER_MARK);
  const text = whole.slice(marks);
  const head = mark + byteLength(whole.slice(0, marks), encoding);

  const parts = lineParts(text, isEbcdic(encoding));
  const last = parts.at(-1);
  // What is behind the last record stays with the bytes.
  if (last) last.text = last.text.slice(0, recordsEnd(last.text));
  const isOnly = parts.length === 1 || (parts.length === 2 && last?.text === '');
  const lines: StoredLine[] = [];
  let at = head;
  for (const [number, { text: line, end }] of parts.entries()) {
    const isCut = holdsRecords(line, isOnly);
    for (const record of isCut ? cutRecords(line) : [line]) {
      const to = at + byteLength(record, encoding);
      lines.push({ shown: shownText(record), text: record, from: at, to, end, group: isCut ? number : undefined });
      at = to;
    }
    at += byteLength(end, encoding);
  }
  return { bytes, encoding, head, tail: at, lines };
}

/** @returns the text as an editor shows it, a record a line; the line ends are LF */
export function shownLines(stored: StoredText): string[] {
  return stored.lines.map(({ shown }) => shown);
}

/** @returns stored characters as they are shown: what no editor takes is replaced, unit by unit */
export function shownText(text: string): string {
  return text.replace(/\0/g, SHOWN_NUL).replace(/\p{Surrogate}/gu, SHOWN_STRAY);
}

/** @returns what a person's characters are stored as */
export function storedText(shown: string): string {
  return shown.replaceAll(SHOWN_NUL, '\0');
}

export function byteLength(text: string, encoding: StoredEncoding): number {
  let length = 0;
  for (let at = 0; at < text.length; at++) length += widthAt(text, at, encoding);
  return length;
}

function leading(text: string, character: string): number {
  let count = 0;
  while (text.charAt(count) === character) count++;
  return count;
}

function lineParts(text: string, isEbcdicText: boolean): { text: string; end: string }[] {
  const ends = isEbcdicText ? new RegExp(`\\r\\n|\\r${NEXT_LINE}|[\\r\\n${NEXT_LINE}]`, 'g') : /\r\n|[\r\n]/g;
  const parts: { text: string; end: string }[] = [];
  let from = 0;
  for (const match of text.matchAll(ends)) {
    parts.push({ text: text.slice(from, match.index), end: match[0] });
    from = match.index + match[0].length;
  }
  parts.push({ text: text.slice(from), end: '' });
  return parts;
}

/** @returns where the records of the last line end and the file's end mark and padding begin */
function recordsEnd(line: string): number {
  let kept = line.length;
  // The end mark of DOS, and NUL.
  while (kept > 0 && '\0\x1A'.includes(line.charAt(kept - 1))) kept--;
  if (kept === line.length || kept % RECORD_LENGTH === 0 || line.charAt(kept) === '\x1A') return kept;
  // A record may be padded with NUL; what is behind it is not.
  return Math.min(Math.ceil(kept / RECORD_LENGTH) * RECORD_LENGTH, line.length);
}
