/** Takes layout files that people write, checks them, and answers questions about layouts. */
import type { Connection } from 'vscode-languageserver';
import { editions, layoutRecords } from '../features/layoutPages/editions';
import { layoutPage } from '../features/layoutPages/layoutPage';
import {
  CHECK_LAYOUT,
  EDITIONS,
  LAYOUT_PAGE,
  LAYOUT_RECORDS,
  OWN_LAYOUTS,
  type Edition,
  type LayoutPage,
  type LayoutPageParams,
  type LayoutRecords,
  type LayoutRecordsParams,
  type OwnFile,
  type OwnLayoutsParams,
  type OwnReport,
  type PlacedProblem,
} from '../features/layoutPages/model';
import type { Catalog, LayoutSource } from '../layout/catalog';
import { withOwnLayouts } from '../layout/ownLayouts';
import type { SchemaCheck } from '../layout/schemaWords';
import type { Guard } from './guard';
import type { OpenFile } from './openFile';

export interface LayoutsContext {
  readonly connection: Connection;
  readonly guard: Guard;
  readonly catalog: Catalog;
  /** The chapters that come with the product. */
  readonly builtIn: LayoutSource;
  /** Without it people's own files are not taken. */
  readonly schema: SchemaCheck | undefined;
  readonly fileAt: (params: { readonly textDocument: { readonly uri: string } }) => OpenFile | undefined;
  /** Called when records have come to mean something else. */
  readonly changed: () => void;
}

/** Registers the handlers of the requests in `features/layoutPages/model.ts`. */
export function serveLayouts(context: LayoutsContext): void {
  const { connection, guard, catalog, schema, fileAt } = context;
  if (schema) serveOwnLayouts(context, schema);
  connection.onRequest(
    EDITIONS,
    guard.request<unknown, Edition[]>(EDITIONS, [], () => editions(catalog)),
  );
  connection.onRequest(
    LAYOUT_RECORDS,
    guard.request<LayoutRecordsParams, LayoutRecords>(LAYOUT_RECORDS, { records: [], here: null }, ({ at }) => {
      const file = at && fileAt({ textDocument: at });
      return layoutRecords(catalog, file && { transmission: file.transmission, line: at.line });
    }),
  );
  connection.onRequest(
    LAYOUT_PAGE,
    guard.request<LayoutPageParams, LayoutPage | null>(LAYOUT_PAGE, null, (params) => layoutPage(catalog, params)),
  );
}

function serveOwnLayouts({ connection, guard, catalog, builtIn, changed }: LayoutsContext, schema: SchemaCheck): void {
  let own: readonly OwnFile[] = [];
  let used = '[]';
  connection.onRequest(
    OWN_LAYOUTS,
    guard.request<OwnLayoutsParams, readonly OwnReport[]>(OWN_LAYOUTS, [], ({ files }) => {
      own = files;
      const { source, reports } = withOwnLayouts(builtIn, own, schema);
      const inUse = new Set(reports.flatMap(({ uri, isUsed }) => (isUsed ? [uri] : [])));
      const now = JSON.stringify(own.filter(({ uri }) => inUse.has(uri)));
      if (now !== used) {
        used = now;
        catalog.use(source);
        changed();
      }
      return reports;
    }),
  );
  connection.onRequest(
    CHECK_LAYOUT,
    guard.request<OwnFile, readonly PlacedProblem[]>(CHECK_LAYOUT, [], (file) => {
      const isOwn = own.some(({ uri }) => uri === file.uri);
      const files = isOwn ? own.map((each) => (each.uri === file.uri ? file : each)) : [...own, file];
      const { reports } = withOwnLayouts(builtIn, files, schema);
      return reports.find(({ uri }) => uri === file.uri)?.problems ?? [];
    }),
  );
}
