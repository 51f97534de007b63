/** Which findings make the program fail, and which are printed. */
import type { Severity } from '../checks/finding';
import type { FileReport } from './check';
import { severities, type CheckCommand } from './checkArguments';

/** @returns whether findings of a severity make the program fail */
export function fails({ failOn }: CheckCommand, severity: Severity): boolean {
  return failOn !== 'never' && severities.indexOf(severity) >= severities.indexOf(failOn);
}

/** @returns the report with the findings that are printed */
export function printed(command: CheckCommand, report: FileReport): FileReport {
  if (!command.quiet) return report;
  return { ...report, findings: report.findings.filter(({ severity }) => fails(command, severity)) };
}
