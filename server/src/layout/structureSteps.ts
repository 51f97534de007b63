/** Finds the steps from one record of a structure map to the next, and remembers them. */
import type { CompiledRecord } from './compile';
import { anyOrder, isChoice, keyOf, REGULAR, type Place, type Step, type StructureMap } from './structureMap';

/** Costs of a departure from the map: a mandatory place passed over, a second one where one is allowed, a record out of order. */
const MISSING = 10;
const REPEATED_AT_ONCE = 8;
const REPEATED = 25;
const OUT_OF_ORDER = 12;

interface Found {
  readonly to: Place;
  readonly passed: readonly Place[];
}

/** The lines that records are read from; their texts are cut out when they are asked for. */
interface Lines {
  textAt(line: number): string;
}

/** The steps of one structure map, each looked for once. */
export class StructureSteps {
  /** By index of the place and key of the record. */
  private readonly known: (Map<string, readonly Step[]> | undefined)[] = [];
  /** The steps that the map foresees, by index of the place and of the record; false where it foresees none. */
  private readonly regular: (Step | false | undefined)[][];
  /** Mandatory places that are still to come, by index of the place. */
  private readonly remainders: (readonly Place[] | undefined)[] = [];

  constructor(readonly map: StructureMap) {
    this.regular = map.places.map(() => []);
  }

  /**
   * @param from the place of the last record; the root before the first
   * @param record key of the next: its control identifier, unless the map has that under conditions
   * @returns the steps the map has for the record from here, the likeliest first; none where it has no place for it
   */
  from(from: Place, record: string): readonly Step[] {
    const steps = (this.known[from.index] ??= new Map<string, readonly Step[]>());
    let found = steps.get(record);
    if (!found) steps.set(record, (found = findSteps(from, record)));
    return found;
  }

  /**
   * As {@link from}, of records whose control identifiers are known, one after another.
   * @param record the next record
   * @param line where it stands
   * @returns the likeliest step, when nothing is missing, repeated or out of order with it
   */
  foreseen(from: Place, record: CompiledRecord, lines: Lines, line: number): Step | undefined {
    const step = this.regular[from.index]?.[record.index];
    if (step === undefined) return this.findRegular(from, record, lines.textAt(line));
    return step === false ? undefined : step;
  }

  /** @returns what the places that may take the record have as their key */
  keyOf(record: CompiledRecord, text: string): string {
    const { map } = this;
    if (map.conditions.size === 0 || !map.conditions.has(record.id)) return record.id;
    return keyOf(map, record.id, { text, layout: record.base });
  }

  private findRegular(from: Place, record: CompiledRecord, text: string): Step | undefined {
    const [likeliest] = this.from(from, this.keyOf(record, text));
    const step = likeliest && likeliest.cost < REGULAR ? likeliest : undefined;
    const row = this.regular[from.index];
    if (row && !this.map.conditions.has(record.id)) {
      while (row.length <= record.index) row.push(undefined);
      row[record.index] = step ?? false;
    }
    return step;
  }

  /** The steps for a record of which only the control identifier is known; @see from */
  fromIdentifier(from: Place, record: string): readonly Step[] {
    const conditions = this.map.conditions.get(record);
    if (!conditions) return this.from(from, record);
    return [record, ...conditions.map(({ key }) => key)]
      .flatMap((key) => this.from(from, key))
      .sort((a, b) => a.cost - b.cost);
  }

  /** Mandatory places that are still to come when the transaction ends after `from`. */
  remaining(from: Place): readonly Place[] {
    return (this.remainders[from.index] ??= mandatoryBehind(from));
  }
}

function mandatoryBehind(from: Place): readonly Place[] {
  const passed: Place[] = [];
  for (let place = from; place.parent; place = place.parent) passed.push(...mandatoryAfter(place.parent, place));
  return passed;
}

/** Mandatory members of a sequence behind one of them, up to another or the end; none where the order is free. */
function mandatoryAfter(parent: Place, after: Place, upTo?: Place): Place[] {
  if (anyOrder(parent)) return [];
  return parent.children.filter(
    (child) => child.mandatory && child.index > after.index && (!upTo || child.index < upTo.index),
  );
}

/** The first place for the record on entering `place`, with the mandatory places passed over inside it. */
function enter(place: Place, record: string): Found | undefined {
  if (place.key !== undefined) return place.key === record ? { to: place, passed: [] } : undefined;
  let best: Found | undefined;
  for (const child of place.children) {
    const found = enter(child, record);
    if (!found) continue;
    const before = isChoice(place)
      ? []
      : place.children.filter((other) => other.mandatory && other.index < child.index);
    const candidate = { to: found.to, passed: [...before, ...found.passed] };
    if (candidate.passed.length === 0) return candidate;
    if (!best || candidate.passed.length < best.passed.length) best = candidate;
  }
  return best;
}

function standsAnywhere(place: Place): boolean {
  return 'record' in place.node && place.node.position === 'anywhere';
}

function findSteps(from: Place, record: string): readonly Step[] {
  const steps: Step[] = [];
  const ahead = (opens: Place, found: Found, passed: readonly Place[], cost: number): void => {
    const all = [...passed, ...found.passed];
    steps.push({ to: found.to, opens, passed: all, kind: 'ahead', cost: cost + all.length * MISSING });
  };

  if (!from.parent) {
    for (const opens of from.children) {
      const found = enter(opens, record);
      if (found) ahead(opens, found, mandatoryAfter(from, from, opens), 0);
    }
  }
  let closing: Place[] = [];
  for (let place = from; place.parent; place = place.parent) {
    const { parent } = place;
    const again = enter(place, record);
    if (again)
      ahead(
        place,
        again,
        closing,
        place.max > 1 ? (place === from ? 0 : 1) : place === from ? REPEATED_AT_ONCE : REPEATED,
      );
    for (const sibling of parent.children) {
      const found = sibling === place ? undefined : enter(sibling, record);
      if (!found) continue;
      if (sibling.index > place.index)
        ahead(sibling, found, [...closing, ...mandatoryAfter(parent, place, sibling)], 2);
      else if (anyOrder(parent) || standsAnywhere(sibling)) ahead(sibling, found, closing, 2);
      else
        steps.push({
          to: found.to,
          opens: sibling,
          passed: [],
          kind: 'behind',
          cost: OUT_OF_ORDER + found.passed.length * MISSING,
        });
    }
    closing = [...closing, ...mandatoryAfter(parent, place)];
  }
  return steps.sort((a, b) => a.cost - b.cost);
}
