/** Names for the outline, by chapter. */
import { accounts } from './accounts';
import { cargo } from './cargo';
import { entries } from './entries';
import type { ChapterNames } from './template';

export const outlineNames: Readonly<Record<string, ChapterNames>> = { ...accounts, ...cargo, ...entries };
