/** Damage to the order and number of records. */
import type { Block } from '../../server/src/transmission/model';
import {
  copyOf,
  inside,
  original,
  proofRecord,
  rearranged,
  rewritten,
  type Candidate,
  type Damage,
  type Kind,
  type Moved,
} from './damage';
import type { Sample, SampleLine } from './sample';
import { keepsStructure } from './structureProof';
import { demandsOf } from './requiredRecords';

/** More copies than this are not made to go beyond a limit. */
const MOST_COPIES = 34;

function isBroken(block: Block, records: readonly Moved[]): boolean {
  if (!block.layout) return false;
  return !keepsStructure(
    block.layout,
    records.map(({ source }) => proofRecord(source)),
  );
}

/** For every record of every block: candidates made from the records of the block and the index of the one. */
function forEachRecord(
  sample: Sample,
  make: (block: Block, records: readonly SampleLine[], index: number) => Candidate[],
): Candidate[] {
  return sample.blocks.flatMap((block) => {
    const records = inside(sample, block);
    return records.flatMap((_, index) => make(block, records, index));
  });
}

const named = ({ id, line }: SampleLine): string => `${id} of line ${line + 1}`;

/** Lines where the lack of a record shows: the next, or the one before when the unit ends there. */
function gap(records: readonly SampleLine[], index: number): number[] {
  const next = records[index + 1];
  return next && next.unit === records[index]?.unit ? [index] : [index - 1, index];
}

const dropMandatory: Kind = {
  id: 'drop a mandatory record',
  structural: true,
  candidates: (sample) =>
    forEachRecord(sample, (block, records, index) => [
      (): Damage | undefined => {
        const dropped = records[index];
        const left = records.toSpliced(index, 1).map(original);
        // A block without records is another kind of damage.
        if (!dropped || left.length === 0 || !isBroken(block, left)) return undefined;
        return rearranged(sample, block, left, gap(records, index), `${named(dropped)} dropped`);
      },
    ]),
};

const dropRequired: Kind = {
  id: 'drop a record that a rule requires',
  candidates: (sample) =>
    forEachRecord(sample, (block, records, index) => [
      (): Damage | undefined => {
        const dropped = records[index];
        const unit = records.filter((record) => record.unit === dropped?.unit);
        const demand =
          dropped && demandsOf(dropped, unit).find(({ isMet }) => !isMet(unit.filter((other) => other !== dropped)));
        const left = records.toSpliced(index, 1).map(original);
        if (!dropped || !demand || isBroken(block, left)) return undefined;
        const by = demand.by === undefined ? [] : [records.indexOf(demand.by)].map((at) => (at > index ? at - 1 : at));
        const at = [...new Set([index - 1, index, ...by])];
        return rearranged(sample, block, left, at, `${named(dropped)} dropped, which ${demand.page} requires`);
      },
    ]),
};

const repeat: Kind = {
  id: 'repeat a record beyond its limit',
  structural: true,
  candidates: (sample) =>
    forEachRecord(sample, (block, records, index) => [
      (): Damage | undefined => {
        const repeated = records[index];
        if (!repeated || records[index + 1]?.id === repeated.id) return undefined;
        const limits = [1];
        for (let place = repeated.record.place; place; place = place.parent) limits.push(place.max);
        for (const copies of [...new Set(limits)].filter((limit) => limit <= MOST_COPIES).sort((a, b) => a - b)) {
          const more = Array.from({ length: copies }, () => copyOf(repeated));
          const now = [
            ...records.slice(0, index + 1).map(original),
            ...more,
            ...records.slice(index + 1).map(original),
          ];
          if (!isBroken(block, now)) continue;
          let first = index;
          while (records[first - 1]?.id === repeated.id) first--;
          const run = Array.from({ length: index - first + 1 + copies }, (_, at) => first + at);
          return rearranged(sample, block, now, run, `${named(repeated)} sent ${copies} more times`);
        }
        return undefined;
      },
    ]),
};

const swap: Kind = {
  id: 'swap two neighbours',
  structural: true,
  candidates: (sample) =>
    forEachRecord(sample, (block, records, index) => [
      (): Damage | undefined => {
        const [one, other] = [records[index], records[index + 1]];
        if (!one || !other || one.id === other.id || one.unit !== other.unit) return undefined;
        const now = records
          .with(index, other)
          .with(index + 1, one)
          .map(original);
        if (!isBroken(block, now)) return undefined;
        return rearranged(sample, block, now, [index, index + 1], `${named(one)} and ${named(other)} swapped`);
      },
    ]),
};

/** How many places a record is moved to. */
const MOVES = 3;

const move: Kind = {
  id: 'move a record to another group',
  structural: true,
  candidates: (sample) =>
    forEachRecord(sample, (block, records, index) =>
      Array.from({ length: MOVES }, () => (random): Damage | undefined => {
        const moved = records[index];
        const unit = records.filter((record) => record.unit === moved?.unit);
        const to = random.oneOf(unit.map((record) => records.indexOf(record)).filter((at) => Math.abs(at - index) > 1));
        if (!moved || to === undefined) return undefined;
        const now = records.toSpliced(index, 1).toSpliced(to, 0, moved);
        if (!isBroken(block, now.map(original))) return undefined;
        const left = to < index ? index + 1 : index;
        return rearranged(
          sample,
          block,
          now.map(original),
          [to, left - 1, left],
          `${named(moved)} moved behind ${to === 0 ? 'B' : named(now[to - 1] ?? moved)}`,
        );
      }),
    ),
};

const unknownIdentifier: Kind = {
  id: 'unknown control identifier',
  structural: true,
  candidates: (sample) =>
    sample.lines.flatMap((line) => {
      const { layout } = line.block;
      if (!line.unit || !layout) return [];
      return [
        (random): Damage | undefined => {
          const at = random.below(line.id.length);
          const letter = random.oneOf(Array.from('QWUVOJ#7'));
          if (letter === undefined) return undefined;
          const text = line.text.slice(0, at) + letter + line.text.slice(at + 1);
          if (/^[ABYZX]/.test(text) || [...layout.records.keys()].some((id) => text.startsWith(id))) return undefined;
          const what = `${line.id} written ${text.slice(0, line.id.length)}`;
          return rewritten(sample, line.line, text, what, { start: 1, end: line.id.length });
        },
      ];
    }),
};

const blankLine: Kind = {
  id: 'blank line',
  structural: true,
  candidates: (sample) =>
    sample.lines
      .filter(({ unit }) => unit !== undefined)
      .map(({ line }) => (random): Damage => ({
        texts: sample.texts.toSpliced(line, 0, random.oneOf(['', ' '.repeat(80)]) ?? ''),
        origin: [...sample.texts.keys()].toSpliced(line, 0, -1).map((from) => (from === -1 ? undefined : from)),
        at: [line],
        what: `blank line before line ${line + 1}`,
      })),
};

export const structureKinds: readonly Kind[] = [
  dropMandatory,
  dropRequired,
  repeat,
  swap,
  move,
  unknownIdentifier,
  blankLine,
];
