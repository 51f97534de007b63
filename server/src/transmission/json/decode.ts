/** Decodes the records of a file: every position with the field it belongs to and what stands there. */
import type { Catalog } from '../../layout/catalog';
import type { FieldSource } from '../../layout/condition';
import type { Direction } from '../../layout/types';
import { decodeField, maskedRecord } from '../../layout/confidential';
import type { DecodedValue } from '../../layout/values';
import type { Transmission } from '../transmission';
import type { Separated } from './separate';
import { RECORD_LENGTH } from '../../storage/recordLength';

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
      fields: fieldsOf(record ?? { text, layout }, catalog, showConfidential),
    };
  }
}

function fieldsOf(record: FieldSource, catalog: Catalog, showConfidential: boolean): DecodedField[] {
  const shown = showConfidential ? record.text : maskedRecord(record);
  const known = (record.layout?.fields ?? []).map((compiled) => {
    const { field, from, to } = compiled;
    const { kind, value, meaning, invalid } = decodeField(
      record,
      compiled,
      (name) => catalog.codeList(name),
      showConfidential,
    );
    return {
      name: field.name,
      start: field.start,
      end: field.end,
      raw: shown.slice(from, to).padEnd(to - from),
      decoded: {
        kind,
        value,
        ...(meaning === undefined ? {} : { meaning }),
        ...(invalid === true ? { invalid } : {}),
      },
    };
  });
  const from = record.layout ? RECORD_LENGTH : 0;
  if (shown.length <= from) return known;
  return [...known, { name: null, start: from + 1, end: shown.length, raw: shown.slice(from) }];
}
