/** What the extension's two hosts, Node and a web worker, share of the language client. */
import type { LogOutputChannel, TextDocument, Uri } from 'vscode';
import { vsdiag, type LanguageClientOptions } from 'vscode-languageclient';
import { LANGUAGE } from '../aceEditor';
import { discreetTrace } from '../discreetTrace';
import { OTHER_STATES } from '../otherStates';
import { crashHandler } from '../serverCrashes';
import { completionMiddleware } from '../tabStops/completion';

/** How the client is called. */
export const ID = 'ace';

/** @param log where the client writes @returns how a client deals with the server, wherever that runs */
export function clientOptions(log: LogOutputChannel): LanguageClientOptions {
  return {
    documentSelector: [{ language: LANGUAGE }],
    outputChannel: log,
    errorHandler: crashHandler(log),
    // That the server has ended is told by the handler above; a start is not tried again on what is left of it.
    initializationFailedHandler: () => false,
    traceOutputChannel: discreetTrace(log),
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
