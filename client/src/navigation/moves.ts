/** Where the cursor goes from field to field. Lines and characters are 0-based. */
import { isFiller, widthOf, type FieldShape, type RecordShape } from '../fields/shapes';

/** A place to go to, which may lie behind the end of a short record. */
export interface Place {
  readonly line: number;
  readonly character: number;
}

/** What moves ask of the document. */
export interface Records {
  readonly lineCount: number;
  shapeAt(line: number): RecordShape | undefined;
}

/** @returns the start of the first field behind the character that is no filler: of this record, or of the next one that has one */
export function nextField(records: Records, { line, character }: Place): Place | undefined {
  const here = stops(records.shapeAt(line)).find((stop) => stop > character);
  if (here !== undefined) return { line, character: here };
  for (let below = line + 1; below < records.lineCount; below++) {
    const [first] = stops(records.shapeAt(below));
    if (first !== undefined) return { line: below, character: first };
  }
  return undefined;
}

/** @returns the start of the last field before the character that is no filler: of this record, or of the one before that has one */
export function previousField(records: Records, { line, character }: Place): Place | undefined {
  const here = stops(records.shapeAt(line)).findLast((stop) => stop < character);
  if (here !== undefined) return { line, character: here };
  for (let above = line - 1; above >= 0; above--) {
    const last = stops(records.shapeAt(above)).at(-1);
    if (last !== undefined) return { line: above, character: last };
  }
  return undefined;
}

/** Characters where fields start that hold something a person writes. */
function stops(shape: RecordShape | undefined): number[] {
  const fields = shape?.fields.filter((field) => !isFiller(field) && field.kind !== 'control') ?? [];
  return fields.map(({ start }) => start - 1);
}

/** @returns the start of the field, or of the record for a cursor that is there already */
export function fieldStart(field: FieldShape | undefined, character: number): number {
  if (!field) return 0;
  return character === field.start - 1 ? 0 : field.start - 1;
}

/** @returns behind what the field holds, or the end of the record for a cursor that is there already */
export function fieldEnd(field: FieldShape | undefined, text: string, character: number): number {
  if (!field) return text.length;
  const end = valueEnd(field, text);
  return character === end ? text.length : end;
}

/** Behind the last character of the field that is no blank; its start when it is blank. */
function valueEnd({ start, end }: FieldShape, text: string): number {
  return Math.min(start - 1 + text.slice(start - 1, end).trimEnd().length, text.length);
}

/** @param step 1 downwards, -1 upwards @returns the nearest line of the same shape */
export function sameKind(records: Records, line: number, step: 1 | -1): number | undefined {
  const shape = records.shapeAt(line);
  if (!shape) return undefined;
  for (let other = line + step; other >= 0 && other < records.lineCount; other += step)
    if (records.shapeAt(other) === shape) return other;
  return undefined;
}

/**
 * @param typed a position, or the name of a field or its beginning
 * @returns the 0-based character it means; undefined when there is no such position or field
 */
export function characterOf(typed: string, shape: RecordShape | undefined): number | undefined {
  const wanted = typed.trim().toLowerCase();
  if (/^[0-9]+$/.test(wanted)) {
    const position = Number(wanted);
    return position >= 1 && position <= 80 ? position - 1 : undefined;
  }
  if (wanted === '') return undefined;
  const fields = shape?.fields ?? [];
  const named = (test: (name: string) => boolean): FieldShape | undefined =>
    fields.find(({ name }) => test(name.toLowerCase()));
  const field = named((name) => name.startsWith(wanted)) ?? named((name) => name.includes(wanted));
  return field && field.start - 1;
}

/** @returns positions of a field in words, such as `9-16` */
export function positionsOf(field: FieldShape): string {
  return widthOf(field) === 1 ? String(field.start) : `${field.start}-${field.end}`;
}
