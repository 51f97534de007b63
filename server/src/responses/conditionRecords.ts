/** Reads the records in which CBP reports conditions and what became of a transaction. */
import type { AceRecord } from '../transmission/model';
import { idOf, valueOf } from './recordValues';
import type { ConditionRecord, Outcome, ResponseMap, ReturnedSeverity } from './responseMap';

/** What one record reports. */
export interface Reported {
  readonly code: string;
  /** CBP's words as the response has them, or else what the chapter says the code means; empty where neither says anything. */
  readonly text: string;
  /** Undefined for a record that only answers, and for one that is not a problem. */
  readonly severity: ReturnedSeverity | undefined;
  /** 1-based positions of code and text. */
  readonly start: number;
  readonly end: number;
}

/** @returns how the record reports a condition; undefined for any other record */
export function spokenIn(map: ResponseMap, record: AceRecord): ConditionRecord | undefined {
  const id = idOf(record);
  return map.conditions.find((condition) => condition.record === id);
}

/** @returns what became of the transaction, as far as the record alone says it */
export function finalOutcome({ outcome }: ConditionRecord, record: AceRecord): Outcome | undefined {
  if (!outcome || outcome.lastOf) return undefined;
  return own(outcome.of, valueOf(record, outcome.field));
}

/**
 * @param at index of a record that reports a condition
 * @returns what became of the transaction, or of the part of it that ends there; undefined for a condition before that
 */
export function outcomeAt(
  condition: ConditionRecord,
  records: readonly AceRecord[],
  at: number,
): { outcome: Outcome; of: number } | undefined {
  const record = records[at];
  const { outcome } = condition;
  if (!record || !outcome) return undefined;
  const value = own(outcome.of, valueOf(record, outcome.field));
  if (!outcome.lastOf) return value && { outcome: value, of: 0 };
  const next = records[at + 1];
  const of = records.slice(0, at).findLastIndex((each) => outcome.lastOf?.includes(idOf(each)));
  const isLast = !next || outcome.lastOf.includes(idOf(next));
  return value && isLast ? { outcome: value, of: Math.max(0, of) } : undefined;
}

/** @returns code, words and severity of a condition */
export function read(condition: ConditionRecord, record: AceRecord): Reported {
  const { layout } = record;
  const code = condition.code === undefined ? undefined : layout?.fieldsByName.get(condition.code);
  const text = condition.text === undefined ? undefined : layout?.fieldsByName.get(condition.text);
  const fields = [code, text].filter((field) => field !== undefined);
  const length = Math.max(1, record.text.trimEnd().length);
  const value = code ? record.text.slice(code.from, code.to).trim() : '';
  const words = text ? record.text.slice(text.from, text.to).trim().replace(/ +/g, ' ') : '';
  return {
    code: value,
    text: words === '' ? (own(code?.field.codes ?? {}, value) ?? '') : words,
    severity: severityOf(condition, record),
    start: fields.length === 0 ? 1 : Math.min(...fields.map(({ from }) => from)) + 1,
    end: fields.length === 0 ? length : Math.min(length, Math.max(...fields.map(({ to }) => to))),
  };
}

function severityOf(condition: ConditionRecord, record: AceRecord): ReturnedSeverity | undefined {
  const { severity, silent } = condition;
  if (!severity || silent === true) return undefined;
  // Results of a query have the same record as its errors, without a code.
  if (condition.of && condition.code !== undefined && valueOf(record, condition.code) === '') return undefined;
  const value = severity.field === undefined ? undefined : valueOf(record, severity.field);
  return (value === undefined ? undefined : own(severity.of ?? {}, value)) ?? severity.otherwise;
}

function own<Value>(values: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(values, key) ? values[key] : undefined;
}
