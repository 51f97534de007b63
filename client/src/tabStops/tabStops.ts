/**
 * Tab stops of new records where columns are kept. A snippet of the editor's own would lose its places when a field is padded while it
 * is typed in; these are told by line and position, which stay.
 */
import {
  commands,
  Position,
  Range,
  Selection,
  ThemeColor,
  window,
  workspace,
  type ExtensionContext,
  type TextDocument,
  type TextEditor,
} from 'vscode';
import { activeAceEditor } from '../aceEditor';
import type { CursorField } from '../fields/cursorField';
import type { ReadSnippet, StopPlace } from './snippet';
import { movedStops, stopAt, type Stop } from './stopLines';

const CONTEXT = 'ace.inTabStops';
/** Command that begins tab stops; its argument is a {@link TabStopsArgument}. */
export const ENTER_TAB_STOPS = 'ace.enterTabStops';

/** Where a snippet was put in, and its tab stops. */
export interface TabStopsArgument extends Pick<ReadSnippet, 'stops' | 'end'> {
  readonly line: number;
}

interface Session {
  readonly document: TextDocument;
  stops: readonly Stop[];
  current: number;
}

export class TabStops {
  private session: Session | undefined;
  private isTold = false;
  private readonly decoration = window.createTextEditorDecorationType({
    backgroundColor: new ThemeColor('editor.snippetTabstopHighlightBackground'),
    // Tells stops apart that stand side by side, and takes no room.
    outline: '1px solid',
    outlineColor: new ThemeColor('ace.ruler.marks'),
  });
  private readonly subscriptions: ExtensionContext['subscriptions'];

  constructor(
    private readonly cursors: CursorField,
    /** Ends when what was typed in a document has been padded. */
    private readonly settled: (document: TextDocument) => Promise<void>,
  ) {
    const registered: Record<string, () => void | Promise<void>> = {
      'ace.nextTabStop': () => this.step(1),
      'ace.previousTabStop': () => this.step(-1),
      'ace.leaveTabStops': () => {
        this.leave();
      },
    };
    this.subscriptions = [
      this.decoration,
      ...Object.entries(registered).map(([name, run]) => commands.registerCommand(name, run)),
      commands.registerCommand(ENTER_TAB_STOPS, async (argument: TabStopsArgument) => {
        const editor = activeAceEditor();
        if (editor) await this.enter(editor, argument);
      }),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (document !== this.session?.document || contentChanges.length === 0) return;
        for (const change of contentChanges) this.session.stops = movedStops(this.session.stops, change);
        this.show();
      }),
      workspace.onDidCloseTextDocument((document) => {
        if (document === this.session?.document) this.leave();
      }),
      window.onDidChangeActiveTextEditor(() => {
        this.show();
      }),
      window.onDidChangeTextEditorSelection(({ textEditor: { document }, selections }) => {
        const lines = document === this.session?.document ? linesOf(this.session.stops) : undefined;
        if (lines && selections.every(({ active: { line } }) => line < lines.first || line > lines.last)) this.leave();
      }),
    ];
  }

  /** Begins at the first stop, or puts the cursor at the end where there is none. */
  async enter(editor: TextEditor, { line, stops, end }: TabStopsArgument): Promise<void> {
    await this.settled(editor.document);
    const below = (place: StopPlace): StopPlace => ({ ...place, line: place.line + line });
    const last = [below(end)];
    this.session = { document: editor.document, stops: [...stops.map((stop) => stop.map(below)), last], current: 0 };
    this.goTo(editor, this.session, 0);
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private async step(by: 1 | -1): Promise<void> {
    const { session } = this;
    const editor = activeAceEditor();
    if (!session || editor?.document !== session.document) return;
    await this.settled(session.document);
    const { line, character } = editor.selection.active;
    const at = stopAt(session.stops, line, character, session.current);
    this.goTo(editor, session, Math.max(0, by === 1 ? Math.floor(at) + 1 : Math.ceil(at) - 1));
  }

  private goTo(editor: TextEditor, session: Session, index: number): void {
    const stop = session.stops[index];
    if (!stop) {
      this.leave();
      return;
    }
    session.current = index;
    for (const { line } of stop) this.cursors.release(editor.document, line);
    // The cursor stands at the start, so that completion and ruler take it for this field and not for the next.
    editor.selections = stop.map(({ line, from, to }) => new Selection(line, to, line, from));
    const [first] = stop;
    if (first) editor.revealRange(new Range(first.line, first.from, first.line, first.to));
    if (index === session.stops.length - 1) this.leave();
    else this.show();
  }

  private leave(): void {
    this.session = undefined;
    this.show();
  }

  private show(): void {
    const active = window.activeTextEditor;
    const { session } = this;
    if (session?.stops.length === 0) this.session = undefined;
    for (const editor of window.visibleTextEditors) {
      const isOwn = editor.document === session?.document;
      const places = isOwn ? session.stops.flat().filter(({ from, to }) => from < to) : [];
      editor.setDecorations(
        this.decoration,
        places.map(({ line, from, to }) => new Range(new Position(line, from), new Position(line, to))),
      );
    }
    const isIn = this.session !== undefined && active?.document === this.session.document;
    if (isIn === this.isTold) return;
    this.isTold = isIn;
    void commands.executeCommand('setContext', CONTEXT, isIn);
  }
}

function linesOf(stops: readonly Stop[]): { first: number; last: number } {
  const lines = stops.flat().map(({ line }) => line);
  return { first: Math.min(...lines), last: Math.max(...lines) };
}
