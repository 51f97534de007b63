/** What a rule reads of a unit, told while it is found out what the rule depends on. */
import type { CompiledField } from '../layout/compile';
import type { RecordSpan, RecordView } from './unitView';

/** Told of all that is read through the views of a unit. */
export interface ReadTracker {
  /** The value of a field was asked for. */
  value(record: RecordView, field: CompiledField): void;
  /** Whether a field is blank, zero, or neither was asked for, and nothing more. */
  filling(record: RecordView, field: CompiledField): void;
  /** Whether a control identifier stands in a span was asked for, and nothing more. */
  has(span: RecordSpan): void;
  /** The records of a span with a control identifier were asked for. */
  all(span: RecordSpan, id: string): void;
  /** The groups of a span that begin with a control identifier were asked for. */
  groups(span: RecordSpan, id: string, until: readonly string[]): void;
  /** The records of a span were asked for one after another. */
  records(span: RecordSpan): void;
  /** Something was asked for that may be anything. */
  anything(): void;
}

/** The tracker at work; undefined at nearly all times, as every read asks for it. */
export let tracker: ReadTracker | undefined;

/** Does some work; a tracker is told of its reads, or none. */
export function trackedBy<T>(by: ReadTracker | undefined, work: () => T): T {
  const before = tracker;
  tracker = by;
  try {
    return work();
  } finally {
    tracker = before;
  }
}
