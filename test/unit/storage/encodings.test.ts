/** Which encoding bytes are told to be in, and that reading them loses nothing. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ebcdicPages } from '../../../server/src/storage/ebcdic';
import { decode, detectEncoding, encode, type StoredEncoding } from '../../../server/src/storage/encodings';
import { fixture, fixtureNames, fuzzRuns } from '../../support/transmissions';

describe('The encoding of a file', () => {
  const whole: StoredEncoding[] = ['iso-8859-1', ...ebcdicPages];
  for (const encoding of whole) {
    it(`reads and writes every byte: ${encoding}`, () => {
      const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
      assert.equal(new Set(decode(bytes, encoding)).size, 256);
      assert.deepEqual(encode(decode(bytes, encoding), encoding), bytes);
    });
  }

  for (const encoding of ['utf-16le', 'utf-16be'] as const) {
    it(`reads and writes every pair of bytes: ${encoding}`, () => {
      fc.assert(
        fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
          const even = bytes.subarray(0, bytes.length & ~1);
          assert.deepEqual(encode(decode(even, encoding), encoding), even);
        }),
        { numRuns: fuzzRuns(500) },
      );
    });
  }

  it('has the letters of EBCDIC where mainframes have them', () => {
    // By IBM's code page charts: blank 40, A C1, Z E9, 0 F0, 9 F9, $ 5B; brackets and the like are where the pages differ.
    for (const page of ebcdicPages)
      assert.deepEqual(
        [...encode(' AIJRSZ09$#@', page)],
        [0x40, 0xc1, 0xc9, 0xd1, 0xd9, 0xe2, 0xe9, 0xf0, 0xf9, 0x5b, 0x7b, 0x7c],
      );
    assert.deepEqual([...encode('[]!', 'cp037')], [0xba, 0xbb, 0x5a]);
    assert.deepEqual([...encode('[]!', 'cp500')], [0x4a, 0x5a, 0x4f]);
    assert.deepEqual([...encode('[]!', 'cp1047')], [0xad, 0xbd, 0x5a]);
  });

  for (const name of fixtureNames) {
    it(`is told of a file of records: ${name}`, () => {
      const text = fixture(name);
      for (const encoding of ['utf-8', 'utf-16le', 'utf-16be', 'cp037'] as const)
        assert.deepEqual(detectEncoding(encode(text, encoding)), { encoding, mark: 0 });
    });
  }

  it('is the code page of EBCDIC that gives the plainest text', () => {
    for (const page of ebcdicPages)
      assert.equal(detectEncoding(encode('B  2704MCLAE [SEE NOTE] ^WHAT! A|B', page)).encoding, page);
  });

  const others: [what: string, bytes: number[] | string, encoding: StoredEncoding][] = [
    ['nothing', '', 'utf-8'],
    ['blanks', ' '.repeat(100), 'utf-8'],
    ['at signs, which are the blanks of EBCDIC', '@'.repeat(100), 'utf-8'],
    ['NULs', '\0'.repeat(100), 'utf-8'],
    ['accents, a byte each', [...Buffer.from('44 CAFÉ CRÈME À LA CARTE', 'latin1')], 'iso-8859-1'],
    ['mostly accents', [...Buffer.from('ÉÈÀÙÂÊÎÔÛÇ'.repeat(8), 'latin1')], 'iso-8859-1'],
    ['Chinese', '电动机'.repeat(20), 'utf-8'],
    ['Chinese in GBK', [0xb5, 0xe7, 0xb6, 0xaf, 0xbb, 0xfa, 0xb5, 0xe7, 0xb6, 0xaf, 0xbb, 0xfa], 'iso-8859-1'],
    ['a program', [0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0xff, 0xc3, 0x90, 0x80], 'iso-8859-1'],
  ];
  for (const [what, given, encoding] of others) {
    it(`is told of ${what}`, () => {
      const bytes = typeof given === 'string' ? new TextEncoder().encode(given) : Uint8Array.from(given);
      assert.equal(detectEncoding(bytes).encoding, encoding);
    });
  }
});
