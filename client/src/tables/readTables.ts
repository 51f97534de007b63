/** Reads spreadsheets and delimited text as rows of text, in any host. The readers are loaded when the first file is read. */
import { decodeText } from './decodeText';

export interface Table {
  /** Of the sheet; empty where the file has no sheets. */
  readonly name: string;
  /** Cells without blanks around them; dates as `2026-07-18`. */
  readonly rows: readonly (readonly string[])[];
}

/** What a file is that can't be read as tables. */
export type OtherFormat = 'excel97' | 'pdf' | 'zip' | 'binary' | 'empty';

/** A file that holds no table. */
export class NoTable extends Error {
  constructor(readonly format: OtherFormat) {
    super(`a file of the kind ${format} holds no table`);
  }
}

/**
 * @param bytes an XLSX workbook, or text with commas, semicolons, tabs or bars between its cells
 * @returns its sheets; text is one table
 * @throws NoTable
 */
export async function readTables(bytes: Uint8Array): Promise<Table[]> {
  const format = formatOf(bytes);
  if (format === 'text') return [await readDelimited(decodeText(bytes))];
  if (format !== 'workbook') throw new NoTable(format);
  const { readWorkbook } = await import('./readers');
  try {
    const sheets = await readWorkbook(bytes.slice().buffer);
    return sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.map((row) => row.map(cellText)) }));
  } catch {
    // The reader's own words speak of parts of the archive, which helps no one.
    throw new NoTable('zip');
  }
}

/** @returns the table of a delimited text; what stands between cells is told from the text */
export async function readDelimited(text: string): Promise<Table> {
  const { papa } = await import('./readers');
  const { data } = papa.parse<string[]>(text, { skipEmptyLines: 'greedy' });
  return { name: '', rows: data.map((row) => row.map((cell) => cell.trim())) };
}

/** @returns what the first bytes of a file say it is */
export function formatOf(bytes: Uint8Array): 'workbook' | 'text' | OtherFormat {
  const starts = (...signature: number[]): boolean => signature.every((byte, at) => bytes[at] === byte);
  if (bytes.length === 0) return 'empty';
  if (starts(0x50, 0x4b)) return 'workbook';
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) return 'excel97';
  if (starts(0x25, 0x50, 0x44, 0x46)) return 'pdf';
  const isUtf16 = starts(0xff, 0xfe) || starts(0xfe, 0xff);
  return !isUtf16 && bytes.subarray(0, 4096).includes(0) ? 'binary' : 'text';
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
  return typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean' ? String(cell).trim() : '';
}
