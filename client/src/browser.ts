/** Entry of the extension where it runs in a web worker of VS Code for the Web (`browser` in the manifest): the server is another worker. */
import { Uri, workspace, type ExtensionContext } from 'vscode';
import { BaseLanguageClient, type LanguageClientOptions, type MessageTransports } from 'vscode-languageclient';
import { BrowserMessageReader, BrowserMessageWriter } from 'vscode-languageclient/browser';
import { LAYOUT_PACK } from '../../server/src/layoutPack';
import { startExtension } from './extension';
import { clientOptions, ID, NAME } from './languageServer';

export { stopExtension as deactivate } from './extension';

/**
 * The client of a server in a worker. The library's own one does not know the workers of an extension host, which are of a class of their
 * own, for what they are, and leaves them running.
 */
class WorkerClient extends BaseLanguageClient {
  private worker: Worker | undefined;

  /** @param folder where the server and its layouts lie */
  constructor(
    private readonly folder: Uri,
    options: LanguageClientOptions,
  ) {
    super(ID, NAME, options);
  }

  protected override async createMessageTransports(): Promise<MessageTransports> {
    const worker = (this.worker = new Worker(Uri.joinPath(this.folder, 'server.js').toString(true), { name: NAME }));
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

export function activate(context: ExtensionContext): void {
  const folder = Uri.joinPath(context.extensionUri, 'dist');
  startExtension(context, new WorkerClient(folder, clientOptions(context)));
}
