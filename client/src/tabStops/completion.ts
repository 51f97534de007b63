/** Has completions that put in records keep columns: their snippets become plain text with tab stops of the extension's own. */
import { SnippetString, type CompletionItem, type TextDocument } from 'vscode';
import type { CompletionMiddleware } from 'vscode-languageclient';
import { columnSettings } from '../columnSettings';
import { readSnippet } from './snippet';
import { ENTER_TAB_STOPS, type TabStopsArgument } from './tabStops';

export const completionMiddleware: CompletionMiddleware = {
  provideCompletionItem: async (document, position, context, token, next) => {
    const list = await next(document, position, context, token);
    for (const item of (Array.isArray(list) ? list : list?.items) ?? []) keepColumns(document, item);
    return list;
  },
  resolveCompletionItem: async (item, token, next) => {
    const { insertText, command } = item;
    const resolved = await next(item, token);
    // What is put in was settled when the item was offered.
    if (resolved && insertText !== undefined) resolved.insertText = insertText;
    if (resolved && command) resolved.command = command;
    return resolved;
  },
};

function keepColumns(document: TextDocument, item: CompletionItem): void {
  const { insertText, range } = item;
  if (!(insertText instanceof SnippetString) || !range || !columnSettings(document).columnTrueEditing) return;
  const { text, stops, end } = readSnippet(insertText.value);
  const { line } = ('inserting' in range ? range.inserting : range).start;
  const argument: TabStopsArgument = { line, stops, end };
  item.insertText = text;
  item.command = { command: ENTER_TAB_STOPS, title: '', arguments: [argument] };
}
