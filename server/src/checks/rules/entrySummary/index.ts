/** The cross-record rules of Entry Summary Create/Update (application AE). */
import type { UnitRule } from '../../rule';
import { actionRules } from './actions';
import { adcvdRules } from './adcvd';
import { bondRules } from './bonds';
import { cargoReleaseRules } from './cargoRelease';
import { claimRules } from './claims';
import { consolidationRules } from './consolidation';
import { correctionRules } from './correction';
import { entryTypeRules } from './entryTypeMatrix';
import { feeRules } from './fees';
import { feeTotalRules } from './feeTotals';
import { lineRules } from './lines';
import { manifestRules } from './manifest';
import { modeRules } from './modeMatrix';
import { partyRules } from './parties';
import { paymentRules } from './payment';
import { setRules } from './sets';
import { totalRules } from './totals';

export const entrySummaryRules: readonly UnitRule[] = [
  ...actionRules,
  ...entryTypeRules,
  ...modeRules,
  ...manifestRules,
  ...bondRules,
  ...paymentRules,
  ...correctionRules,
  ...consolidationRules,
  ...claimRules,
  ...partyRules,
  ...cargoReleaseRules,
  ...lineRules,
  ...setRules,
  ...adcvdRules,
  ...feeRules,
  ...feeTotalRules,
  ...totalRules,
];
