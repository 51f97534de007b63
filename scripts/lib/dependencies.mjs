/** Installs the project's dependencies when they are missing. Uses Node's own modules only. */
import { existsSync, readFileSync } from 'node:fs';
import { inRoot } from './project.mjs';
import { runNpm } from './run.mjs';

/** @typedef {{ packages: Record<string, { version?: string, optional?: boolean }> }} Lock */

/**
 * @param {string} file
 * @returns {Lock['packages']}
 */
const readPackages = (file) => /** @type {Lock} */ (JSON.parse(readFileSync(file, 'utf8'))).packages;

/** Whether `node_modules` holds what `package-lock.json` asks for. npm keeps its own list of what it installed. */
export function dependenciesAreInstalled() {
  const installedList = inRoot('node_modules', '.package-lock.json');
  if (!existsSync(installedList)) return false;
  const installed = readPackages(installedList);
  return Object.entries(readPackages(inRoot('package-lock.json'))).every(
    ([path, wanted]) => path === '' || wanted.optional === true || installed[path]?.version === wanted.version,
  );
}

/** Installs exactly what the lock file says, unless it is there already. No package here needs its install script. */
export async function ensureDependencies() {
  if (dependenciesAreInstalled()) return;
  console.log('Installing dependencies ...');
  const code = await runNpm(['ci', '--ignore-scripts', '--no-audit', '--no-fund']);
  if (code !== 0) throw new Error('npm ci failed.');
}
