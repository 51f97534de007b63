/** What is decoded to JSON and encoded again is what it was, character by character. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { decodeBytes } from '../../../server/src/cli/input';
import { decodedFile } from '../../../server/src/transmission/json/decode';
import { encodeFile, EncodeError } from '../../../server/src/transmission/json/encode';
import { separateRecords } from '../../../server/src/transmission/json/separate';
import { corpusFolder } from '../../mutation/sample';
import { catalog } from '../../support/layouts';
import { fixture, fixtureFolder, fixtureNames, fuzzRuns, transmissionOf } from '../../support/transmissions';

interface Part {
  readonly from?: number;
  readonly to?: number;
  readonly showConfidential?: boolean;
}

function decoded(text: string, { showConfidential = true, ...part }: Part = {}): string {
  const facts = showConfidential ? {} : { masked: true };
  return [...decodedFile(separateRecords(transmissionOf(text)), facts, { showConfidential, ...part })].join('');
}

const again = (text: string, part?: Part): string => encodeFile(decoded(text, part), catalog).text;

const badNames = readdirSync(join(fixtureFolder, 'bad'))
  .filter((file) => file.endsWith('.ace'))
  .map((file) => `bad/${file.slice(0, -'.ace'.length)}`);

describe('Records decoded to JSON and encoded', () => {
  it('are every fixture again, well-formed or not, with any line ends', () => {
    for (const name of [...fixtureNames, ...badNames]) {
      const text = decodeBytes(readFileSync(join(fixtureFolder, `${name}.ace`)));
      for (const form of [
        text,
        text.replaceAll('\n', '\r\n'),
        text.replace(/\r?\n$/, ''),
        text.replaceAll(/\r?\n/g, ''),
        text.replaceAll(/ +(?=\r?\n)/g, ''),
      ])
        assert.equal(again(form), form, name);
    }
  });

  it('are every file of the corpus again', function () {
    if (!existsSync(corpusFolder)) this.skip();
    for (const file of readdirSync(corpusFolder).filter((name) => /\.(?:ace|catair)$/i.test(name))) {
      const text = decodeBytes(readFileSync(join(corpusFolder, file)));
      assert.equal(again(text), text, file);
    }
  });

  it('are any part of a file again', () => {
    const text = fixture('ae-two-batches');
    const lines = text.split(/(?<=\n)/);
    for (let from = 0; from < lines.length; from++)
      assert.equal(again(text, { from, to: from + 3 }), lines.slice(from, from + 3).join(''));
    const raw = text.replaceAll('\n', '');
    assert.equal(again(raw, { from: 1, to: 3 }), raw.slice(80, 240));
  });

  it('are any text again', () => {
    const records = fixtureNames.flatMap((name) => fixture(name).split('\n'));
    const record = fc.oneof(fc.constantFrom(...records), fc.string({ unit: 'binary', maxLength: 200 }));
    const damaged = fc
      .tuple(fc.constantFrom(...records), fc.nat(90), fc.string({ unit: 'binary', maxLength: 6 }))
      .map(([text, at, put]) => text.slice(0, at) + put + text.slice(at + put.length));
    const line = fc.tuple(fc.oneof(record, damaged), fc.constantFrom('\n', '\r\n', '\r', ''));
    const file = fc.array(line, { maxLength: 12 }).map((lines) => lines.flat().join(''));
    fc.assert(
      fc.property(file, (text) => {
        assert.equal(again(text), text);
      }),
      { numRuns: fuzzRuns(300) },
    );
  });

  it('leave masked values out or are refused, as one asks', () => {
    const json = decoded(fixture('te-extension'), { showConfidential: false });
    assert.throws(
      () => encodeFile(json, catalog),
      /record 1 \(line 1, A\): the value of Communication Password is masked/,
    );
    const { text } = encodeFile(json, catalog, { blanksMasked: true });
    assert.equal(text, fixture('te-extension').replace('SECRET', '      '));
  });

  it('take application and direction from where they go to', () => {
    const records = [{ record: '10', fields: { 'Entry Filer Code': '9XX' } }];
    assert.throws(() => encodeFile(JSON.stringify(records), catalog), /application "" has no record "10"/);
    const { text } = encodeFile(JSON.stringify(records), catalog, { application: 'AE', direction: 'input' });
    assert.match(text, /^10 9XX {74}\n$/);
  });

  it('are refused where they would be of any length', () => {
    const refused = (field: object): void => {
      assert.throws(() => encodeFile(JSON.stringify([{ fields: [field] }]), catalog), EncodeError);
    };
    refused({ start: 1, end: 1e12, raw: 'A' });
    refused({ start: 1e12, end: 1e12, raw: 'A' });
  });
});
