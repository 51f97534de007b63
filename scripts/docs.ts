#!/usr/bin/env node
/**
 * Writes what is made from the product's own tables: `docs/rules.md`, and the rule ids that the setting `ace.checks` offers.
 *
 *   npm run docs
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { allRules, ruleGroups } from '../server/src/checks/ruleTable';
import { readFacts, rulesPage } from './docs/rulesPage';
import { withRuleIds } from './docs/settings';

const root = join(__dirname, '..');
const manifest = join(root, 'package.json');

mkdirSync(join(root, 'docs'), { recursive: true });
writeFileSync(join(root, 'docs', 'rules.md'), rulesPage(ruleGroups, readFacts(join(root, 'server'))));
writeFileSync(manifest, withRuleIds(readFileSync(manifest, 'utf8'), allRules));
