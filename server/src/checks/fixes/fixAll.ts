/** Fixes many findings of a file at once. */
import { LineTable } from '../../transmission/lineTable';
import { Transmission } from '../../transmission/transmission';
import { evidentFix, type Check } from '.';
import { applyEdits, linesBetween, type Edit, type EditedLine } from './fix';

/** A fix may uncover a further finding, such as a short record one in lower case; this many times at most. */
const MOST_PASSES = 6;

/** Which findings are fixed. */
export interface Wanted {
  readonly rule: (rule: string) => boolean;
  /** Only by fixes that can't change what the transmission says. */
  readonly harmless: boolean;
}

/**
 * @param wanted which findings to fix; those whose fix is a choice are left alone
 * @param application the application chosen by hand
 * @returns the lines of the file after the fixes, the empty one behind a final line end included
 */
export function fixAll(transmission: Transmission, check: Check, wanted: Wanted, application?: string): EditedLine[] {
  const { document, catalog } = transmission;
  let lines = linesBetween((line) => document.line(line), 0, document.lineCount);
  let current = transmission;
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const edits = editsOf(current, check, wanted);
    if (edits.length === 0) break;
    const before = lines;
    // The edits name lines as they are in this pass.
    const now = before.map(({ text }, at): EditedLine => ({ text, origin: at, isKept: true }));
    lines = applyEdits(now, edits).map(({ text, origin, isKept }) => {
      const was = origin === undefined ? undefined : before[origin];
      return { text, origin: was?.origin, isKept: isKept && was?.isKept === true };
    });
    const text = lines.map((line) => line.text).join('\n');
    current = new Transmission(
      new LineTable(document.uri, document.languageId, document.version, text),
      catalog,
      application === undefined ? {} : { application },
    );
  }
  return lines;
}

/** The edits of all fixes wanted; of two that touch the same characters or order of lines, the second waits. */
function editsOf(transmission: Transmission, check: Check, wanted: Wanted): Edit[] {
  const taken: Edit[] = [];
  const written = new Map<number, { from: number; to: number }[]>();
  const moved = new Set<number>();
  const isFree = (edit: Edit): boolean => {
    if (edit.kind !== 'write') return !moved.has(edit.line) && !(edit.kind === 'remove' && written.has(edit.line));
    if (moved.has(edit.line)) return false;
    return (written.get(edit.line) ?? []).every(({ from, to }) => edit.to <= from || to <= edit.from);
  };
  for (const finding of check(transmission)) {
    const fix = wanted.rule(finding.rule) ? evidentFix(transmission, finding, check) : undefined;
    if (!fix || (wanted.harmless && !fix.harmless) || !fix.edits.every(isFree)) continue;
    for (const edit of fix.edits) {
      taken.push(edit);
      if (edit.kind !== 'write') moved.add(edit.line);
      else written.set(edit.line, [...(written.get(edit.line) ?? []), edit]);
    }
  }
  return taken;
}
