/** Finds the columns of a table by what stands above them, in whatever order and below whatever title rows. */
import type { Table } from './readTables';
import { withoutEdges } from './edges';

/** For each column that is looked for, patterns of its heading: the first that suits some heading counts. */
export type Headings<Column extends string> = Readonly<Record<Column, readonly RegExp[]>>;

export interface HeadedTable<Column extends string> {
  /** Index of each column that was found. */
  readonly columns: Readonly<Partial<Record<Column, number>>>;
  /** Rows above the headings. */
  readonly above: Table['rows'];
  /** Rows below the headings. */
  readonly rows: Table['rows'];
}

/** How far down the headings may stand. */
const DEEPEST = 40;

/**
 * @param headings patterns for headings in lower case, with single blanks and without punctuation at their ends; columns that are named
 *   first choose first
 * @param needed columns without which a row is no row of headings
 * @returns the table below the first row with all needed headings; undefined when there is none
 */
export function findHeadings<Column extends string>(
  { rows }: Table,
  headings: Headings<Column>,
  needed: readonly Column[],
): HeadedTable<Column> | undefined {
  for (const [at, row] of rows.slice(0, DEEPEST).entries()) {
    const columns = columnsOf(row, headings);
    if (needed.every((column) => columns[column] !== undefined))
      return { columns, above: rows.slice(0, at), rows: rows.slice(at + 1) };
  }
  return undefined;
}

/** @returns headings that a table seems to have, for a message: the first row with most cells */
export function seemingHeadings(tables: readonly Table[]): string[] {
  const rows = tables.flatMap((table) => table.rows.slice(0, DEEPEST));
  const filled = (row: readonly string[]): number => row.filter((cell) => cell !== '').length;
  const most = Math.max(0, ...rows.map(filled));
  const row = rows.find((candidate) => filled(candidate) === most) ?? [];
  return row.filter((cell) => cell !== '').map((cell) => cell.replace(/\s+/g, ' '));
}

function columnsOf<Column extends string>(
  row: readonly string[],
  headings: Headings<Column>,
): Partial<Record<Column, number>> {
  const texts = row.map((cell) => withoutEdges(cell.toLowerCase().replace(/[\s_-]+/g, ' '), /[^a-z0-9#]/));
  const columns: Partial<Record<Column, number>> = {};
  const taken = new Set<number>();
  for (const [column, patterns] of Object.entries(headings) as [Column, readonly RegExp[]][]) {
    for (const pattern of patterns) {
      const at = texts.findIndex((text, index) => !taken.has(index) && text !== '' && pattern.test(text));
      if (at === -1) continue;
      columns[column] = at;
      taken.add(at);
      break;
    }
  }
  return columns;
}
