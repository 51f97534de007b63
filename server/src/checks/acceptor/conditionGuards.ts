/** Refuses records that break a condition on one of their fields; see `conditionChecks.ts`. */
import type { CompiledField, CompiledLayout, ConditionalField } from '../../layout/compile';
import type { OwnPart } from '../../layout/condition';
import { ANY, blanks, paddedAnywhere, patternOf, repeated, type Shape } from './shapes';

/** What stands in a field, or does not, when a condition on it or another field is broken. */
interface Symptom {
  readonly field: CompiledField;
  readonly shapes: readonly Shape[];
  readonly isAbsent: boolean;
}

/** A rule of a field with its premise made ready. */
export type PreparedRule = ConditionalField['rules'][number];

/** @returns whether a guard can tell that the rule is broken; the value of another field it cannot */
export function isGuardable({ rule: { then } }: PreparedRule): boolean {
  return !(typeof then === 'object' && 'equals' in then);
}

/**
 * @param isLive whether what the rule presumes of other records holds
 * @returns by 0-based offset, patterns to be tried there that match no record in which a live rule is broken
 * @throws PatternTooLarge
 */
export function conditionGuards(
  { conditionalFields }: CompiledLayout,
  isLive: (rule: PreparedRule) => boolean,
): ReadonlyMap<number, ReadonlySet<string>> {
  const guards = new Map<number, Set<string>>();
  for (const { compiled, rules } of conditionalFields) {
    for (const prepared of rules.filter((rule) => isGuardable(rule) && isLive(rule))) {
      const symptoms = [...prepared.when.own.map(premise), breach(compiled, prepared)];
      symptoms.sort((a, b) => a.field.from - b.field.from);
      const at = symptoms[0]?.field.from ?? 0;
      const some = guards.get(at) ?? new Set();
      guards.set(at, some.add(guard(symptoms)));
    }
  }
  return guards;
}

function premise({ field, blank, codes }: OwnPart): Symptom {
  const width = field.to - field.from;
  if (blank !== undefined) return { field, shapes: [blanks(width)], isAbsent: !blank };
  return { field, shapes: codes.flatMap((code) => paddedAnywhere(code.split(''), width)), isAbsent: false };
}

function breach(field: CompiledField, { rule: { then } }: PreparedRule): Symptom {
  const width = field.to - field.from;
  const blank = blanks(width);
  if (then === 'required') return { field, shapes: [blank], isAbsent: false };
  const kept =
    then === 'blank'
      ? zeros(width).filter((zero) => field.codes?.has(zero.join('')) !== true)
      : 'in' in then
        ? then.in.flatMap((code) => paddedAnywhere(code.trim().split(''), width))
        : [];
  return { field, shapes: [blank, ...kept], isAbsent: true };
}

/** Zeros say the same as blanks. */
function zeros(width: number): Shape[] {
  return Array.from({ length: width }, (_, blank) => [...blanks(blank), ...repeated('0', width - blank)]);
}

/** @param symptoms in the order of their fields */
function guard(symptoms: readonly Symptom[]): string {
  let pattern = '';
  let at = symptoms[0]?.field.from ?? 0;
  for (const [index, { field, shapes, isAbsent }] of symptoms.entries()) {
    for (; at < field.from; at++) pattern += ANY;
    const own = patternOf(shapes);
    // Of several symptoms in one field only the last moves on.
    const staysHere = symptoms[index + 1]?.field === field;
    if (isAbsent) pattern += `(?!${own})`;
    else if (staysHere) pattern += `(?=${own})`;
    else {
      pattern += own;
      at = field.to;
    }
  }
  return `(?!${pattern})`;
}
