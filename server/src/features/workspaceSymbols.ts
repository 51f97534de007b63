/** Numbers of entries, in-bond movements, bills, importers and statements as symbols that are found by typing a part of them. */
import { SymbolKind, type Range } from 'vscode-languageserver';
import { isSecretSpan } from '../layout/confidential';
import type { AceRecord } from '../transmission/model';
import type { Transmission } from '../transmission/transmission';
import { keysOf, keySpan, type Key } from './keyFields';
import { recordTitle } from './names';

export interface NumberSymbol {
  readonly name: string;
  readonly kind: SymbolKind;
  readonly range: Range;
  /** The record in which the number stands. */
  readonly containerName: string;
}

/** What a number is, for the icon before it. */
export const KINDS: Readonly<Record<Key['kind'], SymbolKind>> = {
  entry: SymbolKind.Class,
  inBond: SymbolKind.Interface,
  bill: SymbolKind.Object,
  importer: SymbolKind.Constant,
  statement: SymbolKind.Event,
};

/**
 * @param query characters of the number in their order; blanks and hyphens do not matter, and none finds every number
 * @param known numbers that were found before; each is told where it is mentioned first, and added here
 * @param from first line looked at, 0-based @param to behind the last
 */
export function numberSymbols(
  transmission: Transmission,
  query: string,
  known: Set<string>,
  from: number,
  to: number,
): NumberSymbol[] {
  const wanted = wantedCharacters(query);
  const symbols: NumberSymbol[] = [];
  for (let line = from; line < Math.min(to, transmission.recordCount); line++) {
    const record = transmission.recordAt(line);
    for (const key of record?.layout ? keysOf(record) : []) {
      const id = `${key.kind} ${key.id}`;
      if (!record?.layout || known.has(id) || !holdsInOrder(key.id, wanted) || mayBePersonal(key, record)) continue;
      known.add(id);
      const span = keySpan(key, record.text);
      symbols.push({
        name: nameOf(key, record),
        kind: KINDS[key.kind],
        range: { start: { line, character: span.from }, end: { line, character: span.to } },
        containerName: recordTitle(record.layout),
      });
    }
  }
  return symbols;
}

/**
 * Nine digits with the hyphen of an employer's number identify a company, unless the record says otherwise; any others may be a social
 * security number.
 */
export function mayBePersonal(key: Key, record: AceRecord): boolean {
  if (isSecretSpan(record, key.number)) return true;
  return key.kind === 'importer' && /^[0-9]{9}$/.test(key.id) && !/^[0-9]{2}-[0-9]{7}$/.test(numberText(key, record));
}

/** @returns the number as a person writes it */
export function nameOf(key: Key, record: AceRecord): string {
  if (key.kind === 'entry') return `${key.id.slice(0, 3)}-${key.id.slice(3, 10)}-${key.id.slice(10)}`;
  return key.kind === 'importer' ? numberText(key, record) : key.id;
}

function numberText({ number }: Key, { text }: AceRecord): string {
  return text.slice(number.from, number.to);
}

/** @returns what {@link holdsInOrder} looks for: blanks and hyphens do not matter */
export function wantedCharacters(query: string): string {
  return query.toUpperCase().replace(/[ -]/g, '');
}

/** As editors filter symbols: the characters come in this order, with others between them. */
export function holdsInOrder(text: string, wanted: string): boolean {
  let at = 0;
  for (const character of wanted) {
    at = text.indexOf(character, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
