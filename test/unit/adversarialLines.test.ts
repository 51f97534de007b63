/** No text makes any pattern or walk of the product take longer than in proportion to its length. */
import assert from 'node:assert/strict';
import { completions } from '../../server/src/features/completion';
import { csmsAddress, csmsMentions } from '../../server/src/features/cbpPages';
import { documentLinks } from '../../server/src/features/documentLinks';
import { documentSymbols } from '../../server/src/features/documentSymbols';
import { hover } from '../../server/src/features/hover';
import { inlayHints } from '../../server/src/features/inlayHints';
import { overview } from '../../server/src/features/overview/overview';
import { rangeTokens } from '../../server/src/features/semanticTokens';
import { withoutSecrets } from '../../server/src/layout/confidential';
import { maskSocialSecurityNumbers } from '../../server/src/layout/values';
import { maskedText } from '../../server/src/masking/mask';
import { seeded } from '../../server/src/masking/random';
import { decodedFile } from '../../server/src/transmission/json/decode';
import { separateRecords } from '../../server/src/transmission/json/separate';
import { Checker } from '../../server/src/checks/checker';
import { unitRules } from '../../server/src/checks/rules';
import type { Transmission } from '../../server/src/transmission/transmission';
import { catalog } from '../support/layouts';
import { transmissionOf } from '../support/transmissions';

/** What patterns with repetitions trip over: runs of one class, and runs of what almost matches. */
const runs = [' ', '0', '9', 'A', 'a', '-', '.', '•', '(', '"', '\t', '\0', '\u001A', '\uFEFF', 'é'].concat(
  [
    '- ',
    '9-',
    '123-45-',
    '123-45-678 ',
    'a@',
    'a.',
    '@.',
    'CSMS ',
    'CSMS #',
    '(555) ',
    '555-',
    '1 2 ',
    'A1',
    '9,',
    'X\0',
  ],
  ['NO MARKS ', 'PG01', '\u001A\0', 'é ', '\uD83D\uDE00'],
);
const starts = ['', 'A2704XYZ', 'SE10', '11', 'PG24', 'ZZ'];
const SHORT = 25_000;
const LONG = 100_000;
/** Four times the text may take four times as long, and somewhat more on a busy machine; were it the square, sixteen times. */
const MOST_GROWTH = 9;
/** Too little time to tell how it grows, in milliseconds. */
const NOTHING = 250;

const checker = new Checker(catalog, unitRules);
const valueContext = { dates: true, amounts: true, codes: true, fieldNames: true };

/** What is asked of a file whose third line is the bad one. */
const asked: Record<string, (transmission: Transmission) => unknown> = {
  'what is found': (transmission) => checker.findings(transmission),
  'the hover': (transmission) => [0, 10, 79, 5000].map((character) => hover(transmission, { line: 2, character })),
  'the completion': (transmission) => completions(transmission, { line: 2, character: 20 }, {}),
  'the outline': (transmission) => documentSymbols(transmission),
  'the hints': (transmission) => inlayHints(transmission, 0, 4, valueContext),
  'the links': (transmission) => documentLinks(transmission),
  'the colours': (transmission) => rangeTokens(transmission, 0, 4),
  'the overview': (transmission) => overview(transmission, 2),
  'the JSON': (transmission) => [...decodedFile(separateRecords(transmission), {}, { showConfidential: false })],
  'the masked copy': (transmission) =>
    maskedText(separateRecords(transmission), { random: seeded('x'), replacesFilerCodes: true }),
};

/** What is asked of a text by itself. */
const askedOfText: Record<string, (text: string) => unknown> = {
  'mentions of messages': csmsMentions,
  'the number of a message': csmsAddress,
  'the mask of numbers': maskSocialSecurityNumbers,
  'a message without secrets': (text) => withoutSecrets(text, { text, layout: undefined }),
};

function timed(work: () => unknown): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

function assertLinear(what: string, work: (length: number) => () => unknown): void {
  const long = timed(work(LONG));
  if (long < NOTHING) return;
  // What came up by chance does not come up again.
  const short = timed(work(SHORT));
  const again = Math.min(long, timed(work(LONG)));
  assert.ok(again < Math.max(NOTHING, MOST_GROWTH * short), `${what}: ${short} ms for a quarter, ${again} ms for all`);
}

const line = (start: string, run: string, length: number): string =>
  (start + run.repeat(Math.ceil(length / run.length))).slice(0, length);

function file(bad: string): Transmission {
  const header = 'A2704XYZSECRET081726     AE'.padEnd(80);
  return transmissionOf(`${header}\n${'B  2704XYZAE'.padEnd(80)}\n${bad}\n${'Y  2704XYZAE'.padEnd(80)}\n`);
}

describe('lines that are made to hold a program up', () => {
  it('are read at 80 positions as any other', () => {
    for (const start of starts)
      for (const run of runs) {
        const transmission = file(line(start, run, 80));
        for (const [what, ask] of Object.entries(asked))
          assert.ok(timed(() => ask(transmission)) < 1000, `${what} of ${JSON.stringify(start + run)}`);
      }
  }).timeout(120_000);

  for (const [what, ask] of Object.entries(asked))
    it(`take ${what} no longer than in proportion to their length`, () => {
      for (const run of runs)
        for (const start of ['', 'A2704XYZ', '11'])
          assertLinear(`${what} of ${JSON.stringify(start + run)}`, (length) => {
            const transmission = file(line(start, run, length));
            return () => ask(transmission);
          });
    }).timeout(120_000);

  for (const [what, ask] of Object.entries(askedOfText))
    it(`take ${what} no longer than in proportion to their length`, () => {
      for (const run of runs)
        assertLinear(`${what} of ${JSON.stringify(run)}`, (length) => {
          const text = line('', run, length);
          return () => ask(text);
        });
    }).timeout(120_000);
});
