/** Tells the fields of the records in view apart, dims fillers and marks what must be filled. */
import {
  Range,
  ThemeColor,
  window,
  workspace,
  type ExtensionContext,
  type TextDocument,
  type TextEditor,
} from 'vscode';
import { LANGUAGE } from '../aceEditor';
import { columnSettings } from '../columnSettings';
import type { FieldSource } from '../fields/fieldSource';
import { shadesOf, type Stretch } from './shades';

/** How many lines above and below those in view are shaded too, so that scrolling shows no bare ones. */
const AROUND = 60;
/** How long typing must rest before marks follow it, in milliseconds. */
const REST = 40;

export class Shading {
  private readonly bands = window.createTextEditorDecorationType({
    backgroundColor: new ThemeColor('ace.field.background'),
  });
  private readonly borders = window.createTextEditorDecorationType({
    borderStyle: 'solid',
    borderWidth: '0 0 0 1px',
    borderColor: new ThemeColor('ace.field.border'),
  });
  private readonly fillers = window.createTextEditorDecorationType({ color: new ThemeColor('ace.field.filler') });
  private readonly missing = window.createTextEditorDecorationType({
    borderStyle: 'dotted',
    borderWidth: '0 0 1px 0',
    borderColor: new ThemeColor('ace.field.missing'),
  });
  private readonly subscriptions: ExtensionContext['subscriptions'];
  /** Lines that are shaded in each editor. */
  private readonly shaded = new WeakMap<TextEditor, readonly [from: number, to: number]>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly fields: FieldSource) {
    this.subscriptions = [
      this.bands,
      this.borders,
      this.fillers,
      this.missing,
      window.onDidChangeVisibleTextEditors(() => {
        this.updateAll();
      }),
      window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => {
        if (!this.covers(textEditor)) this.update(textEditor);
      }),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && document.languageId === LANGUAGE) this.updateSoon(document);
      }),
      workspace.onDidOpenTextDocument(() => {
        // A document whose language has become another is opened anew.
        this.updateAll();
      }),
      workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('ace.fieldShading')) this.updateAll();
      }),
      fields.onDidChange((document) => {
        this.updateIn(document);
      }),
    ];
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private updateAll(): void {
    for (const editor of window.visibleTextEditors) this.update(editor);
  }

  private updateIn(document: TextDocument): void {
    for (const editor of window.visibleTextEditors) if (editor.document === document) this.update(editor);
  }

  private updateSoon(document: TextDocument): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.updateIn(document);
    }, REST);
  }

  private covers(editor: TextEditor): boolean {
    const shaded = this.shaded.get(editor);
    return (
      shaded !== undefined &&
      editor.visibleRanges.every(({ start, end }) => shaded[0] <= start.line && end.line < shaded[1])
    );
  }

  private update(editor: TextEditor): void {
    const { document, visibleRanges } = editor;
    const mode = document.languageId === LANGUAGE ? columnSettings(document).fieldShading : 'off';
    if (mode === 'off' && !this.shaded.has(editor)) return;
    const first = Math.max(0, Math.min(...visibleRanges.map(({ start }) => start.line)) - AROUND);
    const last = Math.min(document.lineCount, Math.max(...visibleRanges.map(({ end }) => end.line)) + 1 + AROUND);
    const layers = { bands: [] as Range[], borders: [] as Range[], fillers: [] as Range[], missing: [] as Range[] };
    for (let line = first; mode !== 'off' && line < last; line++) {
      const shape = this.fields.shapeAt(document, line);
      if (!shape) continue;
      const shades = shadesOf(shape, document.lineAt(line).text);
      const add = (ranges: Range[], stretches: readonly Stretch[]): void => {
        for (const [from, to] of stretches) ranges.push(new Range(line, from, line, to));
      };
      if (mode === 'subtle') add(layers.bands, shades.bands);
      else add(layers.borders, shades.borders);
      add(layers.fillers, shades.fillers);
      add(layers.missing, shades.missing);
    }
    editor.setDecorations(this.bands, layers.bands);
    editor.setDecorations(this.borders, layers.borders);
    editor.setDecorations(this.fillers, layers.fillers);
    editor.setDecorations(this.missing, layers.missing);
    if (mode === 'off') this.shaded.delete(editor);
    else this.shaded.set(editor, [first, last]);
  }
}
