/** Evaluates the conditions that choose variants and structure maps and that stand in field rules. */
import type { CompiledField, CompiledLayout } from './compile';
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

const BLANK = 32;

/** Whether the characters of a field, blanks around them aside, are the code; reads the record in place, as this runs for every record of a file. */
function holdsCode(text: string, { from, to }: CompiledField, code: string): boolean {
  let start = from;
  let end = Math.min(to, text.length);
  while (start < end && text.charCodeAt(start) === BLANK) start++;
  while (end > start && text.charCodeAt(end - 1) === BLANK) end--;
  return Math.max(0, end - start) === code.length && text.startsWith(code, start);
}

/** @returns true when the record has only blanks in the field, or ends before it */
export function isBlankField(text: string, { from, to }: CompiledField): boolean {
  for (let at = from; at < to && at < text.length; at++) if (text.charCodeAt(at) !== BLANK) return false;
  return true;
}

const trimmedCodes = new WeakMap<readonly string[], readonly string[]>();

/** The codes of a condition without blanks around them, worked out once. */
function codesOf(codes: readonly string[]): readonly string[] {
  let trimmed = trimmedCodes.get(codes);
  if (!trimmed) trimmedCodes.set(codes, (trimmed = codes.map((code) => code.trim())));
  return trimmed;
}

function holdsFor(condition: Exclude<Condition, { all: Condition[] }>, source: FieldSource): boolean {
  const field = source.layout?.fieldsByName.get(condition.field);
  if (!field) return false;
  if ('blank' in condition) return isBlankField(source.text, field) === condition.blank;
  for (const code of codesOf(condition.in)) if (holdsCode(source.text, field, code)) return true;
  return false;
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
