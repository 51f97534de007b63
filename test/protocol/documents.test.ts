import assert from 'node:assert/strict';
import {
  CompletionRequest,
  HoverRequest,
  type DocumentSymbol,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver/node';
import { STATUS } from '../../server/src/protocol';
import { diagnosticsOf, fixture, fixtureNames, pulling, symbolsOf } from './fixtures';
import { ServerSession } from './session';

/** Everything the server says about a document. */
async function answers(session: ServerSession, uri: string, lineCount: number): Promise<unknown[]> {
  const { connection } = session;
  const textDocument = { uri };
  const said: unknown[] = [await diagnosticsOf(session, uri), await symbolsOf(session, uri)];
  for (let line = 0; line < lineCount; line++) {
    const position = { line, character: (line * 7) % 80 };
    said.push(await connection.sendRequest(HoverRequest.type, { textDocument, position }));
    said.push(await connection.sendRequest(STATUS, { uri, position }));
    if (line % 5 === 0) said.push(await connection.sendRequest(CompletionRequest.type, { textDocument, position }));
  }
  return said;
}

const lineCountOf = (text: string): number => text.split(/\r\n|\r|\n/).length;

function edit(line: number, from: number, to: number, text: string): TextDocumentContentChangeEvent {
  return { range: { start: { line, character: from }, end: { line, character: to } }, text };
}

describe('Documents of the language server', () => {
  let session: ServerSession;

  before(async () => {
    session = await ServerSession.start({ capabilities: pulling });
  });
  after(async () => {
    assert.equal(await session.stop(), 0);
  });

  it('are the same after edits as when they are opened so', async () => {
    const uri = 'file:///edited.ace';
    await session.open(uri, fixture('ae-two-batches'));
    const lines = fixture('ae-two-batches').split('\n');
    const line40 = lines.findIndex((line) => line.startsWith('40'));
    await answers(session, uri, 5);
    // A character, a line taken out, lines put in, a header that names another application, and back; then several changes in one.
    await session.change(uri, edit(line40, 3, 4, 'X'));
    await session.change(uri, edit(line40 + 1, 0, 80, ''), edit(line40 + 1, 0, 0, 'ZZ UNKNOWN\nQ\n'));
    await diagnosticsOf(session, uri);
    await session.change(uri, edit(1, 10, 12, 'SE'));
    await diagnosticsOf(session, uri);
    await session.change(uri, edit(1, 10, 12, 'AE'), edit(line40 + 1, 0, 10, ''), edit(0, 0, 0, '\n'));

    const edited = [...lines];
    const header = edited[line40] ?? '';
    edited[line40] = `${header.slice(0, 3)}X${header.slice(4)}`;
    const rest = (edited[line40 + 1] ?? '').slice(80);
    edited.splice(line40 + 1, 1, '', 'Q', rest);
    edited.unshift('');
    const text = edited.join('\n');
    const other = 'file:///opened.ace';
    await session.open(other, text);
    const [ofEdited, ofOpened] = [
      await answers(session, uri, lineCountOf(text)),
      await answers(session, other, lineCountOf(text)),
    ];
    assert.deepEqual(ofEdited, JSON.parse(JSON.stringify(ofOpened).replaceAll(other, uri)));
  });

  it('may change in very many places at once', async () => {
    const uri = 'file:///replaced.ace';
    const text = fixture('ae-consumption');
    await session.open(uri, text);
    await diagnosticsOf(session, uri);
    const lineCount = lineCountOf(text) - 1;
    const changes: TextDocumentContentChangeEvent[] = [];
    for (let at = 0; at < 100; at++) changes.push(edit(at % lineCount, 79, 80, at < 100 - lineCount ? '*' : ' '));
    await session.change(uri, ...changes);
    const other = 'file:///whole.ace';
    await session.open(other, text);
    assert.deepEqual(await diagnosticsOf(session, uri), await diagnosticsOf(session, other));
  });

  for (const name of fixtureNames('bad'))
    it(`may be as odd as ${name}`, async () => {
      const uri = `file:///${name}.ace`;
      const text = fixture(name);
      await session.open(uri, text);
      const said = await answers(session, uri, Math.min(50, lineCountOf(text) + 1));
      checkSymbols(said[1] as DocumentSymbol[]);
      checkRanges(
        said[0] as {
          range: { start: { line: number; character: number }; end: { line: number; character: number } };
        }[],
        text,
      );
      await session.change(uri, edit(0, 0, 1, 'A'), edit(0, 0, 0, '\r'), { text });
      assert.deepEqual(await diagnosticsOf(session, uri), said[0]);
      assert.deepEqual(session.log, []);
    });
});

/** VS Code refuses an outline with an empty name, or with a range that leaves its parent's. */
function checkSymbols(symbols: readonly DocumentSymbol[], parent?: DocumentSymbol): void {
  for (const symbol of symbols) {
    assert.notEqual(symbol.name.trim(), '');
    const { start, end } = symbol.range;
    assert(start.line <= symbol.selectionRange.start.line && symbol.selectionRange.end.line <= end.line);
    if (parent) assert(parent.range.start.line <= start.line && end.line <= parent.range.end.line, symbol.name);
    checkSymbols(symbol.children ?? [], symbol);
  }
}

function checkRanges(
  items: readonly { range: { start: { line: number; character: number }; end: { line: number; character: number } } }[],
  text: string,
): void {
  const lines = text.split(/\r\n|\r|\n/);
  for (const { range } of items) {
    const { start, end } = range;
    assert(end.line > start.line || end.character > start.character || text === '', JSON.stringify(range));
    assert(end.line < lines.length && end.character <= (lines[end.line] ?? '').length, JSON.stringify(range));
  }
}

describe('Secrets', () => {
  let session: ServerSession;

  before(async () => {
    session = await ServerSession.start({ capabilities: pulling });
  });
  after(async () => {
    assert.equal(await session.stop(), 0);
  });

  // Also where the password is what is wrong, or goes unrecognised.
  const variants: Record<string, (text: string) => string> = {
    'as it is': (text) => text,
    'in lower case': (text) => text.replaceAll('SECRET', 'secret'),
    'with a tab in it': (text) => text.replaceAll('SECRET', 'SECR\tT'),
    'one position to the right': (text) => text.replaceAll('SECRET', ' SECRET'),
  };
  for (const [how, vary] of Object.entries(variants))
    it(`are in nothing the server says of a password ${how}`, async () => {
      for (const name of fixtureNames()) {
        const text = fixture(name);
        const varied = vary(text);
        if (varied === text && how !== 'as it is') continue;
        const uri = `file:///${name}.ace`;
        await session.open(uri, varied);
        const said = JSON.stringify(await answers(session, uri, Math.min(40, lineCountOf(text))));
        const leak = /.{60}(?:SECR|secr|CRET|999-99-9999)/.exec(said);
        assert.equal(leak?.[0], undefined, `${name} ${how}`);
        await session.close(uri);
      }
      assert.deepEqual(session.log, []);
    }).timeout(60_000);
});
