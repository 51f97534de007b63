/** Completions inside a field: its codes, examples and shared list, dates, and values used before in the file. */
import { CompletionItemKind, InsertTextMode, type CompletionItem } from 'vscode-languageserver';
import { classBit } from '../layout/charClass';
import type { CompiledField, CompiledLayout } from '../layout/compile';
import { conditionHolds, isCode } from '../layout/condition';
import { datePictures, dayNumber, formatDate, momentInWords, type CalendarDate } from '../layout/dates';
import { isConfidential, maskSocialSecurityNumbers } from '../layout/values';
import type { AceRecord } from '../transmission/model';
import type { Transmission } from '../transmission/transmission';
import { conditionSources } from '../transmission/context';
import { orderedCodes } from './fieldWords';
import { fitted } from '../transmission/skeleton';

/** How many records around are looked at for values used before, and how many values are offered. */
const LOOK_AROUND = 1000;
const MOST_USED = 20;

/** A value that may be offered. */
interface Offer {
  readonly value: string;
  readonly label: string;
  readonly meaning: string;
  readonly kind: CompletionItemKind;
  /** Dates first, then codes, then used values, those of the same kind of record first; codes that a condition refuses here last. */
  readonly rank: number;
}

/**
 * @param record the record on the line, with a layout
 * @returns the values for a field, each replacing exactly the field and as wide as it is
 */
export function valueItems(
  transmission: Transmission,
  line: number,
  record: AceRecord,
  compiled: CompiledField,
  today: CalendarDate | undefined,
): CompletionItem[] {
  const { field, from, to } = compiled;
  if (compiled.isFiller || isConfidential(field, '')) return [];
  const offers = [...constant(compiled), ...dates(compiled, today), ...codes(transmission, line, record, compiled)];
  const offered = new Set(offers.map(({ value }) => fitted(value, compiled)));
  for (const offer of usedValues(transmission, line, record, compiled))
    if (!offered.has(fitted(offer.value, compiled))) offers.push(offer);
  const range = {
    start: { line, character: from },
    end: { line, character: Math.min(to, record.text.length) },
  };
  return offers
    .filter(({ value }) => value.length <= to - from)
    .sort((a, b) => a.rank - b.rank)
    .map(({ value, label, meaning, kind, rank }, at): CompletionItem => {
      const newText = fitted(value, compiled);
      return {
        label,
        ...(meaning === '' ? {} : { detail: meaning, labelDetails: { description: meaning } }),
        kind,
        // What is typed is compared from the start of the field, where numbers have their fill.
        filterText: newText.trim() === '' ? label : newText.trimEnd(),
        sortText: `${rank}${String(at).padStart(4, '0')}`,
        textEdit: { range, newText },
        insertTextMode: InsertTextMode.asIs,
      };
    });
}

function constant({ constant: value }: CompiledField): Offer[] {
  if (value === undefined) return [];
  const shown = value.trim();
  return [{ value, label: shown, meaning: 'always', kind: CompletionItemKind.Constant, rank: 1 }];
}

function dates({ field }: CompiledField, today: CalendarDate | undefined): Offer[] {
  const pictures = datePictures(field).filter((picture) => !picture.includes('HH'));
  if (today?.day === undefined) return [];
  return pictures.flatMap((picture) => {
    const days: readonly [string, number][] = picture.includes('DD')
      ? [
          ['today', 0],
          ['tomorrow', 1],
          ['yesterday', -1],
        ]
      : [['today', 0]];
    return days.map(([name, away]): Offer => {
      const date = dayAway(today, away);
      const value = formatDate(date, picture);
      const words = momentInWords({ date, time: undefined, twoDigitYear: false });
      return { value, label: value, meaning: `${name}, ${words}`, kind: CompletionItemKind.Value, rank: 0 };
    });
  });
}

function dayAway(date: CalendarDate, days: number): CalendarDate {
  const moved = new Date((dayNumber(date) + days) * 86_400_000);
  return { year: moved.getUTCFullYear(), month: moved.getUTCMonth() + 1, day: moved.getUTCDate() };
}

function codes(transmission: Transmission, line: number, record: AceRecord, compiled: CompiledField): Offer[] {
  const { field } = compiled;
  const shared = field.codeList === undefined ? undefined : transmission.catalog.codeList(field.codeList);
  // A field with codes of its own takes no others; its list only says where they come from.
  const listed = field.codes ?? { ...field.examples, ...shared?.codes };
  const allowed = allowedHere(transmission, line, record, compiled);
  return orderedCodes(listed).map(([code, meaning]): Offer => {
    const value = code.trim();
    return {
      value,
      label: value === '' ? '(blank)' : value,
      meaning,
      kind: CompletionItemKind.EnumMember,
      rank: allowed(value) ? 1 : 4,
    };
  });
}

/** Whether the conditions that hold here, and the record above, leave a code to the field. */
function allowedHere(
  transmission: Transmission,
  line: number,
  record: AceRecord,
  { field }: CompiledField,
): (code: string) => boolean {
  const others = conditionSources(transmission, line);
  const lists: (readonly string[])[] = [];
  for (const { when, then } of field.rules ?? []) {
    if (typeof then === 'object' && 'in' in then && conditionHolds(when, record, others)) lists.push(then.in);
  }
  const byParent = field.codesByParent;
  if (byParent) {
    const parent = nearestAbove(transmission, line, Object.keys(byParent));
    const codesOfParent = parent === undefined ? undefined : byParent[parent];
    if (codesOfParent) lists.push(codesOfParent);
  }
  return (code) => lists.every((list) => list.some((candidate) => isCode(code, candidate)));
}

function nearestAbove(transmission: Transmission, line: number, ids: readonly string[]): string | undefined {
  const unit = transmission.unitAt(line);
  if (!unit) return undefined;
  const last = line - unit.start - 1;
  for (let at = last; at >= Math.max(0, last - LOOK_AROUND); at--) {
    const id = unit.records[at]?.layout?.record.id;
    if (id !== undefined && ids.includes(id)) return id;
  }
  return undefined;
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

/** The values of fields of the same name in the records around, the nearest first. Amounts and closed lists have none. */
function usedValues(transmission: Transmission, line: number, record: AceRecord, compiled: CompiledField): Offer[] {
  const { field, from, to } = compiled;
  if (field.codes !== undefined || compiled.constant !== undefined) return [];
  if (field.decimals !== undefined || field.unit !== undefined) return [];
  const name = commonName(field.name);
  const found = new Map<string, Offer>();
  const look = (at: number): void => {
    const other = at === line ? record : transmission.recordAt(at);
    if (!other?.layout) return;
    for (const used of fieldsByCommonName(other.layout).get(name) ?? []) {
      const isSelf = at === line && used.index === compiled.index;
      if (isSelf || used.isFiller || found.size >= MOST_USED) continue;
      const value = other.text.slice(used.from, used.to).trim();
      if (value === '' || value.length > to - from || found.has(value)) continue;
      if (isSecret(other.text, used, value) || isConfidential(field, value) || !isOfClass(value, compiled)) continue;
      const meaning = at === line ? 'used in this record' : `used on line ${at + 1}`;
      const rank = other.layout === record.layout ? 2 : 3;
      found.set(value, { value, label: value, meaning, kind: CompletionItemKind.Value, rank });
    }
  };
  for (let away = 0; away <= LOOK_AROUND && found.size < MOST_USED; away++) {
    if (line - away >= 0) look(line - away);
    if (away > 0 && line + away < transmission.recordCount) look(line + away);
  }
  return [...found.values()];
}

/** Whether a value must not be shown, be it part of a social security number that stands across fields. */
function isSecret(text: string, { field, from, to }: CompiledField, value: string): boolean {
  return isConfidential(field, value) || maskSocialSecurityNumbers(text).slice(from, to).trim() !== value;
}

function isOfClass(value: string, { allowed }: CompiledField): boolean {
  for (let at = 0; at < value.length; at++) if ((classBit(value.charCodeAt(at)) & allowed) === 0) return false;
  return true;
}
