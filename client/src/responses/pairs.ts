/** Requests and the responses to them: shows what CBP returned as problems of the request, and keeps it up to date as either changes. */
import {
  Diagnostic,
  DiagnosticRelatedInformation,
  DiagnosticSeverity,
  EventEmitter,
  languages,
  Location,
  Range,
  workspace,
  type Disposable,
  type ExtensionContext,
  type Uri,
} from 'vscode';
import {
  PAIR_RESPONSE,
  UNPAIR_RESPONSE,
  type FilePair,
  type PairAnswer,
  type ReturnedProblem,
  type ReturnedTransaction,
  type UnpairParams,
} from '../../../server/src/features/returned/model';
import { asUri, type Server } from '../server';
import { fileText, openDocument } from './fileTexts';

/** Tells these problems from those the product finds itself. */
export const SOURCE = 'CBP';
const SEVERITIES: Record<ReturnedProblem['severity'], DiagnosticSeverity> = {
  1: DiagnosticSeverity.Error,
  2: DiagnosticSeverity.Warning,
  3: DiagnosticSeverity.Information,
  4: DiagnosticSeverity.Hint,
};
/** How long typing has to rest before conditions are looked for anew, in milliseconds. */
const REST = 200;

export interface Pair {
  readonly request: Uri;
  readonly response: Uri;
  readonly transactions: readonly ReturnedTransaction[];
}

interface Kept extends Pair {
  transactions: readonly ReturnedTransaction[];
  timer: ReturnType<typeof setTimeout> | undefined;
  /** How long typing has to rest; longer for files that take the server long. */
  rest: number;
}

export class Pairs implements Disposable {
  private readonly problems = languages.createDiagnosticCollection('ace-returned');
  private readonly changed = new EventEmitter<Pair>();
  /** Told of a pair when its answer has come, and when it is gone. */
  readonly onDidChange = this.changed.event;
  /** By uri of the request. */
  private readonly pairs = new Map<string, Kept>();
  private readonly subscriptions: ExtensionContext['subscriptions'];

  constructor(private readonly server: Server) {
    this.subscriptions = [
      this.problems,
      this.changed,
      workspace.onDidChangeTextDocument(({ document }) => {
        this.touch(document.uri);
      }),
      workspace.onDidOpenTextDocument(({ uri }) => {
        this.touch(uri);
      }),
      workspace.onDidCloseTextDocument(({ uri }) => {
        for (const pair of this.of(uri))
          if (openDocument(pair.request) ?? openDocument(pair.response)) this.touch(uri);
          else this.unlink(pair);
      }),
      server.onDidChangeRunning((isRunning) => {
        if (isRunning) for (const pair of this.pairs.values()) this.touch(pair.request);
      }),
    ];
  }

  dispose(): void {
    for (const { timer } of this.pairs.values()) clearTimeout(timer);
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  get all(): readonly Pair[] {
    return [...this.pairs.values()];
  }

  /** @returns the pairs that a file belongs to */
  of(uri: Uri): readonly Pair[] {
    const wanted = uri.toString();
    return this.all.filter(({ request, response }) => [request, response].some((each) => each.toString() === wanted));
  }

  /** Makes a pair of two files; the request leaves the one it was in. @returns what the response says */
  async link(request: Uri, response: Uri): Promise<Pair> {
    const key = request.toString();
    const before = this.pairs.get(key);
    if (before) clearTimeout(before.timer);
    const pair: Kept = { request, response, transactions: [], timer: undefined, rest: REST };
    this.pairs.set(key, pair);
    await this.refresh(pair);
    return pair;
  }

  unlink({ request }: Pair): void {
    const key = request.toString();
    const pair = this.pairs.get(key);
    if (!pair) return;
    clearTimeout(pair.timer);
    this.pairs.delete(key);
    this.problems.delete(request);
    pair.transactions = [];
    const params: UnpairParams = { request: this.name(request) };
    if (this.server.isRunning())
      this.server.sendRequest(UNPAIR_RESPONSE, params).then(
        () => {
          this.changed.fire(pair);
        },
        () => undefined,
      );
    else this.changed.fire(pair);
  }

  /** Has the pairs of a file looked at anew, as soon as nothing more happens to it. */
  touch(uri: Uri): void {
    for (const { request } of this.of(uri)) {
      const pair = this.pairs.get(request.toString());
      if (!pair) continue;
      clearTimeout(pair.timer);
      pair.timer = setTimeout(() => void this.refresh(pair), pair.rest);
    }
  }

  readonly name = (uri: Uri): string => asUri(uri);

  private async refresh(pair: Kept): Promise<void> {
    const key = pair.request.toString();
    const [request, response] = await Promise.all([
      fileText(pair.request, this.name),
      fileText(pair.response, this.name),
    ]);
    if (this.pairs.get(key) !== pair) return;
    if (!request || !response) {
      this.unlink(pair);
      return;
    }
    if (!this.server.isRunning()) return;
    const version = openDocument(pair.request)?.version;
    const params: FilePair = { request, response };
    const asked = Date.now();
    try {
      const { problems, transactions } = await this.server.sendRequest<PairAnswer>(PAIR_RESPONSE, params);
      pair.rest = Math.max(REST, 2 * (Date.now() - asked));
      // What was typed meanwhile is looked at by the next refresh.
      if (this.pairs.get(key) !== pair || openDocument(pair.request)?.version !== version) return;
      pair.transactions = transactions;
      this.problems.set(
        pair.request,
        problems.map((problem) => this.diagnostic(pair, problem)),
      );
      this.changed.fire(pair);
    } catch {
      // A server that goes away leaves what was shown; the next one is asked again.
    }
  }

  private diagnostic({ response }: Pair, problem: ReturnedProblem): Diagnostic {
    const diagnostic = new Diagnostic(rangeOf(problem.range), problem.message, SEVERITIES[problem.severity]);
    diagnostic.source = SOURCE;
    if (problem.code !== undefined) diagnostic.code = problem.code;
    diagnostic.relatedInformation = [
      new DiagnosticRelatedInformation(
        new Location(response, rangeOf(problem.response.range)),
        problem.response.message,
      ),
    ];
    return diagnostic;
  }
}

function rangeOf({ start, end }: ReturnedProblem['range']): Range {
  return new Range(start.line, start.character, end.line, end.character);
}
