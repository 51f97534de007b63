import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { NoArchive, readArchive, type CsmsMessage } from '../../../client/src/csmsArchive/archive';
import { ArchiveSearch } from '../../../client/src/csmsArchive/search';
import { readDelimited, readTables } from '../../../client/src/tables/readTables';
import { inRoot } from '../../../scripts/lib/project.mjs';

async function read(text: string): Promise<CsmsMessage[]> {
  return readArchive([await readDelimited(text)], text);
}

const expected = (...messages: [number: string, date: string, title: string][]): CsmsMessage[] =>
  messages.map(([number, date, title]) => ({ number, date, title }));

describe('CSMS archive', () => {
  const both = expected(
    ['60011750', '2024-03-05', 'UPDATE: Section 301, Exclusions'],
    ['59123456', '2024-01-31', 'ACE outage tonight'],
  );
  const arrangements: [name: string, text: string][] = [
    [
      'comma-separated with headings',
      'CSMS #,Date,Title\n60011750,03/05/2024,"UPDATE: Section 301, Exclusions"\n59123456,1/31/2024,ACE outage tonight\n',
    ],
    [
      'other headings in another order below a title',
      'CSMS archive 2011 to present\n\nSubject;Message Number;Date Sent;Attach\nACE outage tonight;59123456;2024-01-31;Y\nUPDATE: Section 301, Exclusions;60011750;2024-03-05 10:15;\n',
    ],
    [
      'tabs without headings',
      '20240305\t60011750\tUPDATE: Section 301, Exclusions\n20240131\t59123456\tACE outage tonight\n',
    ],
    [
      'lines as on a web page',
      'CSMS # 60011750 - UPDATE: Section 301, Exclusions (March 5, 2024)\nCSMS # 59123456 - ACE outage tonight Jan. 31, 2024\n',
    ],
    ['date first', '03/05/2024  60011750  UPDATE: Section 301, Exclusions\n01/31/2024  59123456  ACE outage tonight\n'],
    ['bars', '60011750 | 5 March 2024 | UPDATE: Section 301, Exclusions\n59123456 | 31-Jan-24 | ACE outage tonight'],
    [
      'title and date on lines of their own',
      'CSMS # 60011750\nUPDATE: Section 301, Exclusions\nDate: 03/05/2024\n\nCSMS # 59123456\nDate: 01/31/2024\nACE outage tonight\n',
    ],
  ];
  for (const [name, text] of arrangements)
    it(`is read: ${name}`, async () => {
      assert.deepEqual(await read(text), both);
    });

  it('has numbers of the service before, and links only to CBP and its publisher', async () => {
    const text =
      'Number,Title,Date,Link\n18-000379,Old,2018-05-02,https://evil.example/x\n70000001,New,2026-01-02,https://content.govdelivery.com/accounts/USDHSCBP/bulletins/42c1d81\n';
    assert.deepEqual(await read(text), [
      {
        number: '70000001',
        date: '2026-01-02',
        title: 'New',
        link: 'https://content.govdelivery.com/accounts/USDHSCBP/bulletins/42c1d81',
      },
      { number: '18-000379', date: '2018-05-02', title: 'Old' },
    ]);
  });

  it('reads the serial numbers of dates of a spreadsheet', async () => {
    assert.equal((await read('CSMS #,Title,Date\n60011750,Words,45356\n'))[0]?.date, '2024-03-05');
  });

  it('is read from a workbook', async () => {
    const bytes = readFileSync(inRoot('test', 'support', 'spreadsheets', 'csms.xlsx'));
    assert.deepEqual(
      readArchive(await readTables(bytes)),
      expected(
        ['60011750', '2024-03-05', 'Update of the conditions for reconciliation'],
        ['59123456', '2024-01-31', 'Outage of the test environment'],
        ['18-000379', '2018-05-02', 'Old message of the former service'],
      ),
    );
  });

  it('tells a message once', async () => {
    assert.equal((await read('CSMS #,Title\n60011750,One\n60011750,One again\n')).length, 1);
  });

  for (const text of ['', 'A,B\n1,2\n', 'Condition Code,Narrative Text\n439,QUANTITY MISSING\n', '20240305 20240306\n'])
    it(`is none: ${JSON.stringify(text)}`, async () => {
      await assert.rejects(read(text), NoArchive);
    });

  it('is read from any text without a fault, or is none', async () => {
    const piece = fc.constantFrom(
      '60011750',
      '18-000379',
      ' ',
      '-',
      ',',
      '\n',
      '"',
      '2024-03-05',
      'CSMS #',
      'Title',
      'x',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string(),
          fc.array(piece).map((pieces) => pieces.join('')),
        ),
        async (text) => {
          try {
            for (const { number, title } of await read(text)) assert.ok(number !== '' && title !== '');
          } catch (error) {
            assert.ok(error instanceof NoArchive, String(error));
          }
        },
      ),
    );
  });

  describe('searched', () => {
    const search = new ArchiveSearch(both);
    const cases: [query: string, numbers: string[]][] = [
      ['', ['60011750', '59123456']],
      ['ace OUTAGE', ['59123456']],
      ['exclusions section', ['60011750']],
      ['2024-01', ['59123456']],
      ['CSMS # 59123456', ['59123456']],
      ['nothing', []],
    ];
    for (const [query, numbers] of cases)
      it(`${JSON.stringify(query)} finds ${numbers.join(' ') || 'nothing'}`, () => {
        assert.deepEqual(
          search.find(query, 10).map(({ number }) => number),
          numbers,
        );
      });

    it('stays quick with 20,000 messages', () => {
      const many = Array.from({ length: 20_000 }, (_, at) => ({
        number: String(60_000_000 + at),
        date: '2024-03-05',
        title: `Message ${at} about harmonized tariff updates and outages of the service`,
      }));
      const started = performance.now();
      const large = new ArchiveSearch(many);
      assert.equal(large.find('60019999', 200)[0]?.number, '60019999');
      assert.equal(large.find('tariff', 200).length, 200);
      assert.ok(performance.now() - started < 500);
    });
  });
});
