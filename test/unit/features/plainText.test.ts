import assert from 'node:assert/strict';
import fc from 'fast-check';
import { hover } from '../../../server/src/features/hover';
import { codeSpan, escapeMarkdown } from '../../../server/src/features/markdown';
import { plainText } from '../../../server/src/features/plainText';
import { fixture, transmissionOf } from '../../support/transmissions';

describe('Plain text', () => {
  const cases: [markdown: string, text: string][] = [
    ['**Entry Type** — `99` is none', 'Entry Type — 99 is none'],
    ['one\\\ntwo', 'one\ntwo'],
    ['*Chapter, [page ESF-26](https://example.org/a)*', 'Chapter, page ESF-26'],
    ['a \\* b \\[c\\] \\\\', 'a * b [c] \\'],
    ['`` `x` ``', '`x`'],
    ['- one\n- two', '- one\n- two'],
  ];
  for (const [markdown, text] of cases)
    it(`of ${JSON.stringify(markdown)}`, () => {
      assert.equal(plainText(markdown), text);
    });

  it('gives back words that were escaped', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        const words = (text: string): string => text.replace(/\s+/g, ' ').trim();
        assert.equal(
          plainText(`**${escapeMarkdown(one)}** (${escapeMarkdown(other)})`),
          `${words(one)} (${words(other)})`,
        );
      }),
    );
  });

  it('gives back printable values', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('A', '`', '*', '\\', '_', '1'), minLength: 1 }), (value) => {
        assert.equal(plainText(codeSpan(value)), value);
      }),
    );
  });

  it('leaves no sign in a hover', () => {
    const transmission = transmissionOf(fixture('ae-consumption'));
    let count = 0;
    for (let line = 0; line < transmission.recordCount; line++)
      for (let character = 0; character < 80; character += 7) {
        const shown = hover(transmission, { line, character });
        if (!shown || !('kind' in (shown.contents as object))) continue;
        count++;
        const text = plainText((shown.contents as { value: string }).value);
        assert.doesNotMatch(text, /`|\]\(|\\/);
      }
    assert.ok(count > 300);
  });
});
