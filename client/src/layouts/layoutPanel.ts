/** The page of a layout beside the text, with links from record to record. */
import { Uri, ViewColumn, window, type Event, type ExtensionContext, type WebviewPanel } from 'vscode';
import { LAYOUT_PAGE, type LayoutPage, type LayoutPageParams } from '../../../server/src/features/layoutPages/model';
import { escapeHtml } from '../overview/html';
import { webviewPage } from '../overview/page';
import type { Server } from '../server';
import type { FromLayoutPage, ToLayoutPage } from './messages';
import { layoutHtml } from './pageHtml';
import { layoutTexts } from './texts';

/** Type of the webview, by which a window that is opened again finds who fills it. */
export const LAYOUT_VIEW = 'ace.layout';
/** How many pages one can go back. */
const MOST_VISITED = 50;

export class LayoutPanel {
  private readonly subscriptions: ExtensionContext['subscriptions'];
  private readonly visited: LayoutPageParams[] = [];
  private isReady = false;
  private asked = 0;

  /** @returns a new one beside the text, or in the place of it where there is none */
  static create(title: string): WebviewPanel {
    const viewColumn = window.activeTextEditor ? ViewColumn.Beside : ViewColumn.Active;
    return window.createWebviewPanel(
      LAYOUT_VIEW,
      title,
      { viewColumn, preserveFocus: false },
      { enableFindWidget: true },
    );
  }

  constructor(
    readonly panel: WebviewPanel,
    extension: Uri,
    private readonly server: Server,
    layoutsChanged: Event<unknown>,
    private shown: LayoutPageParams | undefined,
  ) {
    const { webview } = panel;
    const resources = Uri.joinPath(extension, 'dist', 'webview');
    const resource = (name: string): string => webview.asWebviewUri(Uri.joinPath(resources, name)).toString();
    webview.options = { enableScripts: true, localResourceRoots: [resources] };
    this.subscriptions = [
      webview.onDidReceiveMessage((message: FromLayoutPage) => {
        this.hear(message);
      }),
      layoutsChanged(() => void this.ask()),
      server.onDidChangeRunning((isRunning) => {
        if (isRunning) void this.ask();
      }),
    ];
    panel.onDidChangeViewState(() => {
      if (!panel.visible) this.isReady = false;
    });
    webview.html = webviewPage(
      resource('layout.js'),
      resource('layout.css'),
      webview.cspSource,
      crypto.randomUUID().replaceAll('-', ''),
    );
  }

  /** Shows another record or chapter; one can go back to the one before. */
  show(page: LayoutPageParams): void {
    if (this.shown) this.visited.push(this.shown);
    if (this.visited.length > MOST_VISITED) this.visited.shift();
    this.shown = page;
    void this.ask();
  }

  dispose(): void {
    this.asked++;
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private hear(message: FromLayoutPage): void {
    switch (message.type) {
      case 'ready':
        this.isReady = true;
        void this.ask();
        break;
      case 'open':
        this.show(message.page);
        break;
      case 'back': {
        const before = this.visited.pop();
        if (!before) break;
        this.shown = before;
        void this.ask();
        break;
      }
    }
  }

  private async ask(): Promise<void> {
    const { shown } = this;
    const turn = ++this.asked;
    if (!shown || !this.isReady || !this.server.isRunning()) return;
    const texts = layoutTexts();
    let page: LayoutPage | null;
    try {
      page = await this.server.sendRequest<LayoutPage | null>(LAYOUT_PAGE, shown);
    } catch {
      // A server that stops meanwhile is asked again when it runs.
      return;
    }
    if (turn !== this.asked) return;
    if (page) this.panel.title = page.kind === 'record' ? `${page.record.id} ${page.record.name}` : page.edition.title;
    const html = page
      ? layoutHtml(page, texts, this.visited.length > 0)
      : `<p class="empty">${escapeHtml(texts.gone)}</p>`;
    const message: ToLayoutPage = { type: 'show', shown, html };
    await this.panel.webview.postMessage(message);
  }
}
