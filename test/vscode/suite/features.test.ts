import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';

/** The checkout: the bundled suite lies in `out/test/vscode/suite`. */
const fixtures = join(__dirname, '../../../../test/fixtures');
const consumption = readFileSync(join(fixtures, 'ae-consumption.ace'), 'latin1');

/** Shows a text as an ACE record file without a place on disk. */
async function show(content: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument({ language: 'ace', content });
  await vscode.window.showTextDocument(document);
  return document;
}

/** Repeats a question until the answer is as wanted: the server starts while the first file opens. */
async function until<T>(ask: () => T | PromiseLike<T>, isWanted: (answer: T) => boolean): Promise<T> {
  for (const started = Date.now(); ;) {
    const answer = await ask();
    if (isWanted(answer)) return answer;
    if (Date.now() - started > 15_000) assert.fail(`still ${JSON.stringify(answer)}`);
    await new Promise((resume) => setTimeout(resume, 50));
  }
}

function hoverTexts(hovers: readonly vscode.Hover[]): string {
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (content instanceof vscode.MarkdownString ? content.value : ''))
    .join('\n');
}

describe('Features in VS Code', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('explain a field in a hover', async () => {
    const { uri } = await show(consumption);
    const hovers = await until(
      () =>
        vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, new vscode.Position(19, 5)),
      (found) => found.length > 0,
    );
    assert.match(hoverTexts(hovers), /HTS Number/);
    assert.deepEqual(hovers[0]?.range, new vscode.Range(19, 2, 19, 12));
  });

  it('report what is wrong, and take it back when it is mended', async () => {
    const wrong = consumption.replace('10A9XX', '10Q9XX');
    assert.notEqual(wrong, consumption);
    const document = await show(wrong);
    const problems = (): vscode.Diagnostic[] => vscode.languages.getDiagnostics(document.uri);
    const [problem] = await until(problems, (found) => found.length > 0);
    assert(problem);
    assert.deepEqual(problem.range, new vscode.Range(2, 2, 2, 3));
    assert.equal(problem.severity, vscode.DiagnosticSeverity.Error);
    assert.equal(problem.source, 'ACE');

    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, problem.range, 'A');
    assert(await vscode.workspace.applyEdit(edit));
    await until(problems, (found) => found.length === 0);
  });

  it('complete the codes of a field', async () => {
    const { uri } = await show(consumption);
    const list = await until(
      () =>
        vscode.commands.executeCommand<vscode.CompletionList>(
          'vscode.executeCompletionItemProvider',
          uri,
          new vscode.Position(2, 2),
        ),
      ({ items }) => items.length > 0,
    );
    const labels = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    for (const code of ['A', 'D', 'R']) assert(labels.includes(code), `${code} in ${labels.join(' ')}`);
  });

  it('outline the file', async () => {
    const { uri } = await show(consumption);
    const [batch] = await until(
      () =>
        vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
          'vscode.executeDocumentSymbolProvider',
          uri,
        ),
      (found) => found !== undefined && found.length > 0,
    ).then((found) => found ?? []);
    assert.match(batch?.name ?? '', /^Batch AE/);
    const transaction = batch?.children[0]?.children[0];
    assert.match(transaction?.name ?? '', /^Entry Summary 9XX-0100001-6/);
    assert(transaction?.children.some(({ name }) => name === 'Line 001 · HTS 8504.40.9540 · CN'));
  });

  it('follow the settings of the checks', async () => {
    const document = await show(consumption.replace('10A9XX', '10Q9XX'));
    const problems = (): vscode.Diagnostic[] => vscode.languages.getDiagnostics(document.uri);
    await until(problems, (found) => found.length > 0);
    const settings = vscode.workspace.getConfiguration('ace');
    await settings.update('checks', { 'field-code': 'off' }, vscode.ConfigurationTarget.Global);
    try {
      await until(problems, (found) => found.length === 0);
    } finally {
      await settings.update('checks', undefined, vscode.ConfigurationTarget.Global);
    }
    await until(problems, (found) => found.length > 0);
  });

  it('stay after the server was restarted', async () => {
    const document = await show(consumption.replace('10A9XX', '10Q9XX'));
    await until(
      () => vscode.languages.getDiagnostics(document.uri),
      (found) => found.length > 0,
    );
    await vscode.commands.executeCommand('ace.restartServer');
    await until(
      () =>
        vscode.commands.executeCommand<vscode.Hover[]>(
          'vscode.executeHoverProvider',
          document.uri,
          new vscode.Position(19, 5),
        ),
      (found) => found.length > 0,
    );
    await until(
      () => vscode.languages.getDiagnostics(document.uri),
      (found) => found.length > 0,
    );
  });
});

describe('Commands', () => {
  it('of the manifest are all there once an ACE record file is open', async () => {
    await show(consumption);
    const extension = vscode.extensions.all.find(({ id }) => id.endsWith('.ace-catair'));
    assert(extension);
    await extension.activate();
    const manifest = extension.packageJSON as { contributes: { commands: { command: string }[] } };
    const known = new Set(await vscode.commands.getCommands(true));
    for (const { command } of manifest.contributes.commands) assert(known.has(command), command);
    assert(known.has('ace.selectApplication'));
  });
});
