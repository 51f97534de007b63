/** What a rule over the units of one block is, such as "no number twice", and how such rules are run. */
import { withoutSecrets } from '../layout/confidential';
import { inFile, type Finding, type RuleInfo, type Severity } from './finding';
import type { Unit } from '../transmission/model';
import { findingOf, positionsOf } from './runRules';
import type { RecordView } from './unitView';

export interface BlockReportExtras {
  readonly conditionCode?: string;
  /** Milder or graver than the rule's own severity. */
  readonly severity?: Severity;
  /** Fields of this or another unit of the block the finding is about as well. */
  readonly related?: readonly { unit: Unit; record: RecordView; field?: string; message: string }[];
}

/**
 * Reports a finding of the rule that is being checked.
 * @param unit the unit the record stands in
 * @param field name of the field, or undefined for the whole record
 * @param message what is wrong and what is expected; the page is added to it
 */
export type BlockReport = (
  unit: Unit,
  record: RecordView,
  field: string | undefined,
  message: string,
  extras?: BlockReportExtras,
) => void;

/** A rule over all units of a block. It runs whenever one of them changed, so it looks at little of each. */
export interface BlockRule extends RuleInfo {
  readonly applications: readonly string[];
  /** Chapter page, such as `SE-31`. */
  readonly page: string;
  check(units: readonly Unit[], report: BlockReport): void;
}

/**
 * @param application the application of the block
 * @param units those of the block
 * @returns what the block rules of the application found, by lines of the file
 */
export function runBlockRules(rules: readonly BlockRule[], application: string, units: readonly Unit[]): Finding[] {
  const own = rules.filter((rule) => rule.applications.includes(application));
  if (own.length === 0) return [];
  const found: Finding[] = [];
  for (const rule of own) {
    const report: BlockReport = (unit, record, field, message, extras = {}) => {
      const { severity, conditionCode } = extras;
      const told = withoutSecrets(
        message,
        record.record,
        extras.related?.map((other) => other.record.record),
      );
      const finding = inFile(
        findingOf(rule, unit, { record, field, message: told, severity, conditionCode }),
        unit.start,
      );
      const related = extras.related?.map((other) => ({
        place: other.unit.start + other.record.at,
        ...positionsOf(other.record, other.field),
        message: withoutSecrets(other.message, other.record.record, [record.record]),
      }));
      found.push(related && related.length > 0 ? { ...finding, related } : finding);
    };
    rule.check(units, report);
  }
  return found;
}
