/** The table of lines against the `TextDocument` of the language server protocol, which keeps one string. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { LineTable, splitLines, type LineRange } from '../../../server/src/transmission/lineTable';
import { fuzzRuns } from '../../support/transmissions';

/** Texts dense in line ends of every kind, so that edits join and part them. */
const text = fc
  .array(fc.constantFrom('a', 'b', '10A', ' ', 'é', '😀', '\n', '\r', '\r\n', '\n\n', '\r\r'), { maxLength: 14 })
  .map((pieces) => pieces.join(''));
const position = fc.record({ line: fc.integer({ min: -1, max: 12 }), character: fc.integer({ min: -1, max: 8 }) });
const change = fc.oneof(
  { weight: 9, arbitrary: fc.record({ range: fc.record({ start: position, end: position }), text }) },
  { weight: 1, arbitrary: fc.record({ text }) },
);

/** Which line ends a text and the first changes have: any, or only one kind as in most files. */
const lineEnd = fc.constantFrom(undefined, '\n', '\r\n', '\r');
const withEnds = (text: string, end: string | undefined): string =>
  end === undefined ? text : text.replace(/\r\n|[\r\n]/g, end);

/** The protocol leaves positions before the file open; here they are its start. */
const ordered = ({ start, end }: LineRange): LineRange =>
  end.line < start.line || (end.line === start.line && end.character < start.character)
    ? { start: end, end: start }
    : { start, end };

describe('the table of lines', () => {
  it('is the document of the protocol after any changes', () => {
    fc.assert(
      fc.property(
        text,
        fc.array(change, { maxLength: 8 }),
        fc.array(position),
        lineEnd,
        (any, anyChanges, probes, end) => {
          const begin = withEnds(any, end);
          const changes = anyChanges.map((each, at) => (at < 5 ? { ...each, text: withEnds(each.text, end) } : each));
          const table = new LineTable('memory:a', 'ace', 1, begin);
          let oracle = TextDocument.create('memory:a', 'ace', 1, begin);
          for (const each of changes) {
            const before = linesOf(table);
            const { line, removed, inserted } = table.apply(each);
            // Made anew after each change, since it miscounts its lines after a change of a range beyond its end.
            oracle = TextDocument.create('memory:a', 'ace', 1, TextDocument.update(oracle, [each], 2).getText());
            assert.equal(table.getText(), oracle.getText());
            assert.equal(table.lineCount, oracle.lineCount);
            for (let offset = -1; offset <= oracle.getText().length + 1; offset++)
              assert.deepEqual(table.positionAt(offset), oracle.positionAt(offset));
            for (const probe of probes) assert.equal(table.offsetAt(probe), oracle.offsetAt(probe));
            for (const [at, start] of probes.entries()) {
              const range = ordered({ start, end: probes[at + 1] ?? start });
              assert.equal(table.getText(range), oracle.getText(range));
            }
            // Lines outside the reported change are the lines there were.
            const after = linesOf(table);
            assert.deepEqual(after.slice(0, line), before.slice(0, line));
            assert.deepEqual(after.slice(line + inserted), before.slice(line + removed));
            for (let at = -1; at <= table.lineCount; at++) {
              assert.equal(table.firstCode(at), table.line(at).charCodeAt(0));
              const same = at < 0 ? undefined : table.unchanged(at, 1);
              if (same && at < table.lineCount) assert.equal(same.text.line(same.from), table.line(at));
            }
            const whole = table.unchanged(0, table.lineCount);
            for (let at = 0; whole && at < table.lineCount; at++)
              assert.equal(whole.text.line(whole.from + at), table.line(at));
          }
        },
      ),
      { numRuns: fuzzRuns(1000) },
    );
  });

  it('takes a change that is larger than an argument list', () => {
    const table = new LineTable('memory:a', 'ace', 1, 'first\nlast');
    const record = `${'X'.repeat(80)}\n`;
    table.apply({
      range: { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } },
      text: record.repeat(300_000),
    });
    assert.equal(table.lineCount, 300_002);
    assert.equal(table.line(300_000), 'X'.repeat(80));
    assert.equal(table.line(300_001), 'last');
  });

  const splits: [text: string, lines: string[]][] = [
    ['', ['']],
    ['a', ['a']],
    ['a\n', ['a', '']],
    ['a\r\nb', ['a', 'b']],
    ['a\rb\r', ['a', 'b', '']],
    ['\r\n\r\n', ['', '', '']],
    ['\n\r', ['', '', '']],
    ['\r\r\n', ['', '', '']],
  ];
  for (const [whole, lines] of splits) {
    it(`splits ${JSON.stringify(whole)} into ${String(lines.length)} lines`, () => {
      assert.deepEqual(splitLines(whole).lines, lines);
      assert.equal(linesOf(new LineTable('memory:split.ace', 'ace', 1, whole)).join(''), whole);
    });
  }
});

function linesOf(table: LineTable): string[] {
  return Array.from({ length: table.lineCount }, (_, line) => table.line(line) + table.lineEnd(line));
}
