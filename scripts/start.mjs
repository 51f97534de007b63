#!/usr/bin/env node
/**
 * Opens the product on a sample transmission, from a fresh clone on: installs, builds, and shows it in the desktop VS Code where the
 * `code` command is found, or else in a VS Code in the browser. Runs until Ctrl+C.
 *
 *   node scripts/start.mjs [--browser | --web] [--no-open] [--check]
 *
 * `--browser` uses the VS Code in the browser in any case, and `--web` one that runs there altogether, its extensions too; `--no-open` only
 * prints its address, and `--check` ends as soon as it answers.
 * Nothing is imported but Node's own modules, for nothing else need be installed yet.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, delimiter, join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureDependencies } from './lib/dependencies.mjs';
import { inRoot, packageFile, root } from './lib/project.mjs';
import { run, runNode } from './lib/run.mjs';
import { workbenchAddress } from './vscode-host/address.mjs';
import { ensureServer, ensureWeb } from './vscode-host/install.mjs';
import { startServer } from './vscode-host/serve.mjs';

const { values: options } = parseArgs({
  options: {
    browser: { type: 'boolean' },
    web: { type: 'boolean' },
    'no-open': { type: 'boolean' },
    check: { type: 'boolean' },
  },
});

/** The folder of transmissions to open, and the one to show first, whose mistakes give something to see. */
const sample = { folder: inRoot('samples'), file: inRoot('samples', 'entry-summary-mistakes.ae.ace') };

/** @param {string} name @returns {string | undefined} absolute path of a program */
function findProgram(name) {
  const names = process.platform === 'win32' ? [`${name}.cmd`, `${name}.exe`] : [name];
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((each) => join(folder, each)))
    .find((file) => existsSync(file));
}

/** Runs a step of the preparation, which has to succeed. @param {string} file @param {string[]} args */
async function prepare(file, ...args) {
  if ((await runNode(inRoot('scripts', file), args)) !== 0) throw new Error(`scripts/${file} failed.`);
}

/** Shows an address in the person's own browser, where there is one. @param {string} address */
function openBrowser(address) {
  const hasDisplay = Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
  const [command, ...args] =
    process.platform === 'darwin'
      ? ['open', address]
      : process.platform === 'win32'
        ? ['explorer', address]
        : ['xdg-open', address];
  if (command === 'xdg-open' && (!hasDisplay || findProgram(command) === undefined)) return;
  spawn(command ?? '', args, { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref();
}

/** Waits until a page answers. @param {string} address */
async function waitForPage(address) {
  for (let tries = 0; tries < 50; tries++) {
    const response = await fetch(address).catch(() => undefined);
    if (response?.ok === true && (await response.text()).includes('workbench')) return;
    await new Promise((done) => setTimeout(done, 200));
  }
  throw new Error(`${address} does not answer.`);
}

/** @param {string} code path of the `code` command @param {{ folder: string, file: string }} sample */
async function startDesktop(code, { folder, file }) {
  await prepare('build.mjs');
  console.log(`Opening ${file} in VS Code. Close its window or press Ctrl+C to end.`);
  const args = ['--new-window', '--wait', `--extensionDevelopmentPath=${root}`, folder, file];
  // A batch file, on Windows, starts only through the command interpreter.
  return process.platform === 'win32' ? run('cmd', ['/d', '/c', code, ...args]) : run(code, args);
}

/**
 * @typedef {{ address: string, stop: () => Promise<void> }} Host a VS Code in the browser
 * @typedef {{ folder: string, file: string }} Sample
 */

/** VS Code's server with the extension installed. @param {Sample} sample @returns {Promise<Host>} */
async function serve({ folder, file }) {
  await ensureServer();
  const { origin, stop } = await startServer({ install: [packageFile], port: '8400-8499' });
  return { address: workbenchAddress(origin, { folder, file }), stop };
}

/** VS Code for the Web, with copies of the files in its memory. @param {Sample} sample @returns {Promise<Host>} */
async function serveWeb({ folder, file }) {
  await ensureWeb();
  const names = readdirSync(folder).filter((name) => name.endsWith('.ace'));
  const files = Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'latin1')]));
  const { startWeb } = await import('./vscode-host/web.mjs');
  const { origin, stop } = await startWeb({ extension: packageFile, files, open: basename(file) });
  return { address: origin, stop };
}

/** @param {(sample: Sample) => Promise<Host>} start @param {Sample} sample */
async function startInBrowser(start, sample) {
  await prepare('package.mjs');
  const { address, stop } = await start(sample);
  const interrupted = new Promise((done) => {
    process.once('SIGINT', done);
    process.once('SIGTERM', done);
  });
  try {
    await waitForPage(address);
    console.log(`\nVS Code with the extension is at\n\n  ${address}\n`);
    if (options.check === true) return;
    if (options['no-open'] !== true) openBrowser(address);
    console.log('Press Ctrl+C to end.');
    await interrupted;
  } finally {
    await stop();
  }
}

await ensureDependencies();
const inBrowser = options.browser ?? options.web ?? options['no-open'] ?? options.check ?? false;
const code = inBrowser ? undefined : findProgram('code');
if (code === undefined) await startInBrowser(options.web === true ? serveWeb : serve, sample);
else process.exitCode = await startDesktop(code, sample);
