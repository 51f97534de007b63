/** New records that come in together: a group of a structure map with the records it must hold. */
import type { ApplicationLayout } from '../layout/catalog';
import type { CompiledField } from '../layout/compile';
import { conditionHolds, isBlankField, type FieldSource } from '../layout/condition';
import { isChoice, type Place } from '../layout/structureMap';
import type { Condition } from '../layout/types';
import { KnownValues, type FilledRecord, type GivenValues } from './skeleton';
import type { Transmission } from './transmission';

/** A new record and the fields of it that a person must fill. */
export interface NewRecord extends FilledRecord {
  readonly gaps: readonly CompiledField[];
}

/** What a new group is to be. */
export interface GroupPlan {
  readonly application: ApplicationLayout;
  /** The group; its mandatory members come in, and those of the groups within it that do. */
  readonly place: Place;
  /** Whether a place of the map that is not mandatory comes in too. */
  readonly isWanted: (place: Place) => boolean;
  /** Values of the records, by control identifier. */
  readonly given?: Readonly<Record<string, GivenValues>>;
  /** Records that come several times with the group they begin, by control identifier. */
  readonly repeated?: Readonly<Record<string, readonly Repetition[]>>;
}

/** One of several repetitions of a record. */
export interface Repetition {
  readonly values: GivenValues;
  /** Places that come in with this one alone. */
  readonly isWanted?: (place: Place) => boolean;
}

/**
 * @param line 0-based line that the group is for
 * @param above line of the nearest record above; undefined at the top of the file
 * @returns the records of the group in the order of the map, the values filled in that are known
 */
export function newGroup(
  transmission: Transmission,
  line: number,
  above: number | undefined,
  plan: GroupPlan,
): NewRecord[] {
  const records: NewRecord[] = [];
  for (const { leaf, opens, values } of leaves(plan.place, plan.place, plan)) {
    const id = leaf.record ?? '';
    const known = new KnownValues(transmission, line, above, records);
    const record = known.record(
      plan.application,
      id,
      { opens },
      { ...ownValues(leaf), ...plan.given?.[id], ...values },
    );
    if (record) records.push({ ...record, gaps: gapsOf(record, known.sources) });
  }
  return records;
}

/** @returns the fields of a record that are blank and must not be: mandatory ones, and those that a condition requires */
export function gapsOf(
  record: Pick<FilledRecord, 'layout' | 'text'>,
  others: (id: string) => readonly FieldSource[],
): CompiledField[] {
  return record.layout.fields.filter(
    (compiled) =>
      !compiled.isFiller &&
      isBlankField(record.text, compiled) &&
      (compiled.required ||
        (compiled.field.rules ?? []).some(
          ({ when, then }) => then === 'required' && conditionHolds(when, record, others),
        )),
  );
}

interface Leaf {
  readonly leaf: Place;
  /** The topmost place that begins with it. */
  readonly opens: Place;
  /** What is given to this one of several repetitions. */
  readonly values: GivenValues;
}

/** The records of a new repetition of a place. */
function* leaves(place: Place, opens: Place, plan: GroupPlan, values: GivenValues = {}): Generator<Leaf> {
  if (place.record !== undefined) {
    yield { leaf: place, opens, values };
    return;
  }
  let top: Place | undefined = opens;
  for (const member of members(place, plan.isWanted)) {
    const id = beginning(member);
    for (const each of plan.repeated?.[id] ?? [{ values }]) {
      // Within the repetition the record stands once.
      yield* leaves(member, top ?? member, within(plan, id, each), each.values);
      top = undefined;
    }
  }
}

function within(plan: GroupPlan, id: string, { isWanted }: Repetition): GroupPlan {
  const repeated = Object.fromEntries(Object.entries(plan.repeated ?? {}).filter(([other]) => other !== id));
  return {
    ...plan,
    repeated,
    isWanted: isWanted ? (place) => isWanted(place) || plan.isWanted(place) : plan.isWanted,
  };
}

/** @returns the control identifier that a place begins with, by its mandatory members */
export function beginning(place: Place): string {
  const first = place.children.find(({ mandatory }) => mandatory) ?? place.children[0];
  return place.record ?? (first ? beginning(first) : '');
}

/** The members of a group that come in; a group holds at least one. */
function members(place: Place, isWanted: (place: Place) => boolean): readonly Place[] {
  const isIn = (member: Place): boolean => holdsWanted(member, isWanted);
  const { children } = place;
  if (isChoice(place)) {
    const one = children.find(isIn) ?? children.find(({ mandatory }) => mandatory) ?? children[0];
    return one ? [one] : [];
  }
  const needed = children.filter((member) => member.mandatory || isIn(member));
  return needed.length > 0 ? needed : children.slice(0, 1);
}

function holdsWanted(place: Place, isWanted: (place: Place) => boolean): boolean {
  return isWanted(place) || place.children.some((child) => holdsWanted(child, isWanted));
}

/** The values by which the map tells a record from others with its control identifier. */
function ownValues({ node }: Place): GivenValues {
  if (!('when' in node)) return {};
  const asked = codesOf(node.when).flatMap(({ field, in: codes }) =>
    codes.slice(0, 1).map((code) => [field, code.trim()]),
  );
  return Object.fromEntries(asked) as GivenValues;
}

/** A part of a condition that asks for one of several codes. */
export type CodeCondition = Extract<Condition, { in: string[] }>;

/** @returns the parts of a condition that ask for codes */
export function codesOf(condition: Condition): readonly CodeCondition[] {
  if ('all' in condition) return condition.all.flatMap(codesOf);
  return 'in' in condition ? [condition] : [];
}
