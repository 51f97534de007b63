/** Reads the lines of a block as records and matches them against the structure maps, tolerant of slips. */
import { identify, type ApplicationLayout } from '../layout/catalog';
import type { CompiledLayout, CompiledRecord } from '../layout/compile';
import { conditionHolds, type FieldSource } from '../layout/condition';
import { isChoice, REGULAR, type Place, type Step } from '../layout/structureMap';
import type { StructureSteps } from '../layout/structureSteps';
import type { AceRecord, Block, StructureIssue, Unit } from './model';

/** Cost of leaving a record out of the structure; dearer than taking it as the first of a group whose head is missing. */
const UNPLACED = 20;
/** How many records ahead are looked at to tell which slip was made. */
const LOOKAHEAD = 3;

/** A unit as the matcher reads it, before it has a place in the file. */
export type MatchedUnit = Pick<Unit, 'records' | 'steps' | 'issues' | 'reach'>;

interface Draft {
  text: string;
  layout: CompiledLayout | undefined;
  place: Place | undefined;
  opens: Place | undefined;
}

/**
 * Reads units one after another.
 * @param lineAt text of a line; `from` and `to` bound the lines that belong to the block
 * @param headers the A and B records around it, for conditions that look at them
 */
export class BlockMatcher {
  private readonly compiled: (CompiledRecord | undefined)[] = [];
  /** The line behind the last one looked at. */
  private looked = 0;

  constructor(
    private readonly layout: ApplicationLayout,
    private readonly lineAt: (line: number) => string,
    private readonly to: number,
    private readonly headers: Pick<Block, 'header'> & { batchHeader: AceRecord | undefined },
  ) {}

  /** @param line 0-based line of its first record @returns the unit that begins there */
  read(line: number): MatchedUnit {
    this.looked = line;
    const steps = this.chooseMap(line);
    const unit = steps
      ? new UnitReader(steps, this.recordAt, this.lineAt, this.others).read(line, this.to)
      : this.unstructured(line);
    return { ...unit, reach: this.looked - line };
  }

  private readonly recordAt = (line: number): CompiledRecord | undefined => {
    if (line >= this.looked) this.looked = line + 1;
    if (line >= this.to) return undefined;
    if (!(line in this.compiled)) this.compiled[line] = identify(this.layout, this.lineAt(line));
    return this.compiled[line];
  };

  private readonly others = (id: string): readonly FieldSource[] => {
    const header = id === 'B' ? this.headers.header : id === 'A' ? this.headers.batchHeader : undefined;
    return header ? [header] : [];
  };

  /** The map whose condition the unit meets; where several do, the first that knows all its records. */
  private chooseMap(line: number): StructureSteps | undefined {
    const { maps } = this.layout;
    const last = maps.at(-1);
    if (maps.length < 2) return last;
    const first = this.recordAt(line);
    const lines: number[] = [];
    for (let at = line; at < this.to && (at === line || this.recordAt(at) !== first); at++) lines.push(at);
    const sources = lines.map((at): FieldSource & { id: string | undefined } => {
      const record = this.recordAt(at);
      return { text: this.lineAt(at), layout: record?.base, id: record?.id };
    });
    const self = sources[0];
    const find = (id: string): readonly FieldSource[] => [
      ...this.others(id),
      ...sources.filter((source) => source.id === id),
    ];
    const fitting = maps.filter(({ map }) => !map.when || (self && conditionHolds(map.when, self, find)));
    // A narrower map stands behind a wider one with the same condition, so the first that knows every record is taken.
    const knowsAll = fitting.find(({ map }) => sources.every(({ id }) => id === undefined || map.records.has(id)));
    return knowsAll ?? fitting[0] ?? maps.find(({ map }) => !map.when) ?? maps[0];
  }

  private unstructured(line: number): Omit<MatchedUnit, 'reach'> {
    const records: AceRecord[] = [];
    for (let at = line; at < this.to; at++) {
      records.push({ text: this.lineAt(at), layout: this.recordAt(at)?.base, place: undefined, opens: undefined });
    }
    return { records, steps: undefined, issues: [] };
  }
}

/** Reads one unit. */
class UnitReader {
  private readonly drafts: Draft[] = [];
  private readonly issues: StructureIssue[] = [];
  private readonly counts: Int32Array;
  private place: Place;

  constructor(
    private readonly steps: StructureSteps,
    private readonly recordAt: (line: number) => CompiledRecord | undefined,
    private readonly lineAt: (line: number) => string,
    private readonly headers: (id: string) => readonly FieldSource[],
  ) {
    this.place = steps.map.root;
    this.counts = new Int32Array(steps.map.places.length);
  }

  read(from: number, to: number): Omit<MatchedUnit, 'reach'> {
    for (let line = from; line < to; line++) {
      const record = this.recordAt(line);
      const text = this.lineAt(line);
      if (!record) {
        this.drafts.push({ text, layout: undefined, place: undefined, opens: undefined });
        continue;
      }
      const step = this.choose(record, line);
      if (step && line > from && step.opens.depth === 1 && step.kind === 'ahead' && this.startsUnit(step)) break;
      this.take(record, text, step);
    }
    this.finish();
    return { records: this.drafts, steps: this.steps, issues: this.issues };
  }

  /** Whether the step begins a new repetition of the whole map rather than another of its members. */
  private startsUnit(step: Step): boolean {
    return this.place !== this.steps.map.root && this.steps.map.root.children[0] === step.opens;
  }

  private choose(record: CompiledRecord, line: number): Step | undefined {
    const candidates = this.steps.from(this.place, record.id);
    const best = candidates[0];
    if (!best || (best.cost < REGULAR && this.isFree(best))) return best;
    let chosen: Step | undefined;
    let least = UNPLACED + this.costAhead(this.place, line + 1, LOOKAHEAD);
    for (const candidate of candidates) {
      const resume = candidate.kind === 'behind' ? this.place : candidate.to;
      const cost = this.costHere(candidate) + this.costAhead(resume, line + 1, LOOKAHEAD);
      if (cost < least) [chosen, least] = [candidate, cost];
    }
    return chosen;
  }

  /** Whether one more repetition stays within the limits of the map. */
  private isFree(step: Step): boolean {
    return step.opens.max === Infinity || (this.counts[step.opens.index] ?? 0) < step.opens.max;
  }

  private costHere(step: Step): number {
    // Inside the place that opens nothing is filled yet, whatever its last repetition held.
    const filled = step.passed.filter(
      (place) => !contains(step.opens, place) && (this.counts[place.index] ?? 0) > 0,
    ).length;
    const overfull = this.isFree(step) ? 0 : 6;
    // A record that fills a place passed over before is merely out of order; one that fills it again more likely begins something.
    const again = step.kind === 'behind' && (this.counts[step.to.index] ?? 0) > 0 ? 6 : 0;
    return step.cost - filled * 10 + overfull + again;
  }

  private costAhead(from: Place, line: number, depth: number): number {
    if (depth === 0) return 0;
    const record = this.recordAt(line);
    if (!record) return 0;
    const next = this.steps.from(from, record.id)[0];
    if (!next) return UNPLACED + this.costAhead(from, line + 1, depth - 1);
    return next.cost + this.costAhead(next.kind === 'behind' ? from : next.to, line + 1, depth - 1);
  }

  private take(record: CompiledRecord, text: string, step: Step | undefined): void {
    const at = this.drafts.length;
    const draft: Draft = { text, layout: record.base, place: step?.to, opens: step?.opens };
    this.drafts.push(draft);
    if (record.variants.length > 0) draft.layout = this.chooseVariant(record, draft);
    if (!step) {
      this.issues.push({ kind: 'unexpected', at, place: undefined });
      return;
    }
    if (step.kind === 'behind') this.takeBehind(step, at);
    else this.takeAhead(step, at);
  }

  private takeAhead(step: Step, at: number): void {
    // From the opened place down to the record everything begins anew.
    this.counts.fill(0, step.opens.index + 1, step.opens.end);
    for (const place of step.passed) this.missing(place, at);
    this.count(step.opens, at);
    for (let place = step.to; place !== step.opens && place.parent; place = place.parent) this.counts[place.index] = 1;
    this.place = step.to;
  }

  private takeBehind(step: Step, at: number): void {
    const excused = this.issues.findIndex(
      (issue) => issue.kind === 'missing' && issue.place !== undefined && contains(issue.place, step.to),
    );
    if (excused !== -1) this.issues.splice(excused, 1);
    const again = (this.counts[step.opens.index] ?? 0) >= step.opens.max;
    for (let place: Place | undefined = step.to; place && place !== step.opens.parent; place = place.parent) {
      this.counts[place.index] = (this.counts[place.index] ?? 0) + 1;
    }
    if (again) this.issues.push({ kind: 'repeated', at, place: step.opens, count: this.counts[step.opens.index] ?? 0 });
    else this.issues.push({ kind: 'order', at, place: step.to });
  }

  private count(place: Place, at: number): void {
    const count = (this.counts[place.index] ?? 0) + 1;
    this.counts[place.index] = count;
    if (count === place.max + 1) this.issues.push({ kind: 'repeated', at, place, count });
  }

  private missing(place: Place, at: number): void {
    if ((this.counts[place.index] ?? 0) > 0) return;
    if (isChoice(place) && place.children.some((child) => (this.counts[child.index] ?? 0) > 0)) return;
    this.issues.push({ kind: 'missing', at, place });
  }

  private finish(): void {
    const remaining = this.steps.remaining(this.place).filter((place) => (this.counts[place.index] ?? 0) === 0);
    for (const place of remaining) if (!this.giveLast(place)) this.missing(place, this.drafts.length);
  }

  /** A closing record that an open-ended place before it took in as well (the last E1, QT95, SE90) is given back to its own place. */
  private giveLast(place: Place): boolean {
    const last = this.drafts.at(-1);
    if (!last?.place || place.record === undefined || last.place === place || last.place.record !== place.record)
      return false;
    const spare =
      !last.place.mandatory || (this.counts[last.place.index] ?? 0) > 1 || isOnlyMemberOfOptionalGroup(last.place);
    if (!spare) return false;
    last.place = place;
    last.opens = place;
    this.counts[place.index] = 1;
    return true;
  }

  private chooseVariant(record: CompiledRecord, self: Draft): CompiledLayout {
    const others = (id: string): readonly FieldSource[] => {
      const header = this.headers(id);
      if (header.length > 0) return header;
      const found = this.drafts.findLast((draft) => draft.layout?.record.id === id);
      return found ? [found] : [];
    };
    return (
      record.variants.find((variant) =>
        conditionHolds(variant.when, { text: self.text, layout: variant.layout }, others),
      )?.layout ?? record.base
    );
  }
}

function contains(outer: Place, inner: Place): boolean {
  return outer.index <= inner.index && inner.index < outer.end;
}

/** A mandatory record alone in an optional group may leave it, and the group with it. */
function isOnlyMemberOfOptionalGroup(place: Place): boolean {
  return place.parent?.children.length === 1 && !place.parent.mandatory;
}
