/** Cures of findings on whole records: to remove what is refused, to move what is misplaced, to number anew. */
import { fieldText } from '../../layout/condition';
import type { AceRecord, Unit } from '../../transmission/model';
import type { Edit, Fix } from './fix';
import { leaves, repetitionEnd, withCount } from './structureFixes';
import { evident, oneOfSeveral, writeRaw, type FixMaker, type Subject } from './subject';

/** How many places a misplaced record is tried at. */
const MOST_PLACES = 40;

/** A record of a unit with all that belongs to it. */
interface Part {
  readonly unit: Unit;
  readonly record: AceRecord;
  readonly id: string;
  /** Indexes of the record and behind the last that goes with it. */
  readonly from: number;
  readonly to: number;
}

function partAt(unit: Unit, at: number): Part | undefined {
  const record = unit.records[at];
  const id = record?.layout?.record.id;
  if (!record || id === undefined) return undefined;
  const to = record.opens ? repetitionEnd(unit, at, record.opens) : at + 1;
  return { unit, record, id, from: at, to };
}

function partOf({ transmission, finding: { line } }: Subject, ids: readonly string[] = []): Part | undefined {
  const unit = transmission.unitAt(line);
  const part = unit && partAt(unit, line - unit.start);
  return part && (ids.length === 0 || ids.includes(part.id)) ? part : undefined;
}

function removal(
  subject: Subject,
  parts: readonly Part[],
  title: string,
  nature: Pick<Fix, 'evident' | 'harmless'>,
): Fix {
  const { transmission, finding } = subject;
  const edits = parts.flatMap(({ unit, from, to }) =>
    Array.from({ length: to - from }, (_, at): Edit => ({ kind: 'remove', line: unit.start + from + at })),
  );
  return { title, edits: withCount({ transmission, line: finding.line }, edits, -edits.length), ...nature };
}

const counted = ({ id, from, to }: Part): string =>
  to - from === 1 ? `this ${id} record` : `this ${id} record and what belongs to it, ${to - from} records`;

/**
 * Removes the record of the finding with what belongs to it, or all of its kind in the transaction.
 * @param ids control identifiers of records that may be removed; any without them
 */
export function remove(...ids: readonly string[]): FixMaker {
  return (subject) => {
    const part = partOf(subject, ids);
    if (!part) return [];
    const all = part.unit.records.flatMap((record, at) =>
      record.layout?.record.id === part.id ? (partAt(part.unit, at) ?? []) : [],
    );
    const fixes = [removal(subject, [part], `Remove ${counted(part)}`, oneOfSeveral)];
    if (all.length > 1)
      fixes.push(
        removal(subject, all, `Remove all ${all.length} ${part.id} records of this transaction`, oneOfSeveral),
      );
    return fixes;
  };
}

/** Removes all that stands behind the first record of the transaction. */
export const removeAllButFirst: FixMaker = (subject) => {
  const first = partOf(subject)?.unit.records[0];
  const unit = subject.transmission.unitAt(subject.finding.line);
  const id = first?.layout?.record.id;
  if (!unit || id === undefined || unit.records.length < 2) return [];
  const count = unit.records.length - 1;
  const edits = Array.from({ length: count }, (_, at): Edit => ({ kind: 'remove', line: unit.start + 1 + at }));
  const title = `Remove ${count === 1 ? 'the record' : `the ${count} records`} behind the ${id} record`;
  return [
    {
      title,
      edits: withCount({ transmission: subject.transmission, line: unit.start }, edits, -count),
      ...oneOfSeveral,
    },
  ];
};

/** Removes the record of the finding and all behind it in the transaction. */
export const removeRest: FixMaker = (subject) => {
  const part = partOf(subject);
  if (!part) return [];
  const to = part.unit.records.length;
  const title =
    to - part.from === 1
      ? `Remove this ${part.id} record`
      : `Remove this ${part.id} record and those behind it, ${to - part.from} records`;
  return [removal(subject, [{ ...part, to }], title, oneOfSeveral)];
};

/** Removes a record that stands there a second time; without looking where it is the very same. */
export const removeRepeated: FixMaker = (subject) => {
  const part = partOf(subject);
  const [first] = subject.finding.related ?? [];
  if (!part) return [];
  const other = first && partAt(part.unit, first.place - part.unit.start);
  const texts = ({ unit, from, to }: Part): string =>
    unit.records
      .slice(from, to)
      .map(({ text }) => text.trimEnd())
      .join('\n');
  const isSame = other !== undefined && other.from !== part.from && texts(other) === texts(part);
  return [removal(subject, [part], `Remove ${counted(part)}`, isSame ? evident : oneOfSeveral)];
};

/** Moves a record with what belongs to it before one of its kind above. */
export const moveUp: FixMaker = (subject) => {
  const part = partOf(subject);
  if (!part) return [];
  const { unit, id, from, to } = part;
  const fixes: Fix[] = [];
  for (let at = from - 1; at >= 0 && fixes.length < MOST_PLACES; at--) {
    if (unit.records[at]?.layout?.record.id !== id) continue;
    const line = unit.start + at;
    const moved = Array.from({ length: to - from }, (_, more) => from + more);
    fixes.push({
      title: `Move ${counted(part)}, up before the ${id} record of line ${line + 1}`.replace(/(record), up/, '$1 up,'),
      edits: [
        ...moved.map((index): Edit => {
          const text = unit.records[index]?.text ?? '';
          return { kind: 'insert', line, records: [text], moved: unit.start + index };
        }),
        ...moved.map((index): Edit => ({ kind: 'remove', line: unit.start + index })),
      ],
      ...evident,
    });
  }
  return fixes;
};

/** A numbered record below the one of the finding. */
interface Numbered {
  readonly edit: (value: number) => Edit;
  readonly number: number;
  readonly isSameKind: boolean;
}

/**
 * Numbers records from the one of the finding on, where to number it alone is not enough: those behind it by as much, or all of
 * its kind one by one.
 * @param alike name of a field whose value tells which records are numbered together
 */
export function renumber(alike?: string): FixMaker {
  return (subject) => {
    const { finding, field } = subject;
    const part = partOf(subject);
    const due = Number(finding.fix?.value);
    if (!part || !field || !Number.isSafeInteger(due)) return [];
    const below = numberedBelow(part, field.field.name, alike);
    const [own] = below;
    if (!own) return [];
    const shown = finding.fix?.value ?? '';
    const title = `Number this ${part.id} record ${shown} and those behind it accordingly`;
    const by = due - own.number;
    const same = below.filter(({ isSameKind }) => isSameKind);
    return [
      { title, edits: below.map(({ edit, number }) => edit(number + by)), ...evident },
      { title, edits: same.map(({ edit }, at) => edit(due + at)), ...evident },
    ];
  };
}

function numberedBelow({ unit, record, id, from }: Part, name: string, alike: string | undefined): Numbered[] {
  const group = record.opens ?? record.place;
  const parent = group?.parent;
  const key = alike === undefined ? undefined : fieldText(record, alike);
  const numbered: Numbered[] = [];
  for (let at = from; at < unit.records.length; at++) {
    const other = unit.records[at];
    if (!other || (at > from && parent && parent.depth > 0 && leaves(unit, at, parent))) break;
    if (other.place && group && (other.place.index < group.index || other.place.index >= group.end)) continue;
    const field = other.layout?.fieldsByName.get(name);
    const raw = field && other.text.slice(field.from, field.to).trim();
    if (!field || raw === undefined || !/^[0-9]+$/.test(raw)) continue;
    if (alike !== undefined && fieldText(other, alike) !== key) continue;
    const width = field.to - field.from;
    numbered.push({
      number: Number(raw),
      isSameKind: other.layout?.record.id === id,
      edit: (value) => writeRaw(unit.start + at, field, String(Math.max(0, value)).padStart(width, '0').slice(-width)),
    });
  }
  return numbered;
}

/** Writes a number that no record of the kind has yet: that of its place, or one more than the greatest. */
export const freeNumber: FixMaker = (subject) => {
  const { field, finding } = subject;
  const part = partOf(subject);
  if (!part || !field) return [];
  const { name } = field.field;
  const same = part.unit.records.filter(({ layout }) => layout?.record.id === part.id);
  const taken = same.map((record) => Number.parseInt(fieldText(record, name)?.trim() ?? '', 10));
  const place = same.indexOf(part.record) + 1;
  const greatest = Math.max(0, ...taken.filter((number) => Number.isSafeInteger(number)));
  const width = field.to - field.from;
  const numbers = [...(taken.includes(place) ? [] : [place]), greatest + 1].map((number) =>
    String(number).padStart(width, '0'),
  );
  return [...new Set(numbers)]
    .filter((number) => number.length === width)
    .map((number) => ({
      title: `Write ${number} in ${name}`,
      edits: [writeRaw(finding.line, field, number)],
      ...oneOfSeveral,
    }));
};
