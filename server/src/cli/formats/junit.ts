/** Findings as the XML of JUnit, which most build servers show as test results. */
import type { Finding } from '../../checks/finding';
import type { FileReport } from '../check';
import type { MakeFormat, Unread } from './format';

/** What XML 1.0 can't hold, not even escaped. */
// eslint-disable-next-line no-control-regex -- these are the characters meant
const NO_XML = /[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]|\p{Surrogate}/gu;

/** A suite for each file, in it a case for each finding; those that make the program fail are failures. */
export const junitFormat: MakeFormat = ({ fails }) => ({
  begin: () => '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="ace-check">\n',
  file: (report) => suite(report, (finding) => fails(finding.severity)),
  end: (_summary, unread) => `${unread.map(unreadSuite).join('')}</testsuites>\n`,
});

function suite({ path, findings }: FileReport, isFailure: (finding: Finding) => boolean): string {
  const failures = findings.filter(isFailure).length;
  const counts = `tests="${Math.max(findings.length, 1)}" failures="${failures}" errors="0" skipped="0"`;
  const cases =
    findings.length === 0
      ? `    <testcase name="nothing found" classname="${escaped(path)}"/>\n`
      : findings.map((finding) => testcase(path, finding, isFailure(finding))).join('');
  return `  <testsuite name="${escaped(path)}" ${counts}>\n${cases}  </testsuite>\n`;
}

function testcase(path: string, finding: Finding, isFailure: boolean): string {
  const { line, start, end, rule, severity, message } = finding;
  const name = `${line + 1}:${start}-${end} ${rule}`;
  const text = escaped(`${path}:${line + 1}:${start}-${end}: ${severity} ${rule} ${message}`);
  const result = isFailure
    ? `<failure type="${escaped(rule)}" message="${escaped(message)}">${text}</failure>`
    : `<system-out>${text}</system-out>`;
  return `    <testcase name="${escaped(name)}" classname="${escaped(path)}">${result}</testcase>\n`;
}

function unreadSuite({ path, message }: Unread): string {
  const name = escaped(path);
  return `  <testsuite name="${name}" tests="1" failures="0" errors="1" skipped="0">
    <testcase name="can be read" classname="${name}"><error message="${escaped(message)}"/></testcase>
  </testsuite>\n`;
}

function escaped(text: string): string {
  return text
    .replace(NO_XML, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/[\r\n\t]/g, (character) => `&#${character.charCodeAt(0)};`);
}
