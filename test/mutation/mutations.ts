/** All kinds of damage. */
import { conditionKinds } from './conditionKinds';
import type { Kind } from './damage';
import { envelopeKinds } from './envelopeKinds';
import { fieldKinds } from './fieldKinds';
import { ruleKinds } from './ruleKinds';
import { structureKinds } from './structureKinds';

export const kinds: readonly Kind[] = [
  ...structureKinds,
  ...fieldKinds,
  ...conditionKinds,
  ...ruleKinds,
  ...envelopeKinds,
];
