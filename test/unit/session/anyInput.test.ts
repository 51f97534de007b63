/** Whatever a file holds and however it came to hold it, every handler of the server answers, and names no place that is not there. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LineTable } from '../../../server/src/transmission/lineTable';
import { Random } from '../../mutation/random';
import { anyParams, misplaced } from '../../support/anyParams';
import { mutatedText } from '../../support/mutateText';
import { changesOf, edit, start, type Edit } from '../../support/randomEdits';
import { fixture, fixtureNames, fuzzRuns } from '../../support/transmissions';
import { cancelled, WiredServer } from '../../support/wiredServer';

/** Requests that complete what another offered. */
const COMPLETING = new Map([
  ['onCompletion', 'onCompletionResolve'],
  ['onCodeAction', 'onCodeActionResolve'],
]);
/** Its answer takes long and depends on no file; a test of its own asks for it. */
const CHOICES = 'ace/newTransmissionChoices';
const UNASKED = new Set(['onInitialize', CHOICES, ...COMPLETING.values()]);
const ECHOING = new Set(COMPLETING.values());

/** What an answer offers to be asked for in full; of long lists a few. */
function offeredIn(answer: unknown): unknown[] {
  const items = Array.isArray(answer) ? answer : ((answer as { items?: unknown } | null)?.items ?? []);
  return Array.isArray(items) ? items.slice(0, 3) : [];
}

async function started(): Promise<WiredServer> {
  const server = new WiredServer();
  await server.ask('onInitialize', { capabilities: { textDocument: { diagnostic: {} } } });
  return server;
}

/** @param seed the same number asks the same */
async function askEverything(server: WiredServer, uri: string, seed: number): Promise<void> {
  const document = server.document(uri);
  const name = fixtureNames[seed % fixtureNames.length] ?? '';
  const other = new LineTable(`file:///folder/${name}.ace`, 'ace', 1, fixture(name));
  const documents = new Map([...server.documents, [other.uri, other] as const]);
  const params = anyParams(seed, document, other);
  const ask = async (name: string, asked: unknown): Promise<unknown> => {
    const answer = await server.ask(name, asked);
    assert.deepEqual(misplaced(answer, documents, uri, other.uri), [], name);
    return answer;
  };
  for (const name of server.requests.keys()) {
    if (UNASKED.has(name)) continue;
    const answer = await ask(name, params);
    const completing = COMPLETING.get(name);
    if (completing !== undefined) for (const each of offeredIn(answer)) await ask(completing, each);
  }
}

/** A file to begin with: well-formed, or damaged in some way. */
const anyStart = fc.oneof(
  start,
  fc.tuple(start, fc.nat()).map(([text, seed]) => mutatedText(text, new Random(seed))),
);
/** Edits, and numbers that say what is asked between them. */
const steps = fc.array(
  fc.oneof<fc.WeightedArbitrary<Edit | number>[]>({ weight: 3, arbitrary: edit }, { weight: 2, arbitrary: fc.nat() }),
  { minLength: 1, maxLength: 5 },
);

describe('Every handler of the server', () => {
  const runs = fuzzRuns(60);

  it(`answers within the document after any edits, and fails at nothing (${runs} runs)`, async function () {
    this.timeout(60_000 + runs * 1000);
    // One server for all, for chapters take long to compile; each run has a file of its own.
    const server = await started();
    let files = 0;
    await fc.assert(
      fc.asyncProperty(anyStart, steps, fc.nat(), async (begin, made, last) => {
        const uri = `file:///folder/${++files}.ace`;
        server.log.length = 0;
        server.open(uri, begin);
        for (const each of [...made, last]) {
          if (typeof each === 'number') await askEverything(server, uri, each);
          else server.change(uri, ...changesOf(each, server.document(uri)));
          assert.deepEqual(server.log, []);
        }
        server.close(uri);
      }),
      { numRuns: runs },
    );
  });

  it('answers nothing for a file that is not open, and for a request that was cancelled', async function () {
    this.timeout(60_000);
    const server = await started();
    const unknown = new LineTable('file:///no-such.ace', 'ace', 1, '');
    const other = new LineTable('file:///other.ace', 'ace', 1, '');
    for (const seed of [1, 2, 3])
      for (const name of server.requests.keys()) {
        const params = anyParams(seed, unknown, other);
        const answer = await server.ask(name, name === 'onInitialize' ? { capabilities: {} } : params);
        // What completes an offer gives it back.
        const documents = new Map<string, LineTable>(ECHOING.has(name) ? [] : [[unknown.uri, unknown]]);
        assert.deepEqual(misplaced(answer, documents, unknown.uri, other.uri), [], name);
        if (name !== 'onInitialize') await server.ask(name, params, cancelled);
      }
    assert.deepEqual(server.log, []);
  });

  // Found by the property above.
  describe('keeps to the document where', () => {
    const uri = 'file:///short.ace';
    const at = (line: number, character: number): object => ({ textDocument: { uri }, position: { line, character } });
    const cases: [what: string, name: string, params: object][] = [
      ['a completion is asked for below the last line', 'onCompletion', at(9, 0)],
      ['a hover is asked for behind the end of a short record', 'onHover', at(1, 100)],
      ['the field of a hover begins behind the end of a short record', 'onHover', at(1, 60)],
      [
        'a selection grows from below the last line',
        'onSelectionRanges',
        { textDocument: { uri }, positions: [{ line: 9, character: 3 }] },
      ],
    ];
    for (const [what, name, params] of cases)
      it(what, async () => {
        const server = await started();
        server.open(uri, 'A27049XX      081726     SE\nB  27049XXSE\nSE10A');
        const answer = await server.ask(name, params);
        assert.deepEqual(misplaced(answer, server.documents, uri, uri), []);
        assert.deepEqual(server.log, []);
      });
  });
});
