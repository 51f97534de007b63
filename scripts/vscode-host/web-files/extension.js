/**
 * A file system in memory, as the workspace of a VS Code for the Web. It begins with the files of `files.json` beside this file, which the
 * server of `web.mjs` makes up.
 */
const { Disposable, EventEmitter, FileChangeType, FileSystemError, FileType, Uri, workspace } = require('vscode');

/** @typedef {{ type: number, ctime: number, mtime: number, bytes?: Uint8Array }} Entry */

class MemoryFiles {
  /** @type {Map<string, Entry>} by path */
  entries = new Map([['/', folder()]]);
  changes = new EventEmitter();
  onDidChangeFile = this.changes.event;

  /** @param {Promise<void>} ready when the first files are there */
  constructor(ready) {
    this.ready = ready;
  }

  watch() {
    return new Disposable(() => undefined);
  }

  async stat(uri) {
    const { type, ctime, mtime, bytes } = await this.entry(uri);
    return { type, ctime, mtime, size: bytes?.length ?? 0 };
  }

  async readDirectory(uri) {
    await this.entry(uri);
    const start = uri.path.replace(/\/?$/, '/');
    return [...this.entries]
      .filter(([path]) => path.startsWith(start) && path !== start && !path.slice(start.length).includes('/'))
      .map(([path, { type }]) => [path.slice(start.length), type]);
  }

  async readFile(uri) {
    const { bytes } = await this.entry(uri);
    if (!bytes) throw FileSystemError.FileIsADirectory(uri);
    return bytes;
  }

  async createDirectory(uri) {
    await this.ready;
    this.addFolder(uri.path);
  }

  async writeFile(uri, bytes, { create, overwrite }) {
    await this.ready;
    const known = this.entries.get(uri.path);
    if (!known && !create) throw FileSystemError.FileNotFound(uri);
    if (known && create && !overwrite) throw FileSystemError.FileExists(uri);
    this.addFile(uri.path, bytes);
    this.changes.fire([{ type: known ? FileChangeType.Changed : FileChangeType.Created, uri }]);
  }

  async delete(uri) {
    await this.entry(uri);
    for (const path of this.entries.keys())
      if (path === uri.path || path.startsWith(`${uri.path}/`)) this.entries.delete(path);
    this.changes.fire([{ type: FileChangeType.Deleted, uri }]);
  }

  async rename(from, to) {
    await this.entry(from);
    for (const [path, entry] of [...this.entries])
      if (path === from.path || path.startsWith(`${from.path}/`)) {
        this.entries.delete(path);
        this.entries.set(to.path + path.slice(from.path.length), entry);
      }
    this.changes.fire([
      { type: FileChangeType.Deleted, uri: from },
      { type: FileChangeType.Created, uri: to },
    ]);
  }

  /** @param {string} path */
  addFolder(path) {
    for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1))
      if (!this.entries.has(path.slice(0, end))) this.entries.set(path.slice(0, end), folder());
  }

  /** @param {string} path @param {Uint8Array} bytes */
  addFile(path, bytes) {
    this.addFolder(path.slice(0, path.lastIndexOf('/')));
    const now = Date.now();
    const ctime = this.entries.get(path)?.ctime ?? now;
    this.entries.set(path, { type: FileType.File, ctime, mtime: now, bytes });
  }

  async entry(uri) {
    await this.ready;
    const known = this.entries.get(uri.path);
    if (!known) throw FileSystemError.FileNotFound(uri);
    return known;
  }
}

function folder() {
  return { type: FileType.Directory, ctime: Date.now(), mtime: Date.now() };
}

exports.activate = (context) => {
  const load = async () => {
    const response = await fetch(Uri.joinPath(context.extensionUri, 'files.json').toString(true));
    for (const [path, text] of Object.entries(await response.json()))
      files.addFile(path, new TextEncoder().encode(text));
  };
  const files = new MemoryFiles(Promise.resolve().then(load));
  context.subscriptions.push(workspace.registerFileSystemProvider('memory', files, { isCaseSensitive: true }));
};
