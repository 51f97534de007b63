/** Premises of conditions that look at other records of a unit, worked out once as long as they look at the same records. */
import type { CompiledField, CompiledLayout } from '../layout/compile';
import { valueWithin, type SimpleCondition } from '../layout/condition';
import { shortKey } from '../layout/values';
import type { AceRecord, Unit } from '../transmission/model';
import { LayoutTable } from './layoutTable';

/** The records with a control identifier. */
export interface Kind {
  readonly id: string;
  /** Whether some premise looks at them. */
  isWatched: boolean;
  /** Indexes of those in the unit, so many of the list, as far as they were located. */
  readonly positions: number[];
  count: number;
  /** The one that was passed last. */
  above: AceRecord | undefined;
  /** When it was passed. */
  passed: number;
}

/** A field of other records. */
export interface Watched {
  readonly kind: Kind;
  readonly field: string;
  /** Codes without blanks around them, or whether it is blank, for each premise on the field. */
  readonly demands: (ReadonlySet<string> | boolean)[];
  /** Which premises hold for a short value, a bit for each. */
  readonly byKey: Map<number, number>;
  /** The layout of the record that was looked at last, and where the field is in it; the value it had there, and what held for it. */
  layout: CompiledLayout | undefined;
  place: CompiledField | undefined;
  lastKey: number | undefined;
  lastHeld: number;
  /** When it was looked at last, and which premises hold since then. */
  read: number;
  held: number;
}

/** A condition on a field of other records. */
export interface Premise {
  readonly watched: Watched;
  /** The bit that tells of it in {@link Watched.held}. */
  readonly bit: number;
}

/** More premises than chapters have on one field; further ones are held to be true and looked into one by one. */
const MOST_PREMISES = 30;
/** So many values of a field are remembered; fields that conditions look at have few. */
const MOST_VALUES = 200;

/**
 * Goes through the records of a unit from top to bottom. A premise means the nearest record above the one it is asked for, so
 * that a tariff looks at its own line; where none stands above, any below; and of A and B the headers around the unit.
 */
export class Premises {
  private readonly kinds: Kind[] = [];
  private readonly watched = new Map<string, Watched>();
  private readonly premises = new Map<string, Premise>();
  private unit: Unit | undefined;
  /** Counts what may change an answer. */
  private now = 0;
  private began = 0;
  /** When the records of the unit were located. */
  private located = 0;
  private readonly byLayout = new LayoutTable<Kind>();

  kindOf(id: string): Kind {
    let kind = this.kinds.find((known) => known.id === id);
    if (!kind) this.kinds.push((kind = { id, isWatched: false, positions: [], count: 0, above: undefined, passed: 0 }));
    return kind;
  }

  /** @returns the same premise for conditions that say the same */
  premiseOf(condition: SimpleCondition & { readonly record: string }): Premise {
    const key = JSON.stringify(condition);
    let premise = this.premises.get(key);
    if (!premise) {
      const watched = this.watch(condition.record, condition.field);
      premise = { watched, bit: watched.demands.length < MOST_PREMISES ? 1 << watched.demands.length : 0 };
      watched.demands.push('blank' in condition ? condition.blank : new Set(condition.in.map((code) => code.trim())));
      watched.byKey.clear();
      watched.lastKey = undefined;
      watched.read = 0;
      this.premises.set(key, premise);
    }
    return premise;
  }

  private watch(id: string, field: string): Watched {
    const key = `${id} ${field}`;
    let watched = this.watched.get(key);
    if (!watched) {
      watched = {
        kind: this.kindOf(id),
        field,
        demands: [],
        byKey: new Map(),
        layout: undefined,
        place: undefined,
        lastKey: undefined,
        lastHeld: 0,
        read: 0,
        held: 0,
      };
      watched.kind.isWatched = true;
      this.watched.set(key, watched);
    }
    return watched;
  }

  begin(unit: Unit): void {
    this.unit = unit;
    this.began = ++this.now;
  }

  /** The record has been dealt with and stands above all that follow. */
  pass(kind: Kind, record: AceRecord): void {
    kind.above = record;
    kind.passed = ++this.now;
  }

  /** Forgets the unit, so that its text isn't kept. */
  end(): void {
    this.unit = undefined;
    for (const kind of this.kinds) kind.above = undefined;
  }

  /** @returns a time at which what the premises look at changed last, to be compared with that of another call */
  changed(kinds: readonly Kind[]): number {
    let changed = this.began;
    for (const { passed } of kinds) if (passed > changed) changed = passed;
    return changed;
  }

  /** @returns bits of the premises on the field that hold now */
  heldOn(watched: Watched): number {
    if (watched.read < this.began || watched.read < watched.kind.passed) {
      watched.held = this.look(watched);
      watched.read = this.now;
    }
    return watched.held;
  }

  /** @returns whether the premise may hold now */
  holds({ watched, bit }: Premise): boolean {
    return bit === 0 || (this.heldOn(watched) & bit) !== 0;
  }

  private look(watched: Watched): number {
    const { unit } = this;
    if (!unit) return 0;
    const { id, above, passed } = watched.kind;
    const header = id === 'B' ? unit.block.header : id === 'A' ? unit.block.batch.header : undefined;
    const record = header ?? (passed > this.began ? above : undefined);
    if (record) return heldFor(watched, record);
    if (this.located < this.began) this.locate(unit);
    const { records } = unit;
    const { positions, count } = watched.kind;
    let held = 0;
    for (let nth = 0; nth < count; nth++) {
      const below = records[positions[nth] ?? 0];
      if (below) held |= heldFor(watched, below);
    }
    return held;
  }

  /** Finds the records of all kinds in the unit at once, for premises that look at any of them. */
  private locate({ records }: Unit): void {
    this.located = this.began;
    for (const kind of this.kinds) kind.count = 0;
    for (let at = 0; at < records.length; at++) {
      const layout = records[at]?.layout;
      const kind = layout && (this.byLayout.get(layout) ?? this.kindOfLayout(layout));
      if (kind?.isWatched) kind.positions[kind.count++] = at;
    }
  }

  private kindOfLayout(layout: CompiledLayout): Kind {
    const kind = this.kindOf(layout.record.id);
    this.byLayout.set(layout, kind);
    return kind;
  }
}

/** Bits of the premises that hold for a record; none where it has no such field. */
function heldFor(watched: Watched, { text, layout }: AceRecord): number {
  if (layout !== watched.layout) {
    watched.layout = layout;
    watched.place = layout?.fieldsByName.get(watched.field);
  }
  const { place } = watched;
  if (!place) return 0;
  const key = shortKey(text, place.from, place.to);
  // A longer value would keep the whole text with it, as a part of it.
  if (key === undefined) return heldForValue(watched, valueWithin(text, place));
  if (key !== watched.lastKey) {
    watched.lastKey = key;
    watched.lastHeld = heldForKey(watched, key, text, place);
  }
  return watched.lastHeld;
}

function heldForKey(watched: Watched, key: number, text: string, place: CompiledField): number {
  const { byKey } = watched;
  let held = byKey.get(key);
  if (held === undefined) {
    held = heldForValue(watched, valueWithin(text, place));
    if (byKey.size >= MOST_VALUES) byKey.clear();
    byKey.set(key, held);
  }
  return held;
}

function heldForValue({ demands }: Watched, value: string): number {
  let held = 0;
  for (let at = 0; at < demands.length && at < MOST_PREMISES; at++) {
    const demand = demands[at];
    if (typeof demand === 'object' ? demand.has(value) : (value === '') === demand) held |= 1 << at;
  }
  return held;
}
