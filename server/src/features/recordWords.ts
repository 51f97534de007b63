/** What a record is for and where it may stand: the hover of its control identifier and the documentation of its completion. */
import type { ApplicationLayout, Catalog } from '../layout/catalog';
import type { CompiledLayout } from '../layout/compile';
import { sourceInWords } from './fieldWords';
import { bullets, escapeMarkdown, paragraphs } from './markdown';
import { placesInWords, recordTitle } from './structureWords';

/** More places than this are only counted: a party record of the message set has dozens. */
const MOST_PLACES = 6;

/**
 * @param application the layout the record belongs to, for its places in the structure maps
 * @param here lines about the record that is looked at, such as its groups and its control identifier
 * @returns Markdown: title, summary, places, notes, errata, source
 */
export function recordMarkdown(
  catalog: Catalog,
  application: ApplicationLayout | undefined,
  layout: CompiledLayout,
  ...here: readonly (string | undefined)[]
): string {
  const { record, variant } = layout;
  const places = application ? placesInWords(application.maps, record.id) : [];
  const shown = places.slice(0, MOST_PLACES);
  if (places.length > shown.length) shown.push(`and ${places.length - shown.length} more places`);
  const summary = [record.summary, variant?.summary].filter((part) => part !== undefined).map(escapeMarkdown);
  return paragraphs(
    `**${escapeMarkdown(recordTitle(record))}**${variant ? ` — ${escapeMarkdown(variant.name)}` : ''}`,
    ...here,
    summary.join(' '),
    shown.length === 0 ? undefined : `Where it stands:\n\n${bullets(shown) ?? ''}`,
    labelled('Notes', [...(record.notes ?? []), ...(variant?.notes ?? [])]),
    labelled('Errata', [...(record.errata ?? []), ...(variant?.errata ?? [])]),
    sourceInWords(layout, catalog.chapter(layout.chapter.chapter)?.source),
  );
}

/** @param items plain text @returns Markdown: a list under a label, which keeps it apart from a list above; undefined without items */
export function labelled(label: string, items: readonly string[]): string | undefined {
  const list = bullets(items.map(escapeMarkdown));
  return list === undefined ? undefined : `${label}:\n\n${list}`;
}
