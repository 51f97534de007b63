/** Entry of the extension where it runs in a web worker of VS Code for the Web (`browser` in the manifest): the server is another worker. */
import { Uri, type ExtensionContext } from 'vscode';
import { State } from 'vscode-languageclient';
import { LanguageClient } from 'vscode-languageclient/browser';
import { startExtension } from './extension';
import { clientOptions, ID, NAME } from './languageServer';

export { stopExtension as deactivate } from './extension';

export async function activate(context: ExtensionContext): Promise<void> {
  const module = Uri.joinPath(context.extensionUri, 'dist', 'server.js').toString(true);
  let worker: Worker | undefined;
  const startWorker = (): Promise<Worker> => {
    worker = new Worker(module, { name: NAME });
    return Promise.resolve(worker);
  };
  const client = new LanguageClient(ID, NAME, startWorker, clientOptions(context));
  context.subscriptions.push(
    client.onDidChangeState(({ newState }) => {
      // A server that has been told to exit leaves its worker behind.
      if (newState === State.Stopped) worker?.terminate();
    }),
  );
  await startExtension(context, client);
}
