/** Cuts requests and responses into the transactions that answer each other, and pairs them by their keys. */
import type { AceRecord, Block } from '../transmission/model';
import type { Transmission } from '../transmission/transmission';
import { finalOutcome, spokenIn } from './conditionRecords';
import { idOf, keyOf, likeness, valueOf } from './recordValues';
import { answeredBy, type KeyFields, type ResponseMap } from './responseMap';

/** Successive records of a block that belong to one transaction. */
export interface Span {
  readonly block: Block;
  /** 0-based line of the first record. */
  readonly start: number;
  readonly records: readonly AceRecord[];
  /** Key numbers, by the kinds of key of its application; undefined where the transaction has none. */
  readonly keys: readonly (string | undefined)[];
}

/** A transaction of the response with the one it answers, where that is found. */
export interface SpanPair {
  readonly map: ResponseMap;
  readonly response: Span;
  readonly request: Span | undefined;
  /** The block of the request, also where it does not hold the transaction. */
  readonly block: Block | undefined;
}

/** A block of the response with those of the request that it may answer, the closest first. */
interface Kin {
  readonly block: Block;
  readonly requests: readonly Block[];
}

/** How alike two records that head a transaction without number must be. */
const ALIKE = 0.6;

/** @returns blocks of the response that answer blocks of the request, by application and filer */
export function kinBlocks(request: Transmission, response: Transmission): Kin[] {
  return response.blocks.flatMap((block) => {
    const answered = answeredBy(response.catalog, block.application);
    const requests = request.blocks
      .filter(({ application, layout }) => answered.includes(application) && layout?.direction !== 'output')
      .map((other, order) => ({ other, order, score: kinship(other, block) }))
      .filter(({ score }) => score >= 0)
      .sort((a, b) => b.score - a.score || a.order - b.order)
      .map(({ other }) => other);
    return requests.length === 0 ? [] : [{ block, requests }];
  });
}

/** @returns how much the headers of two blocks have in common; below zero for blocks of different filers */
export function kinship(request: Block, response: Block): number {
  if (!request.header || !response.header) return 0;
  const same = (name: string): number => {
    const [sent, returned] = [request, response].map(({ header }) => (header ? valueOf(header, name) : ''));
    if (sent === '' || returned === '') return 0;
    return sent === returned ? 1 : -1;
  };
  if (same('Processing Filer Code') < 0) return -1;
  return (
    2 +
    2 * same("Filer / Preparer's User Data Text") +
    Math.max(0, same('Processing District/Port Code')) +
    Math.max(0, same('Processing Filer Code'))
  );
}

/** @returns every transaction of the response, in its order, with the one it answers */
export function pairTransactions(
  request: Transmission,
  response: Transmission,
  mapOf: (application: string) => ResponseMap | undefined,
): SpanPair[] {
  const pairs: SpanPair[] = [];
  const used = new Set<Span>();
  const spansOf = new Map<Block, Span[]>();
  for (const { block, requests } of kinBlocks(request, response)) {
    const map = mapOf(block.application);
    if (!map) continue;
    const own = requests.filter(({ application }) => application === map.request);
    for (const each of own) if (!spansOf.has(each)) spansOf.set(each, requestSpans(map, each));
    const sent = own.flatMap((each) => spansOf.get(each) ?? []);
    for (const pair of pairSpans(map, responseSpans(map, block), sent, used))
      pairs.push({ map, block: own[0], ...pair });
  }
  return pairs;
}

function pairSpans(
  map: ResponseMap,
  returned: readonly Span[],
  sent: readonly Span[],
  used: Set<Span>,
): { response: Span; request: Span | undefined }[] {
  const indexes = keyIndexes(sent);
  const found = new Map<Span, Span>();
  const take = (response: Span, request: Span | undefined): void => {
    if (!request) return;
    used.add(request);
    found.set(response, request);
  };
  for (const response of returned) {
    const kind = response.keys.findIndex((key) => key !== undefined);
    if (kind === -1) continue;
    const byKey = (at: number): readonly Span[] => indexes[at]?.get(response.keys[at] ?? '') ?? [];
    // Where both have the number, another key cannot make the same transaction of them.
    const later = response.keys.flatMap((_key, at) =>
      at > kind ? byKey(at).filter(({ keys }) => keys[kind] === undefined) : [],
    );
    const candidates = [...byKey(kind), ...later];
    take(response, candidates.find((span) => !used.has(span)) ?? candidates[0]);
  }
  // What has no number, or got one only in the response, is told by its looks or, where as many are left on both sides, by its place.
  const rest = returned.filter((response) => !found.has(response));
  const free = (response: Span): Span[] => sent.filter((span) => !used.has(span) && agree(span, response));
  const inOrder = rest.filter((response) => free(response).length > 0).length;
  const open = new Set(rest.flatMap(free)).size;
  for (const response of rest) {
    const head = response.records[0];
    if (map.echoes && head) {
      const alike = free(response).map((span) => ({ span, score: likeness(span.records[0]?.text ?? '', head.text) }));
      take(response, alike.filter(({ score }) => score >= ALIKE).sort((a, b) => b.score - a.score)[0]?.span);
    } else if (inOrder === open || sent.length === 1)
      take(response, free(response)[0] ?? (isKeyed(response) ? undefined : sent[0]));
  }
  return returned.map((response) => ({ response, request: found.get(response) }));
}

function isKeyed({ keys }: Span): boolean {
  return keys.some((key) => key !== undefined);
}

/** Whether no key says that these are different transactions. */
function agree(one: Span, other: Span): boolean {
  return one.keys.every((key, at) => key === undefined || (other.keys[at] ?? key) === key);
}

function keyIndexes(spans: readonly Span[]): Map<string, Span[]>[] {
  const indexes: Map<string, Span[]>[] = [];
  for (const span of spans)
    for (const [at, key] of span.keys.entries()) {
      const index = (indexes[at] ??= new Map<string, Span[]>());
      if (key === undefined) continue;
      const same = index.get(key);
      if (same) same.push(span);
      else index.set(key, [span]);
    }
  return indexes;
}

/** The transactions of a block of the request; the whole block where its application has none that answers are given to. */
function requestSpans(map: ResponseMap, block: Block): Span[] {
  const heads = new Map((map.heads ?? []).map(({ record, keys }) => [record, keys]));
  return cut(block, (record) => heads.has(idOf(record))).map((span) => ({
    ...span,
    keys: keysOf(span.records.slice(0, 1), (record) => heads.get(idOf(record))),
  }));
}

/** The transactions of a block of the response. */
function responseSpans(map: ResponseMap, block: Block): Span[] {
  const { keyed = {}, signpost, signposts = {}, echoes } = map;
  const own = (record: AceRecord): readonly KeyFields[] | undefined => keyed[idOf(record)];
  const begins = echoes
    ? (record: AceRecord): boolean => own(record) !== undefined
    : ended((record, isOver, heads) => {
        if (!map.heads || !signpost) return false;
        const type = idOf(record) === signpost.record ? valueOf(record, signpost.type) : '';
        const named = Object.hasOwn(signposts, type) ? signposts[type] : undefined;
        if (isOver || named?.whole !== true) return isOver;
        // The totals of a transaction bear its numbers once more.
        const [before, now] = [keysOf(heads, own), keysOf([record], own)];
        return before.some((key, at) => key !== undefined && now[at] !== undefined && key !== now[at]);
      }, map);
  return cut(block, begins).map((span) => ({ ...span, keys: keysOf(span.records, own) }));
}

/** A test for records that begin a transaction, told whether the one before is over, and the record that began it. */
function ended(
  test: (record: AceRecord, isOver: boolean, before: readonly AceRecord[]) => boolean,
  map: ResponseMap,
): (record: AceRecord) => boolean {
  let isOver = false;
  let before: AceRecord[] = [];
  return (record) => {
    const begins = test(record, isOver, before);
    if (begins || before.length === 0) before = [record];
    const spoken = spokenIn(map, record);
    isOver = spoken !== undefined && finalOutcome(spoken, record) !== undefined;
    return begins;
  };
}

function cut(block: Block, begins: (record: AceRecord) => boolean): Omit<Span, 'keys'>[] {
  const spans: { block: Block; start: number; records: AceRecord[] }[] = [];
  let current: (typeof spans)[number] | undefined;
  for (const { start, records } of block.units)
    for (const [at, record] of records.entries()) {
      if (begins(record) || !current) spans.push((current = { block, start: start + at, records: [] }));
      current.records.push(record);
    }
  return spans;
}

function keysOf(
  records: readonly AceRecord[],
  fieldsOf: (record: AceRecord) => readonly KeyFields[] | undefined,
): (string | undefined)[] {
  const keys: (string | undefined)[] = [];
  for (const record of records)
    for (const [at, fields] of (fieldsOf(record) ?? []).entries()) keys[at] ??= keyOf(record, fields);
  return keys;
}
