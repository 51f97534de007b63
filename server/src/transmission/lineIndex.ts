/** Which lines an edited document has: those of the text it began with that are left, and lines put in since. */
import { enlarged, type LineText } from './lineText';

export class LineIndex {
  /** For each line the one of the text that it still is; below zero the place among the added ones, counted from -1 down. */
  private places: Int32Array;
  private readonly added: string[] = [];
  /** Places among the added ones that are free again, so that edits of one line take no more and more room. */
  private readonly free: number[] = [];

  constructor(
    private readonly text: LineText,
    public count = text.count,
  ) {
    this.places = new Int32Array(count + 64);
    for (let line = 0; line < count; line++) this.places[line] = line;
  }

  /** @returns the line of the text that a line still is; undefined when it was put in */
  original(line: number): number | undefined {
    const place = this.places[line] ?? -1;
    return place < 0 ? undefined : place;
  }

  line(line: number): string {
    const place = this.places[line] ?? 0;
    return place < 0 ? (this.added[-1 - place] ?? '') : this.text.line(place);
  }

  replace(first: number, removed: number, lines: readonly string[]): void {
    for (let line = first; line < first + removed; line++) this.giveUp(this.places[line] ?? 0);
    const count = this.count + lines.length - removed;
    if (count > this.places.length) this.places = enlarged(this.places, Math.ceil(count * 1.2));
    if (lines.length !== removed) this.places.copyWithin(first + lines.length, first + removed, this.count);
    this.count = count;
    for (const [at, line] of lines.entries()) this.places[first + at] = this.add(line);
  }

  private add(line: string): number {
    const at = this.free.pop() ?? this.added.length;
    this.added[at] = line;
    return -1 - at;
  }

  private giveUp(place: number): void {
    if (place >= 0) return;
    this.added[-1 - place] = '';
    this.free.push(-1 - place);
  }
}
