/**
 * Files shown a record a line, whatever form their bytes have: a file system whose files are other files, read and written through
 * `server/src/storage`. It keeps nothing that saving depends on: what is saved goes into the bytes as they are then, so that a window
 * that was closed with unsaved changes can save them after it is opened again.
 */
import {
  Disposable,
  EventEmitter,
  FileChangeType,
  FileSystemError,
  RelativePattern,
  Uri,
  l10n,
  workspace,
  type Event,
  type FileChangeEvent,
  type FileStat,
  type FileSystemProvider,
} from 'vscode';
import { LANGUAGE } from '../aceEditor';
import { formOf, type Form } from '../../../server/src/storage/form';
import { readStored, shownLines, type StoredText } from '../../../server/src/storage/storedText';
import { StorageError, writeStored } from '../../../server/src/storage/writeStored';
import { storedFile } from './rawUri';

const BYTE_ORDER_MARK = '\uFEFF';

/** A file that could not be saved, and where in it the reason stands. */
export interface Refusal {
  readonly uri: Uri;
  readonly error: StorageError;
}

export class RecordFiles implements FileSystemProvider {
  private readonly changed = new EventEmitter<FileChangeEvent[]>();
  private readonly refused = new EventEmitter<Refusal>();
  private readonly formChanged = new EventEmitter<Uri>();
  /** What each file was when it was last read or written; also the place of one that has gone meanwhile. */
  private readonly known = new Map<string, StoredText>();
  /** Files whose records were saved otherwise than the editor has them, by how much later they seem to be changed. */
  private readonly shifts = new Map<string, number>();

  readonly onDidChangeFile: Event<FileChangeEvent[]> = this.changed.event;
  /** Fires when records do not fit into the form of their file. */
  readonly onDidRefuse: Event<Refusal> = this.refused.event;
  /** Fires when a file was read or written, so that its form may be another. */
  readonly onDidChangeForm: Event<Uri> = this.formChanged.event;

  /** @returns in what form the file was when it was last read or written */
  formOf(uri: Uri): Form | undefined {
    const known = this.known.get(uri.toString());
    return known && formOf(known);
  }

  watch(uri: Uri): Disposable {
    const { file } = located(uri);
    const address = file.toString();
    const name = file.path.slice(file.path.lastIndexOf('/') + 1);
    // What would be special in a pattern stands for itself as any character.
    const pattern = new RelativePattern(Uri.joinPath(file, '..'), name.replace(/[*?[\]{}]/g, '?'));
    const watcher = workspace.createFileSystemWatcher(pattern);
    const tell = (type: FileChangeType) => (changed: Uri) => {
      if (changed.toString() === address) this.changed.fire([{ type, uri }]);
    };
    return Disposable.from(
      watcher,
      watcher.onDidChange(tell(FileChangeType.Changed)),
      watcher.onDidCreate(tell(FileChangeType.Created)),
      watcher.onDidDelete(tell(FileChangeType.Deleted)),
    );
  }

  async stat(uri: Uri): Promise<FileStat> {
    const { file } = located(uri);
    // The folders above the file are those that it lies in; before it is written anew, the editor asks for them.
    if (uri.path !== file.path) return workspace.fs.stat(file.with({ path: uri.path }));
    const stat = await workspace.fs.stat(file);
    return { ...stat, mtime: stat.mtime + (this.shifts.get(uri.toString()) ?? 0) };
  }

  async readFile(uri: Uri): Promise<Uint8Array> {
    const { file, encoding } = located(uri);
    const stored = readStored(await workspace.fs.readFile(file), encoding);
    this.know(uri, stored);
    return new TextEncoder().encode(markFor(uri) + shownLines(stored).join('\n'));
  }

  async writeFile(uri: Uri, content: Uint8Array, options: { create: boolean; overwrite: boolean }): Promise<void> {
    const { file } = located(uri);
    const lines = textOf(content).split(/\r\n|\r|\n/);
    const stored = await this.current(uri, options.create);
    let bytes: Uint8Array;
    try {
      bytes = writeStored(stored, lines);
    } catch (error) {
      if (!(error instanceof StorageError)) throw error;
      this.refused.fire({ uri, error });
      throw new FileSystemError(error.message);
    }
    await workspace.fs.writeFile(file, bytes);
    const written = readStored(bytes, stored.encoding);
    this.know(uri, written);
    const shown = shownLines(written);
    if (shown.length !== lines.length || shown.some((line, at) => line !== lines[at])) this.showAgain(uri);
  }

  readDirectory(): [] {
    return [];
  }

  async createDirectory(uri: Uri): Promise<void> {
    await workspace.fs.createDirectory(located(uri).file.with({ path: uri.path }));
  }

  delete(uri: Uri): void {
    throw FileSystemError.NoPermissions(uri);
  }

  rename(uri: Uri): void {
    throw FileSystemError.NoPermissions(uri);
  }

  dispose(): void {
    this.changed.dispose();
    this.refused.dispose();
    this.formChanged.dispose();
  }

  /** Forgets a file that is no longer open. */
  forget(uri: Uri): void {
    this.known.delete(uri.toString());
  }

  /** The file as it is; one that has gone is written anew in the form that it had. */
  private async current(uri: Uri, mayCreate: boolean): Promise<StoredText> {
    const { file, encoding } = located(uri);
    try {
      return readStored(await workspace.fs.readFile(file), encoding);
    } catch (error) {
      const known = this.known.get(uri.toString());
      const isGone = error instanceof FileSystemError && error.code === FileSystemError.FileNotFound().code;
      if (isGone && mayCreate && known) return known;
      throw error;
    }
  }

  private know(uri: Uri, stored: StoredText): void {
    this.known.set(uri.toString(), stored);
    this.formChanged.fire(uri);
  }

  /** Has the editor read the file again once it is saved: blanks were added, or empty lines left out. */
  private showAgain(uri: Uri): void {
    const address = uri.toString();
    const saved = workspace.onDidSaveTextDocument((document) => {
      if (document.uri.toString() !== address) return;
      saved.dispose();
      this.shifts.set(address, (this.shifts.get(address) ?? 0) + 1);
      this.changed.fire([{ type: FileChangeType.Changed, uri }]);
    });
  }
}

function located(uri: Uri): NonNullable<ReturnType<typeof storedFile>> {
  const located = storedFile(uri);
  if (!located) throw FileSystemError.FileNotFound(uri);
  return located;
}

/** A byte order mark where settings would have the editor read something else than the UTF-8 that it is given. */
function markFor(uri: Uri): string {
  const files = workspace.getConfiguration('files', { uri, languageId: LANGUAGE });
  const isPlain = files.get<string>('encoding', 'utf8') === 'utf8' && !files.get('autoGuessEncoding', false);
  return isPlain ? '' : BYTE_ORDER_MARK;
}

/** The text of what an editor writes: UTF-8, unless a person asked it for another encoding. */
function textOf(content: Uint8Array): string {
  const [first, second] = content;
  const wide =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(wide, { fatal: true }).decode(content);
  } catch {
    throw new FileSystemError(
      l10n.t(
        'Records are stored in the encoding of their file, whatever the editor uses. Choose "Save with Encoding", UTF-8, to save them.',
      ),
    );
  }
}
