/** An editor that does anything in any order: what it sends is made up, and the same in every run. `ACE_FUZZ_RUNS` asks for more rounds. */
import assert from 'node:assert/strict';
import {
  CancellationTokenSource,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  ErrorCodes,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver/node';
import { LineTable, type TextChange } from '../../server/src/transmission/lineTable';
import { Random } from '../mutation/random';
import { anyParams } from '../support/anyParams';
import { mutatedText } from '../support/mutateText';
import { fuzzRuns } from '../support/transmissions';
import { diagnosticsOf, fixture, fixtureNames, outlineText, pulling, symbolsOf } from './fixtures';
import { ServerSession } from './session';

const METHODS = [
  ...['hover', 'completion', 'documentSymbol', 'diagnostic', 'codeAction', 'formatting', 'rangeFormatting'],
  ...['onTypeFormatting', 'linkedEditingRange', 'foldingRange', 'selectionRange', 'documentHighlight', 'definition'],
  ...['references', 'prepareRename', 'rename', 'documentLink', 'inlayHint'],
  ...['semanticTokens/full', 'semanticTokens/full/delta', 'semanticTokens/range'],
].map((name) => `textDocument/${name}`);
const OWN_METHODS = [
  ...['status', 'setApplication', 'applications', 'recordFields', 'conditions', 'recordsAsJson', 'recordsFromJson'],
  ...['indexFile', 'overview', 'compare', 'pairResponse', 'unpairResponse', 'rankCounterparts', 'newTransmission'],
].map((name) => `ace/${name}`);
const ALL = [...METHODS, ...OWN_METHODS, 'workspace/symbol'];
/** As an answer, each is what the protocol provides for. */
const PROPER = new Set<number>([
  LSPErrorCodes.RequestCancelled,
  LSPErrorCodes.ContentModified,
  LSPErrorCodes.RequestFailed,
  LSPErrorCodes.ServerCancelled,
]);
const URIS = ['a', 'b', 'c'].map((name) => `file:///folder/${name}.ace`);
const UNKNOWN = 'untitled:Unknown-1';
const names = [...fixtureNames(), ...fixtureNames('bad')];

function anyChange(random: Random, document: LineTable): TextChange {
  const text =
    random.oneOf([' ', 'A', '9', '\n', '\r\n', '\r', '', document.line(random.below(document.lineCount))]) ?? '';
  if (random.below(40) === 0) return { text: mutatedText(document.getText(), random) };
  const start = { line: random.below(document.lineCount + 1), character: random.below(82) };
  const end = random.below(2) === 0 ? start : { line: start.line + random.below(3), character: random.below(82) };
  return end.line === start.line && end.character < start.character
    ? { range: { start: end, end: start }, text }
    : { range: { start, end }, text };
}

/** Sends anything, waits for nothing, and remembers what was asked. */
class AnyEditor {
  readonly documents = new Map<string, LineTable>();
  readonly answers: Promise<string | undefined>[] = [];

  constructor(
    private readonly session: ServerSession,
    private readonly random: Random,
  ) {}

  async act(): Promise<void> {
    const { random } = this;
    const uri = random.oneOf(URIS) ?? '';
    const document = this.documents.get(uri);
    const kind = random.below(20);
    if (!document || kind === 0) await this.reopen(uri);
    else if (kind < 9) await this.edit(uri, document);
    else this.ask(random.below(10) === 0 ? UNKNOWN : uri, document);
  }

  /** Closes a document that is open, and opens another text in its place; all at once, as when a person reverts. */
  private async reopen(uri: string): Promise<void> {
    const { random } = this;
    if (this.documents.has(uri)) await this.session.close(uri);
    const text = fixture(random.oneOf(names) ?? '');
    const begun = random.below(2) === 0 ? text : mutatedText(text, random);
    this.documents.set(uri, new LineTable(uri, 'ace', 1, begun));
    await this.session.open(uri, begun);
  }

  private async edit(uri: string, document: LineTable): Promise<void> {
    const changes = Array.from({ length: 1 + this.random.below(3) }, () => {
      const change = anyChange(this.random, document);
      document.apply(change);
      return change;
    });
    await this.session.change(uri, ...changes);
  }

  private ask(uri: string, document: LineTable): void {
    const { random } = this;
    const method = random.oneOf(ALL) ?? '';
    const other = this.documents.get(random.oneOf(URIS) ?? '') ?? document;
    const params = { ...anyParams(random.below(1e9), document, other), textDocument: { uri }, uri };
    const source = new CancellationTokenSource();
    const answer = this.session.connection.sendRequest<unknown>(method, params, source.token);
    const moment = random.below(6);
    if (moment === 0) source.cancel();
    if (moment === 1)
      setTimeout(() => {
        source.cancel();
      }, random.below(10));
    this.answers.push(
      answer.then(
        () => undefined,
        (error: unknown) => (isProper(error) ? undefined : `${method}: ${String(error)}`),
      ),
    );
  }
}

function isProper(error: unknown): boolean {
  return error instanceof ResponseError && PROPER.has(error.code);
}

/** What a server knows of a document, to compare with another server. */
async function knownOf(session: ServerSession, uri: string): Promise<unknown> {
  const outline = outlineText(await symbolsOf(session, uri));
  const found = await diagnosticsOf(session, uri);
  return { outline, found };
}

describe('Language server', function () {
  const rounds = fuzzRuns(15);
  this.timeout(60_000 + rounds * 10_000);

  it(`answers an editor that does anything in any order, and knows in the end what is there (${rounds} rounds)`, async () => {
    const session = await ServerSession.start({ capabilities: pulling });
    const fresh = await ServerSession.start({ capabilities: pulling });
    for (let round = 0; round < rounds; round++) {
      const editor = new AnyEditor(session, new Random(round));
      for (let left = 30; left > 0; left--) await editor.act();
      const answers = await Promise.all(editor.answers);
      assert.deepEqual(
        answers.filter((wrong) => wrong !== undefined),
        [],
        `round ${round}`,
      );
      for (const [uri, document] of editor.documents) {
        // The application may have been set by hand.
        for (const each of [session, fresh]) {
          if (each === fresh) await fresh.open(uri, document.getText());
          await each.connection.sendRequest('ace/setApplication', { uri, application: null });
        }
        assert.deepEqual(await knownOf(session, uri), await knownOf(fresh, uri), `round ${round}`);
        await fresh.close(uri);
        await session.close(uri);
      }
      assert.deepEqual(session.log, [], `round ${round}`);
    }
    for (const each of [session, fresh]) {
      assert.equal(await each.stop(), 0);
      assert.equal(each.errorOutput, '');
    }
  });

  it('answers requests with any parameters, of any name and to any document, and goes on', async () => {
    const session = await ServerSession.start({ capabilities: pulling });
    const [uri = ''] = URIS;
    const text = fixture('ae-consumption');
    await session.open(uri, text);
    const nonsense: unknown[] = [
      null,
      {},
      [],
      'x',
      7,
      { textDocument: null },
      { textDocument: { uri: 7 } },
      { textDocument: { uri: UNKNOWN }, uri: UNKNOWN },
      { textDocument: { uri }, uri, position: { line: -1, character: 1e99 }, range: 'x' },
    ];
    for (const method of [...ALL, 'completionItem/resolve', 'codeAction/resolve'])
      for (const params of nonsense)
        await session.connection.sendRequest<unknown>(method, params).catch((error: unknown) => {
          assert.ok(error instanceof ResponseError, `${method} ${JSON.stringify(params)}: ${String(error)}`);
        });
    await assert.rejects(
      session.connection.sendRequest('textDocument/noSuchThing', {}),
      ({ code }: ResponseError) => code === ErrorCodes.MethodNotFound,
    );
    // Documents that are not open are edited and closed, and those that are are opened again.
    const unknown = { uri: UNKNOWN, version: 3 };
    const contentChanges = [{ text: 'x' }];
    await session.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: unknown,
      contentChanges,
    });
    await session.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: unknown });
    for (const method of [
      'textDocument/didOpen',
      'textDocument/didChange',
      'textDocument/didClose',
      'ace/forgetFiles',
      'ace/activeRecord',
      'ace/conditionDictionaries',
      'workspace/didChangeConfiguration',
      '$/noSuchThing',
    ])
      for (const params of nonsense.slice(0, 6)) await session.connection.sendNotification(method, params);
    await session.change(uri, {
      range: { start: { line: 9e9, character: -5 }, end: { line: -9, character: 9e9 } },
      text: '',
    });
    await session.change(uri, { text: '' });
    await session.open(uri, text);
    assert.deepEqual(await diagnosticsOf(session, uri), []);
    assert.equal((await symbolsOf(session, uri)).length > 0, true);
    assert.equal(await session.stop(), 0);
    assert.equal(session.errorOutput, '');
    for (const entry of session.log)
      assert.match(entry, / failed: | failed with message: |Unhandled method | parameters by /);
    assert.doesNotMatch(session.log.join('\n'), /SECRET/);
  });
});
