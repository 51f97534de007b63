/** Numbers that look random and are the same in every run, so that a miss can be looked at again. */

export class Random {
  constructor(private state: number) {}

  /** @param name what the numbers are for; the same name gives the same numbers */
  static named(name: string): Random {
    let hash = 0x811c9dc5;
    for (let at = 0; at < name.length; at++) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
    return new Random(hash >>> 0);
  }

  /** @returns a number from 0 up to, but not including, 1 (the generator mulberry32) */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  /** @returns a whole number below the limit */
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  /** @returns one of the items, or undefined when there is none */
  oneOf<T>(items: readonly T[]): T | undefined {
    return items[this.below(items.length)];
  }

  /** @returns the items in another order */
  shuffled<T>(items: readonly T[]): T[] {
    return items
      .map((item) => ({ item, rank: this.next() }))
      .sort((a, b) => a.rank - b.rank)
      .map(({ item }) => item);
  }
}
