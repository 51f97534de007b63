/** Checks open files in slices, so that a request that comes meanwhile does not wait for a large file. */
import type { CancellationToken } from 'vscode-languageserver';
import { Checker } from '../checks/checker';
import { inFile, type Finding } from '../checks/finding';
import { unitRules } from '../checks/rules';
import type { Catalog } from '../layout/catalog';
import { checksFor, pathOf } from './checkSettings';
import type { Transmission } from '../transmission/transmission';
import type { OpenFile } from './openFile';
import { defaultSettings, type Settings } from './settings';

/** How long one slice may take, in milliseconds. */
const SLICE = 15;

export class FileChecks {
  private settings: Pick<Settings, 'checks' | 'checksForFiles'> = defaultSettings;
  private folders: readonly string[] = [];
  /** One checker for each set of severities in force. */
  private readonly checkers = new Map<string, Checker>();

  constructor(private readonly catalog: Catalog) {}

  /** From now on findings have these severities. */
  configure(settings: Pick<Settings, 'checks' | 'checksForFiles'>): void {
    this.settings = settings;
    this.checkers.clear();
  }

  /** @param folders uris of the workspace folders, which globs are relative to */
  openWorkspace(folders: readonly string[]): void {
    this.folders = folders;
  }

  private checkerOf(file: OpenFile): Checker {
    const { checks, checksForFiles } = this.settings;
    const own = checksFor(pathOf(file.uri, this.folders), checks, checksForFiles);
    const key = JSON.stringify(own);
    let checker = this.checkers.get(key);
    if (!checker) this.checkers.set(key, (checker = new Checker(this.catalog, unitRules, own)));
    return checker;
  }

  /** @returns all findings of the file as it stands in the end; undefined when cancelled */
  async findings(file: OpenFile, token: CancellationToken): Promise<Finding[] | undefined> {
    for (;;) {
      const { revision } = file;
      const checker = this.checkerOf(file);
      const isStale = (): boolean => file.revision !== revision || this.checkerOf(file) !== checker;
      if (await this.checkUnits(file, checker, () => token.isCancellationRequested || isStale()))
        return checker.findings(file.transmission);
      if (token.isCancellationRequested) return undefined;
    }
  }

  /**
   * @param line 0-based
   * @returns what was found on one line; checks no more than its unit, or the control records where it is one of them
   */
  findingsOn(file: OpenFile, line: number): Finding[] {
    const { transmission } = file;
    const checker = this.checkerOf(file);
    const unit = transmission.unitAt(line);
    const found = unit
      ? checker.unitFindings(unit).map((finding) => inFile(finding, unit.start))
      : checker.envelopeFindings(transmission);
    return found.filter((finding) => finding.line === line);
  }

  /**
   * @param first 0-based, as `last`; both are meant
   * @returns what was found on some lines; checks no more than their units and the control records
   */
  findingsBetween(file: OpenFile, first: number, last: number): Finding[] {
    const { transmission } = file;
    const checker = this.checkerOf(file);
    const found = checker.envelopeFindings(transmission);
    for (let line = first; line <= last && line < transmission.recordCount; line++) {
      const unit = transmission.unitAt(line);
      if (!unit) continue;
      for (const finding of checker.unitFindings(unit)) found.push(inFile(finding, unit.start));
      line = unit.start + unit.records.length - 1;
    }
    return found.filter(({ line }) => first <= line && line <= last);
  }

  /** @returns finds everything in the file, or in a copy on which a fix is tried */
  check(file: OpenFile): (transmission: Transmission) => Finding[] {
    const checker = this.checkerOf(file);
    return (transmission) => checker.findings(transmission);
  }

  /** Has every unit checked; what the checker found it keeps. @returns false when stopped */
  private async checkUnits(file: OpenFile, checker: Checker, stopped: () => boolean): Promise<boolean> {
    let sliceEnd = Date.now() + SLICE;
    for (const block of file.transmission.blocks) {
      for (const unit of block.units) {
        checker.unitFindings(unit);
        if (Date.now() < sliceEnd) continue;
        await new Promise((resume) => setTimeout(resume, 0));
        if (stopped()) return false;
        sliceEnd = Date.now() + SLICE;
      }
    }
    return true;
  }
}
