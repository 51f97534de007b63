/** Which rules of an application have something to look at in a unit, by the control identifiers that stand in it. */
import type { UnitRule } from './rule';
import type { UnitView } from './unitView';

/** So many sets of control identifiers are remembered; files with more have units of any shape. */
const MOST_SHAPES = 2000;

export class ApplicableRules {
  private readonly byShape = new Map<string, readonly UnitRule[]>();

  /** @param rules those of the application */
  constructor(private readonly rules: readonly UnitRule[]) {}

  /** @returns the rules that may find something in the unit, in their order */
  of(unit: UnitView): readonly UnitRule[] {
    const { shape } = unit;
    let rules = this.byShape.get(shape);
    if (!rules) {
      if (this.byShape.size >= MOST_SHAPES) this.byShape.clear();
      rules = this.rules.filter(({ records }) => !records || records.some((id) => unit.has(id)));
      this.byShape.set(shape, rules);
    }
    return rules;
  }
}
