/** After any edits a transmission is what a fresh reading of the same text gives. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Checker } from '../../../server/src/checks/checker';
import { unitRules } from '../../../server/src/checks/rules';
import type { LinePosition, TextChange } from '../../../server/src/transmission/lineTable';
import type { AceRecord, Block } from '../../../server/src/transmission/model';
import type { Transmission } from '../../../server/src/transmission/transmission';
import { catalog } from '../../support/layouts';
import { fixture, fixtureLines, fixtureNames, fuzzRuns, transmissionOf } from '../../support/transmissions';

/** An edit as the generator makes it: `at` and `to` say where, as parts of what there is to choose from. */
type Edit =
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

const edit: fc.Arbitrary<Edit> = fc.oneof(
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

/** A file to begin with: a fixture, with LF or CRLF, with or without its envelope or its final line end, or several of them. */
const start = fc
  .record({
    names: fc.array(fc.constantFrom(...fixtureNames), { minLength: 1, maxLength: 2 }),
    lineEnd: fc.constantFrom('\n', '\n', '\r\n', '\r'),
    envelope: fc.constantFrom('all', 'all', 'all', 'none', 'without B', 'repeated'),
    closed: fc.boolean(),
  })
  .map(({ names, lineEnd, envelope, closed }) => {
    let kept = names.flatMap(fixtureLines);
    if (envelope === 'none') kept = kept.filter((line) => !/^[ABYZ]/.test(line));
    if (envelope === 'without B') kept = kept.filter((line) => !/^[BY]/.test(line));
    // Several transactions in one block: what stands between B and Y, three times.
    if (envelope === 'repeated') {
      const inside = kept.filter((line) => !/^[ABYZ]/.test(line));
      kept = [...kept.slice(0, 2), ...inside, ...inside, ...inside, ...kept.slice(-2)];
    }
    return kept.join(lineEnd) + (closed ? lineEnd : '');
  });

const position = (line: number, at: number): LinePosition => ({ line, character: at });

/** The changes an editor sends for an edit, each against the text the one before it leaves. */
function* changesOf(edit: Edit, { document }: Transmission): Generator<TextChange> {
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

/** A record as data: layouts and places are the catalog's own objects, told by name so that a difference can be read. */
function recordFacts(record: AceRecord | undefined): unknown {
  if (!record) return undefined;
  const { text, layout, place, opens } = record;
  return {
    text,
    layout: layout && [layout.chapter.chapter, layout.record.id, layout.variant?.name],
    place: place?.index,
    opens: opens?.index,
  };
}

function blockFacts(block: Block): unknown {
  const { start, end, header, trailer, application, basis, layout, units } = block;
  return {
    span: [start, end],
    application,
    basis,
    layout: layout && [layout.chapter.chapter, layout.title, layout.direction, layout.complete],
    header: recordFacts(header),
    trailer: recordFacts(trailer),
    units: units.map((unit) => ({
      start: unit.start,
      ofBlock: unit.block === block,
      map: unit.steps && [unit.steps.map.transaction.title, unit.steps.map.name],
      records: unit.records.map(recordFacts),
      issues: unit.issues.map(({ place, ...issue }) => ({ ...issue, place: place?.index })),
    })),
  };
}

function facts(transmission: Transmission): unknown {
  return transmission.batches.map(({ start, end, header, trailer, blocks }) => ({
    span: [start, end],
    header: recordFacts(header),
    trailer: recordFacts(trailer),
    blocks: blocks.map(blockFacts),
  }));
}

const checker = new Checker(catalog, unitRules);

/** Applies the edits one by one, and compares what was kept up to date with what is read anew. */
function keepsUp(transmission: Transmission, edits: readonly Edit[]): void {
  checker.findings(transmission);
  for (const each of edits) {
    for (const change of changesOf(each, transmission)) {
      transmission.apply(change);
      const fresh = transmissionOf(transmission.document.getText());
      assert.equal(transmission.recordCount, fresh.recordCount);
      assert.deepEqual(facts(transmission), facts(fresh));
      // Findings are kept by unit, and every unit of a fresh reading is new.
      assert.deepEqual(checker.findings(transmission), checker.findings(fresh));
    }
  }
}

/** A block of a fixture's records in any order, some left out and some repeated: many short units, and slips at their ends. */
const shuffled = fc.constantFrom(...fixtureNames.map(fixtureLines)).chain((all) => {
  const [inside, control] = [false, true].map((wanted) => all.filter((line) => /^[ABYZ]/.test(line) === wanted));
  return fc
    .array(fc.constantFrom(...(inside ?? [])), { minLength: 4, maxLength: 16 })
    .map((some) => [...(control ?? []).slice(0, 2), ...some, ...(control ?? []).slice(-2), ''].join('\n'));
});
const rearrangement = fc.record({
  kind: oneOf('delete lines', 'move lines', 'copy lines', 'copy over'),
  at: part,
  count: fc.integer({ min: 1, max: 2 }),
  to: part,
});

describe('a transmission kept up to date', () => {
  const runs = fuzzRuns(1000);

  it(`is what a fresh reading gives, after any edits (${String(runs)} runs)`, function () {
    this.timeout(60_000 + runs * 100);
    const edits = fc.array(edit, { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(start, edits, (begin, made) => {
        keepsUp(transmissionOf(begin), made);
      }),
      { numRuns: runs },
    );
  });

  it(`is so where records stand in any order (${String(runs)} runs)`, function () {
    this.timeout(60_000 + runs * 100);
    const edits = fc.array(rearrangement, { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(shuffled, edits, (begin, made) => {
        keepsUp(transmissionOf(begin), made);
      }),
      { numRuns: runs },
    );
  });
});
