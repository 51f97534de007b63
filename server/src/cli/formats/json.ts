/** Findings as JSON. */
import type { FileReport } from '../check';
import type { MakeFormat } from './format';

export const jsonFormat: MakeFormat = () => {
  let isFirst = true;
  return {
    begin: () => '{"files":[',
    file: (report) => {
      const separator = isFirst ? '' : ',';
      isFirst = false;
      return `${separator}\n${fileAsJson(report)}`;
    },
    end: (summary) => `\n],"summary":${JSON.stringify(summary)}}\n`,
  };
};

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
