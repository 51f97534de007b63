#!/usr/bin/env node
/**
 * Runs the suite in `test/vscode` inside a real VS Code, with the built extension in it.
 *
 *   node scripts/test-vscode.mjs [--build-only]
 *
 * `--build-only` bundles the suite and leaves it to a debugger to run.
 * The host is a desktop VS Code, downloaded by `@vscode/test-electron`, where there is a network and a display; otherwise the VS Code
 * server of `scripts/vscode-host`. `ACE_TEST_HOST=desktop` or `ACE_TEST_HOST=server` decides it outright.
 */
import { existsSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import { inRoot, root } from './lib/project.mjs';
import { run } from './lib/run.mjs';

const outFolder = inRoot('out', 'test', 'vscode');

/** Bundles the suite for the extension host, which loads plain JavaScript only. */
async function buildSuite() {
  rmSync(outFolder, { recursive: true, force: true });
  await build({
    absWorkingDir: root,
    entryPoints: ['test/vscode/index.ts', 'test/vscode/suite/*.test.ts'],
    outbase: 'test/vscode',
    outdir: outFolder,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
}

const virtualDisplay = (process.env['PATH'] ?? '')
  .split(delimiter)
  .map((folder) => join(folder, 'xvfb-run'))
  .find((file) => existsSync(file));
const hasDisplay = process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);

/** Whether a desktop VS Code can be downloaded and shown. */
async function desktopIsPossible() {
  if (!hasDisplay && virtualDisplay === undefined) return false;
  try {
    const signal = AbortSignal.timeout(5000);
    return (await fetch('https://update.code.visualstudio.com/api/releases/stable', { signal })).ok;
  } catch {
    return false;
  }
}

/** @returns {Promise<number>} exit code of the tests */
async function runSuite() {
  try {
    return await runTests({
      extensionDevelopmentPath: root,
      extensionTestsPath: join(outFolder, 'index.js'),
      launchArgs: [inRoot('test', 'vscode', 'workspace')],
      ...(desktop ? {} : { vscodeExecutablePath: inRoot('scripts', 'vscode-host', 'run-tests.mjs') }),
    });
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  }
}

const buildOnly = process.argv.includes('--build-only');
const wanted = process.env['ACE_TEST_HOST'];
const desktop = !buildOnly && (wanted === undefined ? await desktopIsPossible() : wanted === 'desktop');
if (buildOnly) {
  await buildSuite();
} else if (desktop && !hasDisplay && virtualDisplay !== undefined) {
  const env = { ACE_TEST_HOST: 'desktop' };
  process.exitCode = await run(virtualDisplay, ['-a', process.execPath, import.meta.filename], { env });
} else {
  console.log(`Host: ${desktop ? 'desktop VS Code' : 'VS Code server'}`);
  await buildSuite();
  process.exitCode = await runSuite();
}
