#!/usr/bin/env node
/**
 * Collects the texts that the extension shows into `client/l10n/bundle.l10n.json`, which translations are made from.
 *
 *   node scripts/l10n.mjs
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { bundleFile, exportedTexts } from './lib/l10n.mjs';

mkdirSync(dirname(bundleFile), { recursive: true });
writeFileSync(bundleFile, await exportedTexts());
