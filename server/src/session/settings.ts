/** The settings below `ace.` that the server knows, taken from whatever an editor sends. */
import type { Severity } from '../checks/finding';
import type { CheckSettings } from '../checks/settings';

export interface Settings {
  /** Severity of single rules, by rule id. */
  readonly checks: CheckSettings;
  /** How many problems are shown for one file. */
  readonly maxProblems: number;
}

export const defaultSettings: Settings = { checks: {}, maxProblems: 1000 };

const SEVERITIES: ReadonlySet<unknown> = new Set<Severity | 'off'>(['off', 'hint', 'information', 'warning', 'error']);

/** @param sent what stands below `ace`; what is missing or malformed keeps its default */
export function readSettings(sent: unknown): Settings {
  if (!isTable(sent)) return defaultSettings;
  const { checks, maxProblems } = sent;
  return {
    checks: isTable(checks)
      ? (Object.fromEntries(Object.entries(checks).filter(([, severity]) => SEVERITIES.has(severity))) as CheckSettings)
      : defaultSettings.checks,
    maxProblems:
      typeof maxProblems === 'number' && maxProblems >= 1 ? Math.floor(maxProblems) : defaultSettings.maxProblems,
  };
}

function isTable(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
