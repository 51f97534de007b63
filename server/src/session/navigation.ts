/** Answers requests that lead a person through a file: folding, growing selections, equal values. */
import type {
  CancellationToken,
  ClientCapabilities,
  Connection,
  DocumentHighlightParams,
  SelectionRangeParams,
  ServerCapabilities,
} from 'vscode-languageserver';
import { documentHighlights } from '../features/documentHighlights';
import { foldingRanges } from '../features/foldingRanges';
import { selectionRanges } from '../features/selectionRanges';
import type { Guard } from './guard';
import type { OpenFile } from './openFile';

export interface NavigationContext {
  readonly connection: Connection;
  readonly guard: Guard;
  /** The open file that a request names. */
  readonly fileAt: (params: { readonly textDocument: { readonly uri: string } }) => OpenFile | undefined;
  readonly client: () => ClientCapabilities;
}

export const navigationCapabilities = {
  foldingRangeProvider: true,
  selectionRangeProvider: true,
  documentHighlightProvider: true,
} as const satisfies ServerCapabilities;

/** Registers the handlers of {@link navigationCapabilities}. */
export function serveNavigation({ connection, guard, fileAt, client }: NavigationContext): void {
  /** A handler that answers nothing for a file that is not open. */
  const answer = <P extends Parameters<typeof fileAt>[0], R>(
    name: string,
    empty: R,
    handler: (file: OpenFile, params: P) => R,
  ): ((params: P, token: CancellationToken) => Promise<R>) =>
    guard.request(name, empty, (params: P) => {
      const file = fileAt(params);
      return file ? handler(file, params) : empty;
    });

  connection.onFoldingRanges(
    answer('textDocument/foldingRange', [], ({ transmission }) =>
      foldingRanges(transmission, client().textDocument?.foldingRange?.rangeLimit),
    ),
  );
  connection.onSelectionRanges(
    answer('textDocument/selectionRange', [], ({ transmission }, { positions }: SelectionRangeParams) =>
      selectionRanges(transmission, positions),
    ),
  );
  connection.onDocumentHighlight(
    answer('textDocument/documentHighlight', [], ({ transmission }, { position }: DocumentHighlightParams) =>
      documentHighlights(transmission, position),
    ),
  );
}
