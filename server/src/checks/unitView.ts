/** A unit as rules see it: records by control identifier, fields by name, values as numbers and dates. */
import type { CompiledField } from '../layout/compile';
import { fieldText, isBlankField } from '../layout/condition';
import { monthDayYearAt, type CalendarDate } from '../layout/dates';
import type { CodeList, RecordLayout } from '../layout/types';
import { fieldMoment, numberAt, valueAt } from '../layout/values';
import type { AceRecord, Unit } from '../transmission/model';

/** One record of a unit. */
export class RecordView {
  /** Set in tests: asking a record for a field that none of its forms has is then a fault, not a blank value. */
  static strictFieldNames = false;

  /** Control identifier; empty when no layout fits the record. */
  readonly id: string;
  /** Values that were asked for, by index of the field; many rules ask for the same few. */
  private values: (string | undefined)[] | undefined;

  constructor(
    readonly record: AceRecord,
    /** Index in the unit. */
    readonly at: number,
  ) {
    this.id = record.layout?.record.id ?? '';
  }

  field(name: string): CompiledField | undefined {
    const { layout } = this.record;
    const field = layout?.fieldsByName.get(name);
    if (!field && layout && RecordView.strictFieldNames && !hasField(layout.record, name))
      throw new Error(`The ${this.id} record has no field ${JSON.stringify(name)}`);
    return field;
  }

  /** @returns the characters of the field as wide as it is; empty when the record has no such field */
  raw(name: string): string {
    return this.field(name) ? (fieldText(this.record, name) ?? '') : '';
  }

  /** @returns the value without the blanks around it; empty when the record has no such field */
  value(name: string): string {
    const field = this.field(name);
    if (!field) return '';
    const values = (this.values ??= []);
    return (values[field.index] ??= valueAt(this.record.text, field.from, field.to));
  }

  isBlank(name: string): boolean {
    return this.value(name) === '';
  }

  /** @returns the number in units of its last implied decimal; undefined when blank or not a number */
  number(name: string): number | undefined {
    const field = this.field(name);
    return field && numberAt(this.record.text, field.from, field.to);
  }

  /** @returns the date; undefined when blank or no date */
  date(name: string): CalendarDate | undefined {
    const field = this.field(name);
    if (!field) return undefined;
    const { text } = this.record;
    // The form of nearly all dates, read without taking the general way.
    const date = field.datePictures[0] === 'MMDDYY' ? monthDayYearAt(text, field.from) : undefined;
    return date ?? (isBlankField(text, field) ? undefined : fieldMoment(field.field, this.raw(name))?.date);
  }
}

function hasField(record: RecordLayout, name: string): boolean {
  return [record, ...(record.variants ?? [])].some(({ fields }) => fields.some((field) => field.name === name));
}

const NONE: readonly RecordView[] = [];

/** Some records of a unit in their order. */
export class RecordSpan {
  private byId: Map<string, RecordView[]> | undefined;

  constructor(readonly records: readonly RecordView[]) {}

  /** @returns every record with the control identifier, in order */
  all(id: string): readonly RecordView[] {
    return this.byIdentifier.get(id) ?? NONE;
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
    for (const record of this.records) {
      const same = byId.get(record.id);
      if (same) same.push(record);
      else byId.set(record.id, [record]);
    }
    return (this.byId = byId);
  }

  /** @returns the records with the control identifier that have a value in a field, in order */
  having(id: string, field: string, value: string): readonly RecordView[] {
    let found: RecordView[] | undefined;
    for (const record of this.all(id)) if (record.value(field) === value) (found ??= []).push(record);
    return found ?? NONE;
  }

  first(id: string): RecordView | undefined {
    return this.all(id)[0];
  }

  has(id: string): boolean {
    return this.all(id).length > 0;
  }

  /**
   * Cuts out the groups that begin with a record.
   * @param id control identifier that begins each group
   * @param until control identifiers that end a group without belonging to it
   */
  groups(id: string, until: readonly string[] = []): RecordSpan[] {
    const groups: RecordView[][] = [];
    let current: RecordView[] | undefined;
    for (const record of this.records) {
      if (record.id === id) groups.push((current = [record]));
      else if (until.includes(record.id)) current = undefined;
      else current?.push(record);
    }
    return groups.map((records) => new RecordSpan(records));
  }
}

/** A whole unit, with the headers around it. */
export class UnitView extends RecordSpan {
  readonly application: string;
  /** The A and B records. */
  readonly batchHeader: RecordView | undefined;
  readonly blockHeader: RecordView | undefined;

  /**
   * @param codeList finds a shared code list by name, for rules that look into one
   */
  constructor(
    readonly unit: Unit,
    readonly codeList: (name: string) => CodeList | undefined = () => undefined,
  ) {
    super(unit.records.map((record, at) => new RecordView(record, at)));
    this.application = unit.block.application;
    this.blockHeader = unit.block.header && new RecordView(unit.block.header, -1);
    this.batchHeader = unit.block.batch.header && new RecordView(unit.block.batch.header, -1);
  }
}
