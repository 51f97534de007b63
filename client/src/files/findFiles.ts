/** Finds files of the workspace by globs, also where the host has no search for files. */
import picomatch from 'picomatch';
import { FileType, Uri, workspace, type CancellationToken } from 'vscode';

/** Never looked into, besides what `files.exclude` names. */
const EXCLUDED = '**/{node_modules,.git}/**';
const EXCLUDED_FOLDERS = ['**/node_modules', '**/.git'];
/** How many files and folders are looked at where the host doesn't search. */
const MOST_VISITED = 20_000;

/**
 * @param patterns globs relative to the folders of the workspace
 * @param most how many files are wanted
 * @returns files that match a glob and that no setting excludes
 */
export async function findFiles(patterns: readonly string[], most: number, token: CancellationToken): Promise<Uri[]> {
  const found = new Map<string, Uri>();
  for (const pattern of patterns) {
    if (token.isCancellationRequested || found.size >= most) break;
    for (const uri of await search(pattern, most, token)) found.set(uri.toString(), uri);
  }
  if (found.size === 0 && !token.isCancellationRequested && (await search('**/*', 1, token)).length === 0)
    for (const uri of await walk(patterns, most, token)) found.set(uri.toString(), uri);
  return [...found.values()].slice(0, most);
}

/** @returns whether a file stands in the workspace and no setting excludes it */
export function isIncluded(uri: Uri): boolean {
  const folder = workspace.getWorkspaceFolder(uri);
  if (!folder) return false;
  const isExcluded = exclusion();
  const parts = uri.path.slice(folder.uri.path.replace(/\/?$/, '/').length).split('/');
  return !parts.some((_, at) => isExcluded(parts.slice(0, at + 1).join('/')));
}

/** The host's own search; a host without one finds nothing or fails. */
async function search(pattern: string, most: number, token: CancellationToken): Promise<Uri[]> {
  try {
    return await workspace.findFiles(pattern, EXCLUDED, most, token);
  } catch {
    return [];
  }
}

async function walk(patterns: readonly string[], most: number, token: CancellationToken): Promise<Uri[]> {
  const isExcluded = exclusion();
  const isWanted = picomatch([...patterns], { dot: true, windows: false });
  const found: Uri[] = [];
  const ahead = (workspace.workspaceFolders ?? []).map(({ uri }) => ({ uri, path: '' }));
  let visited = 0;
  for (let at = ahead.shift(); at; at = ahead.shift()) {
    for (const [name, type] of await entriesOf(at.uri)) {
      if (token.isCancellationRequested || found.length >= most || ++visited > MOST_VISITED) return found;
      const path = `${at.path}${name}`;
      if (isExcluded(path)) continue;
      const uri = Uri.joinPath(at.uri, name);
      if (type === FileType.Directory) ahead.push({ uri, path: `${path}/` });
      else if ((type & FileType.File) !== 0 && isWanted(path)) found.push(uri);
    }
  }
  return found;
}

async function entriesOf(folder: Uri): Promise<[string, FileType][]> {
  try {
    return await workspace.fs.readDirectory(folder);
  } catch {
    // Not allowed to be read, or gone.
    return [];
  }
}

/** @returns a test of a path relative to its folder of the workspace */
function exclusion(): (path: string) => boolean {
  const set = workspace.getConfiguration('files').get<Record<string, unknown>>('exclude', {});
  const patterns = Object.entries(set).flatMap(([pattern, value]) => (value === true ? [pattern] : []));
  return picomatch([...EXCLUDED_FOLDERS, ...patterns], { dot: true, windows: false });
}
