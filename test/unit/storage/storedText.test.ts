/** Files of records as bytes and as lines: nothing is lost on the way there and back, and an edit changes what was edited alone. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { encodingNames, type StoredEncoding } from '../../../server/src/storage/encodings';
import { readStored, shownLines } from '../../../server/src/storage/storedText';
import { StorageError, writeStored } from '../../../server/src/storage/writeStored';
import { anyBytes, forms, storedBytes } from '../../support/stored';
import { fixtureLines, fuzzRuns } from '../../support/transmissions';

const records = fixtureLines('ae-consumption');

const encodings = fc.constantFrom(undefined, ...(Object.keys(encodingNames) as StoredEncoding[]));

/** What an editor that is given the lines as UTF-8, and ends lines its own way, gives back. */
function throughEditor(lines: readonly string[], end: string): string[] {
  return new TextDecoder().decode(new TextEncoder().encode(lines.join(end))).split(/\r\n|\r|\n/);
}

function same(some: Uint8Array, others: Uint8Array, what?: string): void {
  assert.equal(Buffer.from(some).toString('hex'), Buffer.from(others).toString('hex'), what);
}

describe('A stored file', () => {
  it('is the same after it is opened and saved, whatever it holds', () => {
    fc.assert(
      fc.property(anyBytes(), encodings, fc.constantFrom('\n', '\r\n'), (bytes, encoding, end) => {
        const stored = readStored(bytes, encoding);
        same(writeStored(stored, throughEditor(shownLines(stored), end)), bytes);
      }),
      { numRuns: fuzzRuns(3000) },
    );
  });

  it('changes in the bytes of the line that was edited alone, whatever it holds', () => {
    const edit = fc.record({ line: fc.nat(), text: fc.string({ maxLength: 80 }) });
    fc.assert(
      fc.property(anyBytes(), encodings, edit, (bytes, encoding, { line, text }) => {
        const stored = readStored(bytes, encoding);
        const at = line % stored.lines.length;
        const old = stored.lines[at];
        assert(old);
        // A record without characters is taken out, with its line end or not.
        fc.pre(text !== '');
        const lines = shownLines(stored).map((shown, index) => (index === at ? text : shown));
        let written: Uint8Array;
        try {
          written = writeStored(stored, lines);
        } catch (error) {
          assert(error instanceof StorageError, String(error));
          return;
        }
        const behind = bytes.length - old.to;
        same(written.subarray(0, old.from), bytes.subarray(0, old.from), 'before');
        same(written.subarray(written.length - behind), bytes.subarray(old.to), 'behind');
        if (old.group !== undefined && old.text.length === 80 && stored.encoding !== 'utf-8')
          assert.equal(written.length, bytes.length);
      }),
      { numRuns: fuzzRuns(3000) },
    );
  });

  it('keeps every line that is neither removed nor edited, however many others are', () => {
    const kept = fc.array(fc.constantFrom('keep', 'remove', 'edit', 'insert'), { minLength: 34, maxLength: 34 });
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(forms)), kept, (form, deeds) => {
        const stored = readStored(storedBytes(records, form));
        const shown = shownLines(stored);
        const lines = shown.flatMap((line, at) => {
          if (line === '') return [line];
          const deed = deeds[at % deeds.length];
          if (deed === 'remove') return [];
          if (deed === 'edit') return [`${line.slice(0, 30)}XYZ${line.slice(33)}`];
          return deed === 'insert' ? [line, `${line.slice(0, 40)}${String(at).padStart(40, '#')}`] : [line];
        });
        const again = readStored(writeStored(stored, lines), stored.encoding);
        assert.deepEqual(shownLines(again).filter(Boolean), lines.filter(Boolean));
      }),
      { numRuns: fuzzRuns(500) },
    );
  });

  for (const [what, form] of Object.entries(forms)) {
    it(`is shown a record a line and edited in place: ${what}`, () => {
      const bytes = storedBytes(records, form);
      const stored = readStored(bytes);
      assert.equal(stored.encoding, form.encoding === 'cp500' || form.encoding === 'cp1047' ? 'cp037' : form.encoding);
      const shown = shownLines(stored);
      assert.deepEqual(shown.filter(Boolean), records);
      same(writeStored(stored, shown), bytes);
      const edited = records.map((record, at) => (at === 2 ? record.replace('01000016', '01000024') : record));
      assert.notDeepEqual(edited, records);
      same(writeStored(stored, [...edited, ...shown.slice(records.length)]), storedBytes(edited, form));
    });

    if (form.ends.length > 1) continue;
    it(`takes a record more and one less: ${what}`, () => {
      const stored = readStored(storedBytes(records, form));
      const rest = shownLines(stored).slice(records.length);
      const more = [...records.slice(0, 5), '44NEW RECORD'.padEnd(80), ...records.slice(5)];
      same(writeStored(stored, [...more, ...rest]), storedBytes(more, form));
      const less = records.slice(0, -1);
      same(writeStored(stored, [...less, ...rest]), storedBytes(less, form));
      const first = records.slice(1);
      same(writeStored(stored, [...first, ...rest]), storedBytes(first, form));
      const last = [...records, 'A'.padEnd(80)];
      same(writeStored(stored, [...last, ...rest]), storedBytes(last, form));
    });
  }
});

describe('A file without line ends', () => {
  const form = { encoding: 'utf-8', ends: [''] } as const;
  const stored = readStored(storedBytes(records, form));
  const withThird = (text: string): string[] => records.map((record, at) => (at === 2 ? text : record));

  it('keeps its records at 80 positions when one got shorter, or blanks longer', () => {
    for (const text of ['10', `10${' '.repeat(100)}`])
      same(writeStored(stored, withThird(text)), storedBytes(withThird('10'.padEnd(80)), form));
  });

  it('is not saved with a record that is too long', () => {
    assert.throws(
      () => writeStored(stored, withThird(`${records[2] ?? ''}X`)),
      (error) =>
        error instanceof StorageError && error.line === 2 && error.message.startsWith('Line 3 has 81 positions.'),
    );
  });

  it('is not saved with characters of several bytes, which would move all behind them', () => {
    const text = (records[2] ?? '').replace(/^(.{21})./, '$1É');
    assert.throws(() => writeStored(stored, withThird(text)), /Line 3, position 22: "É" takes several bytes/);
  });

  it('leaves out lines without a character', () => {
    const lines = [...records.slice(0, 3), '', ...records.slice(3), ''];
    same(writeStored(stored, lines), stored.bytes);
  });

  it('is read a byte a position where a system counted bytes', () => {
    const accented = records.map((record, at) => (at === 3 ? `${record.slice(0, 30)}é${record.slice(32)}` : record));
    const bytes = new TextEncoder().encode(accented.join(''));
    const read = readStored(bytes);
    assert.equal(read.encoding, 'iso-8859-1');
    assert.equal(shownLines(read)[4], records[4]);
    same(writeStored(read, shownLines(read)), bytes);
  });

  it('is read a character a position where a system counted characters', () => {
    const accented = records.map((record, at) => (at === 3 ? `${record.slice(0, 30)}é${record.slice(31)}` : record));
    const read = readStored(new TextEncoder().encode(accented.join('')));
    assert.equal(read.encoding, 'utf-8');
    assert.deepEqual(shownLines(read), accented);
  });

  it('may end within its last record, which then is as long as it was', () => {
    const bytes = new TextEncoder().encode(records.join('').trimEnd());
    const read = readStored(bytes);
    const last = shownLines(read).at(-1) ?? '';
    assert(last.length < 80);
    same(writeStored(read, shownLines(read)), bytes);
    assert.equal(writeStored(read, [...shownLines(read).slice(0, -1), `${last}X`]).length, bytes.length + 1);
    const more = writeStored(read, [...shownLines(read), 'A']);
    assert.equal(more.length, (records.length + 1) * 80);
  });
});

describe('NUL in a record', () => {
  it('is shown by a sign and stored as it was, in what is edited too', () => {
    const [first = '', ...others] = records;
    const text = [`${first.slice(0, 40)}\0\0${first.slice(42)}`, ...others].join('\r\n');
    const bytes = new TextEncoder().encode(text);
    const stored = readStored(bytes);
    const [line = '', ...rest] = shownLines(stored);
    assert.equal(line.slice(40, 42), '\u2400\u2400');
    const edited = `${line.slice(0, 45)}\u2400X${line.slice(47)}`;
    same(
      writeStored(stored, [edited, ...rest]),
      new TextEncoder().encode([edited.replaceAll('\u2400', '\0'), ...others].join('\r\n')),
    );
  });

  it('belongs to the record that it fills up', () => {
    const bytes = Uint8Array.from([
      ...new TextEncoder().encode(records.join('').trimEnd()),
      ...new Array<number>(200).fill(0),
    ]);
    const stored = readStored(bytes);
    assert.equal(shownLines(stored).at(-1)?.length, 80);
    assert.equal(stored.tail, records.length * 80);
  });
});

describe('Characters that an encoding lacks', () => {
  it('are told by line and position', () => {
    const stored = readStored(storedBytes(records, { encoding: 'cp037', ends: [''] }));
    const lines = records.map((record, at) => (at === 4 ? `${record.slice(0, 10)}€${record.slice(11)}` : record));
    assert.throws(
      () => writeStored(stored, lines),
      /Line 5, position 11: EBCDIC \(code page 037\) has no character "€", which this file is in; replace it, then save again\./,
    );
  });

  it('are none in the part of a record that was not edited', () => {
    const bytes = Uint8Array.from(Buffer.from(`${'10é\u0001'.padEnd(80)}\n${'é'.repeat(80)}`, 'latin1'));
    const stored = readStored(bytes);
    const lines = shownLines(stored);
    const written = writeStored(stored, [`${(lines[0] ?? '').slice(0, 79)}X`, lines[1] ?? '']);
    same(written, Uint8Array.from(Buffer.from(`${'10é\u0001'.padEnd(79)}X\n${'é'.repeat(80)}`, 'latin1')));
  });
});
