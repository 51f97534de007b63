/** What completion offers, and that no item ever changes the width of a record or another field. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CompletionItemKind, InsertTextFormat, type CompletionItem, type TextEdit } from 'vscode-languageserver';
import { Checker } from '../../../server/src/checks/checker';
import type { Finding } from '../../../server/src/checks/finding';
import { unitRules } from '../../../server/src/checks/rules';
import { completions, resolveCompletion, type CompletionOptions } from '../../../server/src/features/completion';
import type { Transmission } from '../../../server/src/transmission/transmission';
import { atCursor, inFixture, insertedIn, type AtCursor } from '../../support/cursor';
import { catalog } from '../../support/layouts';
import { fixture, fixtureNames, fuzzRuns, transmissionOf } from '../../support/transmissions';

const checker = new Checker(catalog, unitRules);
const check = (transmission: Transmission): Finding[] => checker.findings(transmission);
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

/** The items that put in one record, or the envelope. */
function single(items: CompletionItem[]): CompletionItem[] {
  return items.filter(({ kind, label }) => kind !== CompletionItemKind.Module || label === 'A … Z');
}

/** What a snippet puts in when nothing is typed; every tab stop must hold blanks alone. */
function expanded(snippet: string): string {
  return snippet
    .replace(/\$\{[0-9]+:( +)\}/g, '$1')
    .replace(/(?<!\\)\$0/, '')
    .replace(/\\([\\$}])/g, '$1');
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
        const items = single(itemsAt(insertedIn(name, behind, marked)));
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
        const items = single(itemsAt(atCursor(marked)));
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
    it('as snippets stop at the fields that must be filled', () => {
      const at = atCursor('A27049XX                 $I\nB  27049XX$I\n‸');
      assert.equal(newText(at, '$A', { snippets: true }), `\\$A\${1:${' '.repeat(78)}}$0`);
      const line = insertedIn('ae-consumption', '6250100000600', '‸');
      assert.equal(
        newText(line, '40', { snippets: true }),
        `40  003 \${1:  }\${2:  }\${3:      }${' '.repeat(18)}\${4:     }${' '.repeat(14)}\${5: }${' '.repeat(24)}$0`,
      );
      const y = atCursor('A27049XX                 KI\nB  27049XXKI\nK 89-1\n‸');
      assert.match(newText(y, 'Y', { snippets: true }), /^Y {2}27049XXKI {30}.*\$0/);
    });
    const groups: [name: string, behind: string, expected: string][] = [
      ['ae-consumption', '6250100000600', '10 … 90 transaction | 40 … 50 group'],
      ['ae-consumption', 'B  27', '10 … 90 transaction | 10 … 90 transaction'],
      ['se-add', 'SE60210', 'OI … PG01 group | SE10 … SE60 transaction | SE40 … SE60 group'],
      ['sf-isf10', 'B', 'SF10 … SF40 transaction'],
      ['cb-add', 'B', '10 … 46 transaction'],
      ['qp-inbond', 'B', '10 … 71 transaction | 10 … 30 transaction'],
      ['tp-importer', 'B', 'T1 … TL transaction'],
    ];
    for (const [name, behind, expected] of groups) {
      it(`whole groups: ${name} | ${behind} | ${expected}`, () => {
        const items = itemsAt(insertedIn(name, behind, '‸')).filter(({ kind }) => kind === CompletionItemKind.Module);
        const told = labels(items, items.length).split(' | ');
        for (const group of expected.split(' | ')) assert.ok(told.includes(group), `${group} in ${told.join(' | ')}`);
      });
    }
    it('whole groups hold the known values, and count on from those above', () => {
      const at = insertedIn('ae-consumption', '6250100000600', '‸');
      const [first, second] = newText(at, '40 … 50').split('\n');
      assert.equal(first, '40  003'.padEnd(80));
      assert.equal(second, '50'.padEnd(80));
    });
    it('whole groups are documented by the fields that are left to fill', () => {
      const item = itemsAt(insertedIn('ae-consumption', '6250100000600', '‸')).find(({ label }) => label === '40 … 50');
      assert.ok(item);
      const { documentation } = resolveCompletion(catalog, item);
      assert.ok(typeof documentation === 'object');
      assert.match(documentation.value, /^\*\*Entry Summary Line Item Grouping\*\*\n\nRequired on add and replace/);
      assert.match(documentation.value, /- `50` Tariff\/Value\/Quantity Detail: HTS Number, Duty Amount/);
    });
    it('a whole transaction takes the filer code of its block', () => {
      const at = atCursor('A27049XX                 TE\nB  27049XXTE\n‸');
      assert.equal(newText(at, 'XA'), `XA    9XX${' '.repeat(71)}`);
    });
    it('trailers share the tab stops of their headers', () => {
      const lines = newText(atCursor('‸'), 'A … Z', { snippets: true }).split('\n');
      assert.deepEqual(
        lines.map((line) => [...line.matchAll(/\$\{([0-9]+):/g)].map(([, number]) => number).join()),
        ['1,2,3,4', '5,6,4', '5,6,4', '1,2'],
      );
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
      assert.ok(items.some(({ label, detail }) => label === 'DE' && detail?.startsWith('Germany')));
    });
    it('puts codes that a condition refuses here behind the others', () => {
      const items = itemsAt(inFixture('ae-consumption', 'CW02     27D‸50'));
      const refused = items.findIndex(({ sortText }) => sortText?.startsWith('4'));
      assert.ok(refused > 0, 'some codes are refused');
      assert.ok(items.slice(refused).every(({ sortText }) => sortText?.startsWith('4')));
      assert.ok(items.slice(0, refused).some(({ label }) => label === '50'));
    });
    const told: [name: string, line: RegExp, replacement: string, expected: string, explanation: RegExp][] = [
      ['ae-consumption', /^89.*$/m, '89499‸', '5820', /The lines add up to 58\.20/],
      ['ae-consumption', /^90.*$/m, '90 ‸', '326880', /3,268\.80/],
      [
        'ae-consumption',
        /^10A.*$/m,
        '10A9XX  ‸0100001',
        '01000016',
        /^For filer code 9XX and 0100001 it is 6|check digit/,
      ],
      ['ae-consumption', /^10A.*$/m, '10A9XX  ‸01000010', '01000016', /check digit/],
      ['ae-consumption', /^10A.*$/m, '10A‸', '9XX', /A or B record/],
      ['ae-consumption', /^40 {2}002.*$/m, '40  ‸', '002', /count up from 1/],
      ['ae-consumption', /^Y.*$/m, 'Y  ‸', '2704', /repeats the header/],
      ['qp-inbond', /^Y.*$/m, 'Y  38019XXQP‸', '00023', /between B and Y/],
      ['qp-inbond', /^10.*$/m, '10A61‸99900002', '999000026', /check digit/],
    ];
    for (const [name, line, replacement, expected, explanation] of told) {
      it(`that are computed: ${name} | ${replacement} | ${expected}`, () => {
        const at = atCursor(fixture(name).replace(line, (text) => replacement.padEnd(text.length + 1)));
        const [item] = itemsAt(at, { today, check });
        assert.ok(item);
        assert.equal(editOf(item).newText.trim(), expected);
        const { documentation } = resolveCompletion(catalog, item);
        assert.ok(typeof documentation === 'object');
        assert.match(documentation.value, explanation);
      });
    }
    it('that are in use are counted, also where another field has the number', () => {
      const line = (text: string): string => `${text.padEnd(80)}\n`;
      const head = ['A27049XX                 AE', 'B  27049XXAE', '10A9XX  01000016 2704'].map(line).join('');
      const items = itemsAt(atCursor(`${head}1189-1234567AB‸`.padEnd(head.length + 81)));
      assert.equal(labels(items, 1), '89-1234567AB used in this record');
      const cases = `${head}${line('1189-1234567AB89-1234567AB')}${line('40  001 CNCN')}47C‸`;
      assert.equal(labels(itemsAt(atCursor(cases)), 1), '89-1234567AB used 2 times, nearest on line 4');
    });
    it('are documented by their meaning and by their field', () => {
      const item = itemsAt(inFixture('ae-consumption', '40  001 ‸CN')).find(({ label }) => label === 'DE');
      assert.ok(item);
      assert.equal(item.documentation, undefined);
      const { documentation } = resolveCompletion(catalog, item);
      assert.ok(typeof documentation === 'object');
      assert.match(documentation.value, /^\*\*Country of Origin Code\*\*\n\n`DE` Germany\n/);
      assert.match(documentation.value, /Positions 9-10 · length 2/);
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
            const beginning = item.label.split(' … ')[0] ?? '';
            const after = applied('', item).split('\n');
            for (const record of after) assert.equal(record.length, 80, `${name} ${line} ${item.label}`);
            assert.ok(after[0]?.startsWith(beginning));
            assert.ok(item.label.includes('…') ? after.length > 1 : after.length === 1);
          }
        }
      }
    });
    it('80 positions wherever a snippet is chosen, whose tab stops are the blank fields', () => {
      for (const name of fixtureNames) {
        const transmission = transmissionOf(fixture(name));
        for (let line = 0; line <= transmission.recordCount; line += 3) {
          const plain = completions(transmission, { line, character: 0 }).items;
          const snippets = completions(transmission, { line, character: 0 }, { snippets: true }).items;
          snippets.forEach((item, at) => {
            if (item.insertTextFormat !== InsertTextFormat.Snippet) return;
            assert.equal(expanded(editOf(item).newText), editOf(plain[at] ?? item).newText, `${name} ${item.label}`);
          });
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
