#!/usr/bin/env node
/**
 * Packs the programs, `ace-check` and `ace-language-server`, as an npm package in `out/`, which `npm install` takes.
 *
 *   node scripts/package-npm.mjs
 */
import { inRoot } from './lib/project.mjs';
import { layOutNpmPackage } from './lib/npmPackage.mjs';
import { runNode, runNpm } from './lib/run.mjs';

const dist = inRoot('out', 'npm', 'dist');
const folder = inRoot('out', 'npm', 'package');
process.exitCode = await runNode(inRoot('scripts', 'build.mjs'), ['--production', '--programs', '--outdir', dist]);
if (process.exitCode === 0) {
  layOutNpmPackage(dist, folder);
  process.exitCode = await runNpm(['pack', folder, '--pack-destination', inRoot('out')]);
}
