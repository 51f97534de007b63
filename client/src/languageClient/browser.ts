/** The language client where the extension runs in a web worker of VS Code for the Web: the server is another worker. */
import { Uri, workspace, type LogOutputChannel } from 'vscode';
import { BaseLanguageClient, type LanguageClientOptions, type MessageTransports } from 'vscode-languageclient';
import { BrowserMessageReader, BrowserMessageWriter } from 'vscode-languageclient/browser';
import { LAYOUT_PACK } from '../../../server/src/layoutPack';
import { clientOptions, ID } from './options';

/**
 * The client of a server in a worker. The library's own one does not know the workers of an extension host, which are of a class of their
 * own, for what they are, and leaves them running.
 */
class WorkerClient extends BaseLanguageClient {
  private worker: Worker | undefined;

  /** @param folder where the server and its layouts lie */
  constructor(
    private readonly folder: Uri,
    name: string,
    options: LanguageClientOptions,
  ) {
    super(ID, name, options);
  }

  protected override async createMessageTransports(): Promise<MessageTransports> {
    const worker = (this.worker = new Worker(Uri.joinPath(this.folder, 'server.js').toString(true), {
      name: this.name,
    }));
    // A worker has no files; what it serves with comes as its first message.
    worker.postMessage(await workspace.fs.readFile(Uri.joinPath(this.folder, LAYOUT_PACK)));
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  }

  override async stop(timeout?: number): Promise<void> {
    const { worker } = this;
    try {
      await super.stop(timeout);
    } finally {
      worker?.terminate();
    }
  }
}

/** @param folder where the server and its layouts lie @param log where the client writes; its name is the client's too */
export function createClient(folder: Uri, log: LogOutputChannel): BaseLanguageClient {
  return new WorkerClient(folder, log.name, clientOptions(log));
}
