/** The texts that the extension shows, as its sources name them: what a translation begins with. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getL10nJson } from '@vscode/l10n-dev';
import { inRoot } from './project.mjs';

/** Where VS Code looks for the texts, and for their translations beside them (`bundle.l10n.de.json`). */
export const bundleFile = inRoot('client', 'l10n', 'bundle.l10n.json');

/** @returns {Promise<string>} JSON of every text in `client/src` that is there to be translated, in the order of the alphabet */
export async function exportedTexts() {
  const folder = inRoot('client', 'src');
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .map((name) => ({ extension: '.ts', contents: readFileSync(join(folder, name), 'utf8') }));
  const texts = await getL10nJson(sources);
  const sorted = Object.keys(texts)
    .sort()
    .map((key) => [key, texts[key]]);
  return `${JSON.stringify(Object.fromEntries(sorted), undefined, 2)}\n`;
}
