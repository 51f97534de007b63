/** Every rule there is, in one table: for the list of rules, the settings, and whoever wants to know what an id stands for. */
import { conditionRules } from './conditionChecks';
import { envelopeRules } from './envelopeChecks';
import type { RuleInfo } from './finding';
import { recordRules } from './recordRules';
import { blockRules, unitRules } from './rules';
import { structureRules } from './structureChecks';

/** Rules of one kind, in the order in which they are listed. */
export interface RuleGroup {
  readonly title: string;
  /** What the rules look at, in a sentence. */
  readonly about: string;
  readonly rules: readonly RuleInfo[];
}

function withIds(rules: Readonly<Record<string, Omit<RuleInfo, 'id'>>>): RuleInfo[] {
  return Object.entries(rules).map(([id, facts]) => ({ id, ...facts }));
}

/** The rules by what they look at: a record, a field condition, the order of records, the envelope, several records. */
export const ruleGroups: readonly RuleGroup[] = [
  {
    title: 'Records and fields',
    about: 'Checked in every record by its layout alone.',
    rules: withIds(recordRules),
  },
  {
    title: 'Conditions on fields',
    about: 'Checked where a layout makes a field depend on another one.',
    rules: withIds(conditionRules),
  },
  {
    title: 'Order and number of records',
    about: 'Checked in every transaction by the structure map of its chapter.',
    rules: withIds(structureRules),
  },
  {
    title: 'Control records',
    about: 'Checked in the A, B, Y and Z records around the transactions.',
    rules: withIds(envelopeRules),
  },
  {
    title: 'Several records of a transaction or block',
    about: 'Checked in the applications named with each rule.',
    rules: [...unitRules, ...blockRules],
  },
];

/** All rules; their ids differ. */
export const allRules: readonly RuleInfo[] = ruleGroups.flatMap(({ rules }) => rules);
