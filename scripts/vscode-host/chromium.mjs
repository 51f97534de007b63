/** Finds a Chromium, installs Debian's where that is possible, and starts it for Playwright. */
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';
import { run } from '../lib/run.mjs';

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Absolute path of an installed browser of the Chromium family, or undefined; `ACE_CHROMIUM` names one outright. */
function findChromium() {
  const named = process.env['ACE_CHROMIUM'];
  if (named !== undefined) return named;
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin'];
  const applications = [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ];
  return names
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .concat(applications)
    .find(isExecutable);
}

/**
 * Absolute path of a Chromium. As root on Debian a missing one is installed; elsewhere the error says what to do.
 * @returns {Promise<string>}
 */
export async function ensureChromium() {
  const found = findChromium();
  if (found !== undefined) return found;
  if (existsSync('/etc/debian_version') && process.getuid?.() === 0) {
    console.log('Installing Chromium ...');
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update'], { env, quiet: true });
    await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { env, quiet: true });
    const installed = findChromium();
    if (installed !== undefined) return installed;
  }
  throw new Error('No Chromium found. Install it: sudo apt-get install -y chromium (or set ACE_CHROMIUM to its path).');
}

/** Starts Chromium without a window and keeps it off the network. */
export async function launchChromium() {
  return chromium.launch({
    executablePath: await ensureChromium(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
