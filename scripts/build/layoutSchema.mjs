/** Puts the JSON Schema of layout files into the bundle as a function, so that nothing is evaluated where it runs. */
import { inRoot } from '../lib/project.mjs';
import { layoutSchemaFile, layoutSchemaSource } from '../lib/layoutSchema.mjs';

/**
 * esbuild plugin for the module `ace:layout-schema`, declared in `server/src/built.d.ts`.
 * @returns {import('esbuild').Plugin}
 */
export function layoutSchema() {
  return {
    name: 'ace-layout-schema',
    setup(bundler) {
      bundler.onResolve({ filter: /^ace:layout-schema$/ }, ({ path }) => ({ path, namespace: 'ace-layout-schema' }));
      bundler.onLoad({ filter: /.*/, namespace: 'ace-layout-schema' }, () => ({
        contents: `${layoutSchemaSource()}\nmodule.exports.validate = module.exports;`,
        loader: 'js',
        resolveDir: inRoot(),
        watchFiles: [layoutSchemaFile],
      }));
    },
  };
}
