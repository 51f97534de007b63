/**
 * Proves that an order of records breaks a structure map, by trying every way to read it.
 * It shares nothing with the matcher of the product, so that a fault of the matcher can't hide here; it is slow and only says yes or no.
 */
import type { Condition, GroupNode, IncludeNode, RecordNode, StructureNode } from '../../server/src/layout/types';
import type { ApplicationLayout } from '../../server/src/layout/catalog';
import { allNodes, chapterNamed } from '../support/layoutFiles';

/** A record as the proof sees it: control identifier, and a look at its fields. */
export interface ProofRecord {
  readonly id: string;
  value(field: string): string | undefined;
}

const NONE: ReadonlySet<number> = new Set();

/** All ways to read records by one structure map; positions count records. */
class Readings {
  private readonly once = new Map<StructureNode, Map<number, ReadonlySet<number>>>();

  constructor(private readonly ids: readonly string[]) {}

  /** @returns where a reading of the nodes one after another from `from` on may end */
  sequence(nodes: readonly StructureNode[], from: number): ReadonlySet<number> {
    let ends: ReadonlySet<number> = new Set([from]);
    for (const node of nodes) {
      const next = new Set<number>();
      for (const end of ends) for (const reached of this.repeated(node, end)) next.add(reached);
      ends = next;
    }
    return ends;
  }

  /** A node as often as its designation and limit allow. */
  private repeated(node: StructureNode, from: number): ReadonlySet<number> {
    const ends = new Set<number>();
    if (node.designation !== 'M') ends.add(from);
    let reached: ReadonlySet<number> = new Set([from]);
    for (let count = 1; count <= (node.max ?? Infinity) && reached.size > 0; count++) {
      const next = new Set<number>();
      for (const start of reached) for (const end of this.single(node, start)) (end > start ? next : ends).add(end);
      for (const end of next) ends.add(end);
      reached = next;
    }
    return ends;
  }

  private single(node: StructureNode, from: number): ReadonlySet<number> {
    if ('record' in node) return this.ids[from] === node.record ? new Set([from + 1]) : NONE;
    let known = this.once.get(node);
    if (!known) this.once.set(node, (known = new Map<number, ReadonlySet<number>>()));
    let ends = known.get(from);
    if (!ends) {
      const group = 'include' in node ? included(node) : node;
      ends = isFree(group) ? this.anyOrder(group.of, from) : this.sequence(group.of, from);
      known.set(from, ends);
    }
    return ends;
  }

  /** Members in any order, each within its limit, the mandatory ones among them. */
  private anyOrder(members: readonly StructureNode[], from: number): ReadonlySet<number> {
    const ends = new Set<number>();
    const seen = new Set<string>();
    const visit = (at: number, counts: readonly number[]): void => {
      const key = `${String(at)}:${counts.join()}`;
      if (seen.has(key)) return;
      seen.add(key);
      if (members.every((member, index) => member.designation !== 'M' || (counts[index] ?? 0) > 0)) ends.add(at);
      for (const [index, member] of members.entries()) {
        const count = counts[index] ?? 0;
        if (count >= (member.max ?? Infinity)) continue;
        // Beyond the first, a repetition without a limit need not be counted.
        const counted = counts.with(index, member.max === null ? 1 : count + 1);
        for (const end of this.single(member, at)) if (end > at) visit(end, counted);
      }
    };
    visit(
      from,
      members.map(() => 0),
    );
    return ends;
  }
}

const isFree = (group: GroupNode): boolean => group.choice === true || group.order === 'advisory';

const includes = new Map<IncludeNode, GroupNode>();

function included(node: IncludeNode): GroupNode {
  let found = includes.get(node);
  if (!found) {
    const { chapter, group } = node.include;
    found = chapterNamed(chapter)
      .transactions.flatMap(({ structure }) => allNodes(structure))
      .find((other): other is GroupNode => 'group' in other && other.group === group);
    if (!found) throw new Error(`no group ${group} in ${chapter}`);
    includes.set(node, found);
  }
  return found;
}

const stray = new Map<readonly StructureNode[], ReadonlySet<string>>();

/** Records that may stand anywhere in their group, which the proof leaves out of account. */
function strayRecords(nodes: readonly StructureNode[]): ReadonlySet<string> {
  const known = stray.get(nodes);
  if (known) return known;
  const all = allNodes(nodes).flatMap((node) => ('include' in node ? allNodes([included(node)]) : [node]));
  const found = new Set(
    all
      .filter((node): node is RecordNode => 'record' in node && node.position === 'anywhere')
      .map((node) => node.record),
  );
  stray.set(nodes, found);
  return found;
}

function holds(condition: Condition, records: readonly ProofRecord[]): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(part, records));
  return records.some((record) => {
    if (condition.record !== undefined && record.id !== condition.record) return false;
    const value = record.value(condition.field);
    if (value === undefined) return false;
    if ('blank' in condition) return (value === '') === condition.blank;
    return condition.in.some((code) => code.trim() === value);
  });
}

/** The structure maps in force for records of which the first ones make a unit; a map whose condition holds goes before one without. */
function mapsFor(layout: ApplicationLayout, records: readonly ProofRecord[]): readonly (readonly StructureNode[])[] {
  const next = records.findIndex(({ id }, at) => at > 0 && id === records[0]?.id);
  const unit = next === -1 ? records : records.slice(0, next);
  const all = layout.transactions.flatMap(({ when, structure, variants = [] }) => [
    { when, structure },
    ...variants.map((variant) => ({ when: variant.when, structure: variant.structure })),
  ]);
  const chosen = all.filter(({ when }) => when !== undefined && holds(when, unit));
  return (chosen.length > 0 ? chosen : all.filter(({ when }) => when === undefined)).map(({ structure }) => structure);
}

/**
 * @param layout the application of a block
 * @param records what stands between its B and Y record
 * @returns false when no reading of the records keeps the structure maps in force
 */
export function keepsStructure(layout: ApplicationLayout, records: readonly ProofRecord[]): boolean {
  const reachable = new Set([0]);
  for (let at = 0; at < records.length; at++) {
    if (!reachable.has(at)) continue;
    const rest = records.slice(at);
    for (const structure of mapsFor(layout, rest)) {
      const passed = strayRecords(structure);
      const kept = rest.map((record, index) => ({ id: record.id, index })).filter(({ id }) => !passed.has(id));
      for (const read of [rest.map(({ id }, index) => ({ id, index })), ...(kept.length < rest.length ? [kept] : [])]) {
        const ends = new Readings(read.map(({ id }) => id)).sequence(structure, 0);
        for (const end of ends) if (end > 0) reachable.add(at + (read[end]?.index ?? rest.length));
      }
    }
  }
  return reachable.has(records.length);
}
