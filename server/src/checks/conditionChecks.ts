/** Checks the conditions that stand on fields in the layouts: required, blank, one of, or equal to another field. */
import type { CompiledField } from '../layout/compile';
import { conditionHolds, isCode, type FieldSource } from '../layout/condition';
import type { Condition, FieldRule } from '../layout/types';
import { isSecretSpan } from '../layout/confidential';
import { maskConfidential } from '../layout/values';
import { citeCondition, type ConditionCodes, type FieldBreach, type FindingCode } from './conditionCodes';
import { atMost, citation, severityLimit, type RuleInfo, type Severity, type UnitFinding } from './finding';
import { label } from './fieldLabels';
import type { OpenCondition } from './recordScreen';
import type { RecordView, UnitView } from './unitView';

/** The rules of this file, by id. */
export const conditionRules = {
  'condition-required': {
    title: 'Fields that a condition requires',
    description:
      'Another value of the transaction makes the field mandatory. An error where the text proves it and CBP has a condition code for it, otherwise a warning.',
    severity: 'warning',
  },
  'condition-blank': {
    title: 'Fields that a condition refuses',
    description:
      'Another value of the transaction demands that the field be blank. An error where the text proves it and CBP has a condition code for it, otherwise a warning.',
    severity: 'warning',
  },
  'condition-value': {
    title: 'Values that a condition allows',
    description:
      'Another value of the transaction leaves the field only some of its values. An error where the text proves it and CBP has a condition code for it, otherwise a warning.',
    severity: 'warning',
  },
  'condition-equal': {
    title: 'Values that agree',
    description: 'The field repeats the value of another field.',
    severity: 'error',
  },
} as const satisfies Record<string, Omit<RuleInfo, 'id'>>;

type ConditionRuleId = keyof typeof conditionRules;

const BREACHES: Record<ConditionRuleId, FieldBreach> = {
  'condition-required': 'missing',
  'condition-blank': 'refused',
  'condition-value': 'unknown',
  'condition-equal': 'unequal',
};

/**
 * @param open conditions that may be broken
 * @param codes finds the condition codes under which CBP returns broken conditions
 */
export function checkOpenConditions(
  unit: UnitView,
  open: readonly OpenCondition[],
  codes: ConditionCodes,
): UnitFinding[] {
  return open.flatMap(({ at, field: { compiled } }) => {
    const record = unit.records[at];
    return record ? checkField(unit, record, compiled, codes) : [];
  });
}

/**
 * @param codes finds the condition codes under which CBP returns broken conditions
 * @returns what the field conditions say against the records of a unit that is looked at for these alone
 */
export function checkConditions(unit: UnitView, codes: ConditionCodes): UnitFinding[] {
  return unit.records.flatMap((record) =>
    (record.record.layout?.conditionalFields ?? []).flatMap(({ compiled }) =>
      checkField(unit, record, compiled, codes),
    ),
  );
}

/** The nearest record of a kind above another, so that a tariff looks at its own line. */
function nearestAbove(records: readonly RecordView[], at: number): RecordView | undefined {
  let low = 0;
  let high = records.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((records[middle]?.at ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return records[low - 1];
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
    const above = nearestAbove(all, self.at);
    return (above ? [above] : all).map((record) => record.record);
  };
}

function checkField(unit: UnitView, record: RecordView, compiled: CompiledField, codes: ConditionCodes): UnitFinding[] {
  const { field } = compiled;
  const find = others(unit, record);
  const value = record.raw(field.name);
  const found = (field.rules ?? []).flatMap((rule) => {
    if (!conditionHolds(rule.when, record.record, find)) return [];
    const breach = breachOf(compiled, rule, value, record, find);
    if (!breach) return [];
    const broken = { when: rule.when, others: find };
    const code = codes.ofField(unit.application, record.record, field.name, BREACHES[breach.rule], value, broken);
    return [finding(unit, record, compiled, rule, breach, code)];
  });
  if (found.length === 0) return found;
  // Of a field that is missing nothing else needs to be said.
  const isMissing =
    (compiled.required && value.trim() === '') || found.some(({ rule }) => rule === 'condition-required');
  return isMissing ? found.filter(({ rule }) => rule !== 'condition-equal') : found;
}

interface Breach {
  rule: ConditionRuleId;
  what: string;
}

function breachOf(
  { codes }: CompiledField,
  rule: FieldRule,
  raw: string,
  record: RecordView,
  find: (id: string) => readonly FieldSource[],
): Breach | undefined {
  const { then } = rule;
  const blank = raw.trim() === '';
  if (then === 'required')
    return blank ? { rule: 'condition-required', what: 'is required and blank here' } : undefined;
  // Zeros say the same as blanks, unless they are one of the field's codes, as in the Bond Waiver Indicator.
  if (then === 'blank')
    return blank || (/^ *0+ *$/.test(raw) && codes?.has(raw) !== true)
      ? undefined
      : { rule: 'condition-blank', what: 'must be blank' };
  if ('in' in then) {
    // Of lower case a rule of its own speaks.
    if (blank || then.in.some((code) => isCode(raw.toUpperCase(), code))) return undefined;
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
  const shown = isSecretSpan(source, other) ? maskConfidential(expected) : expected;
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
  code: FindingCode | undefined,
): UnitFinding {
  const { layout } = record.record;
  const { field } = compiled;
  const cite = layout ? ` (${citation(layout)})` : '';
  const isAlways = 'all' in rule.when && rule.when.all.length === 0;
  const premise = isAlways ? '' : ` when ${conditionInWords(rule.when)}`;
  const message = `${label(compiled)} ${breach.what}${premise}: ${rule.because.replace(/\.$/, '')}${cite}.`;
  return {
    at: record.at,
    rule: breach.rule,
    severity: atMost(
      ownSeverity(rule, breach, code),
      severityLimit(layout, unit.unit.block.layout?.direction ?? 'input'),
    ),
    start: field.start,
    end: field.end,
    record: record.id,
    field: field.name,
    message: code ? citeCondition(message, code.code) : message,
    ...(code ? { conditionCode: code.code } : {}),
  };
}

/** A condition is an error where CBP has a code for its breach and the text alone proves it. */
function ownSeverity(rule: FieldRule, breach: Breach, code: FindingCode | undefined): Severity {
  if (rule.advisory === true) return 'information';
  return code?.provable === true ? 'error' : conditionRules[breach.rule].severity;
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
