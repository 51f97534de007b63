/** Nothing that the product tells holds a password or a social security number that stands in a file. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inRoot } from '../../scripts/lib/project.mjs';
import { INDEX_FILE, RECORD_FIELDS, RECORDS_AS_JSON, RECORDS_FROM_JSON, STATUS } from '../../server/src/protocol';
import { COMPARE } from '../../server/src/features/comparison/model';
import { OVERVIEW } from '../../server/src/features/overview/model';
import { PAIR_RESPONSE, RANK_COUNTERPARTS } from '../../server/src/features/returned/model';
import { leakIn, plant, type Form, type Planted } from '../support/secrets';
import { fixture, fixtureNames } from './fixtures';
import { ServerSession } from './session';

const forms: readonly Form[] = ['bare', 'hyphenated'];
const names = fixtureNames();
const everything = {
  checks: {},
  maxProblems: 100_000,
  inlayHints: { dates: true, amounts: true, codes: true, fieldNames: true },
};

/** Pages of a long file are alike: of each, so many planted places are looked at from every position. */
const MOST_PLACES = 10;

interface CompletionItem {
  readonly label: string;
}

/** Fails when an answer holds a secret. */
function assertNoLeak(answer: unknown, what: string): void {
  const text = typeof answer === 'string' ? answer : JSON.stringify(answer ?? null);
  const leak = leakIn(text);
  assert.equal(leak, undefined, `${what}: …${leak ?? ''}…`);
}

/** What a person reads of a code action: its edit is what goes into the file. */
function readable(answer: unknown): unknown {
  return JSON.parse(
    JSON.stringify(answer ?? null, (key, value: unknown) =>
      key === 'edit' || key === 'textEdit' || key === 'newText' ? undefined : value,
    ),
  );
}

describe('secrets planted in every field that can hold one', () => {
  let session: ServerSession;
  const told: string[] = [];

  before(async () => {
    session = await ServerSession.start({
      initializationOptions: everything,
      capabilities: { textDocument: { diagnostic: {} }, window: { workDoneProgress: true } },
      prepare: (connection) => {
        connection.onUnhandledNotification(({ method, params }) => told.push(`${method} ${JSON.stringify(params)}`));
        connection.onRequest('window/workDoneProgress/create', (params: unknown) => {
          told.push(JSON.stringify(params));
          return null;
        });
      },
    });
    await session.connection.sendNotification('$/setTrace', { value: 'verbose' });
  });
  after(async () => {
    assertNoLeak(session.log, 'the log');
    assertNoLeak(told, 'notifications and requests of the server');
    assertNoLeak(session.errorOutput, 'standard error');
    await session.stop();
  });

  const ask = async (method: string, params: unknown, what: string): Promise<unknown> => {
    const answer = await session.connection.sendRequest<unknown>(method, params);
    assertNoLeak(readable(answer), `${method} of ${what}`);
    return answer;
  };

  async function askOfFile(uri: string, { text }: Planted, what: string): Promise<void> {
    const textDocument = { uri };
    const lines = text.split('\n');
    const range = { start: { line: 0, character: 0 }, end: { line: lines.length, character: 0 } };
    for (const method of [
      'textDocument/diagnostic',
      'textDocument/documentSymbol',
      'textDocument/foldingRange',
      'textDocument/documentLink',
      'textDocument/semanticTokens/full',
    ])
      await ask(method, { textDocument }, what);
    await ask('textDocument/inlayHint', { textDocument, range }, what);
    await ask('textDocument/codeAction', { textDocument, range, context: { diagnostics: [] } }, what);
    await ask('workspace/symbol', { query: '' }, what);
    await ask('workspace/symbol', { query: '9' }, what);
    await ask(RECORD_FIELDS, { uri, startLine: 0, endLine: lines.length }, what);
    await ask(OVERVIEW, { uri, line: 0 }, what);
    const json = { uri, scope: 'file', startLine: 0, endLine: lines.length, showConfidential: false };
    const masked = (await ask(RECORDS_AS_JSON, json, what)) as { json: string };
    for (const blanksMasked of [false, true])
      await ask(RECORDS_FROM_JSON, { uri, json: masked.json, line: 0, blanksMasked }, what);
  }

  async function askAt(uri: string, position: { line: number; character: number }, what: string): Promise<void> {
    const at = { textDocument: { uri }, position };
    const where = `${what} ${position.line}:${position.character}`;
    await Promise.all([
      ask('textDocument/hover', at, where),
      ask('textDocument/documentHighlight', at, where),
      ask('textDocument/definition', at, where),
      ask('textDocument/references', { ...at, context: { includeDeclaration: true } }, where),
      // A refusal is an answer as well.
      ask('textDocument/prepareRename', at, where).catch((error: unknown) => {
        assertNoLeak(String(error), where);
      }),
      ask('textDocument/selectionRange', { textDocument: { uri }, positions: [position] }, where),
      ask('textDocument/linkedEditingRange', at, where),
      ask(STATUS, { uri, position }, where),
    ]);
  }

  for (const form of forms)
    it(`do not come out of the server: ${form}`, async function () {
      this.timeout(240_000);
      for (const name of names) {
        const planted = plant(fixture(name), form);
        const what = `${name}, ${form}`;
        const uri = `file:///${form}/${name}.ace`;
        await session.open(uri, planted.text);
        await askOfFile(uri, planted, what);
        const places = planted.places.slice(0, MOST_PLACES);
        for (const { line, from, to } of places) {
          for (const character of new Set([from - 1, from, from + 1, to - 1, to, 79]))
            await askAt(uri, { line, character }, what);
          const at = { textDocument: { uri }, position: { line, character: from } };
          const offered = (await ask('textDocument/completion', at, what)) as
            { items?: CompletionItem[] } | CompletionItem[] | null;
          const items = Array.isArray(offered) ? offered : (offered?.items ?? []);
          for (const item of items.slice(0, 3)) await ask('completionItem/resolve', item, what);
        }
        const before = { uri: `${uri}.before`, text: fixture(name) };
        await ask(COMPARE, { before, after: { uri } }, what);
        await ask(COMPARE, { before: { uri }, after: before }, what);
        const unread = { uri: `${uri}.raw`, text: planted.text.replaceAll('\n', '') };
        await ask(COMPARE, { before: unread, after: before }, what);
        await ask(INDEX_FILE, { uri: `file:///indexed/${form}/${name}.ace`, text: planted.text }, what);
        await session.close(uri);
      }
      await ask('workspace/symbol', { query: '' }, 'the index');
    });

  it('do not come out of broken files either', async function () {
    this.timeout(120_000);
    for (const name of names) {
      const { text } = plant(fixture(name), 'hyphenated');
      const damaged: [what: string, text: string][] = [
        ['without line breaks', text.replaceAll('\n', '')],
        ['in lower case', text.toLowerCase()],
        ['cut to 60', text.replace(/^(.{60}).*$/gm, '$1')],
        ['without its first record', text.slice(text.indexOf('\n') + 1)],
        ['of another application', text.replace(/^(B.{9}).{2}/gm, '$1ZZ').replace(/^(A.{24}).{2}/gm, '$1ZZ')],
      ];
      for (const [what, broken] of damaged) {
        const uri = `file:///broken/${name}.ace`;
        await session.open(uri, broken);
        await askOfFile(uri, { text: broken, places: [] }, `${name} ${what}`);
        for (const character of [0, 8, 40]) await askAt(uri, { line: 0, character }, `${name} ${what}`);
        await session.close(uri);
      }
    }
  });

  it('do not come out of a request beside its response', async () => {
    for (const [request, response] of [
      ['ae-consumption', 'ax-rejected'],
      ['se-add', 'sx-rejected'],
      ['cb-add', 'cx-response'],
      ['ki-query', 'kr-response'],
    ] as const) {
      for (const form of forms) {
        const pair = {
          request: { uri: 'file:///pair/request.ace', text: plant(fixture(request), form).text },
          response: { uri: 'file:///pair/response.ace', text: plant(fixture(response), form).text },
        };
        await ask(PAIR_RESPONSE, pair, `${request} and ${response}`);
        await ask(RANK_COUNTERPARTS, { file: pair.request, others: [pair.response] }, request);
      }
    }
  });

  it('are shown by the hover that is asked to', async () => {
    const own = await ServerSession.start({ initializationOptions: { showConfidentialData: true } });
    try {
      const { text } = plant(fixture('ae-consumption'), 'bare');
      await own.open('file:///shown.ace', text);
      const hover = await own.connection.sendRequest('textDocument/hover', {
        textDocument: { uri: 'file:///shown.ace' },
        position: { line: 0, character: 9 },
      });
      assert.notEqual(leakIn(JSON.stringify(hover)), undefined);
    } finally {
      await own.stop();
    }
  });

  it('do not come out of ace-check', function () {
    this.timeout(120_000);
    const folder = mkdtempSync(join(tmpdir(), 'ace-secrets-'));
    try {
      for (const form of forms) {
        const files = names.map((name) => {
          const path = join(folder, `${name}.ace`);
          writeFileSync(path, plant(fixture(name), form).text);
          return path;
        });
        const run = (...args: string[]): string => {
          const { stdout, stderr } = spawnSync(process.execPath, [inRoot('dist', 'cli.js'), ...args], {
            encoding: 'utf8',
            maxBuffer: 1 << 28,
          });
          return `${stdout}\n${stderr}`;
        };
        assertNoLeak(run(...files), `text, ${form}`);
        for (const format of ['json', 'sarif', 'junit', 'github'])
          assertNoLeak(run('--format', format, ...files), `${format}, ${form}`);
        assertNoLeak(run('--fix-dry-run', ...files), `fixes, ${form}`);
        for (const name of ['ae-consumption', 'se-add', 'tp-importer', 'sf-isf10', 'cb-add', 'qp-inbond']) {
          const path = join(folder, `${name}.ace`);
          assertNoLeak(run('decode', path), `decode ${name}, ${form}`);
          assert.notEqual(leakIn(run('decode', '--show-confidential', path)), undefined, name);
        }
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
