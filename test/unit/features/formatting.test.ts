import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formattingEdits } from '../../../server/src/features/formatting';
import { edited } from '../../support/fixes';
import { fixture, fixtureNames, fuzzRuns, transmissionOf } from '../../support/transmissions';

function formatted(text: string, first = 0, last = Infinity): string {
  return edited(text, formattingEdits(transmissionOf(text), first, last));
}

const AE = fixture('ae-consumption');

describe('Formatting', () => {
  it('leaves well-formed transmissions as they are', () => {
    for (const name of fixtureNames) assert.equal(formatted(fixture(name)), fixture(name), name);
  });

  it('fills records up to 80 positions and removes blanks behind them', () => {
    assert.equal(formatted(fixture('bad/short-records')), AE);
    assert.equal(formatted(AE.replaceAll('\n', '   \n')), AE);
  });

  it('keeps what stands behind position 80', () => {
    const long = AE.replace('\n', 'REST\n');
    assert.equal(formatted(long), long);
  });

  it('writes capitals, even where they choose another layout', () => {
    const [first = '', ...rest] = AE.split('\n');
    const lower = [first, ...rest.map((text) => text.slice(0, 4) + text.slice(4).toLowerCase())].join('\n');
    assert.equal(formatted(lower), AE);
  });

  it('puts numbers at the right end of their fields', () => {
    assert.match(formatted(AE.replace('2200000100', '22100     ')), /^22 {5}100CTNS/m);
    const lines = (text: string): string => text.split('\n')[13] ?? '';
    const qp = fixture('qp-inbond');
    assert.equal(lines(formatted(qp.replace('Y  38019XXQP00023', 'Y  38019XXQP23   '))), lines(qp));
    assert.equal(formatted(qp.replace('Y  38019XXQP00023', 'Y  38019XXQP23   ')), qp);
  });

  it('leaves a record alone that ends within a number', () => {
    const cut = AE.replace(/^9000000326880.*$/m, '90000003');
    assert.equal(formatted(cut), cut);
  });

  it('leaves lines alone that it can’t read', () => {
    for (const text of ['hello\n', 'XX not a record\n', '\n\n', AE.replaceAll('\n', '')])
      assert.equal(formatted(text), text);
  });

  it('touches the lines that are asked for and no others', () => {
    const short = fixture('bad/short-records');
    const lines = formatted(short, 3, 5).split('\n');
    for (const [at, line] of lines.entries())
      assert.equal(line, (at >= 3 && at <= 5 ? AE : short).split('\n')[at], `line ${at + 1}`);
  });

  it('keeps line ends', () => {
    const crlf = fixture('bad/short-records').replaceAll('\n', '\r\n');
    assert.equal(formatted(crlf), AE.replaceAll('\n', '\r\n'));
  });

  it('changes no value and is done when it is done, whatever the file holds', () => {
    const damage = fc.record({
      name: fc.constantFrom(...fixtureNames, 'bad/lower-case', 'bad/tabs', 'bad/mixed'),
      hits: fc.array(
        fc.record({ at: fc.nat(), cut: fc.nat(3), put: fc.stringMatching(/^[ a-z0-9A-Z\n\u00e9-]{0,3}$/) }),
        { maxLength: 6 },
      ),
    });
    fc.assert(
      fc.property(damage, ({ name, hits }) => {
        let text = fixture(name);
        for (const { at, cut, put } of hits) {
          const from = at % (text.length + 1);
          text = text.slice(0, from) + put + text.slice(from + cut);
        }
        const once = formatted(text);
        assert.equal(formatted(once), once);
        // Blanks and capitals aside, nothing but zeros comes in, and nothing goes.
        const bare = (given: string): string[] =>
          given
            .split('\n')
            .map((line) => line.replace(/[ \r]/g, '').replace(/[a-z]/g, (letter) => letter.toUpperCase()));
        const [before, after] = [bare(text), bare(once)];
        assert.equal(after.length, before.length);
        for (const [at, line] of after.entries())
          assert.equal(line.replaceAll('0', ''), before[at]?.replaceAll('0', ''));
      }),
      { numRuns: fuzzRuns(150) },
    );
  });
});
