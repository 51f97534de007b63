/** Where a person goes from a place: to the other end of the envelope, to the amounts of a total, to the record a number belongs to. */
import type { Position, Range } from 'vscode-languageserver';
import type { CompiledField } from '../layout/compile';
import type { AceRecord, Unit } from '../transmission/model';
import type { Transmission } from '../transmission/transmission';
import { fieldBeside } from './fieldBeside';
import { keysOf, keySpan, type Key } from './keyFields';
import { keyProbe } from './references';
import { CLASS, partsOf, totalsOf, type FieldPlace } from './totals';

/**
 * @returns from a record A, B, Y or Z the one at the other end; from a total its amounts, and from an amount its total; none from any
 *   other place
 */
export function localDefinition(transmission: Transmission, position: Position): Range[] {
  const otherEnd = otherEndLine(transmission, position.line);
  if (otherEnd !== undefined) return [wholeLine(transmission, otherEnd)];
  const at = amountAt(transmission, position);
  const places = at ? [...partsOf(at.unit, at.record, at.field), ...totalsOf(at.unit, at.record, at.field)] : [];
  return places.map((place) => fieldRange(transmission, place));
}

/** @returns a total and its amounts; none for a field that totals nothing */
export function totalReferences(transmission: Transmission, position: Position): Range[] {
  const at = amountAt(transmission, position);
  const parts = at ? partsOf(at.unit, at.record, at.field) : [];
  const own = at && parts.length > 0 ? [{ line: position.line, field: at.field }] : [];
  return [...parts, ...own].map((place) => fieldRange(transmission, place));
}

/**
 * @returns where the number heads a transaction: in what the filer sends or, where no such transaction has it, in responses. Looks at the
 *   first record of each transaction only.
 */
export function keyDefinitions(transmission: Transmission, key: Key): { sent: Range[]; received: Range[] } {
  const found = { sent: [] as Range[], received: [] as Range[] };
  const probe = keyProbe(key);
  for (const { units, layout } of transmission.blocks) {
    for (const { start, records } of units) {
      const [head] = records;
      if (!head?.text.includes(probe)) continue;
      const own = keysOf(head).find(({ kind, id }) => kind === key.kind && id === key.id);
      if (!own) continue;
      const { from, to } = keySpan(own, head.text);
      const range = { start: { line: start, character: from }, end: { line: start, character: to } };
      found[layout?.direction === 'output' ? 'received' : 'sent'].push(range);
    }
  }
  return found;
}

function otherEndLine(transmission: Transmission, line: number): number | undefined {
  const batch = transmission.batchAt(line);
  const block = transmission.blockAt(line);
  for (const span of [block, batch]) {
    if (!span?.header || !span.trailer) continue;
    if (line === span.start) return span.end - 1;
    if (line === span.end - 1) return span.start;
  }
  return undefined;
}

/** The field at a position; where an accounting class stands there, the amount that belongs to it. */
function amountAt(
  transmission: Transmission,
  { line, character }: Position,
): { unit: Unit; record: AceRecord; field: CompiledField } | undefined {
  const unit = transmission.unitAt(line);
  const at = fieldBeside(transmission, line, character);
  if (!unit || !at) return undefined;
  const { record, field } = at;
  const next = record.layout?.fields[field.index + 1];
  return { unit, record, field: field.field.name.startsWith(CLASS) && next ? next : field };
}

function fieldRange(transmission: Transmission, { line, field }: FieldPlace): Range {
  const end = Math.min(field.to, transmission.document.line(line).length);
  return { start: { line, character: field.from }, end: { line, character: end } };
}

function wholeLine(transmission: Transmission, line: number): Range {
  return { start: { line, character: 0 }, end: { line, character: transmission.document.line(line).length } };
}
