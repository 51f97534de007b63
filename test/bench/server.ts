/**
 * Measures the built server as a program: how fast it starts, and how long each request of an editor takes after a key has been pressed in
 * the middle of a large file that is full of problems. Run by `scripts/bench.mjs`; writes what it measured to the file that is its argument.
 */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import {
  DocumentDiagnosticRequest,
  HoverRequest,
  type ClientCapabilities,
  type DocumentDiagnosticReport,
} from 'vscode-languageserver/node';
import { inRoot } from '../../scripts/lib/project.mjs';
import { ServerSession } from '../protocol/session';
import { entrySummaryFile } from './entrySummaries';
import type { FileResults, RequestResults, ServerResults } from './results';
import { Samples } from './samples';

const server = inRoot('out', 'bench', 'dist', 'server.js');
const uri = 'file:///bench.ace';
const STARTS = 15;
/** How often each request is sent, each time after an edit. */
const TIMES = 25;
/** How often others ask while the whole file is being checked, in milliseconds. */
const PULSE = 20;
/** Every so many tariff records have a letter O where a digit belongs. */
const SPOILED = 7;

const capabilities: ClientCapabilities = {
  textDocument: {
    diagnostic: { relatedDocumentSupport: false },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    foldingRange: { rangeLimit: 5000, lineFoldingOnly: true },
    codeAction: { dataSupport: true, resolveSupport: { properties: ['edit'] } },
  },
  workspace: { workspaceEdit: { documentChanges: true } },
};
const initializationOptions = { inlayHints: { dates: true, amounts: true, codes: true } };

const start = (): Promise<ServerSession> => ServerSession.start({ server, capabilities, initializationOptions });

async function measureStart(times: number): Promise<Pick<ServerResults, 'start' | 'bareNode'>> {
  const started = new Samples();
  const bare = new Samples();
  for (let round = 0; round < times; round++) {
    bare.time(() => spawnSync(process.execPath, ['-e', '0']));
    const before = performance.now();
    const session = await start();
    started.add(performance.now() - before);
    await session.stop();
  }
  return { start: started.summary, bareNode: bare.summary };
}

function spoiled(text: string): string {
  let count = 0;
  return text.replace(/^50.{10}/gm, (found) =>
    count++ % SPOILED === 0 ? `${found.slice(0, 8)}O${found.slice(9)}` : found,
  );
}

class OpenedFile {
  private readonly line: number;
  private readonly digit: string;
  private edits = 0;
  private resultId: string | undefined;

  private constructor(
    private readonly session: ServerSession,
    private readonly text: string,
  ) {
    const lines = text.split('\n');
    this.line = lines.findIndex((line, at) => at >= lines.length / 2 && line.startsWith('50'));
    this.digit = lines[this.line]?.charAt(40) ?? '';
  }

  static async measure(records: number): Promise<FileResults> {
    const session = await start();
    const text = spoiled(entrySummaryFile(records));
    const file = new OpenedFile(session, text);
    const first = await file.open();
    const requests: RequestResults[] = [];
    for (const [name, params] of file.requests()) requests.push(await file.measure(name, params));
    await session.stop();
    return { records: text.length / 81, ...first, requests };
  }

  /** Opens the file and asks for its problems, and meanwhile for a hover again and again. */
  private async open(): Promise<Omit<FileResults, 'records' | 'requests'>> {
    const wait = new Samples();
    const started = performance.now();
    await this.session.open(uri, this.text);
    const done = new AbortController();
    const pulse = (async (): Promise<void> => {
      while (!done.signal.aborted) {
        const asked = performance.now();
        await this.session.connection.sendRequest(HoverRequest.type, {
          textDocument: { uri },
          position: { line: this.line, character: 5 },
        });
        wait.add(performance.now() - asked);
        await new Promise((resume) => setTimeout(resume, PULSE));
      }
    })();
    const problems = await this.diagnose();
    const firstDiagnostics = performance.now() - started;
    done.abort();
    await pulse;
    return { firstDiagnostics, problems, meanwhile: wait.summary };
  }

  private async diagnose(): Promise<number> {
    const report: DocumentDiagnosticReport = await this.session.connection.sendRequest(DocumentDiagnosticRequest.type, {
      textDocument: { uri },
      ...(this.resultId === undefined ? {} : { previousResultId: this.resultId }),
    });
    this.resultId = report.resultId;
    return report.kind === 'full' ? report.items.length : 0;
  }

  /** What VS Code and the extension ask for after a key, with the lines of a screen around it. */
  private requests(): [name: string, params: object][] {
    const { line } = this;
    const textDocument = { uri };
    const position = { line, character: 41 };
    const shown = { start: { line: line - 30, character: 0 }, end: { line: line + 30, character: 0 } };
    const here = { start: position, end: position };
    return [
      ['textDocument/diagnostic', { textDocument }],
      ['textDocument/semanticTokens/range', { textDocument, range: shown }],
      ['textDocument/semanticTokens/full', { textDocument }],
      ['textDocument/inlayHint', { textDocument, range: shown }],
      ['textDocument/codeAction', { textDocument, range: here, context: { diagnostics: [], triggerKind: 2 } }],
      ['textDocument/documentHighlight', { textDocument, position }],
      ['textDocument/linkedEditingRange', { textDocument, position }],
      ['textDocument/selectionRange', { textDocument, positions: [position] }],
      ['textDocument/completion', { textDocument, position }],
      ['textDocument/hover', { textDocument, position }],
      ['ace/recordFields', { uri, startLine: line - 200, endLine: line + 260 }],
      ['ace/status', { uri, position }],
      ['textDocument/foldingRange', { textDocument }],
      ['textDocument/documentSymbol', { textDocument }],
      ['textDocument/documentLink', { textDocument }],
    ];
  }

  /** Presses a key and asks, again and again. */
  private async measure(name: string, params: object): Promise<RequestResults> {
    const times = new Samples();
    let answer: unknown;
    for (let round = 0; round < TIMES; round++) {
      const before = performance.now();
      await this.session.change(uri, {
        range: { start: { line: this.line, character: 40 }, end: { line: this.line, character: 41 } },
        text: this.edits++ % 2 === 0 ? 'O' : this.digit,
      });
      const previous = name === 'textDocument/diagnostic' ? { previousResultId: this.resultId } : {};
      answer = await this.session.connection.sendRequest(name, { ...params, ...previous });
      times.add(performance.now() - before);
      if (name === 'textDocument/diagnostic') this.resultId = (answer as DocumentDiagnosticReport).resultId;
      // What goes on in the background for this edit is not to be part of the next time.
      await new Promise((resume) => setTimeout(resume, 5));
    }
    return { name, times: times.summary, characters: JSON.stringify(answer).length };
  }
}

async function main(output: string | undefined, isQuick: boolean): Promise<void> {
  if (output === undefined) throw new Error('Give the file to write to.');
  console.log('server: starting');
  const startTimes = await measureStart(isQuick ? 3 : STARTS);
  const files: FileResults[] = [];
  for (const records of isQuick ? [3000] : [3000, 30_000, 300_000]) {
    console.log(`server: requests in a file of ${records} records`);
    files.push(await OpenedFile.measure(records));
  }
  writeFileSync(output, JSON.stringify({ ...startTimes, files } satisfies ServerResults));
}

void main(process.argv[2], process.argv.includes('--quick'));
