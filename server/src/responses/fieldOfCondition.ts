/** The field of a record that a condition is about: by the dictionary, or by the words of the condition. */
import type { CompiledField, CompiledLayout } from '../layout/compile';
import type { ConditionPlace } from '../layout/conditionDictionary';
import type { AceRecord } from '../transmission/model';

/** 1-based positions of a record, with the name of the field where it is one. */
export interface Place {
  readonly start: number;
  readonly end: number;
  readonly field?: string;
}

/** How CBP shortens words in its texts. */
const SHORT: Readonly<Record<string, string>> = {
  qty: 'quantity',
  nbr: 'number',
  num: 'number',
  no: 'number',
  mfgr: 'manufacturer',
  mfr: 'manufacturer',
  cntry: 'country',
  dt: 'date',
  hts: 'hts',
  harmonized: 'hts',
  tariff: 'hts',
  bol: 'bill',
  lading: 'bill',
  acct: 'accounting',
  amt: 'amount',
  addr: 'address',
  ior: 'importer',
  est: 'estimated',
  ind: 'indicator',
  desc: 'description',
  descr: 'description',
  carr: 'carrier',
  qual: 'qualifier',
  prt: 'port',
  uom: 'unit',
  ident: 'identifier',
};

/** Words that many names of fields have, so that they tell none from another. */
const COMMON = new Set(
  'number code indicator identifier id type of the and or for in to on a an text name s/r filler record data'.split(
    ' ',
  ),
);

/** How much of a field's name the words of the condition have to hold. */
const ENOUGH = 0.5;

/**
 * The positions that a condition points to on one record.
 * @param where places the dictionary names, whatever their record
 * @param within fields the response itself narrows it down to; none where it names the record as a whole
 * @returns undefined where no place is on the record
 */
export function placeByDictionary(
  record: AceRecord,
  where: readonly ConditionPlace[],
  within: readonly CompiledField[],
): Place | undefined {
  const id = record.layout?.record.id;
  const own = where.filter((place) => place.record === id);
  const [first] = own;
  if (!first) return undefined;
  const narrowed = own.filter(({ start, end }) => within.some(({ from, to }) => from < end && start <= to));
  return joined(narrowed.length > 0 ? narrowed : own) ?? place(first);
}

/** Fields that stand side by side, as one range; only the first of those that do not. */
function joined(places: readonly ConditionPlace[]): Place | undefined {
  const [first, ...rest] = [...places].sort((a, b) => a.start - b.start);
  const main = places[0];
  if (!first || !main || rest.length === 0) return undefined;
  let { end } = first;
  for (const next of rest) {
    if (next.start > end + 2) return undefined;
    end = Math.max(end, next.end);
  }
  return { start: first.start, end, field: main.field };
}

function place({ start, end, field }: ConditionPlace): Place {
  return { start, end, field };
}

/** @returns the field most of whose name stands in the words of the condition; undefined where none or several do */
export function placeByWords(record: AceRecord, text: string): Place | undefined {
  const said = new Set(words(text));
  const fields = (record.layout?.fields ?? [])
    .filter(({ isFiller, constant }) => !isFiller && constant === undefined)
    .map((compiled) => ({ compiled, all: words(compiled.field.name) }));
  const uses = new Map<string, number>();
  for (const word of fields.flatMap(({ all }) => [...new Set(all)])) uses.set(word, (uses.get(word) ?? 0) + 1);
  const scored = fields.flatMap(({ compiled, all }) => {
    const telling = all.filter((word) => !COMMON.has(word));
    const wanted = telling.length === 0 ? all : telling;
    const held = wanted.filter((word) => said.has(word));
    if (held.length === 0 || held.length / wanted.length < ENOUGH) return [];
    const saidInAll = all.filter((word) => said.has(word)).length;
    // A word that several fields have, as "bond" on a bond record, does not tell one of them.
    if (saidInAll < all.length && held.every((word) => (uses.get(word) ?? 0) > 1)) return [];
    return [{ compiled, score: 10 * held.length - 4 * (wanted.length - held.length) + 2 * saidInAll - all.length }];
  });
  const [best, second] = scored.sort((one, other) => other.score - one.score);
  return best && best.score !== second?.score ? fieldPlace(best.compiled) : undefined;
}

function words(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length > 1)
    .map((word) => SHORT[word] ?? word)
    .map((word) => (word.length > 4 ? word.replace(/s$/, '') : word));
}

/** @returns the positions of a field */
export function fieldPlace({ field }: CompiledField): Place {
  return { start: field.start, end: field.end, field: field.name };
}

/** @returns the positions of the control identifier, for what is about the record as a whole */
export function controlIdentifier(layout: CompiledLayout | undefined): Place {
  const [first] = layout?.fields ?? [];
  const id = layout?.record.id ?? '';
  return { start: 1, end: Math.max(1, id.length, first?.to ?? 1) };
}
