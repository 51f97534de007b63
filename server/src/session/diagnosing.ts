/** Gives an editor the diagnostics of its files: those it asks for, or, to one that never asks, those that have changed. */
import {
  CancellationTokenSource,
  LSPErrorCodes,
  ResponseError,
  type CancellationToken,
  type Connection,
  type Diagnostic,
  type DiagnosticServerCancellationData,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
} from 'vscode-languageserver';
import { diagnostics, notChecked } from '../features/diagnostics';
import { CheckProgress } from './checkProgress';
import type { FileChecks } from './fileChecks';
import type { Guard } from './guard';
import type { OpenFile } from './openFile';
import { holdsRecords } from './recordFiles';
import { defaultSettings, type Settings } from './settings';

/** How long typing must rest before diagnostics are pushed, in milliseconds. */
const REST = 200;

/** What an editor can do about diagnostics. */
export interface DiagnosticsClient {
  readonly pulls: boolean;
  readonly refreshes: boolean;
  /** Whether it shows how far a long check is, and lets a person end it. */
  readonly showsProgress: boolean;
}

interface Diagnosed {
  readonly items: Diagnostic[];
  /** False when a person ended the check before everything was known. */
  readonly isWhole: boolean;
}

export class Diagnosing {
  client: DiagnosticsClient = { pulls: false, refreshes: false, showsProgress: false };
  private settings: Promise<Settings> = Promise.resolve(defaultSettings);
  private settingsRevision = 0;
  private readonly pending = new Map<OpenFile, { cancel: () => void }>();

  constructor(
    private readonly connection: Connection,
    private readonly checks: FileChecks,
    private readonly guard: Guard,
  ) {}

  /** The settings in force, once they are known. */
  get currentSettings(): Promise<Settings> {
    return this.settings;
  }

  /** From now on diagnostics wait for these settings and follow them. */
  configure(settings: Promise<Settings>, files: readonly OpenFile[] = []): void {
    this.settingsRevision++;
    // Behind the settings before, so that late ones don't take the place of newer ones.
    this.settings = Promise.all([settings, this.settings]).then(([read]) => {
      this.checks.configure(read);
      return read;
    });
    this.guard.run('workspace/didChangeConfiguration', async () => {
      await this.settings;
      this.refresh(files);
    });
  }

  /** Answers `textDocument/diagnostic`; what has not changed since the last answer is not sent again. */
  async pull(
    file: OpenFile | undefined,
    params: DocumentDiagnosticParams,
    token: CancellationToken,
  ): Promise<DocumentDiagnosticReport | ResponseError<DiagnosticServerCancellationData>> {
    if (!file) return { kind: 'full', items: [] };
    const settings = await this.settings;
    const before = this.resultId(file);
    if (params.previousResultId === before) return { kind: 'unchanged', resultId: before };
    const found = await this.diagnostics(file, settings, token);
    if (!found) return new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
    // Without a result id nothing is taken for known the next time.
    return { kind: 'full', ...(found.isWhole ? { resultId: this.resultId(file) } : {}), items: found.items };
  }

  /** Has the diagnostics of files shown anew, because something other than their text has changed. */
  refresh(files: readonly OpenFile[]): void {
    if (!this.client.pulls) for (const file of files) this.push(file);
    else if (this.client.refreshes) this.guard.run('refresh', () => this.connection.languages.diagnostics.refresh());
  }

  /** Sends the diagnostics of a file, once it has rested, to an editor that does not ask for them. */
  push(file: OpenFile): void {
    if (this.client.pulls) return;
    this.pending.get(file)?.cancel();
    const source = new CancellationTokenSource();
    const { token } = source;
    const send = async (): Promise<void> => {
      const found = await this.diagnostics(file, await this.settings, token);
      if (!found || token.isCancellationRequested) return;
      this.pending.delete(file);
      await this.send(file, found.items);
    };
    const timer = setTimeout(() => {
      this.guard.run('textDocument/publishDiagnostics', send);
    }, REST);
    this.pending.set(file, {
      cancel: () => {
        clearTimeout(timer);
        source.cancel();
      },
    });
  }

  /** Takes the diagnostics of a closed file away. */
  close(file: OpenFile): void {
    this.pending.get(file)?.cancel();
    this.pending.delete(file);
    if (!this.client.pulls) this.guard.run('textDocument/publishDiagnostics', () => this.send(file, []));
  }

  private send(file: OpenFile, items: Diagnostic[]): Promise<void> {
    return this.connection.sendDiagnostics({ uri: file.uri, version: file.document.version, diagnostics: items });
  }

  private async diagnostics(
    file: OpenFile,
    settings: Settings,
    token: CancellationToken,
  ): Promise<Diagnosed | undefined> {
    if (!holdsRecords(file)) return { items: [], isWhole: true };
    const progress = new CheckProgress(this.client.showsProgress ? this.connection.window : undefined, this.guard);
    try {
      const findings = await this.checks.complete(file, token, progress);
      if (!findings) return undefined;
      const { findings: gravest, total } = findings.gravest(settings.maxProblems);
      const items = diagnostics(file.document, gravest, settings.maxProblems, total);
      const isWhole = findings.isComplete;
      return { items: isWhole ? items : [notChecked(file.document), ...items], isWhole };
    } finally {
      progress.done();
    }
  }

  private resultId(file: OpenFile): string {
    return `${file.revision}.${this.settingsRevision}`;
  }
}
