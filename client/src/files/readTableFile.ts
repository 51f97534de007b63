/** Reads a file of tables, and says in words why one can't be read. */
import { FileSystemError, l10n, workspace, type Uri } from 'vscode';
import { NoTable, readTables, type OtherFormat, type Table } from '../tables/readTables';

/** Larger files are no list that people keep. */
const LARGEST = 50_000_000;

/** A file that is too large to be read as a list. */
export class TooLarge extends Error {}

/** @returns the bytes of the file and the tables in it; throws what {@link readingProblem} puts in words */
export async function readTableFile(uri: Uri): Promise<{ bytes: Uint8Array; tables: Table[] }> {
  const { size } = await workspace.fs.stat(uri);
  if (size > LARGEST) throw new TooLarge();
  const bytes = await workspace.fs.readFile(uri);
  return { bytes, tables: await readTables(bytes) };
}

/** @returns the last part of its path */
export function fileName(uri: Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}

/** @returns why a file could not be read, in sentences for the person */
export function readingProblem(name: string, error: unknown): string {
  if (error instanceof NoTable) return formatProblem(name, error.format);
  if (error instanceof TooLarge)
    return l10n.t('{0} is larger than {1} MB, too large for a list.', name, LARGEST / 1_000_000);
  if (error instanceof FileSystemError)
    return error.code === 'FileNotFound'
      ? l10n.t('There is no file {0}.', name)
      : l10n.t('{0} can\u2019t be read: {1}', name, error.message);
  return l10n.t('{0} can\u2019t be read: {1}', name, error instanceof Error ? error.message : String(error));
}

/** @returns headings that a file has, for a message that says what was found instead of what was expected */
export function headingsInWords(found: readonly string[]): string {
  const shown = found.slice(0, 6).map((heading) => `“${heading.length > 40 ? `${heading.slice(0, 39)}…` : heading}”`);
  if (shown.length === 0) return l10n.t('no table');
  return found.length > shown.length ? `${shown.join(', ')} …` : shown.join(', ');
}

function formatProblem(name: string, format: OtherFormat): string {
  switch (format) {
    case 'excel97':
      return l10n.t(
        '{0} is a workbook of Excel 97 to 2003. Open it in a spreadsheet program and save it as XLSX or CSV.',
        name,
      );
    case 'pdf':
      return l10n.t('{0} is a PDF. Take the spreadsheet, or copy its text into a text file.', name);
    case 'empty':
      return l10n.t('{0} is empty.', name);
    case 'zip':
    case 'binary':
      return l10n.t('{0} is neither an XLSX workbook nor text. Save it as XLSX or CSV.', name);
  }
}
