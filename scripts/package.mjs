#!/usr/bin/env node
/**
 * Packages the extension as `out/ace-catair.vsix` and checks what came out: that it holds what it needs and nothing else, that it is small,
 * and that the Visual Studio Marketplace and Open VSX take it.
 *
 *   node scripts/package.mjs
 *
 * Packaging builds the bundles anew, minified and without source maps (`vscode:prepublish`).
 */
import { createVSIX } from '@vscode/vsce';
import { unzipSync } from 'fflate';
import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { inRoot, packageFile, readManifest, root } from './lib/project.mjs';
import { manifestComplaints } from './package/manifest.mjs';

/** How large the package may be, in bytes. */
const sizeLimit = 1_500_000;

/** What may be in the package, as the packager names it; anything else got there by mistake. The programs for a shell have one of their own. */
const allowed = [
  /^(?:package(?:\.nls(?:\.[a-z-]+)?)?\.json|readme\.md|changelog\.md|LICENSE\.txt|language-configuration\.json)$/,
  /^client\/l10n\/bundle\.l10n(?:\.[a-z-]+)?\.json$/,
  /^dist\/(?:client|languageClient|tables|server|browser\/client)\.js$/,
  /^dist\/layouts\.jsonl$/,
  /^dist\/webview\/[^/]+\.(?:js|css)$/,
  /^syntaxes\/[^/]+\.json$/,
  /^server\/layouts\/layout\.schema\.json$/,
  /^images\/[^/]+\.png$/,
  /^docs\/[^/]+\.md$/,
  /^samples\/.+/,
];

const required = [
  'package.json',
  'client/l10n/bundle.l10n.json',
  'LICENSE.txt',
  'readme.md',
  'dist/client.js',
  'dist/languageClient.js',
  'dist/tables.js',
  'dist/server.js',
  'dist/layouts.jsonl',
];

/**
 * Every file of the extension that a part of the manifest names, such as a grammar or an icon.
 * @param {unknown} value
 * @returns {string[]}
 */
function namedFiles(value) {
  if (typeof value === 'string') return value.startsWith('./') ? [value.slice(2)] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(namedFiles) : [];
}

/** @param {ReadonlyMap<string, Uint8Array>} files by their paths in the extension @returns {string[]} what is wrong with them */
function fileComplaints(files) {
  const { main, browser, icon, contributes } = readManifest();
  const needed = new Set([...required, ...namedFiles([main, browser, `./${icon}`, contributes])]);
  const scripts = [...files].filter(([path]) => path.endsWith('.js'));
  return [
    ...[...files.keys()]
      .filter((path) => !allowed.some((pattern) => pattern.test(path)))
      .map((path) => `${path} should not be in it`),
    ...[...needed].filter((path) => !files.has(path)).map((path) => `${path} is missing`),
    ...scripts
      .filter(([, bytes]) => Buffer.from(bytes).includes('\n//# sourceMappingURL='))
      .map(([path]) => `${path} names a source map`),
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
const files = new Map(
  Object.entries(unzipSync(readFileSync(packageFile))).flatMap(([path, bytes]) =>
    path.startsWith('extension/') ? [[path.slice('extension/'.length), bytes]] : [],
  ),
);
const { size } = statSync(packageFile);
const kilobytes = `${Math.ceil(size / 1000)} of ${sizeLimit / 1000} kB`;
console.log(`${packageFile}: ${files.size} files, ${kilobytes}`);
const wrong = [
  ...(size > sizeLimit ? [`it is too large: ${kilobytes}`] : []),
  ...fileComplaints(files),
  ...manifestComplaints(readManifest(), files),
];
for (const complaint of wrong) console.error(`${packageFile}: ${complaint}`);
if (wrong.length > 0) process.exitCode = 1;
