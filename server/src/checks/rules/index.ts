/** The cross-record rules of all chapters, in one table. */
import type { BlockRule } from '../blockRules';
import type { UnitRule } from '../rule';

export const unitRules: readonly UnitRule[] = [];

/** Rules over the units of one block. */
export const blockRules: readonly BlockRule[] = [];
