/** Runs the cross-record rules of an application over a unit. */
import { atMost, severityLimit, type UnitFinding } from './finding';
import type { Report, UnitRule } from './rule';
import type { RecordView, UnitView } from './unitView';

/** The positions of a field, or of the whole record. */
function range(record: RecordView, field: string | undefined): { start: number; end: number } {
  const compiled = field === undefined ? undefined : record.field(field);
  if (compiled) return { start: compiled.field.start, end: compiled.field.end };
  return { start: 1, end: Math.max(1, Math.min(80, record.record.text.length)) };
}

/** @returns what the rules of the unit's application found */
export function runRules(rules: readonly UnitRule[], unit: UnitView): UnitFinding[] {
  const found: UnitFinding[] = [];
  const direction = unit.unit.block.layout?.direction ?? 'input';
  for (const rule of rules) {
    if (!rule.applications.includes(unit.application)) continue;
    const report: Report = (record, field, message, extras = {}) => {
      const related = extras.related
        ?.filter(({ record: other }) => other.at >= 0)
        .map(({ record: other, field: otherField, message: text }) => ({
          place: other.at,
          ...range(other, otherField),
          message: text,
        }));
      const conditionCode = extras.conditionCode;
      found.push({
        at: record.at,
        rule: rule.id,
        severity: atMost(extras.severity ?? rule.severity, severityLimit(record.record.layout, direction)),
        ...range(record, field),
        record: record.id,
        ...(field === undefined ? {} : { field }),
        message: `${message} (${rule.page}${conditionCode === undefined ? '' : `; CBP condition ${conditionCode}`})`,
        ...(conditionCode === undefined ? {} : { conditionCode }),
        ...(related && related.length > 0 ? { related } : {}),
      });
    };
    rule.check(unit, report);
  }
  return found;
}
