/** Cuts a file into batches (A … Z) and blocks (B … Y); a missing header or trailer leaves the rest readable. */
import type { LineTable } from './lineTable';

export interface BlockSpan {
  /** 0-based lines: first line, and the line behind the last. */
  start: number;
  end: number;
  /** Lines of the B and Y records. */
  header: number | undefined;
  trailer: number | undefined;
  /** The application's records. */
  from: number;
  to: number;
}

export interface BatchSpan {
  start: number;
  end: number;
  header: number | undefined;
  trailer: number | undefined;
  blocks: BlockSpan[];
}

const [A, B, Y, Z] = [65, 66, 89, 90];

/** @returns true for a control record A, B, Y or Z; no application has a control identifier that begins with one of these letters */
export function isEnvelopeLine(text: string): boolean {
  const first = text.charCodeAt(0);
  return first === A || first === B || first === Y || first === Z;
}

/** @returns the text without what ends a file of DOS or fills up a block at its end */
export function withoutEndMarks(text: string): string {
  let end = text.length;
  while (end > 0 && '\0\u001A'.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

/** @returns true for a line that holds no record: nothing, blanks, the mark that ends a file of DOS, or NULs that fill up a block */
export function isBlankLine(text: string): boolean {
  if (beginsRecord(text.charCodeAt(0))) return false;
  return withoutEndMarks(text).trim() === '';
}

/** Whether the code of the first character of a line is neither blank nor mark, as nearly always: a record begins with its control identifier. */
function beginsRecord(code: number): boolean {
  return code > 32 && code < 128;
}

/**
 * @param lines of the file
 * @param end the line behind the last record
 * @returns the batches; blank lines before, between and behind blocks belong to none of them
 */
export function scanEnvelope(lines: Pick<LineTable, 'line' | 'firstCode'>, end: number): BatchSpan[] {
  const batches: BatchSpan[] = [];
  let batch: BatchSpan | undefined;
  let block: BlockSpan | undefined;

  const openBatch = (line: number, header: number | undefined): BatchSpan => {
    const opened: BatchSpan = { start: line, end: line, header, trailer: undefined, blocks: [] };
    batches.push(opened);
    return opened;
  };
  const openBlock = (line: number, header: number | undefined): BlockSpan => {
    batch ??= openBatch(line, undefined);
    const from = header === undefined ? line : line + 1;
    const opened: BlockSpan = { start: line, end: line, header, trailer: undefined, from, to: from };
    batch.blocks.push(opened);
    return opened;
  };
  const closeBlock = (line: number): void => {
    if (block) block.end = block.trailer === undefined ? line : line + 1;
    block = undefined;
  };

  for (let line = 0; line < end; line++) {
    // Most lines are told by their first character.
    const code = lines.firstCode(line);
    const kind = code === A || code === B || code === Y || code === Z ? String.fromCharCode(code) : '';
    if (kind === 'A') {
      closeBlock(line);
      batch = openBatch(line, line);
    } else if (kind === 'B') {
      closeBlock(line);
      block = openBlock(line, line);
    } else if (kind === 'Y') {
      block ??= openBlock(line, undefined);
      block.trailer = line;
      block.to = line;
      closeBlock(line);
    } else if (kind === 'Z') {
      closeBlock(line);
      batch ??= openBatch(line, undefined);
      batch.trailer = line;
      batch.end = line + 1;
      batch = undefined;
      continue;
    } else if (block || beginsRecord(code) || !isBlankLine(lines.line(line))) {
      block ??= openBlock(line, undefined);
      block.to = line + 1;
      block.end = line + 1;
    }
    if (batch) batch.end = line + 1;
  }
  closeBlock(end);
  return batches;
}
