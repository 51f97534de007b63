/** What the ruler above a record says: a mark where each field starts, its first position and as much of its name as fits. */
import { RECORD_LENGTH, widthOf, type FieldShape, type RecordShape } from '../fields/shapes';

/** Keeps its place in CSS content, where blanks collapse. */
const BLANK = '\u00a0';
/** A thin line at the left edge of its cell. */
const MARK = '\u258f';
/** From this width on a name is told besides the first position. */
const NAME_WIDTH = 5;

/** Layers of the ruler, drawn over each other on the grid of characters: each as long as the record or shorter. */
export interface RulerText {
  /** Where fields start, and end. */
  readonly marks: string;
  /** First positions. */
  readonly positions: string;
  readonly names: string;
  /** The field with the cursor. */
  readonly current: CurrentText | undefined;
}

export interface CurrentText {
  /** 0-based first character of the field, and the one behind its last. */
  readonly from: number;
  readonly to: number;
  /** What stands within the field, from the start of the record on. */
  readonly text: string;
  /** What of its name does not fit, told behind it. */
  readonly rest: string;
}

/** @param current index of the field with the cursor; undefined on other records and behind the record's end */
export function rulerText(shape: RecordShape, current?: number): RulerText {
  const marks = blanks();
  const positions = blanks();
  const names = blanks();
  const field = current === undefined ? undefined : shape.fields[current];
  const text = field && currentText(field);
  // What of the current name does not fit is told over the neighbours, which wait until the cursor has gone on.
  const over = text && text.rest !== '' ? text.to + text.rest.length + 1 : 0;
  shape.fields.forEach((other, index) => {
    const at = other.start - 1;
    const isHidden = text !== undefined && at >= text.to && at < over;
    if (!isHidden) marks[at] = MARK;
    if (isHidden || index === current) return;
    const { position, name } = label(other);
    write(positions, at, position);
    write(names, at + position.length + 1, name);
  });
  if (over <= RECORD_LENGTH) marks.push(MARK);
  if (text) write(names, text.to, text.rest);
  return { marks: joined(marks), positions: joined(positions), names: joined(names), current: text };
}

function currentText(field: FieldShape): CurrentText {
  const width = widthOf(field);
  const from = field.start - 1;
  const narrow = width < NAME_WIDTH;
  const whole = narrow ? String(field.start).slice(-width) : `${field.start} ${field.name}`;
  const text = blanks(from + width);
  write(text, from, whole.slice(0, width));
  return { from, to: field.end, text: text.join(''), rest: narrow ? ` ${field.name}` : whole.slice(width) };
}

/** What fits into the width of a field. */
function label(field: FieldShape): { position: string; name: string } {
  const width = widthOf(field);
  const start = String(field.start);
  if (field.kind === 'filler') return { position: '', name: '' };
  // Of a narrow field the last digits, which run on from those of its neighbours.
  if (width < NAME_WIDTH) return { position: start.slice(-width), name: '' };
  return { position: start, name: cut(field.name, width - start.length - 1) };
}

/** Cuts a name at a word where little is lost, otherwise anywhere. */
function cut(name: string, width: number): string {
  if (name.length <= width) return name;
  const words = name.slice(0, width + 1).lastIndexOf(' ');
  return words > width / 2 ? name.slice(0, words) : name.slice(0, width);
}

function blanks(count = RECORD_LENGTH): string[] {
  return new Array<string>(count).fill(BLANK);
}

function write(cells: string[], at: number, text: string): void {
  Array.from(text).forEach((letter, index) => {
    while (cells.length < at + index) cells.push(BLANK);
    cells[at + index] = letter === ' ' ? BLANK : letter;
  });
}

function joined(cells: readonly string[]): string {
  return cells.join('').trimEnd();
}
