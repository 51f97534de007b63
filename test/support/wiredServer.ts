/** The server in the test's own process, wired to a connection that only remembers its handlers, so that each of them can be called. */
import type { CancellationToken, Connection, ResponseError } from 'vscode-languageserver';
import type { LayoutSource } from '../../server/src/layout/catalog';
import { LineTable, type TextChange } from '../../server/src/transmission/lineTable';
import { startServer } from '../../server/src/server';
import { source } from './layouts';

type Handler = (...args: unknown[]) => unknown;

/** What a connection's methods that register a handler are called. */
const REGISTERS = /^on(?:[A-Z]|$)/;

/** Parts of the protocol that take no answer, by the names they are registered under. */
const NOTIFICATIONS = new Set([
  'onInitialized',
  'onDidChangeConfiguration',
  'onDidOpenTextDocument',
  'onDidChangeTextDocument',
  'onDidCloseTextDocument',
  'onDidSaveTextDocument',
  'onWillSaveTextDocument',
]);

export const neverCancelled: CancellationToken = {
  isCancellationRequested: false,
  onCancellationRequested: () => ({ dispose: () => undefined }),
};

/** A token of a request that was cancelled before its turn came. */
export const cancelled: CancellationToken = { ...neverCancelled, isCancellationRequested: true };

export class WiredServer {
  /** By the name of the method that registered them, such as `onHover`, or by that of the request itself. */
  readonly requests = new Map<string, Handler>();
  readonly notifications = new Map<string, Handler>();
  /** What the server wrote to its log. */
  readonly log: string[] = [];
  /** The documents as an editor has them. */
  readonly documents = new Map<string, LineTable>();

  constructor(layouts: LayoutSource = source) {
    startServer(this.connection(''), layouts);
  }

  /** Opens a document. */
  open(uri: string, text: string): void {
    this.documents.set(uri, new LineTable(uri, 'ace', 1, text));
    this.notify('onDidOpenTextDocument', { textDocument: { uri, languageId: 'ace', version: 1, text } });
  }

  /** Edits an open document. */
  change(uri: string, ...contentChanges: readonly TextChange[]): void {
    const document = this.document(uri);
    document.version++;
    for (const change of contentChanges) document.apply(change);
    const { version } = document;
    this.notify('onDidChangeTextDocument', { textDocument: { uri, version }, contentChanges });
  }

  close(uri: string): void {
    this.documents.delete(uri);
    this.notify('onDidCloseTextDocument', { textDocument: { uri } });
  }

  document(uri: string): LineTable {
    const document = this.documents.get(uri);
    if (!document) throw new Error(`${uri} is not open`);
    return document;
  }

  notify(name: string, params: unknown): void {
    handler(this.notifications, name)(params);
  }

  /** @returns what the server answers, or throws */
  ask(name: string, params: unknown, token = neverCancelled): unknown {
    const ask = handler(this.requests, name);
    // A request without parameters hands its handler the token alone.
    return ask.length === 1 && name !== 'onInitialize' ? ask(token) : ask(params, token);
  }

  private connection(path: string): Connection {
    const call = (...args: unknown[]): unknown => {
      const name = path.slice(path.lastIndexOf('.') + 1);
      if (path === 'console.error') this.log.push(String(args[0]));
      if (!REGISTERS.test(name)) return Promise.resolve(undefined);
      const [first, second] = args;
      const [key, registered] = typeof first === 'string' ? [first, second] : [path, first];
      // The library's own handler of a request that the server does not offer.
      if (path === 'onWillSaveTextDocumentWaitUntil') return { dispose: () => undefined };
      const isNotification = path === 'onNotification' || NOTIFICATIONS.has(path);
      (isNotification ? this.notifications : this.requests).set(key, registered as Handler);
      return { dispose: () => undefined };
    };
    return new Proxy(call, {
      get: (_, name) =>
        typeof name === 'symbol' || name === 'then'
          ? undefined
          : this.connection(path === '' ? name : `${path}.${name}`),
      set: () => true,
    }) as unknown as Connection;
  }
}

function handler(handlers: ReadonlyMap<string, Handler>, name: string): Handler {
  const found = handlers.get(name);
  if (!found) throw new Error(`nothing handles ${name}`);
  return found;
}

/** Whether an answer is a proper error of the protocol. */
export function isRefusal(answer: unknown): answer is ResponseError {
  return answer instanceof Error && 'code' in answer;
}
