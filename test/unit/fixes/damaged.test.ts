/** Every fix that is offered for damaged transmissions mends its finding and makes nothing else an error. */
import assert from 'node:assert/strict';
import type { Finding } from '../../../server/src/checks/finding';
import { kinds } from '../../mutation/mutations';
import { damageAll } from '../../mutation/run';
import { allSamples } from '../../mutation/sample';
import { check, edited, editsOf, fixesIn } from '../../support/fixes';
import { fixture, fixtureNames, fuzzRuns, transmissionOf } from '../../support/transmissions';

/** Damages of each kind. */
const EACH = fuzzRuns(10);

/** What a new record may break is what it does not hold yet; what stood in the file before may break nothing more. */
function errorsOnLinesOf(text: string, findings: readonly Finding[], before: ReadonlySet<string>): number {
  const lines = text.split('\n');
  return findings.filter(({ severity, line }) => severity === 'error' && before.has(lines[line] ?? '')).length;
}

const count = (findings: readonly Finding[], rule: string): number =>
  findings.filter((finding) => finding.rule === rule).length;

/** @returns how many actions were taken, by rule */
function takeAll(what: string, text: string): string[] {
  const before = check(transmissionOf(text));
  const lines = new Set(text.split('\n'));
  return fixesIn(text).flatMap(({ finding, actions }) =>
    actions.map((action) => {
      const after = edited(text, editsOf(action));
      const found = check(transmissionOf(after));
      const said = `${what}: ${action.title}`;
      assert.ok(count(found, finding.rule) < count(before, finding.rule), `${said} leaves ${finding.message}`);
      assert.ok(
        errorsOnLinesOf(after, found, lines) <= errorsOnLinesOf(text, before, lines),
        `${said} brings about ${found.map(({ line, message }) => `${line + 1}: ${message}`).join('\n')}`,
      );
      return finding.rule;
    }),
  );
}

describe('Fixes of damaged transmissions', function () {
  this.timeout(120_000);

  it('mend what was found in them and break nothing', () => {
    const fixtures = allSamples().filter(({ name }) => !name.includes('/'));
    const taken = new Set<string>();
    for (const { file, damage } of damageAll(kinds, fixtures, EACH))
      for (const rule of takeAll(`${file}, ${damage.what}`, `${damage.texts.join('\n')}\n`)) taken.add(rule);
    for (const rule of [
      ...['record-length', 'lower-case', 'keyboard-character', 'filler-not-blank', 'number-alignment'],
      ...['field-code', 'shared-code', 'condition-equal', 'condition-value', 'condition-blank'],
      ...['record-missing', 'record-repeated', 'record-order', 'record-unexpected', 'blank-line'],
      ...['control-record-missing', 'application-conflict', 'block-count', 'se-entry-check-digit'],
    ])
      assert.ok(taken.has(rule), `${rule} was fixed`);
  });

  it('are found in well-formed ones and in those that are not', () => {
    const names = [
      'bad/tabs',
      'bad/mixed',
      'bad/truncated-record',
      'bad/no-envelope-ae',
      'bad/lone-y',
      'bad/long-line',
    ];
    for (const name of [...fixtureNames, ...names]) takeAll(name, fixture(name));
  });
});
