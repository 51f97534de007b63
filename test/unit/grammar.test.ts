/** What the grammar's own tests can't see: that it knows the control identifier of every record the layouts have. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { chapters } from '../support/layoutFiles';

interface Grammar {
  repository: Record<string, { match?: string }>;
}

const grammar = JSON.parse(
  readFileSync(new URL('../../syntaxes/ace.tmLanguage.json', import.meta.url), 'utf8'),
) as Grammar;

/** In the order in which the grammar tries them. */
const rules = [
  'batch-header',
  'block-header',
  'block-trailer',
  'batch-trailer',
  'identifier-4',
  'identifier-3',
  'identifier-2',
  'identifier-1',
].map((name) => {
  const match = grammar.repository[name]?.match;
  assert.ok(match, `the grammar has no rule ${name}`);
  return new RegExp(match.replace('\\G', '^'));
});

/** What the first rule that takes the line colours as its control identifier, and how many characters the rule takes in all. */
function read(line: string): { identifier: string | undefined; length: number } | undefined {
  for (const rule of rules) {
    const found = rule.exec(line);
    if (found) return { identifier: found[1], length: found[0].length };
  }
  return undefined;
}

describe('grammar', () => {
  for (const [name, chapter] of chapters) {
    it(`knows the control identifiers of ${name}`, () => {
      const read80 = chapter.records.map(({ id }) => ({ id, ...read(`${id.padEnd(80)}beyond`) }));
      assert.deepEqual(
        read80.filter(({ id, identifier, length }) => identifier !== id || length !== 80),
        [],
      );
    });
  }
});
