/** Fixes of the order and number of records. */
import type { Place } from '../../layout/structureMap';
import type { StructureIssue, Unit } from '../../transmission/model';
import { KnownValues } from '../../transmission/skeleton';
import type { Transmission } from '../../transmission/transmission';
import { countEdits } from './countEdits';
import type { Edit, Fix } from './fix';
import { evident, oneOfSeveral, type FixMaker, type Subject } from './subject';

interface Slip {
  readonly transmission: Transmission;
  readonly unit: Unit;
  readonly issue: StructureIssue;
  /** 0-based line of the record at issue, or behind the unit. */
  readonly line: number;
}

function slipOf({ transmission, finding }: Subject): Slip | undefined {
  const unit = transmission.unitAt(finding.line);
  const { issue } = finding;
  return unit && issue && { transmission, unit, issue, line: unit.start + issue.at };
}

/** Adds what keeps a right count of the block right. */
export function withCount(
  { transmission, line }: Pick<Slip, 'transmission' | 'line'>,
  edits: Edit[],
  more: number,
): Edit[] {
  const block = transmission.blockAt(line) ?? transmission.blockAt(line - 1);
  return block ? [...edits, ...countEdits(block, more)] : edits;
}

const missing: FixMaker = (subject) => {
  const slip = slipOf(subject);
  const place = slip?.issue.place;
  const layout = slip?.unit.block.layout;
  if (!slip || !place || !layout) return [];
  const { transmission, line } = slip;
  const known = new KnownValues(transmission, line, line > 0 ? line - 1 : undefined);
  const ids = mandatoryRecords(place);
  const where = `${inWords(ids)} ${subject.finding.line < line ? 'behind' : 'before'} this record`;
  // The number that comes next may be taken by a record below.
  return [{ opens: place }, undefined].flatMap((step): Fix[] => {
    const records = ids.flatMap((id) => known.record(layout, id, step)?.text ?? []);
    if (records.length === 0 || records.length !== ids.length) return [];
    const edits = withCount(slip, [{ kind: 'insert', line, records }], records.length);
    return [{ title: `Insert ${where}`, edits, ...evident }];
  });
};

/** Control identifiers of the records that fill a place with no more than it must hold. */
function mandatoryRecords(place: Place): string[] {
  if (place.record !== undefined) return [place.record];
  const needed = place.children.filter(({ mandatory }) => mandatory);
  return (needed.length > 0 ? needed : place.children.slice(0, 1)).flatMap(mandatoryRecords);
}

/** "a 40 record", "40 and 50 records". */
export function inWords(ids: readonly string[]): string {
  const [first = ''] = ids;
  return ids.length === 1
    ? `the ${first} record`
    : `the ${ids.slice(0, -1).join(', ')} and ${ids.at(-1) ?? ''} records`;
}

const unexpected: FixMaker = (subject) => {
  const slip = slipOf(subject);
  return slip ? [removal(slip, 1, `Remove this ${idAt(slip, slip.issue.at)} record`)] : [];
};

const repeated: FixMaker = (subject) => {
  const slip = slipOf(subject);
  const place = slip?.issue.place;
  if (!slip || !place) return [];
  const { unit, issue } = slip;
  const id = idAt(slip, issue.at);
  const count = repetitionEnd(unit, issue.at, place) - issue.at;
  const what = place.record === undefined && count > 1 ? (place.name ?? 'group') : `${id} record`;
  const fixes = [removal(slip, count, `Remove this ${what}${count > 1 ? `, ${count} records` : ''}`)];
  // Further repetitions would be too many in its place.
  let end = issue.at + count;
  while (unit.records[end]?.opens === place) end = repetitionEnd(unit, end, place);
  const all = end - issue.at;
  if (all > count) fixes.push(removal(slip, all, `Remove this ${what} and those after it, ${all} records`));
  return fixes;
};

/** @returns the index behind the last record of the repetition of a place that begins at a record */
export function repetitionEnd(unit: Unit, at: number, place: Place): number {
  let end = at + 1;
  if (place.record === undefined) while (end < unit.records.length && !leaves(unit, end, place)) end++;
  return end;
}

/** Whether a record no longer belongs to the repetition of the place above it. */
export function leaves(unit: Unit, at: number, place: Place): boolean {
  const record = unit.records[at];
  if (!record?.place) return record?.layout !== undefined;
  return record.place.index < place.index || record.place.index >= place.end || record.opens === place;
}

function removal(slip: Slip, count: number, title: string): Fix {
  const edits = Array.from({ length: count }, (_, at): Edit => ({ kind: 'remove', line: slip.line + at }));
  return { title, edits: withCount(slip, edits, -count), ...oneOfSeveral };
}

const order: FixMaker = (subject) => {
  const slip = slipOf(subject);
  if (!slip) return [];
  const { unit, issue, line } = slip;
  const text = unit.records[issue.at]?.text;
  const id = idAt(slip, issue.at);
  if (text === undefined) return [];
  return placesAbove(slip).map((at): Fix => {
    const target = unit.start + at;
    return {
      title: `Move this ${id} record up, before the ${idAt(slip, at)} record of line ${target + 1}`,
      edits: [
        { kind: 'insert', line: target, records: [text], moved: line },
        { kind: 'remove', line },
      ],
      ...evident,
    };
  });
};

/** In a unit of more records than this, a misplaced one is moved only where the map says. */
const SHORT_UNIT = 300;
const MOST_PLACES = 40;

/**
 * Indexes of records that a misplaced one may belong before: the first behind its place within the same group, the one right
 * above, and then those further up.
 */
function placesAbove({ unit, issue }: Slip): number[] {
  const { place } = issue;
  const above = issue.at - 1;
  if (!place || above < 0) return [];
  let at = issue.at;
  while (at > 0) {
    const other = unit.records[at - 1];
    if (!other) break;
    if (other.place && other.place.index <= place.index) break;
    if (
      other.place &&
      (other.place.index < (place.parent?.index ?? 0) || other.place.index >= (place.parent?.end ?? Infinity))
    )
      break;
    at--;
  }
  const further = unit.records.length > SHORT_UNIT ? 0 : Math.min(above, MOST_PLACES);
  const places = [Math.min(at, above), above, ...Array.from({ length: further }, (_, up) => above - 1 - up)];
  return [...new Set(places)];
}

function idAt({ unit }: Slip, at: number): string {
  return unit.records[at]?.layout?.record.id ?? '';
}

const blankLine: FixMaker = ({ transmission, finding: { line }, record }) => {
  const edit: Edit = { kind: 'remove', line };
  const edits = record ? withCount({ transmission, line }, [edit], -1) : [edit];
  return [{ title: 'Remove the blank line', edits, ...evident }];
};

/** Fixes of structure, by rule. */
export const structureFixes: Readonly<Record<string, FixMaker>> = {
  'record-missing': missing,
  'record-unexpected': unexpected,
  'record-repeated': repeated,
  'record-order': order,
  'blank-line': blankLine,
};
