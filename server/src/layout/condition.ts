/** Evaluates the conditions that choose variants and structure maps and that stand in field rules. */
import type { CompiledField, CompiledLayout } from './compile';
import type { Condition } from './types';

/** A condition on one field. */
export type SimpleCondition = Exclude<Condition, { all: Condition[] }>;

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
function holdsCode(text: string, field: CompiledField, code: string): boolean {
  const { start, end } = filledSpan(text, field);
  return end - start === code.length && text.startsWith(code, start);
}

/** @returns what stands in a field, blanks around it aside */
export function valueWithin(text: string, field: CompiledField): string {
  const { start, end } = filledSpan(text, field);
  return text.slice(start, end);
}

function filledSpan(text: string, { from, to }: CompiledField): { start: number; end: number } {
  let start = from;
  let end = Math.min(to, text.length);
  while (start < end && text.charCodeAt(start) === BLANK) start++;
  while (end > start && text.charCodeAt(end - 1) === BLANK) end--;
  return { start, end: Math.max(start, end) };
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

/** @returns whether a condition on one field holds for a record */
export function holdsFor(condition: SimpleCondition, source: FieldSource): boolean {
  const field = source.layout?.fieldsByName.get(condition.field);
  if (!field) return false;
  if ('blank' in condition) return isBlankField(source.text, field) === condition.blank;
  return holdsOneOf(source.text, field, codesOf(condition.in));
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

/** A condition on a field of the record it stands on, with the field found. */
export interface OwnPart {
  readonly field: CompiledField;
  readonly blank: boolean | undefined;
  readonly codes: readonly string[];
}

/** A condition made ready for being asked of every record with a layout. */
export interface PreparedCondition {
  readonly own: readonly OwnPart[];
  readonly others: readonly (SimpleCondition & { readonly record: string })[];
}

/**
 * @param recordId control identifier of the records it will be asked of
 * @param fieldsByName their fields
 * @returns undefined for a condition that holds for none of them
 */
export function prepareCondition(
  condition: Condition,
  recordId: string,
  fieldsByName: ReadonlyMap<string, CompiledField>,
): PreparedCondition | undefined {
  const own: OwnPart[] = [];
  const others: (SimpleCondition & { record: string })[] = [];
  const add = (part: Condition): boolean => {
    if ('all' in part) return part.all.every(add);
    const { record } = part;
    if (record !== undefined && record !== recordId) {
      others.push({ ...part, record });
      return true;
    }
    const field = fieldsByName.get(part.field);
    if (!field) return false;
    own.push(
      'blank' in part ? { field, blank: part.blank, codes: [] } : { field, blank: undefined, codes: codesOf(part.in) },
    );
    return true;
  };
  return add(condition) ? { own, others } : undefined;
}

/**
 * As {@link conditionHolds}, of a condition that was made ready.
 * @param text of the record
 * @param holdsElsewhere whether a condition holds for one of the records with a control identifier
 */
export function preparedHolds(
  { own, others }: PreparedCondition,
  text: string,
  holdsElsewhere: (condition: SimpleCondition & { readonly record: string }) => boolean,
): boolean {
  if (!ownPartsHold(own, text)) return false;
  for (const other of others) if (!holdsElsewhere(other)) return false;
  return true;
}

/** @returns whether the parts of a condition hold that look at the record itself */
export function ownPartsHold(own: readonly OwnPart[], text: string): boolean {
  for (const { field, blank, codes } of own) {
    if (blank === undefined ? !holdsOneOf(text, field, codes) : isBlankField(text, field) !== blank) return false;
  }
  return true;
}

function holdsOneOf(text: string, field: CompiledField, codes: readonly string[]): boolean {
  const width = field.to - field.from;
  for (const code of codes) {
    // A code as wide as its field needs no trimming.
    if (code.length === width ? text.startsWith(code, field.from) : holdsCode(text, field, code)) return true;
  }
  return false;
}
