/** Tests of cross-record rules from tables: for each rule a transmission that breaks it and one that keeps it. */
import assert from 'node:assert/strict';
import type { BlockRule } from '../../server/src/checks/blockRules';
import { Checker } from '../../server/src/checks/checker';
import type { Finding } from '../../server/src/checks/finding';
import type { UnitRule } from '../../server/src/checks/rule';
import { RecordView } from '../../server/src/checks/unitView';
import type { Transmission } from '../../server/src/transmission/transmission';
import { editRecords } from './editRecords';
import { takeFixes } from './fixes';
import { catalog } from './layouts';
import { fixture, fixtureNames, transmissionOf } from './transmissions';

/** A fixture with edits (see {@link editRecords}), and where the rule finds something: `error SE15#2: Quantity`, `warning SE10`. */
export interface RuleCase {
  readonly in: string;
  readonly edits: readonly string[];
  /** What is found, in the order of the file; nothing where it is left out. */
  readonly finds?: readonly string[];
  /** What the first message says. */
  readonly says?: RegExp;
}

export type RuleTable = Readonly<Record<string, readonly RuleCase[]>>;

/** `warning SE15#2: Quantity` for a finding. */
function place(finding: Finding, transmission: Transmission): string {
  let nth = 0;
  for (let line = 0; line <= finding.line; line++)
    if (transmission.recordAt(line)?.layout?.record.id === finding.record) nth++;
  const record = `${finding.record ?? ''}${nth > 1 ? `#${String(nth)}` : ''}`;
  return `${finding.severity} ${record}${finding.field === undefined ? '' : `: ${finding.field}`}`;
}

/** Has rules complain when they ask for a field that the record does not have, while a group of tests runs. */
function withStrictFieldNames(): void {
  before(() => {
    RecordView.strictFieldNames = true;
  });
  after(() => {
    RecordView.strictFieldNames = false;
  });
}

/**
 * Defines the tests of some rules.
 * @param table rule id to cases; each rule needs one that finds something and one that finds nothing
 */
export function describeRules(
  title: string,
  rules: readonly UnitRule[],
  blockRules: readonly BlockRule[],
  table: RuleTable,
): void {
  const checker = new Checker(catalog, rules, {}, blockRules);
  const all = [...rules, ...blockRules];

  describe(title, () => {
    withStrictFieldNames();

    it('has no two rules with one id', () => {
      assert.equal(new Set(all.map((rule) => rule.id)).size, all.length);
    });

    for (const rule of all) {
      describe(rule.id, () => {
        const cases = table[rule.id] ?? [];

        it('is tested broken and kept', () => {
          assert.ok(cases.some((one) => one.finds !== undefined));
          assert.ok(cases.some((one) => one.finds === undefined));
        });

        for (const one of cases) {
          it(`${one.finds?.join(', ') ?? 'nothing'} in ${one.in} with ${one.edits.join('; ').slice(0, 200) || 'no edit'}`, () => {
            const transmission = transmissionOf(editRecords(fixture(one.in), ...one.edits));
            const found = checker.findings(transmission).filter((finding) => finding.rule === rule.id);
            assert.deepEqual(
              found.map((finding) => place(finding, transmission)),
              one.finds ?? [],
            );
            if (one.says) assert.match(found[0]?.message ?? '', one.says);
          });
        }

        it('is mended by every fix that is offered', () => {
          for (const one of cases.filter(({ finds }) => finds !== undefined)) {
            const text = editRecords(fixture(one.in), ...one.edits);
            takeFixes(`${one.in} with ${one.edits.join('; ')}`, text, rule.id);
          }
        });
      });
    }

    it('tests no rule that is not there', () => {
      const ids = new Set(all.map((rule) => rule.id));
      assert.deepEqual(
        Object.keys(table).filter((id) => !ids.has(id)),
        [],
      );
    });

    it('says nothing graver than information on the fixtures', () => {
      const ids = new Set(all.map((rule) => rule.id));
      const grave = fixtureNames.flatMap((name) =>
        checker
          .findings(transmissionOf(fixture(name)))
          .filter(
            (finding) => ids.has(finding.rule) && (finding.severity === 'error' || finding.severity === 'warning'),
          )
          .map((finding) => `${name}: ${finding.message}`),
      );
      assert.deepEqual(grave, []);
    });
  });
}
