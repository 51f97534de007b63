/** The JSON Schema of layout files as a validator: compiled for tests, or as source for the bundles, where nothing is evaluated. */
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import { inRoot } from './project.mjs';

/** Where the schema is. */
export const layoutSchemaFile = inRoot('server', 'layouts', 'layout.schema.json');

function compiled() {
  const ajv = new Ajv({
    allErrors: true,
    strict: true,
    // An `if` asks for a property without describing it.
    strictRequired: false,
    allowUnionTypes: true,
    code: { source: true },
  });
  // For editors.
  ajv.addKeyword('defaultSnippets');
  return { ajv, validate: ajv.compile(JSON.parse(readFileSync(layoutSchemaFile, 'utf8'))) };
}

/** @returns {import('ajv').ValidateFunction} tells whether a value keeps to the schema, and has the `errors` otherwise */
export function compileLayoutSchema() {
  return compiled().validate;
}

/** @returns {string} CommonJS source of a module that is this function */
export function layoutSchemaSource() {
  const { ajv, validate } = compiled();
  return standalone(ajv, validate);
}
