/** Where a reading of records stands in a structure map, and what each further record costs and breaks there. */
import { isChoice, REGULAR, type Place, type Step } from '../layout/structureMap';
import type { StructureSteps } from '../layout/structureSteps';
import type { StructureIssue } from './model';

/** Costs of slips, weighed against each other only. */
const MISSING = 10;
/** On top of it, for the record that begins a unit: that it was forgotten is less likely than that the next one went astray. */
const MISSING_HEAD = 6;
const STRAY = 13;
const SWAPPED = 9.5;
const OVERFULL = 6;
/** A record that fills its place again is less likely out of order than the beginning of something. */
const OUT_OF_ORDER_AGAIN = 6;
/** Once a place is too full, or a record is known to have gone astray, more of the same is no further slip. */
const SAME_SLIP = 1;
/** Weight of the costs of steps that the map foresees: they decide only between readings with the same slips. */
const FORESEEN = 0.1;
/** How many slips back one may still turn out to explain the next. */
const MEMORY = 6;
/** More places than these are cleared faster at a stroke than one by one. */
const LONG = 24;

/** A mandatory place that was passed over. */
interface Gap {
  readonly place: Place;
  readonly issue: StructureIssue;
}

const NO_GAPS: readonly Gap[] = [];
const NO_STRAYS: readonly string[] = [];

/** What takes note of issues when a reading is final. */
export interface IssueList {
  add(issue: StructureIssue): void;
  /** The record was merely out of place, and what was reported as missing is there. */
  excuse(issue: StructureIssue): void;
}

export class StructureState {
  place: Place;
  /** How often each place is filled in the repetition at hand. */
  private readonly counts: Int32Array;
  private gaps = NO_GAPS;
  /** Keys of records left out, which may be what is missing further on. */
  private strays = NO_STRAYS;
  /** How many records without a known control identifier stand directly above; each may be what is missing. */
  private unknown = 0;

  constructor(private readonly steps: StructureSteps) {
    this.place = steps.map.root;
    this.counts = new Int32Array(steps.map.places.length);
  }

  /** Goes back to where nothing is read. */
  reset(): void {
    this.place = this.steps.map.root;
    this.counts.fill(0);
    this.gaps = NO_GAPS;
    this.strays = NO_STRAYS;
    this.unknown = 0;
  }

  copy(from: StructureState): void {
    this.place = from.place;
    this.counts.set(from.counts);
    this.gaps = from.gaps;
    this.strays = from.strays;
    this.unknown = from.unknown;
  }

  isFilled(place: Place): boolean {
    return this.count(place) > 0 || (isChoice(place) && place.children.some((child) => this.count(child) > 0));
  }

  count(place: Place): number {
    return this.counts[place.index] ?? 0;
  }

  fill(place: Place): void {
    this.counts[place.index] = 1;
  }

  /** Whether one more repetition stays within the limits of the map. */
  isFree(step: Step): boolean {
    return step.opens.max === Infinity || this.count(step.opens) < step.opens.max;
  }

  /** Takes a record that no control identifier fits. */
  takeUnknown(): void {
    this.unknown++;
  }

  /** Leaves a record out. @returns what that costs */
  takeStray(id: string, at: number, issues?: IssueList): number {
    issues?.add({ kind: 'unexpected', at, place: undefined });
    this.unknown = 0;
    const again = this.strays.at(-1) === id;
    this.strays = [...this.strays.slice(-MEMORY), id];
    return again ? OVERFULL : STRAY;
  }

  /** As {@link take}, by a step that the map foresees and has room for: with it nothing is missing or repeated, and it costs nothing. */
  takeForeseen({ opens, to }: Step): void {
    this.clearBelow(opens);
    this.unknown = 0;
    this.counts[opens.index] = this.count(opens) + 1;
    for (let place = to; place !== opens && place.parent; place = place.parent) this.counts[place.index] = 1;
    this.place = to;
  }

  /** Takes a record by a step of the map. @param at index of the record in its unit @returns what it costs */
  take(step: Step, at: number, issues?: IssueList): number {
    return step.kind === 'behind' ? this.takeBehind(step, at, issues) : this.takeAhead(step, at, issues);
  }

  /** Takes a record and the one above it, which stands before it by mistake. @param at index of the record that should stand first */
  takeSwapped(first: Step, second: Step, at: number, issues?: IssueList): number {
    const cost = this.takeAhead(first, at, issues) + this.takeAhead(second, at - 1, issues);
    issues?.add({ kind: 'order', at, place: first.to });
    return cost + SWAPPED;
  }

  /** What it costs that the unit ends here. */
  costOfEnd(): number {
    return this.steps.remaining(this.place).filter((place) => !this.isFilled(place)).length * MISSING;
  }

  private takeAhead(step: Step, at: number, issues: IssueList | undefined): number {
    const { opens, passed, to } = step;
    this.clearBelow(opens);
    let missing = 0;
    for (const place of passed) missing += this.passOver(place, at, issues);
    this.unknown = 0;
    const departure = step.cost - passed.length * MISSING;
    let cost = departure < REGULAR ? departure * FORESEEN : departure;
    const count = this.count(opens) + 1;
    this.counts[opens.index] = count;
    if (count === opens.max + 1) {
      issues?.add({ kind: 'repeated', at, place: opens, count });
      if (cost < REGULAR) cost += OVERFULL;
    } else if (count > opens.max) cost = SAME_SLIP;
    for (let place = to; place !== opens && place.parent; place = place.parent) this.counts[place.index] = 1;
    this.place = to;
    return cost + missing;
  }

  /** From the opened place down to the record everything begins anew. */
  private clearBelow({ index, end }: Place): void {
    if (end - index > LONG) this.counts.fill(0, index + 1, end);
    else for (let below = index + 1; below < end; below++) this.counts[below] = 0;
  }

  /** Passes over a mandatory place. @returns what it costs that it isn't filled */
  passOver(place: Place, at: number, issues?: IssueList): number {
    if (this.isFilled(place)) return 0;
    if (this.unknown > 0) {
      this.unknown--;
      return 0;
    }
    const stray = this.strays.length === 0 ? -1 : this.strayFor(keysOf(place));
    if (stray !== -1) {
      this.strays = this.strays.toSpliced(stray, 1);
      return 0;
    }
    const issue: StructureIssue = { kind: 'missing', at, place };
    issues?.add(issue);
    this.gaps = [...this.gaps.slice(-MEMORY), { place, issue }];
    return isHead(place) ? MISSING + MISSING_HEAD : MISSING;
  }

  private strayFor(keys: ReadonlySet<string>): number {
    return this.strays.findLastIndex((key) => keys.has(key));
  }

  private takeBehind(step: Step, at: number, issues: IssueList | undefined): number {
    const { opens, to } = step;
    let cost = step.cost + (this.count(to) > 0 ? OUT_OF_ORDER_AGAIN : 0);
    const excused = this.gaps.findIndex(({ place }) => contains(place, to));
    const gap = this.gaps[excused];
    if (gap) {
      issues?.excuse(gap.issue);
      this.gaps = this.gaps.toSpliced(excused, 1);
      cost -= MISSING;
    }
    this.unknown = 0;
    const again = this.count(opens) >= opens.max;
    for (let place: Place | undefined = to; place && place !== opens.parent; place = place.parent)
      this.counts[place.index] = this.count(place) + 1;
    if (again) issues?.add({ kind: 'repeated', at, place: opens, count: this.count(opens) });
    else issues?.add({ kind: 'order', at, place: to });
    return cost;
  }
}

/** Whether a unit begins with the place: in preorder only such places are numbered by their depth. */
function isHead(place: Place): boolean {
  return place.index === place.depth;
}

function contains(outer: Place, inner: Place): boolean {
  return outer.index <= inner.index && inner.index < outer.end;
}

const keysBelow = new WeakMap<Place, ReadonlySet<string>>();

/** Keys of a place or of the records of its group. */
function keysOf(place: Place): ReadonlySet<string> {
  let keys = keysBelow.get(place);
  if (!keys) {
    keys = new Set(place.key === undefined ? place.children.flatMap((child) => [...keysOf(child)]) : [place.key]);
    keysBelow.set(place, keys);
  }
  return keys;
}
