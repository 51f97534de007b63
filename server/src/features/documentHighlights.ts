/** Where the value under the cursor stands again: in the same kind of field, or as the same number, in other records. */
import { DocumentHighlightKind, type DocumentHighlight, type Position } from 'vscode-languageserver';
import type { CompiledField } from '../layout/compile';
import type { Transmission } from '../transmission/transmission';
import { fieldBeside } from './fieldBeside';
import { keyAt } from './keyFields';
import { keyMentions } from './references';

/** A larger file is looked through this many records to each side of the cursor. */
const REACH = 10_000;
const MOST_HIGHLIGHTS = 1000;

/** @returns the values equal to the one at the position, itself included; none for what is blank, all zeros, or filler */
export function documentHighlights(transmission: Transmission, position: Position): DocumentHighlight[] {
  const at = fieldBeside(transmission, position.line, position.character);
  if (!at || at.field.isFiller) return [];
  const from = Math.max(0, position.line - REACH);
  const to = Math.min(transmission.recordCount, position.line + REACH);
  const key = keyAt(at.record, position.character);
  // In the code before a number, such as a filer code, the code alone is meant.
  if (key && position.character >= key.number.from)
    return keyMentions(transmission, key, from, to)
      .slice(0, MOST_HIGHLIGHTS)
      .map((range) => ({ range, kind: DocumentHighlightKind.Text }));
  const value = at.record.text.slice(at.field.from, at.field.to).trim();
  if (value === '' || /^0+$/.test(value)) return [];
  const family = fieldFamily(at.field);
  const highlights: DocumentHighlight[] = [];
  for (let line = from; line < to; line++) {
    // Most records do not hold the characters at all, which is the quickest to tell.
    if (!transmission.document.line(line).includes(value)) continue;
    const record = transmission.recordAt(line);
    for (const field of record?.layout?.fields ?? []) {
      if (!record || fieldFamily(field) !== family) continue;
      const raw = record.text.slice(field.from, field.to);
      if (raw.trim() !== value) continue;
      const character = field.from + raw.length - raw.trimStart().length;
      const range = { start: { line, character }, end: { line, character: character + value.length } };
      highlights.push({ range, kind: DocumentHighlightKind.Text });
      if (highlights.length === MOST_HIGHLIGHTS) return highlights;
    }
  }
  return highlights;
}

const families = new WeakMap<CompiledField, string>();

/** The name of a field without the number that tells it from others of its kind in the record: `Entry Number (2)`, `Case Number 2`. */
function fieldFamily(compiled: CompiledField): string {
  let family = families.get(compiled);
  if (family === undefined) {
    family = compiled.field.name.replace(/ (?:\([0-9]+\)|[0-9]+)$/, '');
    families.set(compiled, family);
  }
  return family;
}
