/** Code actions on texts, and the texts they make, for tests that run from source. */
import assert from 'node:assert/strict';
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
  const countOf = (rule: string): number => count(findings, rule);
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

/** The quick fixes of each finding of a text, or of the findings of one rule. */
export function fixesIn(text: string, rule?: string): { finding: Finding; actions: CodeAction[] }[] {
  const transmission = transmissionOf(text);
  const all = check(transmission);
  const findings = all.filter((finding) => rule === undefined || finding.rule === rule);
  const countOf = (id: string): number => count(all, id);
  return findings.map((finding) => {
    const range = fieldRange(transmission.document, finding.line, finding.start, finding.end);
    const findingsOn = (): Finding[] => [finding];
    return { finding, actions: codeActions(transmission, { check, findingsOn, countOf }, { range, ...asks }) };
  });
}

/**
 * What a new record may break is what it does not hold yet; what stood in the file before may break nothing more. Findings of the rule
 * itself are counted, whatever their severity: that of short records depends on how many of them there are.
 */
function errorsOnLinesOf(
  text: string,
  findings: readonly Finding[],
  before: ReadonlySet<string>,
  fixed: string,
): number {
  const lines = text.split('\n');
  return findings.filter(
    ({ severity, line, rule }) => severity === 'error' && rule !== fixed && before.has(lines[line] ?? ''),
  ).length;
}

const count = (findings: readonly Finding[], rule: string): number =>
  findings.filter((finding) => finding.rule === rule).length;

/** A fix that was made, and the finding it is for. */
export interface TakenFix {
  readonly finding: Finding;
  readonly title: string;
}

/**
 * Makes every fix that is offered for a text, each on a copy, and asserts that its finding is gone and no error came.
 * @param what the text, for messages
 * @param rule the rule whose findings are fixed; without it, all
 */
export function takeFixes(what: string, text: string, rule?: string): TakenFix[] {
  const offered = fixesIn(text, rule);
  if (offered.every(({ actions }) => actions.length === 0)) return [];
  const before = check(transmissionOf(text));
  const lines = new Set(text.split('\n'));
  return offered.flatMap(({ finding, actions }) =>
    actions.map(({ title, ...action }) => {
      const after = edited(text, editsOf({ title, ...action }));
      const found = check(transmissionOf(after));
      const said = `${what}: ${title}`;
      assert.ok(count(found, finding.rule) < count(before, finding.rule), `${said} leaves ${finding.message}`);
      assert.ok(
        errorsOnLinesOf(after, found, lines, finding.rule) <= errorsOnLinesOf(text, before, lines, finding.rule),
        `${said} brings about ${found.map(({ line, message }) => `${line + 1}: ${message}`).join('\n')}`,
      );
      return { finding, title };
    }),
  );
}
