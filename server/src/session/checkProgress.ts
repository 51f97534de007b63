/** Shows how far the check of a large file is, as soon as it takes long, and lets a person end it. */
import type { Connection, WorkDoneProgressServerReporter } from 'vscode-languageserver';
import type { CheckWatch } from './fileChecks';
import type { Guard } from './guard';

/** From when on a check takes long, in milliseconds. */
const LONG = 400;

export class CheckProgress implements CheckWatch {
  private readonly started = Date.now();
  private reporter: WorkDoneProgressServerReporter | undefined;
  private isAsked = false;
  private isDone = false;
  private percentage = -1;

  /** @param window undefined where the editor shows no progress */
  constructor(
    private readonly window: Connection['window'] | undefined,
    private readonly guard: Guard,
  ) {}

  get isCancelled(): boolean {
    return this.reporter?.token.isCancellationRequested === true;
  }

  report(line: number, lines: number): void {
    const percentage = Math.floor((100 * line) / Math.max(1, lines));
    if (percentage === this.percentage) return;
    this.percentage = percentage;
    if (!this.isAsked && Date.now() - this.started > LONG) this.ask();
    this.reporter?.report(percentage);
  }

  /** The check has ended. */
  done(): void {
    this.isDone = true;
    this.reporter?.done();
  }

  private ask(): void {
    this.isAsked = true;
    const { window } = this;
    if (!window) return;
    this.guard.run('window/workDoneProgress/create', async () => {
      const reporter = await window.createWorkDoneProgress();
      if (this.isDone) return;
      reporter.begin('ACE: checking records', Math.max(0, this.percentage), undefined, true);
      this.reporter = reporter;
    });
  }
}
