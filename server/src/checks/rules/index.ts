/** The cross-record rules of all chapters, in one table. */
import type { UnitRule } from '../rule';

export const unitRules: readonly UnitRule[] = [];
