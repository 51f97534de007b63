/** Sets of the rules of an application, put together quickly. */
import type { UnitRule } from '../rule';
import { InternedSets, type InternedSet } from './internedSets';

/** Indexes in the table of rules. */
export type RuleSet = InternedSet<number>;

export class RuleSets {
  private readonly sets = new InternedSets<number>();
  private readonly lists = new Map<RuleSet, readonly UnitRule[]>();
  private readonly indexOf: ReadonlyMap<UnitRule, number>;

  constructor(private readonly rules: readonly UnitRule[]) {
    this.indexOf = new Map(rules.map((rule, index) => [rule, index]));
  }

  of(rules: readonly UnitRule[]): RuleSet {
    return this.sets.of(...rules.map((rule) => this.indexOf.get(rule) ?? 0));
  }

  union(a: RuleSet, b: RuleSet): RuleSet {
    return this.sets.union(a, b);
  }

  /** @returns the rules of the set in their order */
  rulesOf(set: RuleSet): readonly UnitRule[] {
    let list = this.lists.get(set);
    if (!list) {
      list = Array.from(set.members).flatMap((index) => this.rules[index] ?? []);
      this.lists.set(set, list);
    }
    return list;
  }
}
