/**
 * Typing that keeps columns: what an edit makes of a record so that no other field moves. A field gives its padding for what is
 * inserted and is padded again for what is removed. Characters are 0-based, counted from the start of the record.
 */
import * as l10n from '@vscode/l10n';
import { fieldIndexAt, isFiller, RECORD_LENGTH, widthOf, type FieldShape, type RecordShape } from '../fields/shapes';

/** Characters from `from` to before `to` give way to `text`, which has no line end. */
export interface RecordEdit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

export interface Typing {
  /** What happens at the end of a full field. */
  readonly pastFieldEnd: 'stop' | 'nextField';
  /** The cursor stands at the end of its field and not in the one behind it. */
  readonly atFieldEnd: boolean;
}

export interface Outcome {
  readonly text: string;
  /** Where each character comes from: a character of the record before (0, 1 …), of the inserted text (-1, -2 …), or padding (undefined). */
  readonly sources: readonly (number | undefined)[];
  /** Behind the last inserted character, or where text was removed. */
  readonly cursor: number;
  /** The field that ends at the cursor, when the cursor came there by typing in it. */
  readonly filled?: FieldShape;
  /** What was inserted stands in a later field than the one it was typed in. */
  readonly moved?: boolean;
  /** Why nothing was done, for the person who typed. */
  readonly refused?: string;
}

/** One position of a record while it is edited. */
interface Cell {
  readonly letter: string;
  readonly source: number | undefined;
}

const PADDING: Cell = { letter: ' ', source: undefined };

/**
 * @param record its text before the edit
 * @param shape its fields; undefined where no layout fits it
 * @returns the record after the edit: as long as before, unless it was no record of 80 positions
 */
export function compensate(record: string, shape: RecordShape | undefined, edit: RecordEdit, typing: Typing): Outcome {
  const cells = cellsOf(record);
  const inserted = insertedCells(edit.text);
  const isWhole = edit.from === 0 && edit.to === record.length && inserted.length <= RECORD_LENGTH;
  const keepsLength = inserted.length === edit.to - edit.from;
  const isRecord = record.length === RECORD_LENGTH || (shape !== undefined && record.length < RECORD_LENGTH);
  if (isWhole || keepsLength || !isRecord) return plain(cells, edit, inserted);
  return new RecordEditing(cells, shape ?? unknown, edit, inserted, typing).outcome();
}

/** A record without layout is kept 80 long at the cost of its trailing blanks. */
const unknown: RecordShape = {
  record: '',
  name: '',
  key: '',
  fields: [{ start: 1, end: RECORD_LENGTH, name: 'record', class: 'X', kind: 'text', mandatory: false }],
};

class RecordEditing {
  private readonly length: number;
  private readonly padded: readonly Cell[];

  constructor(
    private readonly before: readonly Cell[],
    private readonly shape: RecordShape,
    private readonly edit: RecordEdit,
    private readonly inserted: readonly Cell[],
    private readonly typing: Typing,
  ) {
    this.length = before.length;
    this.padded = [...before, ...padding(RECORD_LENGTH - before.length)];
  }

  outcome(): Outcome {
    const { from, to } = this.edit;
    const isShort = this.length < RECORD_LENGTH;
    const atFieldEnd = this.typing.atFieldEnd && from > 0;
    const index = fieldIndexAt(this.shape, atFieldEnd ? from - 1 : Math.min(from, RECORD_LENGTH - 1));
    const field = index === undefined ? undefined : this.shape.fields[index];
    if (!field || index === undefined) return this.refuse(l10n.t('This position belongs to no field'));
    const removed = this.removal(from, to);
    if (this.inserted.length === 0) return this.finish(removed, from, undefined);
    const fitted = this.insert(removed, field, from, this.inserted);
    if (fitted) return fitted;
    if (atFieldEnd && isShort && from >= this.length && from < RECORD_LENGTH) {
      // Nothing stands behind the end of a short record that could be moved.
      const next = this.shape.fields[index + 1];
      const further = next && this.insert(removed, next, from, this.inserted);
      if (further) return further;
    }
    return this.inserted.length === 1 ? this.typedPastEnd(removed, index, field) : this.pastedPastEnd(removed, field);
  }

  /** Each field without what is removed from it, padded at its end. */
  private removal(from: number, to: number): Cell[] {
    if (from === to) return [...this.padded];
    return this.shape.fields.flatMap(({ start, end }) => {
      const kept = this.padded.slice(start - 1, end).filter((_, at) => start - 1 + at < from || start - 1 + at >= to);
      return [...kept, ...padding(end - start + 1 - kept.length)];
    });
  }

  /** @returns the record with the text in the field, when the field can give as much padding */
  private insert(
    cells: readonly Cell[],
    field: FieldShape,
    at: number,
    inserted: readonly Cell[],
  ): Outcome | undefined {
    const width = widthOf(field);
    const start = field.start - 1;
    const offset = Math.max(0, Math.min(at - start, width));
    const own = cells.slice(start, field.end);
    const grown = [...own.slice(0, offset), ...inserted, ...own.slice(offset)];
    while (grown.length > width && isBlank(grown.at(-1)) && isOld(grown.at(-1))) grown.pop();
    let leading = 0;
    while (grown.length - leading > width && isLeadingPad(field, grown, leading)) leading++;
    if (grown.length - leading > width) return undefined;
    const fitted = grown.slice(leading);
    const cursor = start + offset + inserted.length - Math.min(leading, offset);
    const result = [...cells.slice(0, start), ...fitted, ...cells.slice(field.end)];
    return this.finish(result, cursor, cursor === field.end ? field : undefined);
  }

  private typedPastEnd(removed: readonly Cell[], index: number, field: FieldShape): Outcome {
    const { from } = this.edit;
    const isAtEnd = this.typing.atFieldEnd || from >= field.end;
    if (this.typing.pastFieldEnd === 'nextField' && isAtEnd) {
      const next = this.shape.fields.slice(index + 1).find((other) => !isFiller(other));
      const further = next && this.insert(removed, next, next.start - 1, this.inserted);
      if (further) return { ...further, moved: next.start - 1 !== from };
      if (next) return this.refuse(full(next));
    }
    return this.refuse(full(field));
  }

  /** Text too long for its field: without its trailing blanks, or over blank positions of the fields behind. */
  private pastedPastEnd(removed: readonly Cell[], field: FieldShape): Outcome {
    const { from } = this.edit;
    const text = this.inserted.slice(0, this.edit.text.trimEnd().length);
    if (text.length === 0) return this.refuse(full(field));
    const trimmed = this.insert(removed, field, from, text);
    if (trimmed) return trimmed;
    const end = from + text.length;
    if (end <= RECORD_LENGTH && removed.slice(from, end).every((cell) => cell.letter === ' '))
      return this.finish([...removed.slice(0, from), ...text, ...removed.slice(end)], end, undefined);
    return this.refuse(
      l10n.t(
        '{0} characters do not fit into {1} ({2}) and would overwrite what stands behind it',
        text.length,
        field.name,
        positions(field),
      ),
    );
  }

  /** Cuts the record off where it ended before; only the open end of a short record comes and goes with the text. */
  private finish(cells: readonly Cell[], cursor: number, filled: FieldShape | undefined): Outcome {
    let end = cells.length;
    while (end > 0 && isBlank(cells[end - 1])) end--;
    const { from, to } = this.edit;
    const last = fieldIndexAt(this.shape, Math.max(from, to - 1));
    const isOpen = last === undefined || (this.shape.fields[last]?.end ?? 0) >= this.length;
    const natural = this.length + (isOpen ? this.inserted.length - (to - from) : 0);
    const length =
      this.length === RECORD_LENGTH
        ? RECORD_LENGTH
        : Math.min(RECORD_LENGTH, Math.max(end, this.inserted.length > 0 ? cursor : 0, natural));
    return { ...joined(cells.slice(0, length)), cursor, ...(filled ? { filled } : {}) };
  }

  private refuse(reason: string): Outcome {
    return { ...joined(this.before), cursor: this.edit.from, refused: reason };
  }
}

/** The edit as it is. */
function plain(cells: readonly Cell[], { from, to }: RecordEdit, inserted: readonly Cell[]): Outcome {
  return { ...joined([...cells.slice(0, from), ...inserted, ...cells.slice(to)]), cursor: from + inserted.length };
}

function cellsOf(record: string): Cell[] {
  return record.split('').map((letter, source) => ({ letter, source }));
}

/** Records are written in capital letters. */
function insertedCells(text: string): Cell[] {
  return text
    .split('')
    .map((letter, at) => ({ letter: /[a-z]/.test(letter) ? letter.toUpperCase() : letter, source: -1 - at }));
}

function padding(count: number): Cell[] {
  return new Array<Cell>(Math.max(0, count)).fill(PADDING);
}

function joined(cells: readonly Cell[]): Pick<Outcome, 'text' | 'sources'> {
  return { text: cells.map(({ letter }) => letter).join(''), sources: cells.map(({ source }) => source) };
}

function isBlank(cell: Cell | undefined): boolean {
  return cell?.letter === ' ';
}

function isOld(cell: Cell | undefined): boolean {
  return cell !== undefined && (cell.source === undefined || cell.source >= 0);
}

/** Whether a right-justified field can do without the character: a blank or a zero before its value. */
function isLeadingPad({ fill }: FieldShape, cells: readonly Cell[], at: number): boolean {
  const cell = cells[at];
  if (fill === undefined || !isOld(cell)) return false;
  return (
    isBlank(cell) || (fill === 'zero' && cell?.letter === '0' && cells.every(({ letter }) => /[0-9 ]/.test(letter)))
  );
}

function full(field: FieldShape): string {
  if (field.kind === 'filler') return l10n.t('This stretch of the record holds no field');
  if (field.name === unknown.fields[0]?.name) return l10n.t('The record is full');
  return l10n.t('{0} is full ({1})', field.name, positions(field));
}

function positions(field: FieldShape): string {
  const width = widthOf(field);
  return width === 1 ? l10n.t('1 position') : l10n.t('{0} positions', width);
}

/** @returns what a right-justified field holds, at its right end; undefined when it stands there or the field is not right-justified */
export function justified(field: FieldShape, record: string): string | undefined {
  const raw = record.slice(field.start - 1, field.end);
  const value = raw.trim();
  if (field.fill === undefined || value === '' || raw.length < widthOf(field)) return undefined;
  const text = value.padStart(raw.length, field.fill === 'zero' && /^[0-9]+$/.test(value) ? '0' : ' ');
  return text === raw ? undefined : text;
}
