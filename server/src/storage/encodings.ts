/**
 * How bytes are read as text and written again. Every encoding here reads any bytes it is told for and gives back the same: nothing is
 * replaced. Where VS Code and browsers have no such encoding (EBCDIC) or none that keeps all bytes, this one has.
 */
import { decodeEbcdic, detectEbcdic, ebcdicByte, isEbcdic, type EbcdicPage } from './ebcdic';

export type StoredEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'iso-8859-1' | EbcdicPage;

/** Names of encodings as a person knows them. */
export const encodingNames: Readonly<Record<StoredEncoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  'iso-8859-1': 'ISO 8859-1',
  cp037: 'EBCDIC (code page 037)',
  cp500: 'EBCDIC (code page 500)',
  cp1047: 'EBCDIC (code page 1047)',
};

export function isEncoding(name: string): name is StoredEncoding {
  return Object.hasOwn(encodingNames, name);
}

export interface Detected {
  readonly encoding: StoredEncoding;
  /** How many bytes the byte order mark takes at the start; 0 without one. */
  readonly mark: number;
}

/** Bytes looked at to tell UTF-16 without a byte order mark. */
const SAMPLE = 512;

/** @returns what the bytes are: UTF-8, UTF-16, EBCDIC, or else ISO 8859-1, in which every byte is a character */
export function detectEncoding(bytes: Uint8Array): Detected {
  if (startsWith(bytes, 0xef, 0xbb, 0xbf)) {
    const encoding = isUtf8(bytes) ? 'utf-8' : 'iso-8859-1';
    return { encoding, mark: 3 };
  }
  if (startsWith(bytes, 0xff, 0xfe)) return { encoding: 'utf-16le', mark: 2 };
  if (startsWith(bytes, 0xfe, 0xff)) return { encoding: 'utf-16be', mark: 2 };
  const wide = detectWide(bytes);
  if (wide) return { encoding: wide, mark: 0 };
  if (isUtf8(bytes)) return { encoding: 'utf-8', mark: 0 };
  return { encoding: detectEbcdic(bytes) ?? 'iso-8859-1', mark: 0 };
}

/** @returns the length of the byte order mark that the bytes begin with in an encoding, 0 without one */
export function markLength(bytes: Uint8Array, encoding: StoredEncoding): number {
  if (encoding === 'utf-16le') return startsWith(bytes, 0xff, 0xfe) ? 2 : 0;
  if (encoding === 'utf-16be') return startsWith(bytes, 0xfe, 0xff) ? 2 : 0;
  return !isEbcdic(encoding) && startsWith(bytes, 0xef, 0xbb, 0xbf) ? 3 : 0;
}

function startsWith(bytes: Uint8Array, ...start: number[]): boolean {
  return start.every((byte, at) => bytes[at] === byte);
}

/** In UTF-16 every other byte of plain text is zero. */
function detectWide(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const end = Math.min(bytes.length, SAMPLE) & ~1;
  if (end < 4) return undefined;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < end; at += 2) {
    if (bytes[at] === 0) even++;
    if (bytes[at + 1] === 0) odd++;
  }
  const many = end * 0.45;
  const few = end * 0.05;
  return odd >= many && even <= few ? 'utf-16le' : even >= many && odd <= few ? 'utf-16be' : undefined;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/**
 * @param bytes that are valid in the encoding, without a byte order mark; of UTF-16 an even number
 * @returns their text; in UTF-16 it may have single surrogates
 */
export function decode(bytes: Uint8Array, encoding: StoredEncoding): string {
  if (isEbcdic(encoding)) return decodeEbcdic(bytes, encoding);
  if (encoding === 'utf-8') return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  const isWide = encoding !== 'iso-8859-1';
  const low = encoding === 'utf-16be' ? 1 : 0;
  const parts: string[] = [];
  // In portions, as a call takes only so many arguments.
  for (let from = 0; from < bytes.length; from += 8192) {
    const part = bytes.subarray(from, from + 8192);
    const units: number[] = [];
    if (!isWide) units.push(...part);
    else
      for (let at = 0; at + 1 < part.length; at += 2)
        units.push((part[at + low] ?? 0) | ((part[at + 1 - low] ?? 0) << 8));
    parts.push(String.fromCharCode(...units));
  }
  return parts.join('');
}

/** A character that an encoding has no bytes for. */
export class UnencodableError extends Error {
  constructor(
    /** Where it stands in the text, 0-based. */
    readonly at: number,
    readonly character: string,
    readonly encoding: StoredEncoding,
  ) {
    super(`${encodingNames[encoding]} has no character ${JSON.stringify(character)}`);
  }
}

/**
 * @returns the bytes of a text, without a byte order mark
 * @throws UnencodableError
 */
export function encode(text: string, encoding: StoredEncoding): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  if (encoding === 'utf-16le' || encoding === 'utf-16be') {
    const bytes = new Uint8Array(text.length * 2);
    const view = new DataView(bytes.buffer);
    for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), encoding === 'utf-16le');
    return bytes;
  }
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const byte = isEbcdic(encoding) ? ebcdicByte(text.charAt(at), encoding) : unit < 256 ? unit : undefined;
    if (byte === undefined) throw new UnencodableError(at, String.fromCodePoint(text.codePointAt(at) ?? 0), encoding);
    bytes[at] = byte;
  }
  return bytes;
}

/** @returns how many bytes the character (a UTF-16 unit of the text) at a place takes; a pair has all of its bytes at its first unit */
export function widthAt(text: string, at: number, encoding: StoredEncoding): number {
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return 2;
  if (encoding !== 'utf-8') return 1;
  const unit = text.charCodeAt(at);
  if (unit < 0x80) return 1;
  if (unit < 0x800) return 2;
  if (unit >= 0xd800 && unit < 0xdc00) return 4;
  return unit >= 0xdc00 && unit < 0xe000 ? 0 : 3;
}
