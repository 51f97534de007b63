/** The language client where the extension runs in Node: the server is a process beside it. A bundle of its own. */
import { Uri, type LogOutputChannel } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { clientOptions, ID } from './options';

/** @param folder where the server lies @param log where the client writes; its name is the client's too */
export function createClient(folder: Uri, log: LogOutputChannel): LanguageClient {
  const module = Uri.joinPath(folder, 'server.js').fsPath;
  return new LanguageClient(
    ID,
    log.name,
    {
      run: { module, transport: TransportKind.ipc },
      debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6009'] } },
    },
    clientOptions(log),
  );
}
