/**
 * What was found in one file, kept up to date edit by edit: after the first time, an edit costs what the units it touches cost, and an
 * answer what it tells, however large the file is.
 */
import type { Checker } from '../checks/checker';
import { inFile, type Finding, type Severity } from '../checks/finding';
import type { Batch, Block, Unit } from '../transmission/model';
import type { Transmission } from '../transmission/transmission';
import type { OpenFile } from './openFile';
import { RECORD_LENGTH } from '../storage/recordLength';

/** The gravest first. */
const SEVERITIES: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** Some findings of a file, and how many there are. */
export interface SomeFindings {
  /** In the order of their lines. */
  readonly findings: readonly Finding[];
  readonly total: number;
}

/** Called between two units: a promise interrupts the work; false ends it. */
export type Pause = () => Promise<boolean> | undefined;

export class FileFindings {
  private transmission: Transmission | undefined;
  private batches: readonly Batch[] = [];
  /** Whether all units were looked at since the file was last read as a whole. */
  private isWhole = false;
  /** Units whose findings are counted. */
  private counted = new WeakSet<Unit>();
  /** Units read anew since. */
  private fresh = new Set<Unit>();
  /** Units that hold findings of a severity, in the order of the file. */
  private bySeverity = new Map<Severity, Unit[]>();
  private counts = new Map<Severity, number>();
  private rules = new Map<string, number>();
  /** What was found across the units of a block; undefined for a block that is to be looked at. */
  private byBlock = new Map<Block, readonly Finding[] | undefined>();
  /** What was found in the control records; undefined when they are to be looked at. */
  private envelope: readonly Finding[] | undefined;
  /** The look at all units that is under way. */
  private running: Promise<boolean> | undefined;
  private readonly follow = (line: number, shift: number): void => {
    this.takeEdit(line, shift);
  };

  constructor(
    private readonly file: OpenFile,
    readonly checker: Checker,
  ) {
    file.followers.add(this.follow);
  }

  /** Ends the keeping up. */
  dispose(): void {
    this.file.followers.delete(this.follow);
  }

  /** Whether nothing need be checked to tell everything. */
  get isComplete(): boolean {
    return this.isUpToDate && this.fresh.size === 0;
  }

  private get isUpToDate(): boolean {
    const { transmission } = this.file;
    return this.isWhole && transmission === this.transmission && transmission.batches === this.batches;
  }

  /**
   * Checks what was not checked since it was last read.
   * @param pause called between two units
   * @param onUnit told the line behind each unit of a file that is checked as a whole
   * @returns whether everything is known now; false when it was stopped
   */
  async complete(pause: Pause, onUnit?: (line: number) => void): Promise<boolean> {
    while (!this.isComplete) {
      if (this.isUpToDate) {
        for (const unit of this.fresh) {
          this.fresh.delete(unit);
          if (this.isCurrent(unit)) this.count(unit);
          const paused = pause();
          if (paused && !(await paused)) return false;
        }
      } else if (this.running) await this.running;
      else {
        this.running = this.countAll(pause, onUnit);
        const goesOn = await this.running;
        this.running = undefined;
        if (!goesOn) return false;
      }
    }
    return true;
  }

  /** Checks at once what was not checked yet, unless that is being done. */
  completeNow(): void {
    if (this.isComplete || this.running) return;
    void this.complete(() => undefined);
  }

  /** Looks at all units; begins again when the file changes meanwhile, as the checker knows what it has checked. */
  private async countAll(pause: Pause, onUnit?: (line: number) => void): Promise<boolean> {
    const { file } = this;
    const { revision, transmission } = file;
    this.reset(transmission);
    for (const block of transmission.blocks) {
      this.byBlock.set(block, undefined);
      for (const unit of block.units) {
        this.count(unit);
        onUnit?.(unit.end);
        const paused = pause();
        if (!paused) continue;
        if (!(await paused)) return false;
        if (file.revision !== revision) return true;
      }
    }
    this.isWhole = true;
    return true;
  }

  private reset(transmission: Transmission): void {
    this.transmission = transmission;
    this.batches = transmission.batches;
    this.isWhole = false;
    this.counted = new WeakSet();
    this.fresh.clear();
    this.bySeverity = new Map(SEVERITIES.map((severity) => [severity, []]));
    this.counts = new Map();
    this.rules = new Map();
    this.byBlock = new Map();
    this.envelope = undefined;
  }

  /** @returns how many findings of a rule the file holds, as far as it was checked */
  countOf(rule: string): number {
    const others = [...this.envelopeFindings(), ...this.blockFindings()].filter((finding) => finding.rule === rule);
    return (this.rules.get(rule) ?? 0) + others.length;
  }

  /** @returns what was found in the control records and in the order of batches and blocks */
  envelopeFindings(): readonly Finding[] {
    const { transmission } = this.file;
    if (!this.isUpToDate) return this.checker.envelopeFindings(transmission);
    return (this.envelope ??= this.checker.envelopeFindings(transmission));
  }

  /**
   * @param most how many findings are wanted; of more, the gravest
   * @returns them, and how many were found so far
   */
  gravest(most: number): SomeFindings {
    const others = [...this.envelopeFindings(), ...this.blockFindings()];
    const gravest: Finding[] = [];
    for (const severity of SEVERITIES) {
      const room = most - gravest.length;
      if (room === 0) break;
      const found = others.filter((finding) => finding.severity === severity);
      const end = found.length + room;
      for (const unit of this.bySeverity.get(severity) ?? []) {
        if (found.length >= end) break;
        for (const finding of this.checker.unitFindings(unit))
          if (finding.severity === severity) found.push(inFile(finding, unit.start));
      }
      for (const finding of inOrder(found).slice(0, room)) gravest.push(finding);
    }
    const total = SEVERITIES.reduce((sum, severity) => sum + (this.counts.get(severity) ?? 0), others.length);
    return { findings: inOrder(gravest), total };
  }

  private blockFindings(): Finding[] {
    const found: Finding[] = [];
    for (const [block, known] of this.byBlock) {
      const own = known ?? this.checker.blockFindings(block);
      // Most blocks have none; what is not kept need not be gone through with each answer.
      if (own.length === 0) this.byBlock.delete(block);
      else if (!known) this.byBlock.set(block, own);
      found.push(...own);
    }
    return found;
  }

  /**
   * @param line the first that an edit touched, 0-based
   * @param shift how many lines more there are now
   */
  private takeEdit(line: number, shift: number): void {
    const { transmission } = this.file;
    if (!this.isUpToDate) return;
    // Where the last lines of a block went, the line is now that of the next one.
    for (const block of new Set([transmission.blockAt(line), transmission.blockAt(line - 1)]))
      if (block) this.takeUnits(block, line);
    if (shift === 0) return;
    this.envelope = undefined;
    for (const block of this.byBlock.keys()) this.byBlock.set(block, undefined);
  }

  /** Takes in the units of a block that were read anew around a line, and forgets those that gave way to them. */
  private takeUnits(block: Block, line: number): void {
    const { units } = block;
    const isKnown = (index: number): boolean => {
      const unit = units[index];
      return unit === undefined || this.counted.has(unit);
    };
    let first = lastFrom(units, line);
    let behind = first + 1;
    while (!isKnown(first)) this.addFresh(units[first--]);
    while (!isKnown(behind)) this.addFresh(units[behind++]);
    this.forgetBehind(units[first]?.start ?? block.start - 1);
    this.byBlock.set(block, undefined);
  }

  private addFresh(unit: Unit | undefined): void {
    if (!unit) return;
    this.fresh.add(unit);
    this.lookAtLengths(unit);
  }

  /** Takes the units away that stood behind a line and are in the file no more. */
  private forgetBehind(line: number): void {
    const gone = new Set<Unit>();
    for (const units of this.bySeverity.values()) {
      const from = lastFrom(units, line) + 1;
      let to = from;
      for (let unit = units[to]; unit && !this.isCurrent(unit); unit = units[++to]) gone.add(unit);
      units.splice(from, to - from);
    }
    for (const unit of gone) {
      this.add(unit, -1);
      this.lookAtLengths(unit);
    }
  }

  /** A longer record may stand before others on its line, which changes how its batch is judged. */
  private lookAtLengths({ longest }: Unit): void {
    if (longest > RECORD_LENGTH) this.envelope = undefined;
  }

  private isCurrent(unit: Unit): boolean {
    return this.file.transmission.unitAt(unit.start) === unit;
  }

  /** Adds a unit's findings to the counts and the unit to the lists. */
  private count(unit: Unit): void {
    this.counted.add(unit);
    for (const { severity } of this.add(unit, 1)) {
      const units = this.bySeverity.get(severity) ?? [];
      const at = lastFrom(units, unit.start);
      if (units[at] !== unit) units.splice(at + 1, 0, unit);
    }
  }

  private add(unit: Unit, times: 1 | -1): readonly { severity: Severity }[] {
    const found = this.checker.unitFindings(unit);
    for (const { severity, rule } of found) {
      this.counts.set(severity, (this.counts.get(severity) ?? 0) + times);
      this.rules.set(rule, (this.rules.get(rule) ?? 0) + times);
    }
    return found;
  }
}

/** The index of the last unit that begins on or above a line; -1 when there is none. */
function lastFrom(units: readonly Unit[], line: number): number {
  let low = 0;
  let high = units.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((units[middle]?.start ?? 0) <= line) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function inOrder(findings: Finding[]): Finding[] {
  return findings.sort((a, b) => a.line - b.line || a.start - b.start);
}
