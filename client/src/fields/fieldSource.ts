/**
 * The fields of the lines of every ACE record file that is shown. Asking the server takes a moment, so answers are kept and follow
 * each edit at once; what an edit may have changed is asked for again as soon as typing rests.
 */
import { EventEmitter, window, workspace, type ExtensionContext, type Event, type TextDocument } from 'vscode';
import {
  RECORD_FIELDS,
  type RecordFields,
  type RecordFieldsParams,
  type RecordShape,
} from '../../../server/src/protocol';
import { LANGUAGE } from '../aceEditor';
import { asUri, type Server } from '../server';
import { LineShapes } from './lineShapes';

/** How long typing must rest before the server is asked, in milliseconds. */
const REST = 60;
/** Files of up to so many lines are asked for as a whole. */
const WHOLE_FILE = 5_000;
/** How many lines around those in view are asked for in a larger file. */
const AROUND = 200;
/** How many lines with a cursor out of view are asked for at once. */
const MOST_CURSORS = 500;

export class FieldSource {
  private readonly documents = new Map<TextDocument, LineShapes>();
  private readonly timers = new Map<TextDocument, ReturnType<typeof setTimeout>>();
  private readonly changed = new EventEmitter<TextDocument>();
  private readonly subscriptions: ExtensionContext['subscriptions'];
  /** Of the layouts; answers from before others came are not kept. */
  private generation = 0;

  /** Fires when the fields of lines of a document have become others. */
  readonly onDidChange: Event<TextDocument> = this.changed.event;

  constructor(private readonly server: Server) {
    this.subscriptions = [
      this.changed,
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        const shapes = this.documents.get(document);
        if (!shapes || contentChanges.length === 0) return;
        for (const change of contentChanges) shapes.apply(change);
        this.askSoon(document, REST);
      }),
      workspace.onDidCloseTextDocument((document) => {
        clearTimeout(this.timers.get(document));
        this.timers.delete(document);
        this.documents.delete(document);
      }),
      window.onDidChangeVisibleTextEditors(() => {
        this.askForShown();
      }),
      window.onDidChangeTextEditorVisibleRanges(({ textEditor: { document } }) => {
        if (this.lacks(document)) this.askSoon(document, 0);
      }),
      window.onDidChangeTextEditorSelection(({ textEditor: { document } }) => {
        if (this.lacks(document)) this.askSoon(document, 0);
      }),
      workspace.onDidOpenTextDocument(() => {
        this.askForShown();
      }),
      server.onDidChangeRunning((isRunning) => {
        if (isRunning) this.refresh();
      }),
    ];
  }

  /** @param line 0-based @returns the fields of the line as far as they are known */
  shapeAt(document: TextDocument, line: number): RecordShape | undefined {
    return this.documents.get(document)?.at(line);
  }

  /** @returns the fields the line had last, even while its control identifier is being changed */
  lastShapeAt(document: TextDocument, line: number): RecordShape | undefined {
    return this.documents.get(document)?.lastAt(line);
  }

  /** Asks anew for all that is shown, such as when files are read as another application. */
  refresh(): void {
    for (const document of this.shown()) this.askSoon(document, 0);
  }

  /** Forgets everything and asks anew, because layouts have changed. */
  readAnew(): void {
    this.generation++;
    this.documents.clear();
    this.refresh();
  }

  dispose(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private shown(): Set<TextDocument> {
    const documents = window.visibleTextEditors.map(({ document }) => document);
    return new Set(documents.filter(({ languageId }) => languageId === LANGUAGE));
  }

  private askForShown(): void {
    for (const document of this.shown()) if (this.lacks(document)) this.askSoon(document, 0);
  }

  private askSoon(document: TextDocument, delay: number): void {
    clearTimeout(this.timers.get(document));
    this.timers.set(
      document,
      setTimeout(() => {
        this.timers.delete(document);
        void this.ask(document);
      }, delay),
    );
  }

  private lacks(document: TextDocument): boolean {
    if (document.languageId !== LANGUAGE) return false;
    const shapes = this.documents.get(document);
    return (
      !shapes ||
      this.wanted(document, 0).some(([from, to]) => {
        for (let line = from; line < to; line++) if (!shapes.isKnown(line)) return true;
        return false;
      })
    );
  }

  /** Spans of lines that must be known: all, or those in view and those with a cursor. */
  private wanted(document: TextDocument, around = AROUND): [from: number, to: number][] {
    const { lineCount } = document;
    if (lineCount <= WHOLE_FILE) return [[0, lineCount]];
    const editors = window.visibleTextEditors.filter((editor) => editor.document === document);
    const spans = editors.flatMap(({ visibleRanges, selections }) => [
      ...visibleRanges.map(({ start, end }): [number, number] => [start.line - around, end.line + 1 + around]),
      ...selections.slice(0, MOST_CURSORS).map(({ active }): [number, number] => [active.line, active.line + 1]),
    ]);
    const merged: [number, number][] = [];
    for (const [from, to] of spans.sort(([a], [b]) => a - b)) {
      const previous = merged.at(-1);
      if (previous && from <= previous[1]) previous[1] = Math.max(previous[1], to);
      else merged.push([Math.max(0, from), to]);
    }
    return merged.map(([from, to]) => [from, Math.min(to, lineCount)]);
  }

  private async ask(document: TextDocument): Promise<void> {
    if (!this.server.isRunning() || document.isClosed || document.languageId !== LANGUAGE) return;
    const { version } = document;
    const { generation } = this;
    const uri = asUri(document.uri);
    const answers: RecordFields[] = [];
    try {
      for (const [startLine, endLine] of this.wanted(document)) {
        const params: RecordFieldsParams = { uri, startLine, endLine };
        const answer = await this.server.sendRequest<RecordFields | null>(RECORD_FIELDS, params);
        // An edit meanwhile has its own question coming.
        if (document.version !== version || answer?.version !== version) return;
        answers.push(answer);
      }
    } catch {
      // A server that stops meanwhile is asked again when it runs.
      return;
    }
    if (generation !== this.generation) return;
    const shapes = this.documents.get(document) ?? new LineShapes();
    this.documents.set(document, shapes);
    let changed = false;
    for (const answer of answers) changed = shapes.take(answer) || changed;
    if (changed) this.changed.fire(document);
  }
}
