/** Fields that a record has several times, such as fee class and amount one to five: rather rows of a table than fields of a record. */
import type { CompiledField } from '../../layout/compile';

export interface RowField {
  readonly field: CompiledField;
  /** The name without its number. */
  readonly label: string;
}

const ORDINALS = ['First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth', 'Seventh', 'Eighth', 'Ninth'];
/** How much of a record must repeat for it to be a list. */
const MOSTLY = 0.75;

/**
 * @param fields of a record that tell something
 * @returns one row for each number, single fields in the first; undefined for a record that is no list
 */
export function repeatedRows(fields: readonly CompiledField[]): RowField[][] | undefined {
  const numbered = fields.map((field) => ({ field, ...numberOf(field.field.name) }));
  const counts = new Map<string, number>();
  for (const { base, number } of numbered) if (number > 0) counts.set(base, (counts.get(base) ?? 0) + 1);
  const repeats = ({ base, number }: { base: string; number: number }): boolean =>
    number > 0 && (counts.get(base) ?? 0) > 1;
  if (numbered.filter(repeats).length < fields.length * MOSTLY || fields.length === 0) return undefined;
  const rows: RowField[][] = [];
  for (const each of numbered) {
    const row = repeats(each) ? each.number - 1 : 0;
    (rows[row] ??= []).push({ field: each.field, label: repeats(each) ? each.base : each.field.field.name });
  }
  return rows.filter((row) => Array.isArray(row));
}

function numberOf(name: string): { base: string; number: number } {
  const [, before, digits] = /^(.*?) \(?([0-9]{1,2})\)?$/.exec(name) ?? [];
  if (before !== undefined && digits !== undefined) return { base: before, number: Number(digits) };
  const ordinal = ORDINALS.findIndex((word) => name.startsWith(`${word} `));
  const word = ORDINALS[ordinal];
  return word === undefined ? { base: name, number: 0 } : { base: name.slice(word.length + 1), number: ordinal + 1 };
}
