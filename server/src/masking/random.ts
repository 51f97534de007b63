/** Where pseudonyms come from. */

/** @returns the next of a sequence of integers from 0 to 2^32 - 1 */
export type Random = () => number;

const MOST_AT_ONCE = 1024;

/** @returns numbers that nobody can foresee or repeat, so that a copy made with them leads back to nothing */
export function unpredictable(): Random {
  const drawn = new Uint32Array(MOST_AT_ONCE);
  let next = MOST_AT_ONCE;
  return () => {
    if (next === MOST_AT_ONCE) {
      globalThis.crypto.getRandomValues(drawn);
      next = 0;
    }
    return drawn[next++] ?? 0;
  };
}

/** @returns the same numbers for the same seed (the generator sfc32), for copies that must come out the same; who has the seed may undo them */
export function seeded(seed: string): Random {
  let [a, b, c, counter] = [0x9e3779b9, 0x243f6a88, 0xb7e15162, 1];
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  for (const character of seed) {
    a = (a ^ (character.codePointAt(0) ?? 0)) | 0;
    next();
  }
  for (let round = 0; round < 16; round++) next();
  return next;
}

/** @returns an integer from 0 to below the limit */
export function below(random: Random, limit: number): number {
  return Math.floor((random() / 0x1_0000_0000) * limit);
}
