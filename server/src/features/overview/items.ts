/** Fields of a record as items of an overview, and which of them are read together. */
import type { CompiledField, CompiledLayout } from '../../layout/compile';
import { maskedRecord } from '../../layout/confidential';
import { momentInWords } from '../../layout/dates';
import { fieldMoment, fieldNumber, formatAmount } from '../../layout/values';
import type { AceRecord } from '../../transmission/model';
import { fieldKind } from '../fieldKind';
import { decodedField, type ValueContext } from '../fieldWords';
import { recordId, shownValue } from '../names';
import type { ItemKind, OverviewFact, OverviewItem } from './model';

/** Longer meanings lose their remarks. */
const LONG_MEANING = 60;

/** Fields that are one number with the field before them: a code and what it numbers. The second gives the label. */
const JOINTS: readonly { readonly first: RegExp; readonly second: RegExp; readonly joint: string }[] = [
  {
    first: /(?:Entry )?Filer Code(?: \(?\d+\)?)?$/,
    second: /Entry (?:Summary )?Number(?: or Drawback Claim Number)?(?: \(?\d+\)?)?$/,
    joint: '-',
  },
  {
    first: /(?:Issuer Code|Issuer)(?: of .*)?$/,
    second: /^(?!Issuer Code)(?:.*\b(?:Bill|Component Identifier)\b.*)$/,
    joint: '',
  },
  { first: /^Surety Code$/, second: /^Surety Name$/, joint: ' ' },
];
/** Fields with the unit of the field before them, which gives the label. */
const UNIT =
  /^(?:.*Unit of Measure(?: Code)?(?: \(\d\))?(?: \(.*\))?|Manifest Units|Manifest Unit Code|(?:Weight|Volume) Unit)$/;
/** Fields that have a unit. */
const MEASURE = /\b(?:Quantity|Weight|Volume|Count)\b/i;

/** @returns the fields of the layout that hold something of their own: no fillers, no constants, no control identifier */
export function tellingFields(layout: CompiledLayout): CompiledField[] {
  return layout.fields.filter(
    (field) => !field.isFiller && field.constant === undefined && fieldKind(field, layout) !== 'control',
  );
}

/**
 * @param line 0-based line of the record
 * @returns the field as an item; undefined when it is blank
 */
export function fieldItem(
  record: AceRecord,
  line: number,
  compiled: CompiledField,
  context: ValueContext,
): OverviewItem | undefined {
  const { field, from, to } = compiled;
  const raw = record.text.slice(from, to);
  if (raw.trim() === '') return undefined;
  const decoded = decodedField(compiled, record, context);
  const { kind, text, meaning } = readable(compiled, record, raw, context);
  return {
    line,
    start: field.start,
    end: field.end,
    record: recordId(record),
    field: field.name,
    kind,
    text,
    ...(meaning === undefined ? {} : { meaning }),
    ...(decoded.invalid === true ? { isWrong: true as const } : {}),
  };
}

/** @returns a line that no layout fits as one item; undefined when it is blank */
export function lineItem(record: AceRecord, line: number): OverviewItem | undefined {
  const text = maskedRecord(record).trim();
  if (text === '') return undefined;
  const start = record.text.length - record.text.trimStart().length + 1;
  return {
    line,
    start,
    end: record.text.trimEnd().length,
    record: recordId(record),
    field: 'Record without layout',
    kind: 'text',
    text,
  };
}

function readable(
  compiled: CompiledField,
  record: AceRecord,
  raw: string,
  context: ValueContext,
): { readonly kind: ItemKind; readonly text: string; readonly meaning?: string } {
  const { field } = compiled;
  const { layout } = record;
  const decoded = decodedField(compiled, record, context);
  const shown = shownValue(record, compiled);
  switch (decoded.kind) {
    case 'secret':
      return { kind: 'secret', text: decoded.value };
    case 'code':
      return decoded.meaning === undefined
        ? { kind: 'code', text: decoded.value }
        : { kind: 'code', text: decoded.value, meaning: inFewWords(decoded.meaning) };
    case 'date': {
      const moment = fieldMoment(field, raw);
      const isDay = moment?.date?.day !== undefined && moment.date.year !== 0 && moment.time === undefined;
      return { kind: 'date', text: moment && !isDay ? momentInWords(moment) : shown };
    }
    case 'amount':
    case 'number': {
      const number = fieldNumber(raw);
      const isAmount =
        field.decimals !== undefined || (layout !== undefined && fieldKind(compiled, layout) === 'amount');
      if (number === undefined || !Number.isSafeInteger(number) || !isAmount) return { kind: 'text', text: shown };
      const unit = field.unit === undefined ? '' : field.unit === '%' ? '%' : ` ${field.unit}`;
      return { kind: 'amount', text: `${formatAmount(number, field.decimals ?? 0)}${unit}` };
    }
    default:
      return { kind: 'text', text: shown };
  }
}

/** Without remarks in parentheses and behind a semicolon where it is long. */
function inFewWords(meaning: string): string {
  if (meaning.length <= LONG_MEANING) return meaning;
  const short = meaning.split(/[(;]/, 1)[0]?.trimEnd();
  return short === undefined || short === '' ? meaning : short;
}

/**
 * Puts fields together that are read together.
 * @param items fields of a record in the order in which they are to be read
 */
export function factsOf(items: readonly OverviewItem[]): OverviewFact[] {
  const facts: OverviewFact[] = [];
  for (const item of items) {
    const before = facts.at(-1);
    const last = before?.items.at(-1);
    const joined = before && last?.line === item.line ? joinedTo(before, last, item) : undefined;
    if (joined) facts[facts.length - 1] = joined;
    else facts.push({ label: item.field, items: [item] });
  }
  return facts;
}

function joinedTo(before: OverviewFact, last: OverviewItem, item: OverviewItem): OverviewFact | undefined {
  const items = [...before.items, item];
  if (/^[0-9]/.test(last.text) && before.items.length === 1 && MEASURE.test(last.field) && UNIT.test(item.field))
    return { label: before.label, items, joint: ' ' };
  const joint =
    before.items.length === 1 && JOINTS.find(({ first, second }) => first.test(last.field) && second.test(item.field));
  return joint ? { label: item.field, items, joint: joint.joint } : undefined;
}
