/** Answers requests that change a file: fixes of what was found, formatting, and fields that change together. */
import type {
  ClientCapabilities,
  CodeAction,
  CodeActionParams,
  Connection,
  DocumentFormattingParams,
  DocumentOnTypeFormattingParams,
  DocumentRangeFormattingParams,
  LinkedEditingRangeParams,
  ServerCapabilities,
  TextEdit,
} from 'vscode-languageserver';
import { codeActionKinds, codeActions, fixAllData, fixAllEdit } from '../features/codeActions';
import { formattingEdits } from '../features/formatting';
import { linkedEditingRanges } from '../features/linkedEditing';
import type { FileChecks } from './fileChecks';
import type { Guard } from './guard';
import type { OpenFile } from './openFile';

export interface EditingContext {
  readonly connection: Connection;
  readonly guard: Guard;
  readonly checks: FileChecks;
  /** The open file that a request names. */
  readonly fileAt: (params: { readonly textDocument: { readonly uri: string } }) => OpenFile | undefined;
  readonly client: () => ClientCapabilities;
}

export const editingCapabilities = {
  codeActionProvider: { codeActionKinds: [...codeActionKinds], resolveProvider: true },
  documentFormattingProvider: true,
  documentRangeFormattingProvider: true,
  documentOnTypeFormattingProvider: { firstTriggerCharacter: '\n' },
  linkedEditingRangeProvider: true,
} satisfies ServerCapabilities;

/** Registers the handlers of {@link editingCapabilities}. */
export function serveEditing({ connection, guard, checks, fileAt, client }: EditingContext): void {
  const isVersioned = (): boolean => client().workspace?.workspaceEdit?.documentChanges === true;
  const resolves = (): boolean => {
    const action = client().textDocument?.codeAction;
    return action?.dataSupport === true && action.resolveSupport?.properties.includes('edit') === true;
  };

  connection.onCodeAction(
    guard.request('textDocument/codeAction', null, (params: CodeActionParams) => {
      const file = fileAt(params);
      if (!file) return null;
      const { range, context } = params;
      return codeActions(
        file.transmission,
        {
          check: checks.check(file),
          findingsOn: (first, last) => checks.findingsBetween(file, first, last),
          countOf: (rule) => checks.countOf(file, rule),
          application: file.application,
        },
        {
          range,
          versioned: isVersioned(),
          resolves: resolves(),
          ...(context.only ? { only: context.only } : {}),
        },
      );
    }),
  );
  connection.onCodeActionResolve((action, token) =>
    guard.request('codeAction/resolve', action, (): CodeAction => {
      const data = fixAllData(action.data);
      const file = data && fileAt({ textDocument: data });
      if (!file) return action;
      return {
        ...action,
        edit: fixAllEdit(file.transmission, data, checks.check(file), isVersioned(), file.application),
      };
    })(action, token),
  );

  const format = (file: OpenFile | undefined, first: number, last: number): TextEdit[] =>
    file ? formattingEdits(file.transmission, first, last, file.application) : [];
  connection.onDocumentFormatting(
    guard.request('textDocument/formatting', [], (params: DocumentFormattingParams) =>
      format(fileAt(params), 0, Infinity),
    ),
  );
  connection.onDocumentRangeFormatting(
    guard.request('textDocument/rangeFormatting', [], (params: DocumentRangeFormattingParams) => {
      const { start, end } = params.range;
      // A selection of whole lines ends at the beginning of the next.
      const last = end.character === 0 && end.line > start.line ? end.line - 1 : end.line;
      return format(fileAt(params), start.line, last);
    }),
  );
  connection.onDocumentOnTypeFormatting(
    guard.request('textDocument/onTypeFormatting', [], (params: DocumentOnTypeFormattingParams) => {
      const left = params.position.line - 1;
      return params.ch === '\n' && left >= 0 ? format(fileAt(params), left, left) : [];
    }),
  );

  connection.languages.onLinkedEditingRange(
    guard.request('textDocument/linkedEditingRange', null, (params: LinkedEditingRangeParams) => {
      const file = fileAt(params);
      return file ? linkedEditingRanges(file.transmission, params.position) : null;
    }),
  );
}
