/**
 * Starts the VS Code server on a free port, with a data folder of its own that goes with it. Needs `ensureServer` first.
 * Uses Node's own modules only.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../lib/run.mjs';
import { serverMain } from './paths.mjs';
import { quietSettings } from './quietSettings.mjs';

/**
 * @typedef {object} ServeOptions
 * @property {Record<string, unknown>} [settings] machine settings, over those that keep the window quiet
 * @property {string[]} [install] `.vsix` files to install first
 * @property {boolean} [workspaceTrust] ask whether the folder is trusted; otherwise every folder is
 * @property {string} [port] port, or range of ports to take a free one from; otherwise any free one
 * @property {string} [log] log level of the server
 */

/** @typedef {{ origin: string, stop: () => Promise<void> }} Server */

/**
 * The address the server says it listens on.
 * @param {import('node:child_process').ChildProcess} server
 * @returns {Promise<string>}
 */
function listening(server) {
  return new Promise((found, failed) => {
    let printed = '';
    /** @param {Buffer} chunk */
    const read = (chunk) => {
      printed += chunk.toString();
      const port = /agent listening on (\d+)/.exec(printed)?.[1];
      if (port !== undefined) found(`http://127.0.0.1:${port}`);
    };
    server.stdout?.on('data', read);
    server.stderr?.on('data', read);
    server.on('error', failed);
    server.on('exit', (code) => failed(new Error(`The VS Code server ended with code ${code}:\n${printed}`)));
  });
}

/**
 * @param {ServeOptions} [options]
 * @returns {Promise<Server>}
 */
export async function startServer({
  settings = {},
  install = [],
  workspaceTrust = false,
  port = '0',
  log = 'warn',
} = {}) {
  const dataFolder = mkdtempSync(join(tmpdir(), 'ace-vscode-'));
  const machineFolder = join(dataFolder, 'data', 'Machine');
  mkdirSync(machineFolder, { recursive: true });
  writeFileSync(join(machineFolder, 'settings.json'), JSON.stringify({ ...quietSettings, ...settings }));
  const options = ['--server-data-dir', dataFolder, '--accept-server-license-terms', '--telemetry-level', 'off'];
  const removeData = () => rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5 });

  for (const extension of install) {
    const code = await run(process.execPath, [serverMain, ...options, '--install-extension', extension], {
      quiet: true,
    });
    if (code !== 0) {
      removeData();
      throw new Error(`${extension} could not be installed.`);
    }
  }

  if (!workspaceTrust) options.push('--disable-workspace-trust');
  const address = ['--host', '127.0.0.1', '--port', port, '--without-connection-token', '--log', log];
  const server = spawn(process.execPath, [serverMain, ...options, ...address], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // No gallery: nothing is looked up on the network.
    env: { ...process.env, EXTENSIONS_GALLERY: '{}' },
    // A group of its own, so that the extension hosts it starts end with it.
    detached: process.platform !== 'win32',
  });
  const ended = new Promise((done) => server.once('close', done));
  const kill = () => {
    if (server.pid === undefined || server.exitCode !== null) return;
    if (process.platform === 'win32') server.kill();
    else process.kill(-server.pid, 'SIGTERM');
  };
  process.once('exit', kill);

  const stop = async () => {
    process.off('exit', kill);
    kill();
    await ended;
    removeData();
  };
  try {
    return { origin: await listening(server), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
