/**
 * Makes the text of a transmission that can be shown to others: numbers, names, addresses and passwords are replaced, each wherever it
 * stands by the same pseudonym of the same form, so that the copy is as right or wrong as the original.
 */
import type { CompiledField } from '../layout/compile';
import { replacedAt, secretSpans } from '../layout/confidential';
import { keysOf, type CharacterSpan, type Key } from '../features/keyFields';
import type { AceRecord } from '../transmission/model';
import type { Separated } from '../transmission/json/separate';
import { ofAirWaybill, ofEntry, ofInBond } from './checkDigits';
import { FILER_CODE, maskedFields, type MaskedField } from './fields';
import { Pseudonyms } from './pseudonyms';
import type { Random } from './random';
import { RECORD_LENGTH } from '../storage/recordLength';

export interface MaskOptions {
  readonly random: Random;
  /** Whether the codes of filers get pseudonyms too. */
  readonly replacesFilerCodes: boolean;
}

/** Stands for a password, and is known as none. */
export const PASSWORD_MASK = 'X';

/** A line that is read as no record keeps so many characters, which tell what it might have been. */
const CONTROL_IDENTIFIER = 4;
/** A number of a person or firm: an employer's number, a social security number, one that CBP assigned. */
const PARTY_NUMBER = /^(?:[0-9]{2}-[0-9]{7}(?:[0-9A-Z]{2})?|[0-9]{3}-[0-9]{2}-[0-9]{4}|[0-9]{9}(?:[0-9A-Z]{2})?)$/;
const ASSIGNED_NUMBER = /^[0-9]{6}-[0-9]{5}$/;
const SOCIAL_SECURITY_NUMBER = /[0-9]{3}-[0-9]{2}-[0-9]{4}/g;
const ADDRESS_OR_PHONE = /[\w.+-]{1,64}@[\w.-]{1,80}|\(?\b[0-9]{3}\)?[ .-]?[0-9]{3}[ .-]?[0-9]{4}\b/g;
/** No number of that area is ever issued, nor an employer's number that begins so. */
const NEVER_ISSUED = '000';
/** Of words in prose, so many together may be a name that is masked elsewhere, and so many characters make one. */
const LONGEST_NAME = 7;
const SHORTEST_KNOWN = 6;

/** @returns the text with everything masked that tells who or which; as long as the original, line by line */
export function maskedText({ transmission, lineEnds }: Separated, options: MaskOptions): string {
  const masker = new Masker(options);
  const records = lineEnds.map(
    (_, line) => transmission.recordAt(line) ?? { text: transmission.document.line(line), layout: undefined },
  );
  for (const record of records) if (isRecord(record)) masker.learn(record);
  const lines = records.map((record) => masker.masked(record));
  return records.map((record, line) => masker.withProse(record, lines[line] ?? '') + (lineEnds[line] ?? '')).join('');
}

type Line = AceRecord | { readonly text: string; readonly layout: undefined };

function isRecord(line: Line): line is AceRecord {
  return line.layout !== undefined;
}

class Masker {
  private readonly pseudonyms: Pseudonyms;
  private readonly filers: Pseudonyms;

  constructor(private readonly options: MaskOptions) {
    this.pseudonyms = new Pseudonyms(options.random);
    this.filers = new Pseudonyms(options.random);
  }

  /** Numbers with a form of their own get their pseudonyms before others that may be written alike. */
  learn(record: AceRecord): void {
    for (const key of keysOf(record)) this.keyMasked(key, record.text);
  }

  /** @returns the line but for what is prose */
  masked(record: Line): string {
    const { text, layout } = record;
    if (!layout)
      return this.secretsMasked(
        record,
        text.slice(0, CONTROL_IDENTIFIER) + this.unread(text.slice(CONTROL_IDENTIFIER)),
      );
    let result = text;
    const put = ({ from, to }: CharacterSpan, value: string): void => {
      result = result.slice(0, from) + value + result.slice(to);
    };
    const keys = keysOf(record);
    for (const compiled of layout.fields) {
      const span = valueSpan(compiled, text);
      if (!span || keys.some(({ number }) => number.from < span.to && span.from < number.to)) continue;
      put(span, this.fieldMasked(record, compiled, text.slice(span.from, span.to)));
    }
    for (const key of keys) for (const [span, value] of this.keyMasked(key, text)) put(span, value);
    if (text.length > RECORD_LENGTH) result = result.slice(0, RECORD_LENGTH) + this.unread(text.slice(RECORD_LENGTH));
    return this.secretsMasked(record, result);
  }

  /** @param line what {@link masked} made of the record @returns the line with what prose says of masked values masked too */
  withProse({ layout, text }: Line, line: string): string {
    let result = line;
    for (const compiled of layout?.fields ?? []) {
      const span = isProse(compiled, layout?.record.direction === 'input') ? valueSpan(compiled, text) : undefined;
      if (span)
        result = result.slice(0, span.from) + this.prose(result.slice(span.from, span.to)) + result.slice(span.to);
    }
    return result.replace(SOCIAL_SECURITY_NUMBER, (number) => this.party(number));
  }

  private secretsMasked(record: Line, line: string): string {
    return replacedAt(line, secretSpans(record), (_, { from, to }) => {
      const secret = record.text.slice(from, to);
      return /^[0-9]{9}$/.test(secret.replace(/[ -]/g, '')) ? this.party(secret) : passwordMasked(secret);
    });
  }

  private fieldMasked(record: Line, compiled: CompiledField, value: string): string {
    const { field } = compiled;
    if (FILER_CODE.test(field.name)) return this.filer(value);
    if (compiled.isFiller) return this.unread(value);
    const rule = ruleOf(compiled, record.layout?.record.direction === 'input');
    if (!rule || rule.isProse === true || rule.keeps?.test(value) === true) return value;
    const before = record.layout?.fields[compiled.index - 1];
    const code = before ? record.text.slice(before.from, before.to).trim() : '';
    if (rule.unlessAfter?.includes(code) === true) return value;
    const isParty = rule.isParty === true && (PARTY_NUMBER.test(value) || ASSIGNED_NUMBER.test(value));
    return isParty ? this.party(value) : this.pseudonyms.of(value, rule.making);
  }

  /** @returns what stands in the place of the number, and of its code */
  private keyMasked({ kind, id, number, code }: Key, text: string): [CharacterSpan, string][] {
    const written = text.slice(number.from, number.to);
    switch (kind) {
      case 'entry': {
        const filer = id.slice(0, 3);
        const masked = this.pseudonyms.of(id, { begins: this.filer(filer), digitOf: ofEntry });
        const ownCode = code && written.replace(/[ -]/g, '').length < id.length ? code : undefined;
        const rest = ownCode ? masked.slice(filer.length) : masked;
        let at = 0;
        const poured = written.replace(/[^ -]/g, () => rest.charAt(at++));
        return [
          ...(ownCode ? [[ownCode, masked.slice(0, filer.length)] as [CharacterSpan, string]] : []),
          [number, poured],
        ];
      }
      case 'importer':
        return [[number, this.party(written)]];
      case 'inBond':
        return [[number, this.pseudonyms.of(written, inBondMaking(id))]];
      case 'bill': {
        const issuer = code === undefined && !/^[0-9]{11}$/.test(id) ? (/^[A-Z]{4}(?=.)/.exec(written)?.[0] ?? '') : '';
        const keeps = /^[0-9]{11}$/.test(written) ? 3 : 0;
        const making = /^[0-9]{8}$|^[0-9]{11}$/.test(written) ? { keeps, digitOf: ofAirWaybill } : {};
        return [[number, issuer + this.pseudonyms.of(written.slice(issuer.length), making)]];
      }
      case 'statement':
        return [[number, this.pseudonyms.of(written, { keeps: 7 })]];
    }
  }

  private filer(code: string): string {
    return this.options.replacesFilerCodes ? this.filers.of(code) : code;
  }

  /** The number of a person or firm; with and without suffix it is the same one. */
  private party(value: string): string {
    if (ASSIGNED_NUMBER.test(value)) return this.pseudonyms.of(value, { keeps: 6 });
    const [, base = '', suffix = ''] = /^((?:[0-9]-?){9})([0-9A-Z]{0,2})$/.exec(value) ?? [];
    if (base === '') return this.pseudonyms.of(value);
    return this.pseudonyms.of(base, { begins: NEVER_ISSUED }) + suffix;
  }

  /** What no layout describes may be anything. */
  private unread(text: string): string {
    return text.replace(/[^ ]+/g, (word) => (word.length < 2 ? word : this.pseudonyms.of(word)));
  }

  private prose(text: string): string {
    const known = this.pseudonyms.all;
    const words = Array.from(text.matchAll(/[^ ,;:()"]+/g), ({ 0: word, index }) => ({ word, index }));
    let result = text;
    for (let first = 0; first < words.length; first++) {
      for (let last = Math.min(words.length, first + LONGEST_NAME) - 1; last >= first; last--) {
        const [from, end] = [words[first], words[last]];
        if (!from || !end) continue;
        const to = end.index + end.word.length;
        const name = text.slice(from.index, to);
        const original = name.replace(/[ -]/g, '');
        if (original.length < SHORTEST_KNOWN || !known.has(original)) continue;
        result = result.slice(0, from.index) + this.pseudonyms.of(name) + result.slice(to);
        first = last;
        break;
      }
    }
    return result.replace(ADDRESS_OR_PHONE, (found) => this.pseudonyms.of(found));
  }
}

/** Characters that no password can have stay, as the finding about them does. */
function passwordMasked(password: string): string {
  return password.replace(/[A-Z0-9]/g, PASSWORD_MASK).replace(/[a-z]/g, PASSWORD_MASK.toLowerCase());
}

function inBondMaking(id: string): Parameters<Pseudonyms['of']>[1] {
  if (/^[0-9]{9}$/.test(id)) return { digitOf: ofInBond };
  return /^[0-9]{11}$/.test(id) ? { keeps: 3, digitOf: ofAirWaybill } : { keeps: 1 };
}

/** Codes, dates and amounts tell nobody's name. */
function ruleOf(compiled: CompiledField, isInput: boolean): MaskedField | undefined {
  const { field, codes, constant, datePictures } = compiled;
  if (compiled.isFiller || codes || constant !== undefined || datePictures.length > 0) return undefined;
  if (field.codeList !== undefined || field.decimals !== undefined || field.unit !== undefined) return undefined;
  return maskedFields.find(
    ({ name, but, inputOnly }) =>
      name.test(field.name) && but?.test(field.name) !== true && (isInput || inputOnly !== true),
  );
}

function isProse(compiled: CompiledField, isInput: boolean): boolean {
  return ruleOf(compiled, isInput)?.isProse === true;
}

function valueSpan({ from, to }: CompiledField, text: string): CharacterSpan | undefined {
  const raw = text.slice(from, to);
  const value = raw.trim();
  if (value === '') return undefined;
  const start = from + raw.length - raw.trimStart().length;
  return { from: start, to: start + value.length };
}
