/** Code actions on texts, and the texts they make, for tests that run from source. */
import type { CodeAction, TextEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Checker } from '../../server/src/checks/checker';
import type { Finding } from '../../server/src/checks/finding';
import { unitRules } from '../../server/src/checks/rules';
import { codeActions } from '../../server/src/features/codeActions';
import { fieldRange } from '../../server/src/features/diagnostics';
import type { Transmission } from '../../server/src/transmission/transmission';
import { catalog } from './layouts';
import { transmissionOf } from './transmissions';

const checker = new Checker(catalog, unitRules);
export const check = (transmission: Transmission): Finding[] => checker.findings(transmission);

export const asks = { versioned: true, resolves: false } as const;

/** @param only kinds of actions that are asked for @returns the actions where a finding stands */
export function actionsFor(transmission: Transmission, finding: Finding, only?: string[]): CodeAction[] {
  const range = fieldRange(transmission.document, finding.line, finding.start, finding.end);
  const findings = check(transmission);
  const findingsOn = (first: number, last: number): Finding[] =>
    findings.filter(({ line }) => first <= line && line <= last);
  const countOf = (rule: string): number => findings.filter((other) => other.rule === rule).length;
  return codeActions(transmission, { check, findingsOn, countOf }, { range, ...asks, ...(only ? { only } : {}) });
}

/** @returns the text edits of an action on one document */
export function editsOf({ title, edit }: CodeAction): TextEdit[] {
  const [change] = edit?.documentChanges ?? [];
  if (!change || !('edits' in change)) throw new Error(`${title} has no edit`);
  return change.edits as TextEdit[];
}

/** @returns the text after the edits, as the protocol has them applied */
export function edited(text: string, edits: TextEdit[]): string {
  return TextDocument.applyEdits(TextDocument.create('memory:test.ace', 'ace', 1, text), edits);
}

/** The quick fixes of each finding of a text. */
export function fixesIn(text: string): { finding: Finding; actions: CodeAction[] }[] {
  const transmission = transmissionOf(text);
  const findings = check(transmission);
  return findings.map((finding) => {
    const range = fieldRange(transmission.document, finding.line, finding.start, finding.end);
    const findingsOn = (): Finding[] => [finding];
    const countOf = (rule: string): number => findings.filter((other) => other.rule === rule).length;
    return { finding, actions: codeActions(transmission, { check, findingsOn, countOf }, { range, ...asks }) };
  });
}
