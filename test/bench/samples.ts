/** Times of one thing measured several times over, in milliseconds. */
export class Samples {
  private readonly times: number[] = [];

  /** Adds the time the work takes. @returns what it returns */
  time<T>(work: () => T): T {
    const started = performance.now();
    const result = work();
    this.add(performance.now() - started);
    return result;
  }

  add(milliseconds: number): void {
    this.times.push(milliseconds);
  }

  get summary(): Summary {
    const sorted = [...this.times].sort((a, b) => a - b);
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
