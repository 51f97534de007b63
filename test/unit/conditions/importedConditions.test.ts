/** Dictionaries that a person imports go before and beside the built-in ones. */
import assert from 'node:assert/strict';
import { conditionMarkdown } from '../../../server/src/features/conditionHover';
import { findConditions } from '../../../server/src/features/conditionSearch';
import { Catalog } from '../../../server/src/layout/catalog';
import { conditionDictionary, type ConditionDictionary } from '../../../server/src/layout/conditionDictionary';
import type { ImportedCondition } from '../../../server/src/layout/importedConditions';
import { source } from '../../support/layouts';

describe('Imported condition dictionaries', () => {
  let catalog: Catalog;
  let dictionary: ConditionDictionary;
  beforeEach(() => {
    catalog = new Catalog(source);
    dictionary = conditionDictionary(catalog);
  });

  const quantity: ImportedCondition = { code: '439', text: 'Quantity/UOM(s) Missing', explanation: 'New words.' };
  const imported = (application: string | undefined, ...conditions: ImportedCondition[]): void => {
    const title = { title: 'Edition 52', version: '52', date: '2026-12-01' };
    dictionary.setImported([{ ...title, ...(application === undefined ? {} : { application }), conditions }]);
  };
  const texts = (code: string, application?: string): string[] =>
    dictionary.lookUp(code, application).map(({ text, applications }) => `${applications.join()} ${text ?? ''}`);

  it('say once what the built-in one says in the same words, and keep the places it points to', () => {
    imported(undefined, quantity);
    const [entry, ...rest] = dictionary.lookUp('439', 'AX');
    assert.deepEqual(rest, []);
    assert.equal(entry?.explanation, 'New words.');
    assert.equal(entry.source.document, 'Edition 52');
    assert.ok(entry.where.some(({ record, start }) => record === '50' && start === 36));
    assert.deepEqual(texts('439'), ['AE Quantity/UOM(s) Missing']);
  });

  it('go before the built-in one where they say something else, which stands beside', () => {
    imported('AX', { code: '439', text: 'Something new' });
    assert.deepEqual(texts('439', 'AE'), ['AE Something new', 'AE QUANTITY/UOM(S) MISSING']);
    const shown = conditionMarkdown(dictionary, '439', 'AX') ?? '';
    assert.ok(shown.indexOf('Something new') < shown.indexOf('QUANTITY/UOM'), shown);
    assert.match(shown, /Edition 52, version 52, 2026-12-01/);
  });

  it('link the CSMS messages that they mention', () => {
    imported('RE', { code: 'ZQ1', text: 'Text', explanation: 'New since CSMS # 60011750, *see* there.' });
    assert.match(
      conditionMarkdown(dictionary, 'ZQ1', 'RE') ?? '',
      /^New since CSMS # \[60011750\]\(https:\/\/content\.govdelivery\.com\/bulletins\/gd\/USDHSCBP-393b4e6\), \\\*see\\\* there\.$/m,
    );
  });

  it('say nothing of other applications than theirs', () => {
    imported('RE', quantity, { code: 'ZQ1', text: 'Reconciliation only' });
    assert.deepEqual(texts('439', 'AE'), ['AE QUANTITY/UOM(S) MISSING']);
    assert.deepEqual(texts('ZQ1', 'RX'), ['RE Reconciliation only']);
    assert.deepEqual(texts('ZQ1', 'AX'), []);
  });

  it('for all applications are known in each', () => {
    imported(undefined, quantity);
    assert.deepEqual(texts('439', 'RX'), [' Quantity/UOM(s) Missing']);
  });

  it('tell by our explanation which application a row with a common text is for', () => {
    const text = 'Entry Filer Code Missing';
    imported(undefined, { code: '003', text, explanation: 'One row.' }, { code: '003', text, explanation: 'Another.' });
    for (const application of ['CJ', 'EQ']) {
      const [entry, ...rest] = dictionary.lookUp('003', application);
      assert.ok(rest.every(({ isFieldCode }) => isFieldCode));
      assert.deepEqual(entry?.applications, [application]);
      assert.match(entry.explanation ?? '', application === 'CJ' ? /CJ1|CJ/ : /J1/);
      assert.doesNotMatch(entry.explanation ?? '', /row|Another/);
    }
  });

  it('are found by a search at once, and no longer when they are gone', () => {
    assert.deepEqual(findConditions(catalog, 'ZQ1'), []);
    imported('RE', { code: 'ZQ1', text: 'Reconsidered only', explanation: 'Mend it.' });
    const [answer] = findConditions(catalog, 'reconsidered');
    assert.equal(answer?.code, 'ZQ1');
    assert.equal(answer.dictionary, 'Edition 52 52');
    assert.match(answer.applications.join(), /^RE Reconciliation/);
    dictionary.setImported([]);
    assert.deepEqual(findConditions(catalog, 'ZQ1'), []);
    assert.equal(findConditions(catalog, '439')[0]?.dictionary, 'ACE Error Dictionary 51');
  });

  it('of two editions the first is told; what differs stands beside', () => {
    const conditions = [quantity];
    dictionary.setImported([
      { title: 'New', conditions: [{ ...quantity, text: 'New text' }] },
      { title: 'Old', conditions },
      { title: 'Copy', conditions },
    ]);
    assert.deepEqual(
      dictionary.lookUp('439', 'RE').map(({ source, text }) => `${source.document}: ${text ?? ''}`),
      ['New: New text', 'Old: Quantity/UOM(s) Missing'],
    );
  });

  it('do not break on codes named like properties of objects', () => {
    imported(undefined, { code: 'constructor', text: 'Odd' }, { code: '__proto__', text: 'Odder' });
    assert.deepEqual(texts('__proto__', 'AE'), [' Odder']);
    assert.equal(findConditions(catalog, '__proto__')[0]?.text, 'Odder');
  });
});
