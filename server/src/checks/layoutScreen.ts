/** What is made ready for looking through the records of a layout. */
import type { CompiledLayout, ConditionalField } from '../layout/compile';
import { isBlankField, ownPartsHold, type OwnPart } from '../layout/condition';
import type { CodeList } from '../layout/types';
import { valueAt } from '../layout/values';
import { Acceptors } from './acceptor/acceptor';
import { isGuardable, type PreparedRule } from './acceptor/conditionGuards';
import type { Kind, Premise, Premises, Watched } from './premises';

/** Records of more kinds than a file has; for further ones no patterns are made. */
const MOST_PATTERNS = 32;
/** Numbers up to here are whole. */
const MOST_KEYS = Number.MAX_SAFE_INTEGER;

interface ScreenedRule {
  readonly own: readonly OwnPart[];
  readonly premises: readonly Premise[];
  readonly demand: 'required' | 'blank' | 'equal' | ReadonlySet<string>;
}

interface ScreenedField {
  readonly field: ConditionalField;
  readonly rules: readonly ScreenedRule[];
}

/** A field of other records that conditions on a layout look at. */
interface LookedAt {
  readonly watched: Watched;
  /** The bits of these conditions. */
  readonly mask: number;
  /** Greater than all of them. */
  readonly limit: number;
}

/** The records of a layout for which the same premises hold. */
interface Case {
  /** Records to come before the pattern is made. */
  wait: number;
  /** Takes only records of which nothing has to be said, but for conditions that no pattern tells. */
  pattern: RegExp | undefined;
}

export class LayoutScreen {
  readonly kind: Kind;
  private readonly conditions: readonly ScreenedField[];
  private readonly unguardable: readonly ScreenedField[];
  private readonly looksAt: readonly LookedAt[];
  private readonly kinds: readonly Kind[];
  private readonly hasCases: boolean;
  private readonly cases = new Map<number, Case>();
  private acceptors: Acceptors | undefined;
  private current: Case | undefined;
  private currentKey = -1;
  /** Since when the current case is. */
  private since = -1;

  /**
   * @param list finds a shared code list by name
   * @param wait records of a case that are checked field by field before a pattern is made for them
   */
  constructor(
    private readonly layout: CompiledLayout,
    private readonly premises: Premises,
    private readonly list: (name: string) => CodeList | undefined,
    private readonly wait: number,
  ) {
    this.kind = premises.kindOf(layout.record.id);
    this.conditions = this.screened(() => true);
    this.unguardable = this.screened((rule) => !isGuardable(rule));
    this.looksAt = lookedAt(this.conditions);
    this.kinds = [...new Set(this.looksAt.map(({ watched }) => watched.kind))];
    this.hasCases = this.looksAt.reduce((keys, { limit }) => keys * limit, 1) <= MOST_KEYS;
  }

  /**
   * Looks at a record of the layout, to which the premises have come.
   * @param open is told of each field of which a condition may be broken
   * @returns true when the checks of single records have nothing to say of it; false when they have to be asked
   */
  isSound(text: string, open: (field: ConditionalField) => void): boolean {
    if (this.kinds.length > 0 || !this.current) this.choose();
    const { current } = this;
    if (current && current.wait > 0 && --current.wait === 0) current.pattern = this.patternNow();
    const isSound = current?.pattern?.test(text) === true;
    for (const conditions of isSound ? this.unguardable : this.conditions)
      if (this.mayBreak(conditions, text)) open(conditions.field);
    return isSound;
  }

  /** Chooses the case of the records that come now. */
  private choose(): void {
    const changed = this.premises.changed(this.kinds);
    if (changed === this.since) return;
    this.since = changed;
    const key = this.keyNow();
    if (key === this.currentKey) return;
    this.currentKey = key;
    this.current = this.caseOf(key);
  }

  private keyNow(): number {
    let key = 0;
    for (const { watched, mask, limit } of this.looksAt) key = key * limit + (this.premises.heldOn(watched) & mask);
    return key;
  }

  private caseOf(key: number): Case | undefined {
    if (!this.hasCases) return undefined;
    let known = this.cases.get(key);
    if (!known && this.cases.size < MOST_PATTERNS)
      this.cases.set(key, (known = { wait: this.wait, pattern: undefined }));
    return known;
  }

  private patternNow(): RegExp | undefined {
    this.acceptors ??= new Acceptors(this.layout, this.list);
    return this.acceptors.acceptor(({ when }) => this.hold(this.premisesOf(when)));
  }

  private mayBreak({ field: { compiled }, rules }: ScreenedField, text: string): boolean {
    for (const { own, premises, demand } of rules) {
      if (!ownPartsHold(own, text) || !this.hold(premises)) continue;
      if (demand === 'equal') return true;
      const blank = isBlankField(text, compiled);
      if (demand === 'required' ? blank : !blank && !isOneOf(demand, valueAt(text, compiled.from, compiled.to)))
        return true;
    }
    return false;
  }

  private hold(premises: readonly Premise[]): boolean {
    for (const premise of premises) if (!this.premises.holds(premise)) return false;
    return true;
  }

  private screened(select: (rule: PreparedRule) => boolean): ScreenedField[] {
    return this.layout.conditionalFields.flatMap((field) => {
      const rules = field.rules.filter(select).map((rule) => this.screenedRule(rule));
      return rules.length > 0 ? [{ field, rules }] : [];
    });
  }

  private screenedRule({ rule: { then }, when }: PreparedRule): ScreenedRule {
    const demand =
      typeof then === 'string' ? then : 'in' in then ? new Set(then.in.map((code) => code.trim())) : 'equal';
    return { own: when.own, premises: this.premisesOf(when), demand };
  }

  private premisesOf({ others }: PreparedRule['when']): Premise[] {
    return others.map((other) => this.premises.premiseOf(other));
  }
}

function lookedAt(conditions: readonly ScreenedField[]): LookedAt[] {
  const masks = new Map<Watched, number>();
  for (const { rules } of conditions)
    for (const { watched, bit } of rules.flatMap(({ premises }) => premises))
      masks.set(watched, (masks.get(watched) ?? 0) | bit);
  return Array.from(masks, ([watched, mask]) => ({ watched, mask, limit: 2 ** (32 - Math.clz32(mask)) }));
}

function isOneOf(demand: 'blank' | ReadonlySet<string>, value: string): boolean {
  return demand !== 'blank' && demand.has(value);
}
