import { workspace, type Uri } from 'vscode';

/** @returns whether there is such a file or folder that can be reached */
export async function exists(uri: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
