/** Values of records by the names of their fields, also where a record repeats a field under numbers. */
import type { CompiledField, CompiledLayout } from '../layout/compile';
import { fieldText } from '../layout/condition';
import type { AceRecord } from '../transmission/model';
import type { KeyFields } from './responseMap';

/** One repetition of numbered fields of a record, or the record itself where the fields do not repeat. */
export interface Slot {
  /** Fields in the order of the names asked for; undefined where the record has none of that name. */
  readonly fields: readonly (CompiledField | undefined)[];
  /** The fields repeat under numbers. */
  readonly isNumbered: boolean;
}

const SPAN = / ([0-9]+)-([0-9]+)$/;

/** @returns the control identifier; empty for a line that is no record of the chapter */
export function idOf(record: AceRecord): string {
  return record.layout?.record.id ?? '';
}

/** @returns the characters of a field without the blanks around them; empty where the record has no such field */
export function valueOf(record: AceRecord, name: string): string {
  return (fieldText(record, name) ?? '').trim();
}

/** @returns characters without blanks and hyphens, as numbers are compared */
export function bare(value: string): string {
  return value.replace(/[ -]/g, '').toUpperCase();
}

/** @returns the values of the fields as one key; undefined where the record lacks a field, or all are blank */
export function keyOf(record: AceRecord, fields: KeyFields): string | undefined {
  const parts: string[] = [];
  for (const name of fields) {
    const span = SPAN.exec(name);
    const text = fieldText(record, span ? name.slice(0, span.index) : name);
    if (text === undefined) return undefined;
    parts.push(bare(span ? text.slice(Number(span[1]) - 1, Number(span[2])) : text));
  }
  const key = parts.join('|');
  return /^[|0]*$/.test(key) ? undefined : key;
}

const slots = new WeakMap<CompiledLayout, Map<string, readonly Slot[]>>();

/**
 * @param names names of fields, without the number where they repeat; `#` stands for a number within
 * @returns the repetitions of the fields in records of the layout, in the order of their numbers; one where they do not repeat
 */
export function slotsOf(layout: CompiledLayout, names: readonly string[]): readonly Slot[] {
  const cached = slots.get(layout) ?? new Map<string, readonly Slot[]>();
  slots.set(layout, cached);
  const cacheKey = names.join('\n');
  let found = cached.get(cacheKey);
  if (!found) cached.set(cacheKey, (found = findSlots(layout, names)));
  return found;
}

function findSlots(layout: CompiledLayout, names: readonly string[]): Slot[] {
  const plain = names.map((name) => layout.fieldsByName.get(name));
  const numbered = names.map((name, at) => (plain[at] ? new Map<number, CompiledField>() : repeated(layout, name)));
  const numbers = [...new Set(numbered.flatMap((fields) => [...fields.keys()]))].sort((a, b) => a - b);
  if (numbers.length === 0) return [{ fields: plain, isNumbered: false }];
  return numbers.map((number) => ({
    fields: names.map((_name, at) => plain[at] ?? numbered[at]?.get(number)),
    isNumbered: true,
  }));
}

function repeated(layout: CompiledLayout, name: string): Map<number, CompiledField> {
  const escaped = name.replace(/[^A-Za-z0-9 #]/g, '\\$&');
  const form = name.includes('#')
    ? new RegExp(`^${escaped.replace('#', '([0-9]+)')}$`)
    : new RegExp(`^${escaped} \\(?([0-9]+)\\)?$`);
  const fields = new Map<number, CompiledField>();
  for (const field of layout.fields) {
    const number = form.exec(field.field.name)?.[1];
    if (number !== undefined) fields.set(Number(number), field);
  }
  return fields;
}

/**
 * Whether a response means this value: the same but for blanks, hyphens and leading zeros; two asterisks as its suffix stand for every
 * suffix, and no suffix for the suffix 00.
 * @param sent as it stands in the request
 */
export function isSameValue(sent: string, returned: string): boolean {
  const [a, b] = [bare(sent), bare(returned)];
  if (a === b) return true;
  if (a.endsWith('**')) return b.startsWith(a.slice(0, -2));
  if (/^[0-9]+$/.test(a) && /^[0-9]+$/.test(b)) {
    const digits = (value: string): string => value.replace(/^0+(?=.)/, '');
    return digits(a) === digits(b) || (b.length === 11 && b === `${a}00`);
  }
  return false;
}

/** @returns from 0 to 1: how many of the characters that are not blank in both texts are the same at the same position */
export function likeness(a: string, b: string): number {
  let same = 0;
  let marked = 0;
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    const [one, other] = [a[at] ?? ' ', b[at] ?? ' '];
    if (one === ' ' && other === ' ') continue;
    marked++;
    if (one === other) same++;
  }
  return marked === 0 ? 1 : same / marked;
}
