/** Looking up CBP's condition codes. */
import assert from 'node:assert/strict';
import { conditionDictionary, holdsConditionCode } from '../../../server/src/layout/conditionDictionary';
import { chapters, readJson, recordForms, referenceFolder } from '../../support/layoutFiles';
import { catalog } from '../../support/layouts';

interface DictionaryFile {
  codes: Record<string, { where: { record: string; start: number; end: number; field: string }[] }>;
}

const dictionary = conditionDictionary(catalog);

describe('condition dictionary', () => {
  // Code, application, and the texts or explanations found, in their order.
  const LOOK_UPS: readonly (readonly [code: string, application: string | undefined, expected: readonly RegExp[]])[] = [
    ['439', 'AE', [/^QUANTITY\/UOM\(S\) MISSING$/]],
    ['439', 'AX', [/^QUANTITY\/UOM\(S\) MISSING$/]],
    ['439', undefined, [/^QUANTITY/]],
    // One code, three queries.
    ['003', 'AC', [/^Case Number Not Found/]],
    ['003', 'CL', [/^Entry Filer Code Missing$/]],
    ['003', 'EQ', [/^Entry Filer Code Missing$/, /^Entry filer code is blank$/]],
    ['003', undefined, [/^Case Number/, /^Entry Filer/, /^Entry Filer/]],
    ['003', 'AE', []],
    ['A04', 'AX', [/^Out of Sequence/]],
    // The batch has words of its own, and codes the dictionary lacks.
    ['X21', 'AE', [/^PREPARER INDICATOR UNKNOWN$/]],
    ['X33', 'CW', [/^TRANSACTION HDR CONTROL MISSING$/]],
    ['X01', 'AE', [/^Batch Control Record Missing/]],
    ['999', 'AX', [/^BATCH REJECTED$/]],
    // Lists of single chapters
    ['27C', 'CO', [/^Value divided by quantity 1 is below/]],
    ['27C', 'SX', []],
    ['995', 'AX', [/summary has been added/]],
    ['995', 'TX', [/^EXT GRANTED SUBJECT TO REVIEW$/]],
    ['13', 'SX', [/^Record accepted with a warning$/]],
    ['2', 'KR', [/no bond$/]],
    ['Q50', 'QA', [/^NO QUOTA FOR CATEGORY$/]],
    ['S34', 'CX', [/^Princ Id Num Not In ACE$/, /^Principal number unknown to ACE$/]],
    // Codes that mean something else elsewhere are not explained with the wrong words.
    ['101', 'SX', []],
    ['S34', 'AX', []],
    ['005', 'UC', []],
    ['constructor', 'AX', []],
  ];

  for (const [code, application, expected] of LOOK_UPS) {
    it(`${code} in ${application ?? 'any application'}`, () => {
      const found = dictionary.lookUp(code, application).map(({ text, explanation }) => text ?? explanation ?? '');
      assert.equal(found.length, expected.length, found.join('\n'));
      for (const [at, pattern] of expected.entries()) assert.match(found[at] ?? '', pattern);
    });
  }

  it('says where each meaning comes from', () => {
    const [entry] = dictionary.lookUp('439', 'AX');
    assert.deepEqual(entry?.source, { document: 'ACE Error Dictionary', version: '51', date: '2026-07-18' });
    assert.deepEqual(entry.where[0], { record: '50', start: 36, end: 47, field: 'Quantity (1)' });
    assert.equal(dictionary.lookUp('X39', 'AE')[0]?.source.page, 'B&B-31 to B&B-33');
  });

  it('answers with every code of the dictionary, and points to fields that are there', () => {
    const { codes } = readJson(referenceFolder, 'conditions/ace-error-dictionary.json') as DictionaryFile;
    const fields = new Set(
      [...chapters.values()].flatMap((chapter) =>
        recordForms(chapter).flatMap(({ record, fields: own }) =>
          own.map(({ start, end, name }) => `${record.id} ${start}-${end} ${name}`),
        ),
      ),
    );
    assert.ok(Object.keys(codes).length > 1000);
    const lost = Object.keys(codes).filter((code) => dictionary.lookUp(code).length === 0);
    assert.deepEqual(lost, []);
    const astray = Object.entries(codes).flatMap(([code, { where }]) =>
      where
        .map(({ record, start, end, field }) => `${record} ${start}-${end} ${field}`)
        .filter((place) => !fields.has(place) && !/ 1-[1-4] Control Identifier$/.test(place))
        .map((place) => `${code}: ${place}`),
    );
    assert.deepEqual(astray, []);
  });

  it('knows the fields with condition codes in every response', () => {
    const holders = new Set(
      [...chapters.values()].flatMap((chapter) =>
        recordForms(chapter).flatMap(({ record, fields }) =>
          fields.filter(holdsConditionCode).map((field) => `${chapter.chapter} ${record.id} ${field.name}`),
        ),
      ),
    );
    for (const holder of [
      'entry-summary-create-update E1 Condition Code',
      'batch-block-control X1 Condition Code',
      'cargo-release SE90 Message Type Code',
      'importer-bond-query K1 Query Results Code',
      'entry-summary-query JZ Condition Code',
      'adcvd-case-query RX Condition Code',
      'census-warning-override CW03 Condition Code',
      'census-warning-query CJ2 Condition Code',
      'ebond 90 Condition Code',
      'quota-query Q5 Condition Code',
      'cargo-manifest-query WR0 Error Message Identifier',
    ])
      assert.ok(holders.has(holder), holder);
  });
});
