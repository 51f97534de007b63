/** Runs the cross-record rules of an application over a unit. */
import { withoutSecrets } from '../layout/confidential';
import type { Unit } from '../transmission/model';
import {
  atMost,
  severityLimit,
  type KnownRecord,
  type KnownValue,
  type RuleInfo,
  type Severity,
  type UnitFinding,
} from './finding';
import { forgetKept } from './keepLast';
import type { Report, UnitRule } from './rule';
import type { RecordView, UnitView } from './unitView';

/** @returns the positions of a field, or of the whole record */
export function positionsOf(record: RecordView, field: string | undefined): { start: number; end: number } {
  const compiled = field === undefined ? undefined : record.field(field);
  if (compiled) return { start: compiled.field.start, end: compiled.field.end };
  return { start: 1, end: Math.max(1, Math.min(80, record.record.text.length)) };
}

/** What a rule says of a record. */
export interface Reported {
  readonly record: RecordView;
  readonly field: string | undefined;
  readonly message: string;
  readonly severity?: Severity | undefined;
  readonly conditionCode?: string | undefined;
  readonly fix?: KnownValue | undefined;
  readonly fill?: KnownRecord | undefined;
}

/** @returns the finding of a rule in its unit, without related ranges; numbers that nobody should see are masked */
export function findingOf(rule: RuleInfo, unit: Unit, reported: Reported): UnitFinding {
  const { record, field, message, severity, conditionCode, fix, fill } = reported;
  const direction = unit.block.layout?.direction ?? 'input';
  const source = [rule.page, conditionCode === undefined ? undefined : `CBP condition ${conditionCode}`]
    .filter((part) => part !== undefined && part !== '')
    .join('; ');
  return {
    at: record.at,
    rule: rule.id,
    severity: atMost(severity ?? rule.severity, severityLimit(record.record.layout, direction)),
    ...positionsOf(record, field),
    record: record.id,
    ...(field === undefined ? {} : { field }),
    message: withoutSecrets(source === '' ? message : `${message} (${source})`, record.record, unit.records),
    ...(conditionCode === undefined ? {} : { conditionCode }),
    ...(fix === undefined ? {} : { fix }),
    ...(fill === undefined ? {} : { fill }),
  };
}

/** What the rules of a unit report, as findings of the rule that is being checked. */
class Reports {
  readonly found: UnitFinding[] = [];
  rule: RuleInfo | undefined;

  constructor(private readonly unit: UnitView) {}

  readonly report: Report = (record, field, message, extras = {}) => {
    if (!this.rule) return;
    const { severity, conditionCode, fix, fill } = extras;
    const related = extras.related
      ?.filter(({ record: other }) => other.at >= 0)
      .map(({ record: other, field: otherField, message: text }) => ({
        place: other.at,
        ...positionsOf(other, otherField),
        message: withoutSecrets(text, other.record, this.unit.unit.records),
      }));
    const finding = findingOf(this.rule, this.unit.unit, {
      record,
      field,
      message,
      severity,
      conditionCode,
      fix,
      fill,
    });
    this.found.push(related && related.length > 0 ? { ...finding, related } : finding);
  };
}

/**
 * @param rules those that apply to the unit
 * @returns what they found
 */
export function runRules(rules: readonly UnitRule[], unit: UnitView): readonly UnitFinding[] {
  const reports = new Reports(unit);
  for (const rule of rules) {
    reports.rule = rule;
    rule.check(unit, reports.report);
  }
  forgetKept();
  return reports.found;
}
