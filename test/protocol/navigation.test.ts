import assert from 'node:assert/strict';
import {
  DefinitionRequest,
  DocumentHighlightRequest,
  DidChangeConfigurationNotification,
  DocumentLinkRequest,
  FoldingRangeRefreshRequest,
  FoldingRangeRequest,
  InlayHintRefreshRequest,
  InlayHintRequest,
  PrepareRenameRequest,
  ReferencesRequest,
  RenameRequest,
  SelectionRangeRequest,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver/node';
import { CONDITIONS, SET_APPLICATION, type ConditionAnswer } from '../../server/src/protocol';
import { fixture } from './fixtures';
import { ServerSession } from './session';

const consumption = fixture('ae-consumption');

describe('Finding the way through a file', () => {
  let session: ServerSession;
  const uri = 'file:///consumption.ace';
  const textDocument = { uri };
  let hintRefreshes = 0;
  let foldingRefreshes = 0;

  before(async () => {
    session = await ServerSession.start({
      capabilities: {
        textDocument: { foldingRange: { rangeLimit: 3 } },
        workspace: { inlayHint: { refreshSupport: true }, foldingRange: { refreshSupport: true } },
      },
      prepare: (connection) => {
        connection.onRequest(FoldingRangeRefreshRequest.type, () => {
          foldingRefreshes++;
        });
        connection.onRequest(InlayHintRefreshRequest.type, () => {
          hintRefreshes++;
        });
      },
    });
    await session.open(uri, consumption);
  });
  after(async () => {
    assert.equal(await session.stop(), 0);
    assert.deepEqual(session.log, []);
  });

  it('folds as many ranges as the editor takes', async () => {
    assert.deepEqual(await session.connection.sendRequest(FoldingRangeRequest.type, { textDocument }), [
      { startLine: 0, endLine: 34 },
      { startLine: 1, endLine: 33 },
      { startLine: 2, endLine: 32 },
    ]);
  });

  it('grows selections', async () => {
    const [range] =
      (await session.connection.sendRequest(SelectionRangeRequest.type, {
        textDocument,
        positions: [{ line: 16, character: 5 }],
      })) ?? [];
    assert.deepEqual(range?.range, { start: { line: 16, character: 3 }, end: { line: 16, character: 15 } });
  });

  it('highlights equal values', async () => {
    const highlights = await session.connection.sendRequest(DocumentHighlightRequest.type, {
      textDocument,
      position: { line: 16, character: 5 },
    });
    assert.deepEqual(
      highlights?.map(({ range }) => range.start.line),
      [3, 3, 16, 17, 26],
    );
  });

  it('finds a number and where it belongs in all open files', async () => {
    const response = 'file:///response.ace';
    await session.open(response, fixture('ax-accepted'));
    const at = { textDocument: { uri: response }, position: { line: 2, character: 30 } };
    const start = { line: 2, character: 3 };
    assert.deepEqual(await session.connection.sendRequest(DefinitionRequest.type, at), [
      { uri, range: { start, end: { line: 2, character: 16 } } },
    ]);
    const references = await session.connection.sendRequest(ReferencesRequest.type, {
      ...at,
      context: { includeDeclaration: true },
    });
    assert.deepEqual(
      references?.map((reference) => `${reference.uri === uri ? 'request' : 'response'} ${reference.range.start.line}`),
      ['request 2', 'response 2', 'response 5', 'response 8', 'response 9'],
    );
    await session.close(response);
  });

  it('tells behind records what the settings ask for', async () => {
    const range = { start: { line: 19, character: 0 }, end: { line: 19, character: 80 } };
    const told = async (): Promise<string[]> =>
      ((await session.connection.sendRequest(InlayHintRequest.type, { textDocument, range })) ?? []).flatMap(
        ({ label }) => (typeof label === 'string' ? label : label.map(({ value }) => value).join('')),
      );
    assert.deepEqual(await told(), []);
    await session.connection.sendNotification(DidChangeConfigurationNotification.type, {
      settings: { ace: { inlayHints: { amounts: true } } },
    });
    assert.deepEqual(await told(), ['12,000 USD · 150.00']);
    assert.equal(hintRefreshes, 1);
  });

  it('links tariff numbers to the schedule', async () => {
    const links = await session.connection.sendRequest(DocumentLinkRequest.type, { textDocument });
    assert.deepEqual(
      links?.map(({ target }) => target?.split('=')[1]),
      ['9903.88.03', '8504.40.95', '8481.80.30'],
    );
  });

  it('renames numbers, and says why it does not', async () => {
    const at = { textDocument, position: { line: 2, character: 10 } };
    assert.deepEqual(await session.connection.sendRequest(PrepareRenameRequest.type, at), {
      range: { start: { line: 2, character: 3 }, end: { line: 2, character: 16 } },
      placeholder: '9XX-0100001-6',
    });
    const edit = await session.connection.sendRequest(RenameRequest.type, { ...at, newName: '9XX-0100002-4' });
    assert.deepEqual(edit, {
      changes: {
        [uri]: [{ range: { start: { line: 2, character: 8 }, end: { line: 2, character: 16 } }, newText: '01000024' }],
      },
    });
    await assert.rejects(
      session.connection.sendRequest(RenameRequest.type, { ...at, newName: '9XX' }),
      /^Error: An entry number is a filer code/,
    );
    await assert.rejects(
      session.connection.sendRequest(PrepareRenameRequest.type, { textDocument, position: { line: 14, character: 4 } }),
      /^Error: Only entry numbers and importer numbers can be renamed/,
    );
  });

  it('finds numbers in all open files by a part of them', async () => {
    const response = 'file:///response.ace';
    await session.open(response, fixture('ax-accepted'));
    const symbols = (await session.connection.sendRequest(WorkspaceSymbolRequest.type, { query: '9xx-01' })) ?? [];
    assert.deepEqual(
      symbols.map(({ name, location }) => [name, location.uri]),
      [
        ['9XX-0100001-6', uri],
        ['9XX-0100001-6', response],
      ],
    );
    await session.close(response);
  });

  it('looks condition codes up', async () => {
    const found = await session.connection.sendRequest<ConditionAnswer[]>(CONDITIONS, {
      query: '439',
    });
    assert.deepEqual(
      found.map(({ code, applications }) => [code, applications]),
      [['439', ['AE Entry Summary Create/Update']]],
    );
  });

  it('has the file folded anew when it is read as another application', async () => {
    const before = foldingRefreshes;
    await session.connection.sendRequest(SET_APPLICATION, { uri, application: 'SE' });
    assert.equal(((await session.connection.sendRequest(FoldingRangeRequest.type, { textDocument })) ?? []).length, 3);
    assert.equal(foldingRefreshes, before + 1);
    await session.connection.sendRequest(SET_APPLICATION, { uri, application: null });
  });

  it('answers nothing for a file that is not open', async () => {
    const other = { uri: 'file:///other.ace' };
    assert.deepEqual(await session.connection.sendRequest(FoldingRangeRequest.type, { textDocument: other }), []);
  });
});
