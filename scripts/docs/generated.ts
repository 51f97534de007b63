/** Everything that `npm run docs` writes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { allRules, ruleGroups } from '../../server/src/checks/ruleTable';
import { readChapters, withChapters } from './chapterTable';
import { commandsPage, settingsPage, type Contributions, type Texts } from './reference';
import { readFacts, rulesPage } from './rulesPage';
import { withRuleIds } from './settings';

/**
 * @param root the checkout
 * @returns text of each file by its path, formatted as the formatter would have it
 */
export async function generated(root: string): Promise<Map<string, string>> {
  const read = (name: string): string => readFileSync(join(root, name), 'utf8');
  const server = join(root, 'server');
  const { contributes } = JSON.parse(read('package.json')) as { contributes: Contributions };
  const texts = JSON.parse(read('package.nls.json')) as Texts;
  const formatted = async (name: string, text: string): Promise<[string, string]> => {
    const path = join(root, name);
    return [name, await format(text, { ...(await resolveConfig(path)), filepath: path })];
  };
  return new Map([
    ['docs/rules.md', rulesPage(ruleGroups, readFacts(server))],
    await formatted('docs/settings.md', settingsPage(contributes, texts)),
    await formatted('docs/commands.md', commandsPage(contributes, texts)),
    await formatted('README.md', withChapters(read('README.md'), readChapters(server))),
    ['package.json', withRuleIds(read('package.json'), allRules)],
  ]);
}
