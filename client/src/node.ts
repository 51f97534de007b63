/** Entry of the extension where it runs in Node (`main` in the manifest): the server is a process beside it. */
import { Uri, type ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { startExtension } from './extension';
import { clientOptions, ID, NAME } from './languageServer';

export { stopExtension as deactivate } from './extension';

export function activate(context: ExtensionContext): void {
  const module = Uri.joinPath(context.extensionUri, 'dist', 'server.js').fsPath;
  const client = new LanguageClient(
    ID,
    NAME,
    {
      run: { module, transport: TransportKind.ipc },
      debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6009'] } },
    },
    clientOptions(context),
  );
  startExtension(context, client);
}
