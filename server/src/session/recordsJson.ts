/** Answers requests for records as JSON and from JSON. */
import type { Connection } from 'vscode-languageserver';
import { recordsAsJson, recordsFromJson } from '../features/recordsJson';
import {
  RECORDS_AS_JSON,
  RECORDS_FROM_JSON,
  type RecordsAsJson,
  type RecordsAsJsonParams,
  type RecordsFromJson,
  type RecordsFromJsonParams,
} from '../protocol';
import type { Guard } from './guard';
import type { OpenFile } from './openFile';

export interface RecordsJsonContext {
  readonly connection: Connection;
  readonly guard: Guard;
  /** The open file with an address. */
  readonly fileOf: (uri: string) => OpenFile | undefined;
}

export function serveRecordsJson({ connection, guard, fileOf }: RecordsJsonContext): void {
  connection.onRequest(
    RECORDS_AS_JSON,
    guard.request<RecordsAsJsonParams, RecordsAsJson | null>(RECORDS_AS_JSON, null, (params) => {
      const file = fileOf(params.uri);
      return file ? recordsAsJson(file.transmission, params, file.application) : null;
    }),
  );
  connection.onRequest(
    RECORDS_FROM_JSON,
    guard.request<RecordsFromJsonParams, RecordsFromJson | null>(RECORDS_FROM_JSON, null, (params) => {
      const file = fileOf(params.uri);
      return file ? recordsFromJson(file.transmission, params) : null;
    }),
  );
}
