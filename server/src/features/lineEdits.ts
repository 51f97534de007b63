/** Edited lines as the text edits of the protocol: as few and as small as they can be. */
import type { Range, TextEdit } from 'vscode-languageserver';
import type { EditedLine } from '../checks/fixes/fix';
import type { LineTable } from '../transmission/lineTable';

/** @returns the edits that make the document's lines `first` to `behind` (exclusive) the edited ones, in their order */
export function lineEdits(
  document: LineTable,
  edited: readonly EditedLine[],
  first = 0,
  behind = document.lineCount,
): TextEdit[] {
  const edits: TextEdit[] = [];
  const lineEnd = document.lineEnd(0) === '' ? '\n' : document.lineEnd(0);
  let next = first;
  let coming: string[] = [];
  const settle = (line: number): void => {
    if (line > next || coming.length > 0) edits.push(replacement(document, next, line, coming, lineEnd));
    coming = [];
  };
  for (const { text, origin, isKept } of edited) {
    if (!isKept || origin === undefined) {
      coming.push(text);
      continue;
    }
    settle(origin);
    const change = changedPart(document.line(origin), text, origin);
    if (change) edits.push(change);
    next = origin + 1;
  }
  settle(behind);
  return edits;
}

/** Whole lines in the place of others; the last line of a file has no end of its own. */
function replacement(
  document: LineTable,
  from: number,
  to: number,
  texts: readonly string[],
  lineEnd: string,
): TextEdit {
  if (to < document.lineCount)
    return { range: range(from, 0, to, 0), newText: texts.map((text) => text + lineEnd).join('') };
  const last = document.lineCount - 1;
  const end = { line: last, character: document.line(last).length };
  if (from === 0) return { range: { start: { line: 0, character: 0 }, end }, newText: texts.join(lineEnd) };
  const start = { line: from - 1, character: document.line(from - 1).length };
  return { range: { start, end }, newText: texts.map((text) => lineEnd + text).join('') };
}

/** @returns an edit of the characters that differ, or undefined when none do */
export function changedPart(before: string, after: string, line: number): TextEdit | undefined {
  if (before === after) return undefined;
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let tail = 0;
  const most = Math.min(before.length, after.length) - start;
  while (tail < most && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  return {
    range: range(line, start, line, before.length - tail),
    newText: after.slice(start, after.length - tail),
  };
}

function range(startLine: number, startCharacter: number, endLine: number, endCharacter: number): Range {
  return {
    start: { line: startLine, character: startCharacter },
    end: { line: endLine, character: endCharacter },
  };
}
