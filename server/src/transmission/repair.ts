/** Finds the likeliest slip behind a record that does not follow from the one above. */
import { REGULAR, type Step } from '../layout/structureMap';
import type { StructureSteps } from '../layout/structureSteps';
import { StructureState } from './structureState';

/** How a record is read: by a step of the map, left out, or together with the one below, which should stand before it. */
export type Reading =
  | Step
  | { readonly kind: 'stray' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'swapped'; readonly first: Step; readonly second: Step };

/** How many records above the one in question may be read anew. */
export const BACK = 2;
/** How many records below it are looked at. */
const AHEAD = 4;
/** Costs up to which readings are tried: first those with one slip, which are few; then those with two; then any. */
const LIMITS = [18, 32, Infinity];
/** Readings tried for one slip at most, within one limit. */
const MOST_TRIES = 80;
/** Readings tried in a unit at most: some, and some more for each record; a slip takes ten or twenty. */
const UNIT_TRIES = 200;
const RECORD_TRIES = 3;
/** Of the steps that the map has for a record, so many of the likeliest are tried. */
const MOST_STEPS = 5;

const ELSEWHERE = 1;
/** On top of the cost of a second record where one is allowed, unless the two are the very same: rather it lacks the head of its own group. */
const NOT_SENT_TWICE = 3;

export const UNKNOWN: Reading = { kind: 'unknown' };
export const STRAY: Reading = { kind: 'stray' };

interface Chain {
  readonly reading: Reading;
  readonly above: Chain | undefined;
}

/** How many lines a reading takes. */
export function linesOf(reading: Reading): number {
  return reading.kind === 'swapped' ? 2 : 1;
}

/** Whether a step begins a new repetition of the whole map rather than another of its members. */
export function startsUnit(step: Step, { place }: StructureState): boolean {
  // In preorder the first member of the map comes right behind the root.
  return step.opens.index === 1 && step.kind === 'ahead' && place.depth > 0;
}

/** Looks for the cheapest reading of some records; one object serves all slips of the units of a block. */
export class Repair {
  private readonly states: StructureState[];
  private best: Chain | undefined;
  private least = Infinity;
  private tries = 0;
  private spent = 0;
  private end = 0;
  private slip = 0;

  /**
   * @param idAt control identifier of the record on a line; undefined where none fits
   * @param isCopy whether the record on a line is the very same as the one above
   * @param to the line behind the last record
   */
  constructor(
    private readonly steps: StructureSteps,
    private readonly idAt: (line: number) => string | undefined,
    private readonly isCopy: (line: number) => boolean,
    private readonly to: number,
  ) {
    this.states = Array.from({ length: BACK + AHEAD + 3 }, () => new StructureState(steps));
  }

  /** Begins another unit. */
  restart(): void {
    this.spent = 0;
  }

  /** @param records how many records of the unit are read @returns whether it has more slips than are worth the search: its structure is lost */
  isSpent(records: number): boolean {
    return this.spent > UNIT_TRIES + records * RECORD_TRIES;
  }

  /**
   * @param state where the reading stands before `from`
   * @param from the first line to be read anew
   * @param slip the line of the record that does not follow
   * @returns readings of the records from `from` on, up to the slip and no further than needed
   */
  readings(state: StructureState, from: number, slip: number): Reading[] {
    this.best = undefined;
    this.slip = slip;
    this.end = Math.min(this.to, slip + 1 + AHEAD);
    this.states[0]?.copy(state);
    for (const limit of LIMITS) {
      this.least = limit;
      this.tries = 0;
      this.search(0, from, 0, undefined);
      this.spent += this.tries;
      if (this.cheapest()) break;
    }
    const readings: Reading[] = [];
    for (let chain = this.cheapest(); chain; chain = chain.above) readings.unshift(chain.reading);
    let line = from;
    const wanted = readings.findIndex((reading) => (line += linesOf(reading)) > slip);
    return wanted === -1 ? readings : readings.slice(0, wanted + 1);
  }

  private cheapest(): Chain | undefined {
    return this.best;
  }

  private search(depth: number, line: number, cost: number, above: Chain | undefined): void {
    const state = this.states[depth];
    const next = this.states[depth + 1];
    if (!state || cost >= this.least || this.tries > MOST_TRIES) return;
    if (line >= this.end || !next) {
      this.settle(cost + (line >= this.to ? state.costOfEnd() : 0), above);
      return;
    }
    this.tries++;
    const id = this.idAt(line);
    if (id === undefined) {
      next.copy(state);
      next.takeUnknown();
      this.search(depth + 1, line + 1, cost, { reading: UNKNOWN, above });
      return;
    }
    const steps = this.steps.from(state.place, id);
    for (let nth = 0; nth < steps.length && nth < MOST_STEPS; nth++) {
      const step = steps[nth];
      if (!step) break;
      next.copy(state);
      const isAnother = step.opens === state.place && step.cost >= REGULAR && !this.isCopy(line);
      const total = cost + next.take(step, line) + (isAnother ? NOT_SENT_TWICE : 0);
      const chain: Chain = { reading: step, above };
      if (step.cost < REGULAR && startsUnit(step, state)) this.settle(total, chain);
      else this.search(depth + 1, line + 1, total, chain);
    }
    this.trySwapped(state, next, depth, line, id, cost, above);
    next.copy(state);
    const more = next.takeStray(id, line);
    this.search(depth + 1, line + 1, cost + more, { reading: STRAY, above });
  }

  /** Takes note of a reading that comes to an end: of what is looked at, or of the unit, whatever the next one holds. */
  private settle(total: number, chain: Chain | undefined): void {
    if (total < this.least) [this.least, this.best] = [total, chain];
  }

  private trySwapped(
    state: StructureState,
    next: StructureState,
    depth: number,
    line: number,
    id: string,
    cost: number,
    above: Chain | undefined,
  ): void {
    const below = line + 1 < this.end ? this.idAt(line + 1) : undefined;
    if (below === undefined || below === id) return;
    const first = this.regular(state, below);
    if (!first) return;
    const second = this.steps.from(first.to, id)[0];
    if (!second || second.cost >= REGULAR || second.kind === 'behind') return;
    next.copy(state);
    // Of two swaps that explain the slip, the one that ends with it is the likelier.
    const more = next.takeSwapped(first, second, line + 1) + (line + 1 === this.slip ? 0 : ELSEWHERE);
    this.search(depth + 1, line + 2, cost + more, { reading: { kind: 'swapped', first, second }, above });
  }

  private regular(state: StructureState, id: string): Step | undefined {
    const step = this.steps.from(state.place, id)[0];
    return step && step.cost < REGULAR && step.kind === 'ahead' && state.isFree(step) ? step : undefined;
  }
}
