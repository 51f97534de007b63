/** The cross-record rules of cargo release, SE and its response SX. */
import type { BlockRule } from '../../blockRules';
import type { UnitRule } from '../../rule';
import { actionRules } from './actions';
import { billRules } from './bills';
import { envelopeBlockRules, envelopeRules } from './envelope';
import { headerRules } from './header';
import { lineRules } from './lines';
import { partyRules } from './parties';
import { responseRules } from './response';
import { unifiedIsfRules } from './unifiedIsf';

export const cargoReleaseRules: readonly UnitRule[] = [
  ...envelopeRules,
  ...actionRules,
  ...headerRules,
  ...billRules,
  ...partyRules,
  ...lineRules,
  ...unifiedIsfRules,
  ...responseRules,
];

export const cargoReleaseBlockRules: readonly BlockRule[] = envelopeBlockRules;
