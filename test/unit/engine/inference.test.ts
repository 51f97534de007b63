/** The application of records that stand without an envelope. */
import assert from 'node:assert/strict';
import { inferApplication } from '../../../server/src/transmission/inference';
import { catalog } from '../../support/layouts';
import { findingsOf, fixture, fixtureLines, fixtureNames, transmissionOf } from '../../support/transmissions';

const insideOf = (name: string): string[] => fixtureLines(name).filter((line) => !/^[ABYZ]/.test(line));

/** Fixtures whose records another application has in the very same form. */
const alike: Readonly<Record<string, string>> = { 'tx-response': 'DX' };

describe('the application of a fragment', () => {
  for (const name of fixtureNames) {
    const [own, ...others] = new Set(transmissionOf(fixture(name)).blocks.map(({ application }) => application));
    if (others.length > 0) continue;
    const expected = alike[name] ?? own;
    it(`is ${expected ?? ''} for ${name}`, () => {
      const [block, ...more] = transmissionOf(insideOf(name).join('\n')).blocks;
      assert.deepEqual(more, []);
      assert.deepEqual([block?.application, block?.basis], [expected, 'inferred']);
    });
  }

  it('leads to no error in any of them, but where the application tells nothing', () => {
    for (const name of fixtureNames) {
      if (name in alike || name === 'ae-two-batches') continue;
      const errors = findingsOf(`${insideOf(name).join('\n')}\n`).filter(({ severity }) => severity === 'error');
      assert.deepEqual(errors, [], name);
    }
  });

  it('is not told by lines that no chapter knows', () => {
    assert.equal(inferApplication(catalog, ['# a note', '', 'lower case']), undefined);
    assert.equal(inferApplication(catalog, []), undefined);
    const [block] = transmissionOf('# a note\n').blocks;
    assert.deepEqual([block?.application, block?.basis, block?.layout], ['', 'unknown', undefined]);
  });

  it('is told in spite of a line that is no record', () => {
    const lines = ['* from the desk of', ...insideOf('se-add').slice(0, 12)];
    assert.equal(inferApplication(catalog, lines)?.application, 'SE');
  });

  it('follows the records when they change', () => {
    const transmission = transmissionOf(`${insideOf('ki-query').join('\n')}\n`);
    const application = (): string | undefined => transmission.blocks[0]?.application;
    assert.equal(application(), 'KI');
    const end = { line: transmission.document.lineCount - 2, character: 80 };
    transmission.apply({ range: { start: { line: 0, character: 0 }, end }, text: insideOf('eq-query').join('\n') });
    assert.equal(application(), 'EQ');
  });

  it('is that of the A record where the B record does not say', () => {
    const text = fixture('ki-query').replace('XXKI', 'XX  ');
    const [block] = transmissionOf(text).blocks;
    assert.deepEqual([block?.application, block?.basis], ['KI', 'batch']);
  });

  it('is the one set by hand, until that is taken back', () => {
    const transmission = transmissionOf(fixture('ki-query'), 'EQ');
    assert.deepEqual([transmission.blocks[0]?.application, transmission.blocks[0]?.basis], ['EQ', 'override']);
    transmission.setApplication(undefined);
    assert.deepEqual([transmission.blocks[0]?.application, transmission.blocks[0]?.basis], ['KI', 'header']);
  });

  it('may be one without a chapter, whose PGA records are known none the less', () => {
    const [block] = transmissionOf(fixture('ki-query').replaceAll('KI', 'CA')).blocks;
    assert.equal(block?.application, 'CA');
    assert.equal(block.layout?.complete, false);
    assert.ok(block.layout.records.has('PG01'));
  });
});
