/** What a position of a record means, as the Markdown of a hover. */
import type { Hover, Position } from 'vscode-languageserver';
import type { CalendarDate } from '../layout/dates';
import { decodeValue } from '../layout/values';
import type { Transmission } from '../transmission/transmission';

export interface HoverOptions {
  /** Show passwords and social security numbers; only when the person asked for it. */
  readonly showConfidential?: boolean;
  readonly today?: CalendarDate;
}

/**
 * @param position 0-based line and character
 * @returns what stands there, with the range of exactly the field; null where there is no record
 */
export function hover(transmission: Transmission, position: Position, options: HoverOptions = {}): Hover | null {
  const at = transmission.fieldAt(position.line, position.character);
  if (!at?.field) return null;
  const { field, from, to } = at.field;
  const raw = at.record.text.slice(from, to).padEnd(to - from);
  const list = (name: string): ReturnType<typeof transmission.catalog.codeList> => transmission.catalog.codeList(name);
  const { value, meaning } = decodeValue(field, raw, list, options.showConfidential);
  return {
    contents: { kind: 'markdown', value: `**${field.name}** ${meaning ?? value}` },
    range: { start: { line: position.line, character: from }, end: { line: position.line, character: to } },
  };
}
