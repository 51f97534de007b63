/** Keeps the count on the Y record right while records come in or go. */
import type { Block } from '../../transmission/model';
import { blockCount } from '../blockCount';
import type { Edit } from './fix';

/** @param more how many records come in, negative for those that go @returns the edit that keeps a right count right */
export function countEdits(block: Block, more: number): Edit[] {
  const count = blockCount(block);
  if (count?.written !== count?.actual || !count) return [];
  const { field, actual } = count;
  const text = String(actual + more).padStart(field.to - field.from, '0');
  return [{ kind: 'write', line: block.end - 1, from: field.from, to: field.to, text }];
}
