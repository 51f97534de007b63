/** Starts the language server beside the extension and keeps it running. */
import { Uri, window, type ExtensionContext, type TextDocument } from 'vscode';
import { LanguageClient, TransportKind, vsdiag } from 'vscode-languageclient/node';
import { LANGUAGE } from './aceEditor';

/** Where a document only shows another state of a file, so that its problems would be those of the file twice. */
const OTHER_STATES = new Set([
  'git',
  'gitfs',
  'scm-history-item',
  'svn',
  'hg',
  'review',
  'pr',
  'vscode-scm',
  'vscode-local-history',
]);

/** @returns the client of a server that is about to start; it is stopped with the extension */
export function createClient(context: ExtensionContext): LanguageClient {
  const module = Uri.joinPath(context.extensionUri, 'dist', 'server.js').fsPath;
  const outputChannel = window.createOutputChannel('ACE CATAIR', { log: true });
  context.subscriptions.push(outputChannel);
  return new LanguageClient(
    'ace',
    'ACE CATAIR',
    {
      run: { module, transport: TransportKind.ipc },
      debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6009'] } },
    },
    {
      documentSelector: [{ language: LANGUAGE }],
      outputChannel,
      middleware: {
        provideDiagnostics: (document, previousResultId, token, next) =>
          OTHER_STATES.has(uriOf(document).scheme)
            ? { kind: vsdiag.DocumentDiagnosticReportKind.full, items: [] }
            : next(document, previousResultId, token),
      },
    },
  );
}

function uriOf(document: TextDocument | Uri): Uri {
  return 'uri' in document ? document.uri : document;
}
