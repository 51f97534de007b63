/** Completions inside a field: what the file tells of it, its codes, examples and shared list, dates, and values used before in the file. */
import { CompletionItemKind, InsertTextMode, type CompletionItem } from 'vscode-languageserver';
import type { Check } from '../checks/fixes/proof';
import type { CompiledField } from '../layout/compile';
import { conditionHolds, isCode } from '../layout/condition';
import { datePictures, dayNumber, formatDate, momentInWords, type CalendarDate } from '../layout/dates';
import { isConfidential } from '../layout/values';
import type { AceRecord } from '../transmission/model';
import type { Transmission } from '../transmission/transmission';
import { applicationAt, conditionSources } from '../transmission/context';
import { computedValues } from './computedValues';
import { orderedCodes } from './fieldWords';
import { fitted } from '../transmission/skeleton';
import { usedValues, type UsedValue } from './usedValues';
import { dataOfValue } from './valueDocumentation';

/** How many records above are looked at for the parent of a code. */
const LOOK_ABOVE = 1000;
/** How many days before and after today are offered. */
const DAYS_BACK = 7;
const DAYS_AHEAD = 14;
/** Rank of codes that the file uses already. */
const USED_CODE = 1;

/** A value that may be offered. */
interface Offer {
  readonly value: string;
  readonly label: string;
  readonly meaning: string;
  readonly kind: CompletionItemKind;
  /**
   * What the file tells and dates first, then codes, then used values, those of the same kind of record first; codes that a condition
   * refuses here last.
   */
  readonly rank: number;
  /** Where the value comes from, for its documentation. */
  readonly explanation?: string;
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
  check?: Check,
): CompletionItem[] {
  const { field, from, to } = compiled;
  if (compiled.isFiller || isConfidential(field, '')) return [];
  const application = applicationAt(transmission, line);
  const offers = merged(compiled, [
    ...constant(compiled),
    ...computed(transmission, line, record, compiled, check),
    ...dates(compiled, today),
    ...codes(transmission, line, record, compiled),
    ...usedValues(transmission, line, record, compiled).map((used) => usedOffer(used, line)),
  ]);
  const range = {
    start: { line, character: from },
    end: { line, character: Math.min(to, record.text.length) },
  };
  return offers
    .filter(({ value }) => value.length <= to - from)
    .sort((a, b) => a.rank - b.rank)
    .map(({ value, label, meaning, kind, rank, explanation }, at): CompletionItem => {
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
        ...(application && record.layout
          ? { data: dataOfValue(application, record.layout, compiled, value, explanation) }
          : {}),
      };
    });
}

/** The offers with each value once: as what comes first, with what else is known of it. */
function merged(compiled: CompiledField, offers: readonly Offer[]): Offer[] {
  const byValue = new Map<string, Offer>();
  for (const offer of offers) {
    const key = fitted(offer.value, compiled);
    const known = byValue.get(key);
    if (!known) byValue.set(key, offer);
    else
      byValue.set(key, {
        ...known,
        // Of a long list the codes that the file uses come first.
        rank: compiled.codes ? known.rank : Math.min(known.rank, offer.rank, USED_CODE),
        meaning: [known.meaning, offer.meaning].filter((part) => part !== '').join(', '),
        ...(known.explanation === undefined && offer.explanation !== undefined
          ? { explanation: offer.explanation }
          : {}),
      });
  }
  return [...byValue.values()];
}

function computed(
  transmission: Transmission,
  line: number,
  record: AceRecord,
  compiled: CompiledField,
  check: Check | undefined,
): Offer[] {
  return computedValues(transmission, line, record, compiled, check).map(({ value, meaning, explanation }) => ({
    value,
    label: value,
    meaning,
    explanation,
    kind: CompletionItemKind.Value,
    rank: 0,
  }));
}

function usedOffer({ value, count, nearest, isOwnKind }: UsedValue, line: number): Offer {
  const where = nearest === line ? 'in this record' : `on line ${nearest + 1}`;
  const meaning = count === 1 ? `used ${where}` : `used ${count} times, nearest ${where}`;
  const rank = isOwnKind ? 2 : 3;
  return { value, label: value, meaning, kind: CompletionItemKind.Value, rank };
}

function constant({ constant: value }: CompiledField): Offer[] {
  if (value === undefined) return [];
  const shown = value.trim();
  return [{ value, label: shown, meaning: 'always', kind: CompletionItemKind.Constant, rank: 1 }];
}

const TODAY: readonly (readonly [string, number])[] = [['today', 0]];
/** Days near today in the order in which they are offered. */
const NEARBY: readonly (readonly [string, number])[] = [
  ...TODAY,
  ['tomorrow', 1],
  ['yesterday', -1],
  ...Array.from({ length: DAYS_AHEAD - 1 }, (_, at) => [`in ${at + 2} days`, at + 2] as const),
  ...Array.from({ length: DAYS_BACK - 1 }, (_, at) => [`${at + 2} days ago`, -at - 2] as const),
];

function dates({ field }: CompiledField, today: CalendarDate | undefined): Offer[] {
  const pictures = datePictures(field).filter((picture) => !picture.includes('HH'));
  if (today?.day === undefined) return [];
  return pictures.flatMap((picture) => {
    const days = picture.includes('DD') ? NEARBY : TODAY;
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
  for (let at = last; at >= Math.max(0, last - LOOK_ABOVE); at--) {
    const id = unit.records[at]?.layout?.record.id;
    if (id !== undefined && ids.includes(id)) return id;
  }
  return undefined;
}
