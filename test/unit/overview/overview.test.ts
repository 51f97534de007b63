/** What overviews say, against whole ones kept in `overview.golden.txt` and as properties of every transmission. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { fieldKind } from '../../../server/src/features/fieldKind';
import type { Overview, OverviewFact, OverviewItem, OverviewPart } from '../../../server/src/features/overview/model';
import { overview, type OverviewLimits } from '../../../server/src/features/overview/overview';
import { overviewTemplates } from '../../../server/src/features/overview/templates';
import type { Transmission } from '../../../server/src/transmission/transmission';
import { catalog } from '../../support/layouts';
import { fixture, fixtureNames, fuzzRuns, transmissionOf } from '../../support/transmissions';

function factsIn(part: OverviewPart): readonly OverviewFact[] {
  switch (part.kind) {
    case 'facts':
      return part.facts;
    case 'table':
      return part.rows.flat().filter((cell) => cell !== null);
    case 'section':
      return part.parts.flatMap(factsIn);
    case 'condition':
      return [...part.lead, ...part.facts];
    case 'omitted':
      return [];
  }
}

function itemsIn({ entries }: Overview): OverviewItem[] {
  return entries.flatMap(({ parts }) => parts.flatMap(factsIn)).flatMap(({ items }) => items);
}

const place = ({ line, start }: { readonly line: number; readonly start: number }): string => `${line}:${start}`;

/** Where every field stands that an overview has to tell: what is neither blank nor filler, constant or control identifier. */
function telling(transmission: Transmission): string[] {
  const places: string[] = [];
  for (let line = 0; line < transmission.recordCount; line++) {
    const record = transmission.recordAt(line);
    for (const field of record?.layout?.fields ?? []) {
      if (!record?.layout || field.isFiller || field.constant !== undefined) continue;
      if (fieldKind(field, record.layout) === 'control' || record.text.slice(field.from, field.to).trim() === '')
        continue;
      places.push(place({ line, start: field.field.start }));
    }
    if (record && !record.layout && record.text.trim() !== '')
      places.push(place({ line, start: record.text.length - record.text.trimStart().length + 1 }));
  }
  return places;
}

function assertComplete(text: string, name: string): void {
  const transmission = transmissionOf(text);
  const told = itemsIn(overview(transmission, 0)).map(place);
  assert.deepEqual(told.toSorted(), telling(transmission).toSorted(), name);
}

function asText(part: OverviewPart): string[] {
  const values = ({ items, joint }: OverviewFact): string =>
    items.map(({ text, meaning }) => (meaning === undefined ? text : `${text} (${meaning})`)).join(joint ?? ' / ');
  const line = (fact: OverviewFact): string => `${fact.label}: ${values(fact)}`;
  switch (part.kind) {
    case 'facts':
      return [`[${part.title ?? ''}]`, ...part.facts.map((fact) => `  ${line(fact)}`)];
    case 'table':
      return [
        `[${part.title ?? ''}] ${part.columns.join(' | ')}`,
        ...part.rows.map((row) => `  ${row.map((cell) => (cell ? values(cell) : '-')).join(' | ')}`),
      ];
    case 'section':
      return [`# ${part.title}`, ...part.parts.flatMap(asText).map((text) => `  ${text}`)];
    case 'condition':
      return [
        `! ${part.tone}: ${part.lead.map(values).join(' ')}`,
        ...(part.explanation === undefined ? [] : [`  ${part.explanation}`]),
        `  ${part.facts.map(line).join('; ')}`,
      ];
    case 'omitted':
      return [`... ${part.records} records from line ${part.line + 1}`];
  }
}

function whole({ entries }: Overview): string {
  return entries
    .flatMap(({ kind, title, subtitle, verdict, parts }) => [
      `${kind === 'control' ? '--' : '=='} ${[subtitle, title].filter((text) => text !== '').join(': ')}`,
      ...(verdict ? [`${verdict.tone}: ${verdict.text}`] : []),
      ...(kind === 'control' ? [] : parts.flatMap(asText)),
    ])
    .join('\n');
}

describe('Overview', () => {
  describe('as a whole', () => {
    const file = join(__dirname, 'overview.golden.txt');
    const names = [
      'ae-consumption',
      'ax-rejected',
      'se-add',
      'sx-rejected',
      'ki-query',
      'kr-response',
      'qp-inbond',
      're-reconciliation',
      'pf-final',
      'ms-statement',
    ];
    const actual = (name: string): string => whole(overview(transmissionOf(fixture(name)), 0));
    if (process.env['ACE_UPDATE_GOLDEN'] !== undefined)
      writeFileSync(file, names.map((name) => `=== ${name}\n\n${actual(name)}\n\n`).join(''));
    const parts = readFileSync(file, 'utf8').split(/^=== /m).slice(1);
    const kept = new Map(
      parts.map((part) => [part.slice(0, part.indexOf('\n')), part.slice(part.indexOf('\n')).trim()]),
    );
    for (const name of names)
      it(name, () => {
        assert.equal(actual(name), kept.get(name));
      });
  });

  it('tells every field of every fixture once', () => {
    for (const name of fixtureNames) assertComplete(fixture(name), name);
  });

  it('tells every field once, whatever records follow each other', () => {
    const lines = fixtureNames.flatMap((name) => fixture(name).split('\n').slice(0, -1));
    const some = fc.array(fc.oneof(fc.constantFrom(...lines), fc.string({ maxLength: 90 })), { maxLength: 40 });
    fc.assert(
      fc.property(some, (chosen) => {
        assertComplete(chosen.join('\n'), 'shuffled');
      }),
      { numRuns: fuzzRuns(100) },
    );
  });

  it('never tells a password or a social security number', () => {
    for (const name of fixtureNames) {
      const told = JSON.stringify(overview(transmissionOf(fixture(name)), 0));
      assert.doesNotMatch(told, /SECRET/, name);
      assert.doesNotMatch(told, /999-99-9999/, name);
    }
    const unread = JSON.stringify(overview(transmissionOf('?? 123-45-6789 is no record'), 0));
    assert.doesNotMatch(unread, /123-45-6789/);
  });

  it('names the place of a value', () => {
    const [hts] = itemsIn(overview(transmissionOf(fixture('ae-consumption')), 0)).filter(
      ({ text }) => text === '8504.40.9540',
    );
    assert.deepEqual(hts, {
      line: 19,
      start: 3,
      end: 12,
      record: '50',
      field: 'HTS Number',
      kind: 'text',
      text: '8504.40.9540',
    });
  });

  it('marks a value that the field may not have', () => {
    const text = fixture('ae-consumption').replace('10A9XX', '10Q9XX');
    const wrong = itemsIn(overview(transmissionOf(text), 0)).filter(({ isWrong }) => isWrong === true);
    assert.deepEqual(
      wrong.map(({ field, text: value }) => [field, value]),
      [['Summary Filing Action Request Code', 'Q']],
    );
  });

  describe('of a large file', () => {
    const limits: OverviewLimits = { records: 20, around: 12, links: 2 };

    it('tells the transaction at the line and lists those around it', () => {
      const text = fixture('kr-response');
      const told = overview(transmissionOf(text), 15, limits);
      assert.equal(told.isPartial, true);
      assert.deepEqual(
        told.entries.map(({ title, line }) => [title, line]),
        [['Importer · •••-••-•••• · JO SAMPLE', 14]],
      );
      assert.equal(told.transactionCount, 5);
      assert.deepEqual(
        told.transactions.map(({ line }) => line),
        [11, 14],
      );
      assert.equal(told.transactionsBefore, 1);
    });

    it('leaves out what is far from the line in a long transaction, and says how much', () => {
      const transmission = transmissionOf(fixture('ae-pga'));
      const told = overview(transmission, 60, limits);
      const lines = new Set(itemsIn(told).map(({ line }) => line));
      assert.ok(lines.has(60) && lines.has(2));
      assert.ok(!lines.has(40));
      const omitted = (part: OverviewPart): number =>
        part.kind === 'omitted'
          ? part.records
          : part.kind === 'section'
            ? part.parts.reduce((sum, each) => sum + omitted(each), 0)
            : 0;
      const left = told.entries.flatMap(({ parts }) => parts).reduce((sum, part) => sum + omitted(part), 0);
      assert.ok(left > 20);
    });

    it('has nothing to tell of an empty file', () => {
      const told = overview(transmissionOf(''), 0);
      assert.deepEqual([told.entries, told.transactionCount], [[], 0]);
    });
  });

  it('has templates whose fields exist', () => {
    for (const [chapter, { panels = [], titles = {} }] of Object.entries(overviewTemplates)) {
      const records = catalog.chapter(chapter)?.records ?? [];
      for (const id of Object.keys(titles))
        assert.ok(
          records.some((record) => record.id === id),
          `${chapter} ${id}`,
        );
      for (const reference of panels.flatMap(({ fields }) => fields)) {
        const dot = reference.indexOf('.');
        const names = records
          .filter(({ id }) => id === reference.slice(0, dot))
          .flatMap(({ fields, variants = [] }) => [...fields, ...variants.flatMap((variant) => variant.fields)])
          .map(({ name }) => name);
        assert.ok(names.includes(reference.slice(dot + 1)), `${chapter} ${reference}`);
      }
    }
  });
});
