/** The table of control identifiers against the rule: the longest one that the text begins with. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { identify, type ApplicationLayout } from '../../../server/src/layout/catalog';
import { catalog } from '../../support/layouts';
import { fuzzRuns } from '../../support/transmissions';

const applications = [
  ...new Set(catalog.index.flatMap(({ transactions }) => transactions.map(({ application }) => application))),
].filter((application) => application !== '*' && application !== 'PGA');
const layouts: readonly ApplicationLayout[] = [
  ...applications.flatMap((application) => catalog.application(application)),
  catalog.envelope('input', ''),
  catalog.rejection(),
];

function longest({ records }: ApplicationLayout, text: string): string | undefined {
  const fitting = [...records.keys()].filter((id) => text.startsWith(id));
  return fitting.sort((a, b) => b.length - a.length)[0];
}

describe('the control identifiers of an application', () => {
  it('are found in every record that begins with one', () => {
    for (const layout of layouts)
      for (const id of layout.records.keys())
        for (const text of [id, id.padEnd(80), `${id}01`, id.slice(0, -1), `${id.slice(0, -1)}?`, ` ${id}`])
          assert.equal(identify(layout, text)?.id, longest(layout, text), `${layout.title}: ${text}`);
  });

  it('are found in any text as the longest that it begins with', () => {
    const ids = [...new Set(layouts.flatMap(({ records }) => [...records.keys()]))];
    const character = fc.oneof(
      fc.constantFrom('0', '1', 'A', 'E', 'P', 'G', 'S', '$', '_', '`'),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    );
    const beginning = fc.constantFrom('', ...ids).chain((id) => fc.nat(id.length).map((length) => id.slice(0, length)));
    const text = fc
      .tuple(beginning, fc.array(character, { maxLength: 5 }))
      .map(([begin, rest]) => begin + rest.join(''));
    fc.assert(
      fc.property(fc.constantFrom(...layouts), text, (layout, line) => {
        assert.equal(identify(layout, line)?.id, longest(layout, line));
      }),
      { numRuns: fuzzRuns(2000) },
    );
  });
});
