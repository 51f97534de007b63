/** Edits that tests make up, and files to make them in. */
import fc from 'fast-check';
import type { LinePosition, LineTable, TextChange } from '../../server/src/transmission/lineTable';
import { fixture, fixtureLines, fixtureNames } from './transmissions';

/** An edit as the generator makes it: `at` and `to` say where, as parts of what there is to choose from. */
export type Edit =
  | { kind: 'type' | 'overwrite'; at: number; character: number; text: string }
  | { kind: 'delete'; at: number; character: number; down: number; toCharacter: number }
  | { kind: 'insert lines'; at: number; lines: readonly string[] }
  | { kind: 'delete lines'; at: number; count: number }
  | { kind: 'move lines' | 'copy lines' | 'copy over'; at: number; count: number; to: number }
  | { kind: 'replace all'; text: string };

const oneOf = <T extends string>(...kinds: T[]): fc.Arbitrary<T> => fc.constantFrom(...kinds);
/** Evenly from 0 to 1; `fc.double` would give numbers near 0 most of the time. */
const part = fc.nat(9_999).map((value) => value / 10_000);
const records = [...new Set(fixtureNames.flatMap(fixtureLines))];
const lines = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...records) },
    { weight: 1, arbitrary: fc.constantFrom(...records.filter((line) => /^[ABYZ]/.test(line))) },
  ),
  { minLength: 1, maxLength: 4 },
);
/** What people type: characters of every class, letters of control identifiers, line ends of every kind. */
const text = fc
  .array(oneOf(' ', '0', '1', '9', 'A', 'B', 'Y', 'Z', 'E', 'e', 'X', '-', '\t', 'é', '\n', '\r\n', '\r'), {
    minLength: 1,
    maxLength: 3,
  })
  .map((characters) => characters.join(''));
/** Most edits that matter touch the control identifier or the application identifier. */
const character = fc.oneof(fc.nat(4), fc.constantFrom(10, 11, 25, 26, 79, 80), fc.nat(82));
const count = fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 6 }));

/** Any edit. */
export const edit: fc.Arbitrary<Edit> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: oneOf('type', 'overwrite'), at: part, character, text }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: oneOf('delete'), at: part, character, down: fc.nat(2), toCharacter: character }),
  },
  { weight: 3, arbitrary: fc.record({ kind: oneOf('insert lines'), at: part, lines }) },
  { weight: 3, arbitrary: fc.record({ kind: oneOf('delete lines'), at: part, count }) },
  {
    weight: 9,
    arbitrary: fc.record({ kind: oneOf('move lines', 'copy lines', 'copy over'), at: part, count, to: part }),
  },
  { weight: 1, arbitrary: fc.record({ kind: oneOf('replace all'), text: oneOf(...fixtureNames.map(fixture)) }) },
);

/**
 * A file to begin with: a fixture with line ends of one kind, of all kinds or none, with or without its envelope or its final line end, or
 * several of them.
 */
export const start = fc
  .record({
    names: fc.array(fc.constantFrom(...fixtureNames), { minLength: 1, maxLength: 2 }),
    lineEnds: fc.constantFrom(['\n'], ['\n'], ['\r\n'], ['\r'], ['\n', '\r\n', '\r'], ['']),
    envelope: fc.constantFrom('all', 'all', 'all', 'none', 'without B', 'repeated'),
    closed: fc.boolean(),
  })
  .map(({ names, lineEnds, envelope, closed }) => {
    let kept = names.flatMap(fixtureLines);
    if (envelope === 'none') kept = kept.filter((line) => !/^[ABYZ]/.test(line));
    if (envelope === 'without B') kept = kept.filter((line) => !/^[BY]/.test(line));
    // Several transactions in one block: what stands between B and Y, three times.
    if (envelope === 'repeated') {
      const inside = kept.filter((line) => !/^[ABYZ]/.test(line));
      kept = [...kept.slice(0, 2), ...inside, ...inside, ...inside, ...kept.slice(-2)];
    }
    const ended = kept.map((line, at) => line + (lineEnds[at % lineEnds.length] ?? '')).join('');
    return closed ? ended : ended.replace(/[\r\n]+$/, '');
  });

const position = (line: number, at: number): LinePosition => ({ line, character: at });

/** The changes an editor sends for an edit, each against the text the one before it leaves. */
export function* changesOf(edit: Edit, document: LineTable): Generator<TextChange> {
  if (edit.kind === 'replace all') {
    yield { text: edit.text };
    return;
  }
  const line = Math.floor(edit.at * document.lineCount);
  const change = (start: LinePosition, end: LinePosition, put: string): TextChange => ({
    range: { start, end },
    text: put,
  });
  if ('text' in edit) {
    const width = edit.kind === 'type' ? 0 : edit.text.length;
    yield change(position(line, edit.character), position(line, edit.character + width), edit.text);
  } else if (edit.kind === 'delete') {
    yield change(position(line, edit.character), position(line + edit.down, edit.toCharacter), '');
  } else if (edit.kind === 'insert lines') {
    yield change(position(line, 0), position(line, 0), edit.lines.map((record) => `${record}\n`).join(''));
  } else {
    const end = position(line + edit.count, 0);
    const cut = document.getText({ start: position(line, 0), end });
    if (edit.kind === 'delete lines' || edit.kind === 'move lines') yield change(position(line, 0), end, '');
    if (edit.kind === 'delete lines') return;
    const to = Math.floor(edit.to * document.lineCount);
    yield change(position(to, 0), position(edit.kind === 'copy over' ? to + edit.count : to, 0), cut);
  }
}

/** A block of a fixture's records in any order, some left out and some repeated: many short units, and slips at their ends. */
export const shuffled = fc.constantFrom(...fixtureNames.map(fixtureLines)).chain((all) => {
  const [inside, control] = [false, true].map((wanted) => all.filter((line) => /^[ABYZ]/.test(line) === wanted));
  return fc
    .array(fc.constantFrom(...(inside ?? [])), { minLength: 4, maxLength: 16 })
    .map((some) => [...(control ?? []).slice(0, 2), ...some, ...(control ?? []).slice(-2), ''].join('\n'));
});
/** An edit that moves, copies or removes whole records. */
export const rearrangement = fc.record({
  kind: oneOf('delete lines', 'move lines', 'copy lines', 'copy over'),
  at: part,
  count: fc.integer({ min: 1, max: 2 }),
  to: part,
});
