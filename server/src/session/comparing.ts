/** Answers requests for what changed between two files. */
import type { Connection } from 'vscode-languageserver';
import { compare } from '../features/comparison/comparison';
import { COMPARE, type Comparison, type ComparisonParams, type ComparisonSide } from '../features/comparison/model';
import type { Catalog } from '../layout/catalog';
import { LineTable } from '../transmission/lineTable';
import { Transmission } from '../transmission/transmission';
import type { Guard } from './guard';
import type { OpenFile } from './openFile';

export interface ComparingContext {
  readonly connection: Connection;
  readonly guard: Guard;
  readonly catalog: Catalog;
  /** The open file that a request names. */
  readonly fileAt: (params: { readonly textDocument: { readonly uri: string } }) => OpenFile | undefined;
}

/** Registers the handler of {@link COMPARE}. */
export function serveComparing({ connection, guard, catalog, fileAt }: ComparingContext): void {
  const transmissionOf = ({ uri, text }: ComparisonSide): Transmission | undefined =>
    fileAt({ textDocument: { uri } })?.transmission ??
    (text === undefined ? undefined : new Transmission(new LineTable(uri, 'ace', 0, text), catalog));
  connection.onRequest(
    COMPARE,
    guard.request<ComparisonParams, Comparison | null>(COMPARE, null, (params) => {
      const [before, after] = [transmissionOf(params.before), transmissionOf(params.after)];
      return before && after ? compare(before, after) : null;
    }),
  );
}
