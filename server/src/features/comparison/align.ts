/** Finds which nodes of two lists are the same thing: by what they say, by their keys, and at last by how alike they are. */
import type { Node } from './nodes';

export interface Pair {
  /** Indices in the two lists. */
  readonly left: number;
  readonly right: number;
  /** Its place among the others has changed. */
  readonly isMoved: boolean;
}

/** How alike two nodes must be to be one that changed rather than one that went and one that came. */
const ALIKE = 0.5;
/** From this many comparisons on, what is left over is taken in its order. */
const MANY = 40_000;

/** What nodes have in common when they are the same, the surest first. */
const TRAITS: readonly ((node: Node) => string)[] = [
  ({ text }) => text,
  ({ content, key }) => `${key}\n${content}`,
  ({ content }) => content,
  ({ key }) => key,
  ({ role }) => role,
];

/** @returns pairs in the order of the left list; who has no pair came or went */
export function align(left: readonly Node[], right: readonly Node[]): Pair[] {
  const pairs: { left: number; right: number }[] = [];
  const kinds = new Map<string, { left: number[]; right: number[] }>();
  const sort = (nodes: readonly Node[], side: 'left' | 'right'): void => {
    for (const [index, { kind }] of nodes.entries()) {
      const known = kinds.get(kind) ?? { left: [], right: [] };
      kinds.set(kind, known);
      known[side].push(index);
    }
  };
  sort(left, 'left');
  sort(right, 'right');
  for (const ofKind of kinds.values()) {
    let rest = ofKind;
    for (const trait of TRAITS) rest = pairEqual(left, right, rest, trait, pairs);
    rest = pairAlike(left, right, rest, pairs);
    const [onlyLeft, ...otherLeft] = rest.left;
    const [onlyRight, ...otherRight] = rest.right;
    const areOnly = otherLeft.length === 0 && otherRight.length === 0;
    if (onlyLeft !== undefined && onlyRight !== undefined && areOnly && left[onlyLeft]?.isSingle === true)
      pairs.push({ left: onlyLeft, right: onlyRight });
  }
  return markMoved(pairs.sort((a, b) => a.left - b.left));
}

/** Marks the fewest pairs as moved without which the others stand in the same order on both sides. */
export function markMoved(pairs: readonly { readonly left: number; readonly right: number }[]): Pair[] {
  // Longest increasing subsequence: for each length the pair with the least end, and for each pair the one before it.
  const ends: number[] = [];
  const before: (number | undefined)[] = [];
  for (const [at, { right }] of pairs.entries()) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[ends[middle] ?? 0]?.right ?? 0) < right) low = middle + 1;
      else high = middle;
    }
    before[at] = ends[low - 1];
    ends[low] = at;
  }
  const kept = new Set<number>();
  for (let at = ends.at(-1); at !== undefined; at = before[at]) kept.add(at);
  return pairs.map((pair, at) => ({ ...pair, isMoved: !kept.has(at) }));
}

interface Rest {
  readonly left: number[];
  readonly right: number[];
}

function pairEqual(
  left: readonly Node[],
  right: readonly Node[],
  rest: Rest,
  trait: (node: Node) => string,
  pairs: { left: number; right: number }[],
): Rest {
  if (rest.left.length === 0 || rest.right.length === 0) return rest;
  const waiting = new Map<string, number[]>();
  for (const index of rest.right) {
    const node = right[index];
    const value = node ? trait(node) : '';
    const same = waiting.get(value);
    if (same) same.push(index);
    else waiting.set(value, [index]);
  }
  const taken = new Set<number>();
  const leftOver = rest.left.filter((index) => {
    const node = left[index];
    const value = node ? trait(node) : '';
    const found = value === '' ? undefined : waiting.get(value)?.shift();
    if (found === undefined) return true;
    taken.add(found);
    pairs.push({ left: index, right: found });
    return false;
  });
  return { left: leftOver, right: rest.right.filter((index) => !taken.has(index)) };
}

/** Pairs what is left over so that, in the order of both lists, the pairs are as alike as can be. */
function pairAlike(
  left: readonly Node[],
  right: readonly Node[],
  rest: Rest,
  pairs: { left: number; right: number }[],
): Rest {
  const { left: ls, right: rs } = rest;
  if (ls.length === 0 || rs.length === 0) return rest;
  if (ls.length * rs.length > MANY) {
    const count = Math.min(ls.length, rs.length);
    for (let at = 0; at < count; at++) pairs.push({ left: ls[at] ?? 0, right: rs[at] ?? 0 });
    return { left: ls.slice(count), right: rs.slice(count) };
  }
  const alike = ls.map((l) =>
    rs.map((r) => {
      const [a, b] = [left[l], right[r]];
      const likeness = a && b ? similarity(a, b) : 0;
      return likeness < ALIKE ? 0 : likeness;
    }),
  );
  // best[i][j]: the greatest sum of likenesses of the nodes from i and j on.
  const best = Array.from({ length: ls.length + 1 }, () => new Float64Array(rs.length + 1));
  for (let i = ls.length - 1; i >= 0; i--)
    for (let j = rs.length - 1; j >= 0; j--) {
      const likeness = alike[i]?.[j] ?? 0;
      const skipped = Math.max(best[i + 1]?.[j] ?? 0, best[i]?.[j + 1] ?? 0);
      const row = best[i];
      if (row) row[j] = likeness === 0 ? skipped : Math.max(skipped, likeness + (best[i + 1]?.[j + 1] ?? 0));
    }
  const result: Rest = { left: [], right: [] };
  let i = 0;
  let j = 0;
  while (i < ls.length && j < rs.length) {
    const value = best[i]?.[j] ?? 0;
    if (value === (best[i + 1]?.[j] ?? 0)) result.left.push(ls[i++] ?? 0);
    else if (value === (best[i]?.[j + 1] ?? 0)) result.right.push(rs[j++] ?? 0);
    else pairs.push({ left: ls[i++] ?? 0, right: rs[j++] ?? 0 });
  }
  result.left.push(...ls.slice(i));
  result.right.push(...rs.slice(j));
  return result;
}

/** From 0 for nothing in common to 1 for the same. */
function similarity(a: Node, b: Node): number {
  if (a.children.length === 0 && b.children.length === 0)
    return sameCharacters(a.content, b.content, identifierLength(a));
  const [ours, theirs] = [a.content.split('\n'), b.content.split('\n')];
  const waiting = new Map<string, number>();
  for (const line of ours) waiting.set(line, (waiting.get(line) ?? 0) + 1);
  let same = 0;
  for (const line of theirs) {
    const count = waiting.get(line) ?? 0;
    if (count === 0) continue;
    waiting.set(line, count - 1);
    same++;
  }
  const heads = sameCharacters(ours[0] ?? '', theirs[0] ?? '', 2);
  // A group of a single record is no more than that.
  if (ours.length === 1 && theirs.length === 1) return heads;
  return 0.5 * heads + (0.5 * 2 * same) / (ours.length + theirs.length);
}

function identifierLength({ record }: Node): number {
  return record?.layout?.record.id.length ?? 0;
}

/** The share of positions that hold the same, blanks in both left out. */
function sameCharacters(a: string, b: string, from: number): number {
  let same = 0;
  let all = 0;
  for (let at = from; at < Math.max(a.length, b.length); at++) {
    const [ours, theirs] = [a[at] ?? ' ', b[at] ?? ' '];
    if (ours === ' ' && theirs === ' ') continue;
    all++;
    if (ours === theirs) same++;
  }
  return all === 0 ? 1 : same / all;
}
