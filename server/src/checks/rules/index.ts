/** The cross-record rules of all chapters, in one table. */
import type { BlockRule } from '../blockRules';
import type { UnitRule } from '../rule';
import { cargoReleaseBlockRules, cargoReleaseRules } from './cargoRelease';
import { entryNumberRules } from './entryNumbers';

export const unitRules: readonly UnitRule[] = [...cargoReleaseRules, ...entryNumberRules];

/** Rules over the units of one block. */
export const blockRules: readonly BlockRule[] = [...cargoReleaseBlockRules];
