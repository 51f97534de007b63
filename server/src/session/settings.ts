/** The settings below `ace.` that the server knows, taken from whatever an editor sends. */
import type { Severity } from '../checks/finding';
import type { CheckSettings } from '../checks/settings';
import type { InlayHintOptions } from '../features/inlayHints';

export interface Settings {
  /** Severity of single rules, by rule id. */
  readonly checks: CheckSettings;
  /** How many problems are shown for one file. */
  readonly maxProblems: number;
  /** What is told behind a record of its values. */
  readonly inlayHints: InlayHintOptions;
}

export const defaultSettings: Settings = {
  checks: {},
  maxProblems: 1000,
  inlayHints: { dates: false, amounts: false, codes: false, fieldNames: false },
};

const SEVERITIES: ReadonlySet<unknown> = new Set<Severity | 'off'>(['off', 'hint', 'information', 'warning', 'error']);

/** @param sent what stands below `ace`; what is missing or malformed keeps its default */
export function readSettings(sent: unknown): Settings {
  if (!isTable(sent)) return defaultSettings;
  const { checks, maxProblems, inlayHints } = sent;
  const hints = isTable(inlayHints) ? inlayHints : {};
  return {
    checks: isTable(checks)
      ? (Object.fromEntries(Object.entries(checks).filter(([, severity]) => SEVERITIES.has(severity))) as CheckSettings)
      : defaultSettings.checks,
    maxProblems:
      typeof maxProblems === 'number' && maxProblems >= 1 ? Math.floor(maxProblems) : defaultSettings.maxProblems,
    inlayHints: {
      dates: hints['dates'] === true,
      amounts: hints['amounts'] === true,
      codes: hints['codes'] === true,
      fieldNames: hints['fieldNames'] === true,
    },
  };
}

function isTable(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
