/** Times of one thing measured several times over, in milliseconds. */
export class Samples {
  private readonly taken: number[] = [];

  /** Adds the time the work takes. @returns what it returns */
  time<T>(work: () => T): T {
    const started = performance.now();
    const result = work();
    this.add(performance.now() - started);
    return result;
  }

  add(milliseconds: number): void {
    this.taken.push(milliseconds);
  }

  /** @returns how many times as long this took as another thing did in the same round, so that a slow spell of the machine is in both */
  times(other: Samples): Summary {
    const quotients = new Samples();
    for (const [round, time] of this.taken.entries()) quotients.add(time / (other.taken[round] ?? NaN));
    return quotients.summary;
  }

  get summary(): Summary {
    const sorted = [...this.taken].sort((a, b) => a - b);
    const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
    return { median: at(0.5), least: at(0), most: at(1), nineteenTwentieths: at(0.95), count: sorted.length };
  }
}

export interface Summary {
  readonly median: number;
  readonly least: number;
  readonly most: number;
  /** 95 in 100 took no longer. */
  readonly nineteenTwentieths: number;
  readonly count: number;
}
