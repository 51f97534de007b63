/** Reads the records of one unit and finds their places in the structure map. */
import type { CompiledLayout } from '../layout/compile';
import type { Place, Step } from '../layout/structureMap';
import type { StructureSteps } from '../layout/structureSteps';
import type { MatchedUnit } from './matcher';
import type { RecordForm, StructureIssue } from './model';
import type { RecordLines } from './recordLines';
import { BACK, linesOf, Repair, startsUnit, STRAY, UNKNOWN, type Reading } from './repair';
import { StructureState, type IssueList } from './structureState';

/** Every so many records the state is kept, to go back to. */
const ANCHOR_EVERY = 32;

const NO_ISSUES: readonly StructureIssue[] = [];

/** Reads the units of a block that keep to one structure map, one after another. */
export class UnitReader {
  private drafts: RecordForm[] = [];
  /** Where records are gathered first, so that those of a unit take no more room than they need. */
  private readonly foreseen: RecordForm[] = [];
  /** The forms that there are, by the place of the record. */
  private readonly forms: RecordForm[][] = [];
  private found: StructureIssue[] = [];
  private excused: { issue: StructureIssue; by: number }[] = [];
  private readonly state: StructureState;
  /**
   * How the records were read; undefined for the second of two that are read together. As long as the map foresees all of them this is not
   * kept, for it can be told again.
   */
  private readings: (Reading | undefined)[] = [];
  /** States after every so many records, the last two of them, from the first slip on. */
  private anchors: { at: number; state: StructureState }[] = [];
  private repair: Repair | undefined;
  private from = 0;

  private readonly issues: IssueList = {
    add: (issue) => this.found.push(issue),
    excuse: (issue) => this.excused.push({ issue, by: this.drafts.length - 1 }),
  };

  constructor(
    private readonly steps: StructureSteps,
    private readonly lines: RecordLines,
  ) {
    this.state = new StructureState(steps);
  }

  /** @param from line of its first record */
  read(from: number): Omit<MatchedUnit, 'reach'> {
    this.from = from;
    this.found = [];
    this.excused = [];
    this.state.reset();
    const line = this.readForeseen();
    if (line < this.lines.to && !this.startsAnother(line)) this.readCarefully(line);
    return this.finish();
  }

  /** Reads on as long as the map foresees the next record, as it does nearly always. @returns the line behind the last one read */
  private readForeseen(): number {
    const { foreseen, lines, state, steps } = this;
    const { to } = lines;
    let line = this.from;
    let count = 0;
    for (; line < to; line++) {
      const record = lines.recordAt(line);
      if (!record) break;
      const step = steps.foreseen(state.place, record, lines, line);
      if (!step || !state.isFree(step) || startsUnit(step, state)) break;
      state.takeForeseen(step);
      const layout =
        record.variants.length > 0
          ? lines.layoutOf(record, lines.textAt(line), foreseen, count, this.from)
          : record.base;
      foreseen[count++] = this.formOf(layout, step);
    }
    this.drafts = foreseen.slice(0, count);
    return line;
  }

  private formOf(layout: CompiledLayout | undefined, { to, opens }: Step): RecordForm {
    const forms = (this.forms[to.index] ??= []);
    for (const form of forms) if (form.layout === layout && form.opens === opens) return form;
    const form = { layout, place: to, opens };
    forms.push(form);
    return form;
  }

  private startsAnother(line: number): boolean {
    const step = this.expected(line);
    return step !== undefined && line > this.from && startsUnit(step, this.state);
  }

  /** Reads on from the first slip. */
  private readCarefully(slip: number): void {
    this.recall();
    let line = slip;
    while (line < this.lines.to) {
      const step = this.expected(line);
      if (step) {
        if (line > this.from && startsUnit(step, this.state)) break;
        this.takeStep(step, line++);
        continue;
      }
      const readings = this.readingsFor(line);
      // To read a slip may mean to read the records above it anew.
      line = this.from + this.drafts.length;
      for (const reading of readings) {
        if (line > this.from && this.endsBefore(reading)) return;
        line += this.take(reading, line);
      }
    }
  }

  /** Tells again how the records up to the first slip were read. */
  private recall(): void {
    this.anchors = [];
    this.readings = [];
    this.repair?.restart();
    let place = this.steps.map.root;
    for (let at = 0; at < this.drafts.length; at++) {
      const record = this.lines.recordAt(this.from + at);
      const step = record && this.steps.foreseen(place, record, this.lines, this.from + at);
      this.readings.push(step);
      if (step) place = step.to;
    }
  }

  /** The step to the record on the line, when the map foresees it. */
  private expected(line: number): Step | undefined {
    const record = this.lines.recordAt(line);
    const step = record && this.steps.foreseen(this.state.place, record, this.lines, line);
    return step && this.state.isFree(step) ? step : undefined;
  }

  /** What the places that may take the record on the line have as their key; undefined when it is no known record. */
  private readonly keyAt = (line: number): string | undefined => {
    const record = this.lines.recordAt(line);
    return record && this.steps.keyOf(record, this.lines.textAt(line));
  };

  private readonly isCopy = (line: number): boolean =>
    line > this.from && this.lines.textAt(line) === this.lines.textAt(line - 1);

  /** How a record that the map does not foresee is read, with those above it that are read anew. */
  private readingsFor(line: number): readonly Reading[] {
    const key = this.keyAt(line);
    if (key === undefined) return [UNKNOWN];
    this.repair ??= new Repair(this.steps, this.keyAt, this.isCopy, this.lines.to);
    if (!this.repair.isSpent(this.drafts.length)) {
      const from = this.goBack(line);
      return this.repair.readings(this.state, from, line);
    }
    const step = this.steps.from(this.state.place, key)[0];
    return [step ?? STRAY];
  }

  /** Goes back to where the reading stood before the last records. @returns the line to read on from */
  private goBack(slip: number): number {
    let target = Math.max(0, slip - this.from - BACK);
    while (target > 0 && this.readings[target] === undefined && target < this.readings.length) target--;
    if (target === this.drafts.length) return slip;
    const anchor = this.anchors.findLast(({ at }) => at <= target);
    if (anchor) this.state.copy(anchor.state);
    else this.state.reset();
    for (let at = anchor?.at ?? 0; at < target; at++) {
      const reading = this.readings[at];
      if (reading) this.advance(reading, at);
    }
    if (!anchor && target >= ANCHOR_EVERY) this.addAnchor(target);
    this.drafts.length = target;
    this.readings.length = target;
    if ((this.anchors.at(-1)?.at ?? 0) > target) this.anchors.pop();
    this.found = this.found.filter((issue) => issue.at < target);
    this.excused = this.excused.filter(({ by }) => by < target);
    return this.from + target;
  }

  /** Whether the unit ends before the record. */
  private endsBefore(reading: Reading): boolean {
    const step = reading.kind === 'swapped' ? reading.first : stepOf(reading);
    if (!step || !startsUnit(step, this.state)) return false;
    if (step.passed.length > 0) this.leaveUnknown();
    return true;
  }

  /** Records without known control identifier right above a new unit belong to it: one of them may be its first. */
  private leaveUnknown(): void {
    while (this.drafts.length > 1 && this.readings.at(-1) === UNKNOWN) {
      this.drafts.pop();
      this.readings.pop();
    }
  }

  private takeStep(step: Step, line: number): void {
    this.keepAnchor();
    this.draft(line, step, step);
    this.state.take(step, line - this.from, this.issues);
  }

  /** @returns how many lines the reading takes */
  private take(reading: Reading, line: number): number {
    this.keepAnchor();
    const at = line - this.from;
    if (reading.kind === 'swapped') {
      this.draft(line, reading.second, reading);
      this.draft(line + 1, reading.first, undefined);
    } else this.draft(line, stepOf(reading), reading);
    this.advance(reading, at, this.issues);
    return linesOf(reading);
  }

  private advance(reading: Reading, at: number, issues?: IssueList): void {
    if (reading.kind === 'unknown') this.state.takeUnknown();
    else if (reading.kind === 'stray') this.state.takeStray(this.keyAt(this.from + at) ?? '', at, issues);
    else if (reading.kind === 'swapped') this.state.takeSwapped(reading.first, reading.second, at + 1, issues);
    else this.state.take(reading, at, issues);
  }

  private keepAnchor(): void {
    const at = this.drafts.length;
    if (at === 0 || at % ANCHOR_EVERY !== 0 || this.anchors.at(-1)?.at === at) return;
    this.addAnchor(at);
  }

  private addAnchor(at: number): void {
    const spare = this.anchors.length > 1 ? this.anchors.shift() : undefined;
    const state = spare?.state ?? new StructureState(this.steps);
    state.copy(this.state);
    this.anchors.push({ at, state });
  }

  private draft(line: number, step: Step | undefined, reading: Reading | undefined): void {
    const record = this.lines.recordAt(line);
    const { drafts, from, lines } = this;
    const layout = record && lines.layoutOf(record, lines.textAt(line), drafts, drafts.length, from);
    drafts.push(step ? this.formOf(layout, step) : { layout, place: undefined, opens: undefined });
    this.readings.push(reading);
  }

  private finish(): Omit<MatchedUnit, 'reach'> {
    const { drafts, steps } = this;
    for (const place of steps.remaining(this.state.place))
      if (!this.state.isFilled(place) && !this.giveLast(place)) this.state.passOver(place, drafts.length, this.issues);
    if (this.found.length === 0) return { forms: drafts, steps, issues: NO_ISSUES };
    const issues = this.found
      .filter((issue) => !this.excused.some(({ issue: other }) => other.at === issue.at && other.place === issue.place))
      .sort((a, b) => a.at - b.at);
    return { forms: drafts, steps, issues };
  }

  /** A closing record that an open-ended place before it took in as well (the last E1, QT95, SE90) is given back to its own place. */
  private giveLast(place: Place): boolean {
    const last = this.drafts.at(-1);
    if (!last?.place || place.key === undefined || last.place === place || last.place.key !== place.key) return false;
    const spare = !last.place.mandatory || this.state.count(last.place) > 1 || isOnlyMemberOfOptionalGroup(last.place);
    if (!spare) return false;
    this.drafts[this.drafts.length - 1] = { layout: last.layout, place, opens: place };
    this.state.fill(place);
    return true;
  }
}

function stepOf(reading: Reading): Step | undefined {
  return reading.kind === 'ahead' || reading.kind === 'behind' ? reading : undefined;
}

/** A mandatory record alone in an optional group may leave it, and the group with it. */
function isOnlyMemberOfOptionalGroup(place: Place): boolean {
  return place.parent?.children.length === 1 && !place.parent.mandatory;
}
