/** Decodes the records of a file: every position with the field it belongs to and what stands there. */
import type { Catalog } from '../../layout/catalog';
import type { CompiledField } from '../../layout/compile';
import type { Direction } from '../../layout/types';
import {
  decodeValue,
  isConfidential,
  maskConfidential,
  maskSocialSecurityNumbers,
  type DecodedValue,
} from '../../layout/values';
import type { AceRecord } from '../model';
import type { Transmission } from '../transmission';
import type { Separated } from './separate';

const RECORD_LENGTH = 80;

export interface DecodedField {
  /** Null for characters that no layout describes. */
  readonly name: string | null;
  /** 1-based positions, both inclusive. */
  readonly start: number;
  readonly end: number;
  /** The characters at these positions; blanks where the record ends early. */
  readonly raw: string;
  readonly decoded?: DecodedValue;
}

export interface DecodedRecord {
  /** 1-based. */
  readonly line: number;
  /** Control identifier and name; null where no layout describes the record. */
  readonly record: string | null;
  readonly name: string | null;
  readonly variant?: string;
  /** Application identifier of its block; empty when nothing tells it. */
  readonly application: string;
  readonly direction: Direction | null;
  /** The innermost group of the structure map that it stands in. */
  readonly group?: string;
  /** How many positions the record has, where a layout describes it and they are fewer than 80. */
  readonly length?: number;
  /** What ends the record, where that is not what ends the first. */
  readonly lineEnd?: string;
  readonly fields: readonly DecodedField[];
}

/** Which records are decoded, and how. */
export interface DecodeOptions {
  /** False masks confidential values. */
  readonly showConfidential: boolean;
  /** Indexes of the first record and behind the last one; without them, all records of the file. */
  readonly from?: number;
  readonly to?: number;
}

/**
 * The JSON of a file in pieces, one for each record: `encodeFile` writes it again byte for byte unless values are masked.
 * @param facts what is told of the file before its records
 */
export function* decodedFile(
  { transmission, lineEnds }: Separated,
  facts: Readonly<Record<string, unknown>>,
  options: DecodeOptions,
): Generator<string> {
  const usual = lineEnds[options.from ?? 0] ?? '\n';
  yield `${JSON.stringify({ ...facts, lineEnd: usual }).slice(0, -1)},"records":[`;
  let separator = '\n';
  for (const record of decodeRecords(transmission, transmission.catalog, options)) {
    const lineEnd = lineEnds[record.line - 1] ?? '';
    yield separator + JSON.stringify(lineEnd === usual ? record : { ...record, lineEnd });
    separator = ',\n';
  }
  yield '\n]}\n';
}

/** Records of the file, decoded one after another; a transmission whose lines are its records is expected. */
export function* decodeRecords(
  transmission: Transmission,
  catalog: Catalog,
  { showConfidential, from = 0, to = Infinity }: DecodeOptions,
): Generator<DecodedRecord> {
  for (let line = from; line < Math.min(to, transmission.recordCount); line++) {
    const record = transmission.recordAt(line);
    const text = record?.text ?? transmission.document.line(line);
    const block = transmission.blockAt(line) ?? transmission.batchAt(line)?.blocks[0];
    const layout = record?.layout;
    const parent = record?.place?.parent;
    yield {
      line: line + 1,
      record: layout?.record.id ?? null,
      name: layout?.record.name ?? null,
      ...(layout?.variant ? { variant: layout.variant.name } : {}),
      application: block?.application ?? '',
      direction: block?.layout?.direction ?? null,
      ...(parent?.name !== undefined && parent.depth > 0 ? { group: parent.name } : {}),
      ...(layout && text.length < RECORD_LENGTH ? { length: text.length } : {}),
      fields: layout
        ? knownFields(layout.fields, text, catalog, showConfidential)
        : unknownFields(text, catalog, showConfidential),
    };
  }
}

function knownFields(
  fields: NonNullable<AceRecord['layout']>['fields'],
  text: string,
  catalog: Catalog,
  showConfidential: boolean,
): DecodedField[] {
  const decoded = fields.map((compiled) => decodeField(compiled, text, catalog, showConfidential));
  if (text.length <= RECORD_LENGTH) return decoded;
  return [...decoded, withoutLayout(text, RECORD_LENGTH, showConfidential)];
}

function decodeField(
  { field, from, to }: CompiledField,
  text: string,
  catalog: Catalog,
  showConfidential: boolean,
): DecodedField {
  const raw = text.slice(from, to).padEnd(to - from);
  const { kind, value, meaning, invalid } = decodeValue(field, raw, (name) => catalog.codeList(name), showConfidential);
  const masked = !showConfidential && isConfidential(field, raw) ? maskConfidential(raw) : raw;
  return {
    name: field.name,
    start: field.start,
    end: field.end,
    raw: shown(masked, showConfidential),
    decoded: {
      kind,
      value: shown(value, showConfidential),
      ...(meaning === undefined ? {} : { meaning }),
      ...(invalid === true ? { invalid } : {}),
    },
  };
}

/** A social security number may stand in any text. */
function shown(text: string, showConfidential: boolean): string {
  return showConfidential ? text : maskSocialSecurityNumbers(text);
}

/** @param from 0-based character that the part begins with */
function withoutLayout(text: string, from: number, showConfidential: boolean): DecodedField {
  return { name: null, start: from + 1, end: text.length, raw: shown(text.slice(from), showConfidential) };
}

/** A record that no layout describes, whole. A control record in lower case may be among them, with its password. */
function unknownFields(text: string, catalog: Catalog, showConfidential: boolean): DecodedField[] {
  if (text === '') return [];
  const control = catalog.envelope('input', '').records.get(text.charAt(0).toUpperCase())?.base;
  let masked = text;
  for (const { field, from, to } of showConfidential ? [] : (control?.fields ?? [])) {
    const raw = text.slice(from, to);
    if (isConfidential(field, raw)) masked = masked.slice(0, from) + maskConfidential(raw) + masked.slice(to);
  }
  return [withoutLayout(masked, 0, showConfidential)];
}
