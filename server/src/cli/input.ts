/** Reads files and standard input. */
import { readFile } from 'node:fs/promises';
import { decode, detectEncoding, markLength, type StoredEncoding } from '../storage/encodings';
import { isAscii, readStored } from '../storage/storedText';
import { STANDARD_INPUT } from './usage';

/** A file or folder that cannot be read or written; the message says which and why. */
export class InputError extends Error {
  constructor(
    readonly path: string,
    reason: unknown,
  ) {
    super(`${path}: ${reasonInWords(reason)}`);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'this is not allowed',
  EPERM: 'this is not allowed',
  EROFS: 'it can only be read',
  EISDIR: 'is a folder',
};

function reasonInWords(reason: unknown): string {
  if (!(reason instanceof Error)) return String(reason);
  return ('code' in reason ? REASONS[String(reason.code)] : undefined) ?? reason.message;
}

/**
 * @param path a file or `-`
 * @throws InputError
 */
export async function readText(path: string): Promise<DecodedText> {
  return decodeFile(await readBytes(path));
}

/**
 * @param path a file or `-`
 * @throws InputError
 */
export async function readBytes(path: string): Promise<Buffer> {
  try {
    return path === STANDARD_INPUT ? await readStandardInput() : await readFile(path);
  } catch (error) {
    throw new InputError(path, error);
  }
}

async function readStandardInput(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** A text, and the form of the bytes it was read from, so that they can be written again. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: StoredEncoding;
  readonly byteOrderMark: boolean;
}

/** @returns the text without its byte order mark; bytes of no other encoding are read as ISO 8859-1, so that each is one position */
export function decodeFile(bytes: Uint8Array): DecodedText {
  const detected = detectEncoding(bytes).encoding;
  // Records without line ends may have been counted in bytes.
  const encoding = detected === 'utf-8' && !isAscii(bytes) ? readStored(bytes).encoding : detected;
  const mark = markLength(bytes, encoding);
  const text = decode(bytes.subarray(mark), encoding);
  const isHalf = (encoding === 'utf-16le' || encoding === 'utf-16be') && (bytes.length - mark) % 2 === 1;
  return { text: isHalf ? `${text}\uFFFD` : text, encoding, byteOrderMark: mark > 0 };
}

/** @returns the text that {@link decodeFile} reads */
export function decodeBytes(bytes: Uint8Array): string {
  return decodeFile(bytes).text;
}
