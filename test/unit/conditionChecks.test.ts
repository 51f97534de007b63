import assert from 'node:assert/strict';
import { findingsOf, fixture } from '../support/transmissions';

describe('conditions on fields', () => {
  it('leave lower case to the rule of its own', () => {
    const found = findingsOf(fixture('bad/lower-case')).filter(({ rule }) => rule.startsWith('condition-'));
    assert.deepEqual(found, []);
  });
});
