/** Says in what form a file stores its records. */
import type { StoredEncoding } from './encodings';
import type { StoredText } from './storedText';

export interface Form {
  readonly encoding: StoredEncoding;
  readonly hasMark: boolean;
  /** How many lines end so, by line end, the most frequent first. */
  readonly ends: ReadonlyMap<string, number>;
  /** How many records stand on lines of several. */
  readonly joined: number;
  readonly records: number;
  /** How many bytes stand behind the last record and its line end: end mark, padding. */
  readonly behind: number;
}

export function formOf({ bytes, encoding, head, tail, lines }: StoredText): Form {
  const counts = new Map<string, number>();
  let joined = 0;
  let records = 0;
  for (const [at, { text, end, group }] of lines.entries()) {
    if (text.trim() !== '') records++;
    if (group !== undefined) joined++;
    // A line of several records ends once.
    if (end === '' || (group !== undefined && lines[at + 1]?.group === group)) continue;
    counts.set(end, (counts.get(end) ?? 0) + 1);
  }
  const ends = new Map([...counts].sort(([, some], [, others]) => others - some));
  return { encoding, hasMark: head > 0, ends, joined, records, behind: bytes.length - tail };
}
