/** The numbers of the workspace's files that are not open, as the client reads these files in the background. */
import type { CancellationToken, Connection } from 'vscode-languageserver';
import { FileKeys } from '../features/keyIndex';
import type { Catalog } from '../layout/catalog';
import { FORGET_FILES, INDEX_FILE, type ForgetFilesParams, type IndexedFile, type IndexFileParams } from '../protocol';
import type { Guard } from './guard';
import { OpenFile } from './openFile';
import { walk } from './walk';

/** How many mentions of numbers are kept of all files, some 100 MB. */
const MOST_MENTIONS = 1_000_000;

export class WorkspaceIndex {
  private readonly files = new Map<string, FileKeys>();
  private mentions = 0;

  constructor(
    private readonly catalog: Catalog,
    private readonly most = MOST_MENTIONS,
  ) {}

  /**
   * Reads a file in place of what was known of it; its text is not kept.
   * @returns undefined when it was cancelled
   */
  async add({ uri, text }: IndexFileParams, token: CancellationToken): Promise<IndexedFile | undefined> {
    const file = new OpenFile(this.catalog, uri, 'ace', 0, text);
    const keys = new FileKeys();
    await walk([file], token, Infinity, (transmission, from, to) => {
      if (keys.size <= this.most) keys.collect(transmission, from, to);
      return [];
    });
    if (token.isCancellationRequested) return undefined;
    this.forget(uri);
    const isFull = this.mentions + keys.size > this.most;
    if (!isFull) {
      this.files.set(uri, keys);
      this.mentions += keys.size;
    }
    return { numbers: keys.numbers, isFull };
  }

  /** @param place a file, or a folder with all files in it */
  remove(place: string): void {
    const folder = place.endsWith('/') ? place : `${place}/`;
    for (const uri of [...this.files.keys()]) if (uri === place || uri.startsWith(folder)) this.forget(uri);
  }

  /** @param open files whose editors know better @returns the other files */
  *besides(open: Iterable<{ readonly uri: string }>): Generator<[uri: string, keys: FileKeys]> {
    const known = new Set(Array.from(open, ({ uri }) => uri));
    for (const file of this.files) if (!known.has(file[0])) yield file;
  }

  private forget(uri: string): void {
    this.mentions -= this.files.get(uri)?.size ?? 0;
    this.files.delete(uri);
  }
}

/** @returns the index, which the client fills */
export function serveWorkspaceIndex(connection: Connection, guard: Guard, catalog: Catalog): WorkspaceIndex {
  const index = new WorkspaceIndex(catalog);
  connection.onRequest(
    INDEX_FILE,
    guard.request<IndexFileParams, IndexedFile | null>(
      INDEX_FILE,
      null,
      async (params, token) => (await index.add(params, token)) ?? null,
    ),
  );
  connection.onNotification(
    FORGET_FILES,
    guard.notification(FORGET_FILES, ({ uris }: ForgetFilesParams) => {
      for (const uri of uris) index.remove(uri);
    }),
  );
  return index;
}
