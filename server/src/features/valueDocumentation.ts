/** What an offered value means, where it comes from, and what the layout says of its field; worked out when it is looked at. */
import type { ApplicationLayout, Catalog } from '../layout/catalog';
import { layoutsOf } from '../layout/catalog';
import type { CompiledField, CompiledLayout } from '../layout/compile';
import { isConfidential } from '../layout/values';
import { fitted } from '../transmission/skeleton';
import { codesInWords, factsInWords, formatsInWords, rulesInWords, sourceInWords, valueInWords } from './fieldWords';
import { layoutData, layoutOf, type LayoutData } from './layoutData';
import { escapeMarkdown, paragraphs } from './markdown';

/** What the documentation of a value is made from. */
interface ValueData extends LayoutData {
  readonly kind: 'value';
  readonly record: string;
  /** Name of the variant of the record. */
  readonly variant?: string;
  /** Index of the field in the record. */
  readonly field: number;
  readonly value: string;
  readonly explanation?: string;
}

/** @param value of the field, without padding @param explanation where it comes from */
export function dataOfValue(
  application: ApplicationLayout,
  { record, variant }: CompiledLayout,
  { index }: CompiledField,
  value: string,
  explanation: string | undefined,
): ValueData {
  return {
    kind: 'value',
    ...layoutData(application),
    record: record.id,
    ...(variant ? { variant: variant.name } : {}),
    field: index,
    value,
    ...(explanation === undefined ? {} : { explanation }),
  };
}

/** @returns the Markdown that documents an offered value, or undefined when the data are not those of one */
export function valueDocumentation(catalog: Catalog, data: unknown): string | undefined {
  if (!isValueData(data)) return undefined;
  const record = layoutOf(catalog, data)?.records.get(data.record);
  const layout = record && layoutsOf(record).find(({ variant }) => variant?.name === data.variant);
  const compiled = layout?.fields[data.field];
  if (!layout || !compiled || isConfidential(compiled.field, data.value)) return undefined;
  const { field } = compiled;
  const list = (name: string): ReturnType<Catalog['codeList']> => catalog.codeList(name);
  const text = ' '.repeat(compiled.from) + fitted(data.value, compiled);
  return paragraphs(
    `**${escapeMarkdown(field.name)}**`,
    valueInWords(compiled, { text, layout }, { list, showConfidential: false, today: undefined }),
    data.explanation === undefined ? undefined : escapeMarkdown(data.explanation),
    field.description === undefined ? undefined : escapeMarkdown(field.description),
    factsInWords(field),
    formatsInWords(field),
    codesInWords(field, data.value, list),
    rulesInWords(field, undefined, () => []),
    sourceInWords(layout, catalog.chapter(layout.chapter.chapter)?.source),
  );
}

function isValueData(data: unknown): data is ValueData {
  return typeof data === 'object' && data !== null && 'kind' in data && data.kind === 'value';
}
