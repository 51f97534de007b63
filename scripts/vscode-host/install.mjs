#!/usr/bin/env node
/**
 * Installs VS Code from the npm registry into the cache, once: the server (300 MB), or with `--web` VS Code for the Web (550 MB).
 *
 *   node scripts/vscode-host/install.mjs [--web]
 *
 * Uses Node's own modules only.
 */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runNpm } from '../lib/run.mjs';
import { server, vscodeFolder, web } from './paths.mjs';

/** Variables that npm sets for a script of this project and that would misdirect an npm started from it. */
const foreignVariables = Object.keys(process.env).filter((name) =>
  /^npm_(package|lifecycle|config_(local_prefix|prefix|global_prefix|omit|ignore_scripts))/.test(name),
);
const env = Object.fromEntries(foreignVariables.map((name) => [name, undefined]));

/** @param {string} cwd @param {string[]} args */
async function npm(cwd, ...args) {
  return (await runNpm([...args, '--no-audit', '--no-fund'], { cwd, env, quiet: true })) === 0;
}

/**
 * Installs a package unless it is there.
 * @param {import('./paths.mjs').Installation} installation
 * @param {() => Promise<boolean>} [finish] what is left to do then; true when it succeeded
 */
async function ensureInstalled({ name, version, folder, mark }, finish = () => Promise.resolve(true)) {
  if (existsSync(mark)) return;
  console.log(`Installing ${name} ${version} ...`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  // A package of its own, so that npm does not look for one further up.
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  // Without scripts: those of code-server refuse to run under a current npm as root, and do no more than what follows.
  const installed = await npm(folder, 'install', '--ignore-scripts', '--no-save', `${name}@${version}`);
  if (!installed || !(await finish())) throw new Error(`${name} ${version} could not be installed.`);
  writeFileSync(mark, '');
}

/** Installs the VS Code server unless it is there. */
export const ensureServer = () =>
  ensureInstalled(server, async () => {
    if (!(await npm(vscodeFolder, 'install', '--omit=dev', '--ignore-scripts'))) return false;
    // Needs python3, make and a C++ compiler; VS Code runs without them too, only its log is noisier.
    if (!(await npm(vscodeFolder, 'rebuild', '@vscode/spdlog', 'native-watchdog')))
      console.warn('Two native modules of VS Code could not be built; going on without them.');
    return true;
  });

/** Installs VS Code for the Web unless it is there. */
export const ensureWeb = () => ensureInstalled(web);

if (process.argv[1] === fileURLToPath(import.meta.url))
  (process.argv.includes('--web') ? ensureWeb() : ensureServer()).catch((error) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
