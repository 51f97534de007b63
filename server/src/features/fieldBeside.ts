/** The field that a cursor is meant to be in. */
import type { FieldAt } from '../transmission/model';
import type { Transmission } from '../transmission/transmission';

/**
 * @param line 0-based @param character 0-based
 * @returns the field at the position or, where nothing stands at the position but right before it, the field whose value ends there;
 *   undefined outside of all layouts
 */
export function fieldBeside(
  transmission: Transmission,
  line: number,
  character: number,
): (FieldAt & { readonly field: NonNullable<FieldAt['field']> }) | undefined {
  const text = transmission.document.line(line);
  const isBehindValue = (text[character] ?? ' ') === ' ' && (text[character - 1] ?? ' ') !== ' ';
  const at = transmission.fieldAt(line, isBehindValue ? character - 1 : character);
  return at?.field && { ...at, field: at.field };
}
