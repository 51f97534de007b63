/** Runs other programs. Uses Node's own modules only: it runs before anything is installed. */
import { spawn } from 'node:child_process';
import { root } from './project.mjs';

/** @typedef {{ cwd?: string, env?: Record<string, string | undefined>, quiet?: boolean }} RunOptions */

/**
 * Runs a program in the checkout, without standard input.
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} [options] `quiet`: show what it printed only when it fails.
 * @returns {Promise<number>} its exit code; 1 when a signal ended it or it could not be started
 */
export function run(command, args, { cwd = root, env = {}, quiet = false } = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
    });
    /** @type {Buffer[]} */
    const printed = [];
    child.stdout?.on('data', (chunk) => printed.push(chunk));
    child.stderr?.on('data', (chunk) => printed.push(chunk));
    child.on('error', (error) => {
      console.error(`${command}: ${error.message}`);
      done(1);
    });
    child.on('close', (code) => {
      if (code !== 0) process.stderr.write(Buffer.concat(printed));
      done(code ?? 1);
    });
  });
}

/**
 * Runs one of this Node's own scripts.
 * @param {string} script absolute path, or relative to the checkout
 * @param {string[]} [args]
 * @param {RunOptions} [options]
 */
export const runNode = (script, args = [], options = {}) => run(process.execPath, [script, ...args], options);

/**
 * Runs npm: the one that started this script, or else the one on the path.
 * @param {string[]} args
 * @param {RunOptions} [options]
 */
export function runNpm(args, options = {}) {
  const running = process.env['npm_execpath'];
  if (running?.endsWith('.js')) return runNode(running, args, options);
  // On Windows npm is a batch file, which only the command interpreter starts.
  return process.platform === 'win32' ? run('cmd', ['/d', '/c', 'npm', ...args], options) : run('npm', args, options);
}
