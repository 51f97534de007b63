import assert from 'node:assert/strict';
import { Checker } from '../../server/src/checks/checker';
import { unitRules } from '../../server/src/checks/rules';
import { fixesOf } from '../../server/src/checks/fixes';
import { applyEdits, linesBetween } from '../../server/src/checks/fixes/fix';
import { catalog } from '../support/layouts';
import { findingsOf, fixture, fixtureNames, transmissionOf } from '../support/transmissions';

const RULE = 'live-password';

/** A well-formed file with another password, in all its control records. */
function withPassword(name: string, password: string): string {
  return fixture(name).replaceAll('SECRET', password.padEnd(6));
}

/** Where the rule finds something, as record and positions. */
function found(text: string): string[] {
  return findingsOf(text)
    .filter(({ rule }) => rule === RULE)
    .map(
      ({ record, line, start, end, severity }) => `${record ?? ''} in line ${line + 1}, ${start}-${end}: ${severity}`,
    );
}

describe('a readable password', () => {
  it('is told on the A record, and on the Z record that repeats it', () => {
    assert.deepEqual(found(withPassword('ae-consumption', 'QXJW12')), ['A in line 1, 9-14: information']);
    const inBond = withPassword('qp-inbond', 'QXJW12');
    assert.deepEqual(found(inBond), [
      'A in line 1, 9-14: information',
      `Z in line ${inBond.trimEnd().split('\n').length}, 9-14: information`,
    ]);
  });

  for (const placeholder of ['SECRET', 'XXXXXX', '******', '000000', 'PASSWD', 'X', ''])
    it(`is none: "${placeholder}"`, () => {
      assert.deepEqual(found(withPassword('ae-consumption', placeholder)), []);
    });

  it('adds nothing else, and the message does not tell it', () => {
    for (const name of fixtureNames) {
      const text = withPassword(name, 'QXJW12');
      const others = findingsOf(text).filter(({ rule }) => rule !== RULE);
      assert.deepEqual(
        others.map(({ rule, line }) => `${line} ${rule}`),
        findingsOf(fixture(name)).map(({ rule, line }) => `${line} ${rule}`),
      );
      for (const { message } of findingsOf(text)) assert.ok(!message.includes('QXJW12'));
    }
  });

  it('is blotted out by its fix in A and Z at once, and the file stays as right as it was', () => {
    for (const name of ['ae-consumption', 'qp-inbond']) {
      const text = withPassword(name, 'QXJW12');
      const transmission = transmissionOf(text);
      const checker = new Checker(catalog, unitRules);
      for (const finding of checker.findings(transmission).filter(({ rule }) => rule === RULE)) {
        const [fix, ...more] = fixesOf(transmission, finding, (copy) => checker.findings(copy));
        assert.ok(fix && more.length === 0);
        assert.equal(fix.title, 'Blot the password out');
        assert.ok(!fix.evident && !fix.harmless);
        const lines = linesBetween((line) => transmission.document.line(line), 0, transmission.document.lineCount);
        const mended = applyEdits(lines, fix.edits).map((line) => line.text);
        assert.equal(mended.join('\n'), withPassword(name, 'XXXXXX'));
      }
    }
  });

  it('can be switched off', () => {
    const transmission = transmissionOf(withPassword('ae-consumption', 'QXJW12'));
    assert.deepEqual(new Checker(catalog, unitRules, { [RULE]: 'off' }).findings(transmission), []);
  });
});
