/** Which rules of an application have something to look at in a unit, by the control identifiers that stand in it. */
import type { CodeList } from '../layout/types';
import type { Unit } from '../transmission/model';
import type { UnitRule } from './rule';
import { Silence } from './silence/silence';
import type { UnitView } from './unitView';

/** So many sets of control identifiers are remembered; files with more have units of any shape. */
const MOST_SHAPES = 2000;

export class ApplicableRules {
  private readonly byShape = new Map<string, readonly UnitRule[]>();

  private readonly silence: Silence;

  /** @param rules those of the application */
  constructor(
    private readonly rules: readonly UnitRule[],
    codeList: (name: string) => CodeList | undefined,
  ) {
    this.silence = new Silence(rules, codeList);
  }

  /** @returns the rules that may find something in the unit, in their order */
  of(unit: Unit, view: UnitView): readonly UnitRule[] {
    return this.silence.rulesFor(unit) ?? this.byIdentifiers(view);
  }

  private byIdentifiers(unit: UnitView): readonly UnitRule[] {
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
