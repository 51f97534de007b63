#!/usr/bin/env node
/**
 * Packages the extension as `out/ace-catair.vsix` and checks what is in it.
 *
 *   node scripts/package.mjs
 *
 * Packaging builds the bundles anew, minified and without source maps (`vscode:prepublish`).
 */
import { PackageManager, createVSIX, listFiles } from '@vscode/vsce';
import { mkdirSync } from 'node:fs';
import { inRoot, packageFile, readManifest, root } from './lib/project.mjs';

/** What may be in the package; anything else got there by mistake. */
const allowed = [
  /^(?:package\.json|README\.md|CHANGELOG\.md|LICENSE|language-configuration\.json)$/,
  /^dist\/(?:client|server|cli|browser\/client)\.js$/,
  /^dist\/webview\/[^/]+\.(?:js|css)$/,
  /^syntaxes\/[^/]+\.json$/,
  /^server\/layouts\/layout\.schema\.json$/,
  /^images\/[^/]+\.png$/,
  /^docs\/[^/]+\.md$/,
  /^samples\/.+/,
];

const required = ['package.json', 'LICENSE', 'dist/client.js', 'dist/server.js', 'dist/cli.js'];

/**
 * Every file of the extension that the manifest names, such as a grammar or an icon.
 * @param {unknown} value
 * @returns {string[]}
 */
function namedFiles(value) {
  if (typeof value === 'string') return value.startsWith('./') ? [value.slice(2)] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(namedFiles) : [];
}

/** @param {string[]} files @returns {string[]} what is wrong with a list of packaged files */
function complaints(files) {
  const { main, contributes } = readManifest();
  const needed = new Set([...required, ...namedFiles([main, contributes])]);
  return [
    ...files
      .filter((file) => !allowed.some((pattern) => pattern.test(file)))
      .map((file) => `${file} should not be in it`),
    ...[...needed].filter((file) => !files.includes(file)).map((file) => `${file} is missing`),
  ];
}

mkdirSync(inRoot('out'), { recursive: true });
await createVSIX({
  cwd: root,
  packagePath: packageFile,
  dependencies: false,
  allowMissingRepository: true,
  // There is no repository address to turn the links of the README into; they stay as they are, and their files go with it.
  rewriteRelativeLinks: false,
});
const wrong = complaints(await listFiles({ cwd: root, packageManager: PackageManager.None }));
for (const complaint of wrong) console.error(`${packageFile}: ${complaint}`);
if (wrong.length > 0) process.exitCode = 1;
