/** What must hold of the table of all cross-record rules. */
import assert from 'node:assert/strict';
import { conditionRules } from '../../../server/src/checks/conditionChecks';
import { envelopeRules } from '../../../server/src/checks/envelopeChecks';
import { blockRules, unitRules } from '../../../server/src/checks/rules';
import { structureRules } from '../../../server/src/checks/structureChecks';
import { RecordView, UnitView } from '../../../server/src/checks/unitView';
import { catalog } from '../../support/layouts';
import { findingsOf, fixture, fixtureNames, transmissionOf } from '../../support/transmissions';

const rules = [...unitRules, ...blockRules];

describe('the table of rules', () => {
  it('gives each rule an id of its own', () => {
    const ids = [
      ...rules.map((rule) => rule.id),
      ...Object.keys({ ...conditionRules, ...envelopeRules, ...structureRules }),
    ];
    assert.deepEqual(
      ids.filter((id, at) => ids.indexOf(id) !== at),
      [],
    );
  });

  for (const rule of rules) {
    it(`has what is to be known of ${rule.id}`, () => {
      assert.match(rule.id, /^[a-z0-9]+(-[a-z0-9]+)+$/);
      assert.ok(rule.title !== '' && !rule.title.endsWith('.'), 'a title is no sentence');
      assert.match(rule.description, /^[A-Z].*\.$/);
      assert.notEqual(rule.page, '');
      for (const application of rule.applications)
        assert.ok(
          catalog.application(application).length > 0 || catalog.embedded(application) !== undefined,
          `no chapter knows ${application}`,
        );
    });
  }

  it('has the rules of an application agree on what the parts of a unit are', () => {
    const parts = new Map<string, unknown>();
    for (const { applications, each } of unitRules)
      for (const application of each ? applications : []) {
        if (!parts.has(application)) parts.set(application, each?.part);
        assert.deepEqual(each?.part, parts.get(application));
      }
    assert.ok(parts.has('AE'));
  });

  for (const rule of unitRules) {
    const { id, applications, records = [] } = rule;
    if (records.length === 0) continue;
    it(`lets ${id} rest where there is no ${records.join(', ')}`, () => {
      const found: string[] = [];
      for (const name of fixtureNames) {
        const { blocks } = transmissionOf(fixture(name));
        if (!blocks.some(({ application }) => applications.includes(application))) continue;
        // Whatever else is there or is missing, the rule finds nothing without the records it names.
        for (const gone of [[], ['90'], ['40'], ['47'], ['50'], ['62'], ['PG02'], ['11', '20']]) {
          const missing = new Set([...records, ...gone]);
          const left = blocks.flatMap(({ header, trailer, units }) =>
            [header, ...units.flatMap((unit) => unit.records), trailer].flatMap((record) =>
              record && !missing.has(record.layout?.record.id ?? '') ? [record.text] : [],
            ),
          );
          for (const block of transmissionOf(left.join('\n')).blocks)
            if (applications.includes(block.application))
              for (const unit of block.units)
                rule.check(new UnitView(unit, (list) => catalog.codeList(list)), (_record, _field, message) => {
                  found.push(`${name} without ${[...missing].join(', ')}: ${message}`);
                });
        }
      }
      assert.deepEqual(found, []);
    });
  }

  describe('over the fixtures, with field names taken strictly', () => {
    before(() => {
      RecordView.strictFieldNames = true;
    });
    after(() => {
      RecordView.strictFieldNames = false;
    });

    for (const name of fixtureNames)
      it(`finds no error in ${name}`, () => {
        const errors = findingsOf(fixture(name)).filter(({ severity }) => severity === 'error');
        assert.deepEqual(
          errors.map(({ line, message }) => `${String(line + 1)}: ${message}`),
          [],
        );
      });
  });
});
