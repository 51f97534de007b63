import assert from 'node:assert/strict';
import * as vscode from 'vscode';

const aRecord = 'ALA  MCLPASSWD           AE'.padEnd(80);

/** A file of the workspace, written by the test that opens it. */
async function openFile(name: string, text: string): Promise<vscode.TextDocument> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert(folder, 'the host opens test/vscode/workspace');
  const uri = vscode.Uri.joinPath(folder.uri, 'written', name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return vscode.workspace.openTextDocument(uri);
}

async function languageOf(name: string, text: string): Promise<string> {
  return (await openFile(name, text)).languageId;
}

describe('Language', () => {
  after(async () => {
    const folder = vscode.workspace.workspaceFolders?.[0];
    assert(folder);
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder.uri, 'written'), { recursive: true });
  });

  it('takes a file by its extension', async () => {
    assert.equal(await languageOf('empty.ace', ''), 'ace');
    assert.equal(await languageOf('fragment.catair', '10A'.padEnd(80)), 'ace');
  });

  it('takes a file without extension by an A record on its first line', async () => {
    assert.equal(await languageOf('transmission', `${aRecord}\n`), 'ace');
    assert.equal(await languageOf('oneline', aRecord + 'B  LA  MCLAE'.padEnd(80)), 'ace');
    assert.equal(await languageOf('crlf', `${aRecord}\r\n`), 'ace');
    assert.equal(await languageOf('trimmed', `${aRecord.trimEnd()}\n`), 'ace');
    assert.equal(await languageOf('dated', 'A2704ZZZPASSWD082026     QA'.padEnd(80)), 'ace');
    assert.equal(await languageOf('reply', 'A2704ZZZ      082026'.padEnd(80)), 'ace');
    assert.equal(await languageOf('symbol', 'A2704ZZZPASSWD           $I'.padEnd(80)), 'ace');
  });

  it('takes a file without extension by a B record on its first line', async () => {
    assert.equal(await languageOf('block', 'B  4601MCLAE'.padEnd(80)), 'ace');
    assert.equal(await languageOf('statement', 'B  4601MCLPFP46012345678'.padEnd(80)), 'ace');
  });

  const plainTexts = [
    'A quick brown fox jumps over the lazy dog',
    'ALL CAPITALS IN THIS ONE',
    'Background',
    'B 12',
    'B  OVERVIEWS OF IT',
    'B  2704 was the port',
  ];
  for (const text of plainTexts)
    it(`leaves alone a text that begins with "${text}"`, async () => {
      assert.equal(await languageOf(`text-${text.replaceAll(' ', '-')}`, `${text}\n`), 'plaintext');
      assert.equal(await languageOf(`padded-${text.replaceAll(' ', '-')}`, text.padEnd(80)), 'plaintext');
    });
});

describe('Settings of an ACE record file', () => {
  it('win over what the person sets for every file (as .vscode/settings.json of the workspace does)', async () => {
    const document = await openFile('settings.ace', aRecord);
    const editor = vscode.workspace.getConfiguration('editor', document);
    const files = vscode.workspace.getConfiguration('files', document);
    assert.deepEqual(editor.get('rulers'), [80]);
    assert.equal(editor.get('wordWrap'), 'off');
    assert.equal(files.get('trimTrailingWhitespace'), false);
    assert.equal(files.get('insertFinalNewline'), false);
    assert.equal(files.get('trimFinalNewlines'), false);
  });

  it('keep trailing spaces, line ends and a missing final newline when the file is saved', async () => {
    const text = `${aRecord}\r\n${'Z'.padEnd(80)}`;
    const document = await openFile('saved.ace', text);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(0, 1, 0, 3), 'NY');
    assert(await vscode.workspace.applyEdit(edit));
    assert(await document.save());
    const saved = new TextDecoder().decode(await vscode.workspace.fs.readFile(document.uri));
    assert.equal(saved, `ANY${text.slice(3)}`);
  });
});
