/** A finding: something wrong or worth saying at a range of a record. */
import type { CompiledLayout } from '../layout/compile';
import type { StructureIssue } from '../transmission/model';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** A range of positions of a record that a finding refers to as well. */
export interface RelatedRange<Place> {
  readonly place: Place;
  readonly start: number;
  readonly end: number;
  readonly message: string;
}

/** What the field of a finding should hold, where the rule knows it. */
export interface KnownValue {
  /** Without padding. */
  readonly value: string;
  /** Further values that it may hold as well. */
  readonly others?: readonly string[];
}

/** What the record of a finding should hold, or a record that is missing, where the rule knows it: values by the names of fields. */
export interface KnownRecord {
  /** Control identifier of the missing record. */
  readonly record?: string;
  readonly fields: Readonly<Record<string, string>>;
}

interface FindingFacts<Place> {
  /** Rule id, as in the settings and in the list of rules. */
  readonly rule: string;
  readonly severity: Severity;
  /** 1-based positions, both inclusive. */
  readonly start: number;
  readonly end: number;
  /** Control identifier of the record. */
  readonly record?: string;
  readonly field?: string;
  /** What is wrong, what is expected, and where that is written. */
  readonly message: string;
  /** The code under which CBP would return it. */
  readonly conditionCode?: string;
  readonly related?: readonly RelatedRange<Place>[];
  readonly fix?: KnownValue;
  readonly fill?: KnownRecord;
  /** The departure from the structure map that the finding tells of. */
  readonly issue?: StructureIssue;
}

/** A finding of a unit; `place` of related ranges and `at` count records from the start of the unit. */
export interface UnitFinding extends FindingFacts<number> {
  readonly at: number;
}

/** A finding of a file; lines are 0-based. */
export interface Finding extends FindingFacts<number> {
  readonly line: number;
}

/** What a rule is, for the list of rules and the settings. */
export interface RuleInfo {
  readonly id: string;
  /** A few words: what the rule asks for. */
  readonly title: string;
  /** One or two sentences for the person who wants to know more. */
  readonly description: string;
  readonly severity: Severity;
  /** Applications it is checked in; all where there are none. */
  readonly applications?: readonly string[];
  /** Chapter and page it comes from. */
  readonly page?: string;
  /** Condition codes under which CBP returns what it finds. */
  readonly conditionCodes?: readonly string[];
}

const RANK: Record<Severity, number> = { hint: 0, information: 1, warning: 2, error: 3 };

/** @returns the milder of two severities */
export function atMost(severity: Severity, limit: Severity): Severity {
  return RANK[severity] <= RANK[limit] ? severity : limit;
}

/** How severe a finding on a record may be: output is CBP's own, and a layout of low confidence proves nothing. */
export function severityLimit(layout: CompiledLayout | undefined, direction: 'input' | 'output'): Severity {
  if (direction === 'output') return 'information';
  return layout?.confidence === 'low' ? 'warning' : 'error';
}

/** Where a layout is written, for the end of a message. */
export function citation(layout: CompiledLayout): string {
  const page = layout.variant?.page ?? layout.record.page;
  return `${layout.chapter.title}${page === undefined || page === '' ? '' : `, ${page}`}`;
}

/** A finding of a unit as a finding of the file. */
export function inFile({ at, related, ...facts }: UnitFinding, start: number): Finding {
  return {
    line: start + at,
    ...facts,
    ...(related ? { related: related.map((range) => ({ ...range, place: range.place + start })) } : {}),
  };
}
