/** Requests that change a file, at the built server. */
import assert from 'node:assert/strict';
import {
  CodeActionRequest,
  CodeActionResolveRequest,
  DocumentFormattingRequest,
  DocumentOnTypeFormattingRequest,
  DocumentRangeFormattingRequest,
  LinkedEditingRangeRequest,
  type ClientCapabilities,
  type CodeAction,
  type CodeActionContext,
  type Range,
  type TextEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { diagnosticsOf, fixture, mutated, pulling } from './fixtures';
import { ServerSession } from './session';

const consumption = fixture('ae-consumption');
const options = { tabSize: 4, insertSpaces: true };
const wholeFile: Range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };

const modern: ClientCapabilities = {
  ...pulling,
  workspace: { workspaceEdit: { documentChanges: true } },
  textDocument: {
    ...pulling.textDocument,
    codeAction: { dataSupport: true, resolveSupport: { properties: ['edit'] } },
  },
};

const edited = (text: string, edits: TextEdit[]): string =>
  TextDocument.applyEdits(TextDocument.create('file:///x.ace', 'ace', 1, text), edits);

for (const [kind, capabilities] of [
  ['an editor of today', modern],
  ['an editor of old', pulling],
] as const) {
  describe(`Editing in ${kind}`, () => {
    let session: ServerSession;
    let opened = 0;

    before(async () => {
      session = await ServerSession.start({ capabilities });
    });
    after(async () => {
      assert.equal(await session.stop(), 0);
      assert.deepEqual(session.log, []);
    });

    async function open(text: string): Promise<string> {
      const uri = `file:///edited-${++opened}.ace`;
      await session.open(uri, text);
      return uri;
    }

    async function actions(uri: string, range: Range, only?: string[]): Promise<CodeAction[]> {
      const context: CodeActionContext = { diagnostics: [], ...(only ? { only } : {}) };
      const params = { textDocument: { uri }, range, context };
      return ((await session.connection.sendRequest(CodeActionRequest.type, params)) ?? []) as CodeAction[];
    }

    /** The edits of an action, asked for where they did not come along; they name the version where the editor takes that. */
    async function editsOf(action: CodeAction, version: number): Promise<TextEdit[]> {
      const whole = action.edit ? action : await session.connection.sendRequest(CodeActionResolveRequest.type, action);
      const { changes, documentChanges } = whole.edit ?? {};
      if (capabilities === modern) {
        const [change] = documentChanges ?? [];
        assert(change && 'edits' in change);
        assert.equal(change.textDocument.version, version);
        return change.edits as TextEdit[];
      }
      assert.equal(documentChanges, undefined);
      return Object.values(changes ?? {})[0] ?? [];
    }

    it('offers the fix of a problem with its diagnostic', async () => {
      const uri = await open(mutated(consumption, '10A9XX  0', '10A9XXQ 0'));
      const [diagnostic] = await diagnosticsOf(session, uri);
      assert(diagnostic);
      const [fix] = await actions(uri, diagnostic.range);
      assert(fix);
      assert.equal(fix.title, 'Blank position 7');
      assert.equal(fix.kind, 'quickfix');
      assert.equal(fix.isPreferred, true);
      assert.deepEqual(fix.diagnostics, [diagnostic]);
      assert.equal(edited(mutated(consumption, '10A9XX  0', '10A9XXQ 0'), await editsOf(fix, 1)), consumption);
    });

    it('follows what is typed', async () => {
      const uri = await open(consumption);
      const range = { start: { line: 2, character: 6 }, end: { line: 2, character: 7 } };
      assert.deepEqual(await actions(uri, range), []);
      await session.change(uri, { range, text: 'Q' });
      const [fix] = await actions(uri, range);
      assert(fix);
      assert.equal(edited(mutated(consumption, '10A9XX  0', '10A9XXQ 0'), await editsOf(fix, 2)), consumption);
    });

    it('fixes all of a kind, and all that can do no harm', async () => {
      const damaged = consumption.replace('DESK', 'desk').replace('CHECK', 'check').replaceAll(/ +$/gm, '');
      const uri = await open(damaged);
      const line = damaged.split('\n').findIndex((text) => text.includes('desk'));
      const here = { start: { line, character: 2 }, end: { line, character: 2 } };
      const all = (await actions(uri, here)).find(
        ({ title }) => title === 'Fix all 2 lower-case problems in this file',
      );
      assert(all);
      assert.equal(all.edit === undefined, capabilities === modern);
      assert.equal(edited(damaged, await editsOf(all, 1)), consumption.replaceAll(/ +$/gm, ''));
      const [source, ...more] = await actions(uri, wholeFile, ['source.fixAll']);
      assert(source && more.length === 0);
      assert.equal(source.kind, 'source.fixAll.ace');
      assert.equal(edited(damaged, await editsOf(source, 1)), consumption);
    });

    it('offers only the kinds that are asked for', async () => {
      const uri = await open(mutated(consumption, '10A9XX  0', '10A9XXQ 0'));
      assert.deepEqual(await actions(uri, wholeFile, ['refactor']), []);
      assert(!(await actions(uri, wholeFile)).some(({ kind }) => kind?.startsWith('source')));
    });

    it('formats a file, a range, and a line that was left', async () => {
      const short = consumption.replaceAll(/ +$/gm, '');
      const uri = await open(short);
      const textDocument = { uri };
      const whole = await session.connection.sendRequest(DocumentFormattingRequest.type, { textDocument, options });
      assert.equal(edited(short, whole ?? []), consumption);
      const range = { start: { line: 3, character: 0 }, end: { line: 5, character: 0 } };
      const some = await session.connection.sendRequest(DocumentRangeFormattingRequest.type, {
        textDocument,
        options,
        range,
      });
      const lines = edited(short, some ?? []).split('\n');
      assert.deepEqual(
        [2, 3, 4, 5].map((line) => lines[line]?.length === 80),
        [false, true, true, false],
      );
      const typed = await session.connection.sendRequest(DocumentOnTypeFormattingRequest.type, {
        textDocument,
        options,
        position: { line: 4, character: 0 },
        ch: '\n',
      });
      assert.deepEqual(
        typed?.map((edit) => edit.range.start.line),
        [3],
      );
    });

    it('links what header and trailer share', async () => {
      const uri = await open(consumption);
      const linked = await session.connection.sendRequest(LinkedEditingRangeRequest.type, {
        textDocument: { uri },
        position: { line: 0, character: 2 },
      });
      assert.deepEqual(
        linked?.ranges.map(({ start }) => start),
        [
          { line: 0, character: 1 },
          { line: 34, character: 1 },
        ],
      );
    });

    it('has nothing to say of a document that is not open', async () => {
      const textDocument = { uri: 'file:///elsewhere.ace' };
      assert.deepEqual(await actions(textDocument.uri, wholeFile), []);
      const edits = await session.connection.sendRequest(DocumentFormattingRequest.type, { textDocument, options });
      assert.deepEqual(edits, []);
    });
  });
}
