/**
 * A document as a table of lines. It is shaped like the `TextDocument` of the language server protocol and takes its
 * incremental changes in place: an edit costs what the edited lines cost, not what the file costs.
 * Lines and characters are 0-based, as in the protocol.
 */

export interface LinePosition {
  line: number;
  character: number;
}

export interface LineRange {
  start: LinePosition;
  end: LinePosition;
}

/** A change of the protocol: of a range, or of the whole text. */
export type TextChange = { range: LineRange; text: string } | { text: string };

/**
 * What ends the lines: a line feed, a carriage return or both. One text where all ends are the same, as they are in nearly every file; else
 * one for each line. Nothing ends the last line, nor the only one.
 */
export type LineEnds = string | string[];

/** Which lines a change touched: `removed` old lines from `line` on gave way to `inserted` new ones. */
export interface LineChange {
  line: number;
  removed: number;
  inserted: number;
}

export class LineTable {
  private lines: string[];
  private ends: LineEnds;
  /** Offsets of line starts, as far as they were asked for since the last change. */
  private offsets: number[] = [0];

  constructor(
    readonly uri: string,
    readonly languageId: string,
    public version: number,
    text: string,
  ) {
    ({ lines: this.lines, ends: this.ends } = splitLines(text));
  }

  get lineCount(): number {
    return this.lines.length;
  }

  /** @returns the text of a line without its end; empty beyond the file */
  line(line: number): string {
    return this.lines[line] ?? '';
  }

  /** @returns what ends the line; empty for the last line */
  lineEnd(line: number): string {
    if (typeof this.ends !== 'string') return this.ends[line] ?? '';
    return line >= 0 && line < this.lines.length - 1 ? this.ends : '';
  }

  getText(range?: LineRange): string {
    if (!range) return this.join(0, this.lines.length);
    const start = this.clamp(range.start);
    const end = this.clamp(range.end);
    if (start.line > end.line || (start.line === end.line && start.character >= end.character)) return '';
    if (start.line === end.line) return this.line(start.line).slice(start.character, end.character);
    return (
      this.line(start.line).slice(start.character) +
      this.lineEnd(start.line) +
      this.join(start.line + 1, end.line) +
      this.line(end.line).slice(0, end.character)
    );
  }

  positionAt(offset: number): LinePosition {
    this.fillOffsets(this.lines.length);
    let low = 0;
    let high = this.lines.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.offsets[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    const character = Math.max(0, Math.min(offset - (this.offsets[low] ?? 0), this.line(low).length));
    return { line: low, character };
  }

  offsetAt(position: LinePosition): number {
    const { line, character } = this.clamp(position);
    this.fillOffsets(line);
    return (this.offsets[line] ?? 0) + character;
  }

  /**
   * Takes one change in place.
   * @returns the lines it touched
   */
  apply(change: TextChange): LineChange {
    if (!('range' in change)) {
      const removed = this.lines.length;
      ({ lines: this.lines, ends: this.ends } = splitLines(change.text));
      this.offsets = [0];
      return { line: 0, removed, inserted: this.lines.length };
    }
    let start = this.clamp(change.range.start);
    let end = this.clamp(change.range.end);
    if (end.line < start.line || (end.line === start.line && end.character < start.character))
      [start, end] = [end, start];
    // A carriage return left before or put before a line feed joins with it, so the neighbours of the edit are split anew too.
    const first =
      start.character === 0 && start.line > 0 && this.lineEnd(start.line - 1) === '\r' ? start.line - 1 : start.line;
    const before = this.join(first, start.line) + this.line(start.line).slice(0, start.character);
    const after = this.line(end.line).slice(end.character) + this.lineEnd(end.line);
    const { lines, ends } = splitLines(before + change.text + after);
    const split = lines.length;
    // The text behind the last end belongs to the line below the edit, which is there unless the edit reached the last line.
    if (end.line + 1 < this.lines.length && lines.at(-1) === '' && lines.length > 1) lines.pop();
    const removed = end.line - first + 1;
    if (!this.takesEnds(ends)) {
      this.ends = endOfEach(this.ends, this.lines.length);
      replace(this.ends, first, removed, endOfEach(ends, split).slice(0, lines.length));
    }
    replace(this.lines, first, removed, lines);
    if (this.offsets.length > first + 1) this.offsets.length = first + 1;
    return { line: first, removed, inserted: lines.length };
  }

  /** Whether all ends are the same when lines with the given ones are put in. */
  private takesEnds(ends: LineEnds): boolean {
    if (typeof this.ends !== 'string' || typeof ends !== 'string') return false;
    if (this.ends === '') this.ends = ends;
    return ends === '' || ends === this.ends;
  }

  private clamp({ line, character }: LinePosition): LinePosition {
    if (line < 0) return { line: 0, character: 0 };
    if (line >= this.lines.length)
      return { line: this.lines.length - 1, character: this.line(this.lines.length - 1).length };
    return { line, character: Math.max(0, Math.min(character, this.line(line).length)) };
  }

  private join(from: number, to: number): string {
    let text = '';
    for (let line = from; line < to; line++) text += this.line(line) + this.lineEnd(line);
    return text;
  }

  private fillOffsets(upTo: number): void {
    for (let line = this.offsets.length; line <= upTo && line < this.lines.length; line++) {
      this.offsets.push((this.offsets[line - 1] ?? 0) + this.line(line - 1).length + this.lineEnd(line - 1).length);
    }
  }
}

/** Splits text at LF, CR and CR LF; there is always a last line without an end, which may be empty. */
export function splitLines(text: string): { lines: string[]; ends: LineEnds } {
  const end = text.includes('\r') ? '\r\n' : '\n';
  const lines = text.split(end);
  const count = lines.length - 1;
  if (end === '\n') return { lines, ends: count === 0 ? '' : end };
  return countOf(text, '\r') === count && countOf(text, '\n') === count ? { lines, ends: end } : splitMixed(text);
}

function countOf(text: string, character: string): number {
  let count = 0;
  for (let at = text.indexOf(character); at !== -1; at = text.indexOf(character, at + 1)) count++;
  return count;
}

function splitMixed(text: string): { lines: string[]; ends: string[] } {
  const lines: string[] = [];
  const ends: string[] = [];
  let start = 0;
  let nextReturn = text.indexOf('\r');
  for (let feed = text.indexOf('\n'); ;) {
    const stop = nextReturn !== -1 && (feed === -1 || nextReturn < feed) ? nextReturn : feed;
    if (stop === -1) break;
    const end = stop === feed ? '\n' : stop + 1 === feed ? '\r\n' : '\r';
    lines.push(text.slice(start, stop));
    ends.push(end);
    start = stop + end.length;
    if (feed !== -1 && feed < start) feed = text.indexOf('\n', start);
    if (nextReturn !== -1 && nextReturn < start) nextReturn = text.indexOf('\r', start);
  }
  lines.push(text.slice(start));
  ends.push('');
  return { lines, ends };
}

/** @param lines how many lines there are @returns what ends each of them; nothing ends the last */
function endOfEach(ends: LineEnds, lines: number): string[] {
  if (typeof ends !== 'string') return ends;
  const all = new Array<string>(lines).fill(ends);
  all[lines - 1] = '';
  return all;
}

/** Array.splice without its limit on the number of arguments. */
function replace(array: string[], at: number, removed: number, inserted: readonly string[]): void {
  if (inserted.length < 10_000) array.splice(at, removed, ...inserted);
  else {
    const tail = array.slice(at + removed);
    array.length = at;
    for (const part of [inserted, tail]) for (const item of part) array.push(item);
  }
}
