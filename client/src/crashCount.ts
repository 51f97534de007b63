/** Counts how often something crashed within a while, so that what always crashes is not started for ever. */

export class CrashCount {
  private times: number[] = [];

  /** @param most crashes within so many minutes are too many */
  constructor(
    readonly most = 5,
    readonly minutes = 3,
  ) {}

  /**
   * Counts a crash.
   * @param now in milliseconds
   * @returns whether it is one too many; the count begins anew then
   */
  isTooMany(now: number): boolean {
    const since = now - this.minutes * 60_000;
    this.times = [...this.times.filter((time) => time > since), now];
    if (this.times.length < this.most) return false;
    this.times = [];
    return true;
  }
}
