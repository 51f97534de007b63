/** Where a path in a setting leads. */
import { l10n, Uri, workspace } from 'vscode';
import { exists } from './exists';

/** A path that leads nowhere it may lead; the message says why, in a sentence for the person. */
export class PathRefusal extends Error {}

/**
 * @param path absolute, a URI, or relative to a folder of the workspace, which it must not leave
 * @returns where it leads: of several folders the first in which there is such a file, or else the first
 * @throws PathRefusal
 */
export async function placeOf(path: string): Promise<Uri> {
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(path)) return uriOf(path);
  if (/^(?:[/\\]|[a-z]:[/\\])/i.test(path)) return Uri.file(path);
  const folders = workspace.workspaceFolders ?? [];
  if (folders.length === 0)
    throw new PathRefusal(l10n.t('{0} is relative to a folder of the workspace, but no folder is open.', path));
  const inside = folders.flatMap(({ uri }) => {
    const place = Uri.joinPath(uri, path.replaceAll('\\', '/'));
    return place.path.startsWith(uri.path.replace(/\/?$/, '/')) || place.path === uri.path ? [place] : [];
  });
  const [first] = inside;
  if (!first)
    throw new PathRefusal(l10n.t('{0} leads out of the folder of the workspace. Give its whole path instead.', path));
  for (const place of inside) if (await exists(place)) return place;
  return first;
}

function uriOf(text: string): Uri {
  const uri = Uri.parse(text);
  // Some hosts read web addresses as files; the extension reads nothing from the network.
  const isWeb = /^https?$/i.test(uri.scheme);
  if (!isWeb && workspace.fs.isWritableFileSystem(uri.scheme) !== undefined) return uri;
  throw new PathRefusal(l10n.t('{0} is no file that can be read here. Download it and give its path.', text));
}
