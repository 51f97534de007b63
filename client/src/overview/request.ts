/** Asks the server for an overview. */
import { workspace, type Uri } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { OVERVIEW, type Overview, type OverviewParams } from '../../../server/src/features/overview/model';

/**
 * @param line 0-based: of a large file the transaction there is told
 * @returns undefined while the server is not running
 * @throws when the file can't be opened
 */
export async function overviewOf(client: BaseLanguageClient, uri: Uri, line: number): Promise<Overview | undefined> {
  if (!client.isRunning()) return undefined;
  // The server knows the files that are open; one that no editor shows is closed after a while.
  const document = await workspace.openTextDocument(uri);
  const params: OverviewParams = { uri: client.code2ProtocolConverter.asUri(document.uri), line };
  return (await client.sendRequest<Overview | null>(OVERVIEW, params)) ?? undefined;
}
