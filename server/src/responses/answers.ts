/** What the records of a response say of a request: every condition at the record and field it is about, and what became of each transaction. */
import { conditionDictionary, type ConditionEntry } from '../layout/conditionDictionary';
import type { AceRecord } from '../transmission/model';
import type { Transmission } from '../transmission/transmission';
import { outcomeAt, read, spokenIn, type Reported } from './conditionRecords';
import { matchEchoes } from './echoes';
import { controlIdentifier, fieldPlace, placeByDictionary, placeByWords, type Place } from './fieldOfCondition';
import { QueriedRecords } from './queriedRecords';
import { idOf } from './recordValues';
import { rejectedBatches } from './rejectedBatches';
import { responseMap, type Outcome, type ResponseMap } from './responseMap';
import { SignpostPath, type Part } from './signposts';
import { pairTransactions, type SpanPair } from './transactions';

/** Positions of a line: 0-based line, 1-based positions, both inclusive. */
export interface Spot extends Place {
  readonly line: number;
}

/** One record of the response that reports something, and what in the request it is about. */
export interface ReturnedCondition extends Reported {
  /** 0-based line of the response. */
  readonly line: number;
  /** Input application that is answered. */
  readonly application: string;
  /** What it is about; undefined when the request does not hold it (any more). */
  readonly target: Spot | undefined;
  /** Control identifier of the record it is about. */
  readonly record: string | undefined;
  /** Set when it says what became of a transaction or of a part of it. */
  readonly outcome: Outcome | undefined;
  /** What the dictionaries say of the code. */
  readonly entry: ConditionEntry | undefined;
}

/** A record of the response that only shows which record of the request is answered: an echo or a reference. */
export interface ReturnedRecord {
  readonly line: number;
  readonly target: Spot;
}

export interface AnsweredTransaction {
  /** 0-based line of the first record of the transaction; undefined when the request does not hold it. */
  readonly request: number | undefined;
  /** 0-based lines of the response: of its first record, and behind its last. */
  readonly response: number;
  readonly end: number;
  /** Undefined where the response is to a query and neither accepts nor rejects. */
  readonly outcome: Outcome | undefined;
  readonly conditions: readonly ReturnedCondition[];
}

export interface Answers {
  readonly transactions: readonly AnsweredTransaction[];
  readonly records: readonly ReturnedRecord[];
}

const RANK: readonly Outcome[] = ['accepted', 'referred', 'warned', 'rejected'];

/** @returns all that a response says of a request, in the order of the response; nothing when it answers another */
export function answersTo(request: Transmission, response: Transmission): Answers {
  const records: ReturnedRecord[] = [];
  const entries: Entries = new Map();
  const transactions = pairTransactions(request, response, (application) =>
    responseMap(response.catalog, application),
  ).map((pair) => new Reading(pair, response, records, entries).read());
  return { transactions: [...rejectedBatches(request, response), ...transactions], records };
}

/** @returns conditions that are to be shown as problems of the request */
export function problemsOf({ transactions }: Answers): ReturnedCondition[] {
  return transactions.flatMap(({ conditions }) => {
    const isRejected = conditions.some(({ severity, outcome }) => severity === 'error' && outcome === undefined);
    return conditions.filter(
      ({ severity, outcome }) =>
        // That it is accepted is no problem; that it is rejected, only where nothing else says why.
        severity !== undefined && (outcome === undefined || (outcome === 'rejected' && !isRejected)),
    );
  });
}

/** What the dictionaries say, by application and code: asked once for each, however often CBP returns it. */
type Entries = Map<string, ConditionEntry | undefined>;

/** Reads one transaction of the response. */
class Reading {
  private readonly records: readonly AceRecord[];
  private readonly signposts: SignpostPath | undefined;
  private readonly echoes: ReadonlyMap<number, number>;
  private readonly queried: QueriedRecords | undefined;

  constructor(
    private readonly pair: SpanPair,
    private readonly transmission: Transmission,
    private readonly found: ReturnedRecord[],
    private readonly entries: Entries,
  ) {
    const { map, request } = pair;
    this.records = request?.records ?? [];
    this.signposts = map.signpost && request ? new SignpostPath(map, this.records) : undefined;
    this.echoes = request && map.echoes ? echoIndexes(pair) : new Map<number, number>();
    this.queried = request && map.conditions.some(({ of }) => of) ? new QueriedRecords(this.records) : undefined;
  }

  read(): AnsweredTransaction {
    const { map, request, response } = this.pair;
    const conditions: ReturnedCondition[] = [];
    let outcome: Outcome | undefined;
    let echo: number | undefined;
    for (const [at, record] of response.records.entries()) {
      const id = idOf(record);
      const repeated = this.echoes.get(at);
      if (map.echoes && isEcho(map, record)) echo = repeated;
      if (repeated !== undefined) this.show(response.start + at, repeated);
      if (map.signpost?.record === id) {
        this.signposts?.follow(record);
        const [part] = this.signposts?.parts ?? [];
        if (part) this.show(response.start + at, part.at, part.fields[0] && fieldPlace(part.fields[0]));
      }
      const condition = spokenIn(map, record);
      if (!condition) continue;
      const final = outcomeAt(condition, response.records, at);
      if (final && (outcome === undefined || RANK.indexOf(final.outcome) > RANK.indexOf(outcome)))
        outcome = final.outcome;
      const reported = read(condition, record);
      const entry = this.entryOf(reported);
      const spot = final
        ? this.headSpot(this.echoes.get(final.of))
        : condition.of
          ? this.querySpot(condition.of, record)
          : this.signposts
            ? this.signpostSpot(this.signposts, reported, entry)
            : this.echoSpot(echo, reported, entry);
      conditions.push({
        ...reported,
        line: response.start + at,
        application: map.request,
        target: spot ?? this.blockSpot(),
        record: spot && this.recordAt(spot.line),
        outcome: final?.outcome,
        entry,
      });
    }
    return {
      request: request?.start,
      response: response.start,
      end: response.start + response.records.length,
      outcome: outcome === 'accepted' && conditions.some(isWarning) ? 'warned' : outcome,
      conditions,
    };
  }

  private entryOf({ code }: Reported): ConditionEntry | undefined {
    if (code === '') return undefined;
    const { request } = this.pair.map;
    const key = `${request} ${code}`;
    if (!this.entries.has(key))
      this.entries.set(key, conditionDictionary(this.transmission.catalog).lookUp(code, request)[0]);
    return this.entries.get(key);
  }

  private show(line: number, at: number, place?: Place): void {
    const target = this.spot(at, place);
    if (target) this.found.push({ line, target });
  }

  private spot(at: number, place?: Place): Spot | undefined {
    const { request } = this.pair;
    const record = this.records[at];
    return request && record && { line: request.start + at, ...(place ?? controlIdentifier(record.layout)) };
  }

  private recordAt(line: number): string | undefined {
    const { request } = this.pair;
    const record = request && this.records[line - request.start];
    return record && idOf(record);
  }

  /** Of a transaction without number, which could be any: the header of the block. */
  private blockSpot(): Spot | undefined {
    const { request, block, response, map } = this.pair;
    if (request || map.echoes || !block?.header || response.keys.some((key) => key !== undefined)) return undefined;
    return { line: block.start, ...controlIdentifier(block.header.layout) };
  }

  private headSpot(at = 0): Spot | undefined {
    return this.spot(at);
  }

  private querySpot(of: Parameters<QueriedRecords['find']>[0], record: AceRecord): Spot | undefined {
    const found = this.queried?.find(of, record);
    return found && this.spot(found.at, found.field && fieldPlace(found.field));
  }

  private echoSpot(echo: number | undefined, reported: Reported, entry: ConditionEntry | undefined): Spot | undefined {
    const record = echo === undefined ? undefined : this.records[echo];
    if (echo === undefined || !record) return undefined;
    const place = placeByDictionary(record, entry?.where ?? [], []) ?? placeByWords(record, reported.text);
    // A header that stands for the transaction may be followed by what is wrong with any of its records.
    const isRenamed = Object.values(this.pair.map.echoes ?? {}).includes(idOf(record));
    return place || !isRenamed
      ? this.spot(echo, place)
      : (this.wordsSpot(reported, 0, this.records.length) ?? this.spot(echo));
  }

  /** The field that the words name, when only one record of some has such a field. */
  private wordsSpot({ text }: Reported, from: number, to: number): Spot | undefined {
    let found: Spot | undefined;
    for (let at = from; at < to; at++) {
      const record = this.records[at];
      const place = record && placeByWords(record, text);
      if (!place) continue;
      if (found) return undefined;
      found = this.spot(at, place);
    }
    return found;
  }

  private signpostSpot(
    signposts: SignpostPath,
    reported: Reported,
    entry: ConditionEntry | undefined,
  ): Spot | undefined {
    const { parts } = signposts;
    if (!parts) return undefined;
    const [part] =
      parts.length > 0 ? parts : [{ type: '', at: 0, end: this.records.length, fields: [] } satisfies Part];
    const record = part && this.records[part.at];
    if (!record) return undefined;
    const where = entry?.where ?? [];
    const inPart = placeByDictionary(record, where, part.fields);
    if (inPart) return this.spot(part.at, inPart);
    // What stands in the part is closer to the matter than what the part stands in.
    for (const { record: id } of where) {
      const at = this.records.findIndex((other, n) => n >= part.at && n < part.end && idOf(other) === id);
      const other = this.records[at];
      if (other) return this.spot(at, placeByDictionary(other, where, []));
    }
    for (const outer of parts.slice(1)) {
      const around = this.records[outer.at];
      const place = around && placeByDictionary(around, where, outer.fields);
      if (place) return this.spot(outer.at, place);
    }
    const byWords = placeByWords(record, reported.text);
    if (!byWords && where.length === 0 && this.pair.map.signposts?.[part.type]?.whole === true) {
      const elsewhere = this.wordsSpot(reported, part.at, part.end);
      if (elsewhere) return elsewhere;
    }
    const [field] = part.fields;
    return this.spot(part.at, byWords ?? (field && fieldPlace(field)));
  }
}

function isEcho(map: ResponseMap, record: AceRecord): boolean {
  return !spokenIn(map, record) || map.echoes?.[idOf(record)] !== undefined;
}

/** For records of the response, by index, the records of the request they repeat. */
function echoIndexes({ map, request, response }: SpanPair): Map<number, number> {
  const own = response.records.flatMap((record, at) => (isEcho(map, record) ? [{ record, at }] : []));
  const match = matchEchoes(
    request?.records ?? [],
    own.map(({ record }) => record),
    map.echoes ?? {},
  );
  return new Map(own.flatMap(({ at }, n): [number, number][] => (match[n] === undefined ? [] : [[at, match[n]]])));
}

function isWarning({ severity, outcome }: ReturnedCondition): boolean {
  return outcome === undefined && severity === 'warning';
}
