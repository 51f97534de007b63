/** Tries a fix on a copy of the records it concerns: is the finding gone, and does nothing else become an error? */
import { LineTable } from '../../transmission/lineTable';
import { Transmission } from '../../transmission/transmission';
import type { Finding } from '../finding';
import { applyEdits, linesBetween, type EditedLine, type Edit } from './fix';

/** Finds everything in a file. */
export type Check = (transmission: Transmission) => readonly Finding[];

/** More lines than this are not tried. */
const MOST_LINES = 3000;

/** What a new record must not break; whatever else is wrong with it, it comes in to be filled in. */
const PLACING = /^(?:record-|unknown-record|block-count)/;
/** Rules about a batch as a whole. */
const OF_BATCH = new Set(['control-record-missing', 'application-conflict']);

type Counts = ReadonlyMap<string, number>;

/** One copy serves all fixes of a finding. */
export class Trial {
  private readonly lines: readonly EditedLine[] | undefined;
  private readonly options: { application?: string };
  private before: Counts | undefined;

  constructor(
    private readonly transmission: Transmission,
    private readonly finding: Finding,
    private readonly check: Check,
  ) {
    this.lines = linesConcerned(transmission, finding);
    this.options = optionsOfCopy(transmission, finding.line);
  }

  /** @returns true when the edits mend the finding and break nothing; undefined when there is too much to be tried */
  mends(edits: readonly Edit[]): boolean | undefined {
    const { lines } = this;
    if (!lines) return undefined;
    this.before ??= this.errors(lines);
    const after = this.errors(applyEdits(lines, edits));
    const { rule, line } = this.finding;
    // To mend one finding and bring about another of its kind is to shift it.
    for (const own of [keyOf(this.finding, line), rule])
      if ((after.get(own) ?? 0) >= (this.before.get(own) ?? 0)) return false;
    for (const [key, count] of after) if (key !== rule && count > (this.before.get(key) ?? 0)) return false;
    return true;
  }

  /** How many errors of each kind there are at each place, and how many findings of the rule in question. */
  private errors(lines: readonly EditedLine[]): Counts {
    const text = lines.map((line) => line.text).join('\n');
    const copy = new Transmission(new LineTable('', '', 0, `${text}\n`), this.transmission.catalog, this.options);
    const counts = new Map<string, number>();
    for (const finding of this.check(copy)) {
      const line = lines[finding.line];
      const isNew = line !== undefined && line.origin === undefined;
      if (isNew && !PLACING.test(finding.rule)) continue;
      const key = keyOf(finding, line?.origin ?? -1);
      const isOwn = finding.rule === this.finding.rule;
      if (isOwn || finding.severity === 'error') counts.set(key, (counts.get(key) ?? 0) + 1);
      if (isOwn) counts.set(finding.rule, (counts.get(finding.rule) ?? 0) + 1);
    }
    return counts;
  }
}

/** @returns how a copy of the records around a line is to be read, so that it is taken for the same application */
export function optionsOfCopy(transmission: Transmission, line: number): { application?: string } {
  const block = transmission.blockAt(line) ?? transmission.batchAt(line)?.blocks[0];
  // Fewer records might be taken for those of another application.
  const isTold = block?.basis !== 'override' && block?.basis !== 'inferred';
  return isTold || block.application === '' ? {} : { application: block.application };
}

function keyOf({ rule, start, issue }: Finding, line: number): string {
  // The length is found where the record ends.
  return `${rule} ${line} ${rule === 'record-length' ? '' : start} ${issue?.place?.index ?? ''}`;
}

/** @returns a unit with the control records around it; for these, the whole batch; undefined where that is too much to be checked anew */
export function linesConcerned(
  transmission: Transmission,
  { line: at, rule }: Pick<Finding, 'line' | 'rule'>,
): readonly EditedLine[] | undefined {
  const { document, recordCount } = transmission;
  const lineAt = (line: number): string => document.line(line);
  const between = (from: number, to: number): EditedLine[] => linesBetween(lineAt, from, to);
  const batch = transmission.batchAt(at);
  const unit = OF_BATCH.has(rule) ? undefined : transmission.unitAt(at);
  if (!batch) return recordCount > MOST_LINES ? undefined : between(0, recordCount);
  if (unit && unit.records.length <= MOST_LINES) {
    const { block } = unit;
    return [
      ...(batch.header ? between(batch.start, batch.start + 1) : []),
      ...(block.header ? between(block.start, block.start + 1) : []),
      ...between(unit.start, unit.start + unit.records.length),
      ...(block.trailer ? between(block.end - 1, block.end) : []),
      ...(batch.trailer ? between(batch.end - 1, batch.end) : []),
    ];
  }
  return batch.end - batch.start > MOST_LINES ? undefined : between(batch.start, batch.end);
}
