/** The server with editors that know less than VS Code: what they say of themselves, and what they must get. */
import assert from 'node:assert/strict';
import {
  CodeActionRequest,
  CompletionRequest,
  ConfigurationRequest,
  DocumentSymbolRequest,
  HoverRequest,
  PublishDiagnosticsNotification,
  type ClientCapabilities,
  type CodeAction,
  type Diagnostic,
  type MarkupContent,
  type PublishDiagnosticsParams,
} from 'vscode-languageserver/node';
import { fixture, mutated } from './fixtures';
import { ServerSession, type SessionOptions } from './session';

const uri = 'file:///records/entry.ace';
/** The entry type code, characters 33 to 35 of the third record, is none. */
const wrong = mutated(fixture('ae-consumption'), '0111 X', '9911 X');

/** What editors offer, as far as it matters here. */
const editors: Readonly<Record<string, { capabilities: ClientCapabilities; languageId: string }>> = {
  'that says nothing of itself': { capabilities: {}, languageId: 'plaintext' },
  // Neovim offers all encodings, and asks for diagnostics since 0.10.
  'like Neovim': {
    languageId: 'ace',
    capabilities: {
      general: { positionEncodings: ['utf-8', 'utf-16', 'utf-32'] },
      textDocument: {
        synchronization: { didSave: true, willSave: true },
        publishDiagnostics: { relatedInformation: true, tagSupport: { valueSet: [1, 2] } },
        hover: { contentFormat: ['markdown', 'plaintext'] },
        codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['', 'quickfix', 'source'] } } },
      },
      workspace: {
        configuration: true,
        workspaceFolders: true,
        didChangeConfiguration: { dynamicRegistration: false },
      },
    },
  },
  // Helix prefers UTF-8 and takes no snippets where they are turned off.
  'like Helix': {
    languageId: 'ace',
    capabilities: {
      general: { positionEncodings: ['utf-8', 'utf-32', 'utf-16'] },
      textDocument: {
        publishDiagnostics: { versionSupport: true },
        hover: { contentFormat: ['markdown'] },
        completion: { completionItem: { snippetSupport: false, insertReplaceSupport: true } },
        codeAction: { dataSupport: true, resolveSupport: { properties: ['edit', 'command'] } },
      },
      workspace: { configuration: true, workspaceFolders: true },
    },
  },
  // Eglot takes UTF-32 first and symbols as a tree.
  'like Eglot': {
    languageId: 'ace',
    capabilities: {
      general: { positionEncodings: ['utf-32', 'utf-8', 'utf-16'] },
      textDocument: {
        documentSymbol: { hierarchicalDocumentSymbolSupport: true },
        publishDiagnostics: { relatedInformation: false, codeDescriptionSupport: false },
        hover: { contentFormat: ['plaintext'] },
      },
      workspace: { configuration: true, workspaceFolders: true, workspaceEdit: { documentChanges: true } },
    },
  },
};

describe('The server with an editor', () => {
  let session: ServerSession;
  afterEach(async () => {
    assert.equal(await session.stop(), 0);
    assert.equal(session.errorOutput, '');
  });

  /** Starts the server and opens the file; `published` waits for diagnostics that suit. */
  async function open(
    options: SessionOptions,
    languageId: string,
    settings: unknown = null,
  ): Promise<(suits: (items: Diagnostic[]) => boolean) => Promise<Diagnostic[]>> {
    const sent: Diagnostic[][] = [];
    session = await ServerSession.start({
      ...options,
      prepare: (connection) => {
        connection.onRequest(ConfigurationRequest.type, ({ items }) => items.map(() => settings));
        connection.onNotification(PublishDiagnosticsNotification.type, (params: PublishDiagnosticsParams) => {
          sent.push(params.diagnostics);
        });
      },
    });
    await session.open(uri, wrong, languageId);
    return async (suits) => {
      for (const end = Date.now() + 10_000; Date.now() < end;) {
        const last = sent.at(-1);
        if (last && suits(last)) return last;
        await new Promise((done) => setTimeout(done, 10));
      }
      throw new Error(`Such diagnostics were not published; the last were ${JSON.stringify(sent.at(-1))}`);
    };
  }

  for (const [name, { capabilities, languageId }] of Object.entries(editors)) {
    it(`${name}: publishes, explains, lists and mends`, async () => {
      const published = await open({ capabilities }, languageId);
      assert.equal(session.initialized.capabilities.positionEncoding, 'utf-16');
      const [found, ...more] = await published((items) => items.length > 0);
      assert.deepEqual(more, []);
      assert.deepEqual(found?.range, { start: { line: 2, character: 33 }, end: { line: 2, character: 35 } });
      assert.equal(found.severity, 1);

      const position = { line: 2, character: 33 };
      const hover = await session.connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position });
      const isPlain = capabilities.textDocument?.hover?.contentFormat?.includes('markdown') === false;
      const { kind, value } = hover?.contents as MarkupContent;
      assert.equal(kind, isPlain ? 'plaintext' : 'markdown');
      assert.match(value, isPlain ? /^Entry Type Code — 99 is none/ : /^\*\*Entry Type Code\*\* — `99` is none/);

      const symbols = await session.connection.sendRequest(DocumentSymbolRequest.type, { textDocument: { uri } });
      assert.match(JSON.stringify(symbols), /Entry Summary/);

      const completion = await session.connection.sendRequest(CompletionRequest.type, {
        textDocument: { uri },
        position: { line: 34, character: 0 },
      });
      const items = completion === null ? [] : Array.isArray(completion) ? completion : completion.items;
      assert.deepEqual(
        items.filter(({ insertTextFormat }) => insertTextFormat === 2),
        [],
      );

      const actions = (await session.connection.sendRequest(CodeActionRequest.type, {
        textDocument: { uri },
        range: found.range,
        context: { diagnostics: [found] },
      })) as CodeAction[];
      assert.ok(actions.some(({ edit }) => edit !== undefined));
      const isVersioned = capabilities.workspace?.workspaceEdit?.documentChanges === true;
      for (const { edit } of actions)
        if (edit) assert.deepEqual(Object.keys(edit), [isVersioned ? 'documentChanges' : 'changes']);
    });
  }

  it('that shows it every plain text finds nothing in one without records', async () => {
    const published = await open({}, 'plaintext');
    await published((items) => items.length > 0);
    const text = (name: string, lines: string): Promise<void> =>
      session.open(`file:///records/${name}`, lines, 'plaintext');
    await text('notes.txt', 'A note on records:\nBring the totals up to date.\n');
    await published((items) => items.length === 0);
    await text('records.txt', wrong);
    await published((items) => items.length === 1);
  });

  it('takes the settings of one that is asked for them', async () => {
    const settings = { checks: { 'field-code': 'hint' } };
    const published = await open({ capabilities: editors['like Neovim']?.capabilities ?? {} }, 'ace', settings);
    await published(([found]) => found?.severity === 4);
  });

  it('takes the settings of one that sends them at the start', async () => {
    const published = await open({ initializationOptions: { checks: { 'field-code': 'off' } } }, 'ace');
    await published((items) => items.length === 0);
  });
});
