/** Takes the language client as the extension needs it, so that it is loaded sooner. */
import { inRoot } from '../lib/project.mjs';

const LIBRARY = 'vscode-languageclient';

/**
 * What stands in for a module: the client compares versions in a long way, which what the manifest demands of VS Code has settled.
 * @type {Record<string, string>}
 */
const instead = {
  'semver/functions/parse': 'module.exports = (version) => ({ version });',
  'semver/functions/satisfies': 'module.exports = () => true;',
};

/**
 * esbuild plugin for the bundles that run in VS Code.
 * @returns {import('esbuild').Plugin}
 */
export function languageClient() {
  return {
    name: 'language-client',
    setup(bundler) {
      bundler.onResolve({ filter: /^semver\// }, ({ path, importer, namespace }) =>
        namespace === 'file' && importer.includes(LIBRARY) && path in instead
          ? { path, namespace: 'instead' }
          : undefined,
      );
      bundler.onLoad({ filter: /.*/, namespace: 'instead' }, ({ path }) => ({
        contents: instead[path] ?? '',
        loader: 'js',
      }));
      // The library is CommonJS. At the start each module that imports it would copy its hundreds of names; one does so for all.
      bundler.onResolve({ filter: /^vscode-languageclient$/ }, ({ path, kind, namespace }) =>
        namespace === 'file' && kind === 'import-statement' ? { path, namespace: LIBRARY } : undefined,
      );
      bundler.onLoad({ filter: /.*/, namespace: LIBRARY }, () => ({
        contents: `export * from '${LIBRARY}';`,
        loader: 'js',
        resolveDir: inRoot(),
      }));
    },
  };
}
