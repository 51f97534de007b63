/** Records that a pattern takes are said nothing of, and all others the same as ever: findings do not depend on patterns. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Checker } from '../../../server/src/checks/checker';
import { checkConditions, conditionRules } from '../../../server/src/checks/conditionChecks';
import { ConditionCodes } from '../../../server/src/checks/conditionCodes';
import { RecordScreen } from '../../../server/src/checks/recordScreen';
import { blockRules } from '../../../server/src/checks/rules';
import { UnitView } from '../../../server/src/checks/unitView';
import type { CodeList } from '../../../server/src/layout/types';
import type { Transmission } from '../../../server/src/transmission/transmission';
import { Random } from '../../mutation/random';
import { catalog } from '../../support/layouts';
import { mutatedText } from '../../support/mutateText';
import { fixture, fixtureFolder, fixtureNames, fuzzRuns, transmissionOf } from '../../support/transmissions';

const names = [
  ...fixtureNames,
  ...readdirSync(join(fixtureFolder, 'bad'))
    .filter((file) => file.endsWith('.ace'))
    .map((file) => `bad/${file.slice(0, -'.ace'.length)}`),
];

/** @param wait how many like records are checked field by field before a pattern is made for them */
function checkerWith(wait: number): Checker {
  // Rules across records look at the unit alone and need not be run.
  return new Checker(catalog, [], {}, blockRules, undefined, new RecordScreen(catalog, wait));
}

const withPatterns = checkerWith(1);
const without = checkerWith(Infinity);
const codes = new ConditionCodes((name) => catalog.reference(name));

function assertSame(transmission: Transmission, what: string): void {
  assert.deepEqual(withPatterns.findings(transmission), without.findings(transmission), what);
  for (const unit of transmission.blocks.flatMap(({ units }) => units)) {
    const found = withPatterns.unitFindings(unit);
    if (found.some(({ rule }) => rule === 'raw-transmission')) continue;
    const conditions = found.filter(({ rule }) => rule in conditionRules);
    assert.deepEqual(conditions, checkConditions(new UnitView(unit), codes), what);
  }
}

/** The records of the first block twice over, as units in front and behind look alike. */
function doubled(text: string): string {
  const lines = text.split('\n');
  const from = lines.findIndex((line) => line.startsWith('B')) + 1;
  const to = lines.findIndex((line) => /^[YZ]/.test(line));
  const records = lines.slice(from, Math.max(from, to));
  return [...lines.slice(0, from), ...records, ...lines.slice(from)].join('\n');
}

/** Writes other values into some records, most of them from the same columns of others. */
function withOtherValues(text: string, random: Random): string {
  const lines = text.split('\n');
  for (let left = 1 + random.below(12); left > 0; left--) {
    const at = random.below(lines.length);
    const line = lines[at] ?? '';
    const from = random.below(80);
    const to = from + 1 + random.below(12);
    const other = random.below(3) === 0 ? ' '.repeat(80) : (random.oneOf(lines) ?? '');
    lines[at] = line.slice(0, from) + other.padEnd(80).slice(from, to) + line.slice(to);
  }
  return lines.join('\n');
}

describe('the screen of records', () => {
  it('leaves the findings of every fixture as they are', () => {
    for (const name of names) assertSame(transmissionOf(fixture(name)), name);
  }).timeout(60_000);

  it('leaves the findings of changed and damaged fixtures as they are', () => {
    const random = Random.named('record screen');
    for (let run = fuzzRuns(400); run > 0; run--) {
      const name = random.oneOf(names) ?? '';
      const text = fixture(name);
      const changed =
        random.below(4) === 0 ? mutatedText(text, random).slice(0, 20_000) : withOtherValues(doubled(text), random);
      assertSame(transmissionOf(changed), `${name}, ${String(run)} runs left`);
    }
  }).timeout(120_000);

  it('takes the records of well-formed files', () => {
    const screen = new RecordScreen(catalog, 1);
    const refused: string[] = [];
    for (const name of fixtureNames) {
      for (const unit of transmissionOf(fixture(name)).blocks.flatMap(({ units }) => units)) {
        const found = without.unitFindings(unit);
        screen.begin(unit);
        for (const [at, record] of unit.records.entries()) {
          const isSound = screen.isSound(record, at);
          if (!isSound && record.layout && !found.some((finding) => finding.at === at))
            refused.push(`${name}: ${record.text}`);
        }
        screen.end();
      }
    }
    assert.deepEqual(refused, []);
  }).timeout(60_000);

  it('makes patterns anew when other code lists come into use', () => {
    const [unit] = transmissionOf(fixture('ae-consumption')).blocks.flatMap(({ units }) => units);
    assert.ok(unit);
    const lists = { revision: 1, codeList: (name: string): CodeList | undefined => catalog.codeList(name) };
    const screen = new RecordScreen(lists, 1);
    const sound = (): number => {
      screen.begin(unit);
      const count = unit.records.filter((record, at) => screen.isSound(record, at)).length;
      screen.end();
      return count;
    };
    assert.equal(sound(), unit.records.length);
    const none: CodeList = {
      name: 'countries',
      title: 'Countries',
      noun: 'country',
      complete: true,
      codes: { QQ: 'None' },
    };
    lists.codeList = () => none;
    assert.equal(sound(), unit.records.length);
    lists.revision++;
    assert.ok(sound() < unit.records.length);
  });
});
