import assert from 'node:assert/strict';
import { numberSymbols } from '../../../server/src/features/workspaceSymbols';
import { fixture, fixtureNames, transmissionOf } from '../../support/transmissions';

/** Symbols as `line:position name (record)`. */
function readable(text: string, query: string, application?: string): string[] {
  const transmission = transmissionOf(text, application);
  return numberSymbols(transmission, query, new Set(), 0, transmission.recordCount).map(
    ({ name, range, containerName }) =>
      `${range.start.line + 1}:${range.start.character + 1} ${name} (${containerName})`,
  );
}

describe('Workspace symbols', () => {
  const consumption = fixture('ae-consumption');

  it('are the numbers of a file, each where it stands first', () => {
    assert.deepEqual(
      readable(consumption, '').map((symbol) => symbol.replace(/ \(.*/, '')),
      ['3:4 9XX-0100001-6', '4:3 89-1234567AB', '8:4 XQZL900000000012', '10:4 XQZL900000000013', '11:4 QZXVHB00000771'],
    );
  });

  const cases: [query: string, names: string[]][] = [
    ['9xx-0100001-6', ['9XX-0100001-6']],
    ['9XX 01', ['9XX-0100001-6']],
    ['89-12', ['89-1234567AB']],
    ['hb771', ['QZXVHB00000771']],
    ['177', []],
  ];
  for (const [query, names] of cases)
    it(`for ${query}: ${names.join(', ') || 'none'}`, () => {
      assert.deepEqual(
        readable(consumption, query).map((symbol) => symbol.split(' ')[1]),
        names,
      );
    });

  it('tell what was found before only once', () => {
    const transmission = transmissionOf(consumption);
    const known = new Set<string>();
    const first = numberSymbols(transmission, '', known, 0, 10);
    const rest = numberSymbols(transmission, '', known, 10, 100);
    assert.deepEqual([first.length, rest.length], [4, 1]);
    assert.deepEqual(numberSymbols(transmission, '', known, 0, 100), []);
  });

  it('leave out what may be a social security number, with hyphens or without', () => {
    const symbols = readable('11999-99-9999 89-1234567  ', '', 'AE');
    assert.deepEqual(
      symbols.map((symbol) => symbol.replace(/ \(.*/, '')),
      ['1:15 89-1234567'],
    );
    assert.deepEqual(readable('SE10A9XX  02000114 0134 999999999   11', '9999', 'SE'), []);
    for (const name of fixtureNames)
      for (const symbol of readable(fixture(name), ''))
        assert.doesNotMatch(symbol, /[0-9]{3}-[0-9]{2}-[0-9]{4}|\b9{9}\b/);
  });
});
