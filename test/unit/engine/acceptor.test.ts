/** The patterns that tell sound records take nothing that a check speaks of, take what is well-formed, and are quick to refuse. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Acceptors } from '../../../server/src/checks/acceptor/acceptor';
import { dateShapes } from '../../../server/src/checks/acceptor/dateShapes';
import { patternOf, PatternTooLarge, type Shape } from '../../../server/src/checks/acceptor/shapes';
import { FieldScan } from '../../../server/src/checks/fieldScan';
import { checkRecord } from '../../../server/src/checks/recordChecks';
import type { RecordFinding } from '../../../server/src/checks/recordRules';
import { layoutsOf, type ApplicationLayout } from '../../../server/src/layout/catalog';
import {
  compileRecord,
  type CompiledField,
  type CompiledLayout,
  type ConditionalField,
} from '../../../server/src/layout/compile';
import { conditionHolds } from '../../../server/src/layout/condition';
import { formatDate, parseMoment } from '../../../server/src/layout/dates';
import type { CodeList, Condition, FieldRule } from '../../../server/src/layout/types';
import { catalog } from '../../support/layouts';
import { fixture, fixtureNames, fuzzRuns, transmissionOf } from '../../support/transmissions';

type PreparedRule = ConditionalField['rules'][number];

const list = (name: string): CodeList | undefined => catalog.codeList(name);
const scan = new FieldScan();

function acceptorOf(layout: CompiledLayout, isLive: (rule: PreparedRule) => boolean): RegExp | undefined {
  return new Acceptors(layout, list).acceptor(isLive);
}

/** Every layout of every chapter, envelope and rejection included, each once. */
const layouts: readonly CompiledLayout[] = [
  ...new Set(
    catalog.index
      .flatMap(({ transactions }) => transactions)
      .flatMap(({ application, direction }): readonly ApplicationLayout[] =>
        application === '*'
          ? [catalog.envelope(direction, ''), catalog.envelope(direction, 'AE')]
          : catalog.application(application),
      )
      .flatMap(({ records }) => [...records.values()].flatMap(layoutsOf)),
  ),
];

/** Values that a field might well have, and some that it might not. */
function valuesOf(layout: CompiledLayout, compiled: CompiledField): fc.Arbitrary<string> {
  const { field, from, to } = compiled;
  const width = to - from;
  const mentioned = layout.conditionalFields
    .flatMap(({ rules }) => rules.map(({ rule }) => rule))
    .flatMap(({ when, then }) => [
      ...partsOf(when).flatMap((part) => ('in' in part && part.field === field.name ? part.in : [])),
      ...(typeof then === 'object' && 'in' in then ? then.in : []),
    ]);
  const listed = field.codeList === undefined ? undefined : list(field.codeList);
  const codes = [
    ...(compiled.constant === undefined ? [] : [compiled.constant]),
    ...(compiled.codes ?? []),
    ...Object.keys(listed?.codes ?? {}).slice(0, 300),
    ...mentioned,
  ];
  const of = (characters: string, size = width): fc.Arbitrary<string> =>
    fc.string({ unit: fc.constantFrom(...Array.from(characters)), minLength: size, maxLength: size });
  const choices: fc.Arbitrary<string>[] = [
    fc.constant(''),
    fc.constant('0'.repeat(width)),
    of('0123456789'),
    fc.nat(width).chain((size) => of('0123456789', size).map((digits) => digits.padStart(width))),
    of('ABCXYZ019 '),
    of("ABC -.'#%/"),
  ];
  if (codes.length > 0) choices.push(...Array.from({ length: 4 }, () => fc.constantFrom(...codes)));
  const day = fc.record({
    year: fc.integer({ min: 1969, max: 2031 }),
    month: fc.integer({ min: 1, max: 13 }),
    day: fc.integer({ min: 0, max: 31 }),
  });
  for (const picture of [...compiled.datePictures, ...(field.formats ?? [])]) {
    choices.push(
      day.map((date) =>
        formatDate(date, picture).replace('HH', '10').replace('MM', '59').replace('SS', '00').replace('XX', 'PM'),
      ),
      fc.constant(picture.replace(/N/g, '7').replace(/[AX]/g, 'Q').replace(/[YDP]/g, '3')),
    );
  }
  return fc.oneof(...choices).map((value) => value.slice(0, width).padEnd(width));
}

/** Records made of each layout. */
const RUNS = 12;

const MUTATIONS = Array.from(' 0159AMZ-.*#az+_~\t\u0000é¢中');

/** Records whose fields are mostly right, each by itself. */
function recordsOf(layout: CompiledLayout): fc.Arbitrary<string> {
  const fields = layout.fields.map((compiled) => {
    const width = compiled.to - compiled.from;
    if (compiled.isFiller) return fc.constant(' '.repeat(width));
    const some = fc.sample(valuesOf(layout, compiled), { numRuns: 80, seed: 1 });
    const sound = some.filter((value) => {
      const text = (' '.repeat(compiled.from) + value).padEnd(80);
      return !findingsOf(layout, text).some(({ start, end }) => start <= compiled.to && end > compiled.from);
    });
    const any = { weight: 1, arbitrary: fc.constantFrom(...some) };
    return sound.length === 0 ? any.arbitrary : fc.oneof(any, { weight: 60, arbitrary: fc.constantFrom(...sound) });
  });
  const mutations = fc.array(fc.tuple(fc.nat(79), fc.constantFrom(...MUTATIONS)), { maxLength: 2 });
  const changes = fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: mutations });
  return fc.tuple(fc.tuple(...fields), changes).map(([values, changed]) => {
    let text = values.join('');
    for (const [at, put] of changed) text = text.slice(0, at) + put + text.slice(at + 1);
    return text;
  });
}

function findingsOf(layout: CompiledLayout, text: string): readonly RecordFinding[] {
  scan.read(text, layout);
  return checkRecord({ text, layout, place: undefined, opens: undefined }, scan, list, false);
}

function partsOf(when: Condition): Exclude<Condition, { all: Condition[] }>[] {
  return 'all' in when ? when.all.flatMap(partsOf) : [when];
}

/** Whether a rule is broken by a record if all holds that it presumes of others. */
function isBroken(
  record: { text: string; layout: CompiledLayout },
  { compiled }: ConditionalField,
  { rule: { when, then } }: PreparedRule,
): boolean {
  const id = record.layout.record.id;
  const own = partsOf(when).filter((part) => part.record === undefined || part.record === id);
  if (!conditionHolds({ all: own }, record, () => [])) return false;
  const raw = record.text.slice(compiled.from, compiled.to);
  const value = raw.trim();
  if (then === 'required') return value === '';
  if (then === 'blank')
    return value !== '' && (!/^0+$/.test(value) || raw.endsWith(' ') || compiled.codes?.has(raw) === true);
  return 'in' in then && value !== '' && !then.in.some((code) => code.trim() === value);
}

describe('the pattern of a layout', () => {
  it('exists for every layout', () => {
    assert.ok(layouts.length > 900);
    const without = layouts.filter((layout) => !acceptorOf(layout, () => true));
    assert.deepEqual(
      without.map(({ chapter, record }) => `${chapter.chapter} ${record.id}`),
      [],
    );
  });

  it('takes no record of which something is to be said', () => {
    const kinds = [({ when }: PreparedRule): boolean => when.others.length === 0, (): boolean => true];
    let taken = 0;
    const never: string[] = [];
    for (const layout of layouts) {
      const acceptors = kinds.map((isLive) => ({ isLive, acceptor: acceptorOf(layout, isLive) }));
      const before = taken;
      const property = fc.property(recordsOf(layout), (text) => {
        for (const { isLive, acceptor } of acceptors) {
          if (acceptor?.test(text) !== true) continue;
          taken++;
          assert.equal(text.length, 80);
          assert.deepEqual(findingsOf(layout, text), []);
          for (const field of layout.conditionalFields)
            for (const rule of field.rules.filter(isLive))
              assert.ok(!isBroken({ text, layout }, field, rule), JSON.stringify(rule.rule));
        }
      });
      fc.assert(property, { numRuns: fuzzRuns(RUNS) });
      if (taken === before) never.push(layout.record.id);
    }
    const often = fuzzRuns(RUNS) * layouts.length * kinds.length;
    assert.ok(taken > often / 2, `only ${String(taken)} records of ${String(often)} were taken`);
    assert.ok(never.length < layouts.length / 5, `none of ${never.join()} was taken`);
  }).timeout(120_000);

  it('takes every well-formed record', () => {
    const refused: string[] = [];
    let records = 0;
    for (const name of fixtureNames) {
      for (const { records: some } of transmissionOf(fixture(name)).blocks.flatMap(({ units }) => units)) {
        for (const { text, layout } of some) {
          if (!layout || findingsOf(layout, text).length > 0) continue;
          records++;
          if (acceptorOf(layout, ({ when }) => when.others.length === 0)?.test(text) !== true)
            refused.push(`${name}: ${text}`);
        }
      }
    }
    assert.ok(records > 1000);
    assert.deepEqual(refused, []);
  }).timeout(60_000);

  it('refuses at once what is right but for its end', () => {
    const fills = [' ', '0', '9', 'A', '-', '0 ', ' 0', 'A0'];
    const began = performance.now();
    for (const layout of layouts) {
      const acceptor = acceptorOf(layout, () => true);
      for (const fill of fills) {
        const text = layout.record.id + fill.repeat(80).slice(layout.record.id.length, 80);
        for (const end of ['', 'é', '\n']) acceptor?.test(text.slice(0, 80 - end.length) + end);
      }
    }
    assert.ok(performance.now() - began < 20_000);
  }).timeout(60_000);
});

describe('the conditions in a pattern', () => {
  const field = { name: 'Code', start: 3, end: 4, class: 'AN', designation: 'O' } as const;
  const rest = { name: 'Filler', start: 5, end: 80, class: 'S', designation: 'M' } as const;
  const id = { name: 'Control Identifier', start: 1, end: 2, class: 'AN', designation: 'M', value: 'T1' } as const;
  const facts = { chapter: 'test', title: '', document: '', version: null, date: '', basis: 'official text' } as const;

  /** Which values of the field the pattern takes under one rule. */
  function taken(rule: FieldRule): string[] {
    const fields = [id, { ...field, rules: [rule] }, rest];
    const record = { id: 'T1', direction: 'input', name: '', summary: '', fields } as const;
    const acceptor = acceptorOf(compileRecord(record, facts, 'XX', 0).base, () => true);
    return ['', 'A', 'B', ' A', 'AB', '00', '0', ' 0'].filter((value) => acceptor?.test(`T1${value}`.padEnd(80)));
  }

  it('may all be about one field', () => {
    const isCode = { field: 'Code', in: ['A', 'B'] };
    const isFilled = { field: 'Code', blank: false };
    const because = '';
    assert.deepEqual(taken({ when: isCode, then: { in: ['A'] }, because }), ['', 'A', ' A', 'AB', '00', '0', ' 0']);
    assert.deepEqual(taken({ when: { all: [isFilled, isCode] }, then: 'blank', because }), ['', 'AB', '00', '0', ' 0']);
    assert.deepEqual(taken({ when: { all: [] }, then: 'blank', because }), ['', '00', ' 0']);
    assert.deepEqual(taken({ when: { all: [] }, then: 'required', because }), ['A', 'B', ' A', 'AB', '00', '0', ' 0']);
    assert.deepEqual(taken({ when: { all: [] }, then: { in: ['A ', 'B'] }, because }), ['', 'A', 'B', ' A']);
  });
});

describe('the shapes of dates', () => {
  const pictures = new Set(layouts.flatMap(({ fields }) => fields.flatMap(({ datePictures }) => datePictures)));

  for (const picture of pictures) {
    it(`${picture} are dates, and hold all of this century`, () => {
      const pattern = new RegExp(`^${patternOf(dateShapes(picture))}$`);
      const two = (number: number): string => String(number).padStart(2, '0');
      for (const year of ['1900', '1904', '1999', '2000', '2023', '2024', '2068', '2100'])
        for (let month = 0; month <= 13; month++)
          for (let day = 0; day <= 32; day++) {
            // The greatest that a day, an hour, and a minute may be, and more.
            const time = {
              hour: two(day),
              half: day % 3 === 0 ? 'AM' : 'PM',
              minute: two(day * 2),
              second: two(month * 5),
            };
            const text = picture
              .replace('YYYY', year)
              .replace('YY', year.slice(2))
              .replace('HHMM', time.hour + time.minute)
              .replace('HH', time.hour)
              .replace('MM', two(month))
              .replace('DD', two(day))
              .replace('SS', time.second)
              .replace('XX', time.half);
            const isDate = parseMoment(text, picture) !== undefined;
            if (isDate !== pattern.test(text))
              assert.ok(isDate && !year.startsWith('20') && picture.includes('YYYY'), text);
          }
    });
  }
});

describe('a pattern for shapes', () => {
  const shapes = fc.integer({ min: 1, max: 6 }).chain((width) =>
    fc.array(
      fc.array(fc.constantFrom('0', '1', '01', '0123456789', ' ', 'A', '-*', '.]^\\'), {
        minLength: width,
        maxLength: width,
      }),
      { maxLength: 8 },
    ),
  );
  const text = fc.string({ unit: fc.constantFrom(...Array.from('01 9A-*.]^\\')), minLength: 1, maxLength: 6 });

  it('fits the texts of one of them and no others', () => {
    const property = fc.property(shapes, text, fc.nat(7), (some: readonly Shape[], other, which) => {
      const pattern = new RegExp(`^${patternOf(some)}$`);
      const fits = (each: string): boolean =>
        some.some((shape) => shape.length === each.length && shape.every((set, at) => set.includes(each.charAt(at))));
      const like = (some[which % Math.max(1, some.length)] ?? []).map((set) => set.charAt(which % set.length)).join('');
      for (const each of [other, like]) assert.equal(pattern.test(each), fits(each));
    });
    fc.assert(property, { numRuns: fuzzRuns(2000) });
  });

  it('is not made when it would be too large', () => {
    const many = Array.from({ length: 5000 }, (_, at) => Array.from(String(at * 7919).padStart(9, '0')));
    assert.throws(() => patternOf(many), PatternTooLarge);
  });
});
