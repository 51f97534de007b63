/** Responses beside requests: pairs them when both are at hand, and commands to show, choose and clear them. */
import {
  commands,
  l10n,
  languages,
  Position,
  ProgressLocation,
  Range,
  TabInputText,
  TextEditorRevealType,
  ViewColumn,
  window,
  workspace,
  type ExtensionContext,
  type QuickPickItem,
  type TextDocument,
  type TextDocumentChangeEvent,
  type Uri,
} from 'vscode';
import { activeAceEditor, LANGUAGE } from '../aceEditor';
import type { Server } from '../server';
import { Counterparts, type Counterpart } from './counterparts';
import { fileName, isOwnFile, openDocument } from './fileTexts';
import { OutcomeLenses, SHOW_COUNTERPART_LINE, type CounterpartLine } from './outcomeLenses';
import { OutlineRefresh } from './outlineRefresh';
import { Pairs, type Pair } from './pairs';

export const SHOW_RESPONSE = 'ace.showResponse';
export const CLEAR_RESPONSES = 'ace.clearResponses';

interface Choice extends QuickPickItem {
  /** Undefined to choose a file of the disk. */
  readonly counterpart: Counterpart | undefined;
}

/** @returns what is to be disposed of with the extension */
export function createResponses(server: Server): ExtensionContext['subscriptions'] {
  const pairs = new Pairs(server);
  const outline = new OutlineRefresh();
  const responses = new Responses(pairs, new Counterparts(server, pairs.name));
  const watcher = workspace.createFileSystemWatcher('**/*.{ace,catair}');
  const considerOpen = (): void => {
    for (const document of workspace.textDocuments) responses.consider(document);
  };
  return [
    pairs,
    outline,
    watcher,
    new OutcomeLenses(pairs),
    pairs.onDidChange(() => {
      outline.refresh();
    }),
    commands.registerCommand(SHOW_RESPONSE, () => responses.show()),
    commands.registerCommand(CLEAR_RESPONSES, () => {
      responses.clear();
    }),
    commands.registerCommand(SHOW_COUNTERPART_LINE, showLine),
    workspace.onDidOpenTextDocument((document) => {
      responses.consider(document);
    }),
    workspace.onDidChangeTextDocument((event) => {
      if (isFirstText(event)) responses.consider(event.document);
    }),
    watcher.onDidCreate(considerOpen),
    watcher.onDidChange((uri) => {
      if (!openDocument(uri)) pairs.touch(uri);
    }),
    watcher.onDidDelete((uri) => {
      for (const pair of pairs.of(uri)) pairs.unlink(pair);
    }),
    server.onDidChangeRunning(considerOpen),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('ace.responses.pair')) considerOpen();
    }),
  ];
}

/** @returns whether a document that was empty has been given its text, as by pasting */
function isFirstText({ document, contentChanges }: TextDocumentChangeEvent): boolean {
  const [change, ...more] = contentChanges;
  if (!change || more.length > 0 || change.rangeOffset > 0 || change.rangeLength > 0) return false;
  return document.lineCount > 1 && change.text.split('\n').length === document.lineCount;
}

class Responses {
  /** Pairs that were cleared and are not made again on their own. */
  private readonly cleared = new Set<string>();
  /** One after the other, so that two files that open together make one pair. */
  private queue: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly pairs: Pairs,
    private readonly counterparts: Counterparts,
  ) {}

  /** Pairs a file that has been opened with its counterpart, where that is at hand and the setting allows it. */
  consider(document: TextDocument): void {
    const { uri, languageId } = document;
    const mode = workspace.getConfiguration('ace.responses', document).get<string>('pair', 'automatic');
    if (languageId !== LANGUAGE || mode !== 'automatic' || !isOwnFile(uri) || this.pairs.of(uri).length > 0) return;
    this.queue = this.queue
      .then(async () => {
        if (document.isClosed || this.pairs.of(uri).length > 0) return;
        const found = (await this.counterparts.near(document)).filter(
          (each) => (each.isSure || each.isNamedAlike) && !this.cleared.has(keyOf(document.uri, each.uri)),
        );
        const best = found.find(({ isSure, isNamedAlike }) => isSure && isNamedAlike) ?? found[0];
        if (best) await this.link(document, best);
      })
      .catch(() => undefined);
  }

  /** Shows the response of the active request, or the request of the active response, beside it. */
  async show(): Promise<void> {
    const editor = activeAceEditor();
    if (!editor) return;
    const { document } = editor;
    const [known] = this.pairs.of(document.uri);
    const pair = known ?? (await this.choose(document));
    if (pair) await showBoth(pair);
  }

  /** Takes the conditions of the active file away, or all where it has none. */
  clear(): void {
    const document = activeAceEditor()?.document;
    const own = document ? this.pairs.of(document.uri) : [];
    for (const pair of own.length > 0 ? own : this.pairs.all) {
      this.cleared.add(keyOf(pair.request, pair.response));
      this.pairs.unlink(pair);
    }
  }

  private async choose(document: TextDocument): Promise<Pair | undefined> {
    const found = await window.withProgress(
      { location: ProgressLocation.Window, title: l10n.t('Looking for what belongs to {0}', fileName(document.uri)) },
      () => this.counterparts.everywhere(document),
    );
    const [first] = found;
    if (first?.isSure === true && found.filter(({ isSure }) => isSure).length === 1) return this.link(document, first);
    const chosen = found.length === 0 ? undefined : await pick(found, document);
    if (found.length > 0 && !chosen) return undefined;
    if (chosen?.counterpart) return this.link(document, chosen.counterpart);
    return this.browse(document);
  }

  private async browse(document: TextDocument): Promise<Pair | undefined> {
    const [uri] =
      (await window.showOpenDialog({
        title: l10n.t('Response to, or Request of, {0}', fileName(document.uri)),
        canSelectMany: false,
      })) ?? [];
    if (!uri) return undefined;
    const counterpart = await this.counterparts.between(document, uri);
    if (counterpart) return this.link(document, counterpart);
    void window.showWarningMessage(
      l10n.t(
        'Neither of {0} and {1} answers the other: choose a response of the same application and filer.',
        fileName(document.uri),
        fileName(uri),
      ),
    );
    return undefined;
  }

  private link({ uri }: TextDocument, counterpart: Counterpart): Promise<Pair> {
    const [request, response] = counterpart.is === 'response' ? [uri, counterpart.uri] : [counterpart.uri, uri];
    this.cleared.delete(keyOf(request, response));
    return this.pairs.link(request, response);
  }
}

function keyOf(...uris: readonly Uri[]): string {
  return uris
    .map((uri) => uri.toString())
    .sort()
    .join('\n');
}

async function pick(found: readonly Counterpart[], document: TextDocument): Promise<Choice | undefined> {
  const choices = found.map((counterpart): Choice => {
    const { uri, is, isSure, isNamedAlike } = counterpart;
    return {
      label: fileName(uri),
      description: is === 'response' ? l10n.t('response') : l10n.t('request'),
      detail: isSure
        ? l10n.t('Same numbers')
        : isNamedAlike
          ? l10n.t('Same application and filer, named alike')
          : l10n.t('Same application and filer'),
      counterpart,
    };
  });
  choices.push({ label: l10n.t('Choose a File…'), counterpart: undefined });
  return window.showQuickPick(choices, {
    title: l10n.t('Response Beside Request'),
    placeHolder: l10n.t('What belongs to {0}?', fileName(document.uri)),
    matchOnDescription: true,
  });
}

/** The request at the left, the response at the right, each where it is open already. */
async function showBoth({ request, response }: Pair): Promise<void> {
  const active = window.activeTextEditor;
  const isRequest = active?.document.uri.toString() === request.toString();
  if (!isRequest && columnOf(request) === undefined && active?.viewColumn !== undefined) {
    // The response makes room for the request.
    await open(request, active.viewColumn);
    await open(response, ViewColumn.Beside);
    return;
  }
  const own = isRequest ? request : response;
  const other = isRequest ? response : request;
  await open(other, columnOf(other) ?? ViewColumn.Beside, true);
  await open(own, columnOf(own) ?? active?.viewColumn ?? ViewColumn.Active);
}

/** The column where a file is open beside the active editor. */
function columnOf(uri: Uri): ViewColumn | undefined {
  const wanted = uri.toString();
  const groups = window.tabGroups.all.filter(({ tabs }) =>
    tabs.some(({ input }) => input instanceof TabInputText && input.uri.toString() === wanted),
  );
  const active = window.tabGroups.activeTabGroup;
  const isActive = window.activeTextEditor?.document.uri.toString() === wanted;
  return (isActive ? groups : groups.filter((group) => group !== active))[0]?.viewColumn;
}

async function open(uri: Uri, viewColumn: ViewColumn, preserveFocus = false): Promise<void> {
  const document = await workspace.openTextDocument(uri);
  const known =
    document.languageId === LANGUAGE ? document : await languages.setTextDocumentLanguage(document, LANGUAGE);
  await window.showTextDocument(known, { viewColumn, preserveFocus, preview: false });
}

async function showLine({ pair, side, line }: CounterpartLine): Promise<void> {
  const uri = pair[side];
  const document = await workspace.openTextDocument(uri);
  const at = new Position(Math.min(line, document.lineCount - 1), 0);
  const editor = await window.showTextDocument(document, {
    viewColumn: columnOf(uri) ?? ViewColumn.Beside,
    preview: false,
    selection: new Range(at, at),
  });
  editor.revealRange(new Range(at, at), TextEditorRevealType.AtTop);
}
