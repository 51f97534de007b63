import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from '../../../scripts/lib/project.mjs';
import { entryCheckDigit, inBondCheckDigit } from '../../../server/src/checks/checkDigit';
import { keysOf } from '../../../server/src/features/keyFields';
import { maskedText } from '../../../server/src/masking/mask';
import { seeded, unpredictable, type Random } from '../../../server/src/masking/random';
import { separateRecords } from '../../../server/src/transmission/json/separate';
import { leakIn, plant } from '../../support/secrets';
import { findingsOf, fixture, fixtureFolder, fixtureNames, transmissionOf } from '../../support/transmissions';

const corpus = process.env['ACE_CORPUS'] ?? inRoot('..', 'shared', 'corpus');
const badNames = readdirSync(join(fixtureFolder, 'bad'))
  .filter((file) => file.endsWith('.ace'))
  .map((file) => `bad/${file.slice(0, -'.ace'.length)}`);
const files: [name: string, read: () => string][] = [
  ...[...fixtureNames, ...badNames].map((name): [string, () => string] => [name, () => fixture(name)]),
  ...(existsSync(corpus) ? readdirSync(corpus) : [])
    .filter((file) => file.endsWith('.ace'))
    .map((file): [string, () => string] => [file, () => readFileSync(join(corpus, file), 'latin1')]),
];

function mask(text: string, random: Random = seeded('test'), replacesFilerCodes = false): string {
  return maskedText(separateRecords(transmissionOf(text)), { random, replacesFilerCodes });
}

/** Rules and places of what is found, without what the messages quote. */
function places(text: string): string[] {
  return findingsOf(text).map(
    ({ line, start, end, rule, severity }) => `${line + 1}:${start}-${end} ${severity} ${rule}`,
  );
}

/** What is no transmission at all may look like another application when its letters change. */
const NO_TRANSMISSION = 'bad/binary';

/** The numbers of a file by which records speak of the same thing, in their order. */
function keys(text: string): string[] {
  const transmission = transmissionOf(text);
  return Array.from({ length: transmission.recordCount }, (_, line) => transmission.recordAt(line)).flatMap((record) =>
    record ? keysOf(record).map(({ kind, id }) => `${kind} ${id}`) : [],
  );
}

describe('a masked copy', () => {
  for (const [name, read] of files)
    it(`of ${name} is as right or wrong as the original, and as wide`, () => {
      const text = read();
      const expected = places(text);
      for (const replacesFilerCodes of [false, true]) {
        const masked = mask(text, seeded(name), replacesFilerCodes);
        if (name !== NO_TRANSMISSION) assert.deepEqual(places(masked), expected);
        assert.deepEqual(
          masked.split('\n').map(({ length }) => length),
          text.split('\n').map(({ length }) => length),
        );
      }
    });

  it('holds no number, name or password of the original', () => {
    for (const name of fixtureNames)
      for (const form of ['bare', 'hyphenated'] as const) {
        const leak = leakIn(mask(plant(fixture(name), form).text));
        assert.equal(leak, undefined, `${name}, ${form}: ${leak ?? ''}`);
      }
  });

  it('has other numbers, the same for the same and different for different', () => {
    for (const name of fixtureNames) {
      const text = fixture(name);
      const masked = mask(text, seeded(name), true);
      const [before, after] = [keys(text), keys(masked)];
      assert.equal(after.length, before.length, name);
      const pairs = new Map<string, string>();
      before.forEach((key, at) => {
        assert.equal(after[at], pairs.get(key) ?? after[at], `${name}: ${key}`);
        pairs.set(key, after[at] ?? '');
        assert.notEqual(after[at], key, name);
      });
      assert.equal(new Set(pairs.values()).size, pairs.size, name);
    }
  });

  it('has check digits that are right', () => {
    const entries = keys(mask(fixture('ae-two-batches'))).filter((key) => key.startsWith('entry '));
    assert.ok(entries.length > 0);
    for (const entry of entries) {
      const id = entry.slice('entry '.length);
      assert.equal(String(entryCheckDigit(id.slice(0, 3), id.slice(3, 10))), id.slice(10), id);
    }
    const inBonds = keys(mask(fixture('qp-inbond'))).filter((key) => /^inBond [0-9]{9}$/.test(key));
    assert.ok(inBonds.length > 0);
    for (const inBond of inBonds) assert.equal(String(inBondCheckDigit(inBond.slice(7, 15))), inBond.slice(15), inBond);
  });

  it('has numbers of persons and firms that are never issued', () => {
    const importers = keys(mask(fixture('ae-consumption'))).filter((key) => /^importer [0-9]{9}[0-9A-Z]{2}$/.test(key));
    assert.ok(importers.length > 0);
    for (const importer of importers) assert.match(importer, /^importer 000/);
  });

  it('masks what prose says of masked values, addresses and phones', () => {
    const text = fixture('tp-importer');
    const name = /EXAMPLE [A-Z]+/.exec(text)?.[0] ?? '';
    assert.notEqual(name, '');
    assert.ok(!mask(text).includes(name));
    const pga = fixture('ae-pga');
    const line = pga.split('\n').findIndex((record) => record.startsWith('PG24'));
    if (line >= 0) assert.notEqual(mask(pga).split('\n')[line], pga.split('\n')[line]);
  });

  it('keeps what says nothing of anybody: codes, dates, amounts, tariff numbers, goods', () => {
    const [text, masked] = [fixture('ae-consumption'), mask(fixture('ae-consumption'))];
    const kept = ['8504409540', '8481803090', '081726', '0000012000', 'DESK TOP POWER SUPPLY UNITS'];
    for (const value of kept) assert.equal(masked.split(value).length, text.split(value).length, value);
  });

  it('comes out the same with the same seed, and otherwise different', () => {
    const text = fixture('ae-consumption');
    assert.equal(mask(text, seeded('one')), mask(text, seeded('one')));
    assert.notEqual(mask(text, seeded('one')), mask(text, seeded('two')));
    assert.notEqual(mask(text, unpredictable()), mask(text, unpredictable()));
  });

  it('keeps filer codes unless they are to be replaced', () => {
    const text = fixture('ae-consumption');
    assert.equal(mask(text).split('9XX').length, text.split('9XX').length);
    assert.ok(!mask(text, seeded('x'), true).includes('9XX'));
  });

  it('keeps line ends, and masks a file without them', () => {
    const text = fixture('ae-consumption');
    const masked = mask(text);
    assert.equal(mask(text.replaceAll('\n', '\r\n')), masked.replaceAll('\n', '\r\n'));
    assert.equal(mask(text.replaceAll('\n', '')), masked.replaceAll('\n', ''));
    assert.equal(mask(''), '');
  });

  it('masks records that no chapter describes, but for their first characters', () => {
    const masked = mask('ZZ99 JOHN SMITH 123456789 987-65-4321\n');
    assert.match(masked, /^ZZ99 /);
    assert.doesNotMatch(masked, /JOHN|SMITH|123456789|987/);
  });
});
