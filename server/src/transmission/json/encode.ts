/** Writes records from the JSON that `decode` prints, or from records whose fields are given by name. */
import type { ApplicationLayout, Catalog } from '../../layout/catalog';
import type { CompiledField, CompiledLayout } from '../../layout/compile';
import { conditionHolds } from '../../layout/condition';
import type { Direction } from '../../layout/types';
import { encodingNames, isEncoding, type StoredEncoding } from '../../storage/encodings';
import { isEnvelopeLine } from '../envelope';
import { fitted, skeleton } from '../skeleton';
import { RECORD_LENGTH } from '../../storage/recordLength';

/** What decode prints in the place of confidential characters. */
const MASK = '•';
/** With the hyphens of a masked number. */
const MASKED = /(?<![•-])-{0,3}•[•-]*/g;

/** What can't be written, by record, line and field. */
export class EncodeError extends Error {}

/** A value that was masked when it was decoded, so that it can't be written. */
export class MaskedError extends EncodeError {}

/** What is known besides the JSON. */
export interface EncodeOptions {
  /** Application and direction of records that tell none themselves. */
  readonly application?: string;
  readonly direction?: Direction;
  /** Leaves masked values blank instead of refusing them. */
  readonly blanksMasked?: boolean;
}

/** The bytes of a file and what they were, so that they can be written again. */
export interface Encoded {
  readonly text: string;
  readonly encoding: StoredEncoding;
  readonly byteOrderMark: boolean;
}

/** With those of EBCDIC. */
const LINE_ENDS: ReadonlySet<string> = new Set(['\n', '\r\n', '\r', '', '\u0085', '\r\u0085']);

type Table = Record<string, unknown>;

interface Surroundings {
  readonly catalog: Catalog;
  /** How a record is called in messages: `record 3 (line 5, 40)`. */
  readonly where: string;
  readonly isMasked: boolean;
  readonly options: EncodeOptions;
}

/**
 * @param json what `decode` prints: `records`, and where they differ from the usual `lineEnd`, `encoding`, `byteOrderMark`
 * @throws EncodeError when something does not fit
 */
export function encodeFile(json: string, catalog: Catalog, options: EncodeOptions = {}): Encoded {
  const file = parsed(json);
  const records = file['records'];
  if (!Array.isArray(records)) throw new EncodeError('there is no list of records');
  const lineEnd = lineEndOf(file, '\n', 'the file');
  const isMasked = file['masked'] === true;
  let text = '';
  for (const [at, record] of records.entries()) {
    const number = `record ${at + 1}`;
    if (!isTable(record)) throw new EncodeError(`${number} is no object`);
    const { line, record: id } = record;
    const known = [...(typeof line === 'number' ? [`line ${line}`] : []), ...(typeof id === 'string' ? [id] : [])];
    const where = known.length === 0 ? number : `${number} (${known.join(', ')})`;
    text += encodeRecord(record, file, { catalog, where, isMasked, options }) + lineEndOf(record, lineEnd, where);
  }
  const { encoding = 'utf-8', byteOrderMark } = file;
  if (typeof encoding !== 'string' || !isEncoding(encoding))
    throw new EncodeError(
      `there is no encoding ${JSON.stringify(encoding)}; there are ${Object.keys(encodingNames).join(', ')}`,
    );
  return { text, encoding, byteOrderMark: byteOrderMark === true };
}

function parsed(json: string): Table {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    throw new EncodeError(`this is no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (Array.isArray(value)) return { records: value };
  if (!isTable(value)) throw new EncodeError('an object with a list of records is expected');
  return value;
}

function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function lineEndOf({ lineEnd }: Table, usual: string, where: string): string {
  if (lineEnd === undefined) return usual;
  if (typeof lineEnd === 'string' && LINE_ENDS.has(lineEnd)) return lineEnd;
  throw new EncodeError(`${where}: ${JSON.stringify(lineEnd)} is no line end`);
}

function encodeRecord(record: Table, file: Table, around: Surroundings): string {
  const { fields, length } = record;
  const id = typeof record['record'] === 'string' ? record['record'] : undefined;
  let text: string;
  if (Array.isArray(fields)) text = fromList(id, fields, record, file, around);
  else if (isTable(fields)) text = fromNames(id, fields, record, file, around);
  else throw new EncodeError(`${around.where} has no fields`);
  if (length === undefined) return id === undefined ? text : text.padEnd(RECORD_LENGTH);
  if (typeof length !== 'number' || !Number.isInteger(length) || length < 0 || length > RECORD_LENGTH)
    throw new EncodeError(`${around.where}: ${JSON.stringify(length)} is no length of a record`);
  if (text.trimEnd().length > length)
    throw new EncodeError(`${around.where}: fields stand behind position ${length}, where the record is to end`);
  return text.padEnd(length).slice(0, length);
}

/** Fields as `decode` prints them; one without positions is looked up by its name. */
function fromList(
  id: string | undefined,
  fields: readonly unknown[],
  record: Table,
  file: Table,
  around: Surroundings,
): string {
  let text = '';
  for (const field of fields) {
    if (!isTable(field)) throw new EncodeError(`${around.where}: a field is no object`);
    const name = typeof field['name'] === 'string' ? field['name'] : undefined;
    const { start, end } = field;
    if (typeof start !== 'number' || typeof end !== 'number') {
      if (name === undefined) throw new EncodeError(`${around.where}: a field has neither name nor positions`);
      const compiled = fieldNamed(layoutOf(id, text, record, file, around), name, around);
      text = put(text, compiled.from, compiled.to, valueOf(field, compiled, name, around), name, around);
      continue;
    }
    const label = name ?? `positions ${start}-${end}`;
    if (!Number.isInteger(start) || !Number.isInteger(end) || start < 1 || end < start)
      throw new EncodeError(`${around.where}: ${label} has no positions from ${start} to ${end}`);
    const raw = field['raw'] ?? field['value'];
    if (typeof raw !== 'string') throw new EncodeError(`${around.where}: ${label} has no raw characters`);
    // Behind position 80 stands only what is told character by character.
    if (end > RECORD_LENGTH && (raw.length < end - start + 1 || start > Math.max(RECORD_LENGTH, text.length) + 1))
      throw new EncodeError(`${around.where}: ${label} stands behind position ${RECORD_LENGTH}`);
    text = put(text, start - 1, end, raw, label, around);
  }
  return text;
}

/** Fields as an object of name to value: constants come by themselves, numbers stand to the right. */
function fromNames(id: string | undefined, fields: Table, record: Table, file: Table, around: Surroundings): string {
  const write = (layout: CompiledLayout): string => {
    let text = skeleton(layout, () => undefined);
    for (const [name, value] of Object.entries(fields)) {
      const compiled = layout.fieldsByName.get(name);
      if (compiled)
        text = put(text, compiled.from, compiled.to, valueOf({ value }, compiled, name, around), name, around);
    }
    return text;
  };
  const layout = layoutOf(id, write(layoutOf(id, '', record, file, around)), record, file, around);
  for (const name of Object.keys(fields)) fieldNamed(layout, name, around);
  return write(layout);
}

function valueOf(field: Table, compiled: CompiledField, name: string, { where }: Surroundings): string {
  const given = field['raw'] ?? field['value'];
  const value = typeof given === 'number' ? String(given) : given;
  if (typeof value !== 'string') throw new EncodeError(`${where}: ${name} has no value`);
  if (value.length > compiled.to - compiled.from) return value;
  return field['raw'] === undefined ? fitted(value, compiled) : value;
}

function put(
  text: string,
  from: number,
  to: number,
  value: string,
  name: string,
  { where, isMasked, options }: Surroundings,
): string {
  const width = to - from;
  const over = (raw: string): string => text.slice(0, from).padEnd(from) + raw.padEnd(width) + text.slice(to);
  if (value.length > width)
    throw new EncodeError(
      `${where}: ${name} has ${width} position${width === 1 ? '' : 's'}, the value given has ${value.length}`,
    );
  if (/[\r\n]/.test(value)) throw new EncodeError(`${where}: the value of ${name} has a line end in it`);
  if (!isMasked || !value.includes(MASK)) return over(value);
  if (options.blanksMasked !== true) throw new MaskedError(`${where}: the value of ${name} is masked`);
  return over(value.replace(MASKED, (masked) => ' '.repeat(masked.length)));
}

function fieldNamed(layout: CompiledLayout, name: string, { where }: Surroundings): CompiledField {
  const field = layout.fieldsByName.get(name);
  if (!field) throw new EncodeError(`${where} has no field ${JSON.stringify(name)}`);
  return field;
}

/** @param text what is known of the record, which may choose a variant */
function layoutOf(
  id: string | undefined,
  text: string,
  record: Table,
  file: Table,
  { catalog, where, options }: Surroundings,
): CompiledLayout {
  const application = applicationOf(record, file, options);
  if (id === undefined)
    throw new EncodeError(`${where}: its control identifier is needed as "record" to find fields by name`);
  const compiled = applicationLayouts(catalog, id, application, record['direction'] ?? options.direction)
    .map((layout) => layout.records.get(id))
    .find((found) => found !== undefined);
  if (!compiled)
    throw new EncodeError(`${where}: application ${JSON.stringify(application)} has no record ${JSON.stringify(id)}`);
  const { variant } = record;
  const chosen = compiled.variants.find(({ when, layout }) =>
    typeof variant === 'string'
      ? layout.variant?.name === variant
      : conditionHolds(when, { text, layout: compiled.base }, () => []),
  );
  return chosen?.layout ?? compiled.base;
}

function applicationOf(record: Table, file: Table, options: EncodeOptions): string {
  const application = record['application'] ?? file['application'] ?? options.application;
  return typeof application === 'string' ? application : '';
}

function applicationLayouts(
  catalog: Catalog,
  id: string,
  application: string,
  direction: unknown,
): readonly ApplicationLayout[] {
  if (isEnvelopeLine(id)) {
    const way = direction === 'output' || direction === 'input' ? direction : catalog.direction(application);
    return [catalog.envelope(way ?? 'input', application)];
  }
  const embedded = catalog.embedded(application);
  return [...catalog.application(application), ...(embedded ? [embedded] : [])];
}
