import assert from 'node:assert/strict';
import * as vscode from 'vscode';

const records = [
  'A27049XXSECRET081726     AE',
  'B  27049XXAE',
  '10A9XX  01000016 2704BRN000101   0111 X           2082626',
  '1189-1234567AB89-1234567AB               081826081626       CA',
  '2200000100CTNS',
  '2200000040PCS',
  '40  001 CNCN072726        0000000600570350000001800    N',
  'Y  27049XXAE',
  'Z27049XX      081726',
].map((record) => record.padEnd(80));

/** Broker Reference Number is 22-30 of the 10 record, Manifested Quantity 3-10 of the 22 record, its unit 11-15. */
const TEN = 2;
const MANIFEST = 4;

let editor: vscode.TextEditor;

function pause(milliseconds: number): Promise<void> {
  return new Promise((resume) => setTimeout(resume, milliseconds));
}

/** Waits until something holds; at most five seconds. */
async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  for (const started = Date.now(); !(await holds());) {
    assert(Date.now() - started < 5000, `${what}\n${editor.document.getText()}`);
    await pause(10);
  }
}

function line(number: number): string {
  return editor.document.lineAt(number).text;
}

/** Waits until a line is this, trailing blanks aside, and 80 long. */
async function lineIs(number: number, expected: string): Promise<void> {
  await until(`line ${number} is\n${expected}`, () => line(number) === expected.padEnd(80));
}

/** Selects, and waits until the editor has told so. */
async function select(selections: vscode.Selection[]): Promise<void> {
  // Where the cursor is there already nothing is told.
  if (areSelected(editor.selections, selections)) {
    await pause(100);
    return;
  }
  const told = new Promise<void>((resume) => {
    const listening = vscode.window.onDidChangeTextEditorSelection((event) => {
      if (!areSelected(event.selections, selections)) return;
      listening.dispose();
      resume();
    });
  });
  editor.selections = selections;
  await told;
}

function areSelected(some: readonly vscode.Selection[], others: readonly vscode.Selection[]): boolean {
  return (
    some.length === others.length && some.every((selection, index) => selection.isEqual(others[index] ?? selection))
  );
}

async function cursorIs(number: number, position: number): Promise<void> {
  await until(`the cursor is at ${number}:${position}`, () => cursor().join() === [number, position].join());
  await pause(50);
  assert.deepEqual(cursor(), [number, position]);
}

async function at(...places: readonly [line: number, position: number][]): Promise<void> {
  await select(places.map(([number, position]) => new vscode.Selection(number, position - 1, number, position - 1)));
}

/** Where the cursor is: 0-based line and 1-based position. */
function cursor(): [number, number] {
  return [editor.selection.active.line, editor.selection.active.character + 1];
}

async function type(text: string): Promise<void> {
  for (const letter of text) await vscode.commands.executeCommand('type', { text: letter });
}

async function run(command: string, ...parameters: unknown[]): Promise<void> {
  await vscode.commands.executeCommand(command, ...parameters);
}

async function open(text: string): Promise<void> {
  await show(await vscode.workspace.openTextDocument({ language: 'ace', content: text }));
}

async function show(document: vscode.TextDocument): Promise<void> {
  editor = await vscode.window.showTextDocument(document);
  // The fields are known once the cursor can go to one.
  await until('fields are known', async () => {
    await at([TEN, 1]);
    await run('ace.nextField');
    return cursor()[1] > 1;
  });
}

/** Closes the file, and waits until it is gone: the next one may get its name. */
async function close(): Promise<void> {
  const { document } = editor;
  await run('workbench.action.revertAndCloseActiveEditor');
  if (document.isUntitled) await until('the file is closed', () => document.isClosed);
  await pause(100);
}

async function set(name: string, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration('ace').update(name, value, vscode.ConfigurationTarget.Workspace);
}

/** No line but these has changed, and every one is 80 long. */
function othersUnchanged(...changed: number[]): void {
  records.forEach((record, number) => {
    assert.equal(line(number).length, 80, `length of line ${number}`);
    if (!changed.includes(number)) assert.equal(line(number), record);
  });
}

describe('Typing in records', () => {
  beforeEach(async () => {
    await open(`${records.join('\n')}\n`);
  });
  afterEach(async () => {
    await close();
  });

  it('takes the padding of the field; each undo takes a character back, and its padding with it', async () => {
    await select([new vscode.Selection(TEN, 22, TEN, 30)]);
    await type('xy');
    await lineIs(TEN, '10A9XX  01000016 2704BXY         0111 X           2082626');
    await cursorIs(TEN, 25);
    await run('undo');
    await lineIs(TEN, '10A9XX  01000016 2704BX          0111 X           2082626');
    await run('undo');
    await pause(200);
    assert.equal(line(TEN), records[TEN]);
    othersUnchanged();
    await run('redo');
    await run('redo');
    await pause(200);
    await lineIs(TEN, '10A9XX  01000016 2704BXY         0111 X           2082626');
    othersUnchanged(TEN);
  });

  it('keeps columns when keys come with no delay', async () => {
    await select([new vscode.Selection(TEN, 21, TEN, 30)]);
    const keys = Array.from('HELLO123', (text) => vscode.commands.executeCommand('type', { text }));
    await Promise.all(keys);
    await lineIs(TEN, '10A9XX  01000016 2704HELLO123    0111 X           2082626');
    othersUnchanged(TEN);
    await run('undo');
    await until('undone', () => line(TEN) === records[TEN]);
  });

  it('pads again what Backspace removes', async () => {
    await at([TEN, 26]);
    await run('deleteLeft');
    await run('deleteLeft');
    await lineIs(TEN, '10A9XX  01000016 2704BR00101     0111 X           2082626');
    await cursorIs(TEN, 24);
    await run('undo');
    await run('undo');
    await until('undone', () => line(TEN) === records[TEN]);
  });

  it('stops where the field is full', async () => {
    await at([TEN, 23]);
    await type('Z');
    await pause(200);
    assert.equal(line(TEN), records[TEN]);
    await cursorIs(TEN, 23);
  });

  it('stops at the end of the field, and not in the next one', async () => {
    await select([new vscode.Selection(MANIFEST, 10, MANIFEST, 15)]);
    await type('ABCDEFG');
    await lineIs(MANIFEST, '2200000100ABCDE');
    othersUnchanged(MANIFEST);
  });

  it('goes on in the next field where the person wants it', async () => {
    await set('typingPastFieldEnd', 'nextField');
    try {
      await select([new vscode.Selection(TEN, 17, TEN, 30)]);
      await run('deleteLeft');
      await at([TEN, 18]);
      await type('2704ABC');
      await lineIs(TEN, '10A9XX  01000016 2704ABC         0111 X           2082626');
    } finally {
      await set('typingPastFieldEnd', undefined);
    }
  });

  it('works at three cursors at once', async () => {
    await select(
      [TEN, MANIFEST, MANIFEST + 1].map(
        (number) => new vscode.Selection(number, number === TEN ? 21 : 10, number, number === TEN ? 30 : 15),
      ),
    );
    await type('KGS');
    await lineIs(TEN, '10A9XX  01000016 2704KGS         0111 X           2082626');
    await lineIs(MANIFEST, '2200000100KGS');
    await lineIs(MANIFEST + 1, '2200000040KGS');
    await run('undo');
    await run('undo');
    await run('undo');
    await until('undone', () => editor.document.getText() === `${records.join('\n')}\n`);
  });

  it('moves a number to the right end of its field when the cursor leaves it', async () => {
    await select([new vscode.Selection(MANIFEST, 2, MANIFEST, 10)]);
    await type('75');
    await lineIs(MANIFEST, '2275      CTNS');
    await run('ace.nextField');
    await lineIs(MANIFEST, '2200000075CTNS');
    await cursorIs(MANIFEST, 11);
    othersUnchanged(MANIFEST);
  });

  it('grows a number leftward at its end', async () => {
    await at([MANIFEST, 4]);
    await run('ace.fieldEnd');
    await type('5');
    await lineIs(MANIFEST, '2200001005CTNS');
    await type('6');
    await lineIs(MANIFEST, '2200010056CTNS');
    await cursorIs(MANIFEST, 11);
  });

  it('fits a paste into the field, or refuses it whole', async () => {
    await select([new vscode.Selection(TEN, 21, TEN, 30)]);
    await run('paste', { text: 'ref1\n', pasteOnNewLine: false });
    await lineIs(TEN, '10A9XX  01000016 2704REF1        0111 X           2082626');
    await run('paste', { text: 'MUCH TOO LONG FOR THE FIELD', pasteOnNewLine: false });
    await pause(300);
    await lineIs(TEN, '10A9XX  01000016 2704REF1        0111 X           2082626');
    await run('paste', { text: 'TWO\nLINES', pasteOnNewLine: false });
    await pause(300);
    await lineIs(TEN, '10A9XX  01000016 2704REF1        0111 X           2082626');
    othersUnchanged(TEN);
  });

  it('pastes whole records before a record', async () => {
    await at([MANIFEST, 1]);
    await run('paste', { text: `${records[MANIFEST] ?? ''}\n`, pasteOnNewLine: false });
    await until('a line more', () => editor.document.lineCount === records.length + 2);
    assert.equal(line(MANIFEST), records[MANIFEST]);
    assert.equal(line(MANIFEST + 1), records[MANIFEST]);
  });

  it('does not break a record with Enter, but begins a line behind what it holds', async () => {
    await at([TEN, 25]);
    await type('\n');
    await until('restored', () => editor.document.lineCount === records.length + 1);
    othersUnchanged();
    await at([MANIFEST, 30]);
    await type('\n');
    await until('a line more', () => editor.document.lineCount === records.length + 2 && line(MANIFEST).length === 80);
    assert.equal(line(MANIFEST + 1), '');
    assert.equal(line(MANIFEST + 2), records[MANIFEST + 1]);
  });

  it('lets overtyping be, in capital letters', async () => {
    await run('editor.action.toggleOvertypeInsertMode');
    try {
      await at([TEN, 22]);
      await type('abc');
      await lineIs(TEN, '10A9XX  01000016 2704ABC000101   0111 X           2082626');
    } finally {
      await run('editor.action.toggleOvertypeInsertMode');
    }
  });

  it('keeps columns of a file on disk from the first key on', async () => {
    await close();
    const folder = vscode.workspace.workspaceFolders?.[0];
    assert(folder);
    const uri = vscode.Uri.joinPath(folder.uri, 'written', 'columns.ace');
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(records.join('\r\n')));
    await show(await vscode.workspace.openTextDocument(uri));
    await select([new vscode.Selection(TEN, 21, TEN, 30)]);
    await Promise.all(Array.from('KEY', (text) => vscode.commands.executeCommand('type', { text })));
    await lineIs(TEN, '10A9XX  01000016 2704KEY         0111 X           2082626');
    othersUnchanged(TEN);
    assert.equal(editor.document.eol, vscode.EndOfLine.CRLF);
    await run('workbench.action.files.revert');
    await until('as on disk', () => line(TEN) === records[TEN]);
    othersUnchanged();
    await vscode.workspace.fs.delete(uri);
  });

  it('leaves everything to the person where the setting is off', async () => {
    await set('columnTrueEditing', false);
    try {
      await at([TEN, 22]);
      await type('x');
      await pause(200);
      assert.equal(line(TEN).length, 81);
    } finally {
      await set('columnTrueEditing', undefined);
    }
  });

  it('keeps a record in columns while its control identifier is being changed', async () => {
    await at([MANIFEST, 3]);
    await run('deleteLeft');
    await pause(400);
    await type('3');
    await lineIs(MANIFEST, '2300000100CTNS');
    othersUnchanged(MANIFEST);
  });

  it('does not touch a change that a command makes by columns', async () => {
    const edit = new vscode.WorkspaceEdit();
    edit.replace(editor.document.uri, new vscode.Range(TEN, 21, TEN, 24), '');
    edit.insert(editor.document.uri, new vscode.Position(TEN, 80), '   ');
    assert(await vscode.workspace.applyEdit(edit));
    await pause(200);
    const record = records[TEN] ?? '';
    assert.equal(line(TEN), `${record.slice(0, 21)}${record.slice(24)}   `);
  });
});

describe('Going from field to field', () => {
  before(async () => {
    await open(records.join('\n'));
  });
  after(async () => {
    await close();
  });

  for (const [command, from, to] of [
    ['ace.nextField', [TEN, 1], [TEN, 3]],
    ['ace.nextField', [TEN, 4], [TEN, 9]],
    ['ace.nextField', [TEN, 70], [TEN + 1, 3]],
    ['ace.previousField', [TEN, 12], [TEN, 4]],
    ['ace.previousField', [TEN + 1, 3], [TEN, 70]],
    ['ace.fieldStart', [TEN, 12], [TEN, 9]],
    ['ace.fieldStart', [TEN, 9], [TEN, 1]],
    ['ace.fieldEnd', [TEN, 35], [TEN, 36]],
    ['ace.fieldEnd', [MANIFEST, 11], [MANIFEST, 15]],
    ['ace.sameFieldNextRecord', [MANIFEST, 11], [MANIFEST + 1, 11]],
    ['ace.sameFieldPreviousRecord', [MANIFEST + 1, 4], [MANIFEST, 4]],
  ] as const)
    it(`${command} goes from ${from.join(':')} to ${to.join(':')}`, async () => {
      await at([from[0], from[1]]);
      await run(command);
      await cursorIs(to[0], to[1]);
    });

  it('selects the field', async () => {
    await at([TEN, 12]);
    await run('ace.selectField');
    assert.equal(editor.document.getText(editor.selection), '01000016');
  });

  it('fills a short record up to reach the next field', async () => {
    await close();
    await open(records.map((record) => record.trimEnd()).join('\n'));
    await at([MANIFEST + 2, 55]);
    await run('ace.nextField');
    await cursorIs(MANIFEST + 2, 56);
    await run('ace.nextField');
    await cursorIs(MANIFEST + 2, 57);
    assert.equal(line(MANIFEST + 2), (records[MANIFEST + 2] ?? '').slice(0, 56));
    await run('ace.nextField');
    await cursorIs(MANIFEST + 2, 58);
    assert.equal(line(MANIFEST + 2), (records[MANIFEST + 2] ?? '').slice(0, 57));
  });
});

describe('Colours of fields', () => {
  it('come as semantic tokens, for the whole file and for what is in view', async () => {
    await open(records.join('\n'));
    const { uri } = editor.document;
    const legend = await vscode.commands.executeCommand<vscode.SemanticTokensLegend>(
      'vscode.provideDocumentSemanticTokensLegend',
      uri,
    );
    assert.deepEqual(legend.tokenTypes, [
      'controlIdentifier',
      'identifier',
      'amount',
      'date',
      'code',
      'text',
      'filler',
    ]);
    const all = await vscode.commands.executeCommand<vscode.SemanticTokens>(
      'vscode.provideDocumentSemanticTokens',
      uri,
    );
    assert(all.data.length > 5 * 40);
    const some = await vscode.commands.executeCommand<vscode.SemanticTokens>(
      'vscode.provideDocumentRangeSemanticTokens',
      uri,
      new vscode.Range(TEN, 0, TEN, 80),
    );
    assert.equal(some.data.length, 5 * 11);
    await close();
  });
});

describe('Ruler', () => {
  afterEach(async () => {
    await set('ruler', undefined);
    await close();
  });

  async function rows(): Promise<number[]> {
    const { uri } = editor.document;
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri);
    return lenses.map(({ range }) => range.start.line);
  }

  it('has a row above the record with the cursor', async () => {
    await open(records.join('\n'));
    await at([MANIFEST, 5]);
    await until('the row follows', async () => (await rows()).join() === String(MANIFEST));
    await at([TEN, 5]);
    await until('the row follows', async () => (await rows()).join() === String(TEN));
  });

  it('goes through its modes', async () => {
    await set('ruler', 'activeRecord');
    await open(records.join('\n'));
    await at([MANIFEST, 5]);
    await run('ace.cycleRuler');
    await until('all records of the kind', async () => (await rows()).join() === [MANIFEST, MANIFEST + 1].join());
    await run('ace.cycleRuler');
    await until('none', async () => (await rows()).length === 0);
    await run('ace.cycleRuler');
    await until('the record with the cursor', async () => (await rows()).join() === String(MANIFEST));
  });
});
