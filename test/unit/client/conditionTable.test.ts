/** Dictionaries of condition codes in spreadsheets of many kinds. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { NoDictionary, readDictionary } from '../../../client/src/dictionaries/conditionTable';
import { NoTable, readTables } from '../../../client/src/tables/readTables';
import type { ImportedDictionary } from '../../../server/src/layout/importedConditions';
import { inRoot } from '../../../scripts/lib/project.mjs';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

async function read(bytes: Uint8Array, name = 'some-file.csv'): Promise<ImportedDictionary> {
  return readDictionary(await readTables(bytes), name);
}

/** Conditions as `code|text|explanation`. */
async function told(text: string): Promise<string[]> {
  const { conditions } = await read(bytesOf(text));
  return conditions.map(({ code, text: said, explanation, application }) =>
    [code, said, explanation, application].filter((part) => part !== undefined).join('|'),
  );
}

describe('Condition dictionary in a spreadsheet', () => {
  it('is read from a workbook: columns in any order below a title, numbers as codes, the edition from its own sheet', async () => {
    const bytes = readFileSync(inRoot('test', 'support', 'spreadsheets', 'conditions.xlsx'));
    assert.deepEqual(await read(bytes, 'conditions.xlsx'), {
      title: 'Reconciliation Conditions',
      version: '2',
      date: '2026-05-06',
      conditions: [
        { code: '007', text: 'ISSUE MISSING', explanation: 'The reconciliation names no issue.' },
        { code: 'R02', text: 'ORIGINAL NOT ON FILE', explanation: 'The original entry summary is not on file.' },
        { code: '612', text: 'TOTALS DIFFER' },
      ],
    });
  });

  const rows: [name: string, text: string, conditions: string[]][] = [
    [
      'the headings of CBP',
      'Condition Code,Narrative Text,Explanation,Date Updated\n439,Missing,Add it,\n',
      ['439|Missing|Add it'],
    ],
    [
      'quoted cells with line ends',
      '"Condition \nCode","Narrative Text"\nX20,"Not\nauthorized, yet"\n',
      ['X20|Not authorized, yet'],
    ],
    ['semicolons and other words', 'Error Code;Error Message;Resolution\nAB1;No good;Mend\n', ['AB1|No good|Mend']],
    ['tabs', 'Code\tDescription\tLong Description\n101\tUnknown\tNot on file\n', ['101|Unknown|Not on file']],
    [
      'zeros that a spreadsheet dropped',
      'Code,Text\n2,Two\n100,Hundred\n101,More\n',
      ['002|Two', '100|Hundred', '101|More'],
    ],
    ['several codes in a cell', 'Code,Text\n"100, 101",Same\n102,Other\n', ['100|Same', '101|Same', '102|Other']],
    ['applications of rows', 'Application ID,Code,Text\nRE,100,One\n,101,Two\n', ['100|One|RE', '101|Two']],
    ['rows without text', 'Code,Text,Explanation\n100,,Only this\n101,,\n', ['100|Only this']],
    ['small letters', 'CODE,TEXT\nx1a,Odd\n', ['X1A|Odd']],
  ];
  for (const [name, text, conditions] of rows)
    it(`is read with ${name}`, async () => {
      assert.deepEqual(await told(text), conditions);
    });

  it('is named for its file and dated by its title or its latest update', async () => {
    const { title, version, date } = await read(
      bytesOf('"Error codes, version 3.1, June 2, 2025",\nCode,Text\n100,One\n'),
      'PGA errors.csv',
    );
    assert.deepEqual([title, version, date], ['PGA errors', '3.1', '2025-06-02']);
    const updated = await read(bytesOf('Code,Text,Date Updated\n100,One,1/5/2024\n101,Two,12/31/2024\n'));
    assert.equal(updated.date, '2024-12-31');
  });

  const others: [name: string, text: string, found: RegExp][] = [
    ['a list of something else', 'Port,Name\n2704,Los Angeles\n', /^Port, Name$/],
    [
      'words below a heading for codes',
      'Error,Message\nsomething went wrong,x\nand again it did,y\n',
      /^Error, Message$/,
    ],
    ['headings alone', 'Condition Code,Narrative Text\n', /^Condition Code, Narrative Text$/],
    ['a transmission', `A2704ZZZ${' '.repeat(72)}\nB  2704ZZZAE${' '.repeat(68)}\n`, /^A2704ZZZ$/],
  ];
  for (const [name, text, found] of others)
    it(`is not ${name}`, async () => {
      await assert.rejects(read(bytesOf(text)), (error) => {
        assert.ok(error instanceof NoDictionary);
        assert.match(error.found.join(', '), found);
        return true;
      });
    });

  const formats: [format: string, bytes: Uint8Array][] = [
    ['empty', new Uint8Array()],
    ['excel97', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 1)],
    ['pdf', bytesOf('%PDF-1.7')],
    ['zip', bytesOf('PK\u0003\u0004 no workbook')],
    ['binary', Uint8Array.of(1, 2, 0, 3)],
  ];
  for (const [format, bytes] of formats)
    it(`says that a file is ${format}`, async () => {
      await assert.rejects(readTables(bytes), (error) => error instanceof NoTable && error.format === format);
    });

  it('is read from any bytes without a fault, or is none', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.uint8Array(), fc.string().map(bytesOf)), async (bytes) => {
        await read(bytes).catch((error: unknown) => {
          assert.ok(error instanceof NoTable || error instanceof NoDictionary, String(error));
        });
      }),
    );
  });
});
