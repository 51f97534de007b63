/** Findings as the diagnostics of the protocol. */
import {
  DiagnosticSeverity,
  DiagnosticTag,
  type Diagnostic,
  type DiagnosticRelatedInformation,
  type Range,
} from 'vscode-languageserver';
import type { Finding, Severity } from '../checks/finding';
import type { LineTable } from '../transmission/lineTable';

export const SOURCE = 'ACE';
/** Code of the diagnostic that stands for those left out. */
export const MORE_PROBLEMS = 'more-problems';
/** Code of the diagnostic that says that not everything was checked. */
export const NOT_CHECKED = 'not-checked';

/** What a code action needs to know of the finding behind a diagnostic. */
export interface DiagnosticData {
  readonly rule: string;
  readonly conditionCode?: string;
}

const SEVERITY: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** Rules about characters that mean nothing and can go. */
const UNNECESSARY = new Set(['filler-not-blank']);

/**
 * @param findings in the order of their lines
 * @param maximum how many at most; of more, the gravest are kept and a last diagnostic on the first line counts the rest
 * @param total how many there are, those included that were left out before
 */
export function diagnostics(
  document: LineTable,
  findings: readonly Finding[],
  maximum: number,
  total = findings.length,
): Diagnostic[] {
  const kept = gravest(findings, maximum);
  const shown = kept.map((finding) => diagnostic(document, finding));
  const left = total - kept.length;
  if (left > 0)
    shown.push({
      range: fieldRange(document, 0, 1, 80),
      severity: DiagnosticSeverity.Information,
      source: SOURCE,
      code: MORE_PROBLEMS,
      message: `${left} more ${left === 1 ? 'problem is' : 'problems are'} not shown; the setting ace.maxProblems limits them to ${maximum}.`,
    });
  return shown;
}

/** @returns what tells on the first line that a person has ended the check of the file */
export function notChecked(document: LineTable): Diagnostic {
  return {
    range: fieldRange(document, 0, 1, 80),
    severity: DiagnosticSeverity.Warning,
    source: SOURCE,
    code: NOT_CHECKED,
    message: 'The check of this file was cancelled, so problems may be missing; it goes on with the next edit.',
  };
}

/** @returns a finding as a diagnostic */
export function diagnostic(document: LineTable, finding: Finding): Diagnostic {
  const { rule, conditionCode, related } = finding;
  const data: DiagnosticData = conditionCode === undefined ? { rule } : { rule, conditionCode };
  return {
    range: fieldRange(document, finding.line, finding.start, finding.end),
    severity: SEVERITY[finding.severity],
    code: conditionCode ?? rule,
    source: SOURCE,
    message: finding.message,
    ...(UNNECESSARY.has(rule) ? { tags: [DiagnosticTag.Unnecessary] } : {}),
    ...(related && related.length > 0
      ? {
          relatedInformation: related.map(({ place, start, end, message }): DiagnosticRelatedInformation => ({
            location: { uri: document.uri, range: fieldRange(document, place, start, end) },
            message,
          })),
        }
      : {}),
    data,
  };
}

/** The findings of the gravest severities, `maximum` at most, still in the order of their lines. */
function gravest(findings: readonly Finding[], maximum: number): readonly Finding[] {
  if (findings.length <= maximum) return findings;
  const kept = new Set<Finding>();
  for (const severity of Object.keys(SEVERITY))
    for (const finding of findings) if (kept.size < maximum && finding.severity === severity) kept.add(finding);
  return findings.filter((finding) => kept.has(finding));
}

/**
 * The characters of positions that lie inside the line. Positions behind its end, such as those of a field a short record leaves out,
 * become the whole line, and an empty line takes its line end along, as an empty range would show nowhere.
 * @param line 0-based
 * @param start 1-based, as `end`, which is inclusive
 */
export function fieldRange(document: LineTable, line: number, start: number, end: number): Range {
  const last = document.lineCount - 1;
  const at = Math.max(0, Math.min(line, last));
  const { length } = document.line(at);
  const from = Math.max(0, start - 1);
  const to = Math.min(end, length);
  if (from < to && at === line) return { start: { line: at, character: from }, end: { line: at, character: to } };
  if (length === 0 && at < last) return { start: { line: at, character: 0 }, end: { line: at + 1, character: 0 } };
  return { start: { line: at, character: 0 }, end: { line: at, character: length } };
}
