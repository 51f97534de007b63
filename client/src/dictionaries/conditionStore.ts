/** Condition dictionaries that a person has imported, kept by the extension, so that the file they came from may go. */
import { Uri, workspace } from 'vscode';
import type { ImportedDictionary } from '../../../server/src/layout/importedConditions';

export interface StoredDictionary {
  /** Name of its file. */
  readonly id: string;
  /** When it was imported, as `2026-07-18T12:00:00.000Z`. */
  readonly imported: string;
  /** Name of the file it came from. */
  readonly fileName: string;
  readonly dictionary: ImportedDictionary;
}

/** Goes up when the files are written in another way; files of another version are left alone. */
const VERSION = 1;

export class ConditionStore {
  /** The folder with one file for each dictionary. */
  readonly folder: Uri;

  /** @param storage where the extension may keep files */
  constructor(storage: Uri) {
    this.folder = Uri.joinPath(storage, 'conditions');
  }

  /** @returns all dictionaries, the last imported first */
  async list(): Promise<StoredDictionary[]> {
    // Made before it is read: hosts log a folder that is missing.
    await workspace.fs.createDirectory(this.folder);
    const files = (await workspace.fs.readDirectory(this.folder)).map(([name]) => name);
    const stored = await Promise.all(files.filter((name) => name.endsWith('.json')).map((name) => this.read(name)));
    return stored.flatMap((one) => one ?? []).sort((a, b) => (a.imported < b.imported ? 1 : -1));
  }

  /**
   * Keeps a dictionary, in place of another edition of it for the same application: one with mostly the same codes.
   * @returns what it takes the place of
   */
  async add(dictionary: ImportedDictionary, fileName: string): Promise<StoredDictionary[]> {
    const replaced = (await this.list()).filter((known) => isEditionOf(known.dictionary, dictionary));
    const imported = new Date().toISOString();
    const id = `${imported.replace(/[^0-9]/g, '')}.json`;
    const text = JSON.stringify({ version: VERSION, imported, fileName, dictionary });
    await workspace.fs.writeFile(Uri.joinPath(this.folder, id), new TextEncoder().encode(text));
    for (const known of replaced) await this.remove(known);
    return replaced;
  }

  async remove({ id }: StoredDictionary): Promise<void> {
    await workspace.fs.delete(Uri.joinPath(this.folder, id));
  }

  private async read(id: string): Promise<StoredDictionary | undefined> {
    try {
      const text = new TextDecoder().decode(await workspace.fs.readFile(Uri.joinPath(this.folder, id)));
      const { version, ...stored } = JSON.parse(text) as StoredDictionary & { version: number };
      return version === VERSION ? { ...stored, id } : undefined;
    } catch {
      // Half written by another window, which tells when it is done.
      return undefined;
    }
  }
}

/** @returns whether two dictionaries are for the same application and share most codes of the smaller one */
export function isEditionOf(known: ImportedDictionary, other: ImportedDictionary): boolean {
  if (known.application !== other.application) return false;
  const codes = (dictionary: ImportedDictionary): Set<string> => new Set(dictionary.conditions.map(({ code }) => code));
  const [a, b] = [codes(known), codes(other)];
  const shared = [...a].filter((code) => b.has(code)).length;
  return shared * 2 > Math.min(a.size, b.size);
}
