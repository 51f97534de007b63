/** Asks the server for an overview. */
import { workspace, type Uri } from 'vscode';
import { OVERVIEW, type Overview, type OverviewParams } from '../../../server/src/features/overview/model';
import { asUri, type Server } from '../server';

/**
 * @param line 0-based: of a large file the transaction there is told
 * @returns undefined while the server is not running
 * @throws when the file can't be opened
 */
export async function overviewOf(server: Server, uri: Uri, line: number): Promise<Overview | undefined> {
  if (!server.isRunning()) return undefined;
  // The server knows the files that are open; one that no editor shows is closed after a while.
  const document = await workspace.openTextDocument(uri);
  const params: OverviewParams = { uri: asUri(document.uri), line };
  return (await server.sendRequest<Overview | null>(OVERVIEW, params)) ?? undefined;
}
