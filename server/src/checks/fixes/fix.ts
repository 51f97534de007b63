/** What a fix of a finding consists of. Lines and characters are 0-based; nothing here knows an editor. */

export type Edit =
  /** Puts text in the place of the characters `from` to `to` (exclusive) of a line, which is filled up with blanks before them. */
  | {
      readonly kind: 'write';
      readonly line: number;
      readonly from: number;
      readonly to: number;
      readonly text: string;
    }
  /** Puts records before a line, or behind the last one; `moved` is the line that a record came from. */
  | {
      readonly kind: 'insert';
      readonly line: number;
      readonly records: readonly string[];
      readonly moved?: number;
    }
  | { readonly kind: 'remove'; readonly line: number };

export interface Fix {
  /** What will be written, for a menu; never a confidential value. */
  readonly title: string;
  readonly edits: readonly Edit[];
  /** There is no other fix to choose. */
  readonly evident: boolean;
  /** It can't change what the transmission says, so it may be made throughout a file without looking. */
  readonly harmless: boolean;
}

/** A line of a file while it is edited. */
export interface EditedLine {
  readonly text: string;
  /** The line it was; undefined for one that came in. */
  readonly origin: number | undefined;
  /** It stands where it stood among the lines that are left. */
  readonly isKept: boolean;
}

/** @returns the lines from `from` to `to` (exclusive), before any edit */
export function linesBetween(lineAt: (line: number) => string, from: number, to: number): EditedLine[] {
  const lines: EditedLine[] = [];
  for (let line = from; line < to; line++) lines.push({ text: lineAt(line), origin: line, isKept: true });
  return lines;
}

type Write = Extract<Edit, { kind: 'write' }>;

/**
 * @param lines in their order; an edit of a line that is not among them has no effect
 * @param edits of these lines, by the line each was at first; those of one line do not overlap
 */
export function applyEdits(lines: readonly EditedLine[], edits: readonly Edit[]): EditedLine[] {
  const writes = new Map<number, Write[]>();
  const removed = new Set<number>();
  const inserts: Extract<Edit, { kind: 'insert' }>[] = [];
  for (const edit of edits) {
    if (edit.kind === 'remove') removed.add(edit.line);
    else if (edit.kind === 'insert') inserts.push(edit);
    else writes.set(edit.line, [...(writes.get(edit.line) ?? []), edit]);
  }
  inserts.sort((a, b) => a.line - b.line);
  const result: EditedLine[] = [];
  let next = 0;
  const insertUpTo = (line: number): void => {
    for (let insert = inserts[next]; insert && insert.line <= line; insert = inserts[++next])
      for (const text of insert.records) result.push({ text, origin: insert.moved, isKept: false });
  };
  for (const line of lines) {
    const { origin, isKept } = line;
    if (origin === undefined || !isKept) {
      result.push(line);
      continue;
    }
    insertUpTo(origin);
    const own = writes.get(origin);
    if (!removed.has(origin)) result.push(own ? { origin, isKept, text: written(line.text, own) } : line);
  }
  insertUpTo(Infinity);
  return result;
}

function written(text: string, writes: readonly Write[]): string {
  let result = text;
  for (const { from, to, text: put } of writes.toSorted((a, b) => b.from - a.from))
    result = result.slice(0, from).padEnd(from) + put + result.slice(to);
  return result;
}
