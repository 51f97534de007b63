/** Transmissions with secrets planted wherever one can stand, for tests that look for them in what the product tells. */
import type { CompiledField, CompiledLayout } from '../../server/src/layout/compile';
import { transmissionOf } from './transmissions';

/** Values that nothing else in a fixture or in what is said of one contains. */
export const PASSWORD = 'QXJWVZ';
const HYPHENATED = '987-65-4321';
const BARE = '918273645';
const NAMED = '936-28-4517';

/** What must not be found in any output: as planted, in other letters, with and without hyphens. */
const PLANTED = new RegExp(
  [HYPHENATED, BARE, NAMED]
    .map((number) => number.replace(/^([0-9]{3})-?([0-9]{2})-?([0-9]{4})$/, '$1-?$2-?$3'))
    .concat(PASSWORD)
    .join('|'),
  'i',
);

/** @returns the part of a text around the first secret in it; undefined where it holds none */
export function leakIn(text: string): string | undefined {
  const found = PLANTED.exec(text);
  return found ? text.slice(Math.max(0, found.index - 120), found.index + 60) : undefined;
}

export interface Planted {
  readonly text: string;
  /** Where secrets stand: 0-based lines and characters. */
  readonly places: readonly { readonly line: number; readonly from: number; readonly to: number }[];
}

/** `bare`: digits alone where the layout says what they are; `hyphenated`: with hyphens there and in free text. */
export type Form = 'bare' | 'hyphenated';

/** @param text of a well-formed transmission @returns the same with secrets in all records, and the qualifiers that say so */
export function plant(text: string, form: Form): Planted {
  const transmission = transmissionOf(text);
  const places: { line: number; from: number; to: number }[] = [];
  const lines = text.split('\n');
  for (const [line, old] of lines.entries()) {
    const layout = transmission.recordAt(line)?.layout;
    if (!layout || old.trim() === '') continue;
    let record = old.padEnd(80);
    const write = (from: number, to: number, value: string): void => {
      if (value.length > to - from) return;
      record = record.slice(0, from) + value.padEnd(to - from) + record.slice(to);
      places.push({ line, from, to: from + value.length });
    };
    if (/^[AZ]$/.test(layout.record.id)) write(8, 14, PASSWORD);
    for (const field of layout.fields) {
      const qualifier = socialSecurityQualifier(layout, field);
      if (qualifier)
        record =
          record.slice(0, qualifier.from) + '34'.padEnd(qualifier.to - qualifier.from) + record.slice(qualifier.to);
      if (qualifier || holdsNumber(field)) write(field.from, field.to, form === 'bare' ? BARE : HYPHENATED);
      else if (form === 'hyphenated' && isWords(field)) write(field.from, field.to, `OF ${NAMED}`);
    }
    lines[line] = record;
  }
  return { text: lines.join('\n'), places };
}

/** The field before that says, by its code 34, that this one holds a social security number. */
function socialSecurityQualifier(
  layout: CompiledLayout,
  { index, from, to }: CompiledField,
): CompiledField | undefined {
  const before = layout.fields[index - 1];
  return to - from >= 9 && /social security/i.test(before?.field.codes?.['34'] ?? '') ? before : undefined;
}

function holdsNumber({ field, from, to }: CompiledField): boolean {
  return (
    to - from >= 9 &&
    (/social security number/i.test(field.name) ||
      field.formats?.includes('NNN-NN-NNNN') === true ||
      /^(?:.*Importer(?: of Record)? Number|Consignee Number|Claimant ID .*|Designated Notify Party \(4811\) Number)$/.test(
        field.name,
      ))
  );
}

function isWords({ field, from, to, isFreeText }: CompiledField): boolean {
  return isFreeText && to - from >= 15 && field.codes === undefined && field.value === undefined;
}
