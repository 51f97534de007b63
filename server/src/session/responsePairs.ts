/** Responses beside the requests they answer: keeps which files are a pair, and answers what is asked of them. */
import type { Connection, Location, Position } from 'vscode-languageserver';
import {
  PAIR_RESPONSE,
  RANK_COUNTERPARTS,
  UNPAIR_RESPONSE,
  type FilePair,
  type FileText,
  type PairAnswer,
  type Ranked,
  type RankParams,
  type UnpairParams,
} from '../features/returned/model';
import { conditionRange, outcomeWords, pairAnswer } from '../features/returned/problems';
import { fieldRange } from '../features/diagnostics';
import type { Catalog } from '../layout/catalog';
import { answersTo, type Answers } from '../responses/answers';
import { sidesOf, suitability, SURE } from '../responses/candidates';
import { LineTable } from '../transmission/lineTable';
import { Transmission } from '../transmission/transmission';
import type { Guard } from './guard';
import type { OpenFile } from './openFile';

export interface ResponsePairsContext {
  readonly connection: Connection;
  readonly guard: Guard;
  readonly catalog: Catalog;
  readonly fileOf: (uri: string) => OpenFile | undefined;
  readonly files: () => readonly OpenFile[];
}

/** One file of a pair, whether or not it is open. */
class Side {
  private parsed: { readonly transmission: Transmission; readonly layouts: number } | undefined;

  constructor(
    private readonly context: Pick<ResponsePairsContext, 'catalog' | 'fileOf'>,
    readonly file: FileText,
  ) {}

  get uri(): string {
    return this.file.uri;
  }

  get transmission(): Transmission {
    const open = this.context.fileOf(this.uri);
    if (open) return open.transmission;
    const { catalog } = this.context;
    if (this.parsed?.layouts !== catalog.revision) {
      const document = new LineTable(this.uri, 'ace', 0, this.file.text ?? '');
      this.parsed = { transmission: new Transmission(document, catalog), layouts: catalog.revision };
    }
    return this.parsed.transmission;
  }

  /** Tells one state of the file from another. */
  get state(): unknown[] {
    const open = this.context.fileOf(this.uri);
    return open ? [open, open.revision] : [this, this.context.catalog.revision];
  }
}

class Pair {
  private known: { state: unknown[]; answers: Answers } | undefined;

  constructor(
    readonly request: Side,
    readonly response: Side,
  ) {}

  get answers(): Answers {
    const state = [...this.request.state, ...this.response.state];
    if (!this.known?.state.every((part, at) => part === state[at]))
      this.known = { state, answers: answersTo(this.request.transmission, this.response.transmission) };
    return this.known.answers;
  }
}

export class ResponsePairs {
  /** By uri of the request. */
  private readonly pairs = new Map<string, Pair>();

  constructor(private readonly context: ResponsePairsContext) {}

  /** Registers the handlers of the requests in `features/returned/model.ts`. */
  serve(): void {
    const { connection, guard } = this.context;
    connection.onRequest(
      PAIR_RESPONSE,
      guard.request<FilePair, PairAnswer>(PAIR_RESPONSE, { problems: [], transactions: [] }, (files) =>
        this.pair(files),
      ),
    );
    connection.onRequest(
      UNPAIR_RESPONSE,
      guard.request<UnpairParams, boolean>(UNPAIR_RESPONSE, false, ({ request }) => this.pairs.delete(request)),
    );
    connection.onRequest(
      RANK_COUNTERPARTS,
      guard.request<RankParams, Ranked[]>(RANK_COUNTERPARTS, [], (params) => this.rank(params)),
    );
  }

  /** @returns what became of the transactions that begin on some lines of the file; empty where nothing is known */
  outcome({ uri }: OpenFile, from: number, to: number): string {
    for (const pair of this.pairs.values())
      for (const side of ['request', 'response'] as const)
        if (pair[side].uri === uri) {
          const words = outcomeWords(pair.answers, side, from, to);
          if (words !== '') return words;
        }
    return '';
  }

  /** @returns for a record of a response that reports a condition, the field of the request it is about */
  conditionTargets(file: OpenFile, line: number): Location[] {
    return this.pairsOf(file, 'response').flatMap(({ answers, request }) =>
      answers.transactions.flatMap(({ conditions }) =>
        conditions.flatMap(({ line: own, target }) =>
          own === line && target ? [location(request, target.line, target.start, target.end)] : [],
        ),
      ),
    );
  }

  /** @returns for a record of a response that repeats or names one of the request, that one */
  recordTargets(file: OpenFile, line: number): Location[] {
    return this.pairsOf(file, 'response').flatMap(({ answers, request }) =>
      answers.records.flatMap(({ line: own, target }) =>
        own === line ? [location(request, target.line, target.start, target.end)] : [],
      ),
    );
  }

  /** @returns for a record of a request the conditions that CBP returned on it; on one of its fields, those of the field */
  conditionsOn(file: OpenFile, { line, character }: Position): Location[] {
    return this.pairsOf(file, 'request').flatMap(({ answers, response }) => {
      const onLine = answers.transactions.flatMap(({ conditions }) =>
        conditions.filter(({ target, severity }) => target?.line === line && severity !== undefined),
      );
      const onField = onLine.filter(({ target }) => target && target.start - 1 <= character && character <= target.end);
      return (onField.length > 0 ? onField : onLine).map((condition) => ({
        uri: response.uri,
        range: conditionRange(response.transmission, condition),
      }));
    });
  }

  private pair({ request, response }: FilePair): PairAnswer {
    const pair = new Pair(new Side(this.context, request), new Side(this.context, response));
    this.pairs.set(request.uri, pair);
    return pairAnswer(pair.request.transmission, pair.response.transmission, pair.answers);
  }

  /** The pairs that a file is the one side of; without any, the best among the open files. */
  private pairsOf(file: OpenFile, side: 'request' | 'response'): Pair[] {
    const known = [...this.pairs.values()].filter((pair) => pair[side].uri === file.uri);
    if (known.length > 0) return known;
    if (!sidesOf(file.transmission)[side]) return [];
    const others = this.context.files().filter((other) => other !== file);
    const [best] = this.rank({ file, others }).filter((ranked) => ranked.isSure && ranked.is !== side);
    if (!best) return [];
    const [own, other] = [new Side(this.context, { uri: file.uri }), new Side(this.context, { uri: best.uri })];
    return [side === 'request' ? new Pair(own, other) : new Pair(other, own)];
  }

  private rank({ file, others }: RankParams): Ranked[] {
    const { transmission } = new Side(this.context, file);
    const own = sidesOf(transmission);
    const ranked: Ranked[] = [];
    for (const other of others) {
      const counterpart = new Side(this.context, other).transmission;
      const theirs = sidesOf(counterpart);
      const asResponse = own.request && theirs.response ? suitability(transmission, counterpart) : 0;
      const asRequest = own.response && theirs.request ? suitability(counterpart, transmission) : 0;
      const score = Math.max(asResponse, asRequest);
      if (score === 0) continue;
      const is = asRequest > asResponse ? 'request' : 'response';
      ranked.push({ uri: other.uri, is, score, isSure: score >= SURE });
    }
    return ranked.sort((a, b) => b.score - a.score);
  }
}

function location({ uri, transmission }: Side, line: number, start: number, end: number): Location {
  return { uri, range: fieldRange(transmission.document, line, start, end) };
}
