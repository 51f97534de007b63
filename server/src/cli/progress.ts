/** Tells on standard error how far a long run is. */
import type { Writable } from 'node:stream';

/** How long a run is silent, and how often it tells, in milliseconds. */
const SILENT = 300;
const INTERVAL = 100;
const INTERVAL_OF_LINES = 2000;
const USUAL_WIDTH = 80;

/** A stream that may be a terminal. */
export type MaybeTerminal = Writable & { readonly isTTY?: boolean; readonly columns?: number };

export class Progress {
  private readonly isTerminal: boolean;
  private readonly isOn: boolean;
  private next = Date.now() + SILENT;
  private isShown = false;
  private last = '';

  /** @param forced tell also where standard error is no terminal, a line each time */
  constructor(
    private readonly errors: MaybeTerminal,
    forced: boolean,
  ) {
    this.isTerminal = errors.isTTY === true;
    this.isOn = forced || this.isTerminal;
  }

  /** @param done how many files are checked @param path of the one that is begun */
  at(done: number, total: number, path: string): void {
    if (!this.isOn || Date.now() < this.next) return;
    this.tell(`${done} of ${total} files, ${path}`);
  }

  /** Tells the end where lines are told; takes away what a terminal shows. */
  end(done: number, total: number): void {
    if (!this.isOn) return;
    if (this.isTerminal) this.clear();
    else this.tell(`${done} of ${total} files`);
  }

  /** Takes away what a terminal shows, before something else is written there. */
  clear(): void {
    if (this.isShown) this.errors.write('\r\x1b[K');
    this.isShown = false;
  }

  private tell(text: string): void {
    this.next = Date.now() + (this.isTerminal ? INTERVAL : INTERVAL_OF_LINES);
    if (text === this.last) return;
    this.last = text;
    if (this.isTerminal) {
      const { columns = 0 } = this.errors;
      // A terminal that does not know its width says 0.
      this.errors.write(`\r\x1b[K${text.slice(0, (columns > 0 ? columns : USUAL_WIDTH) - 1)}`);
      this.isShown = true;
    } else this.errors.write(`ace-check: ${text}\n`);
  }
}
