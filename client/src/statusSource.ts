/** Asks the server where the cursor stands, and tells whoever shows it. */
import {
  EventEmitter,
  window,
  workspace,
  type Event,
  type ExtensionContext,
  type Position,
  type TextEditor,
} from 'vscode';
import { STATUS, type Status, type StatusParams } from '../../server/src/protocol';
import { activeAceEditor, LANGUAGE } from './aceEditor';
import { asPosition, asUri, type Server } from './server';

/** How long the cursor must rest before the server is asked, in milliseconds. */
const REST = 50;

export class StatusSource {
  private readonly changed = new EventEmitter<Status | undefined>();
  private readonly subscriptions: ExtensionContext['subscriptions'];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asked = 0;

  /** Fires with what the cursor of the editor in front stands on; undefined when no ACE record file is in front. */
  readonly onDidChange: Event<Status | undefined> = this.changed.event;

  /** The character whose field the cursor stands in: the one behind it, unless someone knows better. */
  placeOf: (editor: TextEditor) => Position = ({ selection }) => selection.active;

  constructor(private readonly server: Server) {
    const onEditor = (editor: TextEditor | undefined): void => {
      if (editor === window.activeTextEditor) this.refresh();
    };
    this.subscriptions = [
      this.changed,
      window.onDidChangeActiveTextEditor(onEditor),
      window.onDidChangeTextEditorSelection(({ textEditor }) => {
        onEditor(textEditor);
      }),
      workspace.onDidChangeTextDocument(({ document }) => {
        if (document.languageId === LANGUAGE && document === window.activeTextEditor?.document) this.refresh();
      }),
      workspace.onDidOpenTextDocument(() => {
        // The language of the document in front may have become another.
        this.refresh();
      }),
      server.onDidChangeRunning(() => {
        this.refresh();
      }),
    ];
  }

  /** Asks anew, shortly. */
  refresh(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.ask(), REST);
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private async ask(): Promise<void> {
    const request = ++this.asked;
    const editor = activeAceEditor();
    let status: Status | undefined;
    if (editor && this.server.isRunning()) {
      const params: StatusParams = {
        uri: asUri(editor.document.uri),
        position: asPosition(this.placeOf(editor)),
      };
      try {
        status = (await this.server.sendRequest<Status | null>(STATUS, params)) ?? undefined;
      } catch {
        // A server that stops meanwhile has nothing to say; the log tells why it stopped.
      }
    }
    if (request === this.asked) this.changed.fire(status);
  }
}
