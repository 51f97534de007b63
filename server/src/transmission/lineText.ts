/** A text that never changes, with where its lines are: their strings are cut when they are asked for, so that a large file is not held twice. */

/**
 * What ends the lines: a line feed, a carriage return or both. One text where all ends are the same, as they are in nearly every file; else
 * one for each line. Nothing ends the last line, nor the only one.
 */
export type LineEnds = string | string[];

export class LineText {
  readonly count: number;
  readonly ends: LineEnds;
  /** Where each line begins; the last is where a line behind the text would begin, were the text ended as the lines are. */
  private readonly starts: Int32Array;
  /** Where each line ends, where line ends differ; else as long before the start of the next as they are. */
  private readonly stops: Int32Array | undefined;
  private readonly endLength: number;

  /** @param text split at LF, CR and CR LF; there is always a last line without an end, which may be empty */
  constructor(readonly text: string) {
    const end = text.includes('\r') ? '\r\n' : '\n';
    const starts = new Offsets(text.length);
    starts.add(0);
    for (let at = text.indexOf(end); at !== -1; at = text.indexOf(end, at)) starts.add((at += end.length));
    const breaks = starts.count - 1;
    if (end === '\r\n' && (countOf(text, '\r') !== breaks || countOf(text, '\n') !== breaks)) {
      ({ starts: this.starts, stops: this.stops, ends: this.ends } = mixed(text));
      this.endLength = 0;
      this.count = this.starts.length;
    } else {
      this.count = starts.count;
      starts.add(text.length + end.length);
      this.starts = starts.all;
      this.stops = undefined;
      this.ends = breaks === 0 ? '' : end;
      this.endLength = end.length;
    }
  }

  /** @param line 0-based, one of its lines @returns the offset of its first character */
  startOf(line: number): number {
    return this.starts[line] ?? 0;
  }

  /** @returns the offset behind the last character of one of its lines, where its end begins */
  stopOf(line: number): number {
    return this.stops ? (this.stops[line] ?? 0) : (this.starts[line + 1] ?? 0) - this.endLength;
  }

  /** @returns how many characters the longest of some lines has, its end not counted */
  longest(from: number, count: number): number {
    let longest = 0;
    for (let line = from; line < from + count; line++) {
      const length = this.stopOf(line) - this.startOf(line);
      if (length > longest) longest = length;
    }
    return longest;
  }

  /** @returns one of its lines, without its end */
  line(line: number): string {
    return this.text.slice(this.startOf(line), this.stopOf(line));
  }
}

function countOf(text: string, character: string): number {
  let count = 0;
  for (let at = text.indexOf(character); at !== -1; at = text.indexOf(character, at + 1)) count++;
  return count;
}

/** Splits a text whose line ends differ. */
function mixed(text: string): { starts: Int32Array; stops: Int32Array; ends: string[] } {
  const starts = new Offsets(text.length);
  const stops = new Offsets(text.length);
  const ends: string[] = [];
  starts.add(0);
  let nextReturn = text.indexOf('\r');
  for (let feed = text.indexOf('\n'); ;) {
    const stop = nextReturn !== -1 && (feed === -1 || nextReturn < feed) ? nextReturn : feed;
    if (stop === -1) break;
    const end = stop === feed ? '\n' : stop + 1 === feed ? '\r\n' : '\r';
    const start = stop + end.length;
    stops.add(stop);
    starts.add(start);
    ends.push(end);
    if (feed !== -1 && feed < start) feed = text.indexOf('\n', start);
    if (nextReturn !== -1 && nextReturn < start) nextReturn = text.indexOf('\r', start);
  }
  stops.add(text.length);
  ends.push('');
  return { starts: starts.all, stops: stops.all, ends };
}

/** A growing list of offsets. */
class Offsets {
  count = 0;
  private list: Int32Array;

  /** @param length of the text, whose lines are likely about as long as records */
  constructor(length: number) {
    this.list = new Int32Array((length >> 6) + 8);
  }

  add(offset: number): void {
    if (this.count === this.list.length) this.list = enlarged(this.list, this.count * 2);
    this.list[this.count++] = offset;
  }

  get all(): Int32Array {
    return this.list.slice(0, this.count);
  }
}

/** @returns a copy with room for more */
export function enlarged(list: Int32Array, length: number): Int32Array {
  const larger = new Int32Array(length);
  larger.set(list);
  return larger;
}
