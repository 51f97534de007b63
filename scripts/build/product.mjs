/** Tells the bundles which product they belong to. */
import { inRoot, readManifest } from '../lib/project.mjs';

/**
 * esbuild plugin for the module `ace:product`, declared in `server/src/built.d.ts`.
 * @returns {import('esbuild').Plugin}
 */
export function product() {
  return {
    name: 'ace-product',
    setup(bundler) {
      bundler.onResolve({ filter: /^ace:product$/ }, ({ path }) => ({ path, namespace: 'ace-product' }));
      bundler.onLoad({ filter: /.*/, namespace: 'ace-product' }, () => ({
        contents: `export const version = ${JSON.stringify(readManifest().version)};`,
        loader: 'js',
        watchFiles: [inRoot('package.json')],
      }));
    },
  };
}
