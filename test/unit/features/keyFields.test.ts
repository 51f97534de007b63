/** Numbers that records share: what is recognised as one, and where the same one stands. */
import assert from 'node:assert/strict';
import { keyDefinitions, localDefinition, totalReferences } from '../../../server/src/features/definition';
import { keysOf, keySpan } from '../../../server/src/features/keyFields';
import { keyAtPosition, keyMentions, keyProbe } from '../../../server/src/features/references';
import type { Transmission } from '../../../server/src/transmission/transmission';
import { atCursor, inFixture, type AtCursor } from '../../support/cursor';
import { fixture, fixtureNames, transmissionOf } from '../../support/transmissions';

interface Spot {
  line: number;
  character: number;
}

/** Ranges as `line:position text`, both 1-based. */
function readable(transmission: Transmission, ranges: readonly { start: Spot; end: Spot }[]): string[] {
  return ranges.map(
    (range) => `${range.start.line + 1}:${range.start.character + 1} ${transmission.document.getText(range)}`,
  );
}

function mentions({ transmission, position }: AtCursor): string[] {
  const key = keyAtPosition(transmission, position);
  return key ? readable(transmission, keyMentions(transmission, key, 0, transmission.recordCount)) : [];
}

describe('Numbers that records share', () => {
  describe('are recognised', () => {
    const cases: [application: string, record: string, keys: string[]][] = [
      ['AE', '10A9XX  01000016 2704BRN000101   0111', ['entry 9XX01000016']],
      ['AE', '1189-1234567AB00-0000000', ['importer 891234567AB']],
      ['AE', '11999-99-9999 89-1234567', ['importer 999999999', 'importer 891234567']],
      ['AE', '309XX  00900174 2704', ['entry 9XX00900174']],
      ['AE', '329XX  010000249XX  01000032', ['entry 9XX01000024', 'entry 9XX01000032']],
      ['AE', '32         9XX  01000032', []],
      ['AE', '23MXQZL900000000012', ['bill XQZL900000000012']],
      ['AE', '23I    999000004', ['inBond 999000004']],
      ['AE', '47S89-1234567AB', ['importer 891234567AB']],
      ['AE', '47MCNEXAPOW12SHE', []],
      ['SE', 'SE20EN 9XX02000346', ['entry 9XX02000346']],
      ['SE', 'SE20CR SEREF0011', []],
      ['SE', 'SE20IB 999000015', ['inBond 999000015']],
      ['SE', 'SE15I    999000015', ['inBond 999000015']],
      ['AX', 'E0 SUMMRY 000001 REF ID: 9XX 01000016 BRN000101    704', ['entry 9XX01000016']],
      ['AX', 'E0 CONREL 000001 REF ID: 9XX  01000024', ['entry 9XX01000024']],
      ['EQ', 'J1   9XX  010000169XX  01000420', ['entry 9XX01000016', 'entry 9XX01000420']],
      ['KI', 'K 89-1234567AB1262704-00017 1', ['importer 891234567AB', 'importer 26270400017']],
    ];
    for (const [application, text, expected] of cases)
      it(`${application} ${text}: ${expected.join(', ') || 'none'}`, () => {
        const record = transmissionOf(text.padEnd(80), application).recordAt(0);
        assert.ok(record?.layout, 'the record is known');
        assert.deepEqual(
          keysOf(record).map(({ kind, id }) => `${kind} ${id}`),
          expected,
        );
      });

    it('in every fixture by characters that stand in the line', () => {
      let count = 0;
      for (const name of fixtureNames) {
        const transmission = transmissionOf(fixture(name));
        for (let line = 0; line < transmission.recordCount; line++) {
          const record = transmission.recordAt(line);
          for (const key of record ? keysOf(record) : []) {
            const text = transmission.document.line(line);
            const { from, to } = keySpan(key, text);
            assert.ok(text.includes(keyProbe(key)) && text.slice(from, to).trim() === text.slice(from, to), name);
            count++;
          }
        }
      }
      assert.ok(count > 200);
    });
  });

  describe('are mentioned', () => {
    const cases: [name: string, marked: string, expected: string[]][] = [
      [
        'ax-accepted',
        'E0 SUMMRY 000001 REF ID: 9XX 0100‸',
        ['3:26 9XX 01000016', '6:51 9XX  01000016', '9:51 9XX  01000016', '10:51 9XX  01000016'],
      ],
      ['ae-consumption', '10A9X‸X', ['3:4 9XX  01000016']],
      [
        'ae-consumption',
        '1189-1234567AB‸',
        ['4:3 89-1234567AB', '4:15 89-1234567AB', '17:4 89-1234567AB', '18:4 89-1234567AB', '27:4 89-1234567AB'],
      ],
      ['ae-consumption', '23MXQZL‸900000000012', ['8:4 XQZL900000000012']],
      ['ae-consumption', '44DESK ‸TOP', []],
    ];
    for (const [name, marked, expected] of cases)
      it(`at ${marked} of ${name}`, () => {
        assert.deepEqual(mentions(inFixture(name, marked)), expected);
      });

    it('in other records of the same number only', () => {
      const at = atCursor(
        'B  27049XXAE\n10A9XX  ‸01000016\n329XX  010000249XX  01000016\n10A8XX  01000016\n10A9XX  01000017\nY  27049XXAE',
      );
      assert.deepEqual(mentions(at), ['2:4 9XX  01000016', '3:16 9XX  01000016']);
    });
  });

  describe('lead to what they head', () => {
    it('in what the filer sends', () => {
      const { transmission, position } = atCursor(
        'B  27049XXAE\n10A9XX  01000016\n1189-1234567AB\nY  27049XXAE\nB  27049XXAX\nE0 SUMMRY 000001 REF ID: 9XX 0100001‸6\nY  27049XXAX',
      );
      const key = keyAtPosition(transmission, position);
      assert.ok(key);
      const { sent, received } = keyDefinitions(transmission, key);
      assert.deepEqual(readable(transmission, sent), ['2:4 9XX  01000016']);
      assert.deepEqual(readable(transmission, received), ['6:26 9XX 01000016']);
    });

    it('not to transactions that mention them further down', () => {
      const { transmission, position } = inFixture('se-cancel', 'SE20EN ‸9XX');
      const key = keyAtPosition(transmission, position);
      assert.ok(key);
      assert.deepEqual(keyDefinitions(transmission, key), { sent: [], received: [] });
    });
  });
});

describe('Definitions within a file', () => {
  const cases: [name: string, marked: string, expected: string[]][] = [
    ['ae-consumption', 'Z2704‸', ['1:1 A27049XX']],
    ['ae-consumption', 'A2704‸', ['35:1 Z27049XX']],
    ['ae-consumption', 'Y  ‸', ['2:1 B  27049XXAE']],
    ['ae-consumption', '‸B', ['34:1 Y  27049XXAE']],
    ['ae-consumption', '90‸', ['19:14 0000300000', '20:14 0000000000', '28:14 0000026880']],
    ['ae-consumption', '9000000326880 ‸', ['32:6 00000005820', '32:20 00000002100']],
    ['ae-consumption', '89499‸', ['21:6 00004157', '29:6 00001663', '33:15 00000007920']],
    ['ae-consumption', '894990000000582050100‸', ['22:6 00001500', '30:6 00000600', '33:15 00000007920']],
    ['ae-consumption', '6249900004‸', ['32:6 00000005820']],
    ['ae-consumption', '5099038803   000‸', ['33:3 00000326880']],
    ['ae-quota-adcvd', '8800000000000 000‸', ['22:47 0000203400', '39:39 00000203400']],
    ['ae-quota-adcvd', '53C999002001B00000350A  00000000000000000000000000070‸', ['37:27 00000070000']],
    ['ae-quota-adcvd', '6205600000‸', ['38:34 00000000321']],
    ['ae-consumption', '44DESK‸', []],
    ['ae-consumption', '10A9XX  ‸', []],
  ];
  for (const [name, marked, expected] of cases)
    it(`at ${marked} of ${name}`, () => {
      const { transmission, position } = inFixture(name, marked);
      const found = readable(transmission, localDefinition(transmission, position));
      assert.deepEqual(
        found.map((place) => place.trimEnd().replace(/(?<=^\S+ (?:A27049XX|Z27049XX|[BY] {2}27049XXAE)).*$/, '')),
        expected,
      );
    });

  it('are none without the other end', () => {
    const { transmission, position } = atCursor('B  27049‸XXAE\n10A9XX  01000016');
    assert.deepEqual(localDefinition(transmission, position), []);
  });

  it('of a total are its references, with the total itself', () => {
    const { transmission, position } = inFixture('ae-consumption', '89499‸');
    assert.deepEqual(readable(transmission, totalReferences(transmission, position)), [
      '21:6 00004157',
      '29:6 00001663',
      '32:6 00000005820',
    ]);
  });
});
