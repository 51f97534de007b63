/** Keeps a fault in one request from taking down the server or showing what the document says. */
import type { CancellationToken, RemoteConsole } from 'vscode-languageserver';
import { faultInWords } from './fault';

export class Guard {
  private readonly logged = new Set<string>();

  constructor(private readonly console: Pick<RemoteConsole, 'error'>) {}

  /**
   * @param name of the request, for the log
   * @param empty the answer when the request is cancelled or its handler fails
   */
  request<P, R>(
    name: string,
    empty: R,
    handler: (params: P, token: CancellationToken) => R | Promise<R>,
  ): (params: P, token: CancellationToken) => Promise<R> {
    return async (params, token) => {
      if (token.isCancellationRequested) return empty;
      try {
        return await handler(params, token);
      } catch (error) {
        this.report(name, error);
        return empty;
      }
    };
  }

  /**
   * @param name of the notification, for the log
   * @returns the handler; what it does is done before the next message is read
   */
  notification<P>(name: string, handler: (params: P) => void): (params: P) => void {
    return (params) => {
      try {
        handler(params);
      } catch (error) {
        this.report(name, error);
      }
    };
  }

  /** Runs a piece of work that answers nothing. */
  run(name: string, work: () => void | Promise<void>): void {
    Promise.resolve()
      .then(work)
      .catch((error: unknown) => {
        this.report(name, error);
      });
  }

  /** Logs a fault the first time it occurs: kind of error and where, but not its message, which may quote the document. */
  report(name: string, error: unknown): void {
    const entry = `${name} failed: ${faultInWords(error)}`;
    if (this.logged.has(entry)) return;
    this.logged.add(entry);
    this.console.error(entry);
  }
}
