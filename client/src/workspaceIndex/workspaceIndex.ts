/**
 * Has the numbers in the ACE record files of the workspace known to the server, so that they are found in files that are not open. Files
 * are read in the background, one after the other; the status bar tells how far it is, and a click there stops it.
 */
import {
  CancellationTokenSource,
  commands,
  l10n,
  StatusBarAlignment,
  Uri,
  window,
  workspace,
  type CancellationToken,
  type ExtensionContext,
  type FileSystemWatcher,
} from 'vscode';
import {
  FORGET_FILES,
  INDEX_FILE,
  type ForgetFilesParams,
  type IndexedFile,
  type IndexFileParams,
} from '../../../server/src/protocol';
import { asUri, type Server } from '../server';
import { IndexFiles } from './indexFiles';

export const INDEX_WORKSPACE = 'ace.indexWorkspace';
export const STOP_INDEXING = 'ace.stopIndexing';
const IS_INDEXING = 'ace.isIndexing';
/** How long after the start, and after a change of files, reading begins, and how long it may take unseen; in milliseconds. */
const START = 1500;
const REST = 500;
const UNSEEN = 700;

/** @returns the index, with its commands */
export function createWorkspaceIndex(
  context: Pick<ExtensionContext, 'extension'>,
  server: Server,
): ExtensionContext['subscriptions'] {
  const index = new WorkspaceIndexer(server, new IndexFiles(firstLineOf(context.extension.packageJSON)));
  return [
    index,
    commands.registerCommand(INDEX_WORKSPACE, () => index.run()),
    commands.registerCommand(STOP_INDEXING, () => {
      index.stop();
    }),
  ];
}

class WorkspaceIndexer {
  private readonly item = window.createStatusBarItem('ace.indexing', StatusBarAlignment.Left, -1);
  private readonly subscriptions: ExtensionContext['subscriptions'];
  private watchers: FileSystemWatcher[] = [];
  /** Files the server knows. */
  private readonly known = new Set<string>();
  private readonly changed = new Map<string, Uri>();
  private running: CancellationTokenSource | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private changeTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly server: Server,
    private readonly files: IndexFiles,
  ) {
    this.item.name = l10n.t('ACE Index');
    this.item.command = STOP_INDEXING;
    this.item.tooltip = l10n.t('Reading the ACE record files of the workspace. Click to stop.');
    this.subscriptions = [
      this.item,
      workspace.onDidChangeWorkspaceFolders(() => {
        this.runSoon();
      }),
      workspace.onDidChangeConfiguration((change) => {
        const settings = ['ace.index', 'files.exclude', 'files.associations'];
        if (settings.some((setting) => change.affectsConfiguration(setting))) this.runSoon();
      }),
      server.onDidChangeRunning((isRunning) => {
        if (!isRunning) return;
        // A server that has just started knows nothing yet.
        this.known.clear();
        this.runSoon();
      }),
    ];
    if (server.isRunning()) this.runSoon();
  }

  /** Reads all files, until it is stopped. */
  async run(): Promise<void> {
    this.stop();
    clearTimeout(this.timer);
    const source = (this.running = new CancellationTokenSource());
    this.watch();
    await commands.executeCommand('setContext', IS_INDEXING, true);
    const shown = setTimeout(() => {
      this.item.show();
    }, UNSEEN);
    this.item.text = `$(sync~spin) ${l10n.t('ACE index')}`;
    try {
      await this.readAll(source.token);
    } catch (error) {
      this.server.log.warn(`Indexing the workspace failed: ${String(error)}`);
    } finally {
      clearTimeout(shown);
      source.dispose();
      if (this.running === source) {
        this.running = undefined;
        this.item.hide();
        await commands.executeCommand('setContext', IS_INDEXING, false);
      }
    }
  }

  /** Keeps what has been read so far. */
  stop(): void {
    this.running?.cancel();
  }

  dispose(): void {
    this.stop();
    clearTimeout(this.timer);
    clearTimeout(this.changeTimer);
    for (const one of [...this.subscriptions, ...this.watchers]) one.dispose();
  }

  private runSoon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.run(), START);
  }

  private async readAll(token: CancellationToken): Promise<void> {
    const most = this.files.limits.files;
    const { records, candidates } = most > 0 ? await this.files.find(token) : { records: [], candidates: [] };
    if (records.length > most)
      this.server.log.info(
        `Of the workspace the first ${most} ACE record files are indexed; ace.index.maxFiles allows more.`,
      );
    const wanted = [...records.slice(0, most), ...candidates];
    const before = new Set(this.known);
    let read = 0;
    for (const [at, uri] of wanted.entries()) {
      if (token.isCancellationRequested) return;
      this.item.text = `$(sync~spin) ${l10n.t('ACE index {0} of {1}', at, wanted.length)}`;
      if (read === most) break;
      const answer = await this.send(uri, token);
      if (answer === 'full') {
        this.server.log.info('The workspace mentions more numbers than are kept; the rest is not indexed.');
        break;
      }
      if (answer !== 'none') read++;
      before.delete(this.key(uri));
    }
    this.forget([...before]);
  }

  /** Has the server read one file. What holds no records is forgotten. */
  private async send(uri: Uri, token: CancellationToken): Promise<'read' | 'none' | 'full'> {
    if (!this.server.isRunning()) return 'none';
    const key = this.key(uri);
    let text: string | undefined;
    try {
      text = await this.files.read(uri);
    } catch {
      // The file has gone meanwhile, or may not be read.
    }
    if (text === undefined) {
      if (this.known.has(key)) this.forget([key]);
      return 'none';
    }
    const params: IndexFileParams = { uri: key, text };
    const answer = await this.server.sendRequest<IndexedFile | null>(INDEX_FILE, params, token);
    if (answer === null) return 'none';
    if (answer.isFull) return 'full';
    this.known.add(key);
    return 'read';
  }

  /** @param keys files, or folders */
  private forget(keys: readonly string[]): void {
    for (const key of keys) this.known.delete(key);
    if (keys.length === 0 || !this.server.isRunning()) return;
    const params: ForgetFilesParams = { uris: keys };
    void this.server.sendNotification(FORGET_FILES, params);
  }

  private watch(): void {
    for (const watcher of this.watchers) watcher.dispose();
    const later = (uri: Uri): void => {
      this.changed.set(uri.toString(), uri);
      clearTimeout(this.changeTimer);
      this.changeTimer = setTimeout(() => {
        this.readChanged().catch((error: unknown) => {
          this.server.log.warn(`Indexing a changed file failed: ${String(error)}`);
        });
      }, REST);
    };
    const written = this.files.patterns.map((pattern) =>
      workspace.createFileSystemWatcher(pattern, false, false, true),
    );
    for (const watcher of written) {
      watcher.onDidCreate(later);
      watcher.onDidChange(later);
    }
    // A folder that goes tells of itself only.
    const gone = workspace.createFileSystemWatcher('**', true, true, false);
    gone.onDidDelete((uri) => {
      this.changed.delete(uri.toString());
      this.forget([this.key(uri)]);
    });
    this.watchers = [...written, gone];
  }

  private async readChanged(): Promise<void> {
    const uris = [...this.changed.values()];
    this.changed.clear();
    // A few files; nobody needs to stop that.
    const { token } = new CancellationTokenSource();
    for (const uri of uris) {
      const isKnown = this.known.has(this.key(uri));
      if (!isKnown && this.known.size >= this.files.limits.files) continue;
      if (isKnown || this.files.isWanted(uri)) await this.send(uri, token);
    }
  }

  private key(uri: Uri): string {
    return asUri(uri);
  }
}

/** What the manifest says of the first line of a file of records. */
function firstLineOf(manifest: unknown): RegExp {
  const { contributes } = manifest as { contributes: { languages: { firstLine?: string }[] } };
  return new RegExp(contributes.languages[0]?.firstLine ?? '$^');
}
