/** Answers requests that lead a person through files, from folding to renaming. */
import {
  LSPErrorCodes,
  ResponseError,
  type CancellationToken,
  type ClientCapabilities,
  type Connection,
  type DefinitionParams,
  type DocumentHighlightParams,
  type InlayHint,
  type InlayHintParams,
  type Location,
  type Range,
  type ReferenceParams,
  type SelectionRangeParams,
  type ServerCapabilities,
  type Position,
  type PrepareRenameParams,
  type RenameParams,
  type SymbolInformation,
  type WorkspaceEdit,
  type WorkspaceSymbolParams,
} from 'vscode-languageserver';
import { keyDefinitions, localDefinition, totalReferences } from '../features/definition';
import { documentHighlights } from '../features/documentHighlights';
import { documentLinks } from '../features/documentLinks';
import { foldingRanges } from '../features/foldingRanges';
import { inlayHints } from '../features/inlayHints';
import { keyAtPosition, keyMentions } from '../features/references';
import { newNumber, renamableAt, renameEdits, RenameRefusal } from '../features/rename';
import { selectionRanges } from '../features/selectionRanges';
import { numberSymbols, wantedCharacters, type NumberSymbol } from '../features/workspaceSymbols';
import { ActiveRecord } from './activeRecord';
import type { Guard } from './guard';
import type { OpenFile } from './openFile';
import type { ResponsePairs } from './responsePairs';
import type { Settings } from './settings';
import { walk } from './walk';
import type { WorkspaceIndex } from './workspaceIndex';

/** How many references are told. */
const MOST_REFERENCES = 5000;

/** How many numbers are told of all files; who wants another types more of it. */
const MOST_SYMBOLS = 500;

export interface NavigationContext {
  readonly connection: Connection;
  readonly guard: Guard;
  /** The open file that a request names. */
  readonly fileAt: (params: { readonly textDocument: { readonly uri: string } }) => OpenFile | undefined;
  readonly files: () => readonly OpenFile[];
  /** What is known of files that are not open. */
  readonly index: WorkspaceIndex;
  /** Which files answer which. */
  readonly responses: ResponsePairs;
  readonly settings: () => Promise<Settings>;
  readonly client: () => ClientCapabilities;
}

export const navigationCapabilities = {
  foldingRangeProvider: true,
  selectionRangeProvider: true,
  documentHighlightProvider: true,
  definitionProvider: true,
  referencesProvider: true,
  workspaceSymbolProvider: true,
  renameProvider: { prepareProvider: true },
  inlayHintProvider: true,
  documentLinkProvider: { resolveProvider: false },
} as const satisfies ServerCapabilities;

/** Registers the handlers of {@link navigationCapabilities}. */
export function serveNavigation(context: NavigationContext): void {
  const { connection, guard, fileAt, files, index, responses, settings, client } = context;
  /** A handler that answers nothing for a file that is not open. */
  const answer = <P extends Parameters<typeof fileAt>[0], R>(
    name: string,
    empty: R,
    handler: (file: OpenFile, params: P, token: CancellationToken) => R | Promise<R>,
  ): ((params: P, token: CancellationToken) => Promise<R>) =>
    guard.request(name, empty, (params: P, token) => {
      const file = fileAt(params);
      return file ? handler(file, params, token) : empty;
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
  connection.onDefinition(
    answer('textDocument/definition', [], (file, { position }: DefinitionParams): Location[] => {
      const returned = responses.conditionTargets(file, position.line);
      if (returned.length > 0) return returned;
      const local = localDefinition(file.transmission, position);
      if (local.length > 0) return locations(file, local);
      const key = keyAtPosition(file.transmission, position);
      if (!key) return responses.recordTargets(file, position.line);
      const open = [file, ...files().filter((other) => other !== file)];
      const found = [
        ...open.map((other) => ({ other, ...keyDefinitions(other.transmission, key) })),
        ...Array.from(index.besides(open), ([uri, keys]) => ({ other: { uri }, ...keys.definitionsOf(key) })),
      ];
      const sent = found.flatMap((one) => locations(one.other, one.sent));
      return sent.length > 0 ? sent : found.flatMap((one) => locations(one.other, one.received));
    }),
  );
  connection.onReferences(
    answer('textDocument/references', [], async (file, { position }: ReferenceParams, token): Promise<Location[]> => {
      const key = keyAtPosition(file.transmission, position);
      const returned = responses.conditionsOn(file, position);
      if (!key) return [...returned, ...locations(file, totalReferences(file.transmission, position))];
      const open = files();
      const found = await walk(open, token, MOST_REFERENCES, (transmission, from, to, other) =>
        locations(other, keyMentions(transmission, key, from, to)),
      );
      for (const [uri, keys] of index.besides(open)) found.push(...locations({ uri }, keys.mentionsOf(key)));
      // A condition stands among the mentions where its record has the number too.
      const lines = new Set(found.map(({ uri, range }) => `${range.start.line} ${uri}`));
      found.unshift(...returned.filter(({ uri, range }) => !lines.has(`${range.start.line} ${uri}`)));
      return found.slice(0, MOST_REFERENCES);
    }),
  );

  connection.onWorkspaceSymbol(
    guard.request<WorkspaceSymbolParams, SymbolInformation[]>('workspace/symbol', [], async ({ query }, token) => {
      const knownIn = new Map<OpenFile, Set<string>>();
      const open = files();
      const found = await walk(open, token, MOST_SYMBOLS, (transmission, from, to, file) => {
        const known = knownIn.get(file) ?? new Set();
        knownIn.set(file, known);
        return numberSymbols(transmission, query, known, from, to).map((symbol) => symbolIn(file.uri, symbol));
      });
      const wanted = wantedCharacters(query);
      for (const [uri, keys] of index.besides(open)) {
        if (found.length >= MOST_SYMBOLS) break;
        found.push(...keys.symbols(wanted).map((symbol) => symbolIn(uri, symbol)));
      }
      return found.slice(0, MOST_SYMBOLS);
    }),
  );

  connection.onPrepareRename(
    answer('textDocument/prepareRename', null, ({ transmission }, { position }: PrepareRenameParams) =>
      unlessRefused(() => {
        const { range, text } = renamableAt(transmission, position);
        return { range, placeholder: text };
      }),
    ),
  );
  connection.onRenameRequest(
    answer('textDocument/rename', null, (file, { position, newName }: RenameParams, token) =>
      unlessRefused(() => rename(file, position, newName, token, client())),
    ),
  );

  connection.onDocumentLinks(
    answer('textDocument/documentLink', [], ({ transmission }) => documentLinks(transmission)),
  );

  const active = new ActiveRecord(connection, guard, () => {
    refreshHints(context);
  });
  connection.languages.inlayHint.on(
    answer('textDocument/inlayHint', [], async (file, { range }: InlayHintParams): Promise<InlayHint[]> => {
      const { inlayHints: shown, showConfidentialData: showConfidential } = await settings();
      const options = { ...shown, showConfidential };
      return inlayHints(file.transmission, range.start.line, range.end.line + 1, options, active.lineIn(file.uri));
    }),
  );
}

/** Has hints and folding shown anew, because the settings or the application have changed, not the text. */
export function refreshNavigation(context: NavigationContext): void {
  refreshHints(context);
  const { connection, guard, client } = context;
  const { foldingRange } = client().workspace ?? {};
  if (foldingRange?.refreshSupport === true)
    guard.run('workspace/foldingRange/refresh', () => connection.languages.foldingRange.refresh());
}

function refreshHints({ connection, guard, settings, client }: NavigationContext): void {
  if (client().workspace?.inlayHint?.refreshSupport !== true) return;
  guard.run('workspace/inlayHint/refresh', async () => {
    await settings();
    await connection.languages.inlayHint.refresh();
  });
}

async function rename(
  file: OpenFile,
  position: Position,
  newName: string,
  token: CancellationToken,
  client: ClientCapabilities,
): Promise<WorkspaceEdit | null | ResponseError> {
  const { revision, uri, document } = file;
  const { key } = renamableAt(file.transmission, position);
  const number = newNumber(key, newName);
  const edits = await walk([file], token, Infinity, (transmission, from, to) =>
    renameEdits(transmission, key, number, from, to),
  );
  if (token.isCancellationRequested) return null;
  if (file.revision !== revision) return new ResponseError(LSPErrorCodes.ContentModified, 'the file has changed');
  return client.workspace?.workspaceEdit?.documentChanges === true
    ? { documentChanges: [{ textDocument: { uri, version: document.version }, edits }] }
    : { changes: { [uri]: edits } };
}

/** Answers a refusal with what it says, which editors show. */
async function unlessRefused<T>(work: () => T | Promise<T>): Promise<T | ResponseError> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof RenameRefusal) return new ResponseError(LSPErrorCodes.RequestFailed, error.message);
    throw error;
  }
}

function symbolIn(uri: string, { name, kind, containerName, range }: NumberSymbol): SymbolInformation {
  return { name, kind, containerName, location: { uri, range } };
}

function locations({ uri }: { readonly uri: string }, ranges: readonly Range[]): Location[] {
  return ranges.map((range) => ({ uri, range }));
}
