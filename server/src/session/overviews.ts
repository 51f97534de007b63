/** Answers requests for readable previews. */
import type { Connection } from 'vscode-languageserver';
import { OVERVIEW, type Overview, type OverviewParams } from '../features/overview/model';
import { overview } from '../features/overview/overview';
import type { Guard } from './guard';
import type { OpenFile } from './openFile';

export interface OverviewContext {
  readonly connection: Connection;
  readonly guard: Guard;
  /** The open file that a request names. */
  readonly fileAt: (params: { readonly textDocument: { readonly uri: string } }) => OpenFile | undefined;
}

/** Registers the handler of {@link OVERVIEW}. */
export function serveOverviews({ connection, guard, fileAt }: OverviewContext): void {
  connection.onRequest(
    OVERVIEW,
    guard.request<OverviewParams, Overview | null>(OVERVIEW, null, ({ uri, line }) => {
      const file = fileAt({ textDocument: { uri } });
      return file ? overview(file.transmission, line) : null;
    }),
  );
}
