/** The table of rules, and the page that is made from it. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readChapters, withChapters } from '../../scripts/docs/chapterTable';
import { generated } from '../../scripts/docs/generated';
import { readFacts } from '../../scripts/docs/rulesPage';
import { allRules } from '../../server/src/checks/ruleTable';
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

describe('what npm run docs makes', () => {
  it('is up to date', async () => {
    const stale = [...(await generated(root))].filter(
      ([name, text]) => readFileSync(join(root, name), 'utf8') !== text,
    );
    assert.deepEqual(
      stale.map(([name]) => `${name} is out of date: npm run docs mends it`),
      [],
    );
  });

  it('tells the README of the chapters between two comments, and leaves the rest alone', () => {
    const readme = 'before <!-- chapters: written by `npm run docs` --> old <!-- end of chapters --> after';
    const written = withChapters(readme, readChapters(join(root, 'server')));
    assert.match(written, /^before <!--[^>]*-->\n\n\| chapter[^]*\n\n<!-- end of chapters --> after$/);
    assert.match(written, /\| Importer\/Bond Query \| KI \| KR \| v\d+, \d{4}-\d\d-\d\d \| official text \|/);
    assert.throws(() => withChapters('before and after', []), /README\.md lacks/);
  });
});
