/**
 * Every fix that is offered mends its finding and makes nothing else an error: for all fixtures, well-formed or not, for a sample of
 * damage to them, and to the corpus where it is present. `ACE_FUZZ_RUNS` says how many damages of each kind are tried.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeBytes } from '../../../server/src/cli/input';
import { kinds } from '../../mutation/mutations';
import { damageAll } from '../../mutation/run';
import { allSamples, type Sample } from '../../mutation/sample';
import { takeFixes } from '../../support/fixes';
import { fixture, fixtureFolder, fixtureNames, fuzzRuns } from '../../support/transmissions';

/** Damages of each kind, to fixtures and to the corpus. */
const OF_FIXTURES = fuzzRuns(8);
const OF_CORPUS = fuzzRuns(2);
/** Lines of a corpus file that is damaged: each fix is tried on the whole of a file. */
const MOST_LINES = 400;
/** Lines of a file in which every finding is fixed: noise of any length is no matter of fixes. */
const MOST_BAD_LINES = 200;

/** @returns the rules whose findings were fixed */
function mended(samples: readonly Sample[], each: number): Set<string> {
  const rules = new Set<string>();
  for (const { file, damage } of damageAll(kinds, samples, each))
    for (const { finding } of takeFixes(`${file}, ${damage.what}`, `${damage.texts.join('\n')}\n`))
      rules.add(finding.rule);
  return rules;
}

const isOfCorpus = ({ name }: Sample): boolean => name.includes('/');

describe('Fixes of damaged transmissions', function () {
  this.timeout(600_000);

  it('mend what was found in fixtures and break nothing', () => {
    const rules = mended(
      allSamples().filter((sample) => !isOfCorpus(sample)),
      OF_FIXTURES,
    );
    for (const rule of [
      ...['record-length', 'lower-case', 'keyboard-character', 'filler-not-blank', 'number-alignment'],
      ...['field-code', 'shared-code', 'condition-equal', 'condition-value', 'condition-blank'],
      ...['record-missing', 'record-repeated', 'record-order', 'record-unexpected', 'blank-line'],
      ...['control-record-missing', 'application-conflict', 'block-count', 'se-entry-check-digit'],
      ...['field-date', 'character-class', 'unknown-record'],
    ])
      assert.ok(rules.has(rule), `${rule} was fixed`);
  });

  it('mend what was found in the corpus and break nothing', function () {
    const samples = allSamples().filter((sample) => isOfCorpus(sample) && sample.texts.length <= MOST_LINES);
    if (samples.length === 0) this.skip();
    assert.ok(mended(samples, OF_CORPUS).size > 10);
  });

  it('are found in well-formed fixtures', () => {
    for (const name of fixtureNames) takeFixes(name, fixture(name));
  });

  it('are found in those that are not', () => {
    const rules = new Set<string>();
    for (const file of readdirSync(join(fixtureFolder, 'bad')).filter((name) => name.endsWith('.ace'))) {
      const text = decodeBytes(readFileSync(join(fixtureFolder, 'bad', file)));
      if (text.split('\n').length > MOST_BAD_LINES) continue;
      for (const { finding } of takeFixes(`bad/${file}`, text)) rules.add(finding.rule);
    }
    for (const rule of ['record-length', 'lower-case', 'control-record-missing', 'unknown-record', 'raw-transmission'])
      assert.ok(rules.has(rule), `${rule} was fixed`);
  });
});
