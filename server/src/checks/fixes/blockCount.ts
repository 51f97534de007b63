/** The count on the Y record of the records between B and Y (Batch and Block Control, B&B-15). */
import type { CompiledField } from '../../layout/compile';
import type { Block } from '../../transmission/model';
import type { Edit } from './fix';

const COUNT = 'Transaction Image Count';

export interface BlockCount {
  readonly field: CompiledField;
  /** What the Y record says; undefined when it is no number. */
  readonly written: number | undefined;
  readonly actual: number;
}

/** @returns the count of a block; undefined when its Y record has none */
export function blockCount(block: Block): BlockCount | undefined {
  const { trailer, units } = block;
  const field = trailer?.layout?.fields.find((candidate) => candidate.field.name.endsWith(COUNT));
  if (!trailer || !field) return undefined;
  const raw = trailer.text.slice(field.from, field.to).trim();
  return {
    field,
    written: /^[0-9]+$/.test(raw) ? Number(raw) : undefined,
    actual: units.reduce((sum, { start, end }) => sum + end - start, 0),
  };
}

/** @param more how many records come in, negative for those that go @returns the edit that keeps a right count right */
export function countEdits(block: Block, more: number): Edit[] {
  const count = blockCount(block);
  if (count?.written !== count?.actual || !count) return [];
  const { field, actual } = count;
  const text = String(actual + more).padStart(field.to - field.from, '0');
  return [{ kind: 'write', line: block.end - 1, from: field.from, to: field.to, text }];
}
