/** The fields of many lines at once, for what the editor draws and keeps in place: ruler, shading, navigation, typing. */
import type { CompiledField, CompiledLayout } from '../layout/compile';
import { fitsPicture } from '../layout/pictures';
import { isDatePicture } from '../layout/dates';
import type { FieldShape, RecordFields, RecordShape } from '../protocol';
import type { Transmission } from '../transmission/transmission';
import { fieldKind } from './fieldKind';

/** How many lines one answer tells of. */
const MOST_LINES = 10_000;

/**
 * @param startLine first line, 0-based
 * @param endLine behind the last line
 * @returns each shape once, and for each line which of them it has
 */
export function recordFields(transmission: Transmission, startLine: number, endLine: number): RecordFields {
  const from = Math.max(0, startLine);
  const to = Math.min(endLine, from + MOST_LINES, transmission.document.lineCount);
  const shapes: RecordShape[] = [];
  const indexes = new Map<CompiledLayout, number>();
  const lines: number[] = [];
  for (let line = from; line < to; line++) {
    const layout = transmission.recordAt(line)?.layout;
    let index = layout ? indexes.get(layout) : -1;
    if (layout && index === undefined) {
      index = shapes.push(recordShape(layout)) - 1;
      indexes.set(layout, index);
    }
    lines.push(index ?? -1);
  }
  return { version: transmission.document.version, startLine: from, lines, shapes };
}

const known = new WeakMap<CompiledLayout, RecordShape>();

function recordShape(layout: CompiledLayout): RecordShape {
  const existing = known.get(layout);
  if (existing) return existing;
  const { record, variant } = layout;
  const shape: RecordShape = {
    record: record.id,
    name: record.name,
    key: [layout.chapter.chapter, record.id, record.direction, record.name, variant?.name ?? ''].join('|'),
    fields: layout.fields.map((compiled) => fieldShape(compiled, layout)),
  };
  known.set(layout, shape);
  return shape;
}

function fieldShape(compiled: CompiledField, layout: CompiledLayout): FieldShape {
  const { field } = compiled;
  return {
    start: field.start,
    end: field.end,
    name: field.name,
    class: field.class,
    kind: fieldKind(compiled, layout),
    mandatory: compiled.required,
    ...rightJustified(compiled),
  };
}

/** Numbers stand at the right end of their field, unless the chapter says otherwise or a shorter picture fits them. */
function rightJustified({ field }: CompiledField): Pick<FieldShape, 'fill'> {
  const numeric = field.class === 'N' || field.class === 'SN';
  const width = field.end - field.start + 1;
  if (width === 1 || field.justify === 'left') return {};
  if (field.justify !== 'right' && !numeric) return {};
  // A date or a code of fixed form is not a number that grows from the right.
  if (
    field.justify === undefined &&
    field.formats?.some((picture) => isDatePicture(picture) || shorter(picture, width))
  )
    return {};
  return { fill: field.fill ?? (numeric ? 'zero' : 'space') };
}

function shorter(picture: string, width: number): boolean {
  return picture.length < width || !fitsPicture('0'.repeat(width), picture);
}
