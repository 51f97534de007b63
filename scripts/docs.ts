#!/usr/bin/env node
/**
 * Writes what is made from the product's own tables: the rules, settings and commands in `docs`, the table of chapters in the README, and the
 * rule ids that the setting `ace.checks` offers.
 *
 *   npm run docs
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generated } from './docs/generated';

const root = join(__dirname, '..');

void generated(root).then((files) => {
  for (const [name, text] of files) writeFileSync(join(root, name), text);
});
