/**
 * Keeps the columns of records while a person types. Every change is followed at once in a mirror of the document, and what makes records
 * 80 long again is given to the editor until it takes it: when typing went on meanwhile, the editor declines and is given what is due then.
 */
import {
  Position,
  Range,
  Selection,
  TextDocumentChangeReason,
  window,
  workspace,
  type ExtensionContext,
  type TextDocument,
  type TextDocumentChangeEvent,
  type TextEditor,
} from 'vscode';
import { LANGUAGE } from '../aceEditor';
import { columnSettings } from '../columnSettings';
import type { CursorField } from '../fields/cursorField';
import type { FieldSource } from '../fields/fieldSource';
import type { LineEdit } from '../fields/lineShapes';
import type { FieldShape } from '../fields/shapes';
import { inNextTurn } from '../nextTurn';
import { Mirror, type MirrorFix, type Surroundings, type Typed } from './mirror';

/** How often an editor that declines without a change is asked again. */
const MOST_TRIES = 5;
/** How long a reason is shown, in milliseconds. */
const SHOWN = 5000;

/** A right-justified field that was typed in. */
interface Visited {
  readonly line: number;
  readonly field: FieldShape;
}

/** What is known of a document in which columns are kept. */
interface Watched {
  readonly mirror: Mirror;
  /** The fixes that the editor was given, and to which version. */
  given: { readonly version: number; readonly fixes: readonly MirrorFix[] } | undefined;
  isSettling: boolean;
  /** Ends when nothing is due any more. */
  settling: Promise<void>;
  visited: Visited[];
  /** Where cursors go that typed on in a later field. */
  goTo: Position[];
}

export class ColumnTrue {
  private readonly watched = new Map<TextDocument, Watched>();
  private readonly subscriptions: ExtensionContext['subscriptions'];

  constructor(
    private readonly fields: FieldSource,
    private readonly cursors: CursorField,
  ) {
    this.subscriptions = [
      workspace.onDidChangeTextDocument((event) => {
        if (event.contentChanges.length > 0) this.follow(event);
      }),
      window.onDidChangeVisibleTextEditors(() => {
        this.watchShown();
      }),
      workspace.onDidOpenTextDocument(() => {
        this.watchShown();
      }),
      workspace.onDidCloseTextDocument((document) => {
        this.watched.delete(document);
      }),
      workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('ace.columnTrueEditing')) this.watchShown();
      }),
      window.onDidChangeTextEditorSelection(({ textEditor }) => {
        this.leave(textEditor);
      }),
      inNextTurn(() => {
        this.watchShown();
      }),
    ];
  }

  /** Has the values of right-justified fields that no cursor is in any more stand at their right end. */
  leave(editor: TextEditor): void {
    const { document } = editor;
    const watched = this.watched.get(document);
    if (!watched || watched.visited.length === 0 || !watched.mirror.isSettled) return;
    const left = watched.visited.filter((each) => !this.isIn(editor, each));
    watched.visited = watched.visited.filter((each) => !left.includes(each));
    for (const { line, field } of left) watched.mirror.justify(line, field);
    this.settle(document, watched);
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private watchShown(): void {
    for (const { document } of window.visibleTextEditors) {
      const isWanted = document.languageId === LANGUAGE && columnSettings(document).columnTrueEditing;
      if (!isWanted) this.watched.delete(document);
      else if (!this.watched.has(document)) this.watched.set(document, watch(document));
    }
  }

  private follow(event: TextDocumentChangeEvent): void {
    const { document, contentChanges } = event;
    const watched = this.watched.get(document);
    if (!watched) return;
    const { mirror } = watched;
    if (this.isGiven(document, watched, contentChanges)) {
      mirror.settle();
      this.cursors.settle(document);
    } else if (!this.isTyping(event)) {
      mirror.takeAsIs(contentChanges);
      watched.visited = [];
    } else {
      const typed = mirror.take(contentChanges, this.surroundings(document));
      for (const each of typed) this.followCursor(document, watched, each);
      if (mirror.lineCount !== document.lineCount || !agrees(mirror, document, contentChanges)) {
        // Never seen; but a mirror that shows another text must not write it.
        this.watched.set(document, watch(document));
        return;
      }
    }
    this.settle(document, watched);
  }

  /** Whether the change is the fixes that the editor was given. */
  private isGiven(document: TextDocument, { given }: Watched, changes: readonly LineEdit[]): boolean {
    if (given?.version !== document.version - 1 || given.fixes.length !== changes.length) return false;
    const keys = new Set(
      changes.map(({ range: { start, end }, text }) =>
        keyOf(start.line, start.character, end.line, end.character, text),
      ),
    );
    return given.fixes.every(({ startLine, startCharacter, endLine, endCharacter, text }) =>
      keys.has(keyOf(startLine, startCharacter, endLine, endCharacter, text)),
    );
  }

  /**
   * What is undone or redone is right as it comes; so is what is read from disk, which leaves a document without unsaved changes. The
   * first key typed seems to do so too, as the editor tells of unsaved changes a moment later; but it is typed where a cursor is.
   */
  private isTyping({ document, contentChanges, reason }: TextDocumentChangeEvent): boolean {
    if (reason === TextDocumentChangeReason.Undo || reason === TextDocumentChangeReason.Redo) return false;
    const editor = editorOf(document);
    if (!editor) return false;
    return document.isDirty || document.isUntitled || contentChanges.every(({ range }) => touchesCursor(editor, range));
  }

  private surroundings(document: TextDocument): Surroundings {
    const { typingPastFieldEnd } = columnSettings(document);
    const editor = editorOf(document);
    return {
      shapeAt: (line) => this.fields.lastShapeAt(document, line),
      typingAt: (line, character) => ({
        pastFieldEnd: typingPastFieldEnd,
        atFieldEnd: this.cursors.holds(document, line, character),
      }),
      isTyped: ({ range: { start, end } }) =>
        editor !== undefined && touchesCursor(editor, new Range(start.line, start.character, end.line, end.character)),
    };
  }

  private followCursor(document: TextDocument, watched: Watched, typed: Typed): void {
    const { line, character, actualCharacter, field, isFilled, isMoved, refused } = typed;
    this.cursors.release(document, line);
    if (isFilled) this.cursors.hold(document, line, character, actualCharacter);
    if (isMoved) watched.goTo.push(new Position(line, character));
    if (refused !== undefined) window.setStatusBarMessage(`$(circle-slash) ${refused}`, SHOWN);
    else if (field?.fill !== undefined && !watched.visited.some((each) => each.line === line && each.field === field))
      watched.visited.push({ line, field });
  }

  private isIn({ document, selections }: TextEditor, { line, field }: Visited): boolean {
    return selections.some(({ active }) => {
      if (active.line !== line) return false;
      const character = this.cursors.characterOf(document, active);
      return field.start - 1 <= character && character < field.end;
    });
  }

  /** @returns when the records of the document are as they are to be: a selection made earlier would be moved with them */
  async settled(document: TextDocument): Promise<void> {
    await this.watched.get(document)?.settling;
  }

  private settle(document: TextDocument, watched: Watched): void {
    if (!watched.isSettling) watched.settling = this.giveAll(document, watched);
  }

  /** Gives the editor what is due until nothing is. */
  private async giveAll(document: TextDocument, watched: Watched): Promise<void> {
    watched.isSettling = true;
    const { mirror } = watched;
    for (let tries = 0; !mirror.isSettled;) {
      const editor = editorOf(document);
      if (!editor || this.watched.get(document) !== watched || tries > MOST_TRIES) {
        mirror.surrender();
        break;
      }
      const { version } = document;
      const fixes = mirror.fixes();
      watched.given = { version, fixes };
      const atEnd = cursorsAtEnd(editor, fixes);
      const isTaken = await give(editor, fixes);
      if (!isTaken && document.version === version) tries++;
      if (isTaken) {
        if (atEnd.length > 0) moveBack(editor, atEnd);
        this.moveOn(editor, watched);
      }
    }
    watched.given = undefined;
    watched.isSettling = false;
  }

  private moveOn(editor: TextEditor, watched: Watched): void {
    const { goTo } = watched;
    if (goTo.length === 0) return;
    watched.goTo = [];
    editor.selections = goTo.map((position) => new Selection(position, position));
  }
}

function watch(document: TextDocument): Watched {
  const mirror = new Mirror(document.getText().split(/\r\n|\r|\n/));
  return { mirror, given: undefined, isSettling: false, settling: Promise.resolve(), visited: [], goTo: [] };
}

/** @returns whether the editor took the fixes; it belongs to one action with the typing before it */
async function give(editor: TextEditor, fixes: readonly MirrorFix[]): Promise<boolean> {
  try {
    return await editor.edit(
      (edit) => {
        for (const { startLine, startCharacter, endLine, endCharacter, text } of fixes)
          // Unlike an insertion, a replacement leaves a cursor before it where it is.
          edit.replace(new Range(startLine, startCharacter, endLine, endCharacter), text);
      },
      { undoStopBefore: false, undoStopAfter: false },
    );
  } catch {
    // An editor that was closed meanwhile.
    return false;
  }
}

/** @returns cursors at the end of a line that is to be padded there; the editor would move them along */
function cursorsAtEnd({ selections }: TextEditor, fixes: readonly MirrorFix[]): [before: Position, after: Position][] {
  return fixes.flatMap(({ startLine, startCharacter, endLine, endCharacter, text }) => {
    if (startLine !== endLine || startCharacter !== endCharacter || text.trim() !== '') return [];
    const before = new Position(startLine, startCharacter);
    const isCursor = selections.some((selection) => selection.isEmpty && selection.active.isEqual(before));
    return isCursor ? [[before, before.translate(0, text.length)]] : [];
  });
}

function moveBack(editor: TextEditor, cursors: readonly [before: Position, after: Position][]): void {
  editor.selections = editor.selections.map((selection) => {
    const moved = cursors.find(([, after]) => selection.isEmpty && selection.active.isEqual(after));
    return moved ? new Selection(moved[0], moved[0]) : selection;
  });
}

/** @returns the editor in front that shows the document, or another one */
function editorOf(document: TextDocument): TextEditor | undefined {
  const active = window.activeTextEditor;
  return active?.document === document
    ? active
    : window.visibleTextEditors.find((editor) => editor.document === document);
}

function touchesCursor({ selections }: TextEditor, range: Range): boolean {
  return selections.some((selection) => selection.intersection(range) !== undefined);
}

function agrees(mirror: Mirror, document: TextDocument, changes: readonly LineEdit[]): boolean {
  return changes.every(({ range: { start } }) => {
    const line = Math.min(start.line, document.lineCount - 1);
    return mirror.actual(line) === document.lineAt(line).text;
  });
}

function keyOf(...parts: readonly (string | number)[]): string {
  return JSON.stringify(parts);
}
