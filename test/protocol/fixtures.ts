/** What protocol tests open and compare. */
import { readFileSync, readdirSync } from 'node:fs';
import {
  DocumentDiagnosticRequest,
  DocumentSymbolRequest,
  type ClientCapabilities,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type DocumentSymbol,
} from 'vscode-languageserver/node';
import { inRoot } from '../../scripts/lib/project.mjs';
import type { ServerSession } from './session';

/** An editor that asks for diagnostics itself. */
export const pulling: ClientCapabilities = { textDocument: { diagnostic: {} } };

/** @param name below `test/fixtures`, such as `ae-consumption` @returns its text, a byte a character */
export function fixture(name: string): string {
  return readFileSync(inRoot('test', 'fixtures', `${name}.ace`), 'latin1');
}

/** Names of all fixtures of a folder below `test/fixtures`. */
export function fixtureNames(folder = ''): string[] {
  return readdirSync(inRoot('test', 'fixtures', folder))
    .filter((file) => file.endsWith('.ace'))
    .map((file) => `${folder === '' ? '' : `${folder}/`}${file.slice(0, -'.ace'.length)}`);
}

/** Replaces a text that stands in the file exactly once. */
export function mutated(text: string, from: string, to: string): string {
  const parts = text.split(from);
  if (parts.length !== 2) throw new Error(`"${from}" stands ${parts.length - 1} times in the text`);
  return parts.join(to);
}

export function pull(
  session: ServerSession,
  uri: string,
  previousResultId?: string,
): Promise<DocumentDiagnosticReport> {
  return session.connection.sendRequest(DocumentDiagnosticRequest.type, {
    textDocument: { uri },
    ...(previousResultId === undefined ? {} : { previousResultId }),
  });
}

/** The diagnostics of a file, all of them. */
export async function diagnosticsOf(session: ServerSession, uri: string): Promise<Diagnostic[]> {
  const report = await pull(session, uri);
  if (report.kind !== 'full') throw new Error('a full report was asked for');
  return report.items;
}

export async function symbolsOf(session: ServerSession, uri: string): Promise<DocumentSymbol[]> {
  return ((await session.connection.sendRequest(DocumentSymbolRequest.type, { textDocument: { uri } })) ??
    []) as DocumentSymbol[];
}

/** An outline as lines of text, two spaces for each level. */
export function outlineText(symbols: readonly DocumentSymbol[], depth = 0): string[] {
  return symbols.flatMap(({ name, children }) => [
    `${'  '.repeat(depth)}${name}`,
    ...outlineText(children ?? [], depth + 1),
  ]);
}

/** The message of a diagnostic, which the server sends as plain text. */
export function messageOf({ message }: Diagnostic): string {
  if (typeof message !== 'string') throw new Error('the message is not plain text');
  return message;
}
