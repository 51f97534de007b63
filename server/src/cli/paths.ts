/** Finds the files that a command line names: by their paths, by folders they stand in, by globs. */
import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import picomatch from 'picomatch';
import { InputError } from './input';
import { STANDARD_INPUT } from './usage';

const RECORD_FILE = /\.(?:ace|catair)$/i;
/** Folders that hold no files of the person's own; they are looked into only when they are named. */
const FOREIGN_FOLDERS: ReadonlySet<string> = new Set(['.git', 'node_modules']);
const isWindows = sep === '\\';

/** The files that were found, each once, and what names none. */
export interface FoundFiles {
  readonly files: readonly string[];
  readonly missing: readonly InputError[];
}

/**
 * @param named files, folders, globs, or `-`
 * @param exclude globs
 * @returns the files in the order in which they are named, those of a folder or glob in the order of their paths
 */
export async function findFiles(named: readonly string[], exclude: readonly string[]): Promise<FoundFiles> {
  const isExcluded = excluding(exclude);
  const files = new Map<string, string>();
  const missing: InputError[] = [];
  for (const path of named) {
    try {
      for (const file of await filesOf(path)) {
        const key = file === STANDARD_INPUT ? file : resolve(file);
        if (!files.has(key) && (file === STANDARD_INPUT || !isExcluded(file))) files.set(key, file);
      }
    } catch (error) {
      missing.push(error instanceof InputError ? error : new InputError(path, error));
    }
  }
  return { files: [...files.values()], missing };
}

/** @returns a path with slashes: from the working folder, or whole where it leads elsewhere */
export function pathFromHere(path: string): string {
  const fromHere = relative('', path);
  const isElsewhere = isAbsolute(fromHere) || fromHere === '..' || fromHere.startsWith(`..${sep}`);
  return slashed(isElsewhere ? resolve(path) : fromHere);
}

/** @returns the same as globs see it */
export function pathForGlobs(path: string): string {
  return pathFromHere(path).replace(/^\//, '');
}

async function filesOf(path: string): Promise<string[]> {
  if (path === STANDARD_INPUT) return [path];
  try {
    if (!(await stat(path)).isDirectory()) return [path];
  } catch (error) {
    const glob = isWindows ? slashed(path) : path;
    // A file may have a name that looks like a glob.
    if (!picomatch.scan(glob).isGlob) throw error;
    return filesMatching(glob);
  }
  const found = await filesBelow(path, (file) => RECORD_FILE.test(file));
  if (found.length === 0) throw new InputError(path, 'no .ace or .catair file stands in this folder');
  return found;
}

async function filesMatching(pattern: string): Promise<string[]> {
  const { base, glob } = picomatch.scan(pattern);
  const matches = picomatch(glob, { nocase: isWindows });
  // A glob of folders means what a folder means.
  const wanted = /(?:^|\/)\*\*$/.test(glob) ? (file: string) => RECORD_FILE.test(file) && matches(file) : matches;
  const depth = /\*\*|[{(]/.test(glob) ? Infinity : glob.split('/').length;
  const found = await filesBelow(base, wanted, depth);
  if (found.length === 0) throw new InputError(pattern, 'no file matches');
  return found;
}

/**
 * @param folder empty for the working folder
 * @param wanted is given the path from the folder, with slashes
 * @param depth how many levels are looked at
 */
async function filesBelow(
  folder: string,
  wanted: (path: string) => boolean,
  depth = Infinity,
  within = '',
): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await entriesOf(join(folder, within))) {
    const path = within === '' ? entry.name : `${within}/${entry.name}`;
    if (entry.isDirectory()) {
      if (depth > 1 && !FOREIGN_FOLDERS.has(entry.name))
        found.push(...(await filesBelow(folder, wanted, depth - 1, path)));
    } else if (wanted(path)) found.push(join(folder, path));
  }
  return found;
}

async function entriesOf(folder: string): Promise<Dirent[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** A glob without a slash means files and folders of that name anywhere; what stands in an excluded folder is excluded. */
function excluding(globs: readonly string[]): (path: string) => boolean {
  const matchers = globs.map((glob) => {
    const pattern = (isWindows ? slashed(glob) : glob).replace(/^\.\//, '').replace(/^\//, '').replace(/\/$/, '');
    return picomatch(pattern, { dot: true, basename: !pattern.includes('/'), nocase: isWindows });
  });
  return (path) => {
    if (matchers.length === 0) return false;
    const parts = pathForGlobs(path).split('/');
    const whole = slashed(resolve(path)).replace(/^\//, '').split('/');
    const levels = [parts, whole].flatMap((names) => names.map((_name, at) => names.slice(0, at + 1).join('/')));
    return matchers.some((matches) => levels.some((level) => matches(level)));
  };
}

function slashed(path: string): string {
  return isWindows ? path.replaceAll('\\', '/') : path;
}
