/** Which VS Code server is used, and where it is kept. */
import { join } from 'node:path';
import { inRoot } from '../lib/project.mjs';

/** Its first two numbers below 4 are those of the VS Code inside: 4.100.3 holds VS Code 1.100, the oldest one supported. */
export const serverVersion = '4.100.3';

/** The cache, which may be shared between checkouts. */
const cache = process.env['ACE_VSCODE_CACHE'] ?? inRoot('.vscode-test');

/** The folder npm installs into. */
export const installFolder = join(cache, `code-server-${serverVersion}`);

/** VS Code itself, inside the package. */
export const vscodeFolder = join(installFolder, 'node_modules', 'code-server', 'lib', 'vscode');

export const serverMain = join(vscodeFolder, 'out', 'server-main.js');

/** Written last, so that an interrupted installation is not taken for a whole one. */
export const installedMark = join(installFolder, 'installed');
