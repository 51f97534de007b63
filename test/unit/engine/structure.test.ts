/** One slip in the order or number of records gives one issue, at the record where it shows. */
import assert from 'node:assert/strict';
import { findingsOf, fixtureLines, transmissionOf } from '../../support/transmissions';

/** Control identifiers that the tables below use, the longest first. */
const ID = /^(?:SE1[0135]|SE20|SE3[05]|SE36|SE40|SE50|SE55|SE56|SE60|SE61|CW02|[0-9]{2})/;

/** A fixture's records by control identifier: the first of each, as those of a small transaction. */
class Records {
  private readonly lines: readonly string[];

  constructor(fixture: string) {
    this.lines = fixtureLines(fixture);
  }

  /** @param ids control identifiers, one a record @returns a file with these records in one block */
  file(ids: string): string[] {
    const records = ids.split(/\s+/).map((id) => {
      const line = this.lines.find((candidate) => ID.exec(candidate)?.[0] === id);
      assert.ok(line, `no ${id} in the fixture`);
      return line;
    });
    return [...this.lines.slice(0, 2), ...records, ...this.lines.slice(-2)];
  }
}

/** The issues of a file, as `kind place @ record`: the record it shows at, with its number in the unit, or `end`. */
function issuesOf(lines: readonly string[]): string[] {
  return transmissionOf(`${lines.join('\n')}\n`).blocks.flatMap(({ units }) =>
    units.flatMap(({ records, issues }) =>
      issues.map(({ kind, at, place }) => {
        const record = records[at];
        const where = record ? `${String(at + 1)} ${record.layout?.record.id ?? '?'}` : 'end';
        return `${kind} ${place?.record ?? place?.name ?? '-'} @ ${where}`;
      }),
    ),
  );
}

interface Table {
  application: string;
  fixture: string;
  /** Well-formed orders. */
  good: string[];
  /** Orders with one slip each, and the issue it gives; a pattern where a record that moved may be named in more than one way. */
  slips: [what: string, ids: string, issue: string | RegExp][];
}

const tables: Table[] = [
  {
    application: 'AE',
    fixture: 'ae-consumption',
    good: [
      '10 11 20 22 23 31 40 44 47 50 62 89 90',
      '10 11 20 21 22 23 23 22 23 31 33 40 44 47 47 50 50 62 40 43 44 47 50 62 CW02 89 90',
      '10 11 20 22 23 31 40 44 47 50 62 89 90 10 11 20 22 23 31 40 44 47 50 62 89 90',
      '10',
    ],
    slips: [
      ['22 is missing', '10 11 20 21 23 31 40 44 47 50 62 89 90', 'missing 22 @ 5 23'],
      [
        '22 is missing before the second 23',
        '10 11 20 22 23 31 40 44 50 62 89 90 10 11 20 23 31 40 44 50 62 89 90',
        'missing 22 @ 4 23',
      ],
      ['50 is missing', '10 11 20 22 23 31 40 44 47 62 89 90', 'missing Tariff Grouping @ 10 62'],
      ['40 of the second line is missing', '10 11 20 22 23 31 40 44 50 62 43 44 50 62 89 90', 'missing 40 @ 11 43'],
      ['11 stands twice', '10 11 11 20 22 23 31 40 44 47 50 62 89 90', 'repeated 11 @ 3 11'],
      ['90 stands twice', '10 11 20 22 23 31 40 44 47 50 62 89 90 90', 'repeated 90 @ 14 90'],
      ['11 stands behind 20', '10 20 11 22 23 31 40 44 47 50 62 89 90', /^(?:order|unexpected) .* @ 3 /],
      ['31 stands before 22', '10 11 20 31 22 23 40 44 47 50 62 89 90', /^(?:order|unexpected) .* @ [45] /],
      ['44 stands behind 50', '10 11 20 22 23 31 40 50 44 62 89 90', /^(?:order|unexpected) .* @ 9 /],
    ],
  },
  {
    application: 'SE',
    fixture: 'se-add',
    good: [
      'SE10 SE11 SE13 SE15 SE30 SE35 SE36 SE40 SE50 SE55 SE56 SE60',
      'SE10 SE11 SE13 SE15 SE15 SE30 SE35 SE36 SE30 SE40 SE60 SE60 SE40 SE60',
    ],
    slips: [
      ['SE13 is missing', 'SE10 SE11 SE15 SE30 SE35 SE36 SE40 SE60', 'missing SE13 @ 3 SE15'],
      ['SE60 is missing', 'SE10 SE11 SE13 SE15 SE30 SE40 SE40 SE60', 'repeated SE40 @ 7 SE40'],
      [
        'SE60 is missing at the end',
        'SE10 SE11 SE13 SE15 SE30 SE40',
        'missing Harmonized Tariff Schedule Grouping @ end',
      ],
      ['SE11 stands twice', 'SE10 SE11 SE11 SE13 SE15 SE30 SE40 SE60', 'repeated SE11 @ 3 SE11'],
      [
        'SE15 stands behind the parties',
        'SE10 SE11 SE13 SE30 SE35 SE36 SE15 SE40 SE60',
        /^(?:order|unexpected) .* @ 7 /,
      ],
    ],
  },
  {
    application: 'QP',
    fixture: 'qp-inbond',
    good: ['10 20 30 32 33 40 50 51 52 55 56 57 65 70 71 72 70 71', '10 20 30 40 50 51 55 56 65 70 71'],
    slips: [
      ['40 is missing', '10 20 30 32 33 50 51 55 56 65 70 71', 'missing 40 @ 6 50'],
      ['20 stands twice', '10 20 20 30 32 40 50 51 55 56 65 70 71', 'repeated 20 @ 3 20'],
      ['30 stands behind 40', '10 20 40 30 32 50 51 55 56 65 70 71', /^(?:order|unexpected) .* @ [34] /],
    ],
  },
];

describe('the order of records', () => {
  for (const { application, fixture, good, slips } of tables) {
    describe(application, () => {
      const records = new Records(fixture);
      for (const ids of good) {
        it(`is good: ${ids}`, () => {
          assert.deepEqual(issuesOf(records.file(ids)), []);
        });
      }
      for (const [what, ids, issue] of slips) {
        it(`${what}: ${String(issue)}`, () => {
          const [found = '', ...more] = issuesOf(records.file(ids));
          assert.deepEqual(more, []);
          if (typeof issue === 'string') assert.equal(found, issue);
          else assert.match(found, issue);
        });
      }
    });
  }

  it('is not broken by a line that is no record', () => {
    const lines = fixtureLines('ae-consumption');
    for (const line of ['', '# note', 'QQ99'])
      for (let at = 2; at < lines.length - 2; at++) assert.deepEqual(issuesOf(lines.toSpliced(at, 0, line)), []);
  });

  it('may hold a record of the application that the transaction has no place for', () => {
    const lines = fixtureLines('se-add');
    const foreign = fixtureLines('se-cancel').find((line) => line.startsWith('SE10'));
    assert.ok(foreign);
    // A cancellation is a transaction of its own, so the parties behind it have no place.
    const issues = issuesOf(lines.toSpliced(2, 1, foreign));
    assert.ok(issues.length > 0 && issues.every((issue) => /^(?:unexpected|missing)/.test(issue)));
  });

  it('names in the finding what is missing, where, and the page', () => {
    const [finding, ...more] = findingsOf(
      `${fixtureLines('ae-consumption')
        .filter((_, at, all) => at !== all.findIndex((each) => each.startsWith('22')))
        .join('\n')}\n`,
    );
    assert.deepEqual(more, []);
    assert.equal(finding?.rule, 'record-missing');
    assert.equal(finding.severity, 'error');
    assert.deepEqual([finding.line, finding.start, finding.end, finding.record], [6, 1, 80, '23']);
    assert.match(finding.message, /^22 .*before 23.*mandatory.*Entry Summary Create\/Update/);
  });
});
