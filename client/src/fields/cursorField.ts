/**
 * Which field a cursor stands in. Between two fields it stands in the one behind it, unless it came there by typing to the end of the
 * one before, or by going to its end: then it is still in that one.
 */
import { window, workspace, type ExtensionContext, type Position, type TextDocument } from 'vscode';
import { fieldIndexAt, type RecordShape } from './shapes';

export class CursorField {
  /** Cursors at the end of their field, as `line:character`. */
  private held = new Set<string>();
  private document: TextDocument | undefined;
  private readonly subscriptions: ExtensionContext['subscriptions'];

  constructor() {
    this.subscriptions = [
      window.onDidChangeTextEditorSelection(({ textEditor, selections }) => {
        if (textEditor.document !== this.document) return;
        const cursors = new Set(selections.map(({ active }) => keyOf(active.line, active.character)));
        this.held = new Set([...this.held].filter((key) => cursors.has(key)));
      }),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        const grows = contentChanges.some(({ range, text }) => !range.isSingleLine || /[\r\n]/.test(text));
        if (document === this.document && grows) this.held.clear();
      }),
    ];
  }

  /** The cursor at this place belongs to the field that ends before it, until it moves. */
  hold(document: TextDocument, line: number, character: number): void {
    if (document !== this.document) this.held.clear();
    this.document = document;
    this.held.add(keyOf(line, character));
  }

  /** The cursor there stands in the field behind it again. */
  release(document: TextDocument, line: number, character: number): void {
    if (document === this.document) this.held.delete(keyOf(line, character));
  }

  holds(document: TextDocument, { line, character }: Position): boolean {
    return document === this.document && this.held.has(keyOf(line, character));
  }

  /** @returns the character that tells the field of the cursor: that behind it, or that before it */
  characterOf(document: TextDocument, cursor: Position): number {
    return this.holds(document, cursor) ? cursor.character - 1 : cursor.character;
  }

  /** @returns the index of the field the cursor stands in; undefined behind the record */
  indexAt(document: TextDocument, cursor: Position, shape: RecordShape): number | undefined {
    return fieldIndexAt(shape, this.characterOf(document, cursor));
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }
}

function keyOf(line: number, character: number): string {
  return `${line}:${character}`;
}
