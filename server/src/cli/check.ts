/** Checks files and reports what was found, as text or JSON. */
import { Checker } from '../checks/checker';
import type { Finding, Severity } from '../checks/finding';
import { unitRules } from '../checks/rules';
import type { Catalog } from '../layout/catalog';
import type { StoredEncoding } from '../storage/encodings';
import type { Transmission } from '../transmission/transmission';

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
}

/** @param path the file as it is named in the report */
export function checkFile(path: string, transmission: Transmission, catalog: Catalog): FileReport {
  return {
    path,
    records: transmission.recordCount,
    applications: [
      ...new Set(transmission.blocks.map(({ application }) => application).filter((application) => application !== '')),
    ],
    findings: new Checker(catalog, unitRules).findings(transmission),
  };
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

/** @returns JSON of one file; lines and positions are 1-based */
export function fileAsJson({ path, records, encoding, applications, findings }: FileReport): string {
  return JSON.stringify({
    path,
    records,
    ...(encoding === undefined || encoding === 'utf-8' ? {} : { encoding }),
    applications,
    findings: findings.map(({ line, start, end, record, field, rule, severity, message, conditionCode }) => ({
      line: line + 1,
      start,
      end,
      record: record ?? null,
      field: field ?? null,
      rule,
      severity,
      message,
      conditionCode,
    })),
  });
}

/** @returns one line for each finding, `path:line:start-end: severity rule message` */
export function fileAsText({ path, findings }: FileReport): string {
  return findings
    .map(
      ({ line, start, end, severity, rule, message }) =>
        `${path}:${line + 1}:${start}-${end}: ${severity} ${rule} ${message}\n`,
    )
    .join('');
}

/** @returns a sentence such as "2 files, 70 records: 1 error, 3 warnings" */
export function summaryAsText({ files, records, error, warning, information, hint }: Summary): string {
  const counted = (count: number, noun: string, plural = `${noun}s`): string =>
    `${count} ${count === 1 ? noun : plural}`;
  const found = [
    ...(error > 0 ? [counted(error, 'error')] : []),
    ...(warning > 0 ? [counted(warning, 'warning')] : []),
    ...(information > 0 ? [counted(information, 'information', 'information')] : []),
    ...(hint > 0 ? [counted(hint, 'hint')] : []),
  ];
  return `${counted(files, 'file')}, ${counted(records, 'record')}: ${found.length === 0 ? 'nothing found' : found.join(', ')}\n`;
}
