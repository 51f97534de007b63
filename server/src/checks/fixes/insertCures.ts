/** Cures of findings that a record is missing: it comes in where the structure map has it, the known values filled in. */
import { conditionHolds } from '../../layout/condition';
import type { Place } from '../../layout/structureMap';
import type { Unit } from '../../transmission/model';
import { conditionSources } from '../../transmission/context';
import { fitted, KnownValues } from '../../transmission/skeleton';
import type { Fix } from './fix';
import { inWords, withCount } from './structureFixes';
import { evident, type FixMaker, type Subject } from './subject';

/** A record that is needed, and what it is to hold. */
export interface Needed {
  readonly id: string;
  readonly values?: Readonly<Record<string, string>>;
  /** The values are worked out, so that a title need not tell them. */
  readonly isKnown?: boolean;
}

/** At how many places of the transaction the records are tried. */
const MOST_PLACES = 12;

/**
 * Inserts records behind the one of the finding, where they belong.
 * @param choices what may be missing: of several, the first that mends the finding comes in
 */
export function insert(...choices: readonly (string | readonly Needed[])[]): FixMaker {
  return (subject) =>
    choices.flatMap((choice) => insertions(subject, typeof choice === 'string' ? [{ id: choice }] : choice));
}

/** Inserts the record that the rule says is missing, with what it knows of it. */
export const insertKnown: FixMaker = (subject) => {
  const { fill } = subject.finding;
  return fill?.record === undefined
    ? []
    : insertions(subject, [{ id: fill.record, values: fill.fields, isKnown: true }]);
};

/** @returns every selection of the records, the small ones first: a finding may tell of one or of several that are missing */
export function anyOf(...needed: readonly Needed[]): (readonly Needed[])[] {
  return needed
    .reduce<(readonly Needed[])[]>((sets, one) => [...sets, ...sets.map((set) => [...set, one])], [[]])
    .filter((set) => set.length > 0)
    .sort((a, b) => a.length - b.length);
}

function insertions(subject: Subject, needed: readonly Needed[]): Fix[] {
  const { transmission, finding } = subject;
  const unit = transmission.unitAt(finding.line);
  const [first] = needed;
  if (!unit || !first) return [];
  const fixes: Fix[] = [];
  for (const { at, opens } of placesFor(unit, finding.line - unit.start, first.id)) {
    if (fixes.length === MOST_PLACES) break;
    const line = unit.start + at;
    const records = needed.flatMap((one) => newRecord(subject, unit, line, opens, one) ?? []);
    if (records.length !== needed.length) continue;
    const edits = withCount({ transmission, line: finding.line }, [{ kind: 'insert', line, records }], records.length);
    const behind = unit.records[at - 1]?.layout?.record.id;
    const where =
      at === finding.line - unit.start + 1 ? 'behind this record' : `behind the ${behind ?? ''} record of line ${line}`;
    const values = needed.flatMap((one) => (one.isKnown ? [] : Object.values(one.values ?? {})));
    const holding = values.length === 0 ? '' : ` (${values.join(', ')})`;
    fixes.push({ title: `Insert ${inWords(needed.map(({ id }) => id))}${holding} ${where}`, edits, ...evident });
  }
  return fixes;
}

/** A line of a unit where a record may come in, and the topmost place that begins with it there. */
interface Opening {
  readonly at: number;
  readonly opens: Place;
}

/** Where a record may stand: the map has its place between the records on both sides; first those behind the anchor. */
function placesFor(unit: Unit, anchor: number, id: string): Opening[] {
  const places = unit.steps?.map.places.filter(({ record }) => record === id) ?? [];
  const strict: Opening[] = [];
  const amongLike: Opening[] = [];
  for (let at = 1; at <= unit.records.length; at++) {
    const above = unit.records[at - 1]?.place;
    const below = unit.records[at];
    if (!above || (below?.place === undefined && below !== undefined)) continue;
    for (const opens of places.flatMap(beginnings)) {
      const parent = opens.parent;
      const isOpen = !parent || parent.depth === 0 || (parent.index <= above.index && above.index < parent.end);
      if (!isOpen || above.index >= opens.end) continue;
      if (!below?.place || below.place.index >= opens.end || begins(below.opens, opens)) strict.push({ at, opens });
      else if (below.opens === opens) amongLike.push({ at, opens });
    }
  }
  const isBehind = ({ at }: Opening): boolean => at > anchor;
  const isBefore = ({ at }: Opening): boolean => at <= anchor;
  return [...strict.filter(isBehind), ...amongLike.filter(isBehind), ...strict.filter(isBefore)];
}

/** The place of a record, and the groups that begin with it. */
function beginnings(place: Place): Place[] {
  const found = [place];
  for (
    let group = place.parent, first = place;
    group && group.depth > 0 && group.children[0] === first;
    group = group.parent
  ) {
    found.push(group);
    first = group;
  }
  return found;
}

/** Whether a record begins another repetition of a group that the place is in. */
function begins(next: Place | undefined, place: Place): boolean {
  return (next?.index ?? Infinity) < place.index && place.index < (next?.end ?? 0);
}

function newRecord(
  { transmission }: Subject,
  unit: Unit,
  line: number,
  opens: Place,
  { id, values = {} }: Needed,
): string | undefined {
  const layout = unit.block.layout;
  const made = layout && new KnownValues(transmission, line, line - 1).record(layout, id, { opens });
  if (!made) return undefined;
  let { text } = made;
  const put = (fields: typeof made.layout): void => {
    for (const [name, value] of Object.entries(values)) {
      const field = fields.fieldsByName.get(name);
      if (field) text = text.slice(0, field.from) + fitted(value, field) + text.slice(field.to);
    }
  };
  put(made.layout);
  // The values may choose a form of the record in which other fields stand elsewhere.
  const others = conditionSources(transmission, line - 1);
  const variant = layout.records
    .get(id)
    ?.variants.find(({ when }) => conditionHolds(when, { text, layout: made.layout }, others));
  if (variant) put(variant.layout);
  return text;
}
