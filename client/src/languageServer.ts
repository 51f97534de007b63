/** What the extension's two hosts, Node and a web worker, share of the language client. */
import { window, type ExtensionContext, type TextDocument, type Uri } from 'vscode';
import { vsdiag, type LanguageClientOptions } from 'vscode-languageclient';
import { LANGUAGE } from './aceEditor';
import { discreetTrace } from './discreetTrace';
import { crashHandler } from './serverCrashes';
import { completionMiddleware } from './tabStops/completion';

/** Where a document only shows another state of a file, so that its problems would be those of the file twice. */
export const OTHER_STATES = new Set([
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

/** How the client and its log are called. */
export const ID = 'ace';
export const NAME = 'ACE CATAIR';

/** @returns how a client deals with the server, wherever that runs; what it opens is closed with the extension */
export function clientOptions(context: ExtensionContext): LanguageClientOptions {
  const outputChannel = window.createOutputChannel(NAME, { log: true });
  context.subscriptions.push(outputChannel);
  return {
    documentSelector: [{ language: LANGUAGE }],
    outputChannel,
    errorHandler: crashHandler(outputChannel),
    // That the server has ended is told by the handler above; a start is not tried again on what is left of it.
    initializationFailedHandler: () => false,
    traceOutputChannel: discreetTrace(outputChannel),
    middleware: {
      ...completionMiddleware,
      provideDiagnostics: (document, previousResultId, token, next) =>
        OTHER_STATES.has(uriOf(document).scheme)
          ? { kind: vsdiag.DocumentDiagnosticReportKind.full, items: [] }
          : next(document, previousResultId, token),
    },
  };
}

function uriOf(document: TextDocument | Uri): Uri {
  return 'uri' in document ? document.uri : document;
}
