/** What may stand at a position: records at the start of a line, values inside a field. */
import type { CompletionItem, CompletionList, Position } from 'vscode-languageserver';
import type { Check } from '../checks/fixes/proof';
import type { Catalog } from '../layout/catalog';
import type { CalendarDate } from '../layout/dates';
import type { Transmission } from '../transmission/transmission';
import { isInIdentifier, recordDocumentation, recordItems } from './recordCompletion';
import { valueItems } from './valueCompletion';
import { valueDocumentation } from './valueDocumentation';
import { RECORD_LENGTH } from '../storage/recordLength';

const MAXIMUM = 200;

export interface CompletionOptions {
  /** The calendar day of the person who types; without it no dates are offered. */
  readonly today?: CalendarDate;
  /** How many items at most, 200 if not given; a longer list is narrowed to what is typed, cut, and marked as incomplete. */
  readonly maximum?: number;
  /** The client takes snippets, whose tab stops are the fields of new records that are to be filled. */
  readonly snippets?: boolean;
  /** Finds everything in a file; without it values that only the rules know, such as totals and check digits, are not offered. */
  readonly check?: Check;
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
  const { line } = position;
  // An editor that is ahead of its own edits asks for lines that are no longer there.
  if (line >= transmission.document.lineCount) return { isIncomplete: false, items: [] };
  const text = transmission.document.line(line);
  const character = Math.min(position.character, text.length);
  if (character >= RECORD_LENGTH) return { isIncomplete: false, items: [] };
  if (isInIdentifier(transmission, { line, character }))
    return limited(recordItems(transmission, line, options.snippets ?? false), text.slice(0, character), options);
  const at = transmission.fieldAt(line, character);
  if (!at?.field) return { isIncomplete: false, items: [] };
  const items = valueItems(transmission, line, at.record, at.field, options.today, options.check);
  return limited(items, text.slice(at.field.from, character), options);
}

/** Cuts a list that is too long, after leaving out what does not begin with the characters typed. */
function limited(items: CompletionItem[], typed: string, { maximum = MAXIMUM }: CompletionOptions): CompletionList {
  if (items.length <= maximum) return { isIncomplete: false, items };
  const beginning = typed.trimStart().toUpperCase();
  const fitting = items.filter(({ filterText, label }) =>
    (filterText ?? label).trimStart().toUpperCase().startsWith(beginning),
  );
  return { isIncomplete: true, items: fitting.slice(0, maximum) };
}

/**
 * Adds the documentation of an item, which the list itself leaves out.
 * @param item an item of {@link completions}
 */
export function resolveCompletion(catalog: Catalog, item: CompletionItem): CompletionItem {
  const value = recordDocumentation(catalog, item.data) ?? valueDocumentation(catalog, item.data);
  return value === undefined ? item : { ...item, documentation: { kind: 'markdown', value } };
}
