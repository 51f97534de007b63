import assert from 'node:assert/strict';
import { CrashCount } from '../../../client/src/crashCount';

const MINUTE = 60_000;

describe('The count of crashes', () => {
  for (const [what, minutes, expected] of [
    ['lets four in a row pass', [0, 0.1, 0.2, 0.3], [false, false, false, false]],
    ['takes the fifth for one too many', [0, 0.1, 0.2, 0.3, 2.9], [false, false, false, false, true]],
    ['forgets what is three minutes ago', [0, 1, 2, 2.9, 3.1, 4.95], [false, false, false, false, false, false]],
    ['begins anew behind one too many', [0, 0, 0, 0, 0, 0, 0], [false, false, false, false, true, false, false]],
  ] as const)
    it(what, () => {
      const count = new CrashCount();
      assert.deepEqual(
        minutes.map((each) => count.isTooMany(each * MINUTE)),
        expected,
      );
    });
});
