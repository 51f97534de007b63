/** A server that has run all day keeps no more than one that has just opened the same files. `ACE_FUZZ_RUNS` asks for the long run. */
import assert from 'node:assert/strict';
import { Random } from '../mutation/random';
import { diagnosticsOf, fixture, fixtureNames, pulling, symbolsOf } from './fixtures';
import { ServerSession } from './session';

const isLong = Number(process.env['ACE_FUZZ_RUNS']) > 0;
const EDITS = isLong ? 10_000 : 1500;
const CYCLES = isLong ? 200 : 30;
/** So many edits or cycles have filled what is kept on purpose, such as compiled chapters. */
const WARM = { edits: isLong ? 2000 : 300, cycles: 10 };
/** What the heap may grow by between two times, in bytes; a kept copy of the file or its records would be many times that. */
const ALLOWED = 4_000_000;

const uri = 'file:///folder/long.ace';
const names = fixtureNames();

/** One block with the entry of a fixture several times. */
function longText(): string {
  const lines = fixture('ae-consumption').split('\n').slice(0, -1);
  const inside = lines.slice(2, -2);
  return [...lines.slice(0, 2), ...Array.from({ length: 30 }, () => inside).flat(), ...lines.slice(-2), ''].join('\n');
}

describe('Memory of the language server', function () {
  this.timeout(isLong ? 600_000 : 120_000);
  let session: ServerSession;
  const text = longText();
  const lines = text.split('\n');

  before(async () => {
    session = await ServerSession.start({ capabilities: pulling, measured: true });
  });
  after(async () => {
    assert.equal(await session.stop(), 0);
    assert.deepEqual(session.log, []);
  });

  /** Types a character over another and back, adds a line and takes it away, and asks what an editor asks meanwhile. */
  async function edits(count: number, random: Random): Promise<void> {
    for (let made = 0; made < count; made += 2) {
      const line = 2 + random.below(lines.length - 5);
      const character = random.below(80);
      const own = lines[line]?.[character] ?? ' ';
      const typed = { start: { line, character }, end: { line, character: character + 1 } };
      const added = { start: { line, character: 0 }, end: { line: line + 1, character: 0 } };
      if (made % 10 === 0) {
        await session.change(uri, {
          range: { start: added.start, end: added.start },
          text: `${lines[line - 1] ?? ''}\n`,
        });
        if (made % 40 === 0) await diagnosticsOf(session, uri);
        await session.change(uri, { range: added, text: '' });
      } else {
        await session.change(uri, { range: typed, text: 'Q' });
        if (made % 40 === 2) await symbolsOf(session, uri);
        if (made % 40 === 4)
          for (const method of ['hover', 'completion', 'semanticTokens/full', 'foldingRange'])
            await session.connection.sendRequest(`textDocument/${method}`, {
              textDocument: { uri },
              position: typed.start,
            });
        await session.change(uri, { range: typed, text: own });
      }
    }
    await diagnosticsOf(session, uri);
  }

  async function cycles(count: number): Promise<void> {
    for (let cycle = 0; cycle < count; cycle++) {
      const own = `file:///folder/${cycle}.ace`;
      await session.open(own, cycle % 5 === 0 ? text : fixture(names[cycle % 10] ?? ''));
      await diagnosticsOf(session, own);
      await symbolsOf(session, own);
      await session.connection.sendRequest('textDocument/semanticTokens/full', { textDocument: { uri: own } });
      await session.connection.sendRequest('ace/overview', { uri: own, line: 3 });
      await session.close(own);
    }
  }

  async function growth(warm: () => Promise<void>, work: () => Promise<void>): Promise<number> {
    await warm();
    const before = await session.heapUsed();
    await work();
    return (await session.heapUsed()) - before;
  }

  it(`stays flat over ${EDITS} edits`, async () => {
    await session.open(uri, text);
    const grown = await growth(
      () => edits(WARM.edits, new Random(1)),
      () => edits(EDITS, new Random(2)),
    );
    await session.close(uri);
    assert.ok(grown < ALLOWED, `it grew by ${grown} bytes`);
    console.log(`      grew by ${Math.round(grown / 1000)} kB`);
  });

  it(`stays flat over ${CYCLES} times a file is opened and closed`, async () => {
    const grown = await growth(
      () => cycles(WARM.cycles),
      () => cycles(CYCLES),
    );
    assert.ok(grown < ALLOWED, `it grew by ${grown} bytes`);
    console.log(`      grew by ${Math.round(grown / 1000)} kB`);
  });
});
