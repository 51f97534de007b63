/**
 * Which characters of a record must not be shown: passwords, and numbers that are or may be social security numbers. The whole record is
 * looked at, as a qualifier beside a number tells what it is.
 */
import type { CompiledField, CompiledLayout } from './compile';
import type { FieldSource } from './condition';
import type { CodeList, Field } from './types';
import { decodeValue, isConfidential, maskConfidential, type DecodedValue } from './values';
import { RECORD_LENGTH } from '../storage/recordLength';

/** 0-based characters of a record, the end behind the last. */
export interface SecretSpan {
  readonly from: number;
  readonly to: number;
}

/** Where A and Z records have the password (Batch and Block Control), for lines that begin as one but are read as no record. */
export const CONTROL_PASSWORD: SecretSpan = { from: 8, to: 14 };
const PASSWORD = /password/i;
const SOCIAL_SECURITY_CODE = /^social security number/i;
/** Digits of a social security number. */
const NUMBER_WIDTH = 9;
/** Digits around it may belong to other fields. */
const ANY_NUMBER = /[0-9]{3}-[0-9]{2}-[0-9]{4}/g;
const SOCIAL_SECURITY_PICTURE = 'NNN-NN-NNNN';
/** Fields with the number of a person or firm, by their names. */
const PARTY =
  /\b(?:importer|consignee|claimant|principal|notify party \(4811\)|carrier|operator|entity|article party|recipient)(?!\w).*\b(?:number|identifier|id)\b|\bIRS identifier\b|\bimporter of record\b/i;
const NO_PARTY_NUMBER =
  /\b(?:address|bill|bond|code|date|name|phone|postal|qualifier|reference|telephone|type|zip|indicator)\b/i;

/** A field that may hold what must not be shown. */
interface Candidate {
  readonly span: SecretSpan;
  /** Whatever it holds is confidential. */
  readonly isSecret: boolean;
  /** The field before it that tells what kind of number it holds. */
  readonly qualifier: CompiledField | undefined;
}

const candidates = new WeakMap<CompiledLayout, readonly Candidate[]>();
const masked = new WeakMap<FieldSource, string>();

/** @returns the confidential characters of the record by its fields, without padding; social security numbers in free text are not among them */
export function secretSpans({ text, layout }: FieldSource): SecretSpan[] {
  const spans: SecretSpan[] = [];
  if (layout) {
    for (const candidate of candidatesOf(layout)) {
      const span = trimmed(text, candidate.span);
      if (span && isSecret(candidate, text, text.slice(span.from, span.to))) spans.push(span);
    }
  }
  // A file without line breaks has further records behind position 80.
  for (let at = layout ? RECORD_LENGTH : 0; at < text.length; at += RECORD_LENGTH) {
    if (!'AaZz'.includes(text.charAt(at))) continue;
    const span = trimmed(text, { from: at + CONTROL_PASSWORD.from, to: at + CONTROL_PASSWORD.to });
    if (span) spans.push(span);
  }
  return spans;
}

/** @returns the characters of the record with those masked that must not be shown; as long as the record */
export function maskedRecord(record: FieldSource): string {
  const known = masked.get(record);
  if (known !== undefined) return known;
  const text = replacedAt(record.text, secretSpans(record), maskConfidential).replace(ANY_NUMBER, maskConfidential);
  masked.set(record, text);
  return text;
}

/** @returns the text with what stands at the spans replaced; the first of those that overlap counts */
export function replacedAt(
  text: string,
  spans: readonly SecretSpan[],
  replace: (secret: string, at: SecretSpan) => string,
): string {
  if (spans.length === 0) return text;
  let result = '';
  let done = 0;
  for (const { from, to } of spans.toSorted((a, b) => a.from - b.from)) {
    if (from < done) continue;
    result += text.slice(done, from) + replace(text.slice(from, to), { from, to });
    done = to;
  }
  return result + text.slice(done);
}

/** @returns whether something in these characters of the record must not be shown */
export function isSecretSpan(record: FieldSource, { from, to }: SecretSpan): boolean {
  const shown = maskedRecord(record);
  return shown !== record.text && shown.slice(from, to) !== record.text.slice(from, to);
}

/**
 * @param value without padding
 * @returns whether the value must not be shown when it stands in the field of the record
 */
export function isSecretValue(
  { text, layout }: FieldSource,
  { field, from, to }: CompiledField,
  value: string,
): boolean {
  if (isConfidential(field, value)) return true;
  const written = text.slice(0, from).padEnd(from) + value.padEnd(to - from) + text.slice(to);
  return isSecretSpan({ text: written, layout }, { from, to: from + value.length });
}

/**
 * @param record as it stands in the file
 * @param list finds a shared code list by name
 * @param showConfidential true only when the person asked for confidential values to be shown
 * @returns the value of one of its fields; masked where it must not be shown, also where only a part of it belongs to such a number
 */
export function decodeField(
  record: FieldSource,
  { field, from, to }: CompiledField,
  list: (name: string) => CodeList | undefined,
  showConfidential: boolean,
): DecodedValue {
  const raw = record.text.slice(from, to).padEnd(to - from);
  const decoded = decodeValue(field, raw, list, showConfidential);
  if (showConfidential || decoded.kind === 'secret') return decoded;
  const shown = maskedRecord(record).slice(from, to).trim();
  return shown === raw.trim() ? decoded : { kind: 'secret', value: shown };
}

/** What is masked inside a sentence has to be long enough to be found there by itself. */
const SHORTEST_IN_TEXT = 4;
const LONG_NUMBER = /[0-9][0-9 -]{7,}[0-9]/;

/**
 * @param sentence for a person, that may quote records
 * @param about the record that it speaks of
 * @param beside other records that it may quote
 * @returns the sentence with what must not be shown masked
 */
export function withoutSecrets(sentence: string, about: FieldSource, beside: readonly FieldSource[] = []): string {
  let text = sentence.replace(ANY_NUMBER, maskConfidential);
  const sources = beside.length > 0 && LONG_NUMBER.test(text) ? [about, ...beside] : [about];
  for (const source of sources) {
    for (const { from, to } of secretSpans(source)) {
      const secret = source.text.slice(from, to);
      if (secret.length >= SHORTEST_IN_TEXT && text.includes(secret))
        text = text.replaceAll(secret, maskConfidential(secret));
    }
  }
  return text;
}

function isSecret({ isSecret: always, qualifier }: Candidate, text: string, value: string): boolean {
  if (always) return true;
  const digits = value.replace(/[ -]/g, '');
  if (qualifier) {
    const code = text.slice(qualifier.from, qualifier.to).trim();
    const meaning = kindsOf(qualifier.field).find(([kind]) => kind.trim() === code)?.[1];
    if (meaning !== undefined) return SOCIAL_SECURITY_CODE.test(meaning);
  }
  // An employer's number has its hyphen behind two digits.
  return digits.length === NUMBER_WIDTH && /^[0-9]+$/.test(digits) && !/^[0-9]{2}-[0-9]{7}$/.test(value);
}

function candidatesOf(layout: CompiledLayout): readonly Candidate[] {
  let known = candidates.get(layout);
  if (!known) {
    known = [...passwordsOf(layout), ...numbersOf(layout)];
    candidates.set(layout, known);
  }
  return known;
}

/** A password may stand where only another variant of the record has it. */
function passwordsOf({ record }: CompiledLayout): Candidate[] {
  const fields = [record.fields, ...(record.variants ?? []).map((variant) => variant.fields)].flat();
  return fields
    .filter(({ name }) => PASSWORD.test(name))
    .map(({ start, end }) => ({ span: { from: start - 1, to: end }, isSecret: true, qualifier: undefined }));
}

function numbersOf({ fields }: CompiledLayout): Candidate[] {
  return fields.flatMap((compiled): Candidate[] => {
    const { field, from, to } = compiled;
    if (compiled.isFiller || to - from < NUMBER_WIDTH) return [];
    const before = fields.slice(0, compiled.index).findLast((other) => !other.isFiller);
    const qualifier =
      before && kindsOf(before.field).some(([, kind]) => SOCIAL_SECURITY_CODE.test(kind)) ? before : undefined;
    const isOwn = isConfidential(field, '');
    const isParty =
      field.formats?.includes(SOCIAL_SECURITY_PICTURE) === true ||
      (field.codes === undefined && PARTY.test(field.name) && !NO_PARTY_NUMBER.test(field.name));
    return isOwn || isParty || qualifier ? [{ span: { from, to }, isSecret: isOwn, qualifier }] : [];
  });
}

function kindsOf({ codes, examples }: Field): [code: string, meaning: string][] {
  return Object.entries({ ...examples, ...codes });
}

function trimmed(text: string, { from, to }: SecretSpan): SecretSpan | undefined {
  const raw = text.slice(from, to);
  const value = raw.trim();
  if (value === '') return undefined;
  const start = from + raw.length - raw.trimStart().length;
  return { from: start, to: start + value.length };
}
