/** What a kind of damage is, and the ways to damage a file that the kinds share. */
import type { Block } from '../../server/src/transmission/model';
import type { Random } from './random';
import type { Sample, SampleLine } from './sample';
import type { ProofRecord } from './structureProof';

export interface Damage {
  /** The damaged file. */
  readonly texts: readonly string[];
  /** For each of its lines: the line it was before (0-based), or undefined for one that came in. */
  readonly origin: readonly (number | undefined)[];
  /** Lines of the damaged file where a finding is in its place. */
  readonly at: readonly number[];
  /** The damaged positions, 1-based and inclusive; undefined for the whole record. */
  readonly span?: { readonly start: number; readonly end: number };
  /** Other places that the damage brought into conflict, where the finding may as well be. */
  readonly also?: readonly { readonly line: number; readonly start: number; readonly end: number }[];
  /** What was done, in a few words. */
  readonly what: string;
}

/** One way to damage one place; undefined where the damage can't be proved wrong from the chapter. */
export type Candidate = (random: Random) => Damage | undefined;

export interface Kind {
  readonly id: string;
  /** True when the damage is to the order or number of records; then a second finding about structure is noise even beside the first. */
  readonly structural?: boolean;
  candidates(sample: Sample): Candidate[];
}

const range = (length: number): number[] => Array.from({ length }, (_, at) => at);

/** @returns the value of a field without the blanks around it; empty where the record has no such field */
export function valueOf({ record, text }: SampleLine, name: string): string {
  const field = record.layout?.fieldsByName.get(name);
  return field ? text.slice(field.from, field.to).trim() : '';
}

/** @returns where a field stands, for findings that may be there too */
export function placeOf(source: SampleLine, name: string): { line: number; start: number; end: number } {
  const field = source.record.layout?.fieldsByName.get(name)?.field;
  return { line: source.line, start: field?.start ?? 1, end: field?.end ?? 80 };
}

/** Puts a value into a field, as wide as it is. */
export function withField(
  source: SampleLine,
  name: string,
  value: string,
): { text: string; start: number; end: number } {
  const field = source.record.layout?.fieldsByName.get(name);
  if (!field) throw new Error(`${source.id} has no ${name}`);
  const width = field.to - field.from;
  const raw = /^(?:N|SN)$/.test(field.field.class) ? value.padStart(width, '0') : value.padEnd(width);
  return { text: overwrite(source.text, field.from, raw), start: field.from + 1, end: field.to };
}

/** Replaces the text of one line. */
export function rewritten(
  sample: Sample,
  line: number,
  text: string,
  what: string,
  span?: { start: number; end: number },
  at: readonly number[] = [line],
): Damage {
  const texts = sample.texts.with(line, text);
  return { texts, origin: range(texts.length), at, what, ...(span ? { span } : {}) };
}

/** Puts characters over a record. */
export function overwrite(text: string, from: number, characters: string): string {
  return text.slice(0, from) + characters + text.slice(from + characters.length);
}

/** A record of a file, or a new one with the text of an old. */
export interface Moved {
  readonly source: SampleLine;
  /** False for a copy. */
  readonly original: boolean;
}

export const original = (source: SampleLine): Moved => ({ source, original: true });
export const copyOf = (source: SampleLine): Moved => ({ source, original: false });

/** The records between B and Y. */
export function inside(sample: Sample, block: Block): SampleLine[] {
  return sample.lines.filter((line) => line.block === block && line.unit !== undefined);
}

export const proofRecord = ({ id, record, text }: SampleLine): ProofRecord => ({
  id,
  value(name) {
    const field = record.layout?.fieldsByName.get(name);
    return field && text.slice(field.from, field.to).trim();
  },
});

/**
 * Replaces what stands between B and Y; a count on the Y record is set right, so that the slip stays one.
 * @param at which of the new records a finding may stand on, by index; the number of records means the line behind them
 */
export function rearranged(
  sample: Sample,
  block: Block,
  records: readonly Moved[],
  at: readonly number[],
  what: string,
): Damage {
  const first = block.start + (block.header ? 1 : 0);
  const behind = block.end - (block.trailer ? 1 : 0);
  const tail = sample.texts.slice(behind);
  const count = block.trailer?.layout?.fieldsByName.get('Input Transaction Image Count');
  if (count && tail[0] !== undefined)
    tail[0] = overwrite(tail[0], count.from, String(records.length).padStart(count.to - count.from, '0'));
  return {
    texts: [...sample.texts.slice(0, first), ...records.map(({ source }) => source.text), ...tail],
    origin: [
      ...range(first),
      ...records.map(({ source, original: kept }) => (kept ? source.line : undefined)),
      ...tail.map((_, index) => behind + index),
    ],
    at: at.map((index) => first + index),
    what,
  };
}
