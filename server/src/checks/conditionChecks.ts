/** Checks the conditions that stand on fields in the layouts: required, blank, one of, or equal to another field. */
import { conditionHolds, isCode, type FieldSource } from '../layout/condition';
import type { CompiledField } from '../layout/compile';
import type { Condition, FieldRule } from '../layout/types';
import { isConfidential, maskConfidential } from '../layout/values';
import { atMost, citation, severityLimit, type RuleInfo, type UnitFinding } from './finding';
import { label } from './recordChecks';
import type { RecordView, UnitView } from './unitView';

/** The rules of this file, by id. */
export const conditionRules = {
  'condition-required': {
    title: 'Fields that a condition requires',
    description: 'Another value of the transaction makes the field mandatory.',
    severity: 'warning',
  },
  'condition-blank': {
    title: 'Fields that a condition refuses',
    description: 'Another value of the transaction demands that the field be blank.',
    severity: 'warning',
  },
  'condition-value': {
    title: 'Values that a condition allows',
    description: 'Another value of the transaction leaves the field only some of its values.',
    severity: 'warning',
  },
  'condition-equal': {
    title: 'Values that agree',
    description: 'The field repeats the value of another field.',
    severity: 'error',
  },
} as const satisfies Record<string, Omit<RuleInfo, 'id'>>;

type ConditionRuleId = keyof typeof conditionRules;

/** @returns what the field conditions say against the records of the unit */
export function checkConditions(unit: UnitView): UnitFinding[] {
  const found: UnitFinding[] = [];
  for (const record of unit.records) {
    for (const compiled of record.record.layout?.conditionalFields ?? []) {
      found.push(...checkField(unit, record, compiled, compiled.field.rules ?? []));
    }
  }
  return found;
}

/**
 * The records another record's condition may mean: the nearest above it, so that a tariff looks at its own line;
 * where none stands above, all below.
 */
function others(unit: UnitView, self: RecordView): (id: string) => readonly FieldSource[] {
  return (id) => {
    const header = id === 'B' ? unit.blockHeader : id === 'A' ? unit.batchHeader : undefined;
    if (header) return [header.record];
    const all = unit.all(id);
    const above = all.findLast((record) => record.at < self.at);
    return (above ? [above] : all).map((record) => record.record);
  };
}

function checkField(
  unit: UnitView,
  record: RecordView,
  compiled: CompiledField,
  rules: readonly FieldRule[],
): UnitFinding[] {
  const find = others(unit, record);
  const value = record.raw(compiled.field.name);
  return rules.flatMap((rule) => {
    if (!conditionHolds(rule.when, record.record, find)) return [];
    const breach = breachOf(rule, value, record, find);
    return breach ? [finding(unit, record, compiled, rule, breach)] : [];
  });
}

interface Breach {
  rule: ConditionRuleId;
  what: string;
}

function breachOf(
  rule: FieldRule,
  raw: string,
  record: RecordView,
  find: (id: string) => readonly FieldSource[],
): Breach | undefined {
  const { then } = rule;
  const blank = raw.trim() === '';
  if (then === 'required')
    return blank ? { rule: 'condition-required', what: 'is required and blank here' } : undefined;
  // Zeros in a numeric field say the same as blanks.
  if (then === 'blank')
    return blank || /^ *0+ *$/.test(raw) ? undefined : { rule: 'condition-blank', what: 'must be blank' };
  if ('in' in then) {
    if (blank || then.in.some((code) => isCode(raw, code))) return undefined;
    return {
      rule: 'condition-value',
      what: `must be ${then.in.map((code) => (code.trim() === '' ? 'blank' : code)).join(' or ')}`,
    };
  }
  const source = then.record === undefined ? record.record : find(then.record)[0];
  const other = source?.layout?.fieldsByName.get(then.equals);
  if (!source || !other) return undefined;
  const expected = source.text.slice(other.from, other.to).trim();
  if (expected === raw.trim()) return undefined;
  const shown = isConfidential(other.field, expected) ? maskConfidential(expected) : expected;
  return {
    rule: 'condition-equal',
    what: `must equal ${then.equals} of the ${source.layout?.record.id ?? ''} record, ${shown === '' ? 'which is blank' : JSON.stringify(shown)}`,
  };
}

function finding(
  unit: UnitView,
  record: RecordView,
  compiled: CompiledField,
  rule: FieldRule,
  breach: Breach,
): UnitFinding {
  const { layout } = record.record;
  const { field } = compiled;
  const cite = layout ? ` (${citation(layout)})` : '';
  const own = rule.advisory === true ? 'information' : conditionRules[breach.rule].severity;
  return {
    at: record.at,
    rule: breach.rule,
    severity: atMost(own, severityLimit(layout, unit.unit.block.layout?.direction ?? 'input')),
    start: field.start,
    end: field.end,
    record: record.id,
    field: field.name,
    message: `${label(compiled)} ${breach.what} when ${conditionInWords(rule.when)}: ${rule.because.replace(/\.$/, '')}${cite}.`,
  };
}

/** @returns the condition as a clause, such as `Entry Type Code of the 10 record is 06` */
export function conditionInWords(condition: Condition): string {
  if ('all' in condition)
    return condition.all.length === 0 ? 'the record is sent' : condition.all.map(conditionInWords).join(' and ');
  const subject =
    condition.record === undefined ? condition.field : `${condition.field} of the ${condition.record} record`;
  if ('blank' in condition) return `${subject} is ${condition.blank ? 'blank' : 'filled'}`;
  return `${subject} is ${condition.in.map((code) => (code.trim() === '' ? 'blank' : code)).join(', ')}`;
}
