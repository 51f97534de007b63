/** What `ace-check decode` says of a record, against the layouts themselves. */
import assert from 'node:assert/strict';
import { decodeRecords, type DecodedRecord } from '../../server/src/transmission/json/decode';
import type { Chapter, Condition, Direction, Field, RecordLayout } from '../../server/src/layout/types';
import { chapterNamed, chapters, goes, recordForms, type RecordForm } from '../support/layoutFiles';
import { catalog } from '../support/layouts';
import { fixture, fixtureLines, fixtureNames, transmissionOf } from '../support/transmissions';

const ENVELOPE = 'batch-block-control';

function decoded(text: string, application?: string, showConfidential = false): DecodedRecord[] {
  return [...decodeRecords(transmissionOf(text, application), catalog, { showConfidential })];
}

/** Values to put into fields, by control identifier and field name. */
type Values = Map<string, Map<string, string>>;

/** Adds values that make a condition on the record `self` hold, or none of them hold it where `holds` is false. */
function satisfy(values: Values, condition: Condition, self: string, holds = true): void {
  if ('all' in condition) {
    for (const part of condition.all) satisfy(values, part, self, holds);
    return;
  }
  const record = condition.record ?? self;
  const ofRecord = values.get(record) ?? new Map<string, string>();
  values.set(record, ofRecord);
  // No code is made of a question mark.
  if ('blank' in condition) ofRecord.set(condition.field, condition.blank === holds ? '' : '?');
  else ofRecord.set(condition.field, holds ? (condition.in[0] ?? '') : '?');
}

/** A record of 80 positions that holds the constants of its fields, and the values asked for. */
function recordText(fields: readonly Field[], id: string, values: ReadonlyMap<string, string> = new Map()): string {
  let record = ''.padEnd(80);
  const put = (start: number, text: string): void => {
    record = record.slice(0, start - 1) + text + record.slice(start - 1 + text.length);
  };
  for (const { start, value } of fields) if (value !== undefined) put(start, value);
  put(1, id);
  for (const { name, start, end } of fields) {
    const value = values.get(name);
    if (value !== undefined) put(start, value.padEnd(end - start + 1));
  }
  return record;
}

/** The applications whose blocks hold the records of a chapter, by direction. */
function applicationsOf(chapter: Chapter): { application: string; direction: Direction }[] {
  const all = chapter.transactions.flatMap(({ application, direction, embeddedIn }) =>
    application === 'PGA'
      ? (embeddedIn ?? []).map((host) => ({ application: host.application, direction }))
      : [{ application, direction }],
  );
  return all.filter(
    ({ application }, at) => application !== '*' && all.findIndex((other) => other.application === application) === at,
  );
}

const places = (fields: readonly { name: string | null; start: number; end: number }[]): string[] =>
  fields.map(({ name, start, end }) => `${String(start)}-${String(end)} ${name ?? ''}`);

/** The applications a variant is for, where the application of the block chooses it. */
function applicationsNamed(condition: Condition): readonly string[] | undefined {
  return 'in' in condition && condition.record === 'B' && condition.field === 'Application Identifier Code'
    ? condition.in
    : undefined;
}

/** Whether the form is that of its record in a block of the application. */
function isForm({ record, variant }: RecordForm, application: string): boolean {
  const named = variant && applicationsNamed(variant.when);
  if (named) return named.includes(application);
  // A variant for this application takes the place of the base.
  return variant !== undefined || !record.variants?.some(({ when }) => applicationsNamed(when)?.includes(application));
}

const KI_QUERY = `${fixtureLines('ki-query').slice(0, 2).join('\n')}\nK 999-88-7777`;
const DESCRIPTION = withLine('44OF THE ESTATE OF 999-88-7777');

/** The summary of a fixture with a line put behind its first record. */
function withLine(line: string): string {
  const lines = fixtureLines('ae-consumption');
  return [...lines.slice(0, 3), line, ...lines.slice(3)].join('\n');
}

/** A batch with one block of the application, and in it the record of that form, last. */
function batchWith(
  chapter: Chapter,
  { record, variant, fields }: RecordForm,
  application: string,
  direction: Direction,
): string {
  const values: Values = new Map();
  if (variant) satisfy(values, variant.when, record.id);
  else
    for (const { when } of record.variants ?? []) if (!applicationsNamed(when)) satisfy(values, when, record.id, false);
  const control = (id: string): string =>
    recordText(
      envelopeRecord(id, direction).fields,
      id,
      new Map([...(values.get(id) ?? []), ['Application Identifier Code', application]]),
    );
  const above = [...values.keys()]
    .filter((id) => id !== record.id && id !== 'A' && id !== 'B')
    .map((id) => {
      const other = chapter.records.find((candidate) => candidate.id === id && goes(candidate, direction));
      return recordText(other?.fields ?? [], id, values.get(id));
    });
  const own = recordText(fields, record.id, values.get(record.id));
  return [control('A'), control('B'), ...above, own, control('Y'), control('Z')].join('\n');
}

function envelopeRecord(id: string, direction: Direction): RecordLayout {
  const found = chapterNamed(ENVELOPE).records.find((record) => record.id === id && goes(record, direction));
  assert.ok(found, `${id} ${direction}`);
  return found;
}

describe('decode', () => {
  describe('gives a record of each layout its fields', () => {
    for (const [name, chapter] of chapters) {
      if (name === ENVELOPE) continue;
      it(name, () => {
        let seen = 0;
        for (const { application, direction } of applicationsOf(chapter)) {
          for (const form of recordForms(chapter)) {
            if (!goes(form.record, direction) || !isForm(form, application)) continue;
            const text = batchWith(chapter, form, application, direction);
            // Where several chapters describe a record of an application, one of them is used.
            const used = transmissionOf(text).blocks[0]?.layout?.records.get(form.record.id);
            if (used?.base.chapter.chapter !== name) continue;
            const record = decoded(text).at(-3);
            const where = `${application} ${form.label}`;
            assert.equal(record?.record, form.record.id, where);
            assert.equal(record.variant, form.variant?.name, where);
            assert.deepEqual(places(record.fields), places(form.fields), where);
            assert.equal(record.application, application, where);
            seen++;
          }
        }
        assert.ok(seen > 0);
      });
    }

    const envelope = recordForms(chapterNamed(ENVELOPE));
    const emanIn = 'eMAN (QP, WP)';
    const emanOut = 'eMAN (QT, WT, BD, NS)';
    const around: [application: string, variants: Record<string, string>][] = [
      ['AE', {}],
      ['QP', { A: emanIn, Y: emanIn, Z: emanIn }],
      ['AX', {}],
      ['QT', { A: emanOut, Z: emanOut }],
      ['PF', { B: 'Daily and Periodic Monthly Statement (PF, MS)' }],
    ];
    for (const [application, variants] of around) {
      it(`${ENVELOPE}, around ${application}`, () => {
        const direction = catalog.direction(application) ?? 'input';
        const values = new Map([
          ['Application Identifier Code', application],
          ['Processing District/Port Code', '2704'],
          ['Sender/Receiver Site Code', '2704'],
        ]);
        const ids = ['A', 'B', 'Y', 'Z'];
        const all = decoded(ids.map((id) => recordText(envelopeRecord(id, direction).fields, id, values)).join('\n'));
        assert.deepEqual(
          all.map(({ record }) => record),
          ids,
        );
        for (const { record, variant, fields } of all) {
          assert.equal(variant, variants[record ?? ''], record ?? '');
          const form = envelope.find(
            (each) => each.record.id === record && goes(each.record, direction) && each.variant?.name === variant,
          );
          assert.deepEqual(places(fields), places(form?.fields ?? []), record ?? '');
        }
      });
    }

    it(`${ENVELOPE}, around the conditions of a rejected batch`, () => {
      const all = decoded(fixture('rejected-batch')).slice(0, 8);
      assert.deepEqual(
        all.map(({ record, variant }) => [record, variant]),
        [
          ['A', undefined],
          ['B', 'ACE generated (rejected batch)'],
          ['X0', 'BLOCK - block identifier'],
          ['X0', 'TRNACT - transaction identifier'],
          ['X1', undefined],
          ['X1', undefined],
          ['Y', 'ACE generated (rejected batch)'],
          ['Z', 'ACE generated (rejected batch)'],
        ],
      );
      for (const { record, variant, fields } of all) {
        const form = envelope.find(
          (each) => each.record.id === record && goes(each.record, 'output') && each.variant?.name === variant,
        );
        assert.deepEqual(places(fields), places(form?.fields ?? []), record ?? '');
      }
    });
  });

  it('gives every position of every fixture to one field', () => {
    for (const name of fixtureNames) {
      const lines = fixtureLines(name);
      const records = decoded(fixture(name));
      assert.equal(records.length, lines.length, name);
      for (const [at, { line, record, fields }] of records.entries()) {
        const where = `${name}:${String(line)}`;
        assert.equal(line, at + 1);
        assert.notEqual(record, null, where);
        assert.equal(
          fields.reduce((next, { start, end }) => (start === next ? end + 1 : NaN), 1),
          81,
          where,
        );
        for (const { start, end, raw, decoded: value } of fields) {
          if (value?.kind !== 'secret') assert.equal(raw, lines[at]?.slice(start - 1, end), where);
          assert.equal(raw.length, end - start + 1, where);
        }
      }
    }
  });

  it('says which variant, application, direction and group a record is of', () => {
    const [header] = decoded(fixture('qp-inbond')).filter(({ record }) => record === '10');
    assert.deepEqual([header?.application, header?.direction], ['QP', 'input']);
    const tariff = decoded(fixture('ae-consumption')).find(({ record }) => record === '50');
    assert.deepEqual([tariff?.group, tariff?.name], ['Tariff Grouping', 'Tariff/Value/Quantity Detail']);
    const response = decoded(fixture('ax-rejected'));
    assert.ok(response.every(({ direction }) => direction === 'output'));
  });

  const secrets: [what: string, text: string, hidden: string][] = [
    ['a password', fixture('ae-consumption'), 'SECRET'],
    ['a password in lower case, in a record that is none', fixture('bad/lower-case'), 'secret'],
    ['a social security number in its field', KI_QUERY, '999-88-7777'],
    ['a social security number in a text', DESCRIPTION, '999-88-7777'],
    ['a social security number behind position 80', `${''.padEnd(80)}999-88-7777`, '999-88-7777'],
    ['a social security number in an unknown record', '?? 999-88-7777', '999-88-7777'],
  ];
  for (const [what, text, hidden] of secrets) {
    it(`masks ${what}, unless asked to show it`, () => {
      assert.ok(!JSON.stringify(decoded(text)).includes(hidden));
      assert.ok(JSON.stringify(decoded(text, undefined, true)).includes(hidden));
      // What is masked stays as long as it was.
      const widths = (records: readonly DecodedRecord[]): number[] =>
        records.flatMap(({ fields }) => fields.map(({ raw }) => raw.length));
      assert.deepEqual(widths(decoded(text)), widths(decoded(text, undefined, true)));
    });
  }

  const fieldsOf: [what: string, line: string, fields: string[]][] = [
    ['an unknown record is one field without a name', '#NOTE', ['1-5 ']],
    ['a blank line has no field', '', []],
  ];
  for (const [what, line, fields] of fieldsOf) {
    it(what, () => {
      const [, , , record] = decoded(withLine(line));
      assert.deepEqual([record?.record, record?.name], [null, null]);
      assert.deepEqual(places(record?.fields ?? []), fields);
    });
  }

  it('a short record has all its fields', () => {
    const [, , , record] = decoded(withLine('1189-1234567AB'));
    assert.equal(record?.fields.at(-1)?.end, 80);
    assert.deepEqual(record.fields[1], {
      name: 'Importer of Record Number',
      start: 3,
      end: 14,
      raw: '89-1234567AB',
      decoded: { kind: 'text', value: '89-1234567AB' },
    });
    assert.equal(record.fields[2]?.raw, ''.padEnd(12));
  });

  it('what stands behind position 80 is a field without a name', () => {
    const [, , , record] = decoded(withLine(`${'1189-1234567AB'.padEnd(80)}TAIL`));
    assert.deepEqual(record?.fields.at(-1), { name: null, start: 81, end: 84, raw: 'TAIL' });
  });
});
