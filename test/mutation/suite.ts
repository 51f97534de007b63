/** The mutation test as a mocha suite: how much of the damage is found, and whether it is found where it was done. */
import assert from 'node:assert/strict';
import { kinds } from './mutations';
import { misses, scoreOf, scoresByKind, table } from './report';
import { damageAll, type Outcome } from './run';
import { allSamples } from './sample';

/** Parts of all damages; a kind alone may fall behind by a little. */
const FOUND = 0.97;
const RIGHT_LINE = 0.95;
const OF_A_KIND = 0.9;
/** Findings beyond the one that is due, on the average. */
const NOISE = 0.25;

/**
 * @param limit how many damages of each kind
 * @param print whether the table and the misses are printed even when all is well
 */
export function describeMutations(limit: number, print: boolean): void {
  describe(`damage to well-formed transmissions, up to ${limit} of each kind`, function () {
    this.timeout(600_000);
    const samples = allSamples();
    let outcomes: readonly Outcome[] = [];

    before(() => {
      outcomes = damageAll(kinds, samples, limit);
    });

    after(() => {
      if (print) console.log(`\n${table(outcomes)}\n\n${misses(outcomes)}`);
    });

    it('starts from files without error', () => {
      assert.ok(samples.length > 0);
      const errors = samples.flatMap(({ name, findings }) =>
        findings
          .filter(({ severity }) => severity === 'error')
          .map(({ line, message }) => `${name}:${line + 1} ${message}`),
      );
      assert.deepEqual(errors, []);
    });

    it(`finds at least ${FOUND * 100}% of it, ${RIGHT_LINE * 100}% on the right line`, () => {
      const { found, rightLine } = scoreOf('all', outcomes);
      const listed = misses(outcomes, 50);
      assert.ok(found >= FOUND, `only ${(found * 100).toFixed(1)}% found:\n${listed}`);
      assert.ok(rightLine >= RIGHT_LINE, `only ${(rightLine * 100).toFixed(1)}% on the right line:\n${listed}`);
    });

    it('gives little more than one finding for one slip', () => {
      const { noise } = scoreOf('all', outcomes);
      assert.ok(noise <= NOISE, `${noise.toFixed(2)} further findings on the average:\n${table(outcomes)}`);
    });

    for (const { id } of kinds)
      it(`finds the kind: ${id}`, () => {
        const own = outcomes.filter(({ kind }) => kind === id);
        const [score] = scoresByKind(own);
        assert.ok(score, 'no file could be damaged in this way');
        const listed = misses(own, 20);
        assert.ok(score.found >= OF_A_KIND, `only ${(score.found * 100).toFixed(1)}% found:\n${listed}`);
        assert.ok(
          score.rightLine >= OF_A_KIND,
          `only ${(score.rightLine * 100).toFixed(1)}% on the right line:\n${listed}`,
        );
      });
  });
}
