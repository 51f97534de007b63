/** Findings as commands of a GitHub Actions workflow, which shows them beside the lines of a pull request. */
import type { Severity } from '../../checks/finding';
import type { MakeFormat } from './format';
import { pathFromHere } from '../paths';
import { storedPlace } from './places';
import { summaryAsText } from './text';

const LEVELS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

export const githubFormat: MakeFormat = () => ({
  begin: () => '',
  file: (report) =>
    report.findings
      .map((finding) => {
        const { line, start, end } = storedPlace(report, finding.line, finding.start, finding.end);
        const properties = {
          file: pathFromHere(report.path),
          line,
          col: start,
          endColumn: end,
          title: finding.rule,
        };
        return `::${LEVELS[finding.severity]} ${withProperties(properties)}::${escapedData(finding.message)}\n`;
      })
      .join(''),
  end: (summary, unread) =>
    unread
      .map(({ path, message }) => `::error ${withProperties({ file: pathFromHere(path) })}::${escapedData(message)}\n`)
      .join('') + summaryAsText(summary),
});

function withProperties(properties: Readonly<Record<string, string | number>>): string {
  return Object.entries(properties)
    .map(([name, value]) => `${name}=${escapedProperty(String(value))}`)
    .join(',');
}

function escapedData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapedProperty(text: string): string {
  return escapedData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
