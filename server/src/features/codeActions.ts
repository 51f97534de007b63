/** Quick fixes of findings, and fixes of all of them at once, as the code actions of the protocol. */
import {
  CodeActionKind,
  type CodeAction,
  type CodeActionContext,
  type Range,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { Finding } from '../checks/finding';
import { evidentFix, fixesOf, mayBeFixed, type Check, type Edit } from '../checks/fixes';
import { applyEdits, linesBetween } from '../checks/fixes/fix';
import { fixAll } from '../checks/fixes/fixAll';
import type { Transmission } from '../transmission/transmission';
import { diagnostic, fieldRange } from './diagnostics';
import { lineEdits } from './lineEdits';

/** Fixes everything that can be fixed without changing what the transmission says. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.ace`;
export const codeActionKinds: readonly string[] = [CodeActionKind.QuickFix, FIX_ALL];

/** Of more findings in a selection, the first are offered fixes. */
const MOST_FINDINGS = 50;

/** What an action that is resolved later is made from. */
export interface FixAllData {
  readonly uri: string;
  /** The rule whose findings are fixed; without it, all that can do no harm. */
  readonly rule?: string;
}

export interface CodeActionRequest {
  readonly range: Range;
  readonly only?: CodeActionContext['only'];
  /** Whether edits carry the version of the document they are for; otherwise they come by address alone. */
  readonly versioned: boolean;
  /** Whether actions on a whole file may come without their edit, to be asked for later. */
  readonly resolves: boolean;
}

export interface Checks {
  readonly check: Check;
  /** What was found on the lines, both inclusive. */
  readonly findingsOn: (first: number, last: number) => readonly Finding[];
  /** How many findings of a rule are in the file, as far as it was checked. */
  readonly countOf: (rule: string) => number;
  /** The application chosen by hand. */
  readonly application?: string | undefined;
}

/** @returns fixes for what was found in a range, and for all of a kind where there are several */
export function codeActions(
  transmission: Transmission,
  { check, findingsOn, countOf, application }: Checks,
  request: CodeActionRequest,
): CodeAction[] {
  const { range, only } = request;
  const wants = (kind: string): boolean => only?.some((one) => kind === one || kind.startsWith(`${one}.`)) === true;
  const actions: CodeAction[] = [];
  if (!only || wants(CodeActionKind.QuickFix)) {
    const found = findingsOn(range.start.line, range.end.line).filter(
      (finding) => mayBeFixed(finding) && touches(findingRange(transmission, finding), range),
    );
    const here = found.slice(0, MOST_FINDINGS);
    for (const finding of here) actions.push(...quickFixes(transmission, finding, check, request));
    for (const finding of new Map(here.map((one) => [one.rule, one])).values())
      actions.push(...fixAllOf(transmission, finding, countOf(finding.rule), check, request, application));
  }
  if (wants(FIX_ALL)) {
    const data: FixAllData = { uri: transmission.document.uri };
    const action: CodeAction = { title: 'Fix all that can be fixed without changing a value', kind: FIX_ALL };
    actions.push(completed(transmission, action, data, check, request, application));
  }
  return actions;
}

function quickFixes(
  transmission: Transmission,
  finding: Finding,
  check: Check,
  { versioned }: CodeActionRequest,
): CodeAction[] {
  const diagnostics = [diagnostic(transmission.document, finding)];
  return fixesOf(transmission, finding, check).map(({ title, edits, evident }): CodeAction => ({
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics,
    ...(evident ? { isPreferred: true } : {}),
    edit: workspaceEdit(transmission, textEdits(transmission, edits), versioned),
  }));
}

/** One action that fixes every finding of a rule, where there are several and this one has an evident fix. */
function fixAllOf(
  transmission: Transmission,
  finding: Finding,
  count: number,
  check: Check,
  request: CodeActionRequest,
  application: string | undefined,
): CodeAction[] {
  const { rule } = finding;
  if (count < 2 || !evidentFix(transmission, finding, check)) return [];
  const action: CodeAction = {
    title: `Fix all ${count} ${rule} problems in this file`,
    kind: CodeActionKind.QuickFix,
  };
  const data: FixAllData = { uri: transmission.document.uri, rule };
  return [completed(transmission, action, data, check, request, application)];
}

function completed(
  transmission: Transmission,
  action: CodeAction,
  data: FixAllData,
  check: Check,
  { resolves, versioned }: CodeActionRequest,
  application: string | undefined,
): CodeAction {
  if (resolves) return { ...action, data };
  return { ...action, edit: fixAllEdit(transmission, data, check, versioned, application) };
}

/** @returns the address of the document and what to fix in it, when the data are those of an action that is to be resolved */
export function fixAllData(data: unknown): FixAllData | undefined {
  if (typeof data !== 'object' || data === null || !('uri' in data) || typeof data.uri !== 'string') return undefined;
  const rule = 'rule' in data && typeof data.rule === 'string' ? { rule: data.rule } : {};
  return { uri: data.uri, ...rule };
}

/** @returns the edit of an action that fixes the whole file */
export function fixAllEdit(
  transmission: Transmission,
  { rule }: FixAllData,
  check: Check,
  versioned: boolean,
  application?: string,
): WorkspaceEdit {
  const wanted = { rule: (id: string) => rule === undefined || rule === id, harmless: rule === undefined };
  const lines = fixAll(transmission, check, wanted, application);
  return workspaceEdit(transmission, lineEdits(transmission.document, lines), versioned);
}

function textEdits({ document }: Transmission, edits: readonly Edit[]): TextEdit[] {
  const touched = edits.map(({ line }) => line);
  // An insertion behind the last line is told by the line above it.
  const first = Math.max(0, Math.min(...touched) - 1);
  const behind = Math.min(document.lineCount, Math.max(...touched) + 1);
  const lines = linesBetween((line) => document.line(line), first, behind);
  return lineEdits(document, applyEdits(lines, edits), first, behind);
}

function workspaceEdit({ document }: Transmission, edits: TextEdit[], versioned: boolean): WorkspaceEdit {
  if (!versioned) return { changes: { [document.uri]: edits } };
  return { documentChanges: [{ textDocument: { uri: document.uri, version: document.version }, edits }] };
}

function findingRange({ document }: Transmission, { line, start, end }: Finding): Range {
  return fieldRange(document, line, start, end);
}

/** Whether two ranges share a character or a border. */
function touches(a: Range, b: Range): boolean {
  const isBehind = (one: Range, other: Range): boolean =>
    one.start.line > other.end.line || (one.start.line === other.end.line && one.start.character > other.end.character);
  return !isBehind(a, b) && !isBehind(b, a);
}
