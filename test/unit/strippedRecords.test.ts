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
  it('are said to be too short, and not that a quantity is zero in which they end', () => {
    const cut = whole.split('\n').map((line) => (line.startsWith('22') ? '220000' : line));
    const found = findingsOf(cut.join('\n')).filter(({ record }) => record === '22');
    assert.deepEqual(
      found.slice(0, 3).map(({ rule }) => rule),
      ['number-alignment', 'record-length', 'mandatory-field'],
    );
    assert.ok(!found.some(({ rule }) => rule === 'ae-manifest-quantity'));
  });
  for (const record of ['B', '31', 'Y'])
    it(`are an error where only the ${record} record did`, () => {
      const lines = whole.split('\n').map((line) => (line.startsWith(record) ? line.trimEnd() : line));
      assert.deepEqual(lengthSeverities(lines.join('\n')), ['error']);
    });
});
