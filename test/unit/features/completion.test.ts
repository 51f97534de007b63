/** What completion offers, and that no item ever changes the width of a record or another field. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CompletionItemKind, type CompletionItem, type TextEdit } from 'vscode-languageserver';
import { completions, resolveCompletion, type CompletionOptions } from '../../../server/src/features/completion';
import { atCursor, inFixture, insertedIn, type AtCursor } from '../../support/cursor';
import { catalog } from '../../support/layouts';
import { fixture, fixtureNames, fuzzRuns, transmissionOf } from '../../support/transmissions';

const today = { year: 2026, month: 11, day: 22 };

function itemsAt({ transmission, position }: AtCursor, options: CompletionOptions = { today }): CompletionItem[] {
  return inSortOrder(completions(transmission, position, options).items);
}

function inSortOrder(items: CompletionItem[]): CompletionItem[] {
  return [...items].sort((a, b) => ((a.sortText ?? a.label) < (b.sortText ?? b.label) ? -1 : 1));
}

/** The first labels, with what stands at the right of them. */
function labels(items: CompletionItem[], count: number): string {
  return items
    .slice(0, count)
    .map(({ label, labelDetails }) => [label, labelDetails?.description].filter((part) => part !== undefined).join(' '))
    .join(' | ');
}

function editOf(item: CompletionItem): TextEdit {
  assert.ok(item.textEdit && 'range' in item.textEdit);
  return item.textEdit;
}

/** The line after an item is chosen. */
function applied(line: string, item: CompletionItem): string {
  const edits = [editOf(item), ...(item.additionalTextEdits ?? [])];
  return edits
    .sort((a, b) => b.range.start.character - a.range.start.character)
    .reduce(
      (text, { range, newText: value }) =>
        text.slice(0, range.start.character) + value + text.slice(range.end.character),
      line,
    );
}

function newText(at: AtCursor, label: string, options?: CompletionOptions): string {
  const item = itemsAt(at, options).find((candidate) => candidate.label === label);
  assert.ok(item, `no item ${label}`);
  return editOf(item).newText;
}

describe('Completion', () => {
  describe('of records', () => {
    const cases: [name: string, behind: string, marked: string, expected: string][] = [
      ['ae-consumption', 'A27', '‸', 'B mandatory'],
      ['ae-consumption', 'B  27', '‸', '10 mandatory | 11 needs 10 first'],
      ['ae-consumption', '10A', '‸', '11 conditional | 20 conditional | SE13 conditional | 21 conditional'],
      [
        'ae-consumption',
        '43R',
        '‸',
        '50 mandatory | 44 conditional | 47 conditional | SE50 conditional | PG00 conditional | 42 conditional | 43 limit reached | 10 needs 50 first | 40 needs 50 first | SE20 belongs above',
      ],
      ['ae-consumption', '40  002', '‸', '50 mandatory | 41 conditional | 42 conditional | 43 conditional'],
      ['ae-consumption', '3326', '‸', '34 conditional | 35 conditional | 36 conditional'],
      ['ae-consumption', '6250100001500', '‸', 'SE62 conditional | 63 conditional | CW02 conditional'],
      ['ae-consumption', '90', '‸', '10 another | 90 limit reached'],
      ['ae-consumption', 'Y', '‸', 'B may follow'],
      ['ae-consumption', 'Z', '‸', 'A may follow'],
      ['ae-consumption', '90', '1‸', '10 another'],
      ['ki-query', 'B  ', '‸', 'K mandatory'],
      ['ki-query', 'K 89-000', '‸', 'K another'],
      ['se-add', 'SE60210', '‸', 'SE61 conditional | OI conditional | SF10 optional'],
    ];
    for (const [name, behind, marked, expected] of cases) {
      it(`${name} | ${behind} | ${marked} | ${expected}`, () => {
        const items = itemsAt(insertedIn(name, behind, marked));
        assert.equal(labels(items, expected.split(' | ').length), expected);
      });
    }

    const texts: [marked: string, expected: string][] = [
      ['‸', 'A mandatory | A … Z A, B, Y and Z'],
      ['A‸', 'A mandatory | A … Z A, B, Y and Z'],
      ['A27049XX                 AE\n‸', 'B mandatory'],
      ['A27049XX                 KI\nB  27049XXKI\nK 89-1234567AB\n‸', 'K another | Y may follow'],
      ['A27049XX                 AE\nB  27049XXAE\n10D9XX  01000016\n‸', '11 conditional'],
      ['A27049XX                 KI\nB  27049XXKI\nK 89-1234567AB\nY  27049XXKI\n‸', 'Z mandatory | B may follow'],
      ['A27049XX                 AE\nB  27049XXAE\n‸10D9XX  01000016', '10 mandatory'],
      ['A27049XX                 AE\nB  27049XXAE\n\n\n10D9XX  01000016\n   ‸', '11 conditional'],
      ['A27049XX                 GE\nB  27049XXGE\n‸', ''],
    ];
    for (const [marked, expected] of texts) {
      it(`${marked.replaceAll('\n', '⏎')} | ${expected}`, () => {
        const items = itemsAt(atCursor(marked));
        assert.equal(labels(items, expected === '' ? 1 : expected.split(' | ').length), expected);
      });
    }

    it('are named and documented as in the hover of the control identifier', () => {
      const item = itemsAt(insertedIn('ae-consumption', '40  002', '‸')).find(({ label }) => label === '50');
      assert.ok(item);
      assert.equal(item.detail, 'Tariff/Value/Quantity Detail');
      assert.equal(item.documentation, undefined);
      const { documentation } = resolveCompletion(catalog, item);
      assert.ok(typeof documentation === 'object');
      assert.match(documentation.value, /^\*\*50 Tariff\/Value\/Quantity Detail\*\*\n/);
      assert.match(documentation.value, /Where it stands:\n\n- Tariff Grouping/);
    });
    it('are documented for every application', () => {
      for (const name of fixtureNames) {
        const transmission = transmissionOf(fixture(name));
        for (let line = 0; line < transmission.recordCount; line++)
          for (const item of completions(transmission, { line, character: 0 }).items)
            assert.notEqual(resolveCompletion(catalog, item).documentation, undefined, `${name} ${item.label}`);
      }
    });

    it('have the constants of the layout', () => {
      const at = insertedIn('kr-response', 'K8IN2', '‸');
      assert.equal(newText(at, 'K1'), 'K1'.padEnd(80));
    });
    it('Y repeats B, and counts the records where it carries the count', () => {
      const open = fixture('qp-inbond').split('\nY')[0] ?? '';
      assert.equal(newText(atCursor(`${open}\n‸`), 'Y'), 'Y  38019XXQP00023'.padEnd(80));
      assert.equal(
        newText(atCursor('A27049XX\nB  27049XXKI                                01\nK 89-000000100\n‸'), 'Y'),
        'Y  27049XXKI                                01'.padEnd(80),
      );
    });
    it('Z repeats A, but not the password', () => {
      const open = fixture('qp-inbond').split('\nZ')[0] ?? '';
      assert.equal(newText(atCursor(`${open}\n‸`), 'Z'), 'Z27049XX      081726'.padEnd(80));
    });
    it('B takes the application of A, and port and filer of the block before', () => {
      assert.equal(newText(insertedIn('ae-consumption', 'Y', '‸'), 'B'), 'B  27049XXAE'.padEnd(80));
    });
    it('a line takes the next line number', () => {
      assert.equal(newText(insertedIn('ae-consumption', '6250100000600', '‸'), '40'), '40  003'.padEnd(80));
      assert.equal(newText(insertedIn('ae-consumption', '6250100000600', '40‸'), '40'), '40  003'.padEnd(80));
      assert.equal(newText(insertedIn('se-add', 'OI ', '‸'), 'PG01'), 'PG01001'.padEnd(80));
    });
    it('the record that stands there keeps its values and gets its full length', () => {
      const at = atCursor('A27049XX                 KI\nB  27049XXKI\n‸K 89-1234567AB');
      const item = itemsAt(at).find(({ label }) => label === 'K');
      assert.ok(item);
      assert.equal(applied('K 89-1234567AB', item), 'K 89-1234567AB'.padEnd(80));
      assert.doesNotMatch(JSON.stringify(item), /89-1234567AB/);
    });
    it('as snippets put the cursor into the first field that is empty', () => {
      const at = atCursor('A27049XX                 $I\nB  27049XX$I\n‸');
      assert.equal(newText(at, '$A', { snippets: true }), `\\$A$0${' '.repeat(78)}`);
      const y = atCursor('A27049XX                 KI\nB  27049XXKI\nK 89-1\n‸');
      assert.match(newText(y, 'Y', { snippets: true }), /^Y {2}27049XXKI {30}.*\$0/);
    });
    it('the whole envelope has four records of 80 positions', () => {
      const lines = newText(atCursor('‸'), 'A … Z').split('\n');
      assert.deepEqual(
        lines.map((line) => [line.charAt(0), line.length]),
        [
          ['A', 80],
          ['B', 80],
          ['Y', 80],
          ['Z', 80],
        ],
      );
    });
    it('are not offered where the file has no line breaks', () => {
      assert.deepEqual(
        itemsAt({ transmission: transmissionOf(fixture('bad/one-line')), position: { line: 0, character: 0 } }).filter(
          ({ label }) => label === 'B',
        ),
        [],
      );
    });
  });

  describe('of values', () => {
    const cases: [name: string, marked: string, expected: string][] = [
      [
        'ae-consumption',
        '10‸A',
        'A Add, or replace as a whole (the Broker Reference Number must match the filed one) | R Add, or replace as a whole (the Broker Reference Number is not compared) | D Delete the summary',
      ],
      [
        'ae-consumption',
        '10A9XX  01000016 2704BRN000101   0111 X           2‸082626',
        '112226 today, Sunday, November 22, 2026 | 112326 tomorrow, Monday, November 23, 2026 | 112126 yesterday, Saturday, November 21, 2026',
      ],
      ['ae-consumption', '23MXQZL‸900000000013', 'HB00000771 used on line 11 | 900000000012 used on line 8'],
      ['ki-query', 'K 89-000000100 ‸', '89-000000100 used in this record'],
      ['ki-query', 'K 89-1234567AB1262704-00017 ‸', '89-1234567AB used in this record'],
      ['ae-consumption', 'A27049XX‸SECRET', ''],
      ['ae-consumption', '62499‸', ''],
      ['ae-consumption', '6249900004157 ‸', ''],
    ];
    for (const [name, marked, expected] of cases) {
      it(`${name} | ${marked} | ${expected}`, () => {
        const items = itemsAt(inFixture(name, marked));
        assert.equal(labels(items, expected === '' ? 1 : expected.split(' | ').length), expected);
      });
    }
    it('of a shared list, each by its meaning', () => {
      const items = itemsAt(inFixture('ae-consumption', '40  001 ‸CN'));
      assert.ok(items.some(({ label, detail }) => label === 'DE' && detail === 'Germany'));
    });
    it('puts codes that a condition refuses here behind the others', () => {
      const items = itemsAt(inFixture('ae-consumption', 'CW02     27D‸50'));
      const refused = items.findIndex(({ sortText }) => sortText?.startsWith('4'));
      assert.ok(refused > 0, 'some codes are refused');
      assert.ok(items.slice(refused).every(({ sortText }) => sortText?.startsWith('4')));
      assert.ok(items.slice(0, refused).some(({ label }) => label === '50'));
    });
    it('narrows and cuts a list that is too long, and says so', () => {
      const { transmission, position } = inFixture('ae-consumption', '40  001 C‸N');
      const few = completions(transmission, position, { maximum: 5 });
      assert.equal(few.isIncomplete, true);
      assert.equal(few.items.length, 5);
      assert.ok(few.items.every(({ label }) => label.startsWith('C')));
      assert.equal(completions(transmission, position, { maximum: 1000 }).isIncomplete, false);
    });
    it('lengthens a record that ends before the field does', () => {
      const at = atCursor('A27049XX                 KI\nB  27049XX‸');
      const item = itemsAt(at).find(({ label }) => label === 'KI');
      assert.ok(item);
      assert.equal(applied('B  27049XX', item), 'B  27049XXKI');
    });
    it('writes numbers and texts as their class has it', () => {
      const se = 'A27049XX                 SE\nB  27049XXSE\nSE30BY                                    ';
      assert.equal(newText(atCursor(`${se}‸`), 'EI'), 'EI ');
    });
    it('writes dates in the picture of the field', () => {
      const at = inFixture('ae-consumption', 'A27049XXSECRET‸081726');
      assert.deepEqual(
        itemsAt(at)
          .map(({ label }) => label)
          .slice(0, 1),
        ['112226'],
      );
      assert.deepEqual(
        itemsAt(at, {}).filter(({ label }) => label === '112226'),
        [],
      );
    });
  });

  describe('keeps', () => {
    it('every other field and the 80 positions, wherever a value is chosen', () => {
      let chosen = 0;
      for (const name of fixtureNames) {
        const transmission = transmissionOf(fixture(name));
        for (let line = 0; line < transmission.recordCount; line++) {
          const text = transmission.document.line(line);
          const layout = transmission.recordAt(line)?.layout;
          assert.ok(layout);
          for (const { from, to } of layout.fields.slice(1)) {
            for (const character of new Set([from, Math.floor((from + to) / 2)])) {
              for (const item of completions(transmission, { line, character }, { today, maximum: 30 }).items) {
                const { range, newText: value } = editOf(item);
                assert.equal(range.start.line, line);
                assert.equal(range.end.line, line);
                assert.ok(range.start.character <= character && character <= range.end.character);
                const after = applied(text, item);
                assert.equal(after.length, 80, `${name} ${line}:${character} ${item.label}`);
                // Where nothing stands behind a control identifier, other records are offered too.
                if (item.kind === CompletionItemKind.Struct) continue;
                assert.equal(value.length, to - from);
                assert.equal(after.slice(0, from) + after.slice(to), text.slice(0, from) + text.slice(to));
                chosen++;
              }
            }
          }
        }
      }
      assert.ok(chosen > 10_000);
    });
    it('80 positions wherever a record is chosen, on any line', () => {
      for (const name of fixtureNames) {
        const lines = fixture(name).split('\n');
        for (let line = 0; line < lines.length; line++) {
          const transmission = transmissionOf(lines.toSpliced(line, 0, '').join('\n'));
          for (const item of completions(transmission, { line, character: 0 }).items) {
            if (item.label.includes('…')) continue;
            const after = applied('', item);
            assert.equal(after.length, 80, `${name} ${line} ${item.label}`);
            assert.ok(after.startsWith(item.label));
          }
        }
      }
    });
    it('what a well-formed file holds among the records that the map foresees', () => {
      let looked = 0;
      for (const name of fixtureNames) {
        const transmission = transmissionOf(fixture(name));
        for (let line = 0; line < transmission.recordCount; line++) {
          const record = transmission.recordAt(line);
          if (!record?.place && !/^[ABYZ]/.test(record?.text ?? '')) continue;
          const item = itemsAt({ transmission, position: { line, character: 0 } }).find(
            ({ label }) => label === record?.layout?.record.id,
          );
          const where = `${name} ${line + 1} ${record?.text.trim() ?? ''}`;
          assert.ok(item, where);
          assert.doesNotMatch(item.labelDetails?.description ?? '', /needs|belongs|limit|not yet/, where);
          looked++;
        }
      }
      assert.ok(looked > 1000);
    });
    it('passwords and social security numbers to itself', () => {
      for (const name of fixtureNames) {
        const transmission = transmissionOf(fixture(name));
        for (let line = 0; line <= transmission.recordCount; line++) {
          for (const character of [0, 3, 8, 14, 28, 40, 54]) {
            const list = JSON.stringify(completions(transmission, { line, character }, { today }).items);
            assert.doesNotMatch(list, /SECRET|[0-9]{3}-[0-9]{2}-[0-9]{4}(?![0-9])/, `${name} ${line}:${character}`);
          }
        }
      }
    });
    it('its head on any text', () => {
      const positions = fc.tuple(
        fc.constantFrom(
          'bad/binary',
          'bad/tabs',
          'bad/mixed',
          'bad/short-records',
          'bad/long-line',
          'bad/lone-y',
          'bad/empty',
          'bad/one-line',
        ),
        fc.nat(40),
        fc.nat(100),
      );
      fc.assert(
        fc.property(positions, ([name, line, character]) => {
          const transmission = transmissionOf(fixture(name));
          const text = transmission.document.line(line);
          for (const item of completions(transmission, { line, character: Math.min(character, text.length) }, { today })
            .items) {
            const after = applied(text, item);
            assert.ok(
              item.label.includes('…') || after.length === Math.max(80, text.length) || after.length >= text.length,
            );
          }
        }),
        { numRuns: fuzzRuns(200) },
      );
    });
  });
});
