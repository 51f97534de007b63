/** A response beside its request, as an editor asks for it. */
import assert from 'node:assert/strict';
import {
  DefinitionRequest,
  DiagnosticSeverity,
  DocumentSymbolRequest,
  ReferencesRequest,
  type DocumentSymbol,
  type Location,
} from 'vscode-languageserver/node';
import {
  PAIR_RESPONSE,
  RANK_COUNTERPARTS,
  UNPAIR_RESPONSE,
  type PairAnswer,
  type Ranked,
} from '../../server/src/features/returned/model';
import { fixture } from './fixtures';
import { ServerSession } from './session';

const sent = fixture('ae-consumption');
const returned = fixture('ax-rejected');
const request = 'file:///entry.ace';
const response = 'file:///entry.response.ace';

/** 0-based line on which a text begins. */
function lineOf(text: string, start: string): number {
  return text.split('\n').findIndex((line) => line.startsWith(start));
}

describe('A response beside its request', () => {
  let session: ServerSession;
  const pair = (files: object = {}): Promise<PairAnswer> =>
    session.connection.sendRequest(PAIR_RESPONSE, { request: { uri: request }, response: { uri: response }, ...files });

  before(async () => {
    session = await ServerSession.start();
    await session.open(request, sent);
    await session.open(response, returned);
  });
  after(async () => {
    assert.equal(await session.stop(), 0);
    assert.deepEqual(session.log, []);
  });

  it('tells conditions as problems, with text, explanation and the line of the response', async () => {
    const { problems, transactions } = await pair();
    const line = lineOf(sent, '508504');
    assert.deepEqual(transactions, [{ request: 2, response: 2, outcome: 'rejected', problems: 12 }]);
    const found = problems.find(({ code }) => code === '434');
    assert(found);
    assert.equal(found.severity, DiagnosticSeverity.Error);
    assert.match(found.message, /^HTS Number Not Active\n.*not in force/);
    const at = lineOf(returned, 'E1 F434');
    assert.deepEqual(found.response, {
      range: { start: { line: at, character: 4 }, end: { line: at, character: 50 } },
      message: `Line ${at + 1} of the response: HTS NUMBER NOT ACTIVE`,
    });
    assert.deepEqual(problems.find(({ code }) => code === '441')?.range, {
      start: { line, character: 35 },
      end: { line, character: 50 },
    });
  });

  it('goes from a condition to the field and from the field to its conditions', async () => {
    await pair();
    const at = lineOf(returned, 'E1 F441');
    const line = lineOf(sent, '508504');
    const target = (await session.connection.sendRequest(DefinitionRequest.type, {
      textDocument: { uri: response },
      position: { line: at, character: 12 },
    })) as Location[];
    assert.deepEqual(target, [
      { uri: request, range: { start: { line, character: 35 }, end: { line, character: 50 } } },
    ]);
    const back = await session.connection.sendRequest(ReferencesRequest.type, {
      textDocument: { uri: request },
      position: { line, character: 40 },
      context: { includeDeclaration: true },
    });
    assert.deepEqual(
      back?.map(({ uri, range }) => [uri, range.start.line]),
      [
        [response, at],
        [response, at + 1],
      ],
    );
  });

  it('marks the transaction in both outlines until the files are no pair', async () => {
    const details = async (uri: string): Promise<string[]> => {
      const symbols = (await session.connection.sendRequest(DocumentSymbolRequest.type, {
        textDocument: { uri },
      })) as DocumentSymbol[];
      return (symbols[0]?.children?.[0]?.children ?? []).map(({ detail }) => detail ?? '');
    };
    await pair();
    assert.match((await details(request))[0] ?? '', /^rejected · /);
    assert.match((await details(response))[0] ?? '', /^rejected · /);
    assert.equal(await session.connection.sendRequest(UNPAIR_RESPONSE, { request }), true);
    assert.doesNotMatch((await details(request))[0] ?? '', /rejected/);
  });

  it('follows edits of the request', async () => {
    const uri = 'file:///edited.ace';
    const files = { request: { uri }, response: { uri: response } };
    await session.open(uri, sent);
    const line = lineOf(sent, '508504');
    await session.change(uri, {
      range: { start: { line: 5, character: 0 }, end: { line: 5, character: 0 } },
      text: `21V999${' '.repeat(74)}\n`,
    });
    assert.equal((await pair(files)).problems.find(({ code }) => code === '441')?.range.start.line, line + 1);
    await session.change(uri, {
      range: { start: { line: line + 1, character: 0 }, end: { line: line + 2, character: 0 } },
      text: '',
    });
    assert.equal(
      (await pair(files)).problems.find(({ code }) => code === '441'),
      undefined,
    );
  });

  it('reads files that are not open from their text', async () => {
    const files = {
      request: { uri: 'file:///other.ace', text: sent },
      response: { uri: 'file:///other.txt', text: returned },
    };
    assert.equal((await pair(files)).problems.length, 12);
  });

  it('puts the counterpart first', async () => {
    const ranked: Ranked[] = await session.connection.sendRequest(RANK_COUNTERPARTS, {
      file: { uri: request },
      others: [
        { uri: 'file:///sx.ace', text: fixture('sx-rejected') },
        {
          uri: 'file:///foreign.ace',
          text: returned.replaceAll('01000016', '01000099').replaceAll('BRN000101', 'BRN000909'),
        },
        { uri: response },
      ],
    });
    assert.deepEqual(
      ranked.map(({ uri, is, isSure }) => [uri, is, isSure]),
      [
        [response, 'response', true],
        ['file:///foreign.ace', 'response', false],
      ],
    );
  });
});
