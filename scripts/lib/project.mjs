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
 * The project's `package.json`.
 * @returns {{ name: string, publisher: string, version: string, main: string, contributes: Record<string, unknown> }}
 */
export const readManifest = () => JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
