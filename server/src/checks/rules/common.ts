/** What the rules of several chapters need. */
import { dayNumber } from '../../layout/dates';
import type { RuleInfo } from '../finding';
import type { Report, UnitRule } from '../rule';
import { UnitView, type RecordSpan, type RecordView } from '../unitView';

export interface RuleFacts extends Omit<RuleInfo, 'applications'> {
  /** Chapter page, such as `INB-48`. */
  readonly page: string;
  /** Control identifiers without any of which in the unit the rule finds nothing. */
  readonly records?: readonly string[];
}

/** @returns a function that defines rules for units of the applications */
export function rulesFor(
  ...applications: string[]
): (facts: RuleFacts, check: (unit: UnitView, report: Report) => void) => UnitRule {
  return (facts, check) => ({ ...facts, applications, check });
}

/**
 * Whether every record is known, so that a record that isn't there is missing, and sums have all their parts. A unit with a
 * record out of place, or without one the structure map demands, is not whole: one slip is said once.
 */
export function isWhole(span: RecordSpan): boolean {
  if (span instanceof UnitView && span.issues.length > 0) return false;
  return span.isKnown;
}

/** The members of a list whose key stood there before, each with the first of that key; empty keys aside. */
export function repeated<T>(items: readonly T[], keyOf: (item: T) => string): { item: T; first: T }[] {
  const firsts = new Map<string, T>();
  const found: { item: T; first: T }[] = [];
  for (const item of items) {
    const key = keyOf(item);
    if (key === '') continue;
    const first = firsts.get(key);
    if (first === undefined) firsts.set(key, item);
    else found.push({ item, first });
  }
  return found;
}

/** @returns days from the date of one field to that of another; undefined when one of them is blank or no date */
export function daysBetween(
  from: RecordView | undefined,
  fromField: string,
  to: RecordView | undefined,
  toField: string,
): number | undefined {
  const start = from?.date(fromField);
  const end = to?.date(toField);
  return start && end && dayNumber(end) - dayNumber(start);
}

/** @returns the groups of a span that begin with the record, each with that record */
export function groupsOf(
  span: RecordSpan,
  id: string,
  until: readonly string[] = [],
): { head: RecordView; group: RecordSpan }[] {
  return span.groups(id, until).flatMap((group) => {
    const [head] = group.records;
    return head ? [{ head, group }] : [];
  });
}

/** @returns the members of a list by key, in the order in which the keys come */
export function groupedBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** @returns the sum; undefined when a part is */
export function sumOf(parts: readonly (number | undefined)[]): number | undefined {
  let sum = 0;
  for (const part of parts) {
    if (part === undefined) return undefined;
    sum += part;
  }
  return sum;
}
