/** Reads the layout files that the settings name, hands them to the server, and follows changes. */
import {
  commands,
  EventEmitter,
  FileType,
  l10n,
  RelativePattern,
  Uri,
  window,
  workspace,
  type Event,
  type ExtensionContext,
  type FileSystemWatcher,
  type LogOutputChannel,
} from 'vscode';
import { State, type BaseLanguageClient } from 'vscode-languageclient';
import {
  OWN_LAYOUTS,
  type OwnFile,
  type OwnLayoutsParams,
  type OwnReport,
} from '../../../server/src/features/layoutPages/model';
import { PathRefusal, placeOf } from '../files/placeOf';
import { fileName, readingProblem } from '../files/readTableFile';

export const SETTING = 'ace.layouts.paths';
/** Names of files that are layout files wherever they are; of a folder only these are read. */
export const LAYOUT_FILE = /\.catair-layout\.json$/i;
const LAYOUT_GLOB = '*.catair-layout.json';
/** Larger files, in bytes, are not read at all. */
const LARGEST = 8_000_000;
/** How many files of one folder are read. */
const MOST_FILES = 200;
/** How much is read of all files together, in characters: many times all chapters of CBP. */
const MOST_CHARACTERS = 20_000_000;
/** How long files must rest before they are read again, in milliseconds. */
const REST = 300;

export class LayoutFiles {
  private readonly reported = new EventEmitter<readonly OwnReport[]>();
  /** Fires when the server has taken files, with what became of each. */
  readonly onDidReport: Event<readonly OwnReport[]> = this.reported.event;
  /** What became of the files that were read last. */
  reports: readonly OwnReport[] = [];
  private readonly subscriptions: ExtensionContext['subscriptions'];
  private watchers: FileSystemWatcher[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private turn = 0;
  private files: readonly OwnFile[] = [];
  private readonly told = new Map<string, string>();

  constructor(private readonly client: BaseLanguageClient) {
    const again = (): void => {
      this.loadSoon();
    };
    this.subscriptions = [
      this.reported,
      workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration(SETTING)) this.loadSoon();
      }),
      workspace.onDidChangeWorkspaceFolders(again),
      workspace.onDidGrantWorkspaceTrust(again),
      client.onDidChangeState(({ newState }) => {
        if (newState === State.Running) void this.send();
      }),
    ];
    void this.load();
  }

  /** Reads all files and hands them to the server. @returns what became of each; undefined when another reading has begun meanwhile */
  async load(): Promise<readonly OwnReport[] | undefined> {
    const turn = ++this.turn;
    const watched: RelativePattern[] = [];
    const files = new Map<string, OwnFile>();
    let room = MOST_CHARACTERS;
    for (const path of pathsInSetting()) {
      try {
        const place = await placeOf(path);
        watched.push(new RelativePattern(Uri.joinPath(place, '..'), fileName(place)));
        const { type } = await workspace.fs.stat(place);
        const isFolder = (type & FileType.Directory) !== 0;
        if (isFolder) watched.push(new RelativePattern(place, LAYOUT_GLOB));
        for (const uri of isFolder ? await this.layoutsIn(place) : [place]) {
          const file = files.has(uri.toString()) ? undefined : await this.read(uri);
          if (!file) continue;
          room -= file.text.length;
          if (room >= 0) files.set(file.uri, file);
          else this.tell(l10n.t('{0} is not used: there are too many layouts before it.', file.name), file.uri);
        }
      } catch (error) {
        this.tell(error instanceof PathRefusal ? error.message : readingProblem(path, error), path);
      }
    }
    if (turn !== this.turn) return undefined;
    this.watch(watched);
    this.files = [...files.values()];
    return this.send();
  }

  /** How many paths the setting names. */
  get pathCount(): number {
    return pathsInSetting().length;
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.turn++;
    for (const one of [...this.subscriptions, ...this.watchers]) one.dispose();
  }

  private loadSoon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.load(), REST);
  }

  private async layoutsIn(folder: Uri): Promise<Uri[]> {
    const names = (await workspace.fs.readDirectory(folder))
      .flatMap(([name, kind]) => ((kind & FileType.File) !== 0 && LAYOUT_FILE.test(name) ? [name] : []))
      .sort();
    if (names.length > MOST_FILES)
      this.tell(
        l10n.t('Of {0} layout files in {1} only the first {2} are used.', names.length, fileName(folder), MOST_FILES),
        folder.toString(),
      );
    return names.slice(0, MOST_FILES).map((name) => Uri.joinPath(folder, name));
  }

  private async read(uri: Uri): Promise<OwnFile | undefined> {
    const name = fileName(uri);
    try {
      const { size } = await workspace.fs.stat(uri);
      if (size > LARGEST) {
        this.tell(
          l10n.t('{0} is larger than {1} MB, too large for a layout file. It is not used.', name, LARGEST / 1_000_000),
          uri.toString(),
        );
        return undefined;
      }
      const text = new TextDecoder().decode(await workspace.fs.readFile(uri));
      return { uri: uri.toString(), name, text };
    } catch (error) {
      this.tell(readingProblem(name, error), uri.toString());
      return undefined;
    }
  }

  private watch(patterns: readonly RelativePattern[]): void {
    for (const watcher of this.watchers) watcher.dispose();
    this.watchers = patterns.map((pattern) => workspace.createFileSystemWatcher(pattern));
    const again = (): void => {
      this.loadSoon();
    };
    for (const watcher of this.watchers) {
      watcher.onDidChange(again);
      watcher.onDidCreate(again);
      watcher.onDidDelete(again);
    }
  }

  private async send(): Promise<readonly OwnReport[] | undefined> {
    if (!this.client.isRunning()) return undefined;
    // A server that has no files of one's own needn't be told that there are none.
    if (this.files.length === 0 && this.reports.length === 0) return [];
    const params: OwnLayoutsParams = { files: this.files };
    try {
      this.reports = await this.client.sendRequest<OwnReport[]>(OWN_LAYOUTS, params);
    } catch {
      // A server that stops meanwhile is given the files when it runs again.
      return undefined;
    }
    this.reported.fire(this.reports);
    return this.reports;
  }

  /** Tells the person once what is wrong with a path that they named. */
  private tell(problem: string, about: string): void {
    this.log.warn(`${about}: ${problem}`);
    if (this.told.get(about) === problem) return;
    this.told.set(about, problem);
    const settings = l10n.t('Open Settings');
    void window.showWarningMessage(problem, settings).then((chosen) => {
      if (chosen === settings) void commands.executeCommand('workbench.action.openSettings', SETTING);
    });
  }

  private get log(): Pick<LogOutputChannel, 'warn'> {
    return this.client.outputChannel;
  }
}

function pathsInSetting(): string[] {
  const value = workspace.getConfiguration('ace').get<unknown>('layouts.paths');
  return (Array.isArray(value) ? (value as unknown[]) : []).flatMap((path) =>
    typeof path === 'string' && path.trim() !== '' ? [path.trim()] : [],
  );
}
