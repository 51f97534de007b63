/** What the parts of the benchmark hand to the report. */
import type { Summary } from './samples';

export interface SizeResults {
  readonly records: number;
  readonly segments: number;
  readonly characters: number;
  readonly bareLoop: Summary;
  readonly fixedWidth: Summary;
  readonly read: Summary;
  /** Reading and checking. */
  readonly check: Summary;
  readonly x12: Summary;
  /** Reading and checking by each of them, round by round. */
  readonly checkByBareLoop: Summary;
  readonly checkByFixedWidth: Summary;
  readonly x12ByCheck: Summary;
  readonly edit: Summary;
  /** Among the first lines, which may tell the application. */
  readonly editAbove: Summary;
  readonly hover: Summary;
  readonly completion: Summary;
  readonly fields: Summary;
  /** Bytes in use for a checked file, its text included, and of the text alone. */
  readonly memory: { readonly used: number; readonly text: number };
}

export interface EngineResults {
  readonly sizes: readonly SizeResults[];
}

/** A request over the server's standard streams, from the edit before it to the answer. */
export interface RequestResults {
  readonly name: string;
  readonly times: Summary;
  /** Characters of the last answer. */
  readonly characters: number;
}

/** One file in the server. */
export interface FileResults {
  readonly records: number;
  /** Milliseconds from opening to the first diagnostics. */
  readonly firstDiagnostics: number;
  /** How many diagnostics these were. */
  readonly problems: number;
  /** How long hovers took that were asked for meanwhile. */
  readonly meanwhile: Summary;
  readonly requests: readonly RequestResults[];
}

export interface ServerResults {
  /** From starting the process to the answer to `initialize`. */
  readonly start: Summary;
  /** A process of Node that does nothing, from start to end. */
  readonly bareNode: Summary;
  readonly files: readonly FileResults[];
}

/** Measured only when asked for, since it takes a real window. */
export interface WindowResults {
  /** What VS Code says of loading and activating the extension when a first file is opened. */
  readonly activation: Summary;
}
