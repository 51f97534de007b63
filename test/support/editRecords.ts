/** Small edits of a transmission by record and field, so that a test of a rule costs a line. */
import type { CompiledField } from '../../server/src/layout/compile';
import type { AceRecord } from '../../server/src/transmission/model';
import type { Transmission } from '../../server/src/transmission/transmission';
import { transmissionOf } from './transmissions';

/** `SE15#2` is the second SE15 of the file, `SE15` the first, `SE15#*` each of them. */
const PLACE = '(?<id>[A-Z0-9$]+)(?:#(?<nth>[0-9]+|\\*))?';
const SET = new RegExp(`^${PLACE}: (?<field>.+?) = (?<value>.*)$`);
const REMOVE = new RegExp(`^- ${PLACE}$`);
const INSERT = new RegExp(`^\\+ ${PLACE}: (?<text>.*)$`, 's');

/** Lines of the records with a control identifier; `nth` 1-based, `*` for all. */
function linesOf(transmission: Transmission, id: string, nth: string | undefined): number[] {
  const lines: number[] = [];
  for (let line = 0; line < transmission.recordCount; line++)
    if (transmission.recordAt(line)?.layout?.record.id === id) lines.push(line);
  if (nth === '*' && lines.length > 0) return lines;
  const line = lines[Number(nth ?? 1) - 1];
  if (line === undefined) throw new Error(`There is no ${id}#${nth ?? '1'}`);
  return [line];
}

function fieldOf(record: AceRecord | undefined, name: string): CompiledField {
  const field = record?.layout?.fieldsByName.get(name);
  if (!field) throw new Error(`The ${record?.layout?.record.id ?? 'unknown'} record has no field ${name}`);
  return field;
}

/** The value as wide as the field: numbers with zeros on the left, all else and what is quoted with blanks on the right. */
function padded({ field, from, to }: CompiledField, given: string): string {
  const width = to - from;
  const quoted = /^"(.*)"$/.exec(given)?.[1];
  const numeric = (field.class === 'N' || field.class === 'SN') && field.justify !== 'left';
  const zeros = quoted === undefined && given !== '' && numeric;
  const text = zeros ? given.padStart(width, '0') : (quoted ?? given).padEnd(width);
  if (text.length > width) throw new Error(`${JSON.stringify(given)} is too long for ${field.name}`);
  return text;
}

function withValue(line: string, field: CompiledField, value: string): string {
  const text = padded(field, value);
  return line.slice(0, field.from).padEnd(field.from) + text + line.slice(field.to);
}

function edited(text: string, edit: string): string {
  const transmission = transmissionOf(text);
  const lines = text.split('\n');
  const set = SET.exec(edit)?.groups;
  const remove = REMOVE.exec(edit)?.groups;
  const insert = INSERT.exec(edit)?.groups;
  if (set) {
    for (const line of linesOf(transmission, set['id'] ?? '', set['nth'])) {
      const field = fieldOf(transmission.recordAt(line), set['field'] ?? '');
      lines[line] = withValue(lines[line] ?? '', field, set['value'] ?? '');
    }
  } else if (remove) {
    const lost = new Set(linesOf(transmission, remove['id'] ?? '', remove['nth']));
    return lines.filter((_, line) => !lost.has(line)).join('\n');
  } else if (insert) {
    const [line = 0] = linesOf(transmission, insert['id'] ?? '', insert['nth']);
    lines.splice(line + 1, 0, (insert['text'] ?? '').padEnd(80));
  } else throw new Error(`No such edit: ${edit}`);
  return lines.join('\n');
}

/**
 * @param text a transmission with LF
 * @param edits one after another:
 *   `SE15#2: Quantity = 7` gives a field of the second SE15 a value, padded as its class asks; `"  7"` in quotes keeps its blanks;
 *   `- SE13` takes a record away; `+ SE13: SE20IB 999000015` puts a record behind one, filled up to 80 positions
 */
export function editRecords(text: string, ...edits: string[]): string {
  return edits.reduce(edited, text);
}
