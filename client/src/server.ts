/** The language server as the parts of the extension know it, whatever speaks with it. */
import type { CancellationToken, Event, LogOutputChannel, Position, Uri } from 'vscode';

export interface Server {
  /** The channel of the server and the extension in the Output view. */
  readonly log: LogOutputChannel;
  /** Fires when the server has come to answer, with true, and when it has ceased to. */
  readonly onDidChangeRunning: Event<boolean>;
  /** @returns whether the server answers now */
  isRunning(): boolean;
  /**
   * Asks the server, as soon as it answers.
   * @param method of a request in `server/src/protocol.ts`
   * @throws when the server can't be reached
   */
  sendRequest<Answer>(method: string, params?: unknown, token?: CancellationToken): Promise<Answer>;
  /**
   * Tells the server, as soon as it listens.
   * @param method of a notification in `server/src/protocol.ts`
   * @throws when the server can't be reached
   */
  sendNotification(method: string, params: unknown): Promise<void>;
}

/** @returns the address by which the server knows a document */
export function asUri(uri: Uri): string {
  return uri.toString();
}

/** @returns a place as it is sent to the server: 0-based line and character */
export function asPosition({ line, character }: Position): { line: number; character: number } {
  return { line, character };
}
