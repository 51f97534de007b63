/** Copies to share, fixes of readable passwords, and paths of settings, in VS Code. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { PathRefusal, placeOf } from '../../../client/src/files/placeOf';

const checkout = join(__dirname, '../../../..');
const text = readFileSync(join(checkout, 'test/fixtures/ae-consumption.ace'), 'latin1').replaceAll('SECRET', 'QXJW12');

async function until<T>(ask: () => Thenable<T> | T, isWanted: (answer: T) => boolean): Promise<T> {
  for (const started = Date.now(); ;) {
    const answer = await ask();
    if (isWanted(answer)) return answer;
    if (Date.now() - started > 15_000) assert.fail(`still ${JSON.stringify(answer)}`);
    await new Promise((resume) => setTimeout(resume, 100));
  }
}

/** Closed after each test; other suites rely on what they have opened. */
const opened: vscode.TextDocument[] = [];

async function shown(): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument({ language: 'ace', content: text });
  opened.push(document);
  await vscode.window.showTextDocument(document);
  return document;
}

describe('Confidential data in VS Code', () => {
  afterEach(async () => {
    for (const document of opened.splice(0)) {
      await vscode.window.showTextDocument(document);
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    }
  });

  it('are masked in a copy, which opens beside the file untouched', async () => {
    const document = await shown();
    await until(
      () => vscode.languages.getDiagnostics(document.uri),
      (found) => found.some(({ message }) => message.includes('password')),
    );
    await vscode.commands.executeCommand('ace.maskConfidentialData', { replacesFilerCodes: true });
    const copy = vscode.window.activeTextEditor?.document;
    assert.ok(copy && copy !== document && copy.isUntitled);
    opened.push(copy);
    assert.equal(copy.languageId, 'ace');
    assert.equal(document.getText().replaceAll('\r\n', '\n'), text);
    assert.equal(copy.lineCount, document.lineCount);
    assert.doesNotMatch(copy.getText(), /QXJW12|9XX/);
  });

  it('have fixes where a password stands readable: blot it out, or open a copy', async () => {
    const document = await shown();
    const range = new vscode.Range(0, 9, 0, 9);
    const actions = await until(
      () =>
        vscode.commands.executeCommand<vscode.CodeAction[]>(
          'vscode.executeCodeActionProvider',
          document.uri,
          range,
          vscode.CodeActionKind.QuickFix.value,
        ),
      (found) => found.length >= 2,
    );
    const titles = actions.map(({ title }) => title);
    assert.ok(
      titles.includes('Blot the password out') && titles.includes('Open a masked copy to share'),
      String(titles),
    );
    const blot = actions.find(({ title }) => title === 'Blot the password out')?.edit;
    assert.ok(blot && (await vscode.workspace.applyEdit(blot)));
    assert.match(document.lineAt(0).text, /^A2704.{3}XXXXXX/);
  });

  it('and other files are not reached by relative paths that leave the folder', async () => {
    for (const path of ['../outside.csv', '../../x', 'a/../../x', '..\\x', './..'])
      await assert.rejects(placeOf(path), PathRefusal, path);
    for (const address of ['https://example.com/x.csv', 'HTTP://example.com/x.csv'])
      await assert.rejects(placeOf(address), PathRefusal, address);
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    assert.equal((await placeOf('lists/../a.csv')).path, `${folder.uri.path}/a.csv`);
  });
});
