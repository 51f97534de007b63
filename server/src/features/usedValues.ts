/** Values that the file already holds for the same field: by its name, or as the number of the same importer or movement. */
import { classBit } from '../layout/charClass';
import type { CompiledField, CompiledLayout } from '../layout/compile';
import { isSecretSpan, isSecretValue } from '../layout/confidential';
import { isConfidential } from '../layout/values';
import type { AceRecord } from '../transmission/model';
import type { Transmission } from '../transmission/transmission';
import { keyKindOf, keysOf, type KeyKind } from './keyFields';

/** How many records around are looked at, and how many values are told. */
const LOOK_AROUND = 1000;
const MOST_USED = 20;
/** Numbers that stand whole in one field, so that one field can take it from another of another name. */
const WHOLE: ReadonlySet<KeyKind> = new Set<KeyKind>(['importer', 'inBond']);

export interface UsedValue {
  /** Without padding. */
  readonly value: string;
  readonly count: number;
  /** 0-based line of the nearest use. */
  readonly nearest: number;
  /** A record of the same kind holds it. */
  readonly isOwnKind: boolean;
}

/** Field names with their trailing number taken off: "Importer Number (2)" is another Importer Number. */
function commonName(name: string): string {
  return name.replace(/ \(?[0-9]+\)?$/, '');
}

const namesOfLayouts = new WeakMap<CompiledLayout, Map<string, CompiledField[]>>();

function fieldsByCommonName(layout: CompiledLayout): Map<string, CompiledField[]> {
  let names = namesOfLayouts.get(layout);
  if (!names) {
    names = new Map<string, CompiledField[]>();
    namesOfLayouts.set(layout, names);
    for (const compiled of layout.fields) {
      const name = commonName(compiled.field.name);
      const same = names.get(name);
      if (same) same.push(compiled);
      else names.set(name, [compiled]);
    }
  }
  return names;
}

/**
 * @param record the record on the line
 * @returns the values of the field in the records around, the nearest first; amounts and closed lists have none
 */
export function usedValues(
  transmission: Transmission,
  line: number,
  record: AceRecord,
  compiled: CompiledField,
): UsedValue[] {
  const { field, from, to } = compiled;
  if (field.codes !== undefined || compiled.constant !== undefined) return [];
  if (field.decimals !== undefined || field.unit !== undefined) return [];
  const name = commonName(field.name);
  const kind = keyKindOf(record, compiled);
  const found = new Map<string, UsedValue>();
  const take = (at: number, other: AceRecord, used: Span, isOwnKind: boolean): void => {
    const value = other.text.slice(used.from, used.to).trim();
    if (value === '' || value.length > to - from || !isOfClass(value, compiled)) return;
    if (isSecretSpan(other, used) || isSecretValue(record, compiled, value)) return;
    const known = found.get(value);
    if (known) found.set(value, { ...known, count: known.count + 1, isOwnKind: known.isOwnKind || isOwnKind });
    else if (found.size < MOST_USED) found.set(value, { value, count: 1, nearest: at, isOwnKind });
  };
  const look = (at: number): void => {
    const other = at === line ? record : transmission.recordAt(at);
    if (!other?.layout) return;
    const isOwnKind = other.layout === record.layout;
    const same = (fieldsByCommonName(other.layout).get(name) ?? []).filter(
      (used) => !used.isFiller && !isConfidential(used.field, '') && (at !== line || used.index !== compiled.index),
    );
    for (const used of same) take(at, other, used, isOwnKind);
    if (kind === undefined || !WHOLE.has(kind)) return;
    for (const key of keysOf(other)) {
      const { number } = key;
      const isTaken = same.some((used) => used.from <= number.from && number.to <= used.to);
      const isSelf = at === line && number.from >= from && number.to <= to;
      if (key.kind === kind && !isTaken && !isSelf) take(at, other, number, isOwnKind);
    }
  };
  for (let away = 0; away <= LOOK_AROUND; away++) {
    if (line - away >= 0) look(line - away);
    if (away > 0 && line + away < transmission.recordCount) look(line + away);
  }
  return [...found.values()];
}

type Span = Pick<CompiledField, 'from' | 'to'>;

function isOfClass(value: string, { allowed }: CompiledField): boolean {
  for (let at = 0; at < value.length; at++) if ((classBit(value.charCodeAt(at)) & allowed) === 0) return false;
  return true;
}
