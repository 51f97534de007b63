/** The cross-record rules of all chapters, in one table. */
import type { BlockRule } from '../blockRules';
import type { UnitRule } from '../rule';
import { blockLimitRules } from './blockLimits';
import { cargoReleaseBlockRules, cargoReleaseRules } from './cargoRelease';
import { drawbackRules } from './drawback';
import { drawbackTotalRules } from './drawbackTotals';
import { ebondRules } from './ebond';
import { ebondPartyRules } from './ebondParties';
import { entryNumberRules } from './entryNumbers';
import { entrySummaryRules } from './entrySummary';
import { ftzAdmissionRules } from './ftzAdmission';
import { importerUpdateRules } from './importerUpdate';
import { inBondRules } from './inBond';
import { inBondEventRules } from './inBondEvents';
import { isfRules } from './isf';
import { manufacturerRules } from './manufacturer';
import { pgaRules } from './pga';
import { pgaGroupRules } from './pgaGroups';
import { queryBlockRules, queryRules } from './queries';
import { reconciliationRules } from './reconciliation';
import { statementRules } from './statements';

export const unitRules: readonly UnitRule[] = [
  ...entrySummaryRules,
  ...cargoReleaseRules,
  ...pgaRules,
  ...pgaGroupRules,
  ...inBondRules,
  ...inBondEventRules,
  ...isfRules,
  ...ebondRules,
  ...ebondPartyRules,
  ...drawbackRules,
  ...drawbackTotalRules,
  ...reconciliationRules,
  ...ftzAdmissionRules,
  ...importerUpdateRules,
  ...manufacturerRules,
  ...queryRules,
  ...statementRules,
  ...entryNumberRules,
];

/** Rules over the units of one block. */
export const blockRules: readonly BlockRule[] = [...cargoReleaseBlockRules, ...queryBlockRules, ...blockLimitRules];
