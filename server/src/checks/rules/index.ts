/** The cross-record rules of all chapters, in one table. */
import type { BlockRule } from '../blockRules';
import type { UnitRule } from '../rule';
import { cargoReleaseBlockRules, cargoReleaseRules } from './cargoRelease';
import { ebondRules } from './ebond';
import { ebondPartyRules } from './ebondParties';
import { entryNumberRules } from './entryNumbers';
import { entrySummaryRules } from './entrySummary';
import { inBondRules } from './inBond';
import { inBondEventRules } from './inBondEvents';
import { isfRules } from './isf';

export const unitRules: readonly UnitRule[] = [
  ...entrySummaryRules,
  ...cargoReleaseRules,
  ...inBondRules,
  ...inBondEventRules,
  ...isfRules,
  ...ebondRules,
  ...ebondPartyRules,
  ...entryNumberRules,
];

/** Rules over the units of one block. */
export const blockRules: readonly BlockRule[] = [...cargoReleaseBlockRules];
