/** What changed between two transmissions, by record and field. */

export interface FieldChange {
  readonly field: string;
  /** 1-based, both inclusive. */
  readonly start: number;
  readonly end: number;
  /** As a person would write them, with what they mean; empty where the field is blank, and where the value is confidential. */
  readonly before: string;
  readonly after: string;
  /** The values must not be shown. */
  readonly isConfidential?: true;
}

export type ChangeKind = 'added' | 'removed' | 'changed' | 'moved';

export interface RecordChange {
  readonly kind: ChangeKind;
  /** The record, such as "40 Line Item Header 001", or the whole group or transaction that came or went. */
  readonly title: string;
  /** The transaction and the groups it stands in, the outermost first. */
  readonly trail: readonly string[];
  /** How many records came, went or moved. */
  readonly records: number;
  /** 0-based line in each file; where it has no such record, where it would stand. */
  readonly beforeLine: number;
  readonly afterLine: number;
  /** None for what came or went as a whole. */
  readonly fields: readonly FieldChange[];
}

export interface Comparison {
  /** In the order of the second file. */
  readonly changes: readonly RecordChange[];
  /** The files are the same to the last character; without it they may differ in line ends or blanks at the ends of records. */
  readonly isSameText: boolean;
}

/** Request: {@link ComparisonParams} to {@link Comparison}, or null where a file is not open and comes without its text. */
export const COMPARE = 'ace/compare';

export interface ComparisonSide {
  readonly uri: string;
  /** Of a file that is not open as an ACE record file. */
  readonly text?: string;
}

export interface ComparisonParams {
  readonly before: ComparisonSide;
  readonly after: ComparisonSide;
}
