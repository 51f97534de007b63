import assert from 'node:assert/strict';
import { entryCheckDigit, inBondCheckDigit } from '../../server/src/checks/checkDigit';

describe('entryCheckDigit', () => {
  const digits: [filer: string, number: string, digit: number][] = [
    // The example printed in Appendix E.
    ['B76', '0324527', 8],
    ['XJ5', '4081692', 4],
    // A total that ends in 0.
    ['XJ5', '4081694', 0],
    ['9WQ', '0000150', 3],
    ['ABC', '1234567', 6],
    ['276', '0000000', 7],
  ];
  for (const [filer, number, digit] of digits)
    it(`is ${String(digit)} for ${filer}-${number}`, () => {
      assert.equal(entryCheckDigit(filer, number), digit);
    });

  for (const [filer, number] of [
    ['AB', '1234567'],
    ['ab1', '1234567'],
    ['ABC', '123456'],
    ['ABC', '123456X'],
    ['', ''],
  ] as const)
    it(`is unknown for ${JSON.stringify(filer)} and ${JSON.stringify(number)}`, () => {
      assert.equal(entryCheckDigit(filer, number), undefined);
    });
});

describe('inBondCheckDigit', () => {
  it('is the remainder of the first eight digits by seven', () => {
    assert.equal(inBondCheckDigit('99900001'), 5);
    assert.equal(inBondCheckDigit('00000007'), 0);
  });

  it('is unknown for other forms', () => {
    assert.equal(inBondCheckDigit('V1234567'), undefined);
    assert.equal(inBondCheckDigit('1234567'), undefined);
  });
});
