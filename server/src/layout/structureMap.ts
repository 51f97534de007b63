/** A chapter's structure map, compiled so that the place of the next record is one look-up. */
import { conditionHolds, type FieldSource } from './condition';
import type { Condition, GroupNode, RecordNode, StructureNode, Transaction } from './types';

/** A node of a structure map: a record or a group of records. */
export interface Place {
  /** Preorder number; the places of a group's inside are `index + 1 … end - 1`. */
  readonly index: number;
  readonly end: number;
  readonly node: RecordNode | GroupNode;
  /** Control identifier, or undefined for a group. */
  readonly record: string | undefined;
  /** What a record must have as its {@link keyOf} to stand here: its control identifier, told apart where the map has it under conditions. */
  readonly key: string | undefined;
  /** Printed name of the group, or of the record where the map prints one. */
  readonly name: string | undefined;
  readonly parent: Place | undefined;
  readonly children: readonly Place[];
  readonly mandatory: boolean;
  readonly max: number;
  /** Depth below the root, which has 0. */
  readonly depth: number;
}

/** How the matcher gets from one record to the next. */
export interface Step {
  readonly to: Place;
  /** The topmost place that a new repetition of begins here; its ancestors stay open. */
  readonly opens: Place;
  /** Mandatory places passed over on the way, in document order; each is missing unless it was filled before. */
  readonly passed: readonly Place[];
  /** `behind`: the record belongs before the present place, so it is out of order; the present place stays. */
  readonly kind: 'ahead' | 'behind';
  /** How far the step departs from the map; below {@link REGULAR} nothing is missing, repeated or out of order. */
  readonly cost: number;
}

/** Costs below this are those of a step the map foresees. */
export const REGULAR = 5;

export interface StructureMap {
  readonly transaction: Transaction;
  readonly name: string | undefined;
  readonly when: Condition | undefined;
  readonly page: string | undefined;
  readonly root: Place;
  readonly places: readonly Place[];
  /** Control identifiers that occur in the map. */
  readonly records: ReadonlySet<string>;
  /** The conditions under which places take a record, by control identifier. */
  readonly conditions: ReadonlyMap<string, readonly { readonly when: Condition; readonly key: string }[]>;
}

/** Resolves an include node to the group of the other chapter; undefined where there is no such group. */
export type IncludedGroup = (chapter: string, group: string) => GroupNode | undefined;

interface MutablePlace extends Place {
  end: number;
  children: Place[];
}

/**
 * @param structure the nodes of a structure map
 * @param included finds the groups of other chapters that the map includes
 */
export function compileStructureMap(
  transaction: Transaction,
  structure: readonly StructureNode[],
  facts: { name: string | undefined; when: Condition | undefined; page: string | undefined },
  included: IncludedGroup,
): StructureMap {
  const places: Place[] = [];
  const records = new Set<string>();
  const conditions = new Map<string, { when: Condition; key: string }[]>();
  const keyOfNode = (node: RecordNode): string => {
    if (!node.when) return node.record;
    const known = conditions.get(node.record) ?? [];
    conditions.set(node.record, known);
    const key = `${node.record} ${known.length}`;
    known.push({ when: node.when, key });
    return key;
  };
  const visit = (node: RecordNode | GroupNode, parent: MutablePlace | undefined): MutablePlace => {
    const place: MutablePlace = {
      index: places.length,
      end: 0,
      node,
      record: 'record' in node ? node.record : undefined,
      key: 'record' in node ? keyOfNode(node) : undefined,
      name: 'group' in node ? node.group : node.name,
      parent,
      children: [],
      mandatory: node.designation === 'M',
      max: node.max ?? Infinity,
      depth: parent ? parent.depth + 1 : 0,
    };
    places.push(place);
    if ('record' in node) records.add(node.record);
    else for (const member of node.of) place.children.push(...resolve(member, place));
    place.end = places.length;
    return place;
  };
  const resolve = (node: StructureNode, parent: MutablePlace): Place[] => {
    if (!('include' in node)) return [visit(node, parent)];
    const group = included(node.include.chapter, node.include.group);
    if (!group) return [];
    const { designation, max, because } = node;
    return [visit({ ...group, designation, max, ...(because === undefined ? {} : { because }) }, parent)];
  };
  const root = visit({ group: transaction.title, designation: 'M', max: null, of: [...structure] }, undefined);
  return { transaction, ...facts, root, places, records, conditions };
}

/**
 * @param record control identifier of a record
 * @param source the record itself
 * @returns what the places that may take it have as their key
 */
export function keyOf(map: StructureMap, record: string, source: FieldSource): string {
  const conditions = map.conditions.get(record);
  return conditions?.find(({ when }) => conditionHolds(when, source, () => []))?.key ?? record;
}

/** Whether the members of a group may stand in any order. */
export function anyOrder(place: Place): boolean {
  return 'of' in place.node && (place.node.order === 'advisory' || place.node.choice === true);
}

/** Whether the members of a group are alternatives. */
export function isChoice(place: Place): boolean {
  return 'of' in place.node && place.node.choice === true;
}
