import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Mirror, type Typed } from '../../../client/src/editing/mirror';
import type { LineEdit } from '../../../client/src/fields/lineShapes';
import type { FieldShape, RecordShape } from '../../../client/src/fields/shapes';
import { shapeOf } from '../../support/shapes';
import { fuzzRuns } from '../../support/transmissions';

const shape = shapeOf('cc|aaa|bbbbbb|..|NNNNN|RRRRR|dd|e|ffffffffffffffffffff|NNN|gg');

const texts = ['X', '9', 'a', ' ', 'AB', '123', 'LONG TEXT', 'MUCH TOO LONG FOR ANY OF THE FIELDS'];

/** An editor with one cursor. It shows what is typed at once, and what is to be only when it is given the fixes. */
class Editor {
  readonly mirror: Mirror;
  readonly refusals: string[] = [];
  lines: string[];
  cursor = { line: 0, character: 0 };
  /** The end of a field that the cursor came to by typing in it. */
  private held: { line: number; character: number } | undefined;
  private readonly undo: { lines: string[]; cursor: { line: number; character: number } }[] = [];

  constructor(
    records: readonly string[],
    private readonly pastFieldEnd: 'stop' | 'nextField' = 'stop',
  ) {
    this.lines = [...records];
    this.mirror = new Mirror(records);
  }

  moveTo(line: number, character: number): void {
    this.cursor = { line, character };
    this.held = undefined;
  }

  type(text: string, selected = 0): Typed[] {
    const { line, character } = this.cursor;
    return this.change(line, character, line, Math.min(character + selected, this.textOf(line).length), text);
  }

  backspace(): Typed[] {
    const { line, character } = this.cursor;
    return character === 0 ? [] : this.change(line, character - 1, line, character, '');
  }

  change(startLine: number, from: number, endLine: number, to: number, text: string): Typed[] {
    this.undo.push({ lines: [...this.lines], cursor: this.cursor });
    const change: LineEdit = { range: rangeOf(startLine, from, endLine, to), text };
    this.write(change);
    const inserted = text.split('\n');
    this.cursor = {
      line: startLine + inserted.length - 1,
      character: (inserted.length === 1 ? from : 0) + (inserted.at(-1)?.length ?? 0),
    };
    const typed = this.mirror.take([change], {
      shapeAt: (): RecordShape => shape,
      typingAt: (line, character) => ({
        pastFieldEnd: this.pastFieldEnd,
        atFieldEnd: this.held?.line === line && this.held.character === character,
      }),
      isTyped: () => true,
    });
    for (const { line, character, refused, isFilled } of typed) {
      if (refused !== undefined) this.refusals.push(refused);
      this.held = isFilled ? { line, character } : undefined;
    }
    assert.equal(this.mirror.actual(startLine), this.textOf(startLine));
    return typed;
  }

  /** Gives the editor the fixes. */
  fix(): void {
    for (const { startLine, startCharacter, endLine, endCharacter, text } of this.mirror.fixes().toReversed()) {
      this.write({ range: rangeOf(startLine, startCharacter, endLine, endCharacter), text });
      const { line, character } = this.cursor;
      if (startLine !== line || endLine !== line || character <= startCharacter) continue;
      // A cursor within what goes stands where it was; one behind it goes with the text.
      const isBehind = character >= endCharacter;
      const shifted = character + text.length - (endCharacter - startCharacter);
      this.cursor = { line, character: isBehind ? shifted : startCharacter + text.length };
    }
    this.mirror.settle();
    assert.deepEqual(
      this.lines,
      Array.from({ length: this.mirror.lineCount }, (_, line) => this.mirror.actual(line)),
    );
    assert.deepEqual(this.mirror.fixes(), []);
  }

  /** Whether characters before a place go with the next fix. */
  losesBefore(place: { line: number; character: number }): boolean {
    return this.mirror
      .fixes()
      .some(
        ({ startLine, startCharacter, endCharacter, text }) =>
          startLine === place.line && startCharacter < place.character && text.length < endCharacter - startCharacter,
      );
  }

  undoOne(): void {
    const before = this.undo.pop();
    if (!before) return;
    const last = this.lines.length - 1;
    const change = { range: rangeOf(0, 0, last, this.textOf(last).length), text: before.lines.join('\n') };
    this.lines = [...before.lines];
    this.cursor = before.cursor;
    this.held = undefined;
    this.mirror.takeAsIs([change]);
  }

  textOf(line: number): string {
    return this.lines[line] ?? '';
  }

  private write({ range: { start, end }, text }: LineEdit): void {
    const changed =
      this.textOf(start.line).slice(0, start.character) + text + this.textOf(end.line).slice(end.character);
    this.lines.splice(start.line, end.line - start.line + 1, ...changed.split('\n'));
  }
}

function rangeOf(startLine: number, from: number, endLine: number, to: number): LineEdit['range'] {
  return { start: { line: startLine, character: from }, end: { line: endLine, character: to } };
}

/** A record whose fields are blank, part full or full, at random. */
const record = fc
  .array(fc.tuple(fc.constantFrom('', 'A', 'AB', '12', 'ABCDEFGHIJKLMNOPQRST'), fc.boolean()), {
    minLength: shape.fields.length,
    maxLength: shape.fields.length,
  })
  .map((values) =>
    shape.fields
      .map(({ start, end, kind, fill }, at) => {
        const width = end - start + 1;
        const [value = ''] = values[at] ?? [];
        const text = kind === 'filler' ? '' : value.slice(0, width);
        return fill !== undefined && text !== ''
          ? text.padStart(width, fill === 'zero' ? '0' : ' ')
          : text.padEnd(width);
      })
      .join(''),
  );

interface Action {
  readonly kind: 'type' | 'backspace' | 'undo' | 'select' | 'move';
  readonly line: number;
  readonly character: number;
  readonly width: number;
  readonly text: string;
}

const action = fc.record({
  kind: fc.constantFrom('type', 'type', 'type', 'backspace', 'undo', 'select', 'move'),
  line: fc.nat(2),
  character: fc.nat(80),
  width: fc.nat(30),
  text: fc.constantFrom(...texts),
}) as fc.Arbitrary<Action>;

function act(editor: Editor, { kind, line, character, width, text }: Action): Typed[] {
  if (kind === 'type') return editor.type(text);
  if (kind === 'backspace') return editor.backspace();
  if (kind === 'undo') editor.undoOne();
  else {
    editor.moveTo(line, character);
    if (kind === 'select') return editor.type(text, width);
  }
  return [];
}

/** Fields of which an edit may change something. */
function touched(from: number, to: number, field: FieldShape): boolean {
  return field.end >= from && field.start - 1 <= to;
}

function letters(text: string): string {
  return Array.from(text.replaceAll(' ', '')).sort().join('');
}

describe('Typing that keeps columns', () => {
  it('keeps every record 80 long and every untouched field as it is, and loses nothing silently', () => {
    fc.assert(
      fc.property(
        fc.array(record, { minLength: 3, maxLength: 3 }),
        fc.array(action, { maxLength: 40 }),
        fc.constantFrom<('stop' | 'nextField')[]>('stop', 'nextField'),
        (records, actions, pastFieldEnd) => {
          const editor = new Editor(records, pastFieldEnd);
          for (const each of actions) {
            const before = [...editor.lines];
            const place = each.kind === 'select' ? each : editor.cursor;
            const typed = act(editor, each);
            editor.fix();
            assert(editor.lines.length === 3 && editor.lines.every((line) => line.length === 80));
            if (each.kind === 'undo') continue;
            const selected = each.kind === 'select' ? Math.min(each.width, 80 - each.character) : 0;
            const inserted = each.kind === 'type' || each.kind === 'select' ? each.text : '';
            const from = place.character - (each.kind === 'backspace' ? 1 : 0);
            editor.lines.forEach((line, at) => {
              const was = before[at] ?? '';
              if (at !== place.line || typed.some(({ refused }) => refused !== undefined)) assert.equal(line, was);
              if (at !== place.line) return;
              const to = place.character + Math.max(selected, inserted.length > 1 ? inserted.length : 0);
              for (const field of shape.fields) {
                if (touched(from, to, field)) continue;
                if (typed.some(({ isMoved, field: other }) => isMoved && other === field)) continue;
                assert.equal(line.slice(field.start - 1, field.end), was.slice(field.start - 1, field.end), field.name);
              }
            });
            if (typed.length === 0 || typed.some(({ refused }) => refused !== undefined)) continue;
            const was = before[place.line] ?? '';
            const gone = each.kind === 'backspace' ? was.slice(from, from + 1) : was.slice(from, from + selected);
            const zeros = /0/g;
            const kept = letters(was.slice(0, from) + was.slice(from + gone.length) + inserted.toUpperCase());
            assert.equal(letters(editor.textOf(place.line)).replace(zeros, ''), kept.replace(zeros, ''));
          }
        },
      ),
      { numRuns: fuzzRuns(400) },
    );
  });

  it('comes to the same however late the editor gives it the chance to', () => {
    fc.assert(
      fc.property(
        record,
        fc.nat(79),
        fc.array(fc.tuple(fc.constantFrom('X', '7', 'q', '<'), fc.boolean()), { maxLength: 30 }),
        (text, character, keys) => {
          const patient = new Editor([text]);
          const fast = new Editor([text]);
          for (const editor of [patient, fast]) editor.moveTo(0, character);
          for (const [key, isFixed] of keys) {
            // Backspace takes what the person sees: until they go, also refused characters and padding that a number gives up.
            if (key === '<' && fast.losesBefore(fast.cursor)) fast.fix();
            for (const editor of [patient, fast]) {
              if (key === '<') editor.backspace();
              else editor.type(key);
            }
            patient.fix();
            if (isFixed) fast.fix();
          }
          fast.fix();
          assert.deepEqual(fast.lines, patient.lines);
          assert.deepEqual(fast.cursor, patient.cursor);
        },
      ),
      { numRuns: fuzzRuns(400) },
    );
  });

  it('takes typing and padding back together', () => {
    fc.assert(
      fc.property(record, fc.array(action, { maxLength: 10 }), (text, actions) => {
        const editor = new Editor([text, text, text]);
        const states: string[][] = [];
        for (const each of actions.filter(({ kind }) => kind === 'type' || kind === 'select')) {
          states.push([...editor.lines]);
          act(editor, each);
          editor.fix();
        }
        for (const state of states.toReversed()) {
          editor.undoOne();
          assert.deepEqual(editor.lines, state);
          editor.fix();
          assert.deepEqual(editor.lines, state);
        }
      }),
      { numRuns: fuzzRuns(100) },
    );
  });

  it('refuses to break or join records, also while more is typed', () => {
    const records = ['A'.repeat(80), 'B'.repeat(80)];
    const editor = new Editor(records);
    editor.change(0, 30, 0, 30, '\n');
    editor.type('X');
    editor.fix();
    assert.deepEqual(editor.lines, records);
    editor.change(0, 80, 1, 0, '');
    assert.equal(editor.lines.length, 1);
    editor.fix();
    assert.deepEqual(editor.lines, records);
    assert.equal(editor.refusals.length, 2);
  });

  it('moves a number to the right end of its field', () => {
    const editor = new Editor(['10AAABBBBBB..12'.padEnd(80)]);
    const field = shape.fields[4];
    assert(field);
    editor.mirror.justify(0, field);
    editor.fix();
    assert.equal(editor.textOf(0), '10AAABBBBBB..00012'.padEnd(80));
  });
});
