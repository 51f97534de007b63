/** Puts the rule ids into the setting `ace.checks`, so that editors of settings offer them and mark others. */
import type { RuleInfo } from '../../server/src/checks/finding';

interface Manifest {
  contributes: { configuration: { properties: Record<string, Record<string, unknown>> } };
}

/**
 * @param manifest text of `package.json`
 * @returns the same with the ids of all rules, and their titles, as names of the properties of the setting
 */
export function withRuleIds(manifest: string, rules: readonly RuleInfo[]): string {
  const parsed = JSON.parse(manifest) as Manifest;
  const setting = parsed.contributes.configuration.properties['ace.checks'];
  if (!setting) throw new Error('package.json has no setting ace.checks');
  setting['propertyNames'] = {
    enum: rules.map(({ id }) => id),
    enumDescriptions: rules.map(({ title }) => title),
  };
  // As the formatter writes this file, so that it has nothing to change.
  return `${JSON.stringify(parsed, null, 2)}\n`;
}
