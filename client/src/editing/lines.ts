/** Edits over several lines: which would break records, and how others are fitted. Characters are 0-based. */
import * as l10n from '@vscode/l10n';
import { RECORD_LENGTH } from '../fields/shapes';

export interface LinesEdit {
  /** Lines from the first to the last that the edit touches. */
  readonly lines: readonly string[];
  /** Where it begins in the first line, and ends in the last. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** `as`: the edit as it is. `fitted`: these lines instead. `refused`: nothing, and why. */
export type LinesOutcome =
  | { readonly kind: 'as' }
  | { readonly kind: 'fitted'; readonly lines: readonly string[] }
  | { readonly kind: 'refused'; readonly reason: string };

const AS: LinesOutcome = { kind: 'as' };

/** @returns what becomes of an edit that inserts or removes line ends */
export function editLines({ lines, from, to, text }: LinesEdit): LinesOutcome {
  const first = lines[0] ?? '';
  const last = lines.at(-1) ?? '';
  // Lines that are no records have no columns to keep.
  if (first.length > RECORD_LENGTH || last.length > RECORD_LENGTH) return AS;
  const before = first.slice(0, from);
  const after = last.slice(to);
  const inserted = text.split(/\r\n|\r|\n/);
  const head = inserted[0] ?? '';
  const tail = inserted.at(-1) ?? '';
  const between = inserted.slice(1, -1);
  const natural = inserted.length === 1 ? [before + head + after] : [before + head, ...between, tail + after];
  const standsBefore = (inserted.length === 1 ? before.length : 0) + tail.length;
  // What stood behind the edit keeps its positions, or there is nothing.
  if (after === '' || standsBefore === to) return outcome(natural, natural, before, first);
  // Only padding stood behind it.
  if (after.trim() === '') {
    const kept = inserted.length === 1 ? [before + head] : [before + head, ...between, tail];
    return outcome(kept, natural, before, first);
  }
  // Whole records before a record: each on a line of its own.
  if (to === 0 && before === '' && inserted.length > 1) return { kind: 'fitted', lines: [...inserted, after] };
  if (lines.length > 1)
    return {
      kind: 'refused',
      reason: l10n.t('Removing this would join two records; remove whole lines, or blanks from each record'),
    };
  return text.trim() === ''
    ? { kind: 'refused', reason: l10n.t('A line end here would break the record; Ctrl+Enter begins a new line below') }
    : {
        kind: 'refused',
        reason: l10n.t('Several lines do not fit into a record; insert them at its start or on a line of their own'),
      };
}

/** The first record keeps its length when its end was removed, and what follows a whole record stands on a line of its own. */
function outcome(lines: readonly string[], natural: readonly string[], before: string, first: string): LinesOutcome {
  const [head = '', ...rest] = lines;
  const isWhole = before === first && before.length === RECORD_LENGTH;
  const fitted =
    before === ''
      ? lines
      : isWhole && head !== before && rest.length > 0
        ? [before, head.slice(before.length), ...rest]
        : [head.padEnd(Math.min(first.length, RECORD_LENGTH)), ...rest];
  const isNatural = fitted.length === natural.length && fitted.every((line, at) => line === natural[at]);
  return isNatural ? AS : { kind: 'fitted', lines: fitted };
}
