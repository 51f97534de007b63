/** Recognises a dictionary of condition codes in the tables of a file. */
import type { ImportedCondition, ImportedDictionary } from '../../../server/src/layout/importedConditions';
import { cellDate } from '../tables/dates';
import { findHeadings, seemingHeadings, type HeadedTable, type Headings } from '../tables/headings';
import type { Table } from '../tables/readTables';

type Column = 'code' | 'text' | 'explanation' | 'application' | 'updated';

const HEADINGS: Headings<Column> = {
  code: [
    /^(?:(?:cbp|ace|abi) )?(?:condition|error|reject|rejection|response|message|narrative|result|reason|disposition)s? ?(?:code|id|identifier|number|nbr|no|#)s?$/,
    /^(?:code|error|condition)s?$/,
  ],
  text: [
    /^(?:(?:condition|error|message|reject|short) )?narrative(?: (?:text|message))?$/,
    /^(?:(?:condition|error|message|reject|code) )?text$/,
    /^(?:(?:condition|error|reject|response) )?(?:message|title|name)$/,
    /^(?:(?:condition|error|message|reject|code|short) )?(?:description|definition|meaning)$/,
  ],
  explanation: [
    /explanation/,
    /^(?:(?:condition|error|message|reject|code|long|detailed) )?(?:description|definition|meaning)$/,
    /^(?:resolution|remark|comment|cause|reason|detail|action)s?\b/,
  ],
  application: [/^(?:application|app|ei message|message set)(?: (?:id|identifier|code|type|identifier code))?s?$/],
  updated: [/\b(?:date|updated|effective|revised)\b/],
};

const CODE = /^[A-Z0-9]{1,8}(?:[-.][A-Z0-9]{1,6})?$/i;
/** Columns of a sheet that lists the editions of the dictionary. */
const EDITIONS: Headings<'number' | 'date'> = { number: [/^(?:revision|version|edition)\b/], date: [/\bdate\b/] };
const NAMELESS = /^(?:(?:sheet|tabelle|hoja|feuil)\s*[0-9]*|)$/i;

/** A file with tables, but no dictionary among them. */
export class NoDictionary extends Error {
  /** @param found headings that the file seems to have */
  constructor(readonly found: readonly string[]) {
    super('no table with columns for condition codes and their texts');
  }
}

/**
 * @param fileName without folder; names the dictionary when its sheet has no name of its own
 * @returns the dictionary; sheets that are none are left out
 * @throws NoDictionary
 */
export function readDictionary(tables: readonly Table[], fileName: string): ImportedDictionary {
  const found = tables.flatMap((table) => {
    const headed = findHeadings(table, HEADINGS, ['code', 'text']);
    const conditions = headed ? conditionsIn(headed) : [];
    return headed && conditions.length > 0 ? [{ table, headed, conditions }] : [];
  });
  const [largest] = found.toSorted((a, b) => b.conditions.length - a.conditions.length);
  if (!largest) throw new NoDictionary(seemingHeadings(tables));
  const { table, headed } = largest;
  const edition = { ...statedEdition(headed), ...listedEdition(tables) };
  const date = edition.date ?? latestUpdate(headed);
  return {
    title: NAMELESS.test(table.name) ? fileName.replace(/\.[^.]+$/, '') : table.name,
    ...(edition.version === undefined ? {} : { version: edition.version }),
    ...(date === undefined ? {} : { date }),
    conditions: found.flatMap(({ conditions }) => conditions),
  };
}

function conditionsIn({ columns, rows }: HeadedTable<Column>): ImportedCondition[] {
  const cell = (row: readonly string[], column: Column): string => {
    const at = columns[column];
    return (at === undefined ? '' : (row[at] ?? '')).replace(/\s+/g, ' ').trim();
  };
  const told = rows.filter((row) => cell(row, 'code') !== '');
  const coded = told.filter((row) => codesIn(cell(row, 'code')).length > 0);
  // A column of words below a heading such as "Error" holds no codes.
  if (coded.length * 2 < told.length) return [];
  const width = usualWidth(coded.flatMap((row) => codesIn(cell(row, 'code'))));
  return coded.flatMap((row) => {
    const [text, explanation, application] = [cell(row, 'text'), cell(row, 'explanation'), cell(row, 'application')];
    const said = text === '' ? explanation : text;
    if (said === '') return [];
    return codesIn(cell(row, 'code')).map((code) => ({
      // Spreadsheets drop the zeros before a number.
      code: /^[0-9]+$/.test(code) ? code.padStart(width, '0') : code.toUpperCase(),
      text: said,
      ...(explanation === '' || explanation === said ? {} : { explanation }),
      ...(/^[A-Z$][A-Z0-9]$/.test(application) ? { application } : {}),
    }));
  });
}

/** @returns the codes of a cell; none when something else stands there */
function codesIn(cell: string): string[] {
  const parts = cell.split(/[\s,;/]+/);
  return parts.every((part) => CODE.test(part)) && (parts.length === 1 || parts.every((part) => /[0-9]/.test(part)))
    ? parts
    : [];
}

/** How long codes of the dictionary mostly are. */
function usualWidth(codes: readonly string[]): number {
  const counts = new Map<number, number>();
  for (const { length } of codes) counts.set(length, (counts.get(length) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? 0;
}

interface Edition {
  readonly version?: string;
  readonly date?: string;
}

/** What the rows above the headings say. */
function statedEdition({ above }: HeadedTable<Column>): Edition {
  const said = above.flat().join(' ');
  const version = /\b(?:version|revision|rev\.?|v)\s{0,4}#?\s{0,4}([0-9]+(?:\.[0-9]+)*)/i.exec(said)?.[1];
  const date = cellDate(said);
  return { ...(version === undefined ? {} : { version }), ...(date === undefined ? {} : { date }) };
}

/** The latest edition of a sheet that lists them. */
function listedEdition(tables: readonly Table[]): Edition {
  for (const table of tables) {
    const listed = findHeadings(table, EDITIONS, ['number', 'date']);
    const { number = 0, date: at = 0 } = listed?.columns ?? {};
    const editions = (listed?.rows ?? []).filter((row) => /^[0-9]+(?:\.[0-9]+)*$/.test(row[number] ?? ''));
    const [latest] = editions.sort((a, b) => Number.parseFloat(b[number] ?? '') - Number.parseFloat(a[number] ?? ''));
    const version = latest?.[number];
    const date = cellDate(latest?.[at] ?? '');
    if (version !== undefined) return { version, ...(date === undefined ? {} : { date }) };
  }
  return {};
}

function latestUpdate({ columns, rows }: HeadedTable<Column>): string | undefined {
  const at = columns.updated;
  if (at === undefined) return undefined;
  return rows
    .flatMap((row) => cellDate(row[at] ?? '') ?? [])
    .sort()
    .at(-1);
}
