/** What a cross-record rule is: facts about it, and a check of one unit. */
import type { KnownRecord, KnownValue, RuleInfo, Severity } from './finding';
import type { PartSpec, RecordView, UnitView } from './unitView';

export interface ReportExtras {
  readonly conditionCode?: string;
  /** Milder or graver than the rule's own severity. */
  readonly severity?: Severity;
  readonly fix?: KnownValue;
  readonly fill?: KnownRecord;
  /** Other fields of the unit the finding is about. */
  readonly related?: readonly { record: RecordView; field?: string; message: string }[];
}

/**
 * Reports a finding of the rule that is being checked.
 * @param field name of the field, or undefined for the whole record
 * @param message what is wrong and what is expected; the page is added to it
 */
export type Report = (record: RecordView, field: string | undefined, message: string, extras?: ReportExtras) => void;

/**
 * A rule over the records of one unit; it must keep silent on anything it can't prove from the text. It depends on nothing but what it
 * asks the views for, so that it need not look at units that are alike in that.
 */
export interface UnitRule extends RuleInfo {
  readonly applications: readonly string[];
  /** Chapter page, such as `ESF-174`. */
  readonly page: string;
  /** Control identifiers without any of which in the unit the rule finds nothing, so that it need not look. */
  readonly records?: readonly string[];
  check(unit: UnitView, report: Report): void;
  /** Parts of the unit, for a rule that finds nothing unless one of them is to blame, each looked at by itself. */
  readonly each?: {
    readonly part: PartSpec;
    /** @param nth part of the unit, counted from 0 @returns whether the rule may find something because of it */
    mayFind(unit: UnitView, nth: number): boolean;
  };
}
