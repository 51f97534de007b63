/** The chapters and reference lists for a program that runs in Node. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LayoutSource } from '../layout/catalog';
import { LAYOUT_PACK, LayoutPack } from '../layoutPack';

const file = join(__dirname, LAYOUT_PACK);

/** @returns what lies beside the program, not read yet; undefined if the program was copied without it */
export function packedLayouts(): LayoutSource | undefined {
  return existsSync(file) ? new LayoutPack(() => readFileSync(file)) : undefined;
}

/** What a program says that has no layouts. */
export const LAYOUTS_MISSING = `${file} is missing: it holds the layouts of all records. Install this program again, or copy that file too.\n`;
