/** Has the editor reserve a row above records: a code lens that says nothing, whose row the ruler is drawn into. */
import { CodeLens, EventEmitter, Range, type CodeLensProvider, type TextDocument } from 'vscode';

/** A code lens without a title would reserve no row. */
const SILENT = { title: '\u00a0', command: '' };
/** How long the editor takes from the answer to the row, in milliseconds. */
const LAYOUT = 30;

export class RulerRow implements CodeLensProvider {
  private readonly changed = new EventEmitter<void>();
  readonly onDidChangeCodeLenses = this.changed.event;
  private readonly wanted = new Map<TextDocument, readonly number[]>();
  private readonly placed = new Map<TextDocument, ReadonlySet<number>>();

  /** @param onPlaced called when the rows of a document stand where they were wanted */
  constructor(private readonly onPlaced: (document: TextDocument) => void) {}

  /** Wants rows above these lines, and above no other. */
  want(document: TextDocument, lines: readonly number[]): void {
    const before = this.wanted.get(document) ?? [];
    if (lines.length === before.length && lines.every((line, index) => line === before[index])) return;
    this.wanted.set(document, lines);
    this.changed.fire();
  }

  /** @returns whether a row stands above the line */
  isPlaced(document: TextDocument, line: number): boolean {
    return this.placed.get(document)?.has(line) === true && this.wanted.get(document)?.includes(line) === true;
  }

  forget(document: TextDocument): void {
    this.wanted.delete(document);
    this.placed.delete(document);
  }

  provideCodeLenses(document: TextDocument): CodeLens[] {
    const lines = this.wanted.get(document) ?? [];
    setTimeout(() => {
      this.placed.set(document, new Set(lines));
      this.onPlaced(document);
    }, LAYOUT);
    return lines.map((line) => new CodeLens(new Range(line, 0, line, 0), SILENT));
  }

  dispose(): void {
    this.changed.dispose();
  }
}
