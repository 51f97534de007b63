/**
 * Renames an entry number or an importer number wherever it stands in a file. Records keep their columns. A check digit is not worked
 * out: it is part of the number that the person gives.
 */
import type { Position, Range, TextEdit } from 'vscode-languageserver';
import { maskedRecord } from '../layout/confidential';
import type { AceRecord } from '../transmission/model';
import type { Transmission } from '../transmission/transmission';
import { keyAt, keysOf, keySpan, type CharacterSpan, type Key } from './keyFields';
import { keyProbe } from './references';

/** Why something is not renamed, in a sentence for the person. */
export class RenameRefusal extends Error {}

/** A number that can be renamed. */
export interface Renamable {
  readonly key: Key;
  readonly range: Range;
  /** The number as a person writes it; masked when it must not be shown, which is no new number either. */
  readonly text: string;
}

const REFUSAL = 'Only entry numbers and importer numbers can be renamed.';

/** Forms of importer numbers: an employer's number with its suffix, a number that CBP assigned, a social security number. */
const IMPORTER_FORM = /^(?:[0-9]{2}-[0-9]{7}(?:[0-9A-Z]{2})?|[0-9]{6}-[0-9]{5}|[0-9]{3}-[0-9]{2}-[0-9]{4})$/;
const ENTRY_FORM = /^[0-9A-Z]{3}[0-9A-Z]{7}[0-9]$/;

/** @returns the number at a position; throws {@link RenameRefusal} where none that can be renamed stands */
export function renamableAt(transmission: Transmission, { line, character }: Position): Renamable {
  const record = transmission.recordAt(line);
  const key = record && keyAt(record, character);
  if (!record || (key?.kind !== 'entry' && key?.kind !== 'importer')) throw new RenameRefusal(REFUSAL);
  const { from, to } = keySpan(key, record.text);
  const { id } = key;
  return {
    key,
    range: { start: { line, character: from }, end: { line, character: to } },
    text:
      key.kind === 'entry'
        ? `${id.slice(0, 3)}-${id.slice(3, 10)}-${id.slice(10)}`
        : maskedRecord(record).slice(key.number.from, key.number.to),
  };
}

/** @returns the new number in the form in which it is written into records; throws {@link RenameRefusal} when it is none */
export function newNumber({ kind }: Key, given: string): string {
  const text = given.trim().toUpperCase();
  if (kind === 'entry') {
    const number = text.replace(/[ -]/g, '');
    if (ENTRY_FORM.test(number)) return number;
    throw new RenameRefusal(
      'An entry number is a filer code of 3 characters, 7 characters and a check digit, such as 9XX-0100001-6.',
    );
  }
  if (IMPORTER_FORM.test(text)) return text;
  throw new RenameRefusal(
    "An importer number is an employer's number such as 89-1234567AB, a number CBP assigned such as 262704-00017, or a social security number with hyphens.",
  );
}

/**
 * @param number in the form that {@link newNumber} gives
 * @param from first line looked at, 0-based @param to behind the last
 * @returns the edits; throws {@link RenameRefusal} when the number does not fit a field
 */
export function renameEdits(
  transmission: Transmission,
  key: Key,
  number: string,
  from: number,
  to: number,
): TextEdit[] {
  const probe = keyProbe(key);
  const edits: TextEdit[] = [];
  for (let line = from; line < Math.min(to, transmission.recordCount); line++) {
    const record = transmission.recordAt(line);
    if (!record?.text.includes(probe)) continue;
    for (const mention of keysOf(record)) {
      if (mention.kind !== key.kind || mention.id !== key.id) continue;
      if (key.kind === 'entry') edits.push(...entryEdits(record, mention, number, line));
      else edits.push(importerEdit(record, mention, number, line));
    }
  }
  return edits;
}

/** Puts the characters of an entry number into the places of the old ones, blanks and hyphens staying where they are. */
function entryEdits({ text }: AceRecord, { code, number }: Key, entry: string, line: number): TextEdit[] {
  let at = 0;
  const poured = (span: CharacterSpan): TextEdit => ({
    range: rangeOf(line, span),
    newText: text.slice(span.from, span.to).replace(/[^ -]/g, () => entry.charAt(at++)),
  });
  return (code ? [code, number] : [number]).map(poured).filter((edit) => edit.newText !== textIn(text, edit.range));
}

/** Writes an importer number over the old one and the blanks behind it, which keeps what stands behind the field in place. */
function importerEdit({ layout, text }: AceRecord, { number }: Key, importer: string, line: number): TextEdit {
  const field = layout?.fields[layout.fieldIndexAt[number.from] ?? -1];
  const old = text.slice(number.from, number.to);
  const written = old.includes('-') ? importer : importer.replaceAll('-', '');
  if (!field || written.length > field.to - number.from)
    throw new RenameRefusal(`The number is too long for ${field?.field.name ?? 'its field'} in line ${line + 1}.`);
  const to = Math.min(Math.max(number.to, number.from + written.length), Math.max(number.to, text.length));
  return {
    range: rangeOf(line, { from: number.from, to }),
    newText: written.padEnd(number.to - number.from),
  };
}

function rangeOf(line: number, { from, to }: CharacterSpan): Range {
  return { start: { line, character: from }, end: { line, character: to } };
}

function textIn(text: string, { start, end }: Range): string {
  return text.slice(start.character, end.character);
}
