/** The npm package of the programs: `ace-check` and the language server, without what only VS Code needs. */
import { chmodSync, copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot, readManifest } from './project.mjs';

/** The programs, by the names of their commands. */
export const programs = { 'ace-check': 'cli.js', 'ace-language-server': 'server.js' };

/** What the programs read. */
const data = ['layouts.jsonl'];

/** Documents that speak of the programs; the first becomes the README. */
const documents = ['npm.md', 'editors.md', 'pipelines.md', 'rules.md'];

/**
 * Lays out the package as it is packed.
 * @param {string} dist folder with the bundles
 * @param {string} folder is made anew
 */
export function layOutNpmPackage(dist, folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'dist'), { recursive: true });
  mkdirSync(join(folder, 'docs'));
  for (const file of Object.values(programs)) {
    const path = join(folder, 'dist', file);
    // A build for development names a source map that is not packed.
    writeFileSync(path, readFileSync(join(dist, file), 'utf8').replace(/\n\/\/# sourceMappingURL=.*\n?$/, '\n'));
    chmodSync(path, 0o755);
  }
  for (const file of data) copyFileSync(join(dist, file), join(folder, 'dist', file));
  const { name, version, license } = readManifest();
  const manifest = {
    name,
    version,
    description: "Checks the CATAIR record files of US Customs' ACE in a shell, and a language server for editors.",
    license,
    keywords: ['CATAIR', 'ACE', 'ABI', 'CBP', 'customs', 'EDI', 'fixed-width', 'linter', 'language-server', 'lsp'],
    engines: { node: '>=20' },
    bin: Object.fromEntries(Object.entries(programs).map(([command, file]) => [command, `dist/${file}`])),
    files: ['dist', 'docs'],
  };
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  copyFileSync(inRoot('LICENSE'), join(folder, 'LICENSE'));
  for (const [at, document] of documents.entries()) {
    const text = readFileSync(inRoot('docs', document), 'utf8');
    if (at > 0) writeFileSync(join(folder, 'docs', document), text);
    else writeFileSync(join(folder, 'README.md'), text.replace(/\]\((?=[a-z-]+\.md)/g, '](docs/'));
  }
}
