/** The forms a transaction of an application can have: one for each structure map and action that begins it. */
import type { ApplicationLayout, Catalog } from '../layout/catalog';
import type { CompiledField } from '../layout/compile';
import type { Place, StructureMap } from '../layout/structureMap';
import { beginning, codesOf, type CodeCondition, type GroupPlan, type Repetition } from './newGroup';

export interface TransactionForm {
  /** Tells the forms of an application apart. */
  readonly id: string;
  /** The codes that choose it, such as the action's; none where the application has but one form. */
  readonly codes: readonly string[];
  /** What the codes mean, in the words of the chapter; the title of the application where there are none. */
  readonly title: string;
  /** Name of the structure map, where the chapter names it. */
  readonly map: string | undefined;
  readonly plan: GroupPlan;
}

/** An entry of `server/reference/transaction-forms.json`: what a form needs beyond what its map calls mandatory. */
interface FurtherRecords {
  readonly maps?: readonly string[];
  readonly codes?: readonly string[];
  readonly records?: readonly string[];
  readonly repeated?: Readonly<Record<string, RepeatedRecord>>;
}

/** A record for each of several values of a field, some with further records behind them. */
interface RepeatedRecord {
  readonly field: string;
  readonly values: readonly string[];
  readonly also?: Readonly<Record<string, readonly string[]>>;
}

type FurtherByApplication = Readonly<Record<string, readonly FurtherRecords[]>>;

/** @returns the forms in the order of the chapter; none where it gives no structure map */
export function transactionForms(catalog: Catalog, application: ApplicationLayout): TransactionForm[] {
  const maps = application.maps.map(({ map }) => map);
  // The map that holds all others says of no record that it must be there.
  const separate = maps.length > 1 ? maps.filter(({ when }) => when !== undefined) : maps;
  const forms = separate.flatMap((map) => formsOf(catalog, application, map));
  const known = new Set<string>();
  return forms.filter(({ id }) => !known.has(id) && known.add(id));
}

function formsOf(catalog: Catalog, application: ApplicationLayout, map: StructureMap): TransactionForm[] {
  const { children } = map.root;
  const place = children.find(({ mandatory }) => mandatory) ?? children[0];
  if (!place) return [];
  const first = beginning(place);
  const parts = map.when ? codesOf(map.when) : actions(application, first);
  const choices = parts.filter((part) => !isConstant(application, part));
  const further = furtherRecords(catalog, application.application).filter(
    ({ maps }) => maps === undefined || maps.includes(map.name ?? ''),
  );
  return combinations(choices).map((chosen): TransactionForm => {
    const codes = chosen.map(({ code }) => code);
    const given: Record<string, Record<string, string>> = {};
    for (const { part, code } of chosen) (given[part.record ?? first] ??= {})[part.field] = code;
    const own = further.filter(
      (entry) => entry.codes === undefined || entry.codes.some((code) => codes.includes(code)),
    );
    const wanted = [...parts.map(({ record }) => record ?? first), ...own.flatMap(({ records }) => records ?? [])];
    const repeated = own.flatMap((entry) => Object.entries(entry.repeated ?? {}));
    const title = chosen
      .map(({ part, code }) => meaningOf(application, part.record ?? first, part.field, code))
      .join(', ');
    return {
      id: [map.name, ...codes].filter((word) => word !== undefined).join(' '),
      codes,
      title: title === '' ? application.title : title,
      map: map.name,
      plan: {
        application,
        place,
        given,
        isWanted: firstPlaces(place, new Set(wanted)),
        repeated: Object.fromEntries(repeated.map(([id, record]) => [id, repetitions(place, record)])),
      },
    };
  });
}

function repetitions(place: Place, { field, values, also = {} }: RepeatedRecord): Repetition[] {
  return values.map((value) => ({
    values: { [field]: value },
    isWanted: firstPlaces(place, new Set(also[value] ?? [])),
  }));
}

/** The action that the first record asks for, where its field takes but a few codes. */
function actions({ records }: ApplicationLayout, record: string): CodeCondition[] {
  const field = records
    .get(record)
    ?.base.fields.find(({ field: { name, codes }, required }) => required && codes && /\bAction\b/.test(name))?.field;
  return field
    ? [{ record, field: field.name, in: Object.keys(field.codes ?? {}).filter((code) => code.trim() !== '') }]
    : [];
}

function isConstant(application: ApplicationLayout, { record, field }: CodeCondition): boolean {
  return fieldOf(application, record ?? '', field)?.constant !== undefined;
}

function fieldOf({ records }: ApplicationLayout, record: string, name: string): CompiledField | undefined {
  return records.get(record)?.base.fieldsByName.get(name);
}

interface Chosen {
  readonly part: CodeCondition;
  readonly code: string;
}

/** Every way to choose one code of each part. */
function combinations(parts: readonly CodeCondition[]): readonly (readonly Chosen[])[] {
  return parts.reduce<readonly (readonly Chosen[])[]>(
    (chosen, part) => chosen.flatMap((before) => part.in.map((code) => [...before, { part, code: code.trim() }])),
    [[]],
  );
}

function meaningOf(application: ApplicationLayout, record: string, name: string, code: string): string {
  const codes = fieldOf(application, record, name)?.field.codes ?? {};
  return Object.entries(codes).find(([key]) => key.trim() === code)?.[1] ?? `${name} ${code}`;
}

const further = new WeakMap<Catalog, FurtherByApplication>();

function furtherRecords(catalog: Catalog, application: string): readonly FurtherRecords[] {
  let known = further.get(catalog);
  if (!known) {
    const text = catalog.reference('transaction-forms');
    known = text === undefined ? {} : (JSON.parse(text) as { forms: FurtherByApplication }).forms;
    further.set(catalog, known);
  }
  return known[application] ?? [];
}

/** Of several places for a record the first one is wanted. */
function firstPlaces(within: Place, ids: ReadonlySet<string>): (place: Place) => boolean {
  const places = new Map<string, Place>();
  const look = (place: Place): void => {
    const { record } = place;
    if (record !== undefined && ids.has(record) && !places.has(record)) places.set(record, place);
    place.children.forEach(look);
  };
  look(within);
  const wanted: ReadonlySet<Place> = new Set(places.values());
  return (place) => wanted.has(place);
}
