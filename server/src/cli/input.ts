/** Reads what the command line names: files, folders, standard input. */
import { isUtf8 } from 'node:buffer';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { STANDARD_INPUT } from './arguments';
import type { Encoding } from '../transmission/json/encode';

const RECORD_FILE = /\.(?:ace|catair)$/i;

/** A file or folder that cannot be read; the message says which and why. */
export class InputError extends Error {
  constructor(path: string, reason: unknown) {
    super(`${path}: ${reasonInWords(reason)}`);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'reading it is not allowed',
  EPERM: 'reading it is not allowed',
  EISDIR: 'is a folder',
};

function reasonInWords(reason: unknown): string {
  if (!(reason instanceof Error)) return String(reason);
  return ('code' in reason ? REASONS[String(reason.code)] : undefined) ?? reason.message;
}

/**
 * @param path a file, a folder, or `-`
 * @returns the file itself, or the record files at any depth of the folder, in order
 * @throws InputError
 */
export async function filesAt(path: string): Promise<string[]> {
  if (path === STANDARD_INPUT) return [path];
  try {
    if (!(await stat(path)).isDirectory()) return [path];
    const found = await recordFilesBelow(path);
    if (found.length > 0) return found;
  } catch (error) {
    throw new InputError(path, error);
  }
  throw new InputError(path, 'no .ace or .catair file stands in this folder');
}

async function recordFilesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  const found: string[] = [];
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) found.push(...(await recordFilesBelow(path)));
    else if (RECORD_FILE.test(entry.name)) found.push(path);
  }
  return found;
}

/**
 * @param path a file or `-`
 * @throws InputError
 */
export async function readText(path: string): Promise<string> {
  return decodeBytes(await readBytes(path));
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

/** @returns the text of UTF-8 (or, by its byte order mark, UTF-16) without the mark; bytes that are no UTF-8 are read as ISO 8859-1, so that each is one position */
export function decodeBytes(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return Buffer.from(bytes).toString('latin1').replace(/^ï»¿/, '');
  }
}

/** @returns how {@link decodeBytes} reads the bytes, so that they can be written again */
export function encodingOf(bytes: Uint8Array): { encoding: Encoding; byteOrderMark: boolean } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', byteOrderMark: true };
  const byteOrderMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return { encoding: isUtf8(bytes) ? 'utf-8' : 'iso-8859-1', byteOrderMark };
}
