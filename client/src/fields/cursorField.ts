/**
 * Which field a cursor stands in. Between two fields it stands in the one behind it, unless it came there by typing to the end of the
 * one before, or by going to its end: then it is still in that one.
 */
import { window, workspace, type ExtensionContext, type Position, type TextDocument } from 'vscode';
import { fieldIndexAt, type RecordShape } from './shapes';

/** A cursor at the end of its field. */
interface Held {
  readonly line: number;
  readonly character: number;
  /** Where it stands until the record is as it is to be. */
  readonly meanwhile: number;
}

export class CursorField {
  private held: readonly Held[] = [];
  private document: TextDocument | undefined;
  private readonly subscriptions: ExtensionContext['subscriptions'];

  constructor() {
    this.subscriptions = [
      window.onDidChangeTextEditorSelection(({ textEditor, selections }) => {
        if (textEditor.document !== this.document) return;
        this.held = this.held.filter(({ line, character, meanwhile }) =>
          selections.some(
            ({ active }) => active.line === line && (active.character === character || active.character === meanwhile),
          ),
        );
      }),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        const hasLines = contentChanges.some(({ range, text }) => !range.isSingleLine || /[\r\n]/.test(text));
        if (document === this.document && hasLines) this.held = [];
      }),
    ];
  }

  /** The cursor at this place belongs to the field that ends before it, until it moves. */
  hold(document: TextDocument, line: number, character: number, meanwhile = character): void {
    this.held = [...(document === this.document ? this.held : []), { line, character, meanwhile }];
    this.document = document;
  }

  /** The cursors on the line stand in the fields behind them again. */
  release(document: TextDocument, line: number): void {
    if (document === this.document) this.held = this.held.filter((held) => held.line !== line);
  }

  /** Records are as they are to be. */
  settle(document: TextDocument): void {
    if (document === this.document)
      this.held = this.held.map(({ line, character }) => ({ line, character, meanwhile: character }));
  }

  holds(document: TextDocument, line: number, character: number): boolean {
    return document === this.document && this.held.some((held) => held.line === line && held.character === character);
  }

  /** @returns the character that tells the field of the cursor: that behind it, or that before it */
  characterOf(document: TextDocument, { line, character }: Position): number {
    return this.holds(document, line, character) ? character - 1 : character;
  }

  /** @returns the index of the field the cursor stands in; undefined behind the record */
  indexAt(document: TextDocument, cursor: Position, shape: RecordShape): number | undefined {
    return fieldIndexAt(shape, this.characterOf(document, cursor));
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }
}
