/** How severe a person wants each rule to be. */
import type { Severity } from './finding';

/** Rule id to severity; rules that are not named keep their own. */
export type CheckSettings = Readonly<Record<string, Severity | 'off'>>;

/** @returns the severity in force, or `off` */
export function severityOf(rule: string, own: Severity, settings: CheckSettings): Severity | 'off' {
  return settings[rule] ?? own;
}
