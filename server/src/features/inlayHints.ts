/**
 * What dates, amounts and codes mean, and how the fields of the record with the cursor are called, told behind their record, where the
 * hints move no column of it. Confidential values are left out.
 */
import type { InlayHint, InlayHintLabelPart } from 'vscode-languageserver';
import type { CompiledField } from '../layout/compile';
import { fieldMoment, fieldNumber, formatAmount } from '../layout/values';
import { momentInWords, type Moment } from '../layout/dates';
import type { CodeList } from '../layout/types';
import type { AceRecord } from '../transmission/model';
import type { Transmission } from '../transmission/transmission';
import { decodedField, type ValueContext } from './fieldWords';

/** Which hints are shown. */
export interface InlayHintOptions {
  readonly dates: boolean;
  readonly amounts: boolean;
  readonly codes: boolean;
  /** All fields with a value of the record with the cursor; where the editor doesn't tell the cursor, the names of those told otherwise. */
  readonly fieldNames: boolean;
  /** Show passwords and social security numbers; only when the person asked for it. */
  readonly showConfidential?: boolean;
}

/** How many lines are answered at once, and how long a meaning may be. */
const MOST_LINES = 2000;
const LONGEST = 32;

/**
 * @param startLine first line, 0-based
 * @param endLine behind the last line
 * @param active line of the cursor, 0-based; -1 when it stands in another file, undefined when the editor never told
 * @returns one hint for each record that has something to tell
 */
export function inlayHints(
  transmission: Transmission,
  startLine: number,
  endLine: number,
  options: InlayHintOptions,
  active?: number,
): InlayHint[] {
  const namesAlone = options.fieldNames && active !== undefined;
  if (!options.dates && !options.amounts && !options.codes && !namesAlone) return [];
  const { catalog, document } = transmission;
  const context: ValueContext = {
    list: (name): CodeList | undefined => catalog.codeList(name),
    showConfidential: options.showConfidential ?? false,
    today: undefined,
  };
  const from = Math.max(0, startLine);
  const to = Math.min(endLine, from + MOST_LINES, transmission.recordCount);
  const hints: InlayHint[] = [];
  for (let line = from; line < to; line++) {
    const record = transmission.recordAt(line);
    const isNamed = options.fieldNames && (active === undefined || active === line);
    const label: InlayHintLabelPart[] = [];
    for (const field of record?.layout?.fields ?? []) {
      const told = record && meaningOf(field, record, context, options);
      const meaning = told ?? (record && isNamed && namesAlone ? valueOf(field, record, context) : undefined);
      if (meaning === undefined) continue;
      const { name, start, end } = field.field;
      if (label.length > 0) label.push({ value: ' · ' });
      label.push({
        value: isNamed ? `${name}: ${meaning}` : meaning,
        tooltip: `${name}, ${start === end ? `position ${start}` : `positions ${start}-${end}`}`,
      });
    }
    if (label.length === 0) continue;
    hints.push({ position: { line, character: document.line(line).length }, label, paddingLeft: true });
  }
  return hints;
}

/** The value of a field in few words; undefined where it needs none, or is not wanted. */
function meaningOf(
  compiled: CompiledField,
  record: AceRecord,
  context: ValueContext,
  { dates, amounts, codes }: InlayHintOptions,
): string | undefined {
  if (compiled.isFiller || compiled.constant !== undefined) return undefined;
  const raw = record.text.slice(compiled.from, compiled.to);
  if (raw.trim() === '') return undefined;
  const decoded = decodedField(compiled, record, context);
  if (decoded.invalid === true) return undefined;
  switch (decoded.kind) {
    case 'date': {
      const moment = dates ? fieldMoment(compiled.field, raw) : undefined;
      return moment && momentInDigits(moment);
    }
    case 'amount':
      return amounts ? amountInDigits(compiled, raw) : undefined;
    case 'code':
      return codes && decoded.meaning !== undefined ? shortened(decoded.meaning) : undefined;
    default:
      return undefined;
  }
}

/** The characters of a field; undefined where it has none, says nothing, or holds what is confidential. */
function valueOf(compiled: CompiledField, record: AceRecord, context: ValueContext): string | undefined {
  if (compiled.isFiller || compiled.constant !== undefined) return undefined;
  const value = record.text.slice(compiled.from, compiled.to).trim();
  return value === '' || decodedField(compiled, record, context).kind === 'secret' ? undefined : value;
}

/** `2026-08-26` for a whole date; the same in words for one without day or year, and for times. */
function momentInDigits(moment: Moment): string {
  const { date, time } = moment;
  if (time || date?.day === undefined || date.year === 0) return momentInWords(moment);
  return [date.year, date.month, date.day].map((part) => String(part).padStart(2, '0')).join('-');
}

/** Zeros fill up what is not used, which needs no hint. */
function amountInDigits({ field }: CompiledField, raw: string): string | undefined {
  const number = fieldNumber(raw);
  if (number === undefined || number === 0) return undefined;
  const unit = field.unit === undefined ? '' : field.unit === '%' ? '%' : ` ${field.unit}`;
  return `${formatAmount(number, field.decimals ?? 0)}${unit}`;
}

/** Without remarks in parentheses and behind a semicolon, and no longer than can be read in passing. */
function shortened(meaning: string): string {
  const short = (meaning.split(/[(;]/, 1)[0] ?? '').trimEnd();
  const kept = short === '' ? meaning : short;
  if (kept.length <= LONGEST) return kept;
  const cut = kept.slice(0, LONGEST - 1);
  return `${cut.slice(0, cut.lastIndexOf(' ') > LONGEST / 2 ? cut.lastIndexOf(' ') : cut.length).trimEnd()}…`;
}
