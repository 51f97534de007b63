/** Searching CBP's condition codes. */
import assert from 'node:assert/strict';
import { findConditions } from '../../../server/src/features/conditionSearch';
import { conditionDictionary } from '../../../server/src/layout/conditionDictionary';
import { catalog } from '../../support/layouts';

describe('Search for condition codes', () => {
  // What is typed, the code that comes first, and its text.
  const searches: [query: string, first: string, text: RegExp][] = [
    ['439', '439', /^QUANTITY\/UOM\(S\) MISSING$/],
    [' 439 ', '439', /^QUANTITY/],
    ['x21', 'X21', /^PREPARER INDICATOR UNKNOWN$/],
    ['Q50', 'Q50', /^NO QUOTA FOR CATEGORY$/],
    ['27C', '27C', /^Value divided by quantity 1 is below/],
    ['filer authorized application', 'X20', /^FILER NOT AUTHORIZED FOR APPLICATION ID$/],
    ['uom(s) quant', '439', /^QUANTITY\/UOM/],
  ];
  for (const [query, first, text] of searches)
    it(`${JSON.stringify(query)} finds ${first} first`, () => {
      const [answer] = findConditions(catalog, query);
      assert.equal(answer?.code, first);
      assert.match(answer.text, text);
      assert.ok(answer.markdown.includes(`CBP condition ${first}`));
    });

  it('puts the code itself before codes that begin with it, and these before others', () => {
    const codes = findConditions(catalog, 'X2').map(({ code }) => code);
    assert.ok(codes.length > 5 && codes[0] === 'X20');
    assert.ok(codes.every((code) => code.startsWith('X2')));
  });

  it('tells every meaning of a code, with the applications it is returned in', () => {
    const answers = findConditions(catalog, '003').filter(({ code }) => code === '003');
    const applications = answers.flatMap((answer) => answer.applications).map((application) => application.slice(0, 2));
    assert.ok(new Set(applications).size > 1, applications.join());
  });

  for (const query of ['', '   ', 'zzzzqq', '439 zzzzqq', '(', '\\', '.*'])
    it(`${JSON.stringify(query)} finds nothing that does not hold it`, () => {
      for (const { markdown } of findConditions(catalog, query)) assert.ok(markdown.includes(query), markdown);
      if (/^\s*$|zzzz/.test(query)) assert.deepEqual(findConditions(catalog, query), []);
    });

  it('finds every code of the dictionary', () => {
    const { codes } = conditionDictionary(catalog);
    assert.ok(codes.length > 1000);
    for (const code of codes) assert.equal(findConditions(catalog, code)[0]?.code, code);
  });
});
