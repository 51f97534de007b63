/** Texts as the bytes they were. */
import { encode, UnencodableError } from '../storage/encodings';
import { EncodeError, type Encoded } from '../transmission/json/encode';

const MARK = '\uFEFF';

/**
 * @returns the bytes of a text
 * @throws EncodeError when it has a character that its encoding lacks
 */
export function bytesOf({ text, encoding, byteOrderMark }: Encoded): Buffer {
  const isWide = encoding === 'utf-16le' || encoding === 'utf-16be';
  const mark = byteOrderMark ? encode(MARK, isWide ? encoding : 'utf-8') : new Uint8Array();
  try {
    return Buffer.concat([mark, encode(text, encoding)]);
  } catch (error) {
    if (error instanceof UnencodableError) throw new EncodeError(error.message);
    throw error;
  }
}
