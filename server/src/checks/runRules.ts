/** Runs the cross-record rules of an application over a unit. */
import { maskSocialSecurityNumbers } from '../layout/values';
import type { Unit } from '../transmission/model';
import { atMost, severityLimit, type RuleInfo, type Severity, type UnitFinding } from './finding';
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
  readonly fix?: { readonly value: string } | undefined;
}

/** @returns the finding of a rule in its unit, without related ranges; numbers that nobody should see are masked */
export function findingOf(rule: RuleInfo, unit: Unit, reported: Reported): UnitFinding {
  const { record, field, message, severity, conditionCode, fix } = reported;
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
    message: maskSocialSecurityNumbers(source === '' ? message : `${message} (${source})`),
    ...(conditionCode === undefined ? {} : { conditionCode }),
    ...(fix === undefined ? {} : { fix }),
  };
}

/**
 * @param rules those of the unit's application
 * @returns what they found
 */
export function runRules(rules: readonly UnitRule[], unit: UnitView): UnitFinding[] {
  const found: UnitFinding[] = [];
  for (const rule of rules) {
    const report: Report = (record, field, message, extras = {}) => {
      const { severity, conditionCode, fix } = extras;
      const related = extras.related
        ?.filter(({ record: other }) => other.at >= 0)
        .map(({ record: other, field: otherField, message: text }) => ({
          place: other.at,
          ...positionsOf(other, otherField),
          message: maskSocialSecurityNumbers(text),
        }));
      const finding = findingOf(rule, unit.unit, { record, field, message, severity, conditionCode, fix });
      found.push(related && related.length > 0 ? { ...finding, related } : finding);
    };
    rule.check(unit, report);
  }
  return found;
}
