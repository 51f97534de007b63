/**
 * The ruler above the record with the cursor, or above every record of its kind. It is drawn in the editor's own font into a row that the
 * editor keeps free, so it hides no text and stands on the grid of characters at any size; where code lenses are off, fields are marked
 * within the record instead.
 */
import {
  languages,
  Range,
  ThemeColor,
  window,
  workspace,
  type DecorationOptions,
  type ExtensionContext,
  type TextDocument,
  type TextEditor,
  type TextEditorDecorationType,
} from 'vscode';
import { activeAceEditor, LANGUAGE } from '../aceEditor';
import { columnSettings } from '../columnSettings';
import type { CursorField } from '../fields/cursorField';
import type { FieldSource } from '../fields/fieldSource';
import type { RecordShape } from '../fields/shapes';
import { isLargeFile } from '../largeFiles/isLargeFile';
import { RulerRow } from './rulerRow';
import { rulerText, type CurrentText } from './rulerText';

/** How far from the cursor records of the kind get a ruler, in lines. */
const MOST_ROWS = 2_000;
/** Puts a text on the row above the line, without taking room in the line. */
const ABOVE =
  'none; position: absolute; bottom: 100%; white-space: pre; pointer-events: none; line-height: 1.1; font-style: normal; font-weight: normal';

export class Ruler {
  private readonly marks = window.createTextEditorDecorationType({});
  private readonly positions = window.createTextEditorDecorationType({});
  private readonly names = window.createTextEditorDecorationType({});
  private readonly current = window.createTextEditorDecorationType({});
  /** By turns, for the editor draws ranges of one type that touch each other as one. */
  private readonly boundaries = [boundaryType(), boundaryType()] as const;
  private readonly row = new RulerRow((document) => {
    this.drawIn(document);
  });
  private readonly subscriptions: ExtensionContext['subscriptions'];
  private drawn: TextEditor | undefined;

  constructor(
    private readonly fields: FieldSource,
    private readonly cursors: CursorField,
  ) {
    const update = (): void => {
      this.update();
    };
    this.subscriptions = [
      this.marks,
      this.positions,
      this.names,
      this.current,
      ...this.boundaries,
      this.row,
      languages.registerCodeLensProvider({ language: LANGUAGE }, this.row),
      window.onDidChangeActiveTextEditor(update),
      window.onDidChangeWindowState(update),
      window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (textEditor === window.activeTextEditor) update();
      }),
      window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => {
        if (textEditor === window.activeTextEditor) update();
      }),
      workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('ace.ruler') || event.affectsConfiguration('editor.codeLens')) update();
      }),
      workspace.onDidCloseTextDocument((document) => {
        this.row.forget(document);
      }),
      fields.onDidChange((document) => {
        if (document === window.activeTextEditor?.document) update();
      }),
    ];
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private update(): void {
    const editor = window.state.focused ? activeAceEditor() : undefined;
    if (this.drawn && this.drawn !== editor) this.clear(this.drawn);
    this.drawn = editor;
    if (!editor) return;
    if (hasCodeLenses(editor.document)) this.row.want(editor.document, this.wantedLines(editor));
    this.draw(editor);
  }

  /** Takes the ruler away, and its row with it. */
  private clear(editor: TextEditor): void {
    for (const layer of [this.marks, this.positions, this.names, this.current, ...this.boundaries])
      editor.setDecorations(layer, []);
    const elsewhere = window.activeTextEditor;
    // Rows that come and go with the focus would make the text jump.
    if (elsewhere?.document !== editor.document && window.state.focused) this.row.want(editor.document, []);
  }

  private wantedLines(editor: TextEditor): number[] {
    const { document, selection } = editor;
    const { ruler } = columnSettings(document);
    const { line } = selection.active;
    const shape = this.fields.shapeAt(document, line);
    if (ruler === 'off' || !shape) return [];
    if (ruler === 'activeRecord') return [line];
    const lines: number[] = [];
    const first = Math.max(0, line - MOST_ROWS);
    const last = Math.min(document.lineCount, line + MOST_ROWS);
    for (let other = first; other < last; other++)
      if (this.fields.shapeAt(document, other) === shape) lines.push(other);
    return lines;
  }

  private drawIn(document: TextDocument): void {
    if (this.drawn?.document === document) this.draw(this.drawn);
  }

  private draw(editor: TextEditor): void {
    const { document, selection } = editor;
    const rows = hasCodeLenses(document);
    const active = selection.active.line;
    const layers = {
      marks: [] as DecorationOptions[],
      positions: [] as DecorationOptions[],
      names: [] as DecorationOptions[],
      current: [] as DecorationOptions[],
    };
    for (const line of this.wantedLines(editor)) {
      if (!rows || !this.row.isPlaced(document, line) || !inView(editor, line)) continue;
      const shape = this.fields.shapeAt(document, line);
      if (!shape) continue;
      const at = new Range(line, 0, line, 0);
      const index = line === active ? this.cursors.indexAt(document, selection.active, shape) : undefined;
      const text = rulerText(shape, index);
      layers.marks.push(above(at, text.marks, 'ace.ruler.marks'));
      layers.positions.push(above(at, text.positions, 'ace.ruler.positions'));
      layers.names.push(above(at, text.names, 'ace.ruler.foreground'));
      if (text.current) layers.current.push(highlighted(at, text.current));
    }
    editor.setDecorations(this.marks, layers.marks);
    editor.setDecorations(this.positions, layers.positions);
    editor.setDecorations(this.names, layers.names);
    editor.setDecorations(this.current, layers.current);
    const shape = this.fields.shapeAt(document, active);
    const within = !rows && shape && columnSettings(document).ruler !== 'off';
    for (const [turn, type] of this.boundaries.entries())
      editor.setDecorations(type, within ? boundaries(shape, active).filter((_, at) => at % 2 === turn) : []);
  }
}

function above(range: Range, contentText: string, color: string): DecorationOptions {
  return { range, renderOptions: { before: { contentText, color: new ThemeColor(color), textDecoration: ABOVE } } };
}

/** The current field with its background: the text begins with the record, so its share of the width tells where the field does. */
function highlighted(range: Range, { from, to, text }: CurrentText): DecorationOptions {
  const share = `${(100 * from) / to}%`;
  const background = `linear-gradient(to right, transparent ${share}, var(--vscode-ace-ruler-currentBackground) ${share})`;
  return {
    range,
    renderOptions: {
      before: {
        contentText: text,
        color: new ThemeColor('ace.ruler.currentForeground'),
        textDecoration: `${ABOVE}; background: ${background}`,
      },
    },
  };
}

function boundaryType(): TextEditorDecorationType {
  return window.createTextEditorDecorationType({
    borderStyle: 'solid',
    borderWidth: '0 0 0 1px',
    borderColor: new ThemeColor('ace.ruler.marks'),
  });
}

function boundaries(shape: RecordShape, line: number): Range[] {
  return shape.fields.slice(1).map(({ start, end }) => new Range(line, start - 1, line, end));
}

function inView({ visibleRanges }: TextEditor, line: number): boolean {
  return visibleRanges.some(({ start, end }) => start.line - 5 <= line && line <= end.line + 5);
}

function hasCodeLenses(document: TextDocument): boolean {
  return workspace.getConfiguration('editor', document).get<boolean>('codeLens', true) && !isLargeFile(document);
}
