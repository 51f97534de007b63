/** A unit as rules see it: records by control identifier, fields by name, values as numbers and dates. */
import type { CompiledField } from '../layout/compile';
import { fieldText, isBlankField } from '../layout/condition';
import { monthDayYearAt, type CalendarDate } from '../layout/dates';
import type { CodeList, RecordLayout } from '../layout/types';
import { fieldMoment, fillingOf, numberAt, valueAt } from '../layout/values';
import type { AceRecord, StructureIssue, Unit } from '../transmission/model';
import { fieldNamed } from './fieldNames';
import { tracker } from './reads';

const BLANK = 32;

/** One record of a unit. */
export class RecordView {
  /** Set in tests: asking a record for a field that none of its forms has is then a fault, not a blank value. */
  static strictFieldNames = false;

  /** Control identifier; empty when no layout fits the record. */
  readonly id: string;
  /** The field whose value, and that whose number was asked for last: rule after rule asks for the same. */
  private valueName = '';
  private lastValue = '';
  private numberName = '';
  private lastNumber: number | undefined;

  constructor(
    private readonly source: AceRecord,
    private readonly index: number,
  ) {
    this.id = source.layout?.record.id ?? '';
  }

  get record(): AceRecord {
    tracker?.anything();
    return this.source;
  }

  /** Index in the unit; -1 for the headers around it. */
  get at(): number {
    tracker?.anything();
    return this.index;
  }

  /** How many positions the record has; 80 in a sound one. */
  get length(): number {
    return this.source.text.length;
  }

  field(name: string): CompiledField | undefined {
    const { layout } = this.source;
    const field = layout && fieldNamed(layout, name);
    if (!field && layout && RecordView.strictFieldNames && !hasField(layout.record, name))
      throw new Error(`The ${this.id} record has no field ${JSON.stringify(name)}`);
    return field;
  }

  /** @returns the characters of the field as wide as it is; empty when the record has no such field */
  raw(name: string): string {
    const field = this.field(name);
    if (!field) return '';
    tracker?.value(this, field);
    return fieldText(this.source, name) ?? '';
  }

  /** @returns the value without the blanks around it; empty when the record has no such field */
  value(name: string): string {
    if (name === this.valueName && !tracker) return this.lastValue;
    const field = this.field(name);
    if (!field) return '';
    tracker?.value(this, field);
    this.valueName = name;
    return (this.lastValue = valueAt(this.source.text, field.from, field.to));
  }

  /** Whether the value begins with some characters. */
  begins(name: string, beginning: string): boolean {
    const field = this.field(name);
    if (!field) return beginning === '';
    tracker?.value(this, field);
    const { text } = this.source;
    // Left-justified, as nearly all are that it is asked of.
    return text.charCodeAt(field.from) !== BLANK && field.to - field.from >= beginning.length
      ? text.startsWith(beginning, field.from)
      : valueAt(text, field.from, field.to).startsWith(beginning);
  }

  isBlank(name: string): boolean {
    const field = this.field(name);
    if (!field) return true;
    tracker?.filling(this, field);
    return isBlankField(this.source.text, field) || valueAt(this.source.text, field.from, field.to) === '';
  }

  /** Whether the field holds zeros and, before or behind them, at most blanks; what the end of the record cut off is not known to be zero. */
  isZero(name: string): boolean {
    const field = this.field(name);
    if (!field) return false;
    tracker?.filling(this, field);
    return this.length >= field.to && fillingOf(this.source.text, field) === 'zero';
  }

  /** @returns the number in units of its last implied decimal; undefined when blank or not a number */
  number(name: string): number | undefined {
    if (name === this.numberName && !tracker) return this.lastNumber;
    const field = this.field(name);
    if (!field) return undefined;
    if (tracker) {
      // Zeros are the same number however many.
      if (fillingOf(this.source.text, field) === 'other') tracker.value(this, field);
      else tracker.filling(this, field);
    }
    this.numberName = name;
    return (this.lastNumber = numberAt(this.source.text, field.from, field.to));
  }

  /** @returns the date; undefined when blank or no date */
  date(name: string): CalendarDate | undefined {
    const field = this.field(name);
    if (!field) return undefined;
    if (tracker) {
      if (fillingOf(this.source.text, field) === 'blank') tracker.filling(this, field);
      else tracker.value(this, field);
    }
    const { text } = this.source;
    // The form of nearly all dates, read without taking the general way.
    const date = field.datePictures[0] === 'MMDDYY' ? monthDayYearAt(text, field.from) : undefined;
    return date ?? (isBlankField(text, field) ? undefined : fieldMoment(field.field, this.raw(name))?.date);
  }
}

function hasField(record: RecordLayout, name: string): boolean {
  return [record, ...(record.variants ?? [])].some(({ fields }) => fields.some((field) => field.name === name));
}

const NONE: readonly RecordView[] = [];
/** So few records are looked through sooner than sorted by their control identifiers. */
const SHORT = 64;

/** Some records of a unit in their order. */
export class RecordSpan {
  private byId: Map<string, RecordView[]> | undefined;

  constructor(private readonly list: readonly RecordView[]) {}

  get records(): readonly RecordView[] {
    tracker?.records(this);
    return this.list;
  }

  /** Whether every record is known, so that a record that isn't there is missing, and sums have all their parts. */
  get isKnown(): boolean {
    for (const { id } of this.list) if (id === '') return false;
    return true;
  }

  /** @returns every record with the control identifier, in order */
  all(id: string): readonly RecordView[] {
    tracker?.all(this, id);
    if (this.list.length > SHORT) return this.byIdentifier.get(id) ?? NONE;
    let found: RecordView[] | undefined;
    for (const record of this.list) if (record.id === id) (found ??= []).push(record);
    return found ?? NONE;
  }

  /** The control identifiers that stand here, in the order of their first records, as a key. */
  get shape(): string {
    let shape = '';
    for (const id of this.byIdentifier.keys()) shape += `${id} `;
    return shape;
  }

  private get byIdentifier(): ReadonlyMap<string, RecordView[]> {
    if (this.byId) return this.byId;
    const byId = new Map<string, RecordView[]>();
    for (const record of this.list) {
      const same = byId.get(record.id);
      if (same) same.push(record);
      else byId.set(record.id, [record]);
    }
    return (this.byId = byId);
  }

  /** @returns the records with the control identifier that have a value in a field, in order */
  having(id: string, field: string, value: string): readonly RecordView[] {
    tracker?.all(this, id);
    let found: RecordView[] | undefined;
    for (const record of this.list) if (record.id === id && record.value(field) === value) (found ??= []).push(record);
    return found ?? NONE;
  }

  /** @returns the first record with the control identifier that has a value in a field */
  firstHaving(id: string, field: string, value: string): RecordView | undefined {
    tracker?.all(this, id);
    for (const record of this.list) if (record.id === id && record.value(field) === value) return record;
    return undefined;
  }

  first(id: string): RecordView | undefined {
    tracker?.all(this, id);
    if (this.list.length > SHORT) return this.byIdentifier.get(id)?.[0];
    for (const record of this.list) if (record.id === id) return record;
    return undefined;
  }

  has(id: string): boolean {
    tracker?.has(this);
    if (this.list.length > SHORT) return this.byIdentifier.has(id);
    for (const record of this.list) if (record.id === id) return true;
    return false;
  }

  /**
   * Cuts out the groups that begin with a record.
   * @param id control identifier that begins each group
   * @param until control identifiers that end a group without belonging to it
   */
  groups(id: string, until: readonly string[] = []): RecordSpan[] {
    tracker?.groups(this, id, until);
    return this.groupLists(id, until).map((records) => new RecordSpan(records));
  }

  /** As {@link groups}, as lists of records. */
  protected groupLists(id: string, until: readonly string[]): RecordView[][] {
    const groups: RecordView[][] = [];
    let current: RecordView[] | undefined;
    for (const record of this.list) {
      if (record.id === id) groups.push((current = [record]));
      else if (current) {
        if (until.includes(record.id)) current = undefined;
        else current.push(record);
      }
    }
    return groups;
  }
}

/** Where the parts of a unit begin and end that are alike, such as the lines of a summary. */
export interface PartSpec {
  /** Control identifier of the first record of each. */
  readonly opens: string;
  /** Control identifiers of records behind the last. */
  readonly until: readonly string[];
}

/** A whole unit, with the headers around it. */
export class UnitView extends RecordSpan {
  readonly application: string;
  /** The A and B records. */
  readonly batchHeader: RecordView | undefined;
  readonly blockHeader: RecordView | undefined;
  /** Its first record. */
  readonly opening: RecordView | undefined;

  /**
   * @param codeList finds a shared code list by name, for rules that look into one
   */
  constructor(
    private readonly source: Unit,
    readonly codeList: (name: string) => CodeList | undefined = () => undefined,
  ) {
    const records = source.records.map((record, at) => new RecordView(record, at));
    super(records);
    this.opening = records[0];
    this.application = source.block.application;
    this.blockHeader = source.block.header && new RecordView(source.block.header, -1);
    this.batchHeader = source.block.batch.header && new RecordView(source.block.batch.header, -1);
  }

  get unit(): Unit {
    tracker?.anything();
    return this.source;
  }

  /** Departures from the structure map. */
  get issues(): readonly StructureIssue[] {
    return this.source.issues;
  }

  /**
   * Its parts of a kind, each made from its first and all its records. Whoever asks for them tells by {@link UnitView.readsAnything}
   * when a rule looks at more than one of them.
   */
  parts<Part>({ opens, until }: PartSpec, create: (first: RecordView, records: readonly RecordView[]) => Part): Part[] {
    const parts: Part[] = [];
    for (const records of this.groupLists(opens, until)) if (records[0]) parts.push(create(records[0], records));
    return parts;
  }

  readsAnything(): void {
    tracker?.anything();
  }
}
