/** Every place where a number stands, in whatever records and files. */
import type { Position, Range } from 'vscode-languageserver';
import type { Transmission } from '../transmission/transmission';
import { keyAt, keysOf, keySpan, type Key } from './keyFields';

/** @returns the number at the position; undefined where there is none that records share */
export function keyAtPosition(transmission: Transmission, { line, character }: Position): Key | undefined {
  const record = transmission.recordAt(line);
  return record && keyAt(record, character);
}

/**
 * @param from first line looked at, 0-based @param to behind the last
 * @returns where the same number stands, with the code before it
 */
export function keyMentions(transmission: Transmission, key: Key, from: number, to: number): Range[] {
  const probe = keyProbe(key);
  const ranges: Range[] = [];
  for (let line = from; line < Math.min(to, transmission.recordCount); line++) {
    if (!transmission.document.line(line).includes(probe)) continue;
    const record = transmission.recordAt(line);
    for (const mention of record ? keysOf(record) : []) {
      if (!record || mention.kind !== key.kind || mention.id !== key.id) continue;
      const span = keySpan(mention, record.text);
      ranges.push({ start: { line, character: span.from }, end: { line, character: span.to } });
    }
  }
  return ranges;
}

/** @returns characters that stand together in every record that mentions the number, however it is punctuated */
export function keyProbe({ kind, id }: Key): string {
  switch (kind) {
    case 'entry':
      return id.slice(3, 10);
    case 'inBond':
      return id.slice(-6);
    case 'bill':
      return id.slice(Math.min(4, id.length - 1));
    case 'importer':
      return id.slice(-4);
    case 'statement':
      return id;
  }
}
