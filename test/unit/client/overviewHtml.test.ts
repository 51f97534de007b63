import assert from 'node:assert/strict';
import fc from 'fast-check';
import { escapeHtml, overviewHtml, type OverviewTexts } from '../../../client/src/overview/html';
import { exportedPage, webviewPage } from '../../../client/src/overview/page';
import { overview } from '../../../server/src/features/overview/overview';
import { fixture, fixtureNames, transmissionOf } from '../../support/transmissions';

const texts: OverviewTexts = {
  control: 'Control records',
  transactions: '{0} transactions',
  partial: 'Transaction {0} of {1}',
  omitted: '{0} more records',
  empty: 'There are no records in this file.',
  position: '{0} record: {1}, positions {2}',
  confidential: 'confidential',
  wrong: 'wrong',
};
const htmlOf = (text: string): string => overviewHtml(overview(transmissionOf(text), 0), texts);

/** Names of the elements in the page, and their attributes. */
function parts(html: string): Set<string> {
  const found = new Set<string>();
  for (const [, name = '', attributes = ''] of html.matchAll(/<\/?([^\s>/]+)([^>]*)>/g)) {
    found.add(name);
    for (const [, attribute = ''] of attributes.matchAll(/([a-z-]+)="[^"]*"/g)) found.add(`@${attribute}`);
  }
  return found;
}

const OWN = new Set([
  ...[
    'article',
    'details',
    'dd',
    'div',
    'dl',
    'dt',
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'header',
    'li',
    'nav',
    'ol',
    'p',
  ],
  ...['section', 'span', 'summary', 'table', 'tbody', 'td', 'th', 'thead', 'tr'],
  ...[
    '@class',
    '@role',
    '@tabindex',
    '@title',
    '@start',
    '@scope',
    '@aria-current',
    '@data-line',
    '@data-start',
    '@data-end',
  ],
]);

describe('The page of the overview', () => {
  it('has only elements of its own, whatever the file says', () => {
    const lines = fixture('ae-consumption').split('\n');
    const hostile = fc.oneof(
      fc.constantFrom(
        '<img src=x onerror=alert(1)>',
        '"><script>alert(1)</script>',
        "' onclick='alert(1)",
        '&lt;b&gt;',
      ),
      fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '&', ' ', '/', '=', 'a', 'b', '-') }),
    );
    fc.assert(
      fc.property(fc.nat({ max: lines.length - 1 }), fc.nat({ max: 79 }), hostile, (at, character, text) => {
        const changed = lines.map((line, index) =>
          index === at ? line.slice(0, character) + text + line.slice(character) : line,
        );
        const html = htmlOf(changed.join('\n'));
        for (const found of parts(html)) assert.ok(OWN.has(found), `${found} for ${JSON.stringify(changed[at])}`);
      }),
    );
  });

  it('closes what it opens', () => {
    for (const name of fixtureNames) {
      const open: string[] = [];
      for (const [, closing, tag = ''] of htmlOf(fixture(name)).matchAll(/<(\/?)([a-z0-9]+)[^>]*>/g))
        if (closing === '') open.push(tag);
        else assert.equal(open.pop(), tag, name);
      assert.deepEqual(open, [], name);
    }
  });

  it('shows hostile text as it stands', () => {
    const html = htmlOf(fixture('ae-consumption').replace('DESK TOP POWER', '<img onerror=1>'));
    assert.ok(html.includes(escapeHtml('<img onerror=1>')));
    assert.ok(!html.includes('<img'));
  });

  it('lists transactions where there are several', () => {
    assert.match(htmlOf(fixture('kr-response')), /^<nav>.*5 transactions/);
    assert.doesNotMatch(htmlOf(fixture('ae-consumption')), /<nav>/);
    assert.match(htmlOf(''), /no records/);
  });

  it('runs no script but its own and loads nothing from elsewhere', () => {
    const page = webviewPage('vscode:overview.js', 'vscode:overview.css', 'vscode:', 'abc');
    assert.match(page, /default-src 'none'; style-src vscode:; script-src 'nonce-abc'"/);
    assert.deepEqual([...page.matchAll(/<script[^>]*>/g)].map(String), [
      '<script nonce="abc" src="vscode:overview.js">',
    ]);
  });

  it('stands alone when it is exported', () => {
    const page = exportedPage('<Title>', 'body{} </style>', htmlOf(fixture('ae-consumption')));
    assert.match(page, /<title>&#60;Title&#62;<\/title>/);
    assert.equal([...page.matchAll(/<\/style>/g)].length, 1);
    assert.doesNotMatch(page, /<script|<link|https?:|tabindex/);
    assert.match(page, /default-src 'none'/);
  });
});
