import assert from 'node:assert/strict';
import { layoutHtml, type LayoutTexts } from '../../../client/src/layouts/pageHtml';
import { editions, layoutRecords } from '../../../server/src/features/layoutPages/editions';
import { layoutPage } from '../../../server/src/features/layoutPages/layoutPage';
import { Catalog } from '../../../server/src/layout/catalog';
import type { Chapter } from '../../../server/src/layout/types';
import { catalog } from '../../support/layouts';
import { example, use } from '../../support/ownLayouts';

const texts = new Proxy({} as LayoutTexts, { get: (_target, name) => `${String(name)} {0}` });
const pageOf = (
  of: Catalog,
  chapter: string,
  record?: { id: string; direction: 'input' | 'output' | 'both' },
): string => {
  const page = layoutPage(of, record ? { chapter, record } : { chapter });
  assert.ok(page);
  return layoutHtml(page, texts, false);
};

/** Texts that would be elements or attributes, were they not escaped. */
const HOSTILE = `<img src=x onerror="alert(1)">' & "`;

/** Puts the hostile text into every text of a chapter that may be any. */
function poison(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => poison(item, key));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, poison(item, name)]));
  const isFree = [
    'title',
    'document',
    'version',
    'name',
    'group',
    'summary',
    'because',
    'description',
    'unit',
    'E',
    'L',
  ].includes(key);
  return typeof value === 'string' && isFree && value !== 'Filler' && value !== 'Query Type Code'
    ? `${value}${HOSTILE}`
    : value;
}

describe('the HTML of layout pages', () => {
  it('escapes every text of a layout', () => {
    const text = JSON.stringify(poison(JSON.parse(example()) as Chapter));
    const { source, reports } = use({ 'own<img>.json': text });
    assert.deepEqual(reports[0]?.problems, []);
    const own = new Catalog(source);
    const pages = [
      pageOf(own, 'sample-query'),
      ...['10', '20', '30'].map((id) => pageOf(own, 'sample-query', { id, direction: 'both' })),
    ];
    for (const html of pages) {
      assert.doesNotMatch(html, /<img/);
      assert.match(html, /&#60;img src=x onerror=&#34;/);
    }
  });

  it('is made of whole elements for every record and chapter', () => {
    const all = [
      ...editions(catalog).map(({ chapter }) => pageOf(catalog, chapter)),
      ...layoutRecords(catalog).records.map(({ chapter, id, direction }) =>
        pageOf(catalog, chapter, { id, direction }),
      ),
    ];
    for (const html of all) {
      const open: string[] = [];
      for (const [tag, slash, name = ''] of html.matchAll(/<(\/?)([a-z0-9]+)(?:\s[^<>]*)?>/g)) {
        if (name === 'input') continue;
        if (slash === '') open.push(name);
        else assert.equal(open.pop(), name, tag);
      }
      assert.deepEqual(open, []);
      assert.doesNotMatch(html, /undefined|\[object/);
    }
  });
});
