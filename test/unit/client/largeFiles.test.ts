import assert from 'node:assert/strict';
import { isOptimized } from '../../../client/src/largeFiles/limits';

const MEGABYTE = 1024 * 1024;

describe('Large files', () => {
  it('are those of more lines or characters than VS Code colours', () => {
    assert.equal(
      isOptimized(300_000, () => 20 * MEGABYTE),
      false,
    );
    assert.equal(
      isOptimized(300_000, () => 20 * MEGABYTE + 1),
      true,
    );
    assert.equal(
      isOptimized(300_001, () => 0),
      true,
    );
  });

  it('are told by their lines where these suffice', () => {
    assert.equal(
      isOptimized(400_000, () => assert.fail('no need to count')),
      true,
    );
  });
});
