/** The shapes of the lines of one document: told by the server, carried along by edits until the server tells them anew. */
import type { RecordFields, RecordShape } from '../../../server/src/protocol';

/** A change of a document, as editors tell it. Lines and characters are 0-based. */
export interface LineEdit {
  readonly range: {
    readonly start: { readonly line: number; readonly character: number };
    readonly end: { readonly line: number; readonly character: number };
  };
  readonly text: string;
}

export class LineShapes {
  /** What the server said last; null where it knows none, undefined where it was not asked. */
  private readonly told: (RecordShape | null | undefined)[] = [];
  /** The last shape the line had, also when an edit has made it unknown to the server. */
  private readonly last: (RecordShape | null | undefined)[] = [];
  private readonly byKey = new Map<string, RecordShape>();

  /** @returns the shape of the line; undefined where it has none, or none yet */
  at(line: number): RecordShape | undefined {
    return this.told[line] ?? undefined;
  }

  /** @returns the shape by which the line is kept in columns, even while its control identifier is being changed */
  lastAt(line: number): RecordShape | undefined {
    return this.told[line] ?? this.last[line] ?? undefined;
  }

  isKnown(line: number): boolean {
    return this.told[line] !== undefined;
  }

  /** Carries shapes along with an edit. */
  apply({ range: { start, end }, text }: LineEdit): void {
    const inserted = text.split(/\r\n|\r|\n/).length;
    const removed = end.line - start.line + 1;
    if (inserted === 1 && removed === 1) return;
    // Whole lines that come or go before a line leave that line as it is.
    const keepsLast = start.character === 0 && (text === '' ? end.character === 0 : /[\r\n]$/.test(text));
    for (const array of [this.told, this.last]) {
      if (array.length <= start.line) continue;
      const fresh = new Array<RecordShape | null | undefined>(inserted).fill(undefined);
      fresh[keepsLast && end.character === 0 ? inserted - 1 : 0] = array[keepsLast ? end.line : start.line];
      array.splice(start.line, removed, ...fresh);
    }
  }

  /** Takes what the server said. @returns whether it changed anything */
  take({ startLine, lines, shapes }: RecordFields): boolean {
    const known = shapes.map((shape) => this.shared(shape));
    let changed = false;
    lines.forEach((index, offset) => {
      const line = startLine + offset;
      const shape = known[index] ?? null;
      if (this.told[line] !== shape) {
        this.told[line] = shape;
        changed = true;
      }
      if (shape) this.last[line] = shape;
    });
    return changed;
  }

  /** One object for each key, so that shapes can be compared by identity. */
  private shared(shape: RecordShape): RecordShape {
    const existing = this.byKey.get(shape.key);
    if (existing) return existing;
    this.byKey.set(shape.key, shape);
    return shape;
  }
}
