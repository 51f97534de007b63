/** Reads the layout files that the settings name, hands them to the server, and follows changes. */
import {
  EventEmitter,
  FileType,
  l10n,
  RelativePattern,
  Uri,
  workspace,
  type Event,
  type ExtensionContext,
} from 'vscode';
import {
  OWN_LAYOUTS,
  type OwnFile,
  type OwnLayoutsParams,
  type OwnReport,
} from '../../../server/src/features/layoutPages/model';
import { NamedFiles } from '../files/namedFiles';
import { PathRefusal, placeOf } from '../files/placeOf';
import { fileName, readingProblem } from '../files/readTableFile';
import { inNextTurn } from '../nextTurn';
import type { Server } from '../server';

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

export class LayoutFiles {
  private readonly reported = new EventEmitter<readonly OwnReport[]>();
  /** Fires when the server has taken files, with what became of each. */
  readonly onDidReport: Event<readonly OwnReport[]> = this.reported.event;
  /** What became of the files that were read last. */
  reports: readonly OwnReport[] = [];
  private readonly subscriptions: ExtensionContext['subscriptions'];
  private readonly named: NamedFiles;
  private turn = 0;
  private files: readonly OwnFile[] = [];

  constructor(private readonly server: Server) {
    this.named = new NamedFiles(SETTING, server, () => void this.load());
    this.subscriptions = [
      this.reported,
      this.named,
      server.onDidChangeRunning((isRunning) => {
        if (isRunning) void this.send();
      }),
      inNextTurn(() => void this.load()),
    ];
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
          else this.named.tell(l10n.t('{0} is not used: there are too many layouts before it.', file.name), file.uri);
        }
      } catch (error) {
        this.named.tell(error instanceof PathRefusal ? error.message : readingProblem(path, error), path);
      }
    }
    if (turn !== this.turn) return undefined;
    this.named.watch(watched);
    this.files = [...files.values()];
    return this.send();
  }

  /** How many paths the setting names. */
  get pathCount(): number {
    return pathsInSetting().length;
  }

  dispose(): void {
    this.turn++;
    for (const one of this.subscriptions) one.dispose();
  }

  private async layoutsIn(folder: Uri): Promise<Uri[]> {
    const names = (await workspace.fs.readDirectory(folder))
      .flatMap(([name, kind]) => ((kind & FileType.File) !== 0 && LAYOUT_FILE.test(name) ? [name] : []))
      .sort();
    if (names.length > MOST_FILES)
      this.named.tell(
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
        this.named.tell(
          l10n.t('{0} is larger than {1} MB, too large for a layout file. It is not used.', name, LARGEST / 1_000_000),
          uri.toString(),
        );
        return undefined;
      }
      const text = new TextDecoder().decode(await workspace.fs.readFile(uri));
      return { uri: uri.toString(), name, text };
    } catch (error) {
      this.named.tell(readingProblem(name, error), uri.toString());
      return undefined;
    }
  }

  private async send(): Promise<readonly OwnReport[] | undefined> {
    if (!this.server.isRunning()) return undefined;
    // A server that has no files of one's own needn't be told that there are none.
    if (this.files.length === 0 && this.reports.length === 0) return [];
    const params: OwnLayoutsParams = { files: this.files };
    try {
      this.reports = await this.server.sendRequest<OwnReport[]>(OWN_LAYOUTS, params);
    } catch {
      // A server that stops meanwhile is given the files when it runs again.
      return undefined;
    }
    this.reported.fire(this.reports);
    return this.reports;
  }
}

function pathsInSetting(): string[] {
  const value = workspace.getConfiguration('ace').get<unknown>('layouts.paths');
  return (Array.isArray(value) ? (value as unknown[]) : []).flatMap((path) =>
    typeof path === 'string' && path.trim() !== '' ? [path.trim()] : [],
  );
}
