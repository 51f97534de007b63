/** Where records stand, in words: their titles, groups, and places in the structure map. */
import type { RecordLayout, Designation } from '../layout/types';
import type { Place, StructureMap } from '../layout/structureMap';
import type { StructureSteps } from '../layout/structureSteps';
import type { AceRecord } from '../transmission/model';
import type { Transmission } from '../transmission/transmission';
import { escapeMarkdown } from './markdown';

/** How many records above are looked at to find where a group began. */
const LOOK_BACK = 2000;
/** Fields of the first record of a group that tell its repetitions apart, such as Line Item Identifier or PGA Line Number. */
const LINE_NUMBER = /^((?:\w+ )*Line)(?: Item)? (?:Identifier|Number)$/;

/** @returns the designation in words */
export function designationInWords(designation: Designation): 'mandatory' | 'conditional' | 'optional' {
  return ({ M: 'mandatory', C: 'conditional', O: 'optional' } as const)[designation];
}

/**
 * @returns the record's name without its control identifier, which the chapters print in it in several ways
 *   ("Record Identifier WR1 (Output)", "FT10 - Admission Header"); empty when nothing else is in it
 */
export function recordName({ id, name }: Pick<RecordLayout, 'id' | 'name'>): string {
  const bare = name.replace(/^Record Identifier\s+/, '');
  const prefix = [...(bare === name ? [] : [id]), `FT${id}`, `NS${id}`, `QP${id}`, `WP${id}`, id].find((candidate) =>
    bare.startsWith(candidate),
  );
  const rest = prefix === undefined ? bare : bare.slice(prefix.length);
  return prefix !== undefined && !/^[\s(-]|^$/.test(rest) ? bare : rest.replace(/^[\s-]+/, '');
}

/** @returns control identifier and name, such as "40 Line Item Header"; "K record" where the chapter gives no name */
export function recordTitle(record: Pick<RecordLayout, 'id' | 'name'>): string {
  return `${record.id} ${recordName(record) || 'record'}`;
}

/** @returns how often a place may be filled: "once", "up to 8 times", "any number of times" */
export function limitInWords(max: number): string {
  if (max === 1) return 'once';
  return max === Infinity ? 'any number of times' : `up to ${max.toLocaleString('en-US')} times`;
}

/** @returns the groups a place stands in, the innermost first; the one around the whole transaction only where it is alone */
export function groupsOf(place: Place): Place[] {
  const groups: Place[] = [];
  for (let group = place.parent; group?.parent; group = group.parent) groups.push(group);
  return groups.length > 1 ? groups.slice(0, -1) : groups;
}

/** @returns Markdown: the group of a place, what the map says of it there, and when */
export function placeInWords(place: Place, map: StructureMap): string {
  const { node, parent } = place;
  const own = `${designationInWords(node.designation)}, ${limitInWords(place.max)}`;
  const group =
    parent?.parent === undefined
      ? `${escapeMarkdown(map.transaction.title)}${map.name === undefined ? '' : ` (${escapeMarkdown(map.name)})`}`
      : `${escapeMarkdown(parent.name ?? 'its group')} (${designationInWords(parent.node.designation)}, ${limitInWords(parent.max)})`;
  const remarks = [node.because, node.note].filter((remark) => remark !== undefined).map(escapeMarkdown);
  return [`${group}: ${own}.`, ...remarks].join(' ');
}

/** @returns every place of a record in the maps of its application, each wording once */
export function placesInWords(maps: readonly StructureSteps[], id: string): string[] {
  return [
    ...new Set(
      maps.flatMap(({ map }) =>
        map.records.has(id)
          ? map.places.filter((place) => place.record === id).map((place) => placeInWords(place, map))
          : [],
      ),
    ),
  ];
}

/**
 * @param line 0-based line of a record with a place
 * @returns the groups it stands in, the innermost first, each with the line number that its first record gives:
 *   "Tariff Grouping", "Line Item Grouping, Line 001"
 */
export function groupTrail(transmission: Transmission, line: number): string[] {
  const record = transmission.recordAt(line);
  const unit = transmission.unitAt(line);
  if (!record?.place || !unit) return [];
  const groups = groupsOf(record.place);
  const trail = groups.map((group) => group.name ?? 'unnamed group');
  const told = new Set<string>();
  let open = 0;
  const first = Math.max(0, line - unit.start - LOOK_BACK);
  for (let at = line - unit.start; at >= first && open < groups.length; at--) {
    const candidate = unit.records[at];
    if (!candidate?.opens) continue;
    for (; open < groups.length && begins(candidate, groups[open]); open++) {
      const number = lineNumber(candidate);
      if (number === undefined || told.has(number)) continue;
      told.add(number);
      trail[open] = `${trail[open] ?? ''}, ${number}`;
    }
  }
  return trail;
}

/** Whether a repetition of the group begins with the record. */
function begins({ opens, place }: AceRecord, group: Place | undefined): boolean {
  if (!opens || !place || !group) return false;
  return opens.index <= group.index && group.index < opens.end && group.index <= place.index && place.index < group.end;
}

function lineNumber({ layout, text }: AceRecord): string | undefined {
  for (const { field, from, to } of layout?.fields ?? []) {
    const kind = LINE_NUMBER.exec(field.name)?.[1];
    const value = text.slice(from, to).trim();
    if (kind !== undefined && value !== '') return `${kind} ${value}`;
  }
  return undefined;
}
