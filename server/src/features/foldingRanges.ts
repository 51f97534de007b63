/** What can be folded: batches, blocks, transactions and the groups of their structure maps, each to its first line. */
import type { FoldingRange } from 'vscode-languageserver';
import { structureTree, type StructureBranch } from '../transmission/structureTree';
import type { Transmission } from '../transmission/transmission';

/** How many ranges are told where an editor does not say how many it takes. */
const MOST_RANGES = 5000;

/**
 * @param limit how many ranges the editor takes; outer ones come before inner ones
 * @returns ranges of whole lines, 0-based, the last line included
 */
export function foldingRanges(transmission: Transmission, limit = MOST_RANGES): FoldingRange[] {
  const ranges: FoldingRange[] = [];
  const starts = new Set<number>();
  // Editors fold a line in one way only; the outer range, which comes first, keeps it.
  const add = (startLine: number, endLine: number): void => {
    if (endLine <= startLine || ranges.length >= limit || starts.has(startLine)) return;
    starts.add(startLine);
    ranges.push({ startLine, endLine });
  };
  const { batches, blocks } = transmission;
  for (const batch of batches) add(batch.start, batch.end - 1);
  for (const block of blocks) add(block.start, block.end - 1);
  const units = blocks.flatMap((block) => block.units);
  for (const unit of units) add(unit.start, unit.end - 1);

  // Level by level, and only as long as there is room: the groups of a very large file are not even looked at.
  let level: { start: number; groups: readonly StructureBranch[] }[] =
    ranges.length < limit ? units.map((unit) => ({ start: unit.start, groups: [structureTree(unit)] })) : [];
  while (level.length > 0 && ranges.length < limit) {
    for (const { start, groups } of level) for (const group of groups) add(start + group.first, start + group.last);
    level = level.flatMap(({ start, groups }) => {
      const inner = groups.flatMap(({ children }) => children.filter((child) => child.children.length > 0));
      return inner.length === 0 ? [] : [{ start, groups: inner }];
    });
  }
  return ranges.sort((a, b) => a.startLine - b.startLine);
}
