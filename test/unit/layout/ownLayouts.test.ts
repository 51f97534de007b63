import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Checker } from '../../../server/src/checks/checker';
import { unitRules } from '../../../server/src/checks/rules';
import { hover } from '../../../server/src/features/hover';
import { Catalog } from '../../../server/src/layout/catalog';
import { readLayoutFile } from '../../../server/src/layout/layoutFile';
import { pathInWords } from '../../../server/src/layout/layoutProblem';
import type { Chapter, Field, RecordLayout, Transaction } from '../../../server/src/layout/types';
import { LineTable } from '../../../server/src/transmission/lineTable';
import { Transmission } from '../../../server/src/transmission/transmission';
import { readJson, layoutFolder } from '../../support/layoutFiles';
import { example, exampleText, schema, use } from '../../support/ownLayouts';
import { fixture, fixtureNames } from '../../support/transmissions';

const record = (chapter: Chapter, at = 0): RecordLayout => chapter.records[at] ?? assert.fail('no record');
const field = (chapter: Chapter, at: number): Field => record(chapter).fields[at] ?? assert.fail('no field');
const transaction = (chapter: Chapter, at = 0): Transaction =>
  chapter.transactions[at] ?? assert.fail('no transaction');
/** Puts a value where the type allows none. */
const set = (target: object, key: string, value: unknown): void => {
  (target as Record<string, unknown>)[key] = value;
};
const transmissionIn = (catalog: Catalog, ...records: string[]): Transmission =>
  new Transmission(new LineTable('file:///t.ace', 'ace', 1, records.join('\n')), catalog);
const batch = (application: string, ...records: string[]): string[] => [
  `A1001XX9SECRET112326     ${application}`.padEnd(80),
  `B  1001XX9${application}`.padEnd(80),
  ...records.map((each) => each.padEnd(80)),
  `Y  1001XX9${application}`.padEnd(80),
  'Z1001XX9      112326'.padEnd(80),
];

/** What is done to the example, the path of the first problem, and what is said of it. */
const broken: [does: string, change: (chapter: Chapter) => void, path: string, message: RegExp][] = [
  [
    'lacks a property',
    (c) => {
      set(c, 'title', undefined);
    },
    '',
    /"title" is missing/,
  ],
  [
    'has a property too many',
    (c) => {
      set(field(c, 1), 'lenght', 3);
    },
    'records[0].fields[1].lenght',
    /no property "lenght"/,
  ],
  [
    'has an unknown class',
    (c) => {
      set(field(c, 1), 'class', 'Q');
    },
    'records[0].fields[1].class',
    /"A", "N", "SN", "AN", "X", "D" or "S"/,
  ],
  [
    'ends beyond the record',
    (c) => {
      field(c, 4).end = 81;
    },
    'records[0].fields[4].end',
    /80 positions/,
  ],
  [
    'has text for a position',
    (c) => {
      set(field(c, 4), 'end', '80');
    },
    'records[0].fields[4].end',
    /a whole number/,
  ],
  [
    'has an empty list of codes',
    (c) => {
      field(c, 1).codes = {};
    },
    'records[0].fields[1].codes',
    /must not be empty/,
  ],
  [
    'has a wrong identifier',
    (c) => {
      record(c).id = 'se10';
    },
    'records[0].id',
    /one to four capital letters/,
  ],
  [
    'has a wrong application',
    (c) => {
      transaction(c).application = 'Q';
    },
    'transactions[0].application',
    /two characters/,
  ],
  [
    'has a node of no kind',
    (c) => {
      set(transaction(c), 'structure', [{ designation: 'M', max: 1 }]);
    },
    'transactions[0].structure[0]',
    /"record", "group" or "include"/,
  ],
  [
    'has a node without max',
    (c) => {
      set(transaction(c).structure[0] ?? {}, 'max', undefined);
    },
    'transactions[0].structure[0]',
    /"max" is missing/,
  ],
  [
    'has an unknown requirement',
    (c) => {
      set(field(c, 3).rules?.[0] ?? {}, 'then', 'sometimes');
    },
    'records[0].fields[3].rules[0].then',
    /"required", "blank"/,
  ],
  [
    'has a gap',
    (c) => {
      field(c, 2).start = 5;
    },
    'records[0].fields[2].start',
    /position 4 before Start Date belongs to no field/,
  ],
  [
    'has an overlap',
    (c) => {
      field(c, 2).start = 3;
    },
    'records[0].fields[2].start',
    /Start Date overlaps Query Type Code at position 3/,
  ],
  [
    'ends early',
    (c) => {
      field(c, 4).end = 78;
    },
    'records[0].fields[4].end',
    /positions 79-80 at the end belong to no field/,
  ],
  [
    'ends before it starts',
    (c) => {
      field(c, 1).start = 4;
    },
    'records[0].fields[1].end',
    /before it starts at 4/,
  ],
  [
    'has a record twice',
    (c) => {
      c.records.push(structuredClone(record(c)));
    },
    'records[3].id',
    /defined above/,
  ],
  [
    'has a field twice',
    (c) => {
      field(c, 2).name = 'Query Type Code';
    },
    'records[0].fields[2].name',
    /two fields are named/,
  ],
  [
    'has no identifier',
    (c) => {
      field(c, 0).value = '11';
    },
    'records[0].fields[0]',
    /"value" "10"/,
  ],
  [
    'has a date of eight',
    (c) => {
      field(c, 2).end = 11;
      field(c, 3).start = 12;
      field(c, 3).end = 13;
      field(c, 4).start = 14;
    },
    'records[0].fields[2].class',
    /YYYYMMDD/,
  ],
  [
    'has a long code',
    (c) => {
      field(c, 1).codes = { EE: 'Entries' };
    },
    'records[0].fields[1].codes',
    /"EE" is longer than Query Type Code/,
  ],
  [
    'has a code of another class',
    (c) => {
      field(c, 1).codes = { '1': 'Entries' };
    },
    'records[0].fields[1].codes',
    /class A of Query Type Code does not allow/,
  ],
  [
    'has an unknown list',
    (c) => {
      field(c, 3).codeList = 'planets';
    },
    'records[0].fields[3].codeList',
    /no code list "planets"/,
  ],
  [
    'has a list by the name of a function',
    (c) => {
      field(c, 3).codeList = 'constructor';
    },
    'records[0].fields[3].codeList',
    /no code list "constructor"/,
  ],
  [
    'names a record without layout',
    (c) => {
      set(transaction(c).structure[0] ?? {}, 'record', '15');
    },
    'transactions[0].structure[0].record',
    /no layout of it in direction "input"/,
  ],
  [
    'names a record of the other direction',
    (c) => {
      set(transaction(c, 1).structure[0] ?? {}, 'record', '20');
    },
    'transactions[1].structure[0].record',
    /in direction "output"/,
  ],
  [
    'names an unknown chapter',
    (c) => {
      set(transaction(c).structure[0] ?? {}, 'chapter', 'planets');
    },
    'transactions[0].structure[0].chapter',
    /no chapter "planets"/,
  ],
  [
    'includes an unknown group',
    (c) => {
      transaction(c).structure.push({
        include: { chapter: 'cargo-release', group: 'Planets' },
        designation: 'O',
        max: 1,
      });
    },
    'transactions[0].structure[2].include',
    /no group "Planets"/,
  ],
  [
    'has a rule on an unknown field',
    (c) => {
      set(field(c, 3).rules?.[0] ?? {}, 'when', { field: 'Planet', in: ['X'] });
    },
    'records[0].fields[3].rules[0].when',
    /the field "Planet", which does not exist/,
  ],
  [
    'has a rule on an unknown record',
    (c) => {
      set(field(c, 3).rules?.[0] ?? {}, 'when', { field: 'Planet', record: '77', in: ['X'] });
    },
    'records[0].fields[3].rules[0].when',
    /the record 77, which no layout describes/,
  ],
  [
    'has a rule on a value that is too long',
    (c) => {
      set(field(c, 3).rules?.[0] ?? {}, 'when', { field: 'Query Type Code', in: ['LL'] });
    },
    'records[0].fields[3].rules[0].when',
    /"LL", which is longer/,
  ],
  [
    'has a variant by an unknown field',
    (c) => {
      record(c).variants = [{ name: 'V', when: { field: 'Planet', blank: true }, fields: [field(c, 1)] }];
    },
    'records[0].variants[0].when',
    /"Planet"/,
  ],
  [
    'has a map by a field of no record',
    (c) => {
      transaction(c).when = { field: 'Query Type Code', in: ['E'] };
    },
    'transactions[0].when',
    /must say in "record"/,
  ],
  [
    'is around all applications',
    (c) => {
      transaction(c).application = '*';
    },
    'transactions[0].application',
    /belongs to the chapter batch-block-control/,
  ],
  [
    'replaces the envelope by something else',
    (c) => {
      c.chapter = 'batch-block-control';
    },
    'transactions',
    /envelope of every application needs/,
  ],
  [
    'replaces what others include',
    (c) => {
      c.chapter = 'pga-message-set';
    },
    'transactions',
    /takes parts from this one/,
  ],
];

describe('own layouts', () => {
  it('takes the example of the documentation as it is', () => {
    const { reports, source } = use({ 'sample.json': exampleText });
    assert.deepEqual(
      reports.map(({ problems, isUsed, replaces }) => ({ problems, isUsed, replaces })),
      [{ problems: [], isUsed: true, replaces: [] }],
    );
    const catalog = new Catalog(source);
    const sound = transmissionIn(catalog, ...batch('Q9', '10L010126CN', '20XX901000016000000123456', '30001'));
    assert.deepEqual(new Checker(catalog, unitRules).findings(sound), []);
    assert.equal(sound.recordAt(3)?.layout?.record.name, 'Entry');
    const bad = transmissionIn(catalog, ...batch('Q9', '10L990126', '30001'));
    const found = new Checker(catalog, unitRules).findings(bad).filter(({ line }) => line === 2 || line === 3);
    assert.deepEqual(found.map(({ rule, line }) => `${line} ${rule}`).sort(), [
      '2 condition-required',
      '2 field-date',
      '3 record-missing',
    ]);
    assert.equal(catalog.applicationTitle('Q9'), 'Sample Query');
  });

  for (const [does, change, path, message] of broken)
    it(`refuses a layout that ${does}, and says where`, () => {
      const text = example(change);
      const {
        reports: [report],
        source,
      } = use({ 'sample.json': text });
      const [problem] = report?.problems ?? [];
      assert.ok(problem, 'no problem');
      assert.equal(pathInWords(problem.path), path);
      assert.match(problem.message, message);
      assert.equal(report?.isUsed, false);
      const line = text.split('\n')[problem.start.line] ?? '';
      const [name = ''] = problem.path.filter((part) => typeof part === 'string').slice(-1);
      const last = problem.path.at(-1);
      if (typeof last === 'string') assert.ok(line.includes(`"${name}"`) || problem.start.line === 0, line);
      assert.ok(problem.end.line > problem.start.line || problem.end.character > problem.start.character);
      assert.equal(source.chapter('sample-query'), undefined);
    });

  it('warns of a response that nobody describes, and uses the layout', () => {
    const {
      reports: [report],
    } = use({
      'sample.json': example((c) => {
        transaction(c).response = 'X9';
      }),
    });
    assert.deepEqual(
      report?.problems.map(({ severity, path }) => [severity, pathInWords(path)]),
      [['warning', 'transactions[0].response']],
    );
    assert.equal(report.isUsed, true);
  });

  it('says what is no JSON, too long, too deep or twice there', () => {
    const first = (text: string): string =>
      readLayoutFile(text, schema).problems.map(
        ({ message, start }) => `${start.line + 1}:${start.character + 1} ${message}`,
      )[0] ?? '';
    assert.match(first(''), /^1:1 .*empty|value is expected/);
    assert.match(first('{\n  "chapter": oops\n}'), /^2:14 This is not JSON/);
    assert.match(first('{\n  "chapter": "a",\n}'), /^3:1 .*comma before a closing brace/);
    assert.match(first('{ // x\n}'), /comments are not allowed/);
    assert.match(first('{ "chapter": "a",\n "chapter": "b" }'), /^2:2 "chapter" stands here twice/);
    assert.match(first('['.repeat(1_000_000)), /64 levels deep/);
    assert.match(first(' '.repeat(2_000_001)), /2,000,000 characters/);
    assert.match(first('"\\"[[["'), /must be an object in braces/);
    assert.match(first('null'), /must be an object in braces/);
  });

  it('takes any text without a fault', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        use({ 'a.json': text });
      }),
      { numRuns: 200 },
    );
    const lines = exampleText.split('\n');
    fc.assert(
      fc.property(fc.nat(lines.length - 1), fc.nat(4), (at, count) => {
        const {
          reports: [report],
        } = use({ 'a.json': lines.toSpliced(at, count).join('\n') });
        assert.equal(
          report?.isUsed,
          report?.problems.every(({ severity }) => severity !== 'error'),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('takes the first of two chapters of a name', () => {
    const { reports } = use({ 'a.json': exampleText, 'b.json': exampleText });
    assert.deepEqual(
      reports.map(({ isUsed }) => isUsed),
      [true, false],
    );
    assert.match(reports[1]?.problems[0]?.message ?? '', /a\.json has a chapter of this name too/);
  });

  it('keeps one with an error out, and what leans on it', () => {
    const leaning = example((c) => {
      c.chapter = 'leaning';
      c.transactions = [
        {
          ...transaction(c),
          application: 'Q8',
          response: 'R9',
          structure: [{ record: '10', chapter: 'sample-query', designation: 'M', max: 1 }],
        },
      ];
    });
    assert.deepEqual(
      use({ 'a.json': exampleText, 'b.json': leaning }).reports.map(({ isUsed }) => isUsed),
      [true, true],
    );
    const { reports } = use({
      'a.json': example((c) => {
        field(c, 2).start = 5;
      }),
      'b.json': leaning,
    });
    assert.deepEqual(
      reports.map(({ isUsed }) => isUsed),
      [false, false],
    );
    assert.ok(reports[1]?.problems.some(({ message }) => message.includes('no chapter "sample-query"')));
  });

  it('takes the place of a chapter of the same name: hovers and checks say what it says', () => {
    const own = readJson(layoutFolder, 'manufacturer.json') as Chapter;
    const input = own.records.find(({ id }) => id === '$1') ?? assert.fail();
    const changed = input.fields.find(({ name }) => name === 'Firm Name') ?? assert.fail();
    changed.description = 'As our own software fills it.';
    changed.class = 'N';
    const { source, reports } = use({ 'own.json': JSON.stringify(own) });
    assert.deepEqual(reports[0]?.problems, []);
    assert.deepEqual(reports[0].replaces, [own.title]);
    const catalog = new Catalog(source);
    const transmission = transmissionIn(catalog, fixture('manufacturer-add'));
    const line = transmission.document
      .getText()
      .split('\n')
      .findIndex((text) => text.startsWith(input.id));
    const shown = hover(transmission, { line, character: changed.start - 1 });
    assert.match(JSON.stringify(shown), /As our own software fills it/);
    assert.ok(
      new Checker(catalog, unitRules)
        .findings(transmission)
        .some(({ line: at, start, rule }) => at === line && start >= changed.start && rule === 'character-class'),
    );
  });

  it('takes the place of single applications under another name', () => {
    const { source, reports } = use({
      'own.json': example((c) => {
        transaction(c).application = 'AE';
        transaction(c).response = 'AX';
      }),
    });
    assert.equal(reports[0]?.replaces.length, 1);
    const catalog = new Catalog(source);
    assert.deepEqual(
      catalog.application('AE').map(({ chapter }) => chapter.chapter),
      ['sample-query'],
    );
    assert.deepEqual(
      catalog.application('AX').map(({ chapter }) => chapter.chapter),
      ['entry-summary-create-update'],
    );
    // The rules of the chapter find none of their records, and break nothing.
    for (const name of fixtureNames.filter((each) => each.startsWith('ae-')))
      new Checker(catalog, unitRules).findings(transmissionIn(catalog, fixture(name)));
  });

  it('changes nothing with the product’s own chapters in place of themselves', () => {
    for (const name of ['batch-block-control', 'pga-message-set', 'cargo-release', 'entry-summary-create-update']) {
      const { reports } = use({ 'own.json': JSON.stringify(readJson(layoutFolder, `${name}.json`)) });
      assert.deepEqual(reports[0]?.problems, [], name);
      assert.equal(reports[0].isUsed, true);
    }
  });
});
