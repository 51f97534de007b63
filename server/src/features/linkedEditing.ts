/** Fields that the header and the trailer of a batch or block share: to write one is to write the other. */
import type { LinkedEditingRanges, Position, Range } from 'vscode-languageserver';
import type { CompiledField } from '../layout/compile';
import type { AceRecord } from '../transmission/model';
import type { Transmission } from '../transmission/transmission';

const SHARED: Readonly<Record<string, readonly string[]>> = {
  A: ['Sender/Receiver Site Code', 'Sender/Receiver ID Code', 'Transmission Date', 'Sender/Receiver Office Code'],
  B: [
    'Processing District/Port Code',
    'Processing Filer Code',
    'Application Identifier Code',
    'Processing Filer Office Code',
  ],
};
const HEADER_OF: Readonly<Record<string, string>> = { A: 'A', Z: 'A', B: 'B', Y: 'B' };
/** What may be typed without ending it. */
const KEYBOARD = '[ -~]*';

interface Envelope {
  readonly start: number;
  readonly end: number;
  readonly header: AceRecord | undefined;
  readonly trailer: AceRecord | undefined;
}

/** @returns the ranges of the field in header and trailer, as long as both hold the same; null elsewhere */
export function linkedEditingRanges(
  transmission: Transmission,
  { line, character }: Position,
): LinkedEditingRanges | null {
  const kind = HEADER_OF[transmission.recordAt(line)?.layout?.record.id ?? ''];
  const around: Envelope | undefined = kind === 'A' ? transmission.batchAt(line) : transmission.blockAt(line);
  if (kind === undefined || !around?.header || !around.trailer) return null;
  if (line !== around.start && line !== around.end - 1) return null;
  const fields = transmission.recordAt(line)?.layout?.fieldsByName;
  const shared = SHARED[kind] ?? [];
  const isIn = (name: string, atEnd: boolean): boolean => {
    const { from, to } = fields?.get(name) ?? { from: -1, to: -1 };
    return atEnd ? character === to : from <= character && character < to;
  };
  // A cursor behind the last character of a field is still in it, unless the next one begins there.
  const name = shared.find((one) => isIn(one, false)) ?? shared.find((one) => isIn(one, true));
  const first = name === undefined ? undefined : placeOf(around.header, name);
  const second = name === undefined ? undefined : placeOf(around.trailer, name);
  if (!first || second?.value !== first.value) return null;
  return {
    ranges: [rangeOf(around.start, first.field), rangeOf(around.end - 1, second.field)],
    wordPattern: KEYBOARD,
  };
}

/** The field and what it holds; undefined where the record ends before it does. */
function placeOf({ layout, text }: AceRecord, name: string): { field: CompiledField; value: string } | undefined {
  const field = layout?.fieldsByName.get(name);
  return field && text.length >= field.to ? { field, value: text.slice(field.from, field.to) } : undefined;
}

function rangeOf(line: number, { from, to }: CompiledField): Range {
  return { start: { line, character: from }, end: { line, character: to } };
}
