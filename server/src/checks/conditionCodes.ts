/** The condition codes under which CBP returns what the checks find, from `reference/conditions/finding-conditions.json`. */
import { conditionHolds, type FieldSource } from '../layout/condition';
import { fitsPicture } from '../layout/pictures';
import type { Condition } from '../layout/types';

/** What is wrong with a field, as the file of condition codes tells breaches apart. */
export type FieldBreach = 'missing' | 'unknown' | 'refused' | 'format' | 'unequal';

/** What is wrong with a record, or with characters outside of its fields. */
export type RecordBreach =
  'missing' | 'unknown' | 'order' | 'unexpected' | 'repeated' | 'filler' | 'keyboard' | 'short';

interface FieldEntry {
  field?: string;
  variant?: string;
  kind: FieldBreach;
  when?: { record?: string; field: string; in?: string[] };
  values?: string[];
  code: string;
  provable?: false;
}

interface RecordEntry {
  applications: string[];
  kind: RecordBreach;
  records?: string[];
  chapter?: string;
  code: string;
}

interface ConditionFile {
  fields: Record<string, Record<string, FieldEntry[]>>;
  records: RecordEntry[];
}

/** The condition of a layout that a field breaks, and how to find the records it looks at. */
export interface BrokenCondition {
  readonly when: Condition;
  readonly others: (record: string) => readonly FieldSource[];
}

export interface FindingCode {
  readonly code: string;
  /** The text alone proves that CBP rejects it. */
  readonly provable: boolean;
}

const FILE = 'conditions/finding-conditions';
/** Stands for the control records, which are the same around every application. */
const CONTROL = '*';
const ENVELOPE_CHAPTER = 'batch-block-control';
/** Applications of the electronic manifest, which answers with records of its own (EA, EB, EY, EZ). */
const MANIFEST = new Set(['QP', 'WP']);

export class ConditionCodes {
  private file: ConditionFile | undefined;

  /** @param reference file stem below `server/reference` to its JSON text; asked when the first code is looked for */
  constructor(private readonly reference: (name: string) => string | undefined) {}

  /**
   * @param record the record the field stands on
   * @param raw characters of the field
   * @param broken the condition that is broken; none for what the record alone shows
   */
  ofField(
    application: string,
    record: FieldSource,
    field: string,
    kind: FieldBreach,
    raw: string,
    broken?: BrokenCondition,
  ): FindingCode | undefined {
    const { layout } = record;
    // What CBP itself sends is not returned.
    if (!layout || layout.record.direction === 'output') return undefined;
    const { id } = layout.record;
    const entries = this.read().fields[family(application, layout.chapter.chapter)]?.[id];
    const found = entries?.find(
      (entry) =>
        entry.kind === kind &&
        (entry.field ?? field) === field &&
        (entry.variant === undefined || entry.variant === layout.variant?.name) &&
        (entry.values?.some((picture) => fitsPicture(raw.trim(), picture)) ?? true) &&
        suits(entry, record, id, broken),
    );
    return found && { code: found.code, provable: found.provable !== false };
  }

  /**
   * @param record control identifier, where it is known
   * @param chapter chapter of the record, where the application carries those of several
   */
  ofRecord(application: string, kind: RecordBreach, record: string, chapter: string): string | undefined {
    const asked = family(application, chapter);
    return this.read().records.find(
      (entry) =>
        entry.kind === kind &&
        entry.applications.includes(asked) &&
        (entry.records?.includes(record) ?? true) &&
        (entry.chapter ?? chapter) === chapter,
    )?.code;
  }

  private read(): ConditionFile {
    if (!this.file) {
      const text = this.reference(FILE);
      this.file = text === undefined ? { fields: {}, records: [] } : (JSON.parse(text) as ConditionFile);
    }
    return this.file;
  }
}

/** The key of the file: the application, or one for the control records of all that answer with condition records. */
function family(application: string, chapter: string): string {
  return chapter === ENVELOPE_CHAPTER && !MANIFEST.has(application) ? CONTROL : application;
}

/** Whether the entry is meant for the condition that is broken, or for none. */
function suits(
  { kind, when }: FieldEntry,
  self: FieldSource,
  id: string,
  broken: BrokenCondition | undefined,
): boolean {
  // A value that a condition refuses is one of the field's values all the same.
  if (!when) return !broken || kind !== 'unknown';
  if (!broken) return false;
  const { field, in: values } = when;
  if (!looksAt(broken.when, id, when.record ?? id, field)) return false;
  const record = when.record === undefined ? {} : { record: when.record };
  return values === undefined || conditionHolds({ ...record, field, in: values }, self, broken.others);
}

function looksAt(condition: Condition, self: string, record: string, field: string): boolean {
  if ('all' in condition) return condition.all.some((part) => looksAt(part, self, record, field));
  return condition.field === field && (condition.record ?? self) === record;
}

/** @returns the message with the condition code at the end of its final parenthesis */
export function citeCondition(message: string, code: string): string {
  const end = /\)\.?$/.exec(message)?.index;
  return end === undefined
    ? `${message} (CBP condition ${code})`
    : `${message.slice(0, end)}; CBP condition ${code}${message.slice(end)}`;
}
