/** Hands files to the server: those it has open by their name, the others with their text. */
import { FileType, Uri, workspace, type TextDocument } from 'vscode';
import type { FileText } from '../../../server/src/features/returned/model';
import { LANGUAGE } from '../aceEditor';
import { areNamedAlike } from './namedAlike';

/** Longer files are not looked into unless they are asked for, in bytes. */
const LONGEST = 20_000_000;

/** @returns whether the file is one that people edit, not another state of it */
export function isOwnFile({ scheme }: Uri): boolean {
  return scheme === 'untitled' || workspace.fs.isWritableFileSystem(scheme) === true;
}

/** @returns the document of a file that is open */
export function openDocument(uri: Uri): TextDocument | undefined {
  const wanted = uri.toString();
  return workspace.textDocuments.find((document) => !document.isClosed && document.uri.toString() === wanted);
}

/** @returns what the server has to know of the file; undefined for one that cannot be read, or is too long */
export async function fileText(uri: Uri, name: (uri: Uri) => string): Promise<FileText | undefined> {
  const document = openDocument(uri);
  if (document) {
    const known = document.languageId === LANGUAGE;
    return { uri: name(uri), ...(known ? {} : { text: document.getText() }) };
  }
  try {
    const { size } = await workspace.fs.stat(uri);
    if (size > LONGEST) return undefined;
    return { uri: name(uri), text: new TextDecoder().decode(await workspace.fs.readFile(uri)) };
  } catch {
    return undefined;
  }
}

/** @returns files beside this one whose names say that they belong to it */
export async function filesNamedAlike(uri: Uri, applications: ReadonlySet<string>): Promise<Uri[]> {
  if (uri.scheme === 'untitled') return [];
  const folder = Uri.joinPath(uri, '..');
  const own = fileName(uri);
  try {
    const entries = await workspace.fs.readDirectory(folder);
    return entries
      .filter(([name, type]) => (type & FileType.File) !== 0 && areNamedAlike(own, name, applications))
      .map(([name]) => Uri.joinPath(folder, name));
  } catch {
    return [];
  }
}

/** @returns the name of the file without its folder */
export function fileName({ path }: Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
