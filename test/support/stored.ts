/** Raw files made from records, in every encoding and with every kind of line end that they come in. */
import fc from 'fast-check';
import { encode, type StoredEncoding } from '../../server/src/storage/encodings';
import { isEbcdic } from '../../server/src/storage/ebcdic';

/** How a file stores its records. */
export interface Form {
  readonly encoding: StoredEncoding;
  /** Between records; by turns, where there are several. */
  readonly ends: readonly string[];
  /** Bytes before the records and behind them. */
  readonly head?: readonly number[];
  readonly tail?: readonly number[];
}

/** @returns the bytes of a file; nothing ends its last record but what the tail says */
export function storedBytes(records: readonly string[], { encoding, ends, head = [], tail = [] }: Form): Uint8Array {
  const text = records
    .map((record, at) => record + (at === records.length - 1 ? '' : (ends[at % ends.length] ?? '')))
    .join('');
  return Uint8Array.from([...head, ...encode(text, encoding), ...tail]);
}

const mark = { utf8: [0xef, 0xbb, 0xbf], little: [0xff, 0xfe], big: [0xfe, 0xff] };

/** The forms that files of records are known to come in. */
export const forms: Readonly<Record<string, Form>> = {
  LF: { encoding: 'utf-8', ends: ['\n'] },
  'CR LF and a line end at the end': { encoding: 'utf-8', ends: ['\r\n'], tail: [13, 10] },
  'CR alone': { encoding: 'utf-8', ends: ['\r'], tail: [13] },
  'mixed line ends': { encoding: 'utf-8', ends: ['\r\n', '\n', '\n', '\r'], tail: [10] },
  'no line ends': { encoding: 'utf-8', ends: [''] },
  'no line ends but one at the end': { encoding: 'utf-8', ends: [''], tail: [13, 10] },
  'some lines of several records': { encoding: 'utf-8', ends: ['\n', '', ''] },
  'the end mark of DOS': { encoding: 'utf-8', ends: ['\r\n'], tail: [13, 10, 0x1a] },
  'the end mark of DOS behind the last record': { encoding: 'utf-8', ends: ['\n'], tail: [0x1a] },
  'no line ends, and an end mark': { encoding: 'utf-8', ends: [''], tail: [0x1a, 0x1a] },
  'no line ends, padded with NUL': { encoding: 'utf-8', ends: [''], tail: new Array<number>(100).fill(0) },
  'byte order mark': { encoding: 'utf-8', ends: ['\n'], head: mark.utf8 },
  'byte order mark, no line ends': { encoding: 'utf-8', ends: [''], head: mark.utf8 },
  'UTF-16 LE': { encoding: 'utf-16le', ends: ['\r\n'], head: mark.little },
  'UTF-16 BE, no line ends': { encoding: 'utf-16be', ends: [''], head: mark.big },
  'UTF-16 LE without mark': { encoding: 'utf-16le', ends: ['\n'] },
  'UTF-16 BE without mark, no line ends': { encoding: 'utf-16be', ends: [''] },
  'EBCDIC 037, no line ends': { encoding: 'cp037', ends: [''] },
  'EBCDIC 037, NEL': { encoding: 'cp037', ends: ['\u0085'], tail: [0x15] },
  'EBCDIC 037, CR LF': { encoding: 'cp037', ends: ['\r\n'] },
  'EBCDIC 500, no line ends': { encoding: 'cp500', ends: [''] },
  'EBCDIC 1047, LF': { encoding: 'cp1047', ends: ['\n'], tail: [0x15] },
};

/** Any file: of records as they come, of bytes that look like them, and of any bytes. */
export function anyBytes(): fc.Arbitrary<Uint8Array> {
  const end = fc.constantFrom('', '\n', '\r\n', '\r', '\u0085', '\u0000', '\u001a');
  const record = fc.oneof(
    fc.string({ minLength: 78, maxLength: 82 }),
    fc.string({ minLength: 80, maxLength: 80 }),
    fc.string({ minLength: 80, maxLength: 80, unit: 'binary' }),
    fc.string({
      minLength: 80,
      maxLength: 80,
      unit: fc.constantFrom('A', '1', ' ', '\0', 'é', '\u2400', '\uFEFF', '\ud800'),
    }),
    fc.string({ maxLength: 10 }),
  );
  const form = fc.record({
    encoding: fc.constantFrom<StoredEncoding>(
      'utf-8',
      'utf-16le',
      'utf-16be',
      'iso-8859-1',
      'cp037',
      'cp500',
      'cp1047',
    ),
    ends: fc.array(end, { minLength: 1, maxLength: 3 }),
    head: fc.constantFrom<number[]>([], mark.utf8, mark.little, mark.big, [...mark.utf8, ...mark.utf8], [0]),
    tail: fc.array(fc.constantFrom(0, 0x1a, 13, 10, 0x15, 0x40, 65), { maxLength: 4 }),
  });
  const files = fc.tuple(fc.array(record, { maxLength: 6 }), form).map(([records, { encoding, ...rest }]) => {
    const narrow = encoding === 'iso-8859-1' || isEbcdic(encoding);
    const plain = narrow ? records.map((text) => text.replace(/[^ -~]/g, '?')) : records;
    return storedBytes(plain, { encoding, ...rest });
  });
  return fc.oneof(files, files, fc.uint8Array({ maxLength: 400 }));
}
