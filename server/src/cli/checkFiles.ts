/** Carries out `ace-check check`. */
import { writeFile } from 'node:fs/promises';
import { isEbcdic } from '../storage/ebcdic';
import { encodingNames } from '../storage/encodings';
import { addToSummary, emptySummary, FileChecker, type FileReport, type Summary } from './check';
import { severities, type CheckCommand } from './checkArguments';
import { fails, printed } from './failing';
import { mend, type Mended } from './fixing';
import { formats } from './formats';
import type { Format, Unread } from './formats/format';
import { counted, textFormat } from './formats/text';
import { InputError, readBytes } from './input';
import type { Output } from './output';
import { findFiles, type FoundFiles } from './paths';
import { Progress, type MaybeTerminal } from './progress';
import type { Reader } from './reader';
import { readSeverities } from './severities';
import { STANDARD_INPUT } from './usage';

/** Exit status of the program. */
export type Status = 0 | 1 | 2;

export interface CheckContext {
  readonly reader: Reader;
  readonly out: Output;
  /** Writes to standard error what is not said of the program itself. */
  readonly errors: MaybeTerminal;
  readonly complain: (message: string) => void;
  readonly version: string;
}

/** @throws InputError when the file of severities can't be read */
export async function checkFiles(command: CheckCommand, context: CheckContext): Promise<Status> {
  const run = await CheckRun.begin(command, context);
  const found = await findFiles(command.paths, command.exclude);
  if (command.fix === 'show') return run.showFixes(found);
  if (command.fix === 'write' && command.paths.includes(STANDARD_INPUT)) return run.fixInput();
  return run.check(found);
}

/** One run over files. */
export class CheckRun {
  private summary: Summary = emptySummary;
  private readonly unread: Unread[] = [];
  private readonly format: Format;
  private readonly progress: Progress;

  private constructor(
    private readonly command: CheckCommand,
    private readonly context: CheckContext,
    private readonly checker: FileChecker,
  ) {
    const { version, errors } = context;
    this.format = formats[command.format]({ version, fails: (severity) => fails(command, severity) });
    this.progress = new Progress(errors, command.progress);
  }

  static async begin(command: CheckCommand, context: CheckContext): Promise<CheckRun> {
    const { config, rules } = command;
    const given =
      config === undefined ? { checks: {}, checksForFiles: {} } : await readSeverities(config, context.complain);
    return new CheckRun(command, context, new FileChecker(context.reader, { ...given, rules }));
  }

  /** Checks files, mends them before when that is asked for, and prints what was found. */
  async check(found: FoundFiles): Promise<Status> {
    const { out } = this.context;
    this.tellMissing(found);
    await out.write(this.format.begin());
    await this.eachFile(found.files, async (path) => {
      const bytes = this.command.fix === 'write' ? await this.fix(path) : await readBytes(path);
      await this.print(this.reportOn(path, bytes), out);
    });
    if (!this.isSilent) await out.write(this.format.end(this.summary, this.unread));
    return this.status();
  }

  /** Writes standard input mended to standard output; what is still found in it goes to standard error. */
  async fixInput(): Promise<Status> {
    const { out, errors } = this.context;
    const bytes = await readBytes(STANDARD_INPUT);
    const name = this.command.stdinName;
    const mended = this.tryMending(() => mend(name, bytes, this.checker))?.bytes ?? bytes;
    await out.writeBytes(mended);
    const report = this.reportOn(STANDARD_INPUT, mended);
    this.summary = addToSummary(this.summary, report);
    const text = textFormat();
    errors.write(text.file(printed(this.command, report)));
    if (!this.isSilent) errors.write(text.end(this.summary));
    return this.status();
  }

  /** Prints what mending would change. */
  async showFixes(found: FoundFiles): Promise<Status> {
    const { out } = this.context;
    this.tellMissing(found);
    let files = 0;
    let records = 0;
    await this.eachFile(found.files, async (path) => {
      const mended = mend(this.nameOf(path), await readBytes(path), this.checker);
      if (!mended) return;
      files++;
      records += mended.records;
      await out.write(mended.difference());
    });
    if (!this.command.quiet) {
      const of = `${files} of ${counted(found.files.length, 'file')}`;
      await out.write(files === 0 ? `${of} to be mended\n` : `${of} to be mended: ${counted(records, 'record')}\n`);
    }
    return this.unread.length > 0 ? 2 : files > 0 ? 1 : 0;
  }

  private async eachFile(files: readonly string[], handle: (path: string) => Promise<void>): Promise<void> {
    for (const [done, path] of files.entries()) {
      this.progress.at(done, files.length, path);
      try {
        await handle(path);
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        this.tellUnread(error);
      }
      if (this.context.out.isClosed) break;
    }
    this.progress.end(files.length, files.length);
  }

  /** @returns the bytes of the file as it is now */
  private async fix(path: string): Promise<Uint8Array> {
    const bytes = await readBytes(path);
    const mended = this.tryMending(() => mend(path, bytes, this.checker));
    if (!mended) return bytes;
    try {
      await writeFile(path, mended.bytes);
    } catch (error) {
      this.tellUnread(new InputError(path, error));
      return bytes;
    }
    this.complain(`${path}: ${counted(mended.records, 'record')} mended`);
    return mended.bytes;
  }

  /** A file that can't be mended is checked all the same. */
  private tryMending(mending: () => Mended | undefined): Mended | undefined {
    try {
      return mending();
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      this.tellUnread(error);
      return undefined;
    }
  }

  private reportOn(path: string, bytes: Uint8Array): FileReport {
    const name = this.nameOf(path);
    const file = this.checker.reader.readBytes(name, bytes);
    if (isEbcdic(file.encoding) && this.command.format === 'text')
      this.complain(`${name} is read as ${encodingNames[file.encoding]}`);
    return this.checker.report(name, file);
  }

  private async print(report: FileReport, out: Output): Promise<void> {
    this.summary = addToSummary(this.summary, report);
    const text = this.format.file(printed(this.command, report));
    if (text !== '') this.progress.clear();
    await out.write(text);
  }

  private nameOf(path: string): string {
    return path === STANDARD_INPUT ? this.command.stdinName : path;
  }

  private get isSilent(): boolean {
    return this.command.quiet && this.command.format === 'text';
  }

  private status(): Status {
    const { summary } = this;
    const isOver = summary.warning > this.command.maxWarnings;
    if (isOver)
      this.complain(`${counted(summary.warning, 'warning')}, more than the ${this.command.maxWarnings} let pass`);
    if (this.unread.length > 0) return 2;
    return isOver || severities.some((severity) => fails(this.command, severity) && summary[severity] > 0) ? 1 : 0;
  }

  private tellMissing({ missing }: FoundFiles): void {
    for (const error of missing) this.tellUnread(error);
  }

  private tellUnread(error: InputError): void {
    this.complain(error.message);
    this.unread.push({ path: error.path, message: error.message });
  }

  private complain(message: string): void {
    this.progress.clear();
    this.context.complain(message);
  }
}
