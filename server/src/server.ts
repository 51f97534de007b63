/** Wires the features to a connection with an editor. */
import {
  DidChangeConfigurationNotification,
  TextDocumentSyncKind,
  TextDocuments,
  type CancellationToken,
  type ClientCapabilities,
  type Connection,
  type DiagnosticServerCancellationData,
  type DidChangeConfigurationParams,
  type DocumentDiagnosticReport,
  type InitializeResult,
  type Position,
  type ResponseError,
  type SemanticTokensDeltaParams,
  type SemanticTokensParams,
  type SemanticTokensRangeParams,
  type TextDocumentChangeEvent,
} from 'vscode-languageserver';
import { completions, resolveCompletion } from './features/completion';
import { documentSymbols } from './features/documentSymbols';
import { hover } from './features/hover';
import { hoverIn, itemIn } from './features/plainText';
import { recordFields } from './features/recordFields';
import { FileTokens, rangeTokens, semanticTokensLegend } from './features/semanticTokens';
import { applicationChoices, status } from './features/status';
import { Catalog, type LayoutSource } from './layout/catalog';
import type { CalendarDate } from './layout/dates';
import type { SchemaCheck } from './layout/schemaWords';
import {
  APPLICATIONS,
  RECORD_FIELDS,
  SET_APPLICATION,
  STATUS,
  type RecordFieldsParams,
  type SetApplicationParams,
  type StatusParams,
} from './protocol';
import { serveConditions } from './session/conditions';
import { serveCreating } from './session/creating';
import { serveComparing } from './session/comparing';
import { Diagnosing } from './session/diagnosing';
import { editingCapabilities, serveEditing } from './session/editing';
import { FileChecks } from './session/fileChecks';
import { Guard } from './session/guard';
import {
  navigationCapabilities,
  refreshNavigation,
  serveNavigation,
  type NavigationContext,
} from './session/navigation';
import { OpenFile } from './session/openFile';
import { serveLayouts } from './session/layouts';
import { serveOverviews } from './session/overviews';
import { serveMasking } from './session/masking';
import { serveRecordsJson } from './session/recordsJson';
import { ResponsePairs } from './session/responsePairs';
import { defaultSettings, readSettings, type Settings } from './session/settings';
import { serveWorkspaceIndex } from './session/workspaceIndex';

/** A position in a document, as most requests name it. */
interface AtPosition {
  readonly textDocument: { readonly uri: string };
  readonly position: Position;
}

/**
 * Serves an editor until the connection ends.
 * @param layouts where chapters and reference lists come from
 * @param version of the product, for the editor's log
 * @param layoutSchema checks a layout file that a person wrote; without it none is taken
 */
export function startServer(
  connection: Connection,
  layouts: LayoutSource,
  version?: string,
  layoutSchema?: SchemaCheck,
): void {
  const guard = new Guard(connection.console);
  const catalog = new Catalog(layouts, (fault) => {
    connection.console.error(fault.message);
  });
  const files = new TextDocuments<OpenFile>({
    create: (uri, languageId, fileVersion, text) => new OpenFile(catalog, uri, languageId, fileVersion, text),
    update: (file, changes, fileVersion) => {
      try {
        file.change(changes, fileVersion);
      } catch (error) {
        guard.report('textDocument/didChange', error);
      }
      return file;
    },
  });
  const checks = new FileChecks(catalog, (check, error) => {
    guard.report(`check ${check}`, error);
  });
  const diagnosing = new Diagnosing(connection, checks, guard);
  const at = ({ textDocument }: Pick<AtPosition, 'textDocument'>): OpenFile | undefined => files.get(textDocument.uri);

  let client: ClientCapabilities = {};
  const responses = new ResponsePairs({
    connection,
    guard,
    catalog,
    fileOf: (uri) => files.get(uri),
    files: () => files.all(),
  });
  const navigation: NavigationContext = {
    connection,
    guard,
    fileAt: at,
    files: () => files.all(),
    responses,
    index: serveWorkspaceIndex(connection, guard, catalog),
    settings: () => diagnosing.currentSettings,
    client: () => client,
  };
  /** Has everything shown anew that follows from what some files are read as. */
  const showAnew = (changed: readonly OpenFile[]): void => {
    diagnosing.refresh(changed);
    refreshNavigation(navigation);
    if (client.workspace?.semanticTokens?.refreshSupport === true)
      guard.run('workspace/semanticTokens/refresh', () => connection.languages.semanticTokens.refresh());
  };
  const fetchSettings = async (): Promise<Settings> => {
    try {
      return readSettings(await connection.workspace.getConfiguration('ace'));
    } catch (error) {
      guard.report('workspace/configuration', error);
      return defaultSettings;
    }
  };

  connection.onInitialize((params): InitializeResult => {
    client = params.capabilities;
    diagnosing.client = {
      pulls: client.textDocument?.diagnostic !== undefined,
      refreshes: client.workspace?.diagnostics?.refreshSupport === true,
      showsProgress: client.window?.workDoneProgress === true,
    };
    checks.openWorkspace((params.workspaceFolders ?? []).map(({ uri }) => uri));
    diagnosing.configure(Promise.resolve(readSettings(params.initializationOptions)));
    return {
      serverInfo: { name: 'ACE CATAIR', ...(version === undefined ? {} : { version }) },
      capabilities: {
        positionEncoding: 'utf-16',
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        hoverProvider: true,
        completionProvider: { resolveProvider: true },
        documentSymbolProvider: true,
        semanticTokensProvider: { legend: semanticTokensLegend, range: true, full: { delta: true } },
        ...navigationCapabilities,
        ...editingCapabilities,
        diagnosticProvider: { identifier: 'ace', interFileDependencies: false, workspaceDiagnostics: false },
      },
    };
  });

  connection.onInitialized(
    guard.notification('initialized', () => {
      if (client.workspace?.configuration !== true) return;
      diagnosing.configure(fetchSettings(), files.all());
      if (client.workspace.didChangeConfiguration?.dynamicRegistration === true)
        guard.run('client/registerCapability', async () => {
          await connection.client.register(DidChangeConfigurationNotification.type, { section: 'ace' });
        });
    }),
  );

  connection.onDidChangeConfiguration(
    guard.notification('workspace/didChangeConfiguration', ({ settings }: DidChangeConfigurationParams) => {
      const sent = (settings as { ace?: unknown } | null)?.ace;
      diagnosing.configure(
        client.workspace?.configuration === true ? fetchSettings() : Promise.resolve(readSettings(sent)),
        files.all(),
      );
      refreshNavigation(navigation);
    }),
  );

  files.onDidChangeContent(
    guard.notification('textDocument/didChange', ({ document }: TextDocumentChangeEvent<OpenFile>) => {
      diagnosing.push(document);
    }),
  );
  files.onDidClose(
    guard.notification('textDocument/didClose', ({ document }: TextDocumentChangeEvent<OpenFile>) => {
      diagnosing.close(document);
    }),
  );

  connection.languages.diagnostics.on(
    guard.request<
      Parameters<Diagnosing['pull']>[1],
      DocumentDiagnosticReport | ResponseError<DiagnosticServerCancellationData>
    >('textDocument/diagnostic', { kind: 'full', items: [] }, (params, token) =>
      diagnosing.pull(at(params), params, token),
    ),
  );

  connection.onHover(
    guard.request('textDocument/hover', null, async (params: AtPosition) => {
      const { showConfidentialData: showConfidential } = await diagnosing.currentSettings;
      const file = at(params);
      if (!file) return null;
      const findings = checks.findingsOn(file, params.position.line);
      const shown = hover(file.transmission, params.position, { today: today(), findings, showConfidential });
      return hoverIn(client.textDocument?.hover?.contentFormat, shown);
    }),
  );

  connection.onCompletion(
    guard.request('textDocument/completion', null, (params: AtPosition) => {
      const file = at(params);
      if (!file) return null;
      const snippets = client.textDocument?.completion?.completionItem?.snippetSupport === true;
      const check = checks.check(file);
      return completions(file.transmission, params.position, { today: today(), snippets, check });
    }),
  );
  connection.onCompletionResolve((item, token) =>
    guard.request('completionItem/resolve', item, () =>
      itemIn(client.textDocument?.completion?.completionItem?.documentationFormat, resolveCompletion(catalog, item)),
    )(item, token),
  );

  connection.onDocumentSymbol(
    guard.request('textDocument/documentSymbol', [], (params: Pick<AtPosition, 'textDocument'>) => {
      const file = at(params);
      return file ? documentSymbols(file.transmission, undefined, (from, to) => responses.outcome(file, from, to)) : [];
    }),
  );

  const tokens = new WeakMap<OpenFile, FileTokens>();
  const tokensOf = (file: OpenFile): FileTokens => {
    const known = tokens.get(file) ?? new FileTokens();
    tokens.set(file, known);
    return known;
  };
  connection.languages.semanticTokens.on(
    guard.request('textDocument/semanticTokens/full', null, (params: SemanticTokensParams) => {
      const file = at(params);
      return file ? tokensOf(file).full(file.transmission) : null;
    }),
  );
  connection.languages.semanticTokens.onDelta(
    guard.request('textDocument/semanticTokens/full/delta', null, (params: SemanticTokensDeltaParams) => {
      const file = at(params);
      return file ? tokensOf(file).delta(file.transmission, params.previousResultId) : null;
    }),
  );
  connection.languages.semanticTokens.onRange(
    guard.request('textDocument/semanticTokens/range', null, (params: SemanticTokensRangeParams) => {
      const file = at(params);
      return file ? rangeTokens(file.transmission, params.range.start.line, params.range.end.line + 1) : null;
    }),
  );

  serveNavigation(navigation);
  responses.serve();
  serveMasking({ connection, guard, fileOf: (uri) => files.get(uri) });
  serveRecordsJson({ connection, guard, fileOf: (uri) => files.get(uri) });
  serveOverviews({ connection, guard, fileAt: at });
  serveComparing({ connection, guard, catalog, fileAt: at });
  serveCreating(connection, guard, catalog);
  serveEditing({ connection, guard, checks, fileAt: at, client: () => client });

  connection.onRequest(
    RECORD_FIELDS,
    guard.request(RECORD_FIELDS, null, ({ uri, startLine, endLine }: RecordFieldsParams) => {
      const file = files.get(uri);
      return file ? recordFields(file.transmission, startLine, endLine) : null;
    }),
  );
  connection.onRequest(
    STATUS,
    guard.request(STATUS, null, ({ uri, position }: StatusParams) => {
      const file = files.get(uri);
      return file ? status(file.transmission, position) : null;
    }),
  );
  connection.onRequest(
    SET_APPLICATION,
    guard.request(SET_APPLICATION, false, ({ uri, application }: SetApplicationParams) => {
      const file = files.get(uri);
      if (!file) return false;
      file.setApplication(application ?? undefined);
      showAnew([file]);
      return true;
    }),
  );
  serveConditions({
    connection,
    guard,
    catalog,
    changed: () => {
      diagnosing.refresh(files.all());
    },
  });
  serveLayouts({
    connection,
    guard,
    catalog,
    builtIn: layouts,
    schema: layoutSchema,
    fileAt: at,
    changed: () => {
      for (const file of files.all()) file.readAnew();
      checks.readAnew();
      showAnew(files.all());
    },
  });
  // A request without parameters hands its handler the token alone.
  connection.onRequest(APPLICATIONS, (token: CancellationToken) =>
    guard.request(APPLICATIONS, [], () => applicationChoices(catalog))(undefined, token),
  );

  files.listen(connection);
  connection.listen();
}

/** The calendar day of the person at the editor. */
function today(): CalendarDate {
  const now = new Date();
  return { year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate() };
}
