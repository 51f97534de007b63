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
    // The product has words of its own; without these, and with what is referred to compiled once, the source is a third smaller.
    messages: false,
    inlineRefs: false,
    code: { source: true },
  });
  const schema = withoutWords(JSON.parse(readFileSync(layoutSchemaFile, 'utf8')));
  return { ajv, validate: ajv.compile(/** @type {object} */ (schema)) };
}

/**
 * @param {unknown} value a schema or a part of one
 * @returns {unknown} the same without what it says to people and editors
 */
function withoutWords(value) {
  if (Array.isArray(value)) return value.map(withoutWords);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      // Properties of layouts have such names too; their schemas are objects.
      .filter(([key, inner]) => key !== 'defaultSnippets' && (key !== 'description' || typeof inner !== 'string'))
      .map(([key, inner]) => [key, withoutWords(inner)]),
  );
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
