import assert from 'node:assert/strict';
import { findingsOf, fixture } from '../support/transmissions';

/** Severities of what is said of the length of records. */
function lengthSeverities(text: string): string[] {
  const found = findingsOf(text).filter(({ rule }) => rule === 'record-length');
  return [...new Set(found.map(({ severity }) => severity))];
}

describe('records that lost their trailing blanks', () => {
  const whole = fixture('ae-consumption');
  it('are warned of where all did, control records too', () => {
    const stripped = whole.replace(/ +$/gm, '');
    assert.deepEqual(lengthSeverities(stripped), ['warning']);
    assert.deepEqual(
      findingsOf(stripped).filter(({ severity }) => severity === 'error'),
      [],
    );
  });
  for (const record of ['B', '31', 'Y'])
    it(`are an error where only the ${record} record did`, () => {
      const lines = whole.split('\n').map((line) => (line.startsWith(record) ? line.trimEnd() : line));
      assert.deepEqual(lengthSeverities(lines.join('\n')), ['error']);
    });
});
