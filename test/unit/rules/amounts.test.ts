import assert from 'node:assert/strict';
import fc from 'fast-check';
import { rounded } from '../../../server/src/checks/rules/amounts';

/** The same in whole numbers of any size. */
function exactly(amount: number, numerator: number, denominator: number): number {
  const divisor = BigInt(denominator);
  return Number((2n * BigInt(amount) * BigInt(numerator) + divisor) / (2n * divisor));
}

describe('Amounts with a rate', () => {
  for (const [amount, numerator, denominator, expected] of [
    [1_000_000, 3464, 1_000_000, 3464],
    [100, 1250, 1_000_000, 0],
    [400, 1250, 1_000_000, 1],
    [399, 1250, 1_000_000, 0],
    [0, 3464, 1_000_000, 0],
    [9_999_999_999_99, 3464, 1_000_000, 3_464_000_000],
  ] as const)
    it(`${amount} × ${numerator} / ${denominator} is ${expected}, rounded half up`, () => {
      assert.equal(rounded(amount, numerator, denominator), expected);
    });

  it('products of any size are rounded exactly', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.nat(10_000_000), fc.integer({ min: 1, max: 10_000_000 }), (amount, rate, by) => {
        assert.equal(rounded(amount, rate, by), exactly(amount, rate, by));
      }),
    );
  });

  it('so are those right below and on the half', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3_000_000 }),
        fc.nat(400_000_000),
        fc.integer({ min: -2, max: 2 }),
        (by, whole, off) => {
          const amount = Math.max(0, whole * by + Math.floor(by / 2) + off);
          assert.equal(rounded(amount, 1, by), exactly(amount, 1, by));
        },
      ),
    );
  });
});
