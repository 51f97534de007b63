/** What every command line has in common. */

/** A command line that cannot be understood; the message says why. */
export class UsageError extends Error {}

/** What stands for standard input among paths. */
export const STANDARD_INPUT = '-';
