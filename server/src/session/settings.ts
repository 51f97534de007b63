/** The settings below `ace.` that the server knows, taken from whatever an editor sends. */
import type { Severity } from '../checks/finding';
import type { CheckSettings } from '../checks/settings';
import type { ChecksForFiles } from './checkSettings';
import type { InlayHintOptions } from '../features/inlayHints';

export interface Settings {
  /** Severity of single rules, by rule id. */
  readonly checks: CheckSettings;
  /** The same for files that match a glob. */
  readonly checksForFiles: ChecksForFiles;
  /** How many problems are shown for one file. */
  readonly maxProblems: number;
  /** What is told behind a record of its values. */
  readonly inlayHints: InlayHintOptions;
  /** Whether passwords and social security numbers are shown where a person looks at them. */
  readonly showConfidentialData: boolean;
}

export const defaultSettings: Settings = {
  checks: {},
  checksForFiles: {},
  maxProblems: 1000,
  inlayHints: { dates: false, amounts: false, codes: false, fieldNames: false },
  showConfidentialData: false,
};

const SEVERITIES: ReadonlySet<unknown> = new Set<Severity | 'off'>(['off', 'hint', 'information', 'warning', 'error']);

/** @param sent what stands below `ace`; what is missing or malformed keeps its default */
export function readSettings(sent: unknown): Settings {
  if (!isTable(sent)) return defaultSettings;
  const { checks, checksForFiles, maxProblems, inlayHints, showConfidentialData } = sent;
  const hints = isTable(inlayHints) ? inlayHints : {};
  return {
    checks: readChecks(checks),
    checksForFiles: isTable(checksForFiles)
      ? Object.fromEntries(Object.entries(checksForFiles).map(([glob, changed]) => [glob, readChecks(changed)]))
      : defaultSettings.checksForFiles,
    maxProblems:
      typeof maxProblems === 'number' && maxProblems >= 1 ? Math.floor(maxProblems) : defaultSettings.maxProblems,
    inlayHints: {
      dates: hints['dates'] === true,
      amounts: hints['amounts'] === true,
      codes: hints['codes'] === true,
      fieldNames: hints['fieldNames'] === true,
    },
    showConfidentialData: showConfidentialData === true,
  };
}

function readChecks(sent: unknown): CheckSettings {
  if (!isTable(sent)) return {};
  return Object.fromEntries(Object.entries(sent).filter(([, severity]) => SEVERITIES.has(severity))) as CheckSettings;
}

function isTable(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
