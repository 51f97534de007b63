/** Rules that are known to be silent are left out, and never one that would have found something. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Checker } from '../../../server/src/checks/checker';
import type { UnitFinding } from '../../../server/src/checks/finding';
import { keepLast } from '../../../server/src/checks/keepLast';
import type { Report, UnitRule } from '../../../server/src/checks/rule';
import { unitRules } from '../../../server/src/checks/rules';
import type { RecordSpan, RecordView, UnitView } from '../../../server/src/checks/unitView';
import type { AceRecord, Unit } from '../../../server/src/transmission/model';
import { entrySummaryFile } from '../../bench/entrySummaries';
import { catalog } from '../../support/layouts';
import { fixture, fixtureNames, fuzzRuns, transmissionOf } from '../../support/transmissions';

const PARTS = { opens: '40', until: ['88', '89', '90'] };

function unitsOf(text: string): Unit[] {
  return transmissionOf(text).blocks.flatMap(({ units }) => units);
}

/** A rule that counts how often it was run, and finds what it is given to find. */
class CountedRule {
  runs = 0;
  readonly rule: UnitRule;

  constructor(check: (unit: UnitView, report: Report) => void, each?: UnitRule['each']) {
    this.rule = {
      id: `test-${String(CountedRule.made++)}`,
      title: 'A rule of a test',
      description: 'Counts.',
      severity: 'warning',
      applications: ['AE'],
      page: '',
      check: (unit, report) => {
        this.runs++;
        check(unit, report);
      },
      ...(each ? { each } : {}),
    };
  }

  private static made = 0;
}

/** Units of generated summaries, so many that rules are watched early on. */
const summaries = unitsOf(entrySummaryFile(15_000));

describe('rules known to be silent', () => {
  const lastAmount = keepLast((unit: UnitView) => unit.first('90')?.number('Grand Total Duty Amount'));
  const partOf = (unit: UnitView, nth: number): readonly RecordView[] =>
    unit.parts(PARTS, (_first, records) => records)[nth] ?? [];
  const reads = (read: (unit: UnitView) => unknown): CountedRule =>
    new CountedRule((unit) => {
      read(unit);
    });

  const cases: readonly [what: string, rule: CountedRule, rests: boolean][] = [
    ['reads a code of the first record', reads((unit) => unit.opening?.value('Entry Type Code')), true],
    [
      'reads a code of another record',
      reads((unit) => unit.first('11')?.value('U.S. State of Destination Code')),
      true,
    ],
    ['asks whether a record is there', reads((unit) => unit.has('62')), true],
    ['asks for a record that is not there', reads((unit) => unit.first('61')), true],
    ['reads a field of the header', reads((unit) => unit.batchHeader?.date('Transmission Date')), true],
    ['asks whether an amount is zero', reads((unit) => unit.first('90')?.isZero('Grand Total IR Tax Amount')), true],
    ['asks whether a number is blank', reads((unit) => unit.first('10')?.isBlank('Entry Number')), true],
    ['reads an amount', reads((unit) => unit.first('90')?.number('Grand Total Duty Amount')), false],
    ['reads a number that differs', reads((unit) => unit.opening?.value('Entry Number')), false],
    ['reads an amount worked out for another rule', reads(lastAmount), false],
    ['reads an amount worked out for another rule, again', reads(lastAmount), false],
    ['counts records of the lines', reads((unit) => unit.all('62').length), false],
    ['goes through all records', reads((unit) => unit.records.length), false],
    ['asks where a record stands', reads((unit) => unit.first('90')?.at), false],
    ['looks at a record itself', reads((unit) => unit.first('90')?.record.text), false],
    ['reads groups outside of the lines', reads((unit) => unit.groups('22', ['30', '40']).map(records)), true],
    ['reads groups that may reach into lines', reads((unit) => unit.groups('22', ['90']).map(records)), false],
    ['reads groups of the lines', reads((unit) => unit.groups('50').map(records)), false],
  ];

  function records(span: RecordSpan): readonly RecordView[] {
    return span.records;
  }

  const lineCases: readonly [what: string, mayFind: (unit: UnitView, nth: number) => unknown, rests: boolean][] = [
    ['reads a code of the line', (unit, nth) => partOf(unit, nth)[0]?.value('Country of Origin Code'), true],
    ['reads a code of the first record', (unit) => unit.opening?.value('Entry Type Code'), true],
    ['reads an amount of the line', (unit, nth) => partOf(unit, nth)[0]?.number('Gross Shipping Weight'), false],
    [
      'reads a code of the line before',
      (unit, nth) => partOf(unit, nth - 1)[0]?.value('Country of Origin Code'),
      false,
    ],
    ['reads a code of another record', (unit) => unit.first('11')?.value('U.S. State of Destination Code'), false],
    ['asks for a record that is not there', (unit) => unit.first('61'), true],
    ['asks for records of all lines', (unit) => unit.all('50'), false],
    [
      'tells that it looks at other lines',
      (unit) => {
        unit.readsAnything();
      },
      false,
    ],
  ];
  const ofLines = lineCases.map(([what, read, rests]): [string, CountedRule, boolean] => [
    `${what}, line by line`,
    new CountedRule(() => undefined, {
      part: PARTS,
      mayFind: (unit, nth) => {
        read(unit, nth);
        return false;
      },
    }),
    rests,
  ]);

  before(() => {
    const checker = new Checker(
      catalog,
      [...cases, ...ofLines].map(([, { rule }]) => rule),
    );
    for (const unit of summaries) checker.unitFindings(unit);
  });

  for (const [what, counted, rests] of [...cases, ...ofLines])
    it(`${rests ? 'rests' : 'runs each time'} when it ${what}`, () => {
      const share = counted.runs / summaries.length;
      // A rule that is given up for one kind of lines only rests where there are others.
      if (rests) assert.ok(share < 0.5, `was run on ${String(share)} of the units`);
      else assert.ok(share > 0.7, `was run on ${String(share)} of the units`);
    });

  it('still finds what it found in the first unit of a kind', () => {
    const loud = new CountedRule((unit, report) => {
      if (unit.opening?.value('Entry Type Code') === '31') report(unit.opening, undefined, 'A withdrawal.');
    });
    const checker = new Checker(catalog, [loud.rule]);
    const found = summaries.flatMap((unit) => checker.unitFindings(unit).filter(({ rule }) => rule === loud.rule.id));
    const expected = summaries.filter((unit) => unit.records[0]?.text.slice(33, 35) === '31').length;
    assert.ok(expected > 10);
    assert.equal(found.length, expected);
  });

  it('leaves most rules out of a sound file', () => {
    let runs = 0;
    const counted = unitRules.map((rule) => ({
      ...rule,
      check: (unit: UnitView, report: Report) => {
        runs++;
        rule.check(unit, report);
      },
    }));
    const checker = new Checker(catalog, counted);
    for (const unit of summaries) checker.unitFindings(unit);
    assert.ok(runs / summaries.length < 40, `${String(runs / summaries.length)} rules for each unit`);
  });
});

/** One change of a record, as parts of what there is to choose from. */
interface Change {
  readonly unit: number;
  readonly record: number;
  readonly field: number;
  readonly with: 'other' | 'blank' | 'zeros' | 'digit' | 'letter' | 'remove' | 'repeat';
}

const change: fc.Arbitrary<Change> = fc.record({
  unit: fc.nat(9_999),
  record: fc.nat(9_999),
  field: fc.nat(9_999),
  with: fc.constantFrom('other', 'other', 'other', 'blank', 'zeros', 'digit', 'letter', 'remove', 'repeat'),
});

function valueFor(
  { with: what, field: seed }: Change,
  record: AceRecord,
  from: number,
  to: number,
  all: readonly Unit[],
): string {
  const width = to - from;
  if (what === 'blank') return ' '.repeat(width);
  if (what === 'zeros') return '0'.repeat(width);
  if (what === 'digit') return String(seed % 10).padStart(width, record.text.slice(from, to));
  if (what === 'letter') return 'XYRVCPADS'.charAt(seed % 9).padEnd(width);
  const others = all.flatMap(({ records }) => records.filter(({ layout }) => layout === record.layout));
  return others[seed % others.length]?.text.slice(from, to) ?? ' '.repeat(width);
}

/** The lines of a file with some of its units changed. */
function changed(text: string, changes: readonly Change[]): string {
  const lines = text.split('\n');
  const units = unitsOf(text);
  for (const one of changes) {
    const unit = units[one.unit % units.length];
    const at = one.record % (unit?.records.length ?? 1);
    const record = unit?.records[at];
    const field = record?.layout?.fields[one.field % (record.layout.fields.length || 1)];
    if (!unit || !record || !field) continue;
    const line = unit.start + at;
    const now = lines[line] ?? '';
    if (one.with === 'remove') lines[line] = '';
    else if (one.with === 'repeat') lines[line] = `${now}\n${now}`;
    else {
      const value = valueFor(one, record, field.from, field.to, units).slice(0, field.to - field.from);
      lines[line] = now.slice(0, field.from) + value + now.slice(field.to);
    }
  }
  return lines.filter((line, at) => line !== '' || at === lines.length - 1).join('\n');
}

/** What one checker finds in units one after another, and what a new one finds in each of them. */
function assertSame(text: string): void {
  const units = unitsOf(text);
  const checker = new Checker(catalog, unitRules);
  for (const unit of units) {
    const found: readonly UnitFinding[] = checker.unitFindings(unit);
    assert.deepEqual(found, new Checker(catalog, unitRules).unitFindings(unit));
  }
}

/** The application's records of a fixture many times over within one envelope. */
function manyTimes(name: string, times: number): string {
  const lines = fixture(name).split('\n').slice(0, -1);
  const own = lines.filter((line) => !/^[ABYZ]/.test(line));
  const before = lines.slice(
    0,
    lines.findIndex((line) => !/^[ABYZ]/.test(line)),
  );
  return [...before, ...Array.from({ length: times }, () => own).flat(), 'Y', ''].join('\n');
}

describe('what is found without the rules known to be silent', () => {
  it('is what all rules find in entry summaries of which some are wrong', function () {
    this.timeout(120_000);
    fc.assert(
      fc.property(fc.nat(1_000), fc.array(change, { minLength: 1, maxLength: 120 }), (seed, changes) => {
        assertSame(changed(entrySummaryFile(2_500, seed), changes));
      }),
      { numRuns: fuzzRuns(6) },
    );
  });

  for (const name of fixtureNames.filter((name) => !name.includes('rejected-batch')))
    it(`is what all rules find in ${name} with changes`, function () {
      this.timeout(60_000);
      const text = manyTimes(name, 60);
      fc.assert(
        fc.property(fc.array(change, { minLength: 1, maxLength: 60 }), (changes) => {
          assertSame(changed(text, changes));
        }),
        { numRuns: fuzzRuns(1) },
      );
    });
});
