/** Entry of the extension where it runs in a web worker of VS Code for the Web (`browser` in the manifest): the server is another worker. */
import { Uri, type ExtensionContext } from 'vscode';
import { BaseLanguageClient, type LanguageClientOptions, type MessageTransports } from 'vscode-languageclient';
import { BrowserMessageReader, BrowserMessageWriter } from 'vscode-languageclient/browser';
import { startExtension } from './extension';
import { clientOptions, ID, NAME } from './languageServer';

export { stopExtension as deactivate } from './extension';

/**
 * The client of a server in a worker. The library's own one does not know the workers of an extension host, which are of a class of their
 * own, for what they are, and leaves them running.
 */
class WorkerClient extends BaseLanguageClient {
  private worker: Worker | undefined;

  /** @param module address of the server */
  constructor(
    private readonly module: string,
    options: LanguageClientOptions,
  ) {
    super(ID, NAME, options);
  }

  protected override createMessageTransports(): Promise<MessageTransports> {
    const worker = (this.worker = new Worker(this.module, { name: NAME }));
    return Promise.resolve({ reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) });
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

export async function activate(context: ExtensionContext): Promise<void> {
  const module = Uri.joinPath(context.extensionUri, 'dist', 'server.js').toString(true);
  await startExtension(context, new WorkerClient(module, clientOptions(context)));
}
