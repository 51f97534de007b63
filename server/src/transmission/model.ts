/** What a transmission consists of. Records, units, blocks and batches are replaced, never changed, when their lines change. */
import type { ApplicationLayout } from '../layout/catalog';
import type { CompiledLayout } from '../layout/compile';
import type { FieldSource } from '../layout/condition';
import type { Place } from '../layout/structureMap';
import type { StructureSteps } from '../layout/structureSteps';

/** As what a line is read; one serves all lines that are read alike. */
export interface RecordForm {
  /** Its layout, variant chosen; undefined when no control identifier of the application fits. */
  readonly layout: CompiledLayout | undefined;
  /** Where it stands in the structure map; undefined when the map has no place for it there. */
  readonly place: Place | undefined;
  /** The topmost group, or the record itself, of which a new repetition begins with this record. */
  readonly opens: Place | undefined;
}

/**
 * One line of the file, read in the context of its block. Those of a unit are made when they are asked for, and anew when that was long ago:
 * the same line may come as another object, with the same text and form.
 */
export interface AceRecord extends FieldSource, RecordForm {
  /** The line without its end; usually 80 characters. */
  readonly text: string;
  readonly layout: CompiledLayout | undefined;
}

/** A departure of a unit from its structure map. */
export interface StructureIssue {
  /**
   * `missing`: mandatory places not filled before the record (or at the end of the unit);
   * `unexpected`: the map has no place for the record here; `order`: it belongs before the records above it;
   * `repeated`: more repetitions than the map allows.
   */
  readonly kind: 'missing' | 'unexpected' | 'order' | 'repeated';
  /** Index of the record in its unit; for `missing` the record before which the place should be filled, or the number of records at the end. */
  readonly at: number;
  /** The missing, misplaced or repeated place. */
  readonly place: Place | undefined;
  /** For `repeated`: which repetition this is. */
  readonly count?: number;
}

/** What is re-read as a whole when one of its lines changes: one repetition of a structure map, such as an entry or a query. */
export interface Unit {
  /** 0-based line of its first record; shifted when lines come or go above. */
  start: number;
  /** The line behind its last record. */
  readonly end: number;
  readonly records: readonly AceRecord[];
  /** Characters of its longest line. */
  readonly longest: number;
  /** The structure map it was matched against. */
  readonly steps: StructureSteps | undefined;
  readonly issues: readonly StructureIssue[];
  /**
   * How many lines from its first were looked at to read it: its own, and those behind it that told which slip was made
   * or where it ends. A change of any of them may change the unit.
   */
  readonly reach: number;
  /** For whoever works something out of the unit, to keep it as long as the unit stands. */
  kept?: object | undefined;
  readonly block: Block;
}

/** How the application of a block became known. */
export type ApplicationBasis = 'header' | 'batch' | 'inferred' | 'override' | 'unknown';

export interface Block {
  /** 0-based lines of its first record and behind its last, header and trailer included. */
  start: number;
  end: number;
  /** The B and Y records, read as records; undefined where they are missing. */
  readonly header: AceRecord | undefined;
  readonly trailer: AceRecord | undefined;
  /** The application identifier in force; empty when nothing tells it. */
  readonly application: string;
  readonly basis: ApplicationBasis;
  /** The records of the application; undefined when no chapter describes it. */
  readonly layout: ApplicationLayout | undefined;
  readonly batch: Batch;
  units: Unit[];
}

export interface Batch {
  start: number;
  end: number;
  /** The A and Z records. */
  readonly header: AceRecord | undefined;
  readonly trailer: AceRecord | undefined;
  blocks: Block[];
}

/** A position in a file: the record under it and the field, if the record has a layout. */
export interface FieldAt {
  readonly record: AceRecord;
  readonly line: number;
  /** 1-based position in the record. */
  readonly position: number;
  readonly field: CompiledLayout['fields'][number] | undefined;
}
