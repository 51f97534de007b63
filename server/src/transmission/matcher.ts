/** Reads the lines of a block as records and matches them against the structure maps, tolerant of slips. */
import type { ApplicationLayout } from '../layout/catalog';
import type { CompiledRecord } from '../layout/compile';
import { conditionHolds, type FieldSource } from '../layout/condition';
import type { StructureSteps } from '../layout/structureSteps';
import type { RecordForm, Unit } from './model';
import type { RecordLines } from './recordLines';
import { UnitReader } from './unitReader';

/** A unit as the matcher reads it, before it has a place in the file. */
export interface MatchedUnit extends Pick<Unit, 'steps' | 'issues' | 'reach'> {
  /** As what its records are read, one for each line. */
  readonly forms: readonly RecordForm[];
}

/** Reads units one after another. */
export class BlockMatcher {
  private readonly readers = new Map<StructureSteps, UnitReader>();

  /**
   * @param layout of the application
   * @param lines those of the block
   */
  constructor(
    private readonly layout: ApplicationLayout,
    private readonly lines: RecordLines,
  ) {}

  /** @param line 0-based line of its first record @returns the unit that begins there */
  read(line: number): MatchedUnit {
    const { lines } = this;
    lines.looked = line;
    let best: Omit<MatchedUnit, 'reach'> | undefined;
    // Where nothing tells which map is meant, the one that explains the records best is taken.
    for (const steps of this.mapsFor(line)) {
      const unit = this.readerOf(steps).read(line);
      if (!best || unit.issues.length < best.issues.length) best = unit;
    }
    const { forms, steps, issues } = best ?? this.unstructured(line);
    return { forms, steps, issues, reach: lines.looked - line };
  }

  private readerOf(steps: StructureSteps): UnitReader {
    let reader = this.readers.get(steps);
    if (!reader) this.readers.set(steps, (reader = new UnitReader(steps, this.lines)));
    return reader;
  }

  /** The map whose condition the unit meets, the first of several that knows all its records; all maps where it meets none. */
  private mapsFor(line: number): readonly StructureSteps[] {
    const { maps } = this.layout;
    if (maps.length < 2) return maps;
    const sources = this.likelyUnit(line).map((at): FieldSource & { id: string | undefined } => {
      const record = this.lines.recordAt(at);
      return { text: this.lines.textAt(at), layout: record?.base, id: record?.id };
    });
    const self = sources.find(({ id }) => id !== undefined);
    const find = (id: string): readonly FieldSource[] => {
      const header = this.lines.header(id);
      const inside = sources.filter((source) => source.id === id);
      return header ? [header, ...inside] : inside;
    };
    const conditional = maps.filter(({ map }) => map.when && self && conditionHolds(map.when, self, find));
    // A map without condition holds what all others hold; it is for units that meet no condition.
    const fitting = conditional.length > 0 ? conditional : maps.filter(({ map }) => !map.when);
    // A narrower map stands behind a wider one with the same condition, so the first that knows every record is taken.
    const knowsAll = fitting.find(({ map }) => sources.every(({ id }) => id === undefined || map.records.has(id)));
    const chosen = knowsAll ?? fitting[0];
    return chosen ? [chosen] : maps;
  }

  /** The lines up to the next record of the kind that comes first, its immediate repetitions aside. */
  private likelyUnit(line: number): number[] {
    const lines: number[] = [];
    let first: CompiledRecord | undefined;
    let isAlone = true;
    for (let at = line; at < this.lines.to; at++) {
      const record = this.lines.recordAt(at);
      if (first && record === first && !isAlone) break;
      if (first && record !== first) isAlone = false;
      first ??= record;
      lines.push(at);
    }
    return lines;
  }

  private unstructured(line: number): Omit<MatchedUnit, 'reach'> {
    const forms: RecordForm[] = [];
    for (let at = line; at < this.lines.to; at++)
      forms.push({ layout: this.lines.recordAt(at)?.base, place: undefined, opens: undefined });
    return { forms, steps: undefined, issues: [] };
  }
}
