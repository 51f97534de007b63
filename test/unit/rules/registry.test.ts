/** What must hold of the table of all cross-record rules. */
import assert from 'node:assert/strict';
import { conditionRules } from '../../../server/src/checks/conditionChecks';
import { envelopeRules } from '../../../server/src/checks/envelopeChecks';
import { blockRules, unitRules } from '../../../server/src/checks/rules';
import { structureRules } from '../../../server/src/checks/structureChecks';
import { RecordView } from '../../../server/src/checks/unitView';
import { catalog } from '../../support/layouts';
import { findingsOf, fixture, fixtureNames } from '../../support/transmissions';

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
