/** What a selection grows to: value, field, record, groups, transaction, block, batch. */
import { SelectionRange, type Position, type Range } from 'vscode-languageserver';
import type { Unit } from '../transmission/model';
import { structureTree, type StructureBranch } from '../transmission/structureTree';
import type { Transmission } from '../transmission/transmission';
import { fieldBeside } from './fieldBeside';

/** @returns for each position the innermost range around it, with those around that as its parents; a position beyond the file is its end */
export function selectionRanges(transmission: Transmission, positions: readonly Position[]): SelectionRange[] {
  const { document } = transmission;
  const last = document.lineCount - 1;
  const end = { line: last, character: document.line(last).length };
  return positions.map((position) => selectionRange(transmission, position.line > last ? end : position));
}

function selectionRange(transmission: Transmission, position: Position): SelectionRange {
  let grown: SelectionRange | undefined;
  for (const range of rangesAround(transmission, position))
    if (!grown || !isSame(grown.range, range)) grown = SelectionRange.create(range, grown);
  return grown ?? SelectionRange.create({ start: position, end: position });
}

/** From the outermost to the innermost. */
function rangesAround(transmission: Transmission, { line, character }: Position): Range[] {
  const { document } = transmission;
  const lines = (start: number, end: number): Range => ({
    start: { line: start, character: 0 },
    end: { line: end - 1, character: document.line(end - 1).length },
  });
  const batch = transmission.batchAt(line);
  const block = transmission.blockAt(line);
  const unit = transmission.unitAt(line);
  const ranges = [lines(0, document.lineCount)];
  if (batch) ranges.push(lines(batch.start, batch.end));
  if (block) ranges.push(lines(block.start, block.end));
  if (unit)
    for (const { first, last } of branchesAround(unit, line - unit.start))
      ranges.push(lines(unit.start + first, unit.start + last + 1));
  ranges.push(lines(line, line + 1));

  const text = document.line(line);
  const field = fieldBeside(transmission, line, character)?.field;
  if (!field || field.from >= text.length) return ranges;
  const end = Math.min(field.to, text.length);
  const value = text.slice(field.from, end);
  const span = (from: number, to: number): Range => ({
    start: { line, character: from },
    end: { line, character: to },
  });
  ranges.push(span(field.from, end));
  const valueFrom = field.from + value.length - value.trimStart().length;
  const valueTo = field.from + value.trimEnd().length;
  if (valueFrom < valueTo && valueFrom <= character && character <= valueTo) ranges.push(span(valueFrom, valueTo));
  return ranges;
}

/** The whole unit and the groups a record stands in, from the outside in. */
function branchesAround(unit: Unit, at: number): StructureBranch[] {
  const around: StructureBranch[] = [];
  for (let branch: StructureBranch | undefined = structureTree(unit); branch;) {
    around.push(branch);
    branch = branch.children.find(({ first, last }) => first <= at && at <= last);
  }
  return around;
}

function isSame(a: Range, b: Range): boolean {
  return (
    a.start.line === b.start.line &&
    a.end.line === b.end.line &&
    a.start.character === b.start.character &&
    a.end.character === b.end.character
  );
}
