/** Where things are in this checkout. Uses Node's own modules only: it runs before anything is installed. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Absolute path of the checkout. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '');

/**
 * Absolute path of something in the checkout.
 * @param {string[]} parts
 */
export const inRoot = (...parts) => join(root, ...parts);

/** Where `scripts/package.mjs` puts the packaged extension. */
export const packageFile = inRoot('out', 'ace-catair.vsix');

/**
 * @typedef {object} Manifest
 * @property {string} name
 * @property {string} displayName
 * @property {string} description
 * @property {string} version
 * @property {string} publisher
 * @property {string} license
 * @property {string} icon
 * @property {{ color: string, theme: string }} galleryBanner
 * @property {string[]} categories
 * @property {string[]} keywords
 * @property {string} main
 * @property {string} browser
 * @property {Record<string, string>} bin
 * @property {Record<string, unknown>} contributes
 */

/**
 * The project's `package.json`.
 * @returns {Manifest}
 */
export const readManifest = () => JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
