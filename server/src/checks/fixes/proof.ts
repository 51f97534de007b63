/** Tries a fix on a copy of the records it concerns: is the finding gone, and does nothing else become an error? */
import { LineTable } from '../../transmission/lineTable';
import { Transmission } from '../../transmission/transmission';
import { fitted } from '../../transmission/skeleton';
import type { Finding } from '../finding';
import { applyEdits, linesBetween, type EditedLine, type Edit } from './fix';
import { writeRaw } from './subject';

/** Finds everything in a file. */
export type Check = (transmission: Transmission) => readonly Finding[];

/** More lines than this are not tried. */
const MOST_LINES = 3000;

/** What a new record must not break; whatever else is wrong with it, it comes in to be filled in. */
const PLACING = /^(?:record-|unknown-record|block-count)/;
/** Rules about a batch as a whole. */
const OF_BATCH = new Set(['control-record-missing', 'application-conflict']);

/** Totals that a rule works out; where a fix puts them out of step, they are corrected with it. */
const TOTAL = /-totals?$/;
/** Totals of totals follow in a further round. */
const MOST_ROUNDS = 3;

type Counts = ReadonlyMap<string, number>;

interface Reading {
  readonly counts: Counts;
  /** The edit that mends a total, by the key of its finding. */
  readonly totals: ReadonlyMap<string, Edit>;
}

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

  /** False when there is too much to be tried. */
  get isPossible(): boolean {
    return this.lines !== undefined;
  }

  /**
   * @param rounds how often totals that the edits put out of step are corrected too
   * @returns the edits with what they need besides; undefined when they do not mend the finding, or break something else
   */
  settled(edits: readonly Edit[], rounds = MOST_ROUNDS): readonly Edit[] | undefined {
    const { lines } = this;
    if (!lines) return undefined;
    const before = (this.before ??= this.read(lines).counts);
    const after = this.read(applyEdits(lines, edits));
    const { rule, line } = this.finding;
    // To mend one finding and bring about another of its kind is to shift it.
    for (const own of [keyOf(this.finding, line), rule])
      if ((after.counts.get(own) ?? 0) >= (before.get(own) ?? 0)) return undefined;
    const more = [...after.counts].filter(([key, count]) => key !== rule && count > (before.get(key) ?? 0));
    if (more.length === 0) return edits;
    const totals = more.flatMap(([key]) => after.totals.get(key) ?? []);
    if (rounds === 0 || totals.length < more.length) return undefined;
    const others = edits.filter((edit) => !totals.some((total) => isSamePlace(edit, total)));
    return this.settled([...others, ...totals], rounds - 1);
  }

  /** How many errors of each kind there are at each place, how many findings of the rule in question, and what would mend totals. */
  private read(lines: readonly EditedLine[]): Reading {
    const text = lines.map((line) => line.text).join('\n');
    const copy = new Transmission(new LineTable('', '', 0, `${text}\n`), this.transmission.catalog, this.options);
    const counts = new Map<string, number>();
    const totals = new Map<string, Edit>();
    for (const finding of this.check(copy)) {
      const line = lines[finding.line];
      const isOwn = finding.rule === this.finding.rule;
      const isNew = line !== undefined && line.origin === undefined;
      if (isNew && !isOwn && !PLACING.test(finding.rule)) continue;
      const key = keyOf(finding, line?.origin ?? -1);
      if (isOwn || finding.severity === 'error') counts.set(key, (counts.get(key) ?? 0) + 1);
      if (isOwn) counts.set(finding.rule, (counts.get(finding.rule) ?? 0) + 1);
      const field = TOTAL.test(finding.rule) ? copy.fieldAt(finding.line, finding.start - 1)?.field : undefined;
      if (field && finding.fix && line?.isKept === true && line.origin !== undefined)
        totals.set(key, writeRaw(line.origin, field, fitted(finding.fix.value, field)));
    }
    return { counts, totals };
  }
}

/** @returns how a copy of the records around a line is to be read, so that it is taken for the same application */
export function optionsOfCopy(transmission: Transmission, line: number): { application?: string } {
  const block = transmission.blockAt(line) ?? transmission.batchAt(line)?.blocks[0];
  // Fewer records might be taken for those of another application.
  const isTold = block?.basis !== 'override' && block?.basis !== 'inferred';
  return isTold || block.application === '' ? {} : { application: block.application };
}

function isSamePlace(edit: Edit, other: Edit): boolean {
  return edit.kind === 'write' && other.kind === 'write' && edit.line === other.line && edit.from === other.from;
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
      ...between(unit.start, unit.end),
      ...(block.trailer ? between(block.end - 1, block.end) : []),
      ...(batch.trailer ? between(batch.end - 1, batch.end) : []),
    ];
  }
  return batch.end - batch.start > MOST_LINES ? undefined : between(batch.start, batch.end);
}
