/**
 * EBCDIC, the character sets of IBM mainframes: code pages 037 (US), 500 (international) and 1047 (Unix System Services), a byte a
 * character. The tables are those of the library `codepage`; letters, digits, blank and most punctuation are the same in all three.
 */
import { codePages } from './codePages';
import 'codepage/bits/37.js';
import 'codepage/bits/500.js';
import 'codepage/bits/1047.js';

/** The likeliest first. */
export const ebcdicPages = ['cp037', 'cp500', 'cp1047'] as const;

export type EbcdicPage = (typeof ebcdicPages)[number];

/** EBCDIC's own end of a line, beside CR and LF. */
export const NEXT_LINE = '\u0085';

interface Table {
  /** The character of each byte. */
  readonly characters: readonly string[];
  readonly bytes: ReadonlyMap<string, number>;
}

const tables = new Map<EbcdicPage, Table>();

function tableOf(page: EbcdicPage): Table {
  let table = tables.get(page);
  if (!table) {
    const characters = codePages[Number(page.slice(2))]?.dec ?? [];
    if (characters.length !== 256) throw new Error(`The table of ${page} is not complete.`);
    table = { characters, bytes: new Map(characters.map((character, byte) => [character, byte])) };
    tables.set(page, table);
  }
  return table;
}

export function isEbcdic(encoding: string): encoding is EbcdicPage {
  return (ebcdicPages as readonly string[]).includes(encoding);
}

export function decodeEbcdic(bytes: Uint8Array, page: EbcdicPage): string {
  const { characters } = tableOf(page);
  const parts: string[] = [];
  for (const byte of bytes) parts.push(characters[byte] ?? '');
  return parts.join('');
}

/** @returns the byte of a character; undefined when the code page has none for it */
export function ebcdicByte(character: string, page: EbcdicPage): number | undefined {
  return tableOf(page).bytes.get(character);
}

/** Of the bytes that are looked at to tell EBCDIC. */
const SAMPLE = 16_384;
const BLANK = 0x40;

/**
 * Tells EBCDIC by its letters and digits, whose bytes are above those of ASCII: nearly all bytes must be characters of a keyboard when
 * read as EBCDIC, and far more of them letters and digits than when read as ASCII.
 * @returns the code page that reads the bytes with the fewest odd characters; undefined when they are no EBCDIC
 */
export function detectEbcdic(bytes: Uint8Array): EbcdicPage | undefined {
  const sample = bytes.subarray(0, SAMPLE);
  let ebcdic = 0;
  let ascii = 0;
  let plain = 0;
  for (const byte of sample) {
    if (isEbcdicWord(byte)) ebcdic++;
    else if (isAsciiWord(byte)) ascii++;
    if (byte === BLANK || isKeyboard(tableOf('cp037').characters[byte] ?? '')) plain++;
  }
  if (ebcdic < 4 || ebcdic < ascii * 4 || plain < sample.length * 0.9) return undefined;
  const odd = (page: EbcdicPage): number =>
    sample.reduce((count, byte) => count + (isKeyboard(tableOf(page).characters[byte] ?? '') ? 0 : 1), 0);
  return ebcdicPages.reduce((best, page) => (odd(page) < odd(best) ? page : best));
}

/** Letters A to Z, a to z and digits. */
function isEbcdicWord(byte: number): boolean {
  const low = byte & 0xf;
  return (
    (byte >= 0xf0 && low <= 9) ||
    (byte >= 0xc1 && byte < 0xf0 && low <= 9 && low >= (byte >= 0xe0 ? 2 : 1)) ||
    (byte >= 0x81 && byte < 0xb0 && low <= 9 && low >= (byte >= 0xa0 ? 2 : 1))
  );
}

function isAsciiWord(byte: number): boolean {
  return (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);
}

/** What stands in records and between them, blank padding of files included. */
function isKeyboard(character: string): boolean {
  return /^[ -~]$/.test(character) || '\r\n\u0085\0\u001A'.includes(character);
}
