/** Raw files in the editor: what is saved, and that nothing else changes in their bytes. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { forms, storedBytes } from '../../support/stored';

const records = [
  'A27049XXSECRET081726     AE',
  'B  27049XXAE',
  '10A9XX  01000016 2704BRN000101   0111 X           2082626',
  '1189-1234567AB89-1234567AB               081826081626       CA',
  '2200000100CTNS',
  'Y  27049XXAE',
  'Z27049XX      081726',
].map((record) => record.padEnd(80));
/** Broker Reference Number is 22-30 of the 10 record. */
const TEN = 2;
const edited = records.map((record, at) => (at === TEN ? record.replace('BRN000101', 'BRN000202') : record));

const folder = mkdtempSync(join(tmpdir(), 'ace-raw-'));
let files = 0;

function file(bytes: Uint8Array, name = `raw${++files}.ace`): vscode.Uri {
  writeFileSync(join(folder, name), bytes);
  return vscode.Uri.file(join(folder, name));
}

function bytesOf(uri: vscode.Uri): string {
  return readFileSync(uri.fsPath).toString('hex');
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  for (const started = Date.now(); !(await holds());) {
    assert(Date.now() - started < 15_000, `${what}\n${vscode.window.activeTextEditor?.document.getText() ?? ''}`);
    await new Promise((resume) => setTimeout(resume, 10));
  }
}

/** Does something while typing does not keep records 80 long. */
async function withoutColumnTrueEditing(act: () => Promise<void>): Promise<void> {
  const set = (value: boolean | undefined): Thenable<void> =>
    vscode.workspace.getConfiguration('ace').update('columnTrueEditing', value, vscode.ConfigurationTarget.Workspace);
  await set(false);
  try {
    await act();
  } finally {
    await set(undefined);
  }
}

/** Opens a file as the command does. */
async function openAsRecords(uri: vscode.Uri): Promise<vscode.TextEditor> {
  await vscode.commands.executeCommand('ace.openAsRecords', uri);
  const editor = vscode.window.activeTextEditor;
  assert.equal(editor?.document.uri.scheme, 'ace-raw');
  return editor;
}

function lines({ document }: vscode.TextEditor): string[] {
  return Array.from({ length: document.lineCount }, (_, line) => document.lineAt(line).text);
}

/** Replaces the Broker Reference Number. */
async function edit(editor: vscode.TextEditor, text: string, line = TEN): Promise<void> {
  assert(
    await editor.edit((change) => {
      change.replace(new vscode.Range(line, 21, line, 21 + text.length), text);
    }),
  );
}

after(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('A raw file', () => {
  before(async () => {
    await vscode.workspace
      .getConfiguration('ace')
      .update('openAsRecords', 'never', vscode.ConfigurationTarget.Workspace);
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
  after(async () => {
    await vscode.workspace
      .getConfiguration('ace')
      .update('openAsRecords', undefined, vscode.ConfigurationTarget.Workspace);
  });

  // The other forms are those of the unit tests; here the editor has its hand in.
  const tried = [
    'CR alone',
    'mixed line ends',
    'no line ends',
    'some lines of several records',
    'the end mark of DOS behind the last record',
    'no line ends, padded with NUL',
    'byte order mark, no line ends',
    'UTF-16 BE, no line ends',
    'EBCDIC 037, no line ends',
    'EBCDIC 037, NEL',
  ];
  for (const what of tried) {
    const form = forms[what];
    assert(form);
    it(`is shown a record a line and saved in its own form: ${what}`, async () => {
      const uri = file(storedBytes(records, form));
      const editor = await openAsRecords(uri);
      assert.deepEqual(lines(editor).filter(Boolean), records);
      assert.equal(editor.document.languageId, 'ace');
      assert.equal(editor.document.isDirty, false);
      await edit(editor, 'BRN000202');
      assert(await editor.document.save());
      assert.equal(bytesOf(uri), hex(storedBytes(edited, form)));
      await vscode.commands.executeCommand('undo');
      assert(await editor.document.save());
      assert.equal(bytesOf(uri), hex(storedBytes(records, form)));
    });
  }

  const raw = { encoding: 'utf-8', ends: [''] } as const;

  it('is checked like any other', async () => {
    const editor = await openAsRecords(file(storedBytes(records, { encoding: 'cp037', ends: [''] })));
    await edit(editor, '99', TEN);
    await editor.edit((change) => {
      change.replace(new vscode.Range(TEN, 33, TEN, 35), '99');
    });
    await until('a problem is told', () =>
      vscode.languages
        .getDiagnostics(editor.document.uri)
        .some(({ range, message }) => range.start.line === TEN && message.includes('Entry Type Code')),
    );
  });

  it('is not saved with a record that is too long', async () => {
    const uri = file(storedBytes(records, raw));
    const editor = await openAsRecords(uri);
    await withoutColumnTrueEditing(async () => {
      await editor.edit((change) => {
        change.insert(new vscode.Position(TEN, 80), 'XX');
      });
      assert.equal(await editor.document.save(), false);
      assert.equal(bytesOf(uri), hex(storedBytes(records, raw)));
      assert.equal(editor.document.isDirty, true);
    });
  });

  it('shows records as they were saved: filled up with blanks, without empty lines', async () => {
    const uri = file(storedBytes(records, raw));
    const editor = await openAsRecords(uri);
    await withoutColumnTrueEditing(async () => {
      await editor.edit((change) => {
        change.replace(new vscode.Range(TEN, 57, TEN, 80), '\n');
      });
      assert(await editor.document.save());
      assert.equal(bytesOf(uri), hex(storedBytes(records, raw)));
      await until('the editor shows it', () => lines(editor).join('|') === records.join('|'));
      assert.equal(editor.document.isDirty, false);
    });
  });

  it('follows changes that others make', async () => {
    const uri = file(storedBytes(records, raw));
    const editor = await openAsRecords(uri);
    let written = 0;
    await until('the editor shows it', async () => {
      // VS Code begins to watch a file some time after it was opened; what is written before that goes unnoticed.
      if (Date.now() - written > 2000) {
        await vscode.workspace.fs.writeFile(uri, storedBytes(edited, raw));
        written = Date.now();
      }
      return lines(editor)[TEN] === edited[TEN];
    });
  });

  it('is written anew in its form when it has gone meanwhile', async () => {
    const form = { encoding: 'cp037', ends: [''] } as const;
    const uri = file(storedBytes(records, form));
    const editor = await openAsRecords(uri);
    await edit(editor, 'BRN000202');
    await vscode.workspace.fs.delete(uri);
    await editor.document.save();
    assert.equal(bytesOf(uri), hex(storedBytes(edited, form)));
  });

  it('is told where it is not there', async () => {
    const missing = vscode.Uri.file(join(folder, 'missing.ace'));
    void vscode.commands.executeCommand('ace.openAsRecords', missing);
    await new Promise((resume) => setTimeout(resume, 200));
    assert.notEqual(vscode.window.activeTextEditor?.document.uri.scheme, 'ace-raw');
  });

  it('takes any name, and settings for other encodings leave its bytes alone', async () => {
    const settings = vscode.workspace.getConfiguration('files');
    await settings.update('encoding', 'windows1252', vscode.ConfigurationTarget.Workspace);
    try {
      const bytes = Uint8Array.from(Buffer.from(records.join('').replace('CTNS', 'CÉNS'), 'latin1'));
      const uri = file(bytes, 'tricky #1 100% [a]&b?.edi');
      const editor = await openAsRecords(uri);
      assert.match(lines(editor)[4] ?? '', /CÉNS/);
      assert.equal(editor.document.languageId, 'ace');
      await edit(editor, 'BRN000202');
      assert(await editor.document.save());
      assert.equal(bytesOf(uri), Buffer.from(edited.join('').replace('CTNS', 'CÉNS'), 'latin1').toString('hex'));
    } finally {
      await settings.update('encoding', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  it('takes the place of the usual editor, and gives it back', async () => {
    const uri = file(storedBytes(records, raw));
    await vscode.window.showTextDocument(uri);
    await openAsRecords(uri);
    const open = (): string[] =>
      vscode.window.tabGroups.all.flatMap(({ tabs }) =>
        tabs.flatMap(({ input }) => (input instanceof vscode.TabInputText ? [input.uri.scheme] : [])),
      );
    assert.deepEqual(open(), ['ace-raw']);
    await vscode.commands.executeCommand('ace.reopenAsStored');
    assert.deepEqual(open(), ['file']);
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), uri.toString());
  });
});

describe('Records in an ordinary editor', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('are joined into one line and split again, each undone at once', async () => {
    const content = `${records.join('\n')}\n`;
    const document = await vscode.workspace.openTextDocument({ language: 'ace', content });
    const editor = await vscode.window.showTextDocument(document);
    await new Promise((resume) => setTimeout(resume, 300));
    await vscode.commands.executeCommand('ace.joinRecords');
    await new Promise((resume) => setTimeout(resume, 300));
    assert.equal(document.getText(), records.join(''));
    await vscode.commands.executeCommand('ace.splitIntoRecords');
    await new Promise((resume) => setTimeout(resume, 300));
    assert.equal(document.getText(), records.join('\n'));
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), records.join(''));
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), content);
    assert.equal(editor.document.lineCount, records.length + 1);
  });

  it('are converted from EBCDIC into a new file', async () => {
    const uri = file(storedBytes(records, { encoding: 'cp037', ends: [''] }), 'mainframe.ebc');
    const before = bytesOf(uri);
    const converting = vscode.commands.executeCommand('ace.convertFromEbcdic', uri);
    await new Promise((resume) => setTimeout(resume, 500));
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    await converting;
    const document = vscode.window.activeTextEditor?.document;
    assert.equal(document?.getText(), records.join('\n'));
    assert.equal(document.languageId, 'ace');
    assert.equal(bytesOf(uri), before);
  });
});

describe('A file saved from an ordinary editor', () => {
  const plain = [
    'LF',
    'CR LF and a line end at the end',
    'byte order mark',
    'UTF-16 LE',
    'the end mark of DOS',
    'no line ends',
  ];
  for (const name of plain) {
    it(`changes where it was edited alone: ${name}`, async () => {
      const form = forms[name];
      assert(form);
      const uri = file(storedBytes(records, form));
      const editor = await vscode.window.showTextDocument(uri);
      const { document } = editor;
      const at = document.positionAt(document.getText().indexOf('BRN000101'));
      await editor.edit((change) => {
        change.replace(new vscode.Range(at, at.translate(0, 9)), 'BRN000202');
      });
      assert(await document.save());
      assert.equal(bytesOf(uri), hex(storedBytes(edited, form)));
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    });
  }

  const warned = ['CR alone', 'mixed line ends', 'EBCDIC 037, no line ends'];
  for (const name of warned) {
    it(`is warned of before, where saving would change more: ${name}`, async () => {
      const form = forms[name];
      assert(form);
      const uri = file(storedBytes(records, form));
      await vscode.window.showTextDocument(uri);
      await until('a warning is given', () =>
        vscode.languages.getDiagnostics(uri).some(({ code }) => code === 'stored-form' || code === 'stored-ebcdic'),
      );
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        uri,
        new vscode.Range(0, 0, 0, 0),
      );
      assert(
        actions.some(({ title }) => title === 'Open as Records'),
        actions.map(({ title }) => title).join(),
      );
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    });
  }
});
