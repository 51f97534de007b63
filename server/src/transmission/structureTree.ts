/** The groups a unit's records stand in, as its structure map nests them. */
import { anyOrder, type Place } from '../layout/structureMap';
import type { Unit } from './model';

/** One record, or one repetition of a group. */
export interface StructureBranch {
  /** Undefined for a record that the structure map has no place for. */
  readonly place: Place | undefined;
  /** Indices in the unit of its first and its last record; the same for a record. */
  readonly first: number;
  readonly last: number;
  /** What a group consists of, in the order of the file; empty for a record. */
  readonly children: readonly StructureBranch[];
}

interface Growing extends StructureBranch {
  last: number;
  readonly children: Growing[];
}

const known = new WeakMap<Unit, StructureBranch>();

/**
 * @returns the whole unit as a branch of the root of its structure map; built when first asked for, and kept with the unit. Branches are
 * contiguous: a record out of place belongs to the innermost group around it.
 */
export function structureTree(unit: Unit): StructureBranch {
  let tree = known.get(unit);
  if (!tree) known.set(unit, (tree = grow(unit)));
  return tree;
}

function grow(unit: Unit): StructureBranch {
  const root: Growing = {
    place: unit.steps?.map.root,
    first: 0,
    last: Math.max(0, unit.records.length - 1),
    children: [],
  };
  const open: Growing[] = [root];
  for (const [index, { place, opens }] of unit.records.entries()) {
    const parent = place && opens && holderOf(open, opens);
    if (place && opens && parent !== undefined) {
      open.length = parent + 1;
      for (const group of pathBetween(opens, place))
        add(open, { place: group, first: index, last: index, children: [] });
    }
    const around = open.at(-1) ?? root;
    around.children.push({ place, first: index, last: index, children: [] });
    for (const group of open) if (group !== root) group.last = index;
  }
  return root;
}

function add(open: Growing[], branch: Growing): void {
  open.at(-1)?.children.push(branch);
  open.push(branch);
}

/** @returns the index of the open group that a new repetition of `opens` belongs to; undefined for one that comes out of order */
function holderOf(open: readonly Growing[], opens: Place): number | undefined {
  const at = open.findLastIndex((group) => group.place === opens.parent);
  if (at === -1) return undefined;
  const { parent } = opens;
  const latest = open[at + 1]?.place ?? open[at]?.children.at(-1)?.place;
  const isBehind = parent !== undefined && latest !== undefined && opens.index < latest.index && !anyOrder(parent);
  return isBehind && !standsAnywhere(opens) ? undefined : at;
}

function standsAnywhere(place: Place): boolean {
  return 'record' in place.node && place.node.position === 'anywhere';
}

/** The groups from `outer` down to the one that holds the record `inner`; none when `outer` is the record itself. */
function pathBetween(outer: Place, inner: Place): Place[] {
  const path: Place[] = [];
  for (let place = inner.parent; place && place.index >= outer.index; place = place.parent) path.unshift(place);
  return path;
}
