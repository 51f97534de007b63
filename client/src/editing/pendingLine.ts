/**
 * A record as the editor has it and as it is to be, with what belongs together. Further typing may come before the one is made into the
 * other: it is understood as typed into the record as it is to be.
 */
import type { Outcome, RecordEdit } from './compensate';

/** What turns a line into another: characters, 0-based, from `from` to before `to` give way to `text`. */
export interface Fix {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

export class PendingLine {
  private constructor(
    /** The line in the editor. */
    readonly actual: string,
    /** The line as it is to be. */
    readonly desired: string,
    /** For each character of the editor's line where it stands in the other; undefined where it is to go. */
    private readonly places: readonly (number | undefined)[],
    /** For each character of the editor's line where typing behind it belongs. */
    private readonly cursors: readonly number[],
  ) {}

  /** A line that is as it is to be. */
  static settled(text: string): PendingLine {
    const places = text.split('').map((_, at) => at);
    return new PendingLine(
      text,
      text,
      places,
      places.map((at) => at + 1),
    );
  }

  get isSettled(): boolean {
    return this.actual === this.desired;
  }

  /** @returns an edit of the editor's line as one of the line as it is to be */
  translate({ from, to, text }: RecordEdit): RecordEdit {
    const removed = this.places.slice(from, to).filter((place) => place !== undefined);
    const cursor = from === 0 ? 0 : (this.cursors[from - 1] ?? this.desired.length);
    const first = removed[0] ?? cursor;
    return { from: first, to: (removed.at(-1) ?? first - 1) + 1, text };
  }

  /**
   * @param edit what was done to the editor's line
   * @param outcome what it makes of the line as it is to be
   */
  apply(edit: RecordEdit, outcome: Outcome): PendingLine {
    const { from, to, text } = edit;
    const ofRecord = new Map<number, number>();
    const ofText = new Map<number, number>();
    outcome.sources.forEach((source, at) => {
      if (source === undefined) return;
      if (source >= 0) ofRecord.set(source, at);
      else ofText.set(-1 - source, at);
    });
    const letters = text.split('');
    const carried = (places: readonly (number | undefined)[]): (number | undefined)[] =>
      places.map((place) => (place === undefined ? undefined : ofRecord.get(place)));
    // Characters that went to another field are taken away here and put there.
    const typed = letters.map((_, at) => (outcome.moved === true ? undefined : ofText.get(at)));
    const places = increasing([...carried(this.places.slice(0, from)), ...typed, ...carried(this.places.slice(to))]);
    const before = this.translate(edit).from;
    const cursors = places.map((place, at) => {
      if (at >= from && at < from + letters.length) return outcome.cursor - letters.length + 1 + at - from;
      return place === undefined ? before : place + 1;
    });
    const refused = outcome.refused !== undefined;
    return new PendingLine(
      this.actual.slice(0, from) + text + this.actual.slice(to),
      outcome.text,
      places,
      refused ? cursors.map((cursor, at) => (at >= from && at < from + letters.length ? before : cursor)) : cursors,
    );
  }

  /**
   * @returns what makes the editor's line the one it is to be, from left to right. What is to be inserted comes with the character behind
   * it: editors leave a cursor at the start of what is replaced where it is, but move one along where something is inserted.
   */
  fixes(): Fix[] {
    const fixes: Fix[] = [];
    let next = 0;
    this.places.forEach((place, at) => {
      const text = place === undefined ? '' : this.desired.slice(next, place + 1);
      if (place !== undefined) next = place + 1;
      if (text === this.actual[at]) return;
      const previous = fixes.at(-1);
      if (previous?.to === at && previous.text === '' && text === '')
        fixes[fixes.length - 1] = { from: previous.from, to: at + 1, text };
      else fixes.push({ from: at, to: at + 1, text });
    });
    const { length } = this.actual;
    if (next < this.desired.length) fixes.push({ from: length, to: length, text: this.desired.slice(next) });
    return fixes;
  }
}

/** Leaves out what does not stand behind all before it. */
function increasing(places: readonly (number | undefined)[]): (number | undefined)[] {
  let last = -1;
  return places.map((place) => {
    if (place === undefined || place <= last) return undefined;
    last = place;
    return place;
  });
}
