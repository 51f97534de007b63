/** Checks open files in slices, so that a request that comes meanwhile does not wait for a large file. */
import type { CancellationToken } from 'vscode-languageserver';
import { Checker } from '../checks/checker';
import { inFile, type Finding } from '../checks/finding';
import { unitRules } from '../checks/rules';
import type { CheckSettings } from '../checks/settings';
import type { Catalog } from '../layout/catalog';
import type { OpenFile } from './openFile';

/** How long one slice may take, in milliseconds. */
const SLICE = 15;

export class FileChecks {
  private checker: Checker;

  constructor(
    private readonly catalog: Catalog,
    settings: CheckSettings,
  ) {
    this.checker = new Checker(catalog, unitRules, settings);
  }

  /** From now on findings have these severities. */
  configure(settings: CheckSettings): void {
    this.checker = new Checker(this.catalog, unitRules, settings);
  }

  /** @returns all findings of the file as it stands in the end; undefined when cancelled */
  async findings(file: OpenFile, token: CancellationToken): Promise<Finding[] | undefined> {
    for (;;) {
      const { revision } = file;
      const { checker } = this;
      const isStale = (): boolean => file.revision !== revision || this.checker !== checker;
      if (await this.checkUnits(file, checker, () => token.isCancellationRequested || isStale()))
        return checker.findings(file.transmission);
      if (token.isCancellationRequested) return undefined;
    }
  }

  /**
   * @param line 0-based
   * @returns what was found on one line; checks no more than its unit, or the control records where it is one of them
   */
  findingsOn({ transmission }: OpenFile, line: number): Finding[] {
    const unit = transmission.unitAt(line);
    const found = unit
      ? this.checker.unitFindings(unit).map((finding) => inFile(finding, unit.start))
      : this.checker.envelopeFindings(transmission);
    return found.filter((finding) => finding.line === line);
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
