/** The server may end at any time: the next one knows what is open and how it was edited. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { serverProcesses } from '../../support/serverProcesses';

/** The checkout: the bundled suite lies in `out/test/vscode/suite`. */
const checkout = join(__dirname, '../../../..');
const consumption = readFileSync(join(checkout, 'test/fixtures/ae-consumption.ace'), 'latin1');

/** Repeats a question until the answer is as wanted. */
async function until<T>(ask: () => T | PromiseLike<T>, isWanted: (answer: T) => boolean): Promise<T> {
  for (const started = Date.now(); ;) {
    const answer = await ask();
    if (isWanted(answer)) return answer;
    if (Date.now() - started > 15_000) assert.fail(`still ${JSON.stringify(answer)}`);
    await new Promise((resume) => setTimeout(resume, 50));
  }
}

describe('Server in VS Code', () => {
  before(function () {
    // Only there processes can be looked at without a program for it.
    if (process.platform !== 'linux') this.skip();
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('is started again when it was killed, and knows the files as they are then', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'ace', content: consumption });
    const editor = await vscode.window.showTextDocument(document);
    const hoverAt = async (line: number, character: number): Promise<string> => {
      const position = new vscode.Position(line, character);
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        position,
      );
      return hovers
        .flatMap(({ contents }) => contents)
        .map((content) => (content instanceof vscode.MarkdownString ? content.value : ''))
        .join('\n');
    };
    const problems = (): vscode.Diagnostic[] => vscode.languages.getDiagnostics(document.uri);
    await until(
      () => hoverAt(19, 5),
      (text) => text.includes('HTS Number'),
    );
    // What is edited before and after the end of the server is no secret to the next one.
    await editor.edit((edit) => {
      edit.replace(new vscode.Range(2, 2, 2, 3), 'Q');
    });
    await until(problems, (found) => found.length === 1);
    const [killed, ...others] = serverProcesses();
    assert(killed !== undefined && others.length === 0);
    process.kill(killed, 'SIGKILL');
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(0, 0), '\n');
    });
    const [next] = await until(serverProcesses, (pids) => pids.length === 1 && pids[0] !== killed);
    assert.notEqual(next, killed);
    await until(
      () => hoverAt(20, 5),
      (text) => text.includes('HTS Number'),
    );
    const found = await until(problems, (all) => all.some(({ range }) => range.start.line === 3));
    assert.ok(found.some(({ range }) => range.isEqual(new vscode.Range(3, 2, 3, 3))));
  });
});
