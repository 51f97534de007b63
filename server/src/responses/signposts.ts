/** Follows the references of a response, such as line item 2 and tariff number 1 of it, into the transaction it answers. */
import type { CompiledField } from '../layout/compile';
import type { AceRecord } from '../transmission/model';
import { bare, idOf, isSameValue, likeness, slotsOf, valueOf } from './recordValues';
import type { ResponseMap, Signpost } from './responseMap';

/** A part of the transaction that a reference points to. */
export interface Part {
  readonly type: string;
  /** Indices in the transaction: of the record, and behind the last that belongs to it. */
  readonly at: number;
  readonly end: number;
  /** The fields named, where the reference names one of several in the record. */
  readonly fields: readonly CompiledField[];
}

/** Fields of a reference that say what kind it is, not what it refers to. */
const OWN_FIELDS = /^(?:Control Identifier|Reference Data Type Code|Occurrence Position|Reference ID Constant|Filler)$/;

/** How alike a value must be that has been mended since, or that CBP cut. */
const ALIKE = 0.5;

/** Keeps track of where the references of one transaction lead; each is followed from the wider ones before it. */
export class SignpostPath {
  /** The widest first; undefined for what is no longer in the request. */
  private path: { readonly type: string; readonly part: Part | undefined }[] = [];

  constructor(
    private readonly map: ResponseMap,
    private readonly records: readonly AceRecord[],
  ) {}

  /** The parts that lead to what the conditions are about, the narrowest first; undefined when that is not in the request. */
  get parts(): readonly Part[] | undefined {
    const parts = this.path.map(({ part }) => part);
    return parts.every((part) => part !== undefined) ? parts.reverse() : undefined;
  }

  /** Goes on to what a reference names. */
  follow(reference: AceRecord): void {
    const { signpost, signposts = {} } = this.map;
    if (!signpost) return;
    const type = valueOf(reference, signpost.type);
    const spec = Object.hasOwn(signposts, type) ? signposts[type] : undefined;
    // What the data does not know is about the transaction.
    if (!spec) {
      this.path = this.path.slice(0, 1);
      return;
    }
    const around = this.around(spec);
    this.path = this.path.slice(0, around + 1);
    const parent = this.path[around];
    if (parent && !parent.part) {
      this.path.push({ type, part: undefined });
      return;
    }
    const occurrence = Number(valueOf(reference, signpost.occurrence)) || 0;
    this.path.push({ type, part: this.find(type, spec, reference, occurrence, parent?.part) });
  }

  /** Index in the path of the reference within which this one is counted; -1 for the transaction. */
  private around({ in: within = [] }: Signpost): number {
    for (const type of within) {
      const at = this.path.findLastIndex((step) => step.type === type);
      if (at !== -1) return at;
    }
    // A response that leaves the nearest out may have the next.
    const next = within.map((type) => this.map.signposts?.[type]).find((spec) => spec !== undefined);
    return next ? this.around(next) : -1;
  }

  private find(
    type: string,
    spec: Signpost,
    reference: AceRecord,
    occurrence: number,
    parent: Part | undefined,
  ): Part | undefined {
    const from = parent?.at ?? 0;
    const to = parent?.end ?? this.records.length;
    const within = (id: string): number[] => {
      const found: number[] = [];
      for (let at = from; at < to; at++) {
        const record = this.records[at];
        if (record && idOf(record) === id) found.push(at);
      }
      return found;
    };
    if (spec.whole === true) {
      const at = [spec.record, ...(spec.instead ?? [])].flatMap(within)[0] ?? from;
      return { type, at, end: to, fields: [] };
    }
    const items = this.itemsOf(within(spec.record), spec, reference);
    const chosen = choose(items, spec, occurrence, this.records[from] && idOf(this.records[from]) === spec.record);
    if (!chosen) return undefined;
    return { type, at: chosen.at, end: this.endOf(chosen.at, to, spec), fields: chosen.fields };
  }

  private itemsOf(indices: readonly number[], spec: Signpost, reference: AceRecord): Item[] {
    const echoed = (reference.layout?.fields ?? []).filter(
      ({ field, isFiller }) => !isFiller && (!OWN_FIELDS.test(field.name) || spec.fields?.[field.name] !== undefined),
    );
    const names = echoed.map(({ field }) => spec.fields?.[field.name] ?? field.name);
    return indices.flatMap((at) => {
      const record = this.records[at];
      if (!record?.layout) return [];
      return slotsOf(record.layout, names).map((slot): Item => {
        const compared: Compared[] = [];
        for (const [n, field] of slot.fields.entries()) {
          const source = echoed[n];
          if (!source) continue;
          const returned = reference.text.slice(source.from, source.to).trim();
          if (returned === '') continue;
          if (field) compared.push(compare(record.text.slice(field.from, field.to), returned, source));
          else if (/Data Text$|^Pertinent/.test(source.field.name)) compared.push(compareRecord(record.text, returned));
        }
        return {
          at,
          compared,
          fields: slot.isNumbered ? slot.fields.filter((field) => field !== undefined) : [],
        };
      });
    });
  }

  /** Where the part that begins with a record ends: before the next of its kind, or before what ends it. */
  private endOf(at: number, to: number, { record, ends = [] }: Signpost): number {
    for (let next = at + 1; next < to; next++) {
      const other = this.records[next];
      if (other && (idOf(other) === record || ends.includes(idOf(other)))) return next;
    }
    return to;
  }
}

/** How one value of a record compares with what the reference says of it. */
interface Compared {
  readonly isSame: boolean;
  readonly likeness: number;
}

interface Item {
  readonly at: number;
  readonly compared: readonly Compared[];
  readonly fields: readonly CompiledField[];
}

function compare(sent: string, returned: string, source: CompiledField): Compared {
  const whole = sent.trim();
  // A reference shows as much of a long text as it has room for.
  const isCut = returned.length >= source.to - source.from - 1 && whole.startsWith(returned);
  const isSame = isCut || isSameValue(whole, returned);
  return { isSame, likeness: isSame ? 1 : likeness(bare(whole), bare(returned)) };
}

function compareRecord(text: string, returned: string): Compared {
  const isSame = bare(text).includes(bare(returned));
  return { isSame, likeness: isSame ? 1 : 0 };
}

/**
 * The item that a reference means: the one with its values, the closest to its place among several; or else the one at its place, when
 * that may be the same with a value mended.
 * @param isInRecord the record itself is known already, and only the place in it is asked for
 */
function choose(
  items: readonly Item[],
  spec: Signpost,
  occurrence: number,
  isInRecord: boolean | undefined,
): Item | undefined {
  const placed = items[occurrence - 1];
  const same = items.filter(({ compared }) => compared.length > 0 && compared.every(({ isSame }) => isSame));
  if (same.length > 0) {
    const distance = (item: Item): number => (occurrence === 0 ? 0 : Math.abs(items.indexOf(item) - (occurrence - 1)));
    return same.reduce((best, item) => (distance(item) < distance(best) ? item : best));
  }
  if (occurrence === 0) return items.length === 1 ? items[0] : undefined;
  if (!placed || placed.compared.length === 0 || isInRecord === true) return placed;
  if (spec.exact === true) return undefined;
  return placed.compared.some(({ isSame, likeness: value }) => isSame || value >= ALIKE) ? placed : undefined;
}
