import assert from 'node:assert/strict';
import { documentLinks, tariffNumber } from '../../../server/src/features/documentLinks';
import { fixture, fixtureNames, transmissionOf } from '../../support/transmissions';

/** Links as `line:position text → end of the address`. */
function readable(text: string, application?: string): string[] {
  const transmission = transmissionOf(text, application);
  return documentLinks(transmission).map(
    ({ range, target }) =>
      `${range.start.line + 1}:${range.start.character + 1} ${transmission.document.getText(range)} → ${target?.replace('https://hts.usitc.gov/search?query=', '') ?? ''}`,
  );
}

describe('Document links', () => {
  it('lead from the tariff numbers of an entry to the schedule', () => {
    assert.deepEqual(readable(fixture('ae-consumption')), [
      '19:3 99038803 → 9903.88.03',
      '20:3 8504409540 → 8504.40.95',
      '28:3 8481803090 → 8481.80.30',
    ]);
  });

  const cases: [application: string, record: string, expected: string[]][] = [
    ['SE', 'SE6021032040200000007200', ['1:5 2103204020 → 2103.20.40']],
    ['AE', '50          0000300000', []],
    ['AE', '500000000000 0000300000', []],
    ['AE', '5085044X9540 0000300000', []],
    ['AE', '6249900004157', []],
    ['DE', '64                    081626                    8504409540', []],
  ];
  for (const [application, record, expected] of cases)
    it(`${record}: ${expected.join(', ') || 'none'}`, () => {
      assert.deepEqual(readable(record, application), expected);
    });

  it('lead from CSMS numbers to the messages', () => {
    const [link, ...rest] = documentLinks(transmissionOf('OI        SEE CSMS # 60011750 OR CSMS 123', 'AE'));
    assert.equal(link?.target, 'https://content.govdelivery.com/bulletins/gd/USDHSCBP-393b4e6');
    assert.deepEqual(link.range, { start: { line: 0, character: 21 }, end: { line: 0, character: 29 } });
    assert.deepEqual(rest, []);
  });

  it('are well-formed addresses in every fixture', () => {
    let count = 0;
    for (const name of fixtureNames)
      for (const { target } of documentLinks(transmissionOf(fixture(name)))) {
        assert.match(target ?? '', /^https:\/\/hts\.usitc\.gov\/search\?query=[0-9]{4}(?:\.[0-9]{2}){0,2}$/);
        count++;
      }
    assert.ok(count > 50);
  });

  it('stop in a very large file', () => {
    const many = Array.from({ length: 30_000 }, () => '508504409540 0000300000').join('\n');
    assert.equal(documentLinks(transmissionOf(many, 'AE')).length, 5000);
  });
});

describe('Tariff numbers', () => {
  const cases: [value: string, expected: string | undefined][] = [
    ['8504', '8504'],
    ['850440', '8504.40'],
    ['85044095', '8504.40.95'],
    ['8504409540', '8504.40.95'],
    ['850', undefined],
    ['85044', undefined],
    ['0000000000', undefined],
    ['8504.40.95', undefined],
  ];
  for (const [value, expected] of cases)
    it(`${value}: ${expected ?? 'none'}`, () => {
      assert.equal(tariffNumber(value), expected);
    });
});
