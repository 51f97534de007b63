/** Findings as lines of text, for people, and for tools that take a line apart. */
import type { FileReport, Summary } from '../check';
import type { MakeFormat } from './format';

export const textFormat = (() => ({ begin: () => '', file: fileAsText, end: summaryAsText })) satisfies MakeFormat;

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
  const found = [
    ...(error > 0 ? [counted(error, 'error')] : []),
    ...(warning > 0 ? [counted(warning, 'warning')] : []),
    ...(information > 0 ? [counted(information, 'information', 'information')] : []),
    ...(hint > 0 ? [counted(hint, 'hint')] : []),
  ];
  return `${counted(files, 'file')}, ${counted(records, 'record')}: ${found.length === 0 ? 'nothing found' : found.join(', ')}\n`;
}

/** @returns a number with its noun */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}
