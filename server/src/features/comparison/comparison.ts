/** Compares two transmissions by what they say: by transaction, group, record and field, not by line. */
import type { Batch, Block, Unit } from '../../transmission/model';
import type { Transmission } from '../../transmission/transmission';
import type { ValueContext } from '../fieldWords';
import { align, markMoved, type Pair } from './align';
import { fieldChanges } from './fieldChanges';
import type { ChangeKind, Comparison, RecordChange } from './model';
import { recordNode, unitNode, type Node } from './nodes';

/** @returns what has to be done to the first transmission to make it the second */
export function compare(before: Transmission, after: Transmission): Comparison {
  const isSameText = before.document.getText() === after.document.getText();
  return { changes: isSameText ? [] : new Comparing(before, after).changes(), isSameText };
}

interface Span {
  readonly first: number;
  readonly last: number;
}

class Comparing {
  private readonly found: RecordChange[] = [];
  private readonly context: ValueContext;

  constructor(
    private readonly before: Transmission,
    private readonly after: Transmission,
  ) {
    this.context = {
      list: (name) => after.catalog.codeList(name),
      showConfidential: false,
      today: undefined,
    };
  }

  changes(): RecordChange[] {
    const [blocksBefore, blocksAfter] = [this.before.blocks, this.after.blocks];
    const unitsBefore = blocksBefore.flatMap(({ units }) => units);
    const unitsAfter = blocksAfter.flatMap(({ units }) => units);
    const [left, right] = [unitsBefore.map(unitNode), unitsAfter.map(unitNode)];
    const pairs = this.unitPairs(left, right);
    const blockOf = (units: readonly Unit[], index: number): Block | undefined => units[index]?.block;
    const blockPairs = byVote(
      blocksBefore,
      blocksAfter,
      pairs.map((pair) => [blockOf(unitsBefore, pair.left), blockOf(unitsAfter, pair.right)]),
      ({ application }) => application,
    );
    const batchPairs = byVote(
      this.before.batches,
      this.after.batches,
      blockPairs.map((pair) => [blocksBefore[pair.left]?.batch, blocksAfter[pair.right]?.batch]),
      () => '',
    );
    const goneElsewhere = (pair: Pair): boolean =>
      !blockPairs.some(
        (blocks) =>
          blocksBefore[blocks.left] === blockOf(unitsBefore, pair.left) &&
          blocksAfter[blocks.right] === blockOf(unitsAfter, pair.right),
      );
    const whole = (transmission: Transmission): Span => ({ first: 0, last: transmission.recordCount - 1 });
    this.members(
      left,
      right,
      pairs.map((pair) => ({ ...pair, isMoved: pair.isMoved || goneElsewhere(pair) })),
      [whole(this.before), whole(this.after)],
      [],
    );
    this.control(this.before.batches, this.after.batches, batchPairs);
    this.control(blocksBefore, blocksAfter, blockPairs);
    return this.found.sort((a, b) => a.afterLine - b.afterLine || a.beforeLine - b.beforeLine || order(a) - order(b));
  }

  /** Two files of one transaction each are compared even where its number is another. */
  private unitPairs(left: readonly Node[], right: readonly Node[]): Pair[] {
    const pairs = align(left, right);
    const isSole = left.length === 1 && right.length === 1 && left[0]?.kind === right[0]?.kind;
    return pairs.length === 0 && isSole ? [{ left: 0, right: 0, isMoved: false }] : pairs;
  }

  /** Headers and trailers of batches or blocks. */
  private control(before: readonly (Batch | Block)[], after: readonly (Batch | Block)[], pairs: readonly Pair[]): void {
    const nodes = (span: Batch | Block | undefined): Node[] =>
      span
        ? [
            ...(span.header ? [recordNode(span.header, span.start)] : []),
            ...(span.trailer ? [recordNode(span.trailer, span.end - 1)] : []),
          ]
        : [];
    const spanOf = (span: Batch | Block): Span => ({ first: span.start, last: Math.max(span.start, span.end - 1) });
    const compareSpans = (
      old: Batch | Block | undefined,
      now: Batch | Block | undefined,
      isMoved: boolean,
      spans: readonly [Span, Span],
    ): void => {
      const [left, right] = [nodes(old), nodes(now)];
      const pairsOfRecords = align(left, right).map((pair) => ({ ...pair, isMoved: pair.isMoved || isMoved }));
      this.members(left, right, pairsOfRecords, spans, []);
    };
    const end = (transmission: Transmission): Span => ({
      first: transmission.recordCount,
      last: transmission.recordCount,
    });
    for (const { left, right, isMoved } of pairs) {
      const [old, now] = [before[left], after[right]];
      if (old && now) compareSpans(old, now, isMoved, [spanOf(old), spanOf(now)]);
    }
    for (const [index, old] of before.entries())
      if (!pairs.some(({ left }) => left === index))
        compareSpans(old, undefined, false, [spanOf(old), end(this.after)]);
    for (const [index, now] of after.entries())
      if (!pairs.some(({ right }) => right === index))
        compareSpans(undefined, now, false, [end(this.before), spanOf(now)]);
  }

  /** Compares the members of something that is there on both sides. */
  private members(
    left: readonly Node[],
    right: readonly Node[],
    pairs: readonly Pair[],
    spans: readonly [Span, Span],
    trail: readonly string[],
  ): void {
    const ofLeft = new Map(pairs.map((pair) => [pair.left, pair]));
    const ofRight = new Map(pairs.map((pair) => [pair.right, pair]));
    for (const [index, node] of right.entries()) {
      const pair = ofRight.get(index);
      const old = pair && left[pair.left];
      if (pair && old) this.both(old, node, pair.isMoved, trail);
      else this.report('added', node, trail, placeFor(index, ofRight, left, 'left', spans[0]), node.first);
    }
    for (const [index, node] of left.entries())
      if (!ofLeft.has(index))
        this.report('removed', node, trail, node.first, placeFor(index, ofLeft, right, 'right', spans[1]));
  }

  private both(old: Node, now: Node, isMoved: boolean, trail: readonly string[]): void {
    if (!isMoved && old.text === now.text) return;
    const fields = old.record && now.record ? fieldChanges(old.record, now.record, this.context) : [];
    if (isMoved) this.report('moved', now, trail, old.first, now.first, fields);
    else if (fields.length > 0) this.report('changed', now, trail, old.first, now.first, fields);
    if (old.text === now.text || (old.record && now.record)) return;
    const below = now.isNamed ? [...trail, now.title()] : trail;
    this.members(old.children, now.children, align(old.children, now.children), [old, now], below);
  }

  private report(
    kind: ChangeKind,
    node: Node,
    trail: readonly string[],
    beforeLine: number,
    afterLine: number,
    fields: RecordChange['fields'] = [],
  ): void {
    const records = node.last - node.first + 1;
    this.found.push({ kind, title: node.title(), trail, records, beforeLine, afterLine, fields });
  }
}

/** What went is told before what came in its place. */
function order({ kind }: RecordChange): number {
  return kind === 'removed' ? 0 : 1;
}

/** Where a node without a pair would stand on the other side: behind the pair of the nearest one before it that did not move. */
function placeFor(
  index: number,
  pairs: ReadonlyMap<number, Pair>,
  others: readonly Node[],
  side: 'left' | 'right',
  span: Span,
): number {
  for (let at = index - 1; at >= 0; at--) {
    const pair = pairs.get(at);
    const other = pair && !pair.isMoved ? others[pair[side]] : undefined;
    if (other) return other.last + 1;
  }
  return others[0]?.first ?? span.first;
}

/** Pairs spans by how many of their members are pairs, and what is left in its order by what it is for. */
function byVote<S>(
  before: readonly S[],
  after: readonly S[],
  votes: readonly (readonly [S | undefined, S | undefined])[],
  kind: (span: S) => string,
): Pair[] {
  const counts = new Map<string, number>();
  const [indexBefore, indexAfter] = [before, after].map((spans) => new Map(spans.map((span, index) => [span, index])));
  for (const [old, now] of votes) {
    const left = old && indexBefore?.get(old);
    const right = now && indexAfter?.get(now);
    if (left === undefined || right === undefined) continue;
    counts.set(`${left} ${right}`, (counts.get(`${left} ${right}`) ?? 0) + 1);
  }
  const pairs: { left: number; right: number }[] = [];
  const isFree = (left: number, right: number): boolean =>
    !pairs.some((pair) => pair.left === left || pair.right === right);
  for (const [ends] of [...counts].sort(([, a], [, b]) => b - a)) {
    const [left = 0, right = 0] = ends.split(' ').map(Number);
    if (isFree(left, right)) pairs.push({ left, right });
  }
  for (const [left, old] of before.entries()) {
    const right = after.findIndex((now, index) => kind(now) === kind(old) && isFree(left, index));
    if (right !== -1) pairs.push({ left, right });
  }
  return markMoved(pairs.sort((a, b) => a.left - b.left));
}
