/** Takes from the protocol library what the server needs of it, so that it starts sooner. */
import { createRequire } from 'node:module';
import { inRoot } from '../lib/project.mjs';

const LIBRARY = 'vscode-languageserver';
const NAMESPACE = 'protocol-library';

/**
 * esbuild plugin for bundles that speak with editors.
 * @returns {import('esbuild').Plugin}
 */
export function protocolLibrary() {
  const names = Object.keys(createRequire(import.meta.url)(LIBRARY));
  return {
    name: NAMESPACE,
    setup(bundler) {
      // It finds modules of npm and Yarn by starting them, which nobody asks for; without it the server can start no process.
      bundler.onLoad({ filter: /[/\\]vscode-languageserver[/\\]lib[/\\]node[/\\]files\.js$/ }, () => ({
        contents: 'module.exports = {};',
        loader: 'js',
      }));
      // The library is CommonJS. At the start each module that imports it would copy its hundreds of names; one does so for all.
      bundler.onResolve({ filter: /^vscode-languageserver$/ }, ({ namespace, kind }) =>
        namespace === NAMESPACE || kind !== 'import-statement' ? undefined : { path: LIBRARY, namespace: NAMESPACE },
      );
      bundler.onLoad({ filter: /.*/, namespace: NAMESPACE }, () => ({
        contents: `export { ${names.join(', ')} } from '${LIBRARY}';`,
        loader: 'js',
        resolveDir: inRoot(),
      }));
    },
  };
}
