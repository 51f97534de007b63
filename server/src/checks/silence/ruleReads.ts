/** Finds out whether a rule is silent on a unit or a part of it, and by what fields this is settled. */
import type { CompiledField, CompiledLayout } from '../../layout/compile';
import type { ReadTracker } from '../reads';
import { trackedBy } from '../reads';
import type { PartSpec, RecordSpan, RecordView, UnitView } from '../unitView';
import type { IdSet } from './internedSets';

/** What is known of all units that are looked up as one. */
export interface Scope {
  readonly unit: UnitView;
  /** The records whose fields are known, with their layouts; the headers, known as a whole, without. */
  readonly known: ReadonlyMap<RecordView, CompiledLayout | undefined>;
  /** The control identifiers that may stand in the unit elsewhere, in records that are not known. */
  readonly elsewhere: IdSet;
  /** Where the records that are not known stand; undefined where they may stand anywhere. */
  readonly parts: PartSpec | undefined;
  /** Whether the value of a field can be known. */
  tells(layout: CompiledLayout, field: CompiledField): boolean;
}

/** Notes the reads of one rule; `isSettled` tells whether all were of what is known. */
export class RuleReads implements ReadTracker {
  isSettled = true;
  readonly values = new Map<CompiledField, CompiledLayout>();
  readonly fillings = new Map<CompiledField, CompiledLayout>();

  constructor(private readonly scope: Scope) {}

  value(record: RecordView, field: CompiledField): void {
    const layout = this.layoutOf(record);
    if (!layout) return;
    if (this.scope.tells(layout, field)) this.values.set(field, layout);
    else this.isSettled = false;
  }

  filling(record: RecordView, field: CompiledField): void {
    const layout = this.layoutOf(record);
    if (layout) this.fillings.set(field, layout);
  }

  has(span: RecordSpan): void {
    if (span !== this.scope.unit) this.records(span);
  }

  all(span: RecordSpan, id: string): void {
    if (span !== this.scope.unit) this.records(span);
    else if (this.scope.elsewhere.members.has(id)) this.isSettled = false;
  }

  groups(span: RecordSpan, id: string, until: readonly string[]): void {
    const { unit, elsewhere, parts } = this.scope;
    if (span !== unit) this.records(span);
    else if (elsewhere.members.has(id) || (elsewhere.members.size > 0 && !(parts && until.includes(parts.opens))))
      this.isSettled = false;
  }

  records(span: RecordSpan): void {
    const { unit, known, elsewhere } = this.scope;
    const isKnown =
      span === unit
        ? elsewhere.members.size === 0
        : trackedBy(undefined, () => span.records.every((record) => known.has(record)));
    if (!isKnown) this.isSettled = false;
  }

  anything(): void {
    this.isSettled = false;
  }

  private layoutOf(record: RecordView): CompiledLayout | undefined {
    if (!this.scope.known.has(record)) this.isSettled = false;
    return this.scope.known.get(record);
  }
}
