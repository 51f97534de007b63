/** What is wrong with layout files, as problems on the files themselves: of saved files, and while they are being written. */
import {
  Diagnostic,
  DiagnosticSeverity,
  extensions,
  languages,
  Range,
  Uri,
  workspace,
  type ExtensionContext,
  type TextDocument,
} from 'vscode';
import { CHECK_LAYOUT, type OwnFile, type PlacedProblem } from '../../../server/src/features/layoutPages/model';
import { pathInWords } from '../../../server/src/layout/layoutProblem';
import { fileName } from '../files/readTableFile';
import type { Server } from '../server';
import { LAYOUT_FILE, type LayoutFiles } from './layoutFiles';

/** How long typing must rest before a file is checked, in milliseconds. */
const REST = 300;

export class LayoutProblems {
  private readonly collection = languages.createDiagnosticCollection('ace-layouts');
  private readonly timers = new Map<TextDocument, ReturnType<typeof setTimeout>>();
  private readonly subscriptions: ExtensionContext['subscriptions'];

  constructor(
    private readonly server: Server,
    private readonly files: LayoutFiles,
  ) {
    const all = (): void => {
      this.showAll();
    };
    this.subscriptions = [
      this.collection,
      files.onDidReport(all),
      server.onDidChangeRunning((isRunning) => {
        if (isRunning) all();
      }),
      workspace.onDidOpenTextDocument((document) => {
        this.checkSoon(document, 0);
      }),
      workspace.onDidChangeTextDocument(({ document }) => {
        this.checkSoon(document, REST);
      }),
      workspace.onDidCloseTextDocument((document) => {
        clearTimeout(this.timers.get(document));
        this.timers.delete(document);
        this.showSaved(document.uri);
      }),
    ];
    all();
  }

  dispose(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private showAll(): void {
    const open = workspace.textDocuments.filter((document) => this.isLayout(document));
    const kept = new Set([...open.map(({ uri }) => uri.toString()), ...this.files.reports.map(({ uri }) => uri)]);
    this.collection.forEach((uri) => {
      if (!kept.has(uri.toString())) this.collection.delete(uri);
    });
    for (const { uri } of this.files.reports)
      if (!open.some((document) => document.uri.toString() === uri)) this.showSaved(Uri.parse(uri));
    for (const document of open) this.checkSoon(document, 0);
  }

  private showSaved(uri: Uri): void {
    const report = this.files.reports.find((each) => each.uri === uri.toString());
    if (report) this.collection.set(uri, report.problems.map(diagnostic));
    else this.collection.delete(uri);
  }

  private isLayout({ uri }: TextDocument): boolean {
    return LAYOUT_FILE.test(uri.path) || this.files.reports.some((report) => report.uri === uri.toString());
  }

  private checkSoon(document: TextDocument, delay: number): void {
    if (!this.isLayout(document)) return;
    clearTimeout(this.timers.get(document));
    this.timers.set(
      document,
      setTimeout(() => {
        this.timers.delete(document);
        void this.check(document);
      }, delay),
    );
  }

  private async check(document: TextDocument): Promise<void> {
    if (!this.server.isRunning()) return;
    const { uri, version } = document;
    const file: OwnFile = { uri: uri.toString(), name: fileName(uri), text: document.getText() };
    let problems: PlacedProblem[];
    try {
      problems = await this.server.sendRequest<PlacedProblem[]>(CHECK_LAYOUT, file);
    } catch {
      // A server that stops meanwhile is asked again when it runs.
      return;
    }
    if (document.isClosed || document.version !== version) return;
    const own = isCheckedByEditor(document) ? problems.filter(({ kind }) => kind === 'chapter') : problems;
    this.collection.set(uri, own.map(diagnostic));
  }
}

/** Whether VS Code's own support for JSON says what is wrong by the schema, which the manifest gives it. */
function isCheckedByEditor({ languageId, uri }: TextDocument): boolean {
  return (
    languageId === 'json' &&
    LAYOUT_FILE.test(uri.path) &&
    extensions.getExtension('vscode.json-language-features') !== undefined &&
    workspace.getConfiguration('json', uri).get<boolean>('validate.enable') !== false
  );
}

function diagnostic({ start, end, message, severity, path }: PlacedProblem): Diagnostic {
  const range = new Range(start.line, start.character, end.line, end.character);
  const kind = severity === 'error' ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning;
  const shown = new Diagnostic(range, message, kind);
  shown.source = 'ACE layout';
  const where = pathInWords(path);
  if (where !== '') shown.code = where;
  return shown;
}
