/** Which fields of a record changed, and from what to what. */
import type { CompiledField, CompiledLayout } from '../../layout/compile';
import { maskedRecord } from '../../layout/confidential';
import type { AceRecord } from '../../transmission/model';
import type { ValueContext } from '../fieldWords';
import { RECORD_LENGTH } from '../../storage/recordLength';
import { fieldItem } from '../overview/items';
import type { FieldChange } from './model';

/** @returns none where the records are the same but for blanks at their ends */
export function fieldChanges(before: AceRecord, after: AceRecord, context: ValueContext): FieldChange[] {
  if (before.text.trimEnd() === after.text.trimEnd()) return [];
  const changes = fieldPairs(before.layout, after.layout).flatMap(({ old, now }) => {
    const place = now ?? old;
    if (!place) return [];
    const [raw, rawNow] = [rawOf(before, old ?? place), rawOf(after, now ?? place)];
    // Where only the layout became another, the same characters are no change.
    const isSame = raw.length === rawNow.length ? raw === rawNow : raw.trim() === rawNow.trim();
    if (isSame) return [];
    const [shown, shownNow] = [shownOf(before, old, context), shownOf(after, now, context)];
    const [written, writtenNow] = [maskedOf(before, old ?? place), maskedOf(after, now ?? place)];
    return [change(place.field, { ...shown, raw: written }, { ...shownNow, raw: writtenNow })];
  });
  const [rest, restNow] = [shownFrom(before, RECORD_LENGTH), shownFrom(after, RECORD_LENGTH)];
  if (
    before.layout &&
    after.layout &&
    before.text.slice(RECORD_LENGTH).trimEnd() !== after.text.slice(RECORD_LENGTH).trimEnd()
  ) {
    const end = RECORD_LENGTH + Math.max(rest.text.length, restNow.text.length);
    changes.push(change({ name: `Behind position ${RECORD_LENGTH}`, start: RECORD_LENGTH + 1, end }, rest, restNow));
  }
  if (changes.length === 0) {
    const [all, allNow] = [shownFrom(before, 0), shownFrom(after, 0)];
    const end = Math.max(all.text.length, allNow.text.length);
    changes.push(change({ name: 'Record', start: 1, end }, all, allNow));
  }
  return changes;
}

/** The fields of two layouts: the same ones together, where the layouts differ those of the same name at the same start. */
function fieldPairs(
  before: CompiledLayout | undefined,
  after: CompiledLayout | undefined,
): { readonly old: CompiledField | undefined; readonly now: CompiledField | undefined }[] {
  if (before === after) return (after?.fields ?? []).map((field) => ({ old: field, now: field }));
  if (!before || !after) return [];
  const isSame = (a: CompiledField, b: CompiledField): boolean => a.field.name === b.field.name && a.from === b.from;
  const pairs = after.fields.map((now) => ({ old: before.fields.find((old) => isSame(old, now)), now }));
  const gone = before.fields.filter((old) => !after.fields.some((now) => isSame(old, now)));
  return [...gone.map((old) => ({ old, now: undefined })), ...pairs].sort(
    (a, b) => (a.now ?? a.old).from - (b.now ?? b.old).from,
  );
}

interface Shown {
  readonly text: string;
  readonly isConfidential: boolean;
  /** As it is written; masked where it is confidential. */
  readonly raw: string;
}

function rawOf({ text }: AceRecord, { from, to }: CompiledField): string {
  return text.slice(from, to).padEnd(to - from);
}

function maskedOf(record: AceRecord, { from, to }: CompiledField): string {
  return maskedRecord(record)
    .slice(from, to)
    .padEnd(to - from);
}

function shownOf(record: AceRecord, field: CompiledField | undefined, context: ValueContext): Omit<Shown, 'raw'> {
  const item = field && fieldItem(record, 0, field, context);
  if (!item) return { text: '', isConfidential: false };
  const text = item.meaning === undefined ? item.text : `${item.text} ${item.meaning}`;
  return { text, isConfidential: item.kind === 'secret' };
}

function shownFrom(record: AceRecord, from: number): Shown {
  const text = maskedRecord(record).slice(from).trimEnd();
  // Of whole records that are not read as such nobody can tell what must not be shown.
  return { text, isConfidential: text.length >= RECORD_LENGTH && record.text.length > RECORD_LENGTH, raw: text };
}

function change(
  { name, start, end }: { readonly name: string; readonly start: number; readonly end: number },
  before: Shown,
  after: Shown,
): FieldChange {
  const place = { field: name, start, end };
  if (before.isConfidential || after.isConfidential || before.raw === after.raw)
    return { ...place, before: '', after: '', isConfidential: true };
  // The same value written otherwise, such as 5 with and without zeros before it.
  if (before.text === after.text) return { ...place, before: `"${before.raw}"`, after: `"${after.raw}"` };
  return { ...place, before: before.text, after: after.text };
}
