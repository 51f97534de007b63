#!/usr/bin/env node
/**
 * Runs a VS Code extension test suite in the VS Code server, seen through a headless Chromium. It understands the options that
 * `@vscode/test-electron` gives a desktop VS Code, and so can stand in for one as its `vscodeExecutablePath`:
 *
 *   run-tests.mjs --extensionDevelopmentPath=<folder> --extensionTestsPath=<module> [<workspace folder>]
 *
 * Prints what the tests print and exits with their code. Other options are not for this host and are left aside.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { workbenchAddress } from './address.mjs';
import { launchChromium } from './chromium.mjs';
import { ensureServer } from './install.mjs';
import { startServer } from './serve.mjs';

const timeLimit = Number(process.env['ACE_TEST_TIMEOUT'] ?? 300_000);

const { values, positionals } = parseArgs({
  strict: false,
  allowPositionals: true,
  options: { extensionDevelopmentPath: { type: 'string' }, extensionTestsPath: { type: 'string' } },
});
const { extensionDevelopmentPath, extensionTestsPath } = values;
if (typeof extensionDevelopmentPath !== 'string' || typeof extensionTestsPath !== 'string')
  throw new Error('--extensionDevelopmentPath=<folder> and --extensionTestsPath=<module> are needed.');

/** What the workbench logs about itself at the level at which it passes on what tests print. */
const ownLog =
  /^(Resolv(ing|ed) connection token|Creating a socket|(Updating|Ignoring fetching) additional builtin|ChatSessionStore|\[Service Worker\])/;

/**
 * Prints what the page passes on, in `console.log`'s own terms: a format and its values.
 * @param {string} type the console's method
 * @param {unknown[]} parts
 */
function print(type, parts) {
  if (typeof parts[0] === 'string' && ownLog.test(parts[0])) return;
  if (type === 'error' || type === 'warn') console.error(...parts);
  else console.log(...parts);
}

/**
 * Opens the page and waits for the end of the tests.
 * @param {import('playwright-core').Browser} browser
 * @param {string} address
 * @returns {Promise<number>} the code that the tests ended with
 */
async function exitCode(browser, address) {
  const page = await browser.newPage();
  await page.exposeFunction('codeAutomationLog', print);
  /** @type {(code: number) => void} */
  let end = () => undefined;
  /** @type {Promise<number>} */
  const ended = new Promise((done, failed) => {
    end = done;
    page.on('crash', () => failed(new Error('The page crashed.')));
    setTimeout(() => failed(new Error(`The tests did not end within ${timeLimit} ms.`)), timeLimit).unref();
  });
  await page.exposeFunction('codeAutomationExit', end);
  await page.goto(address);
  return ended;
}

await ensureServer();
const server = await startServer({ log: 'info' });
try {
  const browser = await launchChromium();
  try {
    const [folder] = positionals;
    process.exitCode = await exitCode(
      browser,
      workbenchAddress(server.origin, {
        ...(folder === undefined ? {} : { folder: resolve(folder) }),
        extensionDevelopmentPath: resolve(extensionDevelopmentPath),
        extensionTestsPath: resolve(extensionTestsPath),
      }),
    );
  } finally {
    await browser.close();
  }
} finally {
  await server.stop();
}
