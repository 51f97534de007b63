/** New records as text in which a person goes from field to field: as a snippet, whose tab stops are as wide as their fields. */
import type { CompiledField } from '../layout/compile';
import { firstGap } from '../transmission/skeleton';
import type { NewRecord } from '../transmission/newGroup';

/** A field to fill; where the trailer repeats the header, the fields of both. */
interface TabStop {
  readonly places: { readonly record: number; readonly from: number; readonly to: number }[];
}

/** @returns the fields of new records that are to be filled, in their order */
function tabStops(records: readonly NewRecord[]): TabStop[] {
  const stops: TabStop[] = [];
  const byField = new Map<string, TabStop>();
  records.forEach((record, at) => {
    const { id } = record.layout.record;
    for (const { field, from, to } of toFill(record)) {
      const place = { record: at, from, to };
      const header = repeats({ field });
      const same = header === undefined ? undefined : byField.get(header);
      const stop = same ?? { places: [] };
      stop.places.push(place);
      if (!same) stops.push(stop);
      if (id === 'A' || id === 'B') byField.set(`${id} ${field.name}`, stop);
    }
  });
  return stops;
}

/** The gaps of a record; of one without, and without a value, its first field. */
function toFill({ gaps, layout, text }: NewRecord): readonly CompiledField[] {
  if (gaps.length > 0) return gaps;
  const isEmpty = layout.fields.every(
    ({ constant, isFiller, from, to }) => constant !== undefined || isFiller || text.slice(from, to).trim() === '',
  );
  const first = isEmpty ? layout.fields.find(({ from }) => from === firstGap(layout, text)) : undefined;
  return first ? [first] : [];
}

/** The field of A or B that a field always equals, as in `A Transmission Date`. */
function repeats({ field }: Pick<CompiledField, 'field'>): string | undefined {
  for (const { then } of field.rules ?? [])
    if (typeof then === 'object' && 'equals' in then && (then.record === 'A' || then.record === 'B'))
      return `${then.record} ${then.equals}`;
  return undefined;
}

/**
 * @returns the records, one a line, as a snippet. Each tab stop holds as many blanks as its field is wide, so that what is put in has 80
 *   positions a line; the last stop is the end, or the first blank field where there is nothing to fill
 */
export function recordsSnippet(records: readonly NewRecord[]): string {
  const stops = tabStops(records);
  const numbered = stops.flatMap(({ places }, at) => places.map((place) => ({ ...place, number: at + 1 })));
  const last = records.length - 1;
  return records
    .map(({ text, layout }, at) => {
      let snippet = '';
      let next = 0;
      const own = numbered.filter(({ record }) => record === at).sort((a, b) => a.from - b.from);
      for (const { from, to, number } of own) {
        snippet += `${escaped(text.slice(next, from))}\${${number}:${' '.repeat(to - from)}}`;
        next = to;
      }
      if (at !== last) return snippet + escaped(text.slice(next));
      const end = stops.length > 0 ? text.length : firstGap(layout, text);
      return `${snippet}${escaped(text.slice(next, end))}$0${escaped(text.slice(end))}`;
    })
    .join('\n');
}

/** Escapes what a snippet would read as its own syntax. */
function escaped(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
