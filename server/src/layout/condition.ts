/** Evaluates the conditions that choose variants and structure maps and that stand in field rules. */
import type { CompiledLayout } from './compile';
import type { Condition } from './types';

/** A record as conditions see it. */
export interface FieldSource {
  readonly text: string;
  readonly layout: CompiledLayout | undefined;
}

/**
 * @param source a record
 * @param fieldName name of one of its fields
 * @returns the characters of the field, padded with blanks where the record ends early; undefined when it has no such field
 */
export function fieldText(source: FieldSource, fieldName: string): string | undefined {
  const compiled = source.layout?.fieldsByName.get(fieldName);
  return compiled && source.text.slice(compiled.from, compiled.to).padEnd(compiled.to - compiled.from);
}

/** @returns true when the code of a condition or list is the value of the field, blanks around both aside */
export function isCode(value: string, code: string): boolean {
  return value.trim() === code.trim();
}

function holdsFor(condition: Exclude<Condition, { all: Condition[] }>, source: FieldSource): boolean {
  const value = fieldText(source, condition.field);
  if (value === undefined) return false;
  if ('blank' in condition) return (value.trim() === '') === condition.blank;
  return condition.in.some((code) => isCode(value, code));
}

/**
 * @param self the record the condition stands on
 * @param others finds the records of the transaction or its envelope by control identifier; a condition on another record
 *   holds when it holds for one of them
 */
export function conditionHolds(
  condition: Condition,
  self: FieldSource,
  others: (recordId: string) => readonly FieldSource[],
): boolean {
  if ('all' in condition) return condition.all.every((part) => conditionHolds(part, self, others));
  if (condition.record === undefined || condition.record === self.layout?.record.id) return holdsFor(condition, self);
  return others(condition.record).some((other) => holdsFor(condition, other));
}
