/** Asks VS Code for its API once in a bundle, so that it is loaded sooner. */

const API = 'vscode';

/**
 * esbuild plugin for the bundles that run in VS Code, which hands out its API to each who asks. Besides, libraries that are CommonJS copy it
 * name by name unless it says that it was a module; here it says so.
 * @returns {import('esbuild').Plugin}
 */
export function vscodeApi() {
  return {
    name: 'vscode-api',
    setup(bundler) {
      bundler.onResolve({ filter: /^vscode$/ }, ({ path, namespace }) =>
        namespace === API ? { path, external: true } : { path, namespace: API },
      );
      bundler.onLoad({ filter: /.*/, namespace: API }, () => ({
        contents: `module.exports = Object.create(require('${API}'), { __esModule: { value: true } });`,
        loader: 'js',
      }));
    },
  };
}
