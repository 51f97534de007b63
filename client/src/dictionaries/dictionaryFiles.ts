/** Reads the condition dictionaries that the settings name and those that were imported, hands them to the server, and follows changes. */
import { FileType, RelativePattern, Uri, workspace, type ExtensionContext } from 'vscode';
import type { ImportedDictionary } from '../../../server/src/layout/importedConditions';
import { CONDITION_DICTIONARIES, type ConditionDictionariesParams } from '../../../server/src/protocol';
import { NamedFiles } from '../files/namedFiles';
import { PathRefusal, placeOf } from '../files/placeOf';
import { fileName } from '../files/readTableFile';
import { inNextTurn } from '../nextTurn';
import type { Server } from '../server';
import type { ConditionStore } from './conditionStore';
import { dictionaryProblem, readDictionaryFile } from './readDictionaryFile';

const SETTING = 'ace.conditions.paths';
/** Kinds of files in a folder that are looked at. */
const TABLES = /\.(?:xlsx|csv|tsv|txt)$/i;

/** A file or folder that the setting names. */
interface Named {
  readonly path: string;
  readonly application?: string;
}

/** What a file held when it was last read. */
interface Read {
  readonly stamp: string;
  readonly dictionary: ImportedDictionary | undefined;
}

export class DictionaryFiles {
  private readonly files = new Map<string, Read>();
  private readonly subscriptions: ExtensionContext['subscriptions'];
  private readonly named: NamedFiles;
  private turn = 0;
  private dictionaries: readonly ImportedDictionary[] = [];

  constructor(
    private readonly server: Server,
    private readonly store: ConditionStore,
  ) {
    const stored = workspace.createFileSystemWatcher(new RelativePattern(store.folder, '*.json'));
    this.named = new NamedFiles(SETTING, server, () => void this.load());
    this.subscriptions = [
      this.named,
      stored,
      stored.onDidCreate(this.named.readSoon),
      stored.onDidDelete(this.named.readSoon),
      server.onDidChangeRunning((isRunning) => {
        if (isRunning) void this.send();
      }),
      inNextTurn(() => void this.load()),
    ];
  }

  /** Reads everything that has changed and hands it to the server. */
  async load(): Promise<void> {
    const turn = ++this.turn;
    const watched: RelativePattern[] = [];
    const named: ImportedDictionary[] = [];
    for (const { path, application } of namedInSetting()) {
      try {
        const place = await placeOf(path);
        watched.push(new RelativePattern(Uri.joinPath(place, '..'), fileName(place)));
        const { type } = await workspace.fs.stat(place);
        const isFolder = (type & FileType.Directory) !== 0;
        if (isFolder) watched.push(new RelativePattern(place, '*'));
        for (const dictionary of await (isFolder ? this.readFolder(place) : this.readNamed(place)))
          named.push(application === undefined ? dictionary : { ...dictionary, application });
      } catch (error) {
        this.named.tell(error instanceof PathRefusal ? error.message : dictionaryProblem(path, error), path);
      }
    }
    const stored = await this.store.list();
    if (turn !== this.turn) return;
    this.named.watch(watched);
    this.dictionaries = [...named, ...stored.map(({ dictionary }) => dictionary)];
    await this.send();
  }

  dispose(): void {
    this.turn++;
    for (const one of this.subscriptions) one.dispose();
  }

  private async readNamed(file: Uri): Promise<ImportedDictionary[]> {
    const read = await this.readFile(file, true);
    return read ? [read] : [];
  }

  private async readFolder(folder: Uri): Promise<ImportedDictionary[]> {
    const entries = await workspace.fs.readDirectory(folder);
    const tables = entries.filter(([name, kind]) => (kind & FileType.File) !== 0 && TABLES.test(name));
    const read = await Promise.all(tables.map(([name]) => this.readFile(Uri.joinPath(folder, name), false)));
    return read.flatMap((dictionary) => dictionary ?? []);
  }

  /** @param isNamed whether the setting names the file itself: others may be something else, which only the log tells */
  private async readFile(uri: Uri, isNamed: boolean): Promise<ImportedDictionary | undefined> {
    const key = uri.toString();
    const known = this.files.get(key);
    const { mtime, size } = await workspace.fs.stat(uri);
    const stamp = `${mtime} ${size}`;
    if (known?.stamp === stamp) return known.dictionary;
    let dictionary = known?.dictionary;
    try {
      dictionary = await readDictionaryFile(uri);
    } catch (error) {
      // What the file held before stays in use: it may be saved just now.
      const problem = dictionaryProblem(fileName(uri), error);
      if (isNamed) this.named.tell(problem, key);
      else this.server.log.info(problem);
    }
    this.files.set(key, { stamp, dictionary });
    return dictionary;
  }

  private async send(): Promise<void> {
    if (!this.server.isRunning()) return;
    const params: ConditionDictionariesParams = { dictionaries: this.dictionaries };
    await this.server.sendNotification(CONDITION_DICTIONARIES, params);
  }
}

/** Strings, or objects with a path and an application; anything else is left out. */
function namedInSetting(): Named[] {
  const value = workspace.getConfiguration('ace').get<unknown>('conditions.paths');
  return (Array.isArray(value) ? (value as unknown[]) : []).flatMap((item): Named[] => {
    if (typeof item === 'string') return item.trim() === '' ? [] : [{ path: item.trim() }];
    if (typeof item !== 'object' || item === null) return [];
    const { path, application } = item as Record<string, unknown>;
    if (typeof path !== 'string' || path.trim() === '') return [];
    return [{ path: path.trim(), ...(typeof application === 'string' && application !== '' ? { application } : {}) }];
  });
}
