/**
 * The language server as the extension has it from its activation on. The client that speaks with it is most of the code, and is loaded
 * right after the activation, so that VS Code need not wait for it.
 */
import type { CancellationToken, EventEmitter, LogOutputChannel } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { Server } from './server';

/** Loads and makes the client of a server that is about to start, which writes to the channel. */
export type LoadClient = (log: LogOutputChannel) => Promise<BaseLanguageClient>;

/** What VS Code gives. */
export interface Surroundings {
  /** Called once, when something is written for the first time. */
  readonly createLog: () => LogOutputChannel;
  readonly changed: EventEmitter<boolean>;
  /** Tells a person that the client can't be loaded. */
  readonly tellFailure: (log: LogOutputChannel) => void;
}

export class LaterServer implements Server {
  readonly onDidChangeRunning;
  private client: BaseLanguageClient | undefined;
  private loading: Promise<BaseLanguageClient> | undefined;
  private channel: LogOutputChannel | undefined;
  private wasRunning = false;
  private hasEnded = false;

  constructor(
    private readonly load: LoadClient,
    private readonly surroundings: Surroundings,
  ) {
    this.onDidChangeRunning = surroundings.changed.event;
  }

  get log(): LogOutputChannel {
    return (this.channel ??= this.surroundings.createLog());
  }

  isRunning(): boolean {
    return this.client?.isRunning() === true;
  }

  // Handed on as many as they are: what is undefined would be a further parameter to the client.
  async sendRequest<Answer>(method: string, ...params: [params?: unknown, token?: CancellationToken]): Promise<Answer> {
    const client = this.client ?? (await this.loaded());
    return client.sendRequest<Answer>(method, ...params);
  }

  async sendNotification(method: string, params: unknown): Promise<void> {
    const client = this.client ?? (await this.loaded());
    await client.sendNotification(method, params);
  }

  /** Starts the server as soon as what runs now is done. That it can't be started is told to a person before this fails. */
  async start(): Promise<void> {
    const client = await this.loaded();
    await client.start();
  }

  /** Ends the server, if there is one, and starts another. @throws when that does not start; that the client can't be loaded is only told */
  async restart(): Promise<void> {
    // A server that hangs does not stop in time; it is ended all the same, and what a restart is for.
    await this.client?.stop().catch(() => undefined);
    const client = await this.loaded().catch(() => undefined);
    await client?.start();
  }

  /** Ends the server for good; a client that is still to be loaded is left alone. */
  async end(): Promise<void> {
    this.hasEnded = true;
    try {
      await this.client?.dispose();
    } finally {
      this.channel?.dispose();
    }
  }

  private loaded(): Promise<BaseLanguageClient> {
    return (this.loading ??= this.create());
  }

  private async create(): Promise<BaseLanguageClient> {
    await new Promise((resume) => setTimeout(resume, 0));
    this.throwIfEnded();
    const client = await this.load(this.log).catch((error: unknown) => {
      // The next who needs it tries again.
      this.loading = undefined;
      this.throwIfEnded();
      this.log.error(error instanceof Error ? error : String(error));
      this.surroundings.tellFailure(this.log);
      throw error;
    });
    this.throwIfEnded();
    client.onDidChangeState(() => {
      const isRunning = client.isRunning();
      if (isRunning === this.wasRunning) return;
      this.wasRunning = isRunning;
      this.surroundings.changed.fire(isRunning);
    });
    return (this.client = client);
  }

  private throwIfEnded(): void {
    if (this.hasEnded) throw new Error('The extension has ended.');
  }
}
