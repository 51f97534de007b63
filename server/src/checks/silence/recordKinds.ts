/** Sorts records into kinds by those fields that rules look at, so that rules need not look at each record again. */
import type { CompiledField, CompiledLayout } from '../../layout/compile';
import { fillingOf, type Filling } from '../../layout/values';
import type { PartSpec } from '../unitView';

/** A field with more values than this in a file tells records apart too well. */
const MOST_VALUES = 200;
/** Of so many records the texts are kept, to see at once which fields differ from record to record. */
const MOST_SAMPLES = 64;
/** A field that has this many values among the samples, or more, differs too much. */
const VALUES_OF_SAMPLES = 12;
/** Wide numbers are amounts. */
const CODE_WIDTH = 3;
/** Where the fields of a layout together make more kinds than this, the one with the most values no longer counts. */
const MOST_KINDS = 1000;

/** Records of one layout that do not differ in what counts. */
export interface RecordKind {
  readonly index: number;
  readonly layout: CompiledLayout;
  /** What counts of them: characters, and how fields are filled. */
  readonly codes: Readonly<Uint16Array>;
  /** Another kind of the same hash. */
  readonly next: RecordKind | undefined;
}

/** The kinds of the records of one layout. */
export class LayoutKinds {
  /** Whether a record of the layout begins a part of a unit, or ends the last. */
  readonly opensPart: boolean;
  readonly endsParts: boolean;
  /** Fields whose values count, with those seen since they do. */
  private readonly values = new Map<CompiledField, Set<string>>();
  /** Fields of which it counts whether they are blank or zero. */
  private readonly fillings = new Set<CompiledField>();
  /** Fields with too many values. */
  private readonly varied = new Set<CompiledField>();
  /** The offsets of all characters that count, from the first on. */
  private offsets: Readonly<Uint8Array> = new Uint8Array();
  private fillingFields: readonly CompiledField[] = [];
  private readonly samples: string[] = [];
  private byHash = new Map<number, RecordKind>();
  /** The one kind there is, where nothing counts. */
  private only: RecordKind | undefined;
  private count = 0;

  /**
   * @param nextIndex gives each kind of the application a number
   * @param onChange called when what counts has changed, so that kinds found before are worth nothing any more
   * @param part where the parts of a unit begin and end, if it has any
   */
  constructor(
    private readonly layout: CompiledLayout,
    private readonly nextIndex: () => number,
    private readonly onChange: () => void,
    part: PartSpec | undefined,
  ) {
    const { id } = layout.record;
    this.opensPart = part?.opens === id;
    this.endsParts = part?.until.includes(id) === true;
  }

  /** @param text of a record of which nothing else is asked */
  sample(text: string): void {
    if (this.samples.length < MOST_SAMPLES) this.samples.push(detached(text));
  }

  /** Whether the value of a field can count. */
  tells(field: CompiledField): boolean {
    if (this.values.has(field)) return true;
    if (this.varied.has(field) || (field.isNumeric && field.to - field.from > CODE_WIDTH && !field.codes)) return false;
    const values = new Set(this.samples.map((text) => text.slice(field.from, field.to)));
    return values.size < VALUES_OF_SAMPLES;
  }

  countValue(field: CompiledField): void {
    if (this.values.has(field)) return;
    this.values.set(field, new Set());
    this.changed();
  }

  countFilling(field: CompiledField): void {
    if (this.values.has(field) || this.fillings.has(field)) return;
    this.fillings.add(field);
    this.changed();
  }

  /** Forgets all kinds. */
  clear(): void {
    this.byHash = new Map();
    this.only = undefined;
    this.count = 0;
    for (const seen of this.values.values()) seen.clear();
  }

  /**
   * @param text of a record with the layout, 80 long
   * @param likely the kind that it most likely has, which is tried first
   */
  kindOf(text: string, likely: RecordKind | undefined): RecordKind {
    if (this.only) return this.only;
    if (likely?.layout === this.layout && this.isOf(likely, text)) return likely;
    const hash = this.hash(text);
    for (let kind = this.byHash.get(hash); kind; kind = kind.next) if (this.isOf(kind, text)) return kind;
    return this.add(hash, text);
  }

  private isOf({ codes }: RecordKind, text: string): boolean {
    const { offsets, fillingFields } = this;
    const { length } = offsets;
    for (let at = 0; at < length; at++) if (text.charCodeAt(offsets[at] ?? 0) !== codes[at]) return false;
    for (let at = 0; at < fillingFields.length; at++) {
      const field = fillingFields[at];
      if (field && fillingCode(text, field) !== codes[length + at]) return false;
    }
    return true;
  }

  private hash(text: string): number {
    const { offsets, fillingFields } = this;
    let hash = 0;
    for (const offset of offsets) hash = (Math.imul(hash, 31) + text.charCodeAt(offset)) | 0;
    for (const field of fillingFields) hash = (Math.imul(hash, 31) + fillingCode(text, field)) | 0;
    return hash;
  }

  private add(hash: number, text: string): RecordKind {
    const { layout, offsets, fillingFields } = this;
    const codes = Array.from(offsets, (offset) => text.charCodeAt(offset));
    for (const field of fillingFields) codes.push(fillingCode(text, field));
    const kind: RecordKind = {
      index: this.nextIndex(),
      layout,
      codes: Uint16Array.from(codes),
      next: this.byHash.get(hash),
    };
    this.byHash.set(hash, kind);
    this.count++;
    if (codes.length === 0) this.only = kind;
    this.giveUp(text);
    return kind;
  }

  /** Fields that tell records apart too well do not count any more. */
  private giveUp(text: string): void {
    let most: CompiledField | undefined;
    let size = 0;
    for (const [field, seen] of this.values) {
      seen.add(detached(text.slice(field.from, field.to)));
      if (seen.size <= size) continue;
      most = field;
      ({ size } = seen);
    }
    if (!most || (size <= MOST_VALUES && this.count <= MOST_KINDS)) return;
    this.values.delete(most);
    this.varied.add(most);
    this.changed();
  }

  private changed(): void {
    const counting = [...this.values.keys()];
    const offsets = counting.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, at) => from + at));
    this.offsets = Uint8Array.from(offsets);
    for (const field of counting) this.fillings.delete(field);
    this.fillingFields = [...this.fillings];
    this.onChange();
  }
}

const FILLINGS: Readonly<Record<Filling, number>> = { blank: 0, zero: 1, other: 2 };

function fillingCode(text: string, field: CompiledField): number {
  return FILLINGS[fillingOf(text, field)];
}

/** A copy of its own: a line is a part of the whole text for the runtime, and would keep all of it. */
function detached(text: string): string {
  return String.fromCharCode(...Array.from({ length: text.length }, (_, at) => text.charCodeAt(at)));
}
