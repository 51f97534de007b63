/** Text with a cursor in it: `‸` stands before the character that is asked about. */
import assert from 'node:assert/strict';
import type { LinePosition } from '../../server/src/transmission/lineTable';
import type { Transmission } from '../../server/src/transmission/transmission';
import { fixture, transmissionOf } from './transmissions';

const CURSOR = '‸';

export interface AtCursor {
  readonly transmission: Transmission;
  readonly position: LinePosition;
}

/** @param text records with one cursor in them @param application read every block as this application */
export function atCursor(text: string, application?: string): AtCursor {
  const at = text.indexOf(CURSOR);
  assert.ok(at !== -1 && !text.includes(CURSOR, at + 1), `one cursor expected in ${JSON.stringify(text)}`);
  const before = text.slice(0, at).split('\n');
  const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  return { transmission: transmissionOf(text.replace(CURSOR, ''), application), position };
}

/**
 * @param name a fixture without `.ace`
 * @param marked the beginning of one of its lines with a cursor in it; the first line that begins so is meant
 */
export function inFixture(name: string, marked: string): AtCursor {
  const lines = fixture(name).split('\n');
  const beginning = marked.replace(CURSOR, '');
  const line = lines.findIndex((candidate) => candidate.startsWith(beginning));
  assert.ok(
    line !== -1 && marked.includes(CURSOR),
    `${name} has no line that begins with ${JSON.stringify(beginning)}`,
  );
  return { transmission: transmissionOf(lines.join('\n')), position: { line, character: marked.indexOf(CURSOR) } };
}

/** @param marked a whole new line with a cursor in it, put behind the first line of the fixture that begins with `behind` */
export function insertedIn(name: string, behind: string, marked: string): AtCursor {
  const lines = fixture(name).split('\n');
  const line = lines.findIndex((candidate) => candidate.startsWith(behind)) + 1;
  assert.ok(line > 0 && marked.includes(CURSOR), `${name} has no line that begins with ${JSON.stringify(behind)}`);
  lines.splice(line, 0, marked.replace(CURSOR, ''));
  return { transmission: transmissionOf(lines.join('\n')), position: { line, character: marked.indexOf(CURSOR) } };
}
