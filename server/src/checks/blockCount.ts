/** The count on the Y record of the records between B and Y (Batch and Block Control, B&B-15). */
import type { CompiledField } from '../layout/compile';
import type { Block } from '../transmission/model';

const COUNT = 'Transaction Image Count';

export interface BlockCount {
  readonly field: CompiledField;
  /** What the Y record says; undefined when it is no number. */
  readonly written: number | undefined;
  readonly actual: number;
}

/** @returns the count of a block; undefined when its Y record has none */
export function blockCount(block: Block): BlockCount | undefined {
  const { trailer } = block;
  const field = trailer?.layout?.fields.find((candidate) => candidate.field.name.endsWith(COUNT));
  if (!trailer || !field) return undefined;
  const raw = trailer.text.slice(field.from, field.to).trim();
  return {
    field,
    written: /^[0-9]+$/.test(raw) ? Number(raw) : undefined,
    actual: recordCount(block),
  };
}

/** @returns how many records stand between B and Y */
export function recordCount({ units }: Block): number {
  return units.reduce((sum, { start, end }) => sum + end - start, 0);
}
