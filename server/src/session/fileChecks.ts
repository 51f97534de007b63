/** Checks open files in slices, so that a request that comes meanwhile does not wait for a large file. */
import type { CancellationToken } from 'vscode-languageserver';
import { Checker, type OnFault } from '../checks/checker';
import { inFile, type Finding } from '../checks/finding';
import { blockRules, unitRules } from '../checks/rules';
import type { Catalog } from '../layout/catalog';
import { checksFor, pathOf } from './checkSettings';
import { storedAddress } from '../storage/rawAddress';
import type { Transmission } from '../transmission/transmission';
import { FileFindings, type Pause } from './fileFindings';
import type { OpenFile } from './openFile';
import { defaultSettings, type Settings } from './settings';

/** How long one slice may take, in milliseconds. */
const SLICE = 15;
/** Files of up to so many records are checked at once by a request that needs to know everything. */
const AT_ONCE = 10_000;

/** Told of a long check, and may end it. */
export interface CheckWatch {
  /** @param line up to which the file is checked, 0-based @param lines how many it has */
  report(line: number, lines: number): void;
  readonly isCancelled: boolean;
}

export class FileChecks {
  private settings: Pick<Settings, 'checks' | 'checksForFiles'> = defaultSettings;
  private folders: readonly string[] = [];
  /** One checker for each set of severities in force. */
  private readonly checkers = new Map<string, Checker>();
  private readonly found = new WeakMap<OpenFile, FileFindings>();

  /** @param onFault told of a check that fails; what the others find stands */
  constructor(
    private readonly catalog: Catalog,
    private readonly onFault?: OnFault,
  ) {}

  /** From now on findings have these severities. */
  configure(settings: Pick<Settings, 'checks' | 'checksForFiles'>): void {
    this.settings = settings;
    this.checkers.clear();
  }

  /** Forgets what was found, because layouts have changed. */
  readAnew(): void {
    this.checkers.clear();
  }

  /** @param folders uris of the workspace folders, which globs are relative to */
  openWorkspace(folders: readonly string[]): void {
    this.folders = folders;
  }

  private checkerOf(file: OpenFile): Checker {
    const { checks, checksForFiles } = this.settings;
    const own = checksFor(pathOf(storedAddress(file.uri), this.folders), checks, checksForFiles);
    const key = JSON.stringify(own);
    let checker = this.checkers.get(key);
    if (!checker)
      this.checkers.set(key, (checker = new Checker(this.catalog, unitRules, own, blockRules, this.onFault)));
    return checker;
  }

  private findingsOf(file: OpenFile): FileFindings {
    const checker = this.checkerOf(file);
    const known = this.found.get(file);
    if (known?.checker === checker) return known;
    known?.dispose();
    const findings = new FileFindings(file, checker);
    this.found.set(file, findings);
    return findings;
  }

  /**
   * Checks what was not checked yet.
   * @param watch may end the checking early
   * @returns what was found in the file as it stands in the end, as far as it was checked; undefined when the request was cancelled
   */
  async complete(file: OpenFile, token: CancellationToken, watch: CheckWatch): Promise<FileFindings | undefined> {
    for (;;) {
      const findings = this.findingsOf(file);
      const isStopped = (): boolean =>
        token.isCancellationRequested || watch.isCancelled || this.checkerOf(file) !== findings.checker;
      await findings.complete(slices(isStopped), (line) => {
        watch.report(line, file.transmission.recordCount);
      });
      if (token.isCancellationRequested) return undefined;
      if (this.checkerOf(file) === findings.checker) return findings;
    }
  }

  /**
   * @param line 0-based
   * @returns what was found on one line; checks no more than its unit, or the control records where it is one of them
   */
  findingsOn(file: OpenFile, line: number): Finding[] {
    const { transmission } = file;
    const findings = this.findingsOf(file);
    const unit = transmission.unitAt(line);
    const found = unit
      ? findings.checker.unitFindings(unit).map((finding) => inFile(finding, unit.start))
      : findings.envelopeFindings();
    return found.filter((finding) => finding.line === line);
  }

  /**
   * @param first 0-based, as `last`; both are meant
   * @returns what was found on some lines; checks no more than their units and the control records
   */
  findingsBetween(file: OpenFile, first: number, last: number): Finding[] {
    const { transmission } = file;
    const findings = this.findingsOf(file);
    const found = [...findings.envelopeFindings()];
    for (let line = first; line <= last && line < transmission.recordCount; line++) {
      const unit = transmission.unitAt(line);
      if (!unit) continue;
      for (const finding of findings.checker.unitFindings(unit)) found.push(inFile(finding, unit.start));
      line = unit.end - 1;
    }
    return found.filter(({ line }) => first <= line && line <= last);
  }

  /** @returns how many findings of a rule the file holds; of a large file that was not checked yet, none */
  countOf(file: OpenFile, rule: string): number {
    const findings = this.findingsOf(file);
    if (file.transmission.recordCount <= AT_ONCE) findings.completeNow();
    return findings.countOf(rule);
  }

  /** @returns finds everything in the file, or in a copy on which a fix is tried */
  check(file: OpenFile): (transmission: Transmission) => Finding[] {
    const checker = this.checkerOf(file);
    return (transmission) => checker.findings(transmission);
  }
}

/** @returns lets others have their turn after each slice of time, and ends the work when it is to be stopped */
function slices(isStopped: () => boolean): Pause {
  let end = Date.now() + SLICE;
  return () => {
    if (Date.now() < end) return undefined;
    return new Promise((resume) =>
      setTimeout(() => {
        end = Date.now() + SLICE;
        resume(!isStopped());
      }, 0),
    );
  };
}
