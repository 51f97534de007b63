/** Values and chapter texts reach the reader as they are, whatever they mean in Markdown. */
import assert from 'node:assert/strict';
import { alternatives, bullets, codeSpan, escapeMarkdown, paragraphs } from '../../../server/src/features/markdown';
import { recordName, recordTitle } from '../../../server/src/features/structureWords';

describe('Markdown', () => {
  const words: [text: string, markdown: string][] = [
    ['Mode (MOT) - 10, 11', 'Mode (MOT) - 10, 11'],
    ['*F and **', '\\*F and \\*\\*'],
    ['a_b <b> [x](y) `c` a|b ~d~', 'a\\_b \\<b\\> \\[x\\](y) \\`c\\` a\\|b \\~d\\~'],
    ['41.57 USD', '41.57 USD'],
    ['1. first', '1\\. first'],
    ['- item', '\\- item'],
    ['# heading', '\\# heading'],
    ['AT&T &amp; B&B-9', 'AT&T &amp;amp; B&B-9'],
    ['  two\nlines ', 'two lines'],
  ];
  for (const [text, markdown] of words) {
    it(`escapes ${JSON.stringify(text)}`, () => {
      assert.equal(escapeMarkdown(text), markdown);
    });
  }

  const spans: [value: string, span: string][] = [
    ['*F', '`*F`'],
    ['A  B C', '`A\u00a0\u00a0B C`'],
    ['a`b', '``a`b``'],
    ['`', '`` ` ``'],
    ['a\tb\0', '`a␉b␀`'],
    ['', ''],
  ];
  for (const [value, span] of spans) {
    it(`quotes ${JSON.stringify(value)}`, () => {
      assert.equal(codeSpan(value), span);
    });
  }

  it('leaves out what is not there', () => {
    assert.equal(paragraphs('a', undefined, '', 'b'), 'a\n\nb');
    assert.equal(bullets([]), undefined);
    assert.equal(alternatives(['A', 'B', 'C']), 'A, B or C');
  });

  const names: [id: string, name: string, title: string][] = [
    ['40', 'Line Item Header', '40 Line Item Header'],
    ['K1', 'Record Identifier K1', 'K1 record'],
    ['WR1', 'Record Identifier WR1 (Output)', 'WR1 (Output)'],
    ['10', 'FT10 - Admission Header', '10 Admission Header'],
    ['05', 'NS05 Status Notification Header', '05 Status Notification Header'],
    ['A', 'Amendment', 'A Amendment'],
    ['EY', 'EY Block control trailer reject', 'EY Block control trailer reject'],
  ];
  for (const [id, name, title] of names) {
    it(`calls ${id} with the name ${name} ${title}`, () => {
      assert.equal(recordTitle({ id, name }), title);
      assert.equal(`${id} ${recordName({ id, name }) || 'record'}`, title);
    });
  }
});
