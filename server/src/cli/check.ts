/** Checks files one by one, and sums up what was found. */
import { Checker } from '../checks/checker';
import type { Finding, Severity } from '../checks/finding';
import { unitRules } from '../checks/rules';
import type { StoredEncoding } from '../storage/encodings';
import type { Transmission } from '../transmission/transmission';
import type { Reader, ReadFile } from './reader';
import { severitiesFor, type Severities } from './severities';
import { RECORD_LENGTH } from '../storage/recordLength';

/** Where a record stands in the file as it is stored; both 0-based. */
export interface RecordOrigin {
  readonly line: number;
  readonly character: number;
}

/** What was found in one file. */
export interface FileReport {
  readonly path: string;
  /** Number of its records. */
  readonly records: number;
  /** What its bytes were read as; UTF-8 when it is left out. */
  readonly encoding?: StoredEncoding;
  /** The application identifiers of its blocks, each once. */
  readonly applications: readonly string[];
  readonly findings: readonly Finding[];
  /** For each record where it stands, when lines of the file hold several. */
  readonly origins?: readonly RecordOrigin[] | undefined;
}

export class FileChecker {
  /** One checker for each set of severities in force. */
  private readonly checkers = new Map<string, Checker>();

  constructor(
    readonly reader: Reader,
    private readonly severities: Severities,
  ) {}

  /**
   * @param path the file as it is named in the report and in globs
   * @param file what it was read as
   */
  report(path: string, file: ReadFile): FileReport {
    const { transmission, encoding } = file;
    const applications = transmission.blocks.map(({ application }) => application).filter((one) => one !== '');
    return {
      path,
      records: transmission.recordCount,
      encoding,
      applications: [...new Set(applications)],
      findings: this.findings(path, transmission),
      origins: originsOf(file),
    };
  }

  /** @returns what is found in a transmission with the severities of a path */
  findings(path: string, transmission: Transmission): Finding[] {
    const settings = severitiesFor(path, this.severities);
    const key = JSON.stringify(settings);
    let checker = this.checkers.get(key);
    if (!checker) this.checkers.set(key, (checker = new Checker(this.reader.catalog, unitRules, settings)));
    return checker.findings(transmission);
  }
}

function originsOf({ firstRecords, lineEnds }: ReadFile): RecordOrigin[] | undefined {
  // As many lines as records: each has its own.
  if (firstRecords.length - 1 === lineEnds.length) return undefined;
  return firstRecords.slice(0, -1).flatMap((first, line) => {
    const count = (firstRecords[line + 1] ?? first) - first;
    return Array.from({ length: count }, (_, at): RecordOrigin => ({ line, character: at * RECORD_LENGTH }));
  });
}

/** Sums over all files. */
export interface Summary {
  files: number;
  records: number;
  error: number;
  warning: number;
  information: number;
  hint: number;
}

/** @returns the sums with those of one more file */
export function addToSummary(summary: Summary, { records, findings }: FileReport): Summary {
  const count = (severity: Severity): number => findings.filter((finding) => finding.severity === severity).length;
  return {
    files: summary.files + 1,
    records: summary.records + records,
    error: summary.error + count('error'),
    warning: summary.warning + count('warning'),
    information: summary.information + count('information'),
    hint: summary.hint + count('hint'),
  };
}

export const emptySummary: Summary = { files: 0, records: 0, error: 0, warning: 0, information: 0, hint: 0 };
