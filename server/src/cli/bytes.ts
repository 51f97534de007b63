/** Texts as the bytes they were. */
import type { Encoded } from '../transmission/json/encode';

/** @returns the bytes of a text */
export function bytesOf({ text, encoding, byteOrderMark }: Encoded): Buffer {
  const node = encoding === 'iso-8859-1' ? 'latin1' : encoding === 'utf-16le' ? 'utf16le' : 'utf8';
  if (!byteOrderMark) return Buffer.from(text, node);
  return encoding === 'iso-8859-1'
    ? Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text, node)])
    : Buffer.from(`\uFEFF${text}`, node);
}
