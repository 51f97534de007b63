/** Addresses of files that are shown a record a line: they tell the file they stand for, so that they say all by themselves. */
import { isEncoding, type StoredEncoding } from './encodings';

export const RAW_SCHEME = 'ace-raw';

export interface RawQuery {
  /** Address of the file. */
  readonly file: string;
  /** How to read it, where a person has chosen that or detecting it is not sure to give the same again. */
  readonly encoding: StoredEncoding | undefined;
}

/** @returns the query of an address, not yet encoded */
export function rawQuery({ file, encoding }: RawQuery): string {
  return new URLSearchParams({ file, ...(encoding === undefined ? {} : { encoding }) }).toString();
}

/** @param query of an address, decoded @returns undefined when it names no file */
export function parseRawQuery(query: string): RawQuery | undefined {
  const values = new URLSearchParams(query);
  const file = values.get('file');
  const encoding = values.get('encoding');
  if (file === null) return undefined;
  return { file, encoding: encoding !== null && isEncoding(encoding) ? encoding : undefined };
}

/** @param uri any address @returns that of the file itself, where the address stands for one shown a record a line */
export function storedAddress(uri: string): string {
  if (!uri.startsWith(`${RAW_SCHEME}:`)) return uri;
  const at = uri.indexOf('?');
  return (at === -1 ? undefined : parseRawQuery(decodeURIComponent(uri.slice(at + 1)))?.file) ?? uri;
}
