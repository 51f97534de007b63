/** Sets of the rules of an application, each of them made once, so that they are put together quickly. */
import type { UnitRule } from '../rule';

export interface RuleSet {
  /** Indexes in the table of rules, ascending. */
  readonly indexes: readonly number[];
}

export class RuleSets {
  private readonly byKey = new Map<string, RuleSet>();
  private readonly unions = new Map<RuleSet, Map<RuleSet, RuleSet>>();
  private readonly lists = new Map<RuleSet, readonly UnitRule[]>();
  private readonly indexOf: ReadonlyMap<UnitRule, number>;

  constructor(private readonly rules: readonly UnitRule[]) {
    this.indexOf = new Map(rules.map((rule, index) => [rule, index]));
  }

  of(rules: readonly UnitRule[]): RuleSet {
    return this.make(rules.map((rule) => this.indexOf.get(rule) ?? 0));
  }

  union(a: RuleSet, b: RuleSet): RuleSet {
    if (a === b) return a;
    let withA = this.unions.get(a);
    if (!withA) this.unions.set(a, (withA = new Map<RuleSet, RuleSet>()));
    let union = withA.get(b);
    if (!union) withA.set(b, (union = this.make([...a.indexes, ...b.indexes])));
    return union;
  }

  /** @returns the rules of the set in their order */
  rulesOf(set: RuleSet): readonly UnitRule[] {
    let list = this.lists.get(set);
    if (!list) {
      list = set.indexes.flatMap((index) => this.rules[index] ?? []);
      this.lists.set(set, list);
    }
    return list;
  }

  private make(indexes: readonly number[]): RuleSet {
    const all = [...new Set(indexes)].sort((a, b) => a - b);
    const key = all.join(' ');
    let set = this.byKey.get(key);
    if (!set) this.byKey.set(key, (set = { indexes: all }));
    return set;
  }
}
