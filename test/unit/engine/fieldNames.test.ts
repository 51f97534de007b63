/** Fields are found by name through a small table, in which many pairs of layout and name share a slot. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fieldNamed } from '../../../server/src/checks/fieldNames';
import { layoutsOf } from '../../../server/src/layout/catalog';
import { catalog } from '../../support/layouts';

const layouts = [...catalog.application('AE'), ...catalog.application('SE'), ...catalog.application('KI')].flatMap(
  ({ records }) => [...records.values()].flatMap(layoutsOf),
);
const names = [...new Set(layouts.flatMap(({ fieldsByName }) => [...fieldsByName.keys()])), '', 'X', 'No such field'];

describe('fieldNamed', () => {
  it('finds what the layout has, or has not, in any order of asking', () => {
    assert.ok(layouts.length > 100 && names.length > 300);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...layouts), fc.constantFrom(...names)), { minLength: 200, maxLength: 400 }),
        (asked) => {
          for (const [layout, name] of asked)
            assert.equal(fieldNamed(layout, name), layout.fieldsByName.get(name), `${layout.record.id} ${name}`);
        },
      ),
    );
  });

  it('finds all fields of all layouts, one after another and again', () => {
    for (let time = 0; time < 2; time++)
      for (const layout of layouts)
        for (const [name, field] of layout.fieldsByName) assert.equal(fieldNamed(layout, name), field);
  });
});
