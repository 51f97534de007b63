/** Records as JSON and from JSON, at the built server. */
import assert from 'node:assert/strict';
import {
  RECORDS_AS_JSON,
  RECORDS_FROM_JSON,
  type JsonScope,
  type RecordsAsJson,
  type RecordsFromJson,
} from '../../server/src/protocol';
import { fixture } from './fixtures';
import { ServerSession } from './session';

const summaries = fixture('ae-two-batches');
const lines = summaries.split(/(?<=\n)/);

describe('Records as JSON', () => {
  let session: ServerSession;
  let opened = 0;

  before(async () => {
    session = await ServerSession.start();
  });
  after(async () => {
    assert.equal(await session.stop(), 0);
    assert.deepEqual(session.log, []);
  });

  async function open(text: string): Promise<string> {
    const uri = `file:///json-${++opened}.ace`;
    await session.open(uri, text);
    return uri;
  }

  const asked = (
    uri: string,
    scope: JsonScope,
    startLine = 0,
    endLine = startLine,
    showConfidential = true,
  ): Promise<RecordsAsJson> =>
    session.connection.sendRequest(RECORDS_AS_JSON, { uri, scope, startLine, endLine, showConfidential });

  const written = (uri: string, json: string, line = 0, blanksMasked = false): Promise<RecordsFromJson> =>
    session.connection.sendRequest(RECORDS_FROM_JSON, { uri, json, line, blanksMasked });

  it('come by lines, transaction, block and file, and go back character by character', async () => {
    const uri = await open(summaries);
    const empty = await open('');
    const lineOf = (id: string): number => lines.findIndex((line) => line.startsWith(id));
    const behindY = lineOf('Y') + 1;
    const secondEntry = lines.findIndex((line, at) => at > 2 && line.startsWith('10'));
    for (const [scope, start, end, expected] of [
      ['records', 3, 5, lines.slice(3, 6)],
      ['transaction', 4, 4, lines.slice(2, secondEntry)],
      ['block', 4, 4, lines.slice(1, behindY)],
      ['file', 4, 4, lines],
    ] as const) {
      const answer = await asked(uri, scope, start, end);
      assert(answer.json !== null);
      assert.deepEqual(await written(empty, answer.json), { text: expected.join('') }, scope);
    }
    assert.deepEqual(await asked(uri, 'transaction', 0), { json: null, records: 0, most: 20_000 });
  });

  it('leave passwords out, and tell so', async () => {
    const uri = await open(summaries);
    const answer = await asked(uri, 'records', 0, 0, false);
    assert(answer.json !== null && answer.masked && !answer.json.includes('SECRET'));
    const refused = await written(uri, answer.json);
    assert('refusal' in refused && refused.isMasked);
    assert.match(refused.refusal, /record 1 \(line 1, A\): the value of Communication Password is masked/);
    assert.deepEqual(await written(uri, answer.json, 0, true), { text: lines[0]?.replace('SECRET', '      ') });
    const other = await asked(uri, 'records', 1, 1, false);
    assert(other.json !== null && !other.masked);
  });

  it('take the application from where they go, and are refused by record and field', async () => {
    const uri = await open(summaries);
    const json = (value: string): string => JSON.stringify([{ record: '10', fields: { 'Entry Filer Code': value } }]);
    const answer = await written(uri, json('9XX'), 3);
    assert('text' in answer && /^10 9XX {74}\n$/.test(answer.text));
    assert.deepEqual(await written(uri, json('9XXX'), 3), {
      refusal: 'record 1 (10): Entry Filer Code has 3 positions, the value given has 4',
      isMasked: false,
    });
    const none = await written(uri, '{', 3);
    assert('refusal' in none && none.refusal.startsWith('this is no JSON'));
  });

  it('split the lines of a raw transmission', async () => {
    const raw = await open(lines.map((line) => line.replace('\n', '')).join(''));
    const answer = await asked(raw, 'file');
    assert(answer.json !== null);
    assert.equal(answer.records, lines.length);
    assert.match(answer.json, /"record":"10"/);
  });
});
