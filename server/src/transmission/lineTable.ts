/**
 * A document as a table of lines. It is shaped like the `TextDocument` of the language server protocol and takes its
 * incremental changes in place: an edit costs what the edited lines cost, not what the file costs.
 * Lines and characters are 0-based, as in the protocol.
 */
import { LineIndex } from './lineIndex';
import { LineText, type LineEnds } from './lineText';

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

/** Which lines a change touched: `removed` old lines from `line` on gave way to `inserted` new ones. */
export interface LineChange {
  line: number;
  removed: number;
  inserted: number;
}

export class LineTable {
  /** What was there when it was opened or last replaced as a whole. */
  private text: LineText;
  /** Which of those lines there still are, and what was put in; undefined until the first edit. */
  private index: LineIndex | undefined;
  private ends: LineEnds;
  /** Offsets of line starts, as far as they were asked for since the last edit. */
  private offsets: number[] = [0];

  constructor(
    readonly uri: string,
    readonly languageId: string,
    public version: number,
    text: string,
  ) {
    this.text = new LineText(text);
    this.ends = endsOf(this.text);
  }

  get lineCount(): number {
    return this.index ? this.index.count : this.text.count;
  }

  /** @returns the text of a line without its end; empty beyond the file */
  line(line: number): string {
    if (line < 0 || line >= this.lineCount) return '';
    return this.index ? this.index.line(line) : this.text.line(line);
  }

  /** All of the document, as long as nothing was edited. */
  get unedited(): LineText | undefined {
    return this.index ? undefined : this.text;
  }

  /** @returns the code of the first character of a line; NaN when it is empty */
  firstCode(line: number): number {
    if (this.index || line < 0 || line >= this.text.count) return this.line(line).charCodeAt(0);
    const start = this.text.startOf(line);
    return start < this.text.stopOf(line) ? this.text.text.charCodeAt(start) : NaN;
  }

  /**
   * @returns where some lines stand one behind the other in a text that never changes, and on which of its lines the first of them;
   *   undefined when one of them was edited, or they stood apart
   */
  unchanged(from: number, count: number): { text: LineText; from: number } | undefined {
    const { index, text } = this;
    if (!index) return { text, from };
    const first = index.original(from);
    if (first === undefined) return undefined;
    for (let at = 1; at < count; at++) if (index.original(from + at) !== first + at) return undefined;
    return { text, from: first };
  }

  /** @returns what ends the line; empty for the last line */
  lineEnd(line: number): string {
    if (typeof this.ends !== 'string') return this.ends[line] ?? '';
    return line >= 0 && line < this.lineCount - 1 ? this.ends : '';
  }

  getText(range?: LineRange): string {
    if (!range) return this.index ? this.join(0, this.lineCount) : this.text.text;
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
    this.fillOffsets(this.lineCount);
    let low = 0;
    let high = this.lineCount - 1;
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
      const removed = this.lineCount;
      this.replaceAll(change.text);
      return { line: 0, removed, inserted: this.lineCount };
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
    if (first === 0 && end.line === this.lineCount - 1) {
      const removed = this.lineCount;
      this.replaceAll(before + change.text + after);
      return { line: 0, removed, inserted: this.lineCount };
    }
    const { lines, ends } = splitLines(before + change.text + after);
    const split = lines.length;
    // The text behind the last end belongs to the line below the edit, which is there unless the edit reached the last line.
    if (end.line + 1 < this.lineCount && lines.at(-1) === '' && lines.length > 1) lines.pop();
    const removed = end.line - first + 1;
    if (!this.takesEnds(ends)) {
      this.ends = endOfEach(this.ends, this.lineCount);
      replace(this.ends, first, removed, endOfEach(ends, split).slice(0, lines.length));
    }
    this.index ??= new LineIndex(this.text);
    this.index.replace(first, removed, lines);
    if (this.offsets.length > first + 1) this.offsets.length = first + 1;
    return { line: first, removed, inserted: lines.length };
  }

  private replaceAll(text: string): void {
    this.text = new LineText(text);
    this.index = undefined;
    this.ends = endsOf(this.text);
    this.offsets = [0];
  }

  /** Whether all ends are the same when lines with the given ones are put in. */
  private takesEnds(ends: LineEnds): boolean {
    if (typeof this.ends !== 'string' || typeof ends !== 'string') return false;
    if (this.ends === '') this.ends = ends;
    return ends === '' || ends === this.ends;
  }

  private clamp({ line, character }: LinePosition): LinePosition {
    if (line < 0) return { line: 0, character: 0 };
    if (line >= this.lineCount) return { line: this.lineCount - 1, character: this.line(this.lineCount - 1).length };
    return { line, character: Math.max(0, Math.min(character, this.line(line).length)) };
  }

  private join(from: number, to: number): string {
    let text = '';
    for (let line = from; line < to; line++) text += this.line(line) + this.lineEnd(line);
    return text;
  }

  private fillOffsets(upTo: number): void {
    for (let line = this.offsets.length; line <= upTo && line < this.lineCount; line++) {
      this.offsets.push((this.offsets[line - 1] ?? 0) + this.line(line - 1).length + this.lineEnd(line - 1).length);
    }
  }
}

/** Splits text at LF, CR and CR LF; there is always a last line without an end, which may be empty. */
export function splitLines(text: string): { lines: string[]; ends: LineEnds } {
  const split = new LineText(text);
  return { lines: Array.from({ length: split.count }, (_, line) => split.line(line)), ends: split.ends };
}

/** The ends of a text, to be changed with the lines. */
function endsOf({ ends }: LineText): LineEnds {
  return typeof ends === 'string' ? ends : [...ends];
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
