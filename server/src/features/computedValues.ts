/** Values of a field that the file itself tells: totals, check digits, counts, numbers in sequence, what a header says. */
import { linesConcerned, optionsOfCopy, type Check } from '../checks/fixes/proof';
import type { CompiledField } from '../layout/compile';
import { conditionHolds, fieldText } from '../layout/condition';
import { isSecretSpan, isSecretValue } from '../layout/confidential';
import { conditionSources } from '../transmission/context';
import { LineTable } from '../transmission/lineTable';
import type { AceRecord } from '../transmission/model';
import { fitted, KnownValues, type KnownValue } from '../transmission/skeleton';
import { Transmission } from '../transmission/transmission';
import { recordAbove } from './expectedRecords';

export interface ComputedValue {
  /** Without padding. */
  readonly value: string;
  /** Few words: what it is. */
  readonly meaning: string;
  /** A sentence or two: where it comes from. */
  readonly explanation: string;
}

/** A number whose last digit may be a check digit. */
const NUMBERED = /[0-9]{7}$/;

const REASONS: Record<KnownValue['reason'], Pick<ComputedValue, 'meaning' | 'explanation'>> = {
  header: { meaning: 'as the header has it', explanation: 'The A or B record before this one has this value.' },
  count: { meaning: 'counted', explanation: 'So many records stand between B and Y.' },
  sequence: { meaning: 'next number', explanation: 'The numbers of this group count up from 1; this one comes next.' },
};

/**
 * @param record the record on the line, with a layout
 * @param check finds everything in a file; without it nothing is worked out that a rule knows
 * @returns the values in the order of their certainty; never confidential ones
 */
export function computedValues(
  transmission: Transmission,
  line: number,
  record: AceRecord,
  compiled: CompiledField,
  check: Check | undefined,
): ComputedValue[] {
  const values = [
    ...(check ? byRules(transmission, line, compiled, check) : []),
    ...equal(transmission, line, record, compiled),
    ...known(transmission, line, record, compiled),
  ];
  const seen = new Set<string>();
  return values.filter(({ value }) => {
    const isNew = value !== '' && !seen.has(value);
    seen.add(value);
    return isNew && value.length <= compiled.to - compiled.from && !isSecretValue(record, compiled, value);
  });
}

function known(
  transmission: Transmission,
  line: number,
  { layout, opens, place }: AceRecord,
  compiled: CompiledField,
): ComputedValue[] {
  if (!layout) return [];
  const at = opens ?? place;
  const found = new KnownValues(transmission, line, recordAbove(transmission, line)).known(
    layout,
    at && { opens: at },
    compiled,
  );
  return found ? [{ value: found.value, ...REASONS[found.reason] }] : [];
}

/** What a condition of the layout that holds here has the field equal. */
function equal(transmission: Transmission, line: number, record: AceRecord, { field }: CompiledField): ComputedValue[] {
  const others = conditionSources(transmission, line);
  return (field.rules ?? []).flatMap(({ when, then, because }): ComputedValue[] => {
    if (typeof then !== 'object' || !('equals' in then) || !conditionHolds(when, record, others)) return [];
    const source = then.record === undefined ? record : others(then.record)[0];
    const value = (source && fieldText(source, then.equals)?.trim()) ?? '';
    const other = source?.layout?.fieldsByName.get(then.equals);
    if (source && other && isSecretSpan(source, other)) return [];
    const whose = then.record === undefined ? 'of this record' : `of the ${then.record} record`;
    return [{ value, meaning: `equals ${then.equals} ${whose}`, explanation: because }];
  });
}

/** Asks the rules: with a value that can't be right in the field, those that know the right one tell it. */
function byRules(transmission: Transmission, line: number, compiled: CompiledField, check: Check): ComputedValue[] {
  const { document, catalog } = transmission;
  const text = document.line(line).padEnd(compiled.to);
  const trials = probes(compiled, text);
  const lines = trials.length === 0 ? undefined : linesConcerned(transmission, { line, rule: '' });
  const at = lines?.findIndex(({ origin }) => origin === line) ?? -1;
  if (!lines || at === -1) return [];
  const options = optionsOfCopy(transmission, line);
  for (const probe of trials) {
    const changed = text.slice(0, compiled.from) + probe + text.slice(compiled.to);
    const copied = lines.map((other, index) => `${index === at ? changed : other.text}\n`).join('');
    const copy = new Transmission(new LineTable('', '', 0, copied), catalog, options);
    const found = check(copy).flatMap(({ line: on, start, fix, message }): ComputedValue[] =>
      on === at && start === compiled.from + 1 && fix
        ? [{ value: fix.value, meaning: 'computed', explanation: withoutTrial(message) }]
        : [],
    );
    if (found.length > 0) return found;
  }
  return [];
}

/** What a rule says of the right value, without what it says of the one that was tried. */
function withoutTrial(message: string): string {
  const right = /^[^;]*; (.*)$/s.exec(message)?.[1] ?? /\b(its check digit is .*)$/s.exec(message)?.[1] ?? message;
  return right.charAt(0).toUpperCase() + right.slice(1);
}

/** Two values each, as one of them may be right. */
function probes(compiled: CompiledField, text: string): string[] {
  const width = compiled.to - compiled.from;
  const written = text.slice(compiled.from, compiled.to).trim();
  if (NUMBERED.test(written) && !compiled.isNumeric) {
    const whole = ['0', '1'].map((digit) => written.slice(0, -1) + digit);
    const longer = written.length < width ? ['0', '1'].map((digit) => written + digit) : [];
    return [...longer, ...whole].map((value) => value.padEnd(width));
  }
  return compiled.isNumeric ? ['1', '2'].map((value) => fitted(value, compiled)) : [];
}
