/** Talks to the built language server over its standard streams, as an editor does. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  LogMessageNotification,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type ClientCapabilities,
  type InitializeParams,
  type InitializeResult,
  type LogMessageParams,
  type ProtocolConnection,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver/node';
import { inRoot } from '../../scripts/lib/project.mjs';

export interface SessionOptions {
  /** Another bundle of the server than the one in `dist`. */
  server?: string;
  capabilities?: ClientCapabilities;
  initializationOptions?: unknown;
  /** Folders of the workspace, as URIs. */
  workspaceFolders?: string[];
  /** Lets {@link ServerSession.heapUsed} ask how much the server in `dist` keeps. */
  measured?: boolean;
  /** Called before `initialize`, to answer what the server asks and hear what it tells. */
  prepare?: (connection: ProtocolConnection) => void;
}

function piped<T>(stream: T | null): T {
  if (stream === null) throw new Error('the server has no pipes');
  return stream;
}

/** How long the server may take to end, in milliseconds. */
const endLimit = 5000;

export class ServerSession {
  /** What the server logged through the protocol. */
  readonly log: string[] = [];
  /** What it wrote to its standard error, where nothing belongs. */
  errorOutput = '';
  private readonly versions = new Map<string, number>();

  private constructor(
    private readonly server: ChildProcess,
    /** For requests and notifications this class has no word for. */
    readonly connection: ProtocolConnection,
    /** What the server said of itself; set by `start`. */
    public initialized: InitializeResult,
  ) {}

  /** Starts the server in `dist` and shakes hands with it. */
  static async start(options: SessionOptions = {}): Promise<ServerSession> {
    const server =
      options.measured === true
        ? spawn(process.execPath, ['--expose-gc', inRoot('test', 'support', 'measuredServer.mjs'), '--stdio'], {
            stdio: ['pipe', 'pipe', 'pipe', 'ipc'],
          })
        : spawn(process.execPath, [options.server ?? inRoot('dist', 'server.js'), '--stdio']);
    const connection = createProtocolConnection(
      new StreamMessageReader(piped(server.stdout)),
      new StreamMessageWriter(piped(server.stdin)),
    );
    const session = new ServerSession(server, connection, { capabilities: {} });
    piped(server.stderr)
      .setEncoding('utf8')
      .on('data', (text: string) => (session.errorOutput += text));
    // Writing to a server that has gone is told by the request that fails, not by the stream.
    piped(server.stdin).on('error', () => undefined);
    connection.onNotification(LogMessageNotification.method, ({ message }: LogMessageParams) => {
      session.log.push(message);
    });
    options.prepare?.(connection);
    connection.listen();

    const gone = once(server, 'exit').then(([code]) => {
      throw new Error(`The server ended with code ${String(code)} before it was initialized:\n${session.errorOutput}`);
    });
    const folders = options.workspaceFolders?.map((uri) => ({ uri, name: uri }));
    const params: InitializeParams = {
      processId: process.pid,
      // The type still asks for it, and some editors still send nothing else.
      // eslint-disable-next-line @typescript-eslint/no-deprecated
      rootUri: folders?.[0]?.uri ?? null,
      workspaceFolders: folders ?? null,
      capabilities: options.capabilities ?? {},
      initializationOptions: options.initializationOptions,
    };
    session.initialized = await Promise.race([connection.sendRequest(InitializeRequest.type, params), gone]);
    gone.catch(() => undefined);
    await connection.sendNotification(InitializedNotification.type, {});
    return session;
  }

  /** Process id of the server. */
  get processId(): number | undefined {
    return this.server.pid;
  }

  /** @returns how many bytes of its heap the server keeps, garbage left out; it must have been started as `measured` */
  async heapUsed(): Promise<number> {
    const answered = once(this.server, 'message') as Promise<[number]>;
    this.server.send('heapUsed');
    return (await answered)[0];
  }

  /** Opens a document. */
  async open(uri: string, text: string, languageId = 'ace'): Promise<void> {
    this.versions.set(uri, 1);
    await this.connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId, version: 1, text },
    });
  }

  /** Edits an open document. */
  async change(uri: string, ...contentChanges: TextDocumentContentChangeEvent[]): Promise<void> {
    const version = (this.versions.get(uri) ?? 0) + 1;
    this.versions.set(uri, version);
    await this.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version },
      contentChanges,
    });
  }

  async close(uri: string): Promise<void> {
    this.versions.delete(uri);
    await this.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
  }

  /** Ends the server as an editor does, and returns its exit code. */
  async stop(): Promise<number | null> {
    await this.connection.sendRequest(ShutdownRequest.type);
    return this.exit();
  }

  /** Tells the server to exit without asking it to shut down first, and returns its exit code. */
  async exit(): Promise<number | null> {
    await this.connection.sendNotification(ExitNotification.type);
    return this.ended();
  }

  /** Waits for the end of the server; kills it when it does not come, and says so. */
  async ended(): Promise<number | null> {
    if (this.server.exitCode === null) {
      const timer = setTimeout(() => this.server.kill('SIGKILL'), endLimit);
      const [code, signal] = (await once(this.server, 'exit')) as [number | null, string | null];
      clearTimeout(timer);
      if (signal === 'SIGKILL') throw new Error(`The server did not end within ${endLimit} ms.`);
      this.connection.dispose();
      return code;
    }
    this.connection.dispose();
    return this.server.exitCode;
  }

  /** Closes the server's input, as when the editor has died, and returns its exit code. */
  async hangUp(): Promise<number | null> {
    this.server.stdin?.end();
    return this.ended();
  }
}
