/** Finds the records of a transaction that a response repeats. */
import type { AceRecord } from '../transmission/model';
import { idOf, likeness } from './recordValues';

/** How alike a repeated record must be to one that has been mended since. */
const ALIKE = 0.4;
/** Pairs of records that are still compared each with each; longer transactions are gone through once. */
const MOST_PAIRS = 250_000;
/** How far ahead the record is looked for in a long transaction. */
const AHEAD = 400;

/**
 * @param sent records of the request @param returned records of the response, conditions left out
 * @param renamed control identifiers that the response gives to records of the request
 * @returns for each returned record the index of the one it repeats, in ascending order; undefined for one that is not in the request
 */
export function matchEchoes(
  sent: readonly AceRecord[],
  returned: readonly AceRecord[],
  renamed: Readonly<Record<string, string>>,
): (number | undefined)[] {
  const score = (one: AceRecord | undefined, other: AceRecord | undefined): number => {
    if (!one || !other || idOf(one) !== (renamed[idOf(other)] ?? idOf(other)) || idOf(one) === '') return 0;
    if (one.text.trimEnd() === other.text.trimEnd()) return 2;
    const value = likeness(one.text, other.text);
    return value >= ALIKE ? value : 0;
  };
  return sent.length * returned.length <= MOST_PAIRS
    ? bestMatch(sent, returned, score)
    : firstMatch(sent, returned, score);
}

type Score = (one: AceRecord | undefined, other: AceRecord | undefined) => number;

/** The match in order with the greatest sum of scores. */
function bestMatch(sent: readonly AceRecord[], returned: readonly AceRecord[], score: Score): (number | undefined)[] {
  const width = sent.length + 1;
  const best = new Float64Array(width * (returned.length + 1));
  const scores = new Float64Array(width * (returned.length + 1));
  for (let to = returned.length - 1; to >= 0; to--)
    for (let at = sent.length - 1; at >= 0; at--) {
      const value = score(sent[at], returned[to]);
      const here = to * width + at;
      scores[here] = value;
      const taken = value > 0 ? value + (best[here + width + 1] ?? 0) : 0;
      best[here] = Math.max(taken, best[here + width] ?? 0, best[here + 1] ?? 0);
    }
  const isTaken = (here: number): boolean => {
    const value = scores[here] ?? 0;
    return value > 0 && best[here] === value + (best[here + width + 1] ?? 0);
  };
  const match: (number | undefined)[] = [];
  let at = 0;
  while (match.length < returned.length) {
    const here = match.length * width + at;
    // Taking comes first, so that the earlier of two equal records is meant.
    if (at < sent.length && isTaken(here)) match.push(at++);
    else if (at < sent.length && best[here + 1] === best[here]) at++;
    else match.push(undefined);
  }
  return match;
}

function firstMatch(sent: readonly AceRecord[], returned: readonly AceRecord[], score: Score): (number | undefined)[] {
  let from = 0;
  return returned.map((record) => {
    let found: { at: number; value: number } | undefined;
    for (let at = from; at < Math.min(sent.length, from + AHEAD) && found?.value !== 2; at++) {
      const value = score(sent[at], record);
      if (value > (found?.value ?? 0)) found = { at, value };
    }
    if (found) from = found.at + 1;
    return found?.at;
  });
}
