/** Command: a readable preview of the transmission beside its text, which follows the editor in front. */
import {
  commands,
  l10n,
  Range,
  Selection,
  TextEditorRevealType,
  Uri,
  ViewColumn,
  window,
  workspace,
  type ExtensionContext,
  type TextDocument,
  type WebviewPanel,
} from 'vscode';
import type { Overview } from '../../../server/src/features/overview/model';
import { activeAceEditor, LANGUAGE } from '../aceEditor';
import type { Server } from '../server';
import type { StatusSource } from '../statusSource';
import { exportOverview } from './exportOverview';
import { escapeHtml, overviewHtml } from './html';
import type { FromPage, PageState, ToPage } from './messages';
import { webviewPage } from './page';
import { overviewOf } from './request';
import { overviewTexts } from './texts';

export const SHOW_OVERVIEW = 'ace.showOverview';
export const EXPORT_OVERVIEW = 'ace.exportOverview';
/** Type of the webview, by which a window that is opened again finds who fills it. */
const VIEW = 'ace.overview';
/** How long typing or the cursor has to rest before the server is asked anew, in milliseconds. */
const REST = 200;

/** @returns the commands, and the preview itself over a restart of the window */
export function createOverview(
  context: ExtensionContext,
  server: Server,
  source: StatusSource,
): ExtensionContext['subscriptions'] {
  let open: OverviewPanel | undefined;
  const keep = (panel: WebviewPanel, uri: Uri | undefined): OverviewPanel => {
    const kept = new OverviewPanel(panel, context.extensionUri, server, source, uri);
    panel.onDidDispose(() => {
      kept.dispose();
      if (open === kept) open = undefined;
    });
    return (open = kept);
  };
  return [
    commands.registerCommand(SHOW_OVERVIEW, () => {
      const editor = activeAceEditor();
      if (open) {
        if (editor) open.follow(editor.document.uri);
        open.reveal();
      } else if (editor)
        keep(
          window.createWebviewPanel(
            VIEW,
            l10n.t('Overview'),
            { viewColumn: ViewColumn.Beside, preserveFocus: true },
            { enableFindWidget: true },
          ),
          editor.document.uri,
        );
    }),
    commands.registerCommand(EXPORT_OVERVIEW, async () => {
      const uri = activeAceEditor()?.document.uri ?? open?.shown;
      if (uri) await exportOverview(server, context.extensionUri, uri);
    }),
    window.registerWebviewPanelSerializer(VIEW, {
      deserializeWebviewPanel: (panel, state: PageState | undefined) => {
        keep(panel, state?.uri === undefined ? undefined : Uri.parse(state.uri));
        return Promise.resolve();
      },
    }),
    { dispose: () => open?.dispose() },
  ];
}

class OverviewPanel {
  private readonly subscriptions: ExtensionContext['subscriptions'];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asked = 0;
  private isReady = false;
  /** The last answer, as far as it tells what lines are shown. */
  private answer: Overview | undefined;
  private line = 0;
  /** Of the file shown, as the status says; another one is another reading. */
  private application: string | null | undefined;

  constructor(
    private readonly panel: WebviewPanel,
    extension: Uri,
    private readonly server: Server,
    source: StatusSource,
    public shown: Uri | undefined,
  ) {
    const { webview } = panel;
    const resources = Uri.joinPath(extension, 'dist', 'webview');
    const resource = (name: string): string => webview.asWebviewUri(Uri.joinPath(resources, name)).toString();
    webview.options = { enableScripts: true, localResourceRoots: [resources] };
    this.subscriptions = [
      webview.onDidReceiveMessage((message: FromPage) => {
        if (message.type === 'ready') {
          this.isReady = true;
          this.refresh(0);
        } else void this.revealInText(message);
      }),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (this.isShown(document) && contentChanges.length > 0) this.refresh();
      }),
      window.onDidChangeActiveTextEditor((editor) => {
        if (editor?.document.languageId === LANGUAGE) this.follow(editor.document.uri);
      }),
      window.onDidChangeTextEditorSelection(({ textEditor, selections: [selection] }) => {
        if (selection && this.isShown(textEditor.document))
          this.toCursor(selection.active.line, selection.active.character);
      }),
      source.onDidChange((status) => {
        const document = activeAceEditor()?.document;
        if (!status || !document || !this.isShown(document)) return;
        if (this.application !== undefined && this.application !== status.application) this.refresh();
        this.application = status.application;
      }),
      server.onDidChangeRunning((isRunning) => {
        if (isRunning) this.refresh();
      }),
    ];
    panel.onDidChangeViewState(() => {
      if (!panel.visible) this.isReady = false;
    });
    this.line = this.cursor()?.line ?? 0;
    this.title();
    webview.html = webviewPage(resource('overview.js'), resource('overview.css'), webview.cspSource, nonce());
  }

  /** Shows another file. */
  follow(uri: Uri): void {
    if (this.shown?.toString() === uri.toString()) return;
    this.shown = uri;
    this.answer = undefined;
    this.application = undefined;
    this.line = this.cursor()?.line ?? 0;
    this.title();
    this.refresh(0);
  }

  reveal(): void {
    this.panel.reveal(undefined, true);
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.asked++;
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private isShown({ uri }: TextDocument): boolean {
    return uri.toString() === this.shown?.toString();
  }

  private title(): void {
    const name = this.shown?.path.split('/').at(-1) ?? '';
    this.panel.title = name === '' ? l10n.t('Overview') : l10n.t('Overview of {0}', name);
  }

  private refresh(rest = REST): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.ask(), rest);
  }

  private async ask(): Promise<void> {
    const uri = this.shown;
    const turn = ++this.asked;
    if (!uri || !this.isReady) return;
    let html: string;
    try {
      const answer = await overviewOf(this.server, uri, this.line);
      if (answer === undefined) return;
      if (turn !== this.asked) return;
      this.answer = answer;
      html = overviewHtml(answer, overviewTexts());
    } catch {
      if (turn !== this.asked) return;
      html = `<p class="empty">${escapeHtml(l10n.t('This file can no longer be read.'))}</p>`;
    }
    this.post({ type: 'show', uri: uri.toString(), html });
    const cursor = this.cursor();
    if (cursor) this.post({ type: 'cursor', line: cursor.line, position: cursor.character + 1 });
  }

  private toCursor(line: number, character: number): void {
    this.line = line;
    const { answer } = this;
    // Of a large file only the transaction around the cursor is there, and of a long one only what is near.
    if (answer?.isPartial === true) this.refresh();
    this.post({ type: 'cursor', line, position: character + 1 });
  }

  private cursor(): { readonly line: number; readonly character: number } | undefined {
    return window.visibleTextEditors.find(({ document }) => this.isShown(document))?.selection.active;
  }

  private post(message: ToPage): void {
    if (this.isReady) void this.panel.webview.postMessage(message);
  }

  private async revealInText({ line, start, end }: FromPage & { type: 'reveal' }): Promise<void> {
    const uri = this.shown;
    if (!uri) return;
    const visible = window.visibleTextEditors.find(({ document }) => this.isShown(document));
    const editor = await window.showTextDocument(visible?.document ?? (await workspace.openTextDocument(uri)), {
      viewColumn: visible?.viewColumn ?? columnOf(uri) ?? ViewColumn.One,
      preserveFocus: false,
    });
    const range = editor.document.validateRange(new Range(line, (start ?? 1) - 1, line, end ?? 0));
    // The cursor stands in the field, not behind it.
    editor.selection = new Selection(range.end, range.start);
    editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
  }
}

/** The column in whose tabs the file is. */
function columnOf(uri: Uri): ViewColumn | undefined {
  return window.tabGroups.all.find(({ tabs }) =>
    tabs.some(
      ({ input }) =>
        input !== null && typeof input === 'object' && 'uri' in input && String(input.uri) === uri.toString(),
    ),
  )?.viewColumn;
}

function nonce(): string {
  return crypto.randomUUID().replaceAll('-', '');
}
