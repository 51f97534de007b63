/** Samples that come with the extension, as links of the walkthrough and the command open them. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';

/** The checkout: the bundled suite lies in `out/test/vscode/suite`. */
const checkout = join(__dirname, '../../../..');
const sample = (name: string): string => readFileSync(join(checkout, 'samples', name), 'latin1');

const open = (argument: object): Thenable<unknown> => vscode.commands.executeCommand('ace.openSample', argument);

const nameOf = ({ uri }: vscode.TextDocument): string => uri.path.slice(uri.path.lastIndexOf('/') + 1);

/** Open editors as the names of their files, with the column each stands in. */
const shown = (): string[] =>
  vscode.window.visibleTextEditors
    .map(({ document, viewColumn }) => `${String(viewColumn)} ${nameOf(document)}`)
    .sort();

async function until<T>(ask: () => T, isWanted: (answer: T) => boolean): Promise<T> {
  for (const started = Date.now(); ;) {
    const answer = ask();
    if (isWanted(answer)) return answer;
    if (Date.now() - started > 15_000) assert.fail(`still ${JSON.stringify(answer)}`);
    await new Promise((resume) => setTimeout(resume, 100));
  }
}

function problemsOf(document: vscode.TextDocument, source: string): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(document.uri).filter((each) => each.source === source);
}

async function closeAll(): Promise<void> {
  for (const { document } of vscode.window.visibleTextEditors)
    if (document.isDirty) {
      await vscode.window.showTextDocument(document);
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

describe('Samples in VS Code', () => {
  beforeEach(closeAll);
  after(closeAll);

  it('open as copies to be edited, the cursor where a link says', async () => {
    await open({ sample: 'entry-summary-mistakes', line: 3, position: 34 });
    const editor = vscode.window.activeTextEditor;
    assert(editor);
    const { document, selection } = editor;
    assert.equal(document.isUntitled, true);
    assert.equal(nameOf(document), 'entry-summary-mistakes.ae.ace');
    assert.equal(document.languageId, 'ace');
    assert.equal(document.getText().replaceAll('\r\n', '\n'), sample('entry-summary-mistakes.ae.ace'));
    assert.deepEqual([selection.active.line, selection.active.character], [2, 33]);
    const problems = await until(
      () => problemsOf(document, 'ACE'),
      (found) => found.length >= 10,
    );
    assert(problems.some(({ range }) => range.contains(selection.active)));
  });

  it('are shown as they have become when they are open already', async () => {
    await open({ sample: 'entry-summary' });
    const editor = vscode.window.activeTextEditor;
    assert(editor);
    await editor.edit((edit) => {
      edit.delete(editor.document.lineAt(1).rangeIncludingLineBreak);
    });
    const edited = editor.document.getText();
    await open({ sample: 'entry-summary', line: 999, position: 999 });
    assert.equal(vscode.window.activeTextEditor?.document.getText(), edited);
  });

  it('take another name where a file has theirs', async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert(folder);
    const taken = vscode.Uri.joinPath(folder.uri, 'entry-summary.ae.ace');
    await vscode.workspace.fs.writeFile(taken, new TextEncoder().encode('taken'));
    try {
      await open({ sample: 'entry-summary' });
      const document = vscode.window.activeTextEditor?.document;
      assert.equal(document?.isUntitled && nameOf(document), 'entry-summary-2.ae.ace');
      assert.match(document?.getText() ?? '', /^A2704/);
    } finally {
      await vscode.workspace.fs.delete(taken);
    }
  });

  it('show the response beside the request, with what CBP returned on its records', async () => {
    await open({ sample: 'reconciliation' });
    assert.deepEqual(shown(), ['1 reconciliation.re.ace', '2 reconciliation.rx.ace']);
    const document = vscode.window.activeTextEditor?.document;
    assert(document);
    assert.equal(document.isUntitled && nameOf(document), 'reconciliation.re.ace');
    const problems = await until(
      () => problemsOf(document, 'CBP'),
      (found) => found.length > 0,
    );
    assert(problems.some(({ message }) => /Surety Code Unknown/i.test(message)));
  });

  it('ask which one without an argument, or with one that names none', async () => {
    const asked = open({ sample: 'nonsense' });
    await new Promise((resume) => setTimeout(resume, 500));
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    await asked;
    const document = vscode.window.activeTextEditor?.document;
    assert.equal(document && nameOf(document), 'entry-summary.ae.ace');
  });
});
