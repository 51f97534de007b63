/** Addresses of files that are shown a record a line. */
import { Uri } from 'vscode';
import type { StoredEncoding } from '../../../server/src/storage/encodings';
import { parseRawQuery, RAW_SCHEME, rawQuery } from '../../../server/src/storage/rawAddress';

/** @returns the address that shows a file a record a line */
export function rawUri(file: Uri, encoding?: StoredEncoding): Uri {
  return Uri.from({ scheme: RAW_SCHEME, path: file.path, query: rawQuery({ file: file.toString(), encoding }) });
}

/** @returns the file that an address stands for, and how it is read; undefined for other addresses */
export function storedFile({ scheme, query }: Uri): { file: Uri; encoding: StoredEncoding | undefined } | undefined {
  const parsed = scheme === RAW_SCHEME ? parseRawQuery(query) : undefined;
  return parsed && { file: Uri.parse(parsed.file, true), encoding: parsed.encoding };
}
