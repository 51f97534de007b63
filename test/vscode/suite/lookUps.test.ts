/** Lists and files beside the one that is open: condition dictionaries, and numbers of the whole workspace. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';

/** The checkout: the bundled suite lies in `out/test/vscode/suite`. */
const checkout = join(__dirname, '../../../..');
const fixture = (name: string): string => readFileSync(join(checkout, 'test/fixtures', name), 'latin1');
const spreadsheet = vscode.Uri.file(join(checkout, 'test/support/spreadsheets/conditions.xlsx'));

/** A folder that no other suite clears. */
function written(...path: string[]): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert(folder, 'the host opens test/vscode/workspace');
  return vscode.Uri.joinPath(folder.uri, 'written', 'look-ups', ...path);
}

async function write(name: string, text: string): Promise<vscode.Uri> {
  const uri = written(name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

/** Repeats a question until the answer is as wanted. */
async function until<T>(ask: () => T | PromiseLike<T>, isWanted: (answer: T) => boolean): Promise<T> {
  for (const started = Date.now(); ;) {
    const answer = await ask();
    if (isWanted(answer)) return answer;
    if (Date.now() - started > 15_000) assert.fail(`still ${JSON.stringify(answer)}`);
    await new Promise((resume) => setTimeout(resume, 100));
  }
}

async function hoverAt(uri: vscode.Uri, line: number, character: number): Promise<string> {
  const position = new vscode.Position(line, character);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, position);
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (content instanceof vscode.MarkdownString ? content.value : ''))
    .join('\n');
}

describe('Condition dictionaries in VS Code', () => {
  /** A response whose condition code at line 4, positions 5 to 7, is 101. */
  let response: vscode.Uri;
  const codeAt = (): Promise<string> => hoverAt(response, 3, 5);

  before(async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'ace', content: fixture('ax-rejected.ace') });
    await vscode.window.showTextDocument(document);
    response = document.uri;
    await until(codeAt, (hover) => hover.includes('CBP condition 101'));
  });
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(written(), { recursive: true });
  });

  it('of the settings are followed as they are, as they change, and when they are no more', async () => {
    await write('ae.csv', 'Condition Code,Narrative Text\n101,FIRST EDITION\n');
    const settings = vscode.workspace.getConfiguration('ace');
    const paths = [{ path: 'written/look-ups/ae.csv', application: 'AE' }, '../outside.csv'];
    await settings.update('conditions.paths', paths, vscode.ConfigurationTarget.Workspace);
    try {
      await until(codeAt, (hover) => hover.includes('FIRST EDITION') && hover.includes('*ae*'));
      await write('ae.csv', 'Condition Code,Narrative Text\n101,SECOND EDITION, MENDED\n'.replace(', M', ' M'));
      await until(codeAt, (hover) => hover.includes('SECOND EDITION MENDED'));
      await write('ae.csv', 'Port,Name\n2704,LOS ANGELES\n');
      await new Promise((resume) => setTimeout(resume, 1500));
      assert.match(await codeAt(), /SECOND EDITION MENDED/);
    } finally {
      await settings.update('conditions.paths', undefined, vscode.ConfigurationTarget.Workspace);
    }
    await until(codeAt, (hover) => hover.includes('CBP condition 101') && !hover.includes('EDITION'));
  });

  it('that are imported apply to the application they are for, and stay after the server was restarted', async () => {
    const content = fixture('rx-rejected.ace');
    const document = await vscode.workspace.openTextDocument({ language: 'ace', content });
    const line = content.split('\n').findIndex((text) => text.startsWith('E1'));
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(line, 4, line, 7), '612');
    assert(await vscode.workspace.applyEdit(edit));
    const hover = (): Promise<string> => hoverAt(document.uri, line, 5);
    await until(hover, (text) => text !== '' && !text.includes('TOTALS DIFFER'));

    await vscode.commands.executeCommand('ace.importConditionDictionary', spreadsheet, 'RE');
    await until(
      hover,
      (text) => text.includes('TOTALS DIFFER') && text.includes('Reconciliation Conditions, version 2'),
    );
    await vscode.commands.executeCommand('ace.restartServer');
    await until(hover, (text) => text.includes('TOTALS DIFFER'));
    assert.doesNotMatch(await codeAt(), /Reconciliation/);
  });
});

describe('Index of the workspace in VS Code', () => {
  // A number that no other test writes into the workspace.
  const number = '9XX-0471100-7';
  const own = (name: string): string => fixture(name).replaceAll('01000016', '04711007');
  const symbolFiles = async (): Promise<string[]> => {
    const symbols = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
      'vscode.executeWorkspaceSymbolProvider',
      number,
    );
    return symbols.flatMap(({ name, location }) => (name === number ? [location.uri.path.replace(/.*\//, '')] : []));
  };

  it('finds numbers in files that are not open, and follows what happens to the files', async () => {
    await write('closed.ace', own('ae-consumption.ace'));
    await write('plain.txt', own('ax-accepted.ace'));
    await write('notes.txt', `Speaks of ${number} in plain words.\n`);
    await vscode.commands.executeCommand('ace.indexWorkspace');
    assert.deepEqual((await symbolFiles()).sort(), ['closed.ace', 'plain.txt']);

    const document = await vscode.workspace.openTextDocument({ language: 'ace', content: own('ax-accepted.ace') });
    const references = await until(
      () =>
        vscode.commands.executeCommand<vscode.Location[]>(
          'vscode.executeReferenceProvider',
          document.uri,
          new vscode.Position(2, 30),
        ),
      (found) => found.length > 0,
    );
    const closed = references.filter(({ uri }) => uri.path.endsWith('/closed.ace'));
    assert.deepEqual(
      closed.map(({ range }) => [range.start.line, range.start.character]),
      [[2, 3]],
    );

    await write('closed.ace', own('ae-consumption.ace').replace('04711007', '04711015'));
    await until(symbolFiles, (files) => !files.includes('closed.ace'));
    await write('later.ace', own('ae-consumption.ace'));
    await until(symbolFiles, (files) => files.includes('later.ace'));
    await vscode.workspace.fs.delete(written(), { recursive: true });
    await until(symbolFiles, (files) => !files.includes('later.ace') && !files.includes('plain.txt'));
  });
});
