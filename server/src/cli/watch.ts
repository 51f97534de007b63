/** Carries out `ace-check --watch`. */
import { stat } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { addToSummary, emptySummary, FileChecker, type FileReport } from './check';
import type { CheckCommand } from './checkArguments';
import type { CheckContext, Status } from './checkFiles';
import { printed } from './failing';
import { counted, fileAsText, summaryAsText } from './formats/text';
import { InputError, readBytes } from './input';
import { findFiles } from './paths';
import { readSeverities, type Severities } from './severities';

/**
 * Files are looked at again and again rather than watched by the operating system, which tells nothing of files on many network drives and in
 * containers. Between two looks, in milliseconds; longer where looking takes long, so that it takes little of the time.
 */
const SHORTEST_WAIT = 500;
const WAITS_FOR_LOOK = 20;

/**
 * Checks files, and again those that change, until the person ends it.
 * @throws InputError when the file of severities can't be read at first
 */
export async function watchFiles(command: CheckCommand, context: CheckContext): Promise<Status> {
  const stop = new AbortController();
  const end = (): void => {
    stop.abort();
  };
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  try {
    const watch = new Watch(command, context);
    while (!stop.signal.aborted && !context.out.isClosed) {
      const took = await watch.look(stop.signal);
      const pause = Math.max(SHORTEST_WAIT, took * WAITS_FOR_LOOK);
      await wait(pause, undefined, { signal: stop.signal }).catch(() => undefined);
    }
    return 0;
  } finally {
    process.off('SIGINT', end);
    process.off('SIGTERM', end);
  }
}

interface Known {
  readonly stamp: string;
  /** Undefined for a file that could not be read. */
  readonly report: FileReport | undefined;
}

class Watch {
  private known = new Map<string, Known>();
  private missing: string | undefined;
  private checker: FileChecker | undefined;
  private configStamp: string | undefined;

  constructor(
    private readonly command: CheckCommand,
    private readonly context: CheckContext,
  ) {}

  /** @returns how long looking for changes took, in milliseconds */
  async look(signal: AbortSignal): Promise<number> {
    const began = performance.now();
    const checker = await this.currentChecker();
    const { files, missing } = await findFiles(this.command.paths, this.command.exclude);
    const stamps = new Map<string, string>();
    for (const file of files) stamps.set(file, await stampOf(file));
    const changed = files.filter((file) => this.known.get(file)?.stamp !== stamps.get(file));
    const isGone = [...this.known.keys()].some((file) => !stamps.has(file));
    const messages = missing.map(({ message }) => message).join('\n');
    const took = performance.now() - began;
    if (changed.length === 0 && !isGone && messages === this.missing) return took;

    const { out, complain } = this.context;
    const isFirst = this.missing === undefined;
    this.missing = messages;
    await out.write(`${clock()} Checking ${counted(changed.length, isFirst ? 'file' : 'changed file')}...\n`);
    await out.flush();
    for (const { message } of missing) complain(message);
    const known = new Map<string, Known>();
    for (const [file, stamp] of stamps) {
      // What is not checked any more is as if it were not there.
      if (signal.aborted) return took;
      const before = this.known.get(file);
      known.set(file, before?.stamp === stamp ? before : { stamp, report: await this.report(checker, file) });
    }
    this.known = known;
    await this.print();
    return took;
  }

  /** All findings are printed each time: what is printed last is what holds. */
  private async print(): Promise<void> {
    const { out } = this.context;
    let summary = emptySummary;
    for (const { report } of this.known.values()) {
      if (!report) continue;
      summary = addToSummary(summary, report);
      await out.write(fileAsText(printed(this.command, report)));
    }
    await out.write(`${clock()} ${summaryAsText(summary).trimEnd()}. Watching for changes; Ctrl+C ends.\n`);
    await out.flush();
  }

  private async report(checker: FileChecker, file: string): Promise<FileReport | undefined> {
    try {
      return checker.report(file, checker.reader.readBytes(file, await readBytes(file)));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      this.context.complain(error.message);
      return undefined;
    }
  }

  /** The severities are read again when their file changes; while they can't be read, the last ones hold. */
  private async currentChecker(): Promise<FileChecker> {
    const { config, rules } = this.command;
    const stamp = config === undefined ? '' : await stampOf(config);
    if (this.checker && stamp === this.configStamp) return this.checker;
    this.configStamp = stamp;
    let given: Omit<Severities, 'rules'> = { checks: {}, checksForFiles: {} };
    try {
      if (config !== undefined) given = await readSeverities(config, this.context.complain);
    } catch (error) {
      if (!this.checker || !(error instanceof InputError)) throw error;
      this.context.complain(error.message);
      return this.checker;
    }
    this.known.clear();
    return (this.checker = new FileChecker(this.context.reader, { ...given, rules }));
  }
}

/** @returns what differs when the file has been written; empty when there is none */
async function stampOf(path: string): Promise<string> {
  try {
    const { mtimeMs, size, ino } = await stat(path);
    return `${mtimeMs} ${size} ${ino}`;
  } catch {
    return '';
  }
}

function clock(): string {
  return `[${new Date().toTimeString().slice(0, 8)}]`;
}
