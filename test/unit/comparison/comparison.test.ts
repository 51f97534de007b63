import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compare } from '../../../server/src/features/comparison/comparison';
import type { Comparison, RecordChange } from '../../../server/src/features/comparison/model';
import { fixture, fixtureLines, fixtureNames, fuzzRuns, transmissionOf } from '../../support/transmissions';

const comparisonOf = (before: string, after: string): Comparison =>
  compare(transmissionOf(before), transmissionOf(after));

/** A change as text: kind, group, what, and its fields. */
function asText({ kind, trail, title, fields }: RecordChange): string {
  const changed = fields.map(
    ({ field, start, end, before, after, isConfidential }) =>
      `${field} (${start}-${end}): ${isConfidential === true ? 'confidential' : `${before} → ${after}`}`,
  );
  return [`${kind} ${[...trail.slice(1), title].join(' > ')}`, ...changed].join(' | ');
}

/**
 * Two transmissions in one text. A line `- …` stands in the first only, `+ …` in the second only; any other in both, after two
 * blanks.
 */
function changesIn(marked: readonly string[]): string[] {
  const side = (sign: string): string =>
    marked
      .filter((line) => line.startsWith(sign) || line.startsWith(' '))
      .map((line) => line.slice(2))
      .join('\n');
  return comparisonOf(side('-'), side('+')).changes.map(asText);
}

const entry = fixtureLines('ae-consumption');

/** The entry summary with marks: lines by their index that go, and lines that come behind them. */
function marked(gone: readonly number[], come: Readonly<Record<number, readonly string[]>> = {}): string[] {
  return entry.flatMap((line, index) => [
    `${gone.includes(index) ? '-' : ' '} ${line}`,
    ...(come[index] ?? []).map((other) => `+ ${other}`),
  ]);
}

const lineOne = entry.slice(13, 22);
const lineTwo = entry.slice(22, 31);
const numbered = (lines: readonly string[], number: string): string[] =>
  lines.map((line) => line.replace(/^40 {2}[0-9]{3}/, `40  ${number}`));

describe('Comparison', () => {
  const cases: readonly [name: string, marked: readonly string[], expected: readonly string[]][] = [
    [
      'a field with its meaning',
      marked([13], { 13: [(entry[13] ?? '').replace('CNCN', 'VNCN')] }),
      [
        'changed Line 001 · HTS 8504.40.9540 · VN > 40 Line Item Header 001 | Country of Origin Code (9-10): CN China → VN Viet Nam',
      ],
    ],
    [
      'a word of a description that may be repeated',
      marked([24], { 24: [(entry[24] ?? '').replace('CHECK', 'GATE ')] }),
      [
        'changed Line 002 · HTS 8481.80.3090 · DE > Ruling and description · 123456 > 44 Commercial Description GATE VALVES OF STEEL FOR WATER PIPES, 50 MM | Commercial Description Text (3-72): CHECK VALVES OF STEEL FOR WATER PIPES, 50 MM → GATE  VALVES OF STEEL FOR WATER PIPES, 50 MM',
      ],
    ],
    [
      'several fields of a record',
      marked([12], { 12: ['332714'.padEnd(80)] }),
      [
        'changed Header > 33 Missing Document Information 27 14 | Missing Document Code (1) (3-4): 26 Packing list (19 CFR 141.86(e)) → 27 | Missing Document Code (2) (5-6):  → 14 Lease statement (19 CFR 10.108(b))',
      ],
    ],
    [
      'a fee of another class',
      marked([20], { 20: [(entry[20] ?? '').replace('49900004157', '50100005000')] }),
      [
        'removed Line 001 · HTS 8504.40.9540 · CN > 62 Line User Fee Detail 499 41.57',
        'added Line 001 · HTS 8504.40.9540 · CN > 62 Line User Fee Detail 501 50.00',
      ],
    ],
    [
      'a record that went',
      marked([20]),
      ['removed Line 001 · HTS 8504.40.9540 · CN > 62 Line User Fee Detail 499 41.57'],
    ],
    [
      'a record that came',
      marked([], { 16: ['47ECNEXAPOW12SHE'.padEnd(80)] }),
      ['added Line 001 · HTS 8504.40.9540 · CN > 47 Article Party E CNEXAPOW12SHE'],
    ],
    [
      'a line that went as a whole',
      marked(lineTwo.map((_, at) => 22 + at)),
      ['removed Line 002 · HTS 8481.80.3090 · DE'],
    ],
    [
      'a line that came before others, which are numbered anew',
      marked(
        [...lineOne, ...lineTwo].map((_, at) => 13 + at),
        {
          12: [
            ...numbered(lineTwo, '001').map((line) =>
              line
                .replace('DEDE', 'ATAT')
                .replace('8481803090', '8481809050')
                .replace('268', '111')
                .replace('00001663', '00000999'),
            ),
            ...numbered(lineOne, '002'),
            ...numbered(lineTwo, '003'),
          ],
        },
      ),
      [
        'added Line 001 · HTS 8481.80.9050 · AT',
        'changed Line 002 · HTS 8504.40.9540 · CN > 40 Line Item Header 002 | Line Item Identifier (5-7): 001 → 002',
        'changed Line 003 · HTS 8481.80.3090 · DE > 40 Line Item Header 003 | Line Item Identifier (5-7): 002 → 003',
      ],
    ],
    [
      'records in another order',
      marked([15], { 16: [entry[15] ?? ''] }),
      ['moved Line 001 · HTS 8504.40.9540 · CN > 47 Article Party M CNEXAPOW12SHE'],
    ],
    [
      'the party of a role',
      marked([15], { 15: ['47MCNNEWWOR99SHE'.padEnd(80)] }),
      [
        'changed Line 001 · HTS 8504.40.9540 · CN > 47 Article Party M CNNEWWOR99SHE | Article Party Identifier (4-18): CNEXAPOW12SHE → CNNEWWOR99SHE',
      ],
    ],
    [
      'a value that is written otherwise',
      marked([6], { 6: ['22     100CTNS'.padEnd(80)] }),
      [
        'changed Header > Manifest · 100 CTNS · XQZL900000000012 > 22 Cargo Manifest Detail 100 CTNS | Manifested Quantity (3-10): "00000100" → "     100"',
      ],
    ],
    [
      'a password, which is not shown',
      marked([0], { 0: [(entry[0] ?? '').replace('SECRET', 'PUBLIC')] }),
      ['changed A Batch Control Header 2704 9XX | Communication Password (9-14): confidential'],
    ],
    [
      'what stands behind position 80',
      marked([5], { 5: [`${entry[5] ?? ''}TAIL`] }),
      ['changed Header > 21 Identifying Trip Information V123E | Behind position 80 (81-84):  → TAIL'],
    ],
    ['blanks at the ends of records, which are no change', marked([5], { 5: [(entry[5] ?? '').trimEnd()] }), []],
  ];
  for (const [name, text, expected] of cases)
    it(`finds ${name}`, () => {
      assert.deepEqual(changesIn(text), expected);
    });

  it('tells where a change stands in each file', () => {
    const { changes } = comparisonOf(entry.join('\n'), entry.toSpliced(20, 1).join('\n'));
    assert.deepEqual(
      changes.map(({ beforeLine, afterLine, records }) => [beforeLine, afterLine, records]),
      [[20, 20, 1]],
    );
  });

  it('compares entries of different numbers where each file has one, and by number where there are several', () => {
    const other = fixture('ae-consumption').replace('10A9XX  01000016', '10A9XX  01009991');
    assert.deepEqual(comparisonOf(fixture('ae-consumption'), other).changes.map(asText), [
      'changed Header > 10 Entry Summary Header Control 9XX-0100999-1 | Entry Number (9-16): 0100001-6 → 0100999-1',
    ]);
    const kinds = comparisonOf(fixture('kr-response'), fixtureLines('kr-response').toSpliced(2, 9).join('\n'));
    assert.deepEqual(
      kinds.changes.map(({ kind, title }) => [kind, title]),
      [['removed', 'Importer · 89-1234567AB · EXAMPLE IMPORTS INC']],
    );
  });

  it('finds transactions in another order or another block', () => {
    const lines = fixtureLines('kr-response');
    const swapped = [...lines.slice(0, 2), ...lines.slice(11, 14), ...lines.slice(2, 11), ...lines.slice(14)];
    assert.deepEqual(
      comparisonOf(lines.join('\n'), swapped.join('\n')).changes.map(({ kind, title }) => [kind, title]),
      [['moved', 'Importer · 89-1234567AB · EXAMPLE IMPORTS INC']],
    );
  });

  it('never shows a password or a social security number', () => {
    const text = fixture('kr-response');
    const { changes } = comparisonOf(text, text.replace('999-99-9999', '888-88-8888'));
    assert.ok(changes.length > 0);
    assert.doesNotMatch(JSON.stringify(changes), /999-99|888-88/);
    const { changes: unread } = comparisonOf('?? 123-45-6789', '?? 987-65-4321');
    assert.ok(unread.length > 0);
    assert.doesNotMatch(JSON.stringify(unread), /123-45|987-65/);
  });

  it('finds nothing between a transmission and itself', () => {
    for (const name of fixtureNames)
      assert.deepEqual(comparisonOf(fixture(name), fixture(name)), { changes: [], isSameText: true });
    for (const name of fixtureNames) {
      const stripped = fixtureLines(name)
        .map((line) => line.trimEnd())
        .join('\r\n');
      assert.deepEqual(comparisonOf(fixture(name), stripped), { changes: [], isSameText: false }, name);
    }
  });

  describe('of any two texts', () => {
    const lines = [...new Set(fixtureNames.flatMap((name) => fixtureLines(name)))];
    const text = fc
      .array(fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...lines) }, fc.string({ maxLength: 90 })), {
        maxLength: 25,
      })
      .map((chosen) => chosen.filter((line) => line.trim() !== ''));
    /** A text, and the same with some records taken out, put elsewhere, or changed at a position. */
    const edited = fc.tuple(
      fc.constantFrom(...fixtureNames).map((name) => fixtureLines(name)),
      fc.array(
        fc.tuple(fc.nat(), fc.nat(), fc.integer({ min: 0, max: 79 }), fc.constantFrom('out', 'move', 'change')),
        { maxLength: 4 },
      ),
    );
    const apply = ([before, edits]: [string[], [number, number, number, string][]]): [string[], string[]] => {
      const after = [...before];
      for (const [from, to, at, what] of edits) {
        const index = from % Math.max(1, after.length);
        const line = after[index] ?? '';
        if (what === 'change') after[index] = `${line.slice(0, at)}Q${line.slice(at + 1)}`;
        else {
          after.splice(index, 1);
          if (what === 'move') after.splice(to % Math.max(1, after.length), 0, line);
        }
      }
      return [before, after];
    };
    const pairs = fc.oneof(fc.tuple(text, text), edited.map(apply));

    it('finds something exactly where the records differ', () => {
      fc.assert(
        fc.property(pairs, ([before, after]) => {
          const trimmed = (all: readonly string[]): string => all.map((line) => line.trimEnd()).join('\n');
          const { changes } = comparisonOf(before.join('\n'), after.join('\n'));
          assert.equal(changes.length === 0, trimmed(before) === trimmed(after));
        }),
        { numRuns: fuzzRuns(150) },
      );
    });

    it('makes the second out of the first', () => {
      fc.assert(
        fc.property(pairs, ([before, after]) => {
          const { changes } = comparisonOf(before.join('\n'), after.join('\n'));
          // What neither went nor came nor moved is there on both sides, changed only in the fields that are told.
          const kept = new Map<number, number>();
          const gone = new Set<number>();
          const come = new Set<number>();
          for (const { kind, beforeLine, afterLine, records, fields } of changes) {
            for (let at = 0; at < records; at++) {
              if (kind === 'removed') gone.add(beforeLine + at);
              if (kind === 'added') come.add(afterLine + at);
            }
            if (kind === 'moved') {
              for (let at = 0; at < records; at++) come.add(afterLine + at);
            }
            if (fields.length > 0) kept.set(afterLine, beforeLine);
            for (const { start, end, isConfidential } of fields) {
              const [old, now] = [before[beforeLine] ?? '', after[afterLine] ?? ''].map((line) =>
                line.slice(start - 1, end).padEnd(end - start + 1),
              );
              assert.ok(old !== now || isConfidential === true, 'a field that is told has changed');
            }
          }
          // Every other record of the second file stands in the first as it is.
          const there = new Map<string, number>();
          for (const line of before) there.set(line.trimEnd(), (there.get(line.trimEnd()) ?? 0) + 1);
          for (const [index, line] of after.entries()) {
            if (come.has(index) || kept.has(index)) continue;
            assert.ok((there.get(line.trimEnd()) ?? 0) > 0, `line ${index + 1} comes from nowhere`);
          }
          if (changes.every(({ kind }) => kind !== 'moved'))
            assert.equal(before.length - gone.size, after.length - come.size);
        }),
        { numRuns: fuzzRuns(150) },
      );
    });
  });

  it('compares large files in good time', () => {
    const many = Array.from({ length: 300 }, (_, at) =>
      entry.slice(2, -2).map((line) => line.replace(/^10A9XX {2}[0-9]{8}/, `10A9XX  ${String(at).padStart(8, '0')}`)),
    ).flat();
    const before = [...entry.slice(0, 2), ...many, ...entry.slice(-2)].join('\n');
    const started = Date.now();
    const { changes } = comparisonOf(before, before.replaceAll('CNCN', 'CNVN'));
    assert.equal(changes.length, 300);
    assert.ok(Date.now() - started < 5000);
  });
});
