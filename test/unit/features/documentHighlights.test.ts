import assert from 'node:assert/strict';
import { documentHighlights } from '../../../server/src/features/documentHighlights';
import { atCursor, inFixture, type AtCursor } from '../../support/cursor';

/** Highlights as `line:position value`, both 1-based. */
function readable({ transmission, position }: AtCursor): string[] {
  return documentHighlights(transmission, position).map(
    ({ range }) => `${range.start.line + 1}:${range.start.character + 1} ${transmission.document.getText(range)}`,
  );
}

describe('Document highlights', () => {
  const cases: [name: string, marked: string, expected: string[]][] = [
    ['ae-consumption', '22‸', ['7:3 00000100']],
    [
      'ae-consumption',
      '47S89-12‸',
      ['4:3 89-1234567AB', '4:15 89-1234567AB', '17:4 89-1234567AB', '18:4 89-1234567AB', '27:4 89-1234567AB'],
    ],
    ['ax-accepted', 'E0 SUMMRY 000001 REF ID: 9‸XX', ['3:26 9XX', '6:51 9XX', '9:51 9XX', '10:51 9XX']],
    ['ae-consumption', '‸22', ['7:1 22', '9:1 22']],
    ['ae-consumption', 'B  27049XXA‸', ['1:26 AE', '2:11 AE', '34:11 AE']],
    ['ae-consumption', '5099038803‸', ['19:3 99038803']],
    ['ae-consumption', '5099038803   0000300000 0000‸', []],
  ];
  for (const [name, marked, expected] of cases)
    it(`at ${marked}: ${expected.length === 0 ? 'none' : String(expected.length)}`, () => {
      assert.deepEqual(readable(inFixture(name, marked)), expected);
    });

  it('are found in numbered fields of a kind', () => {
    const at = atCursor('32‸9XX  010000249XX  010000329XX  01000040', 'AE');
    assert.deepEqual(readable(at), ['1:3 9XX', '1:16 9XX', '1:29 9XX']);
  });

  it('stop where there are too many, and far from the cursor', () => {
    const line = '50' + '8504409540'.padEnd(78);
    const at = atCursor(`B  27049XXAE\n50‸${line.slice(2)}\n${Array.from({ length: 15_000 }, () => line).join('\n')}`);
    assert.equal(documentHighlights(at.transmission, at.position).length, 1000);
    const far = atCursor(
      `B  27049XXAE\n50‸${line.slice(2)}\n${Array.from({ length: 15_000 }, () => '6249900004157').join('\n')}\n${line}`,
    );
    assert.equal(documentHighlights(far.transmission, far.position).length, 1);
  });
});
