/** Reads the lines of a block as records and matches them against the structure maps, tolerant of slips. */
import { identify, type ApplicationLayout } from '../layout/catalog';
import type { CompiledRecord } from '../layout/compile';
import { conditionHolds, type FieldSource } from '../layout/condition';
import type { StructureSteps } from '../layout/structureSteps';
import type { AceRecord, Block, Unit } from './model';
import { UnitReader } from './unitReader';

/** A unit as the matcher reads it, before it has a place in the file. */
export type MatchedUnit = Pick<Unit, 'records' | 'steps' | 'issues' | 'reach'>;

/**
 * Reads units one after another.
 * @param lineAt text of a line; `from` and `to` bound the lines that belong to the block
 * @param headers the A and B records around it, for conditions that look at them
 */
export class BlockMatcher {
  /** The line that was looked at last, for it is asked for several times in a row. */
  private lastLine = -1;
  private lastRecord: CompiledRecord | undefined;
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
    const [first, ...others] = this.mapsFor(line).map((steps) =>
      new UnitReader(steps, this.recordAt, this.lineAt, this.others).read(line, this.to),
    );
    // Where nothing tells which map is meant, the one that explains the records best is taken.
    const unit = first && others.reduce((best, unit) => (unit.issues.length < best.issues.length ? unit : best), first);
    return { ...(unit ?? this.unstructured(line)), reach: this.looked - line };
  }

  private readonly recordAt = (line: number): CompiledRecord | undefined => {
    if (line >= this.looked) this.looked = line + 1;
    if (line >= this.to) return undefined;
    if (line !== this.lastLine) {
      this.lastRecord = identify(this.layout, this.lineAt(line));
      this.lastLine = line;
    }
    return this.lastRecord;
  };

  private readonly others = (id: string): readonly FieldSource[] => {
    const header = id === 'B' ? this.headers.header : id === 'A' ? this.headers.batchHeader : undefined;
    return header ? [header] : [];
  };

  /** The map whose condition the unit meets, the first of several that knows all its records; all maps where it meets none. */
  private mapsFor(line: number): readonly StructureSteps[] {
    const { maps } = this.layout;
    if (maps.length < 2) return maps;
    const sources = this.likelyUnit(line).map((at): FieldSource & { id: string | undefined } => {
      const record = this.recordAt(at);
      return { text: this.lineAt(at), layout: record?.base, id: record?.id };
    });
    const self = sources.find(({ id }) => id !== undefined);
    const find = (id: string): readonly FieldSource[] => [
      ...this.others(id),
      ...sources.filter((source) => source.id === id),
    ];
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
    for (let at = line; at < this.to; at++) {
      const record = this.recordAt(at);
      if (first && record === first && !isAlone) break;
      if (first && record !== first) isAlone = false;
      first ??= record;
      lines.push(at);
    }
    return lines;
  }

  private unstructured(line: number): Omit<MatchedUnit, 'reach'> {
    const records: AceRecord[] = [];
    for (let at = line; at < this.to; at++) {
      records.push({ text: this.lineAt(at), layout: this.recordAt(at)?.base, place: undefined, opens: undefined });
    }
    return { records, steps: undefined, issues: [] };
  }
}
