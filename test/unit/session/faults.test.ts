/** A fault stays where it is: in one request, one check, one file of layouts or codes. It is told once, and all else goes on. */
import assert from 'node:assert/strict';
import { unitRules } from '../../../server/src/checks/rules';
import type { LayoutSource } from '../../../server/src/layout/catalog';
import { anyParams } from '../../support/anyParams';
import { source } from '../../support/layouts';
import { fixture } from '../../support/transmissions';
import { WiredServer } from '../../support/wiredServer';

const URI = 'file:///transmission.ace';

interface Found {
  readonly items: readonly { readonly code: string; readonly severity: number; readonly message: string }[];
}

async function opened(layouts: LayoutSource, name: string): Promise<WiredServer> {
  const server = new WiredServer(layouts);
  await server.ask('onInitialize', { capabilities: { textDocument: { diagnostic: {} } } });
  server.open(URI, fixture(name));
  return server;
}

/** What a hover says. */
async function hover(server: WiredServer, line: number, character: number): Promise<string> {
  const params = { textDocument: { uri: URI }, position: { line, character } };
  const answer = (await server.ask('onHover', params)) as { contents: { value: string } } | null;
  return answer?.contents.value ?? '';
}

const problems = async (server: WiredServer): Promise<Found> =>
  (await server.ask('languages.diagnostics.on', { textDocument: { uri: URI } })) as Found;

/** The layouts, with one text in the place of a chapter or reference list. */
function withText(kind: 'chapter' | 'reference', name: string, text: string): LayoutSource {
  return { ...source, [kind]: (asked: string) => (asked === name ? text : source[kind](asked)) };
}

describe('A fault', () => {
  describe('in what is asked', () => {
    const nonsense: unknown[] = [
      undefined,
      null,
      0,
      'x',
      [],
      {},
      { textDocument: null, uri: 7, position: 'x', range: {} },
    ];

    it('is answered by every request, and told under its name', async () => {
      const server = await opened(source, 'ae-consumption');
      for (const name of server.requests.keys())
        if (name !== 'onInitialize') for (const params of nonsense) await server.ask(name, params);
      const last = await hover(server, 2, 5);
      assert.notEqual(last, '');
      assert.ok(server.log.length > 0);
      for (const entry of server.log) assert.match(entry, /^[A-Za-z]+\/[A-Za-z/]+ failed: /);
      assert.deepEqual(server.log, [...new Set(server.log)]);
    });

    it('does not leave a notification', async () => {
      const server = await opened(source, 'ae-consumption');
      // The documents are kept by a library, whose faults the connection catches.
      for (const name of server.notifications.keys())
        if (!name.endsWith('TextDocument')) for (const params of nonsense) server.notify(name, params);
      await new Promise((resume) => setTimeout(resume));
      assert.notEqual(await hover(server, 2, 5), '');
      for (const entry of server.log) assert.match(entry, /^[A-Za-z]+(?:\/[A-Za-z]+)* failed: /);
    });
  });

  it('in everything is told once for each request, and every request is answered', async () => {
    let isBroken = false;
    const breaking: LayoutSource = {
      ...source,
      get index() {
        if (isBroken) throw new RangeError('a secret of the file');
        return source.index;
      },
    };
    const server = await opened(breaking, 'ae-consumption');
    const document = server.document(URI);
    isBroken = true;
    for (const name of server.requests.keys())
      if (name !== 'onInitialize')
        for (let time = 0; time < 2; time++) await server.ask(name, anyParams(1, document, document));
    const failed = server.log.map((entry) => entry.slice(0, entry.indexOf(' failed: RangeError\n')));
    assert.deepEqual(failed, [...new Set(failed)]);
    for (const name of ['textDocument/hover', 'textDocument/diagnostic', 'textDocument/documentSymbol', 'ace/overview'])
      assert.ok(failed.includes(name), name);
    assert.doesNotMatch(server.log.join('\n'), /secret/);
    isBroken = false;
    assert.match(await hover(server, 1, 10), /Application Identifier/);
  });

  it('in one check is told once, and the others find what they find', async () => {
    const server = await opened(source, 'ae-consumption');
    const edited = fixture('ae-consumption').replace('0111 X', '9911 X').toLowerCase();
    server.change(URI, { text: edited });
    const whole = await problems(server);
    assert.ok(whole.items.length > 5);
    const [first] = unitRules.filter(({ applications }) => applications.includes('AE'));
    assert(first);
    const check = first.check.bind(first);
    try {
      Object.assign(first, {
        check: () => {
          throw new TypeError('a secret of the file');
        },
      });
      server.open(URI, edited);
      const rest = await problems(server);
      assert.deepEqual(
        rest.items.map(({ message }) => message),
        whole.items.filter(({ code }) => code !== first.id).map(({ message }) => message),
      );
      server.change(URI, { text: edited });
      await problems(server);
      assert.equal(server.log.length, 1);
      assert.match(server.log[0] ?? '', new RegExp(`^check ${first.id} failed: TypeError\n`));
    } finally {
      Object.assign(first, { check });
    }
  });

  describe('in a file of layouts or codes', () => {
    const chapter = 'entry-summary-create-update';
    const text = source.chapter(chapter) ?? '';
    const parsed = JSON.parse(text) as { records: { id: string; fields: unknown }[] };
    const without = JSON.stringify({
      ...parsed,
      records: parsed.records.map((record) => (record.id === '40' ? { ...record, fields: undefined } : record)),
    });
    const cases: [what: string, layouts: LayoutSource, told: RegExp][] = [
      [
        'that is cut off',
        withText('chapter', chapter, text.slice(0, 1000)),
        /^layouts\/entry-summary-create-update\.json cannot be used: .*JSON/,
      ],
      [
        'that is empty',
        withText('chapter', chapter, ''),
        /^layouts\/entry-summary-create-update\.json cannot be used: .*JSON/,
      ],
      ['that holds something else', withText('chapter', chapter, '[]'), /: it holds no JSON object$/],
      [
        'in one record',
        withText('chapter', chapter, without),
        /^layouts\/entry-summary-create-update\.json at records\/40 cannot be used: /,
      ],
    ];
    for (const [what, layouts, told] of cases)
      it(`${what} is told once with its place and reason, and the others hold`, async () => {
        const server = await opened(layouts, 'ae-consumption');
        assert.deepEqual(
          (await problems(server)).items.filter(({ severity }) => severity === 1),
          [],
        );
        assert.match(await hover(server, 0, 0), /Batch Control Header/);
        server.open(URI, fixture('se-add'));
        assert.match(await hover(server, 2, 5), /SE10/);
        assert.deepEqual((await problems(server)).items, []);
        server.open(URI, fixture('ae-consumption'));
        await problems(server);
        assert.equal(server.log.length, 1);
        assert.match(server.log[0] ?? '', told);
      });

    it('that others take records from gives no false error', async () => {
      const server = await opened(withText('chapter', 'pga-message-set', '{'), 'ae-pga');
      assert.deepEqual(
        (await problems(server)).items.filter(({ severity }) => severity === 1),
        [],
      );
      assert.equal(server.log.length, 1);
    });

    for (const name of ['countries-of-origin', 'application-identifiers', 'responses', 'transaction-forms'])
      it(`of the codes ${name} is told once, and nothing fails`, async () => {
        const server = await opened(withText('reference', name, '{"codes":'), 'ae-consumption');
        const document = server.document(URI);
        for (const asked of server.requests.keys())
          if (asked !== 'onInitialize')
            for (const seed of [1, 2]) await server.ask(asked, anyParams(seed, document, document));
        assert.equal(server.log.length, 1, server.log.join('\n'));
        assert.ok(server.log[0]?.startsWith(`reference/${name}.json cannot be used: `), server.log[0]);
      });
  });
});
