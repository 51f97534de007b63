/** Which severities hold for a file: those of all files, changed by those of the globs it matches. */
import picomatch from 'picomatch';
import type { CheckSettings } from '../checks/settings';

/** Severities for the files that match a glob, in the order of the settings. */
export type ChecksForFiles = Readonly<Record<string, CheckSettings>>;

const GLOB_LIMIT = 1000;

/**
 * @param uri of the file
 * @param folders uris of the workspace folders
 * @returns its path within the workspace folder it lies in, or its whole path; with slashes
 */
export function pathOf(uri: string, folders: readonly string[]): string {
  const folder = folders.map((each) => (each.endsWith('/') ? each : `${each}/`)).find((each) => uri.startsWith(each));
  const path =
    folder === undefined ? uri.replace(/^[a-z][a-z0-9+.-]*:(?:\/\/[^/]*)?\/?/i, '') : uri.slice(folder.length);
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/**
 * @param path as {@link pathOf} gives it
 * @returns the severities in force for the file; where several globs match, later ones win
 */
export function checksFor(path: string, checks: CheckSettings, forFiles: ChecksForFiles): CheckSettings {
  let merged = checks;
  for (const [glob, changed] of Object.entries(forFiles)) {
    // A glob without a folder in it means files of that name anywhere.
    const matches =
      glob.length <= GLOB_LIMIT && picomatch.isMatch(path, glob, { dot: true, basename: !glob.includes('/') });
    if (matches) merged = { ...merged, ...changed };
  }
  return merged;
}
