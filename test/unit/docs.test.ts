/** The table of rules, and the page that is made from it. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFacts, rulesPage } from '../../scripts/docs/rulesPage';
import { withRuleIds } from '../../scripts/docs/settings';
import { allRules, ruleGroups } from '../../server/src/checks/ruleTable';
import { findingsOf, fixture, fixtureNames } from '../support/transmissions';

const root = join(__dirname, '../..');
const facts = readFacts(join(root, 'server'));

describe('the table of rules', () => {
  it('has each id once, in the form of the settings', () => {
    const ids = allRules.map(({ id }) => id);
    assert.deepEqual(
      ids.filter((id, at) => ids.indexOf(id) !== at),
      [],
    );
    assert.deepEqual(
      ids.filter((id) => !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id)),
      [],
    );
  });

  it('holds every rule that finds anything', () => {
    const ids = new Set(allRules.map(({ id }) => id));
    const bad = ['bad/mixed', 'bad/lone-y', 'bad/no-envelope-ae', 'bad/one-line', 'bad/tabs'];
    const unknown = [...fixtureNames, ...bad]
      .flatMap((name) => findingsOf(fixture(name)))
      .filter(({ rule }) => !ids.has(rule));
    assert.deepEqual(unknown, []);
  });

  it('names applications that a chapter describes', () => {
    const known = [...facts.applications.keys(), 'CA', 'PE'];
    const unknown = allRules.filter(({ applications = [] }) => !applications.every((each) => known.includes(each)));
    assert.deepEqual(
      unknown.map(({ id, applications }) => `${id}: ${String(applications)}`),
      [],
    );
  });

  it('names condition codes that CBP has', () => {
    const unknown = allRules.flatMap(({ id, conditionCodes = [] }) =>
      conditionCodes.filter((code) => !facts.conditions.has(code)).map((code) => `${id}: ${code}`),
    );
    assert.deepEqual(unknown, []);
  });
});

describe('what is made from the rules', () => {
  it('is in docs/rules.md', () => {
    const page = readFileSync(join(root, 'docs/rules.md'), 'utf8');
    assert.ok(page === rulesPage(ruleGroups, facts), 'docs/rules.md is out of date: npm run docs mends it');
  });

  it('is in the setting ace.checks', () => {
    const manifest = readFileSync(join(root, 'package.json'), 'utf8');
    assert.ok(
      manifest === withRuleIds(manifest, allRules),
      'package.json lacks rules, or has others: npm run docs mends it',
    );
  });
});
