/** What hovers say, against whole hovers kept in `hover.golden.txt` and as properties of every field of every layout. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { hover, type HoverOptions } from '../../../server/src/features/hover';
import { escapeMarkdown } from '../../../server/src/features/markdown';
import { ENVELOPE_CHAPTER, type ApplicationLayout } from '../../../server/src/layout/catalog';
import type { CompiledLayout } from '../../../server/src/layout/compile';
import type { Condition } from '../../../server/src/layout/types';
import type { Transmission } from '../../../server/src/transmission/transmission';
import { atCursor, inFixture, type AtCursor } from '../../support/cursor';
import { catalog } from '../../support/layouts';
import { fixture, fixtureNames, fuzzRuns, transmissionOf } from '../../support/transmissions';

const today = { year: 2026, month: 11, day: 22 };

function text({ transmission, position }: AtCursor, options: HoverOptions = {}): string {
  return markdownAt(transmission, position.line, position.character, options);
}

function markdownAt(
  transmission: Transmission,
  line: number,
  character: number,
  options: HoverOptions = { today },
): string {
  const contents = hover(transmission, { line, character }, options)?.contents;
  if (contents === undefined) return '';
  assert.ok(typeof contents === 'object' && 'kind' in contents && contents.kind === 'markdown');
  return contents.value;
}

describe('Hover', () => {
  describe('as a whole', () => {
    // Each case is a line "=== fixture | beginning of a line with the cursor in it", and the Markdown below it.
    const file = join(__dirname, 'hover.golden.txt');
    const cases = readFileSync(file, 'utf8')
      .split(/^=== /m)
      .slice(1)
      .map((part) => {
        const head = part.slice(0, part.indexOf('\n'));
        const [name = '', marked = ''] = head.split(' | ');
        return { head, name, marked, expected: part.slice(head.length + 1).trim() };
      });
    const actual = (name: string, marked: string): string =>
      text(name === 'text' ? atCursor(marked.replaceAll('⏎', '\n')) : inFixture(name, marked), { today });

    if (process.env['ACE_UPDATE_GOLDEN'] !== undefined) {
      const updated = cases.map(({ head, name, marked }) => `=== ${head}\n\n${actual(name, marked)}\n\n`);
      writeFileSync(file, updated.join(''));
    }
    it('has cases', () => {
      assert.ok(cases.length >= 15);
    });
    for (const { head, name, marked, expected } of cases) {
      it(head, () => {
        assert.equal(actual(name, marked), expected);
      });
    }
  });

  describe('in its first line', () => {
    const cases: [name: string, marked: string, first: string][] = [
      [
        'ae-consumption',
        '10A9XX  01000016 2704BRN000101   ‸01',
        '**Entry Type Code** — `01` Consumption - free and dutiable',
      ],
      [
        'ae-consumption',
        '10‸A',
        '**Summary Filing Action Request Code** — `A` Add, or replace as a whole (the Broker Reference Number must match the filed one)',
      ],
      ['ae-consumption', '6249900004‸157', '**User Fee Amount** — `00004157` 41.57 USD'],
      ['ae-consumption', '3326‸', '**Missing Document Code (2)** — blank'],
      ['ae-consumption', 'A27049XX‸', '**Communication Password** — `••••••` (confidential, not shown)'],
      [
        'ki-query',
        'K 89-1234567AB1262704-00017 ‸',
        '**Importer Number (3)** — `•••-••-••••` (confidential, not shown)',
      ],
      ['bad/lower-case', '20xq‸zl', '**Carrier Code** — `xqzl`, in lower case'],
    ];
    for (const [name, marked, first] of cases) {
      it(`${name} | ${marked}`, () => {
        assert.equal(text(inFixture(name, marked)).split('\n')[0], first);
      });
    }
    const ad = 'A27049XXSECRET081726     AE';
    const values: [marked: string, first: string][] = [
      [`A27049XXSECRET‸133126     AE`, '**Transmission Date** — `133126` is no date in the form `MMDDYY`'],
      [`A27049XXSECRET‸000000     AE`, '**Transmission Date** — `000000` zeros, no date'],
      [`${ad}\nB  27049XX‸QQ`, '**Application Identifier Code** — `QQ` is none of its codes'],
      [`${ad}\nB  ‸    9XXAE`, '**Processing District/Port Code** — blank, but a value is mandatory'],
      [`${ad}\nB  27049XXAE\n9000000‸32A880`, '**Grand Total Duty Amount** — `0000032A880` is no number'],
      [`${ad}\nB  27049XXAE\n10A9XX  01000016 2704‸A\`B|*<C`, '**Broker Reference Number** — ``A`B|*<C``'],
      [
        `${ad}\nB  27049XXAE\n40  001 CN‸X1`,
        '**Country of Export Code** — `X1` is no country code in the list of ISO country codes',
      ],
    ];
    for (const [marked, first] of values) {
      it(marked.replaceAll('\n', '⏎'), () => {
        assert.equal(text(atCursor(marked)).split('\n')[0], first);
      });
    }
    it('says how far a date is away when it knows the day', () => {
      const at = inFixture('ae-consumption', 'A27049XXSECRET‸081726');
      assert.match(
        text(at, { today }),
        /Monday, August 17, 2026 \(two-digit years are read as 1970-2069\), 97 days ago/,
      );
      assert.match(text(at, { today: { year: 2026, month: 8, day: 16 } }), /2069\), tomorrow\n/);
      assert.doesNotMatch(text(at), /ago|tomorrow/);
    });
  });

  it('has the range of exactly the field', () => {
    const { transmission, position } = inFixture('ae-consumption', '1189-12345‸67AB');
    const range = hover(transmission, position)?.range;
    assert.deepEqual(range, { start: { line: 3, character: 2 }, end: { line: 3, character: 14 } });
  });

  it('is null behind the last record and in an empty file', () => {
    assert.equal(hover(transmissionOf(''), { line: 0, character: 0 }), null);
    assert.equal(hover(transmissionOf(fixture('ki-query')), { line: 6, character: 0 }), null);
  });

  it('tells the record when a file without line breaks is hovered beyond position 80', () => {
    const transmission = transmissionOf(fixture('bad/one-line'));
    assert.match(markdownAt(transmission, 0, 100), /35 records long.*position 21 of record 2\./);
  });

  it('names what would fit on an unknown record, and quotes no more than its beginning', () => {
    const markdown = text(atCursor('A27049XXSECRET081726     KI\nB  27049XXKI\nQ‸X 999-99-9999\n'));
    assert.match(markdown, /^\*\*Unknown record\*\* — no control identifier fits `QX`/);
    assert.match(markdown, /Application KI, Importer\/Bond Query/);
    assert.match(markdown, /- K .*mandatory here/);
    assert.doesNotMatch(markdown, /999/);
  });

  describe('of every field of every layout', () => {
    for (const { chapter, transactions } of catalog.index) {
      const applications = [...new Set(transactions.map(({ application }) => application))];
      const layouts = applications.flatMap((application): ApplicationLayout[] => {
        if (chapter === ENVELOPE_CHAPTER)
          return [catalog.envelope('input', 'AE'), catalog.envelope('input', 'QP'), catalog.envelope('output', 'AX')];
        if (application === 'PGA') return [catalog.embedded('CA')].filter((layout) => layout !== undefined);
        return catalog.application(application).filter((layout) => layout.chapter.chapter === chapter);
      });
      it(`${chapter} names the field and its positions`, () => {
        let fields = 0;
        for (const layout of layouts) {
          for (const record of layout.records.values()) {
            for (const each of [record.base, ...record.variants.map((variant) => variant.layout)])
              fields += checkFields(layout, each);
          }
        }
        assert.ok(fields > 10);
      });
    }
  });

  describe('keeps secrets', () => {
    const secret = /SECRET|[0-9]{3}-[0-9]{2}-[0-9]{4}(?![0-9])/;
    it('of every position of the fixtures', () => {
      for (const name of fixtureNames.filter((each) => secret.test(fixture(each)))) {
        const transmission = transmissionOf(fixture(name));
        for (let line = 0; line < transmission.recordCount; line++) {
          if (!secret.test(transmission.document.line(line))) continue;
          for (let character = 0; character < 80; character++)
            assert.doesNotMatch(markdownAt(transmission, line, character), secret, `${name} ${line}:${character}`);
        }
      }
    });
    it('when characters are missing or too many', () => {
      const lines = fixture('ki-query').split('\n');
      const line = fc.constantFrom(0, 2);
      fc.assert(
        fc.property(
          line,
          fc.nat(30),
          fc.nat(4),
          fc.string({ maxLength: 3 }),
          fc.nat(80),
          (at, from, gone, more, character) => {
            const original = lines[at] ?? '';
            // The password itself stays whole; what is cut and put in stands before or behind it.
            const cut = at === 0 ? Math.max(14, from) : from;
            const changed = original.slice(0, cut) + more + original.slice(cut + gone);
            const transmission = transmissionOf(lines.with(at, changed.replace(/[\r\n]/g, ' ')).join('\n'));
            assert.doesNotMatch(markdownAt(transmission, at, character), /SECRET|999-99-9999/);
          },
        ),
        { numRuns: fuzzRuns(300) },
      );
    });
    it('unless the person asks for them', () => {
      const at = inFixture('ki-query', 'K 89-1234567AB1262704-00017 ‸');
      assert.match(text(at, { showConfidential: true }), /`999-99-9999`/);
    });
  });

  it('takes any text at any position', () => {
    for (const name of ['bad/binary', 'bad/tabs', 'bad/mixed', 'bad/short-records', 'bad/long-line', 'bad/lone-y']) {
      const transmission = transmissionOf(fixture(name));
      for (let line = 0; line <= transmission.recordCount; line++)
        for (let character = 0; character < 90; character += 3) markdownAt(transmission, line, character);
    }
  });
});

/** Hovers over each field of a record made from its layout. @returns how many fields were looked at */
function checkFields(application: ApplicationLayout, layout: CompiledLayout): number {
  const { record, variant } = layout;
  const transmission = transmissionWith(application, syntheticRecord(layout, variant?.when));
  const line = transmission.recordCount - 1;
  const read = transmission.recordAt(line)?.layout;
  assert.equal(read?.record.id, record.id);
  for (const { field } of read.fields) {
    const where = `${application.application} ${record.id} ${field.name}`;
    const markdown = markdownAt(transmission, line, field.start - 1);
    assert.ok(markdown.includes(escapeMarkdown(field.name)), where);
    const positions = field.start === field.end ? `osition ${field.start}` : `ositions ${field.start}-${field.end}`;
    assert.ok(new RegExp(`${positions}(?![0-9])`).test(markdown), where);
    assert.doesNotMatch(markdown, /undefined|NaN|\[object/, where);
    assert.deepEqual(hover(transmission, { line, character: field.end - 1 })?.range, {
      start: { line, character: field.start - 1 },
      end: { line, character: field.end },
    });
  }
  return read.fields.length;
}

/** A record with its constants, and in its other fields a character of their class; what chooses the variant is filled in. */
function syntheticRecord(layout: CompiledLayout, when: Condition | undefined): string {
  const characters = Array.from({ length: 80 }, () => ' ');
  const put = (from: number, value: string): void => {
    characters.splice(from, value.length, ...Array.from(value));
  };
  for (const { field, from, to, isFiller, constant } of layout.fields) {
    if (constant !== undefined) put(from, constant);
    else if (!isFiller) put(from, (/^(N|SN|D)$/.test(field.class) ? '1' : 'X').repeat(to - from));
  }
  const choose = (condition: Condition | undefined): void => {
    if (!condition) return;
    if ('all' in condition) condition.all.forEach(choose);
    else if ('in' in condition) {
      const chosen = layout.fieldsByName.get(condition.field);
      if (chosen) put(chosen.from, (condition.in[0] ?? '').padEnd(chosen.to - chosen.from));
    }
  };
  choose(when);
  return characters.join('');
}

function transmissionWith(application: ApplicationLayout, record: string): Transmission {
  if (application.chapter.chapter !== ENVELOPE_CHAPTER) return transmissionOf(record, application.application);
  const header = `B  27049XX${application.application}`.padEnd(80);
  const before = record.startsWith('X') ? ['B'.padEnd(79) + 'B'] : /^[ZY]/.test(record) ? [header] : [];
  return transmissionOf([...before, record].join('\n'), record.startsWith('X') ? undefined : application.application);
}
