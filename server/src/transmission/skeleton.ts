/** Empty records to begin with: 80 positions with the constants filled in, and the values that the records around give. */
import type { CompiledField, CompiledLayout } from '../layout/compile';
import { conditionHolds, fieldText, type FieldSource } from '../layout/condition';
import type { ApplicationLayout } from '../layout/catalog';
import type { Place, Step } from '../layout/structureMap';
import { isConfidential } from '../layout/values';
import type { Transmission } from './transmission';
import { conditionSources } from './context';
import { RECORD_LENGTH } from '../storage/recordLength';

/** How many records above are looked at for the number of the line before. */
const LOOK_BACK = 2000;
/** Fields that count up from 1 within the group around them. */
const COUNTED = /^(?:Line Item (?:Identifier|Number)|PGA Line Number)$/;
/** Fields of Y that hold the number of records between B and Y (Batch & Block Control, B&B-15). */
const IMAGE_COUNT = /^(?:In|Out)put Transaction Image Count$/;
/** Fields with the code of the filer. */
const OWN_CODE: ReadonlySet<string> = new Set(['Entry Filer Code', 'ABI Filer Code']);
/** What a further batch or block of the file has in common with the one before. */
const SHARED_BY_BATCHES = ['Sender/Receiver Site Code', 'Sender/Receiver ID Code', 'Sender/Receiver Office Code'];
const SHARED_BY_BLOCKS = ['Processing District/Port Code', 'Processing Filer Code', 'Processing Filer Office Code'];

/**
 * Writes a value into a field.
 * @returns the value as wide as the field: numbers to the right, all else to the left, unless the chapter says otherwise
 */
export function fitted(value: string, { field, from, to }: CompiledField): string {
  const width = to - from;
  const digits = /^[0-9]+$/.test(value);
  const right = field.justify === 'right' || (field.justify === undefined && digits && isNumeric(field.class));
  if (!right) return value.padEnd(width);
  const zeros = field.fill === 'zero' || (field.fill === undefined && field.class === 'N');
  return value.padStart(width, zeros && digits ? '0' : ' ');
}

function isNumeric(fieldClass: string): boolean {
  return fieldClass === 'N' || fieldClass === 'SN';
}

/** @param valueOf the value of a field that is no constant, or undefined to leave it blank @returns a record of 80 positions */
export function skeleton(layout: CompiledLayout, valueOf: (field: CompiledField) => string | undefined): string {
  let text = '';
  for (const compiled of layout.fields) {
    const value = compiled.isFiller ? undefined : (compiled.constant ?? valueOf(compiled));
    const width = compiled.to - compiled.from;
    const fits = value !== undefined && value.length <= width;
    text = text.padEnd(compiled.from) + (fits ? fitted(value, compiled) : ' '.repeat(width));
  }
  return text.padEnd(RECORD_LENGTH);
}

/** @returns the 0-based offset of the first field of a skeleton that is still to be filled; its end when there is none */
export function firstGap(layout: CompiledLayout, text: string): number {
  const gap = layout.fields.find(({ isFiller, from, to }) => !isFiller && text.slice(from, to).trim() === '');
  return gap?.from ?? RECORD_LENGTH;
}

/** A new record with the layout it was made by. */
export interface FilledRecord {
  readonly layout: CompiledLayout;
  readonly text: string;
  /** The topmost place that a new repetition of begins with it; undefined for records of the envelope. */
  readonly opens: Place | undefined;
}

/** Values that a new record is to hold, by the names of its fields. */
export type GivenValues = Readonly<Record<string, string>>;

/** `header`: as A or B has it; `count`: of the records between B and Y; `sequence`: one more than the number before. */
export interface KnownValue {
  readonly value: string;
  readonly reason: 'header' | 'count' | 'sequence';
}

/** The values that the records around a line give a new record on it. Confidential ones are never repeated. */
export class KnownValues {
  private readonly others: (id: string) => readonly FieldSource[];

  /**
   * @param line 0-based line that the record is for
   * @param above line of the nearest record above, in whose batch and block it is; undefined at the top of the file
   * @param before new records that come in together with it and stand before it
   */
  constructor(
    private readonly transmission: Transmission,
    private readonly line: number,
    private readonly above: number | undefined,
    private readonly before: readonly FilledRecord[] = [],
  ) {
    const present = above === undefined ? (): readonly FieldSource[] => [] : conditionSources(transmission, above);
    this.others = (id) => {
      const fresh = before.findLast(({ layout }) => layout.record.id === id);
      return fresh ? [fresh] : present(id);
    };
  }

  /** The records that conditions on the new one may mean. */
  get sources(): (id: string) => readonly FieldSource[] {
    return this.others;
  }

  /**
   * @param step the way to the record's place in the structure map; undefined for records of the envelope
   * @param given what it is to hold, whatever the records around say
   * @returns a new record, and the layout or variant that its known values choose
   */
  record(
    application: ApplicationLayout,
    id: string,
    step: Pick<Step, 'opens'> | undefined,
    given: GivenValues = {},
  ): FilledRecord | undefined {
    const record = application.records.get(id);
    if (!record) return undefined;
    const fill = (layout: CompiledLayout): FilledRecord => ({
      layout,
      text: skeleton(layout, (field) => given[field.field.name] ?? this.valueOf(layout, step, field)),
      opens: step?.opens,
    });
    const base = fill(record.base);
    const variant = record.variants.find(({ when, layout }) =>
      conditionHolds(when, { text: base.text, layout }, this.others),
    );
    return variant ? fill(variant.layout) : base;
  }

  private valueOf(
    layout: CompiledLayout,
    step: Pick<Step, 'opens'> | undefined,
    compiled: CompiledField,
  ): string | undefined {
    return this.known(layout, step, compiled)?.value ?? onlyCode(compiled);
  }

  /** @returns the value that the records around give a field, and why; undefined where they give none or it is confidential */
  known(
    layout: CompiledLayout,
    step: Pick<Step, 'opens'> | undefined,
    compiled: CompiledField,
  ): KnownValue | undefined {
    const { field } = compiled;
    const because = (value: string | undefined, reason: KnownValue['reason']): KnownValue | undefined =>
      value === undefined ? undefined : { value, reason };
    const known =
      because(this.repeated(compiled), 'header') ??
      because(this.shared(layout, field.name), 'header') ??
      because(compiled.required && step?.opens.depth === 1 ? this.ownCode(field.name) : undefined, 'header') ??
      because(IMAGE_COUNT.test(field.name) ? this.imageCount() : undefined, 'count') ??
      because(COUNTED.test(field.name) && step ? this.nextNumber(layout, step.opens, compiled) : undefined, 'sequence');
    return known && isConfidential(field, known.value) ? undefined : known;
  }

  /** What the layout says always equals a field of the header A or B. */
  private repeated({ field }: CompiledField): string | undefined {
    for (const { then } of field.rules ?? []) {
      if (typeof then !== 'object' || !('equals' in then) || (then.record !== 'A' && then.record !== 'B')) continue;
      const header = this.others(then.record)[0];
      const value = header && fieldText(header, then.equals)?.trim();
      if (value !== undefined && value !== '') return value;
    }
    return undefined;
  }

  private shared({ record }: CompiledLayout, name: string): string | undefined {
    const { transmission, above } = this;
    if (above === undefined) return undefined;
    const batch = transmission.batchAt(above);
    const block = transmission.blockAt(above) ?? batch?.blocks[0];
    const model =
      record.id === 'A' && SHARED_BY_BATCHES.includes(name)
        ? batch?.header
        : record.id === 'B' && SHARED_BY_BLOCKS.includes(name)
          ? block?.header
          : undefined;
    const value = model && fieldText(model, name)?.trim();
    return value === '' ? undefined : value;
  }

  /** The filer names itself in the record that begins a transaction. */
  private ownCode(name: string): string | undefined {
    const header = OWN_CODE.has(name) ? this.others('B')[0] : undefined;
    const value = header && fieldText(header, 'Processing Filer Code')?.trim();
    return value === '' ? undefined : value;
  }

  private imageCount(): string | undefined {
    const block = this.above === undefined ? undefined : this.transmission.blockAt(this.above);
    return block?.header && String(this.line - block.start - 1);
  }

  /** One more than the last number of the same records in the group around. */
  private nextNumber({ record }: CompiledLayout, opens: Place, compiled: CompiledField): string | undefined {
    const width = compiled.to - compiled.from;
    const first = '1'.padStart(width, '0');
    if (opens.parent === undefined) return first;
    for (const other of this.earlier()) {
      if (other.layout?.record.id === record.id) {
        const number = fieldText(other, compiled.field.name)?.trim() ?? '';
        const next = /^[0-9]+$/.test(number) ? String(Number(number) + 1).padStart(width, '0') : undefined;
        return next !== undefined && next.length <= width ? next : undefined;
      }
      if (other.opens && other.opens.index < opens.index && opens.index < other.opens.end) return first;
    }
    return first;
  }

  /** The records before the new one in its unit, the nearest first. */
  private *earlier(): Generator<FieldSource & Pick<FilledRecord, 'opens'>> {
    yield* this.before.toReversed();
    const { transmission, above } = this;
    const unit = above === undefined ? undefined : transmission.unitAt(above);
    if (!unit || above === undefined) return;
    const last = above - unit.start;
    for (let at = last; at >= Math.max(0, last - LOOK_BACK); at--) {
      const record = unit.records[at];
      if (record) yield record;
    }
  }
}

/** A mandatory field that takes but one code holds it. */
function onlyCode({ required, field }: CompiledField): string | undefined {
  const codes = required && field.codes ? Object.keys(field.codes) : [];
  return codes.length === 1 ? codes[0]?.trim() : undefined;
}
