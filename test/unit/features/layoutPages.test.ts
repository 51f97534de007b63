import assert from 'node:assert/strict';
import { editions, layoutRecords } from '../../../server/src/features/layoutPages/editions';
import { layoutPage } from '../../../server/src/features/layoutPages/layoutPage';
import type { LayoutPage, NodeFacts, RecordRef } from '../../../server/src/features/layoutPages/model';
import { Catalog } from '../../../server/src/layout/catalog';
import { catalog, chapterNames } from '../../support/layouts';
import { exampleText, use } from '../../support/ownLayouts';
import { fixture, transmissionOf } from '../../support/transmissions';

const pageOf = ({ chapter, id, direction }: RecordRef): LayoutPage | null =>
  layoutPage(catalog, { chapter, record: { id, direction } });

function recordsIn(nodes: readonly NodeFacts[]): NodeFacts[] {
  return nodes.flatMap((node) => [node, ...recordsIn(node.nodes)]);
}

describe('layout pages', () => {
  const { records } = layoutRecords(catalog);

  it('has a page for every record of every chapter, each with all its positions', () => {
    assert.equal(new Set(records.map(({ chapter }) => chapter)).size, chapterNames.length);
    for (const record of records) {
      const page = pageOf(record);
      assert.ok(page?.kind === 'record', record.id);
      assert.equal(page.record.direction, record.direction);
      assert.equal(page.record.id, record.id);
      for (const { fields } of page.forms)
        assert.equal(
          fields.reduce((sum, { start, end }) => sum + end - start + 1, 0),
          80,
        );
    }
  });

  it('leads from maps and conditions to records that have a page', () => {
    for (const chapter of chapterNames) {
      const page = layoutPage(catalog, { chapter });
      assert.ok(page?.kind === 'chapter');
      for (const { record, name } of page.transactions.flatMap(({ maps }) =>
        maps.flatMap(({ nodes }) => recordsIn(nodes)),
      ))
        if (record) assert.ok(pageOf(record), `${chapter} ${name}`);
    }
    for (const record of records) {
      const page = pageOf(record);
      if (page?.kind !== 'record') continue;
      for (const other of page.forms.flatMap(({ fields }) =>
        fields.flatMap(({ conditions }) => conditions.flatMap((each) => each.records)),
      ))
        assert.ok(pageOf(other), `${record.id} ${other.id}`);
    }
  });

  it('tells a field as its chapter does', () => {
    const page = pageOf({ chapter: 'entry-summary-create-update', id: '10', direction: 'input' });
    assert.ok(page?.kind === 'record');
    const [form] = page.forms;
    const type = form?.fields.find(({ name }) => name === 'Entry Type Code');
    assert.equal(type?.start, 34);
    assert.ok((type.codes[0]?.total ?? 0) > 10);
    assert.ok(page.places.length > 0);
    assert.equal(page.edition.basis, 'official text');
  });

  it('knows the record at the cursor', () => {
    const transmission = transmissionOf(fixture('ae-consumption'));
    const line = transmission.document
      .getText()
      .split('\n')
      .findIndex((text) => text.startsWith('40'));
    assert.deepEqual(layoutRecords(catalog, { transmission, line }).here, {
      chapter: 'entry-summary-create-update',
      id: '40',
      direction: 'input',
    });
    assert.equal(layoutRecords(catalog, { transmission, line: 99_999 }).here, null);
  });

  it('shows own chapters first, and as it shows the others', () => {
    const own = new Catalog(use({ 'own.json': exampleText }).source);
    const [first, second] = editions(own);
    assert.deepEqual([first?.chapter, first?.file, second?.file], ['sample-query', 'own.json', null]);
    const page = layoutPage(own, { chapter: 'sample-query', record: { id: '10' } });
    assert.ok(page?.kind === 'record');
    const country = page.forms[0]?.fields[3];
    assert.equal(
      country?.conditions[0]?.text,
      'Required when Query Type Code is L: Lines are selected by their country of origin.',
    );
    assert.ok((country.codes[0]?.total ?? 0) > 200);
  });

  it('has no page for what does not exist', () => {
    assert.equal(layoutPage(catalog, { chapter: 'planets' }), null);
    assert.equal(layoutPage(catalog, { chapter: 'ebond', record: { id: '??' } }), null);
  });
});
