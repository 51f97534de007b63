/** How what was found is printed. */
import type { FileReport, Summary } from '../check';
import type { Severity } from '../../checks/finding';

/** What a format may want to know beside the findings. */
export interface FormatFacts {
  /** Version of the product. */
  readonly version: string;
  /** Whether findings of a severity make the program fail. */
  readonly fails: (severity: Severity) => boolean;
}

/** A file that could not be read, and why. */
export interface Unread {
  readonly path: string;
  readonly message: string;
}

/** Prints one run; the pieces come in this order, those of files as often as there are files. */
export interface Format {
  readonly begin: () => string;
  readonly file: (report: FileReport) => string;
  readonly end: (summary: Summary, unread: readonly Unread[]) => string;
}

export type MakeFormat = (facts: FormatFacts) => Format;
