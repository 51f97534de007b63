/** What the checks of single records find, each with the positions marked below the record. */
import assert from 'node:assert/strict';
import { FieldScan } from '../../../server/src/checks/fieldScan';
import { checkRecord } from '../../../server/src/checks/recordChecks';
import { recordRules, type RecordFinding } from '../../../server/src/checks/recordRules';
import { identify } from '../../../server/src/layout/catalog';
import { catalog } from '../../support/layouts';
import { findingsOf, fixture, fixtureLines, fixtureNames } from '../../support/transmissions';

/**
 * Records, an application's name before them; below each what is found, with carets at its positions: severity and rule.
 * Records are padded to 80 positions unless `¶` marks where they end. `→` is a tab.
 */
const cases = `
AE
10A9XX  01000016 2704BRN000101   0111 X           2082626
10A9XX  01000016 2704BRN000101   9911 X           2082626
                                 ^^ error field-code
10A9XX  01000016 2704BRN000101   0011 X           2082626
                                 ^^ error field-code
10A9XX  01000016 2704BRN000101   0A11 X           2082626
                                 ^^ error field-code
10A9XX  01000016 2704brn000101   0111 X           2082626
                     ^^^ warning lower-case
10a9XX  01000016 2704BRN000101   0111 X           2082626
  ^ warning lower-case
10A9XX  01000016 2704BRN→00101   0111 X           2082626
                        ^ error keyboard-character
10A9XX  01000016 2704BRN×0×101   0111 X           2082626
                        ^^^ error keyboard-character
10A9XX  01000016 2704Brn→00101   0111 X           2082626
                      ^^ warning lower-case
                        ^ error keyboard-character
10A     01000016 2704BRN000101   0111 X           2082626
   ^^^ error mandatory-field
10 9XX  01000016 2704BRN000101   0111 X           2082626
  ^ error mandatory-field
10A9XXQ 01000016 2704BRN000101   0111 X           2082626
      ^ error filler-not-blank
10A9XXqX01000016 2704BRN000101   0111 X           2082626
      ^^ error filler-not-blank
10A9XX→ 01000016 2704BRN000101   0111 X           2082626
      ^ error keyboard-character
10A9XX  01000016 2704BRN000101   0111 X           2023026
                                                   ^^^^^^ error field-date
10A9XX  01000016 2704BRN000101   0111 X           2000000
10A9XX  01000016 2704BRN000101   0111 X           208262
                                                   ^^^^^^ error field-date
10A9XX  01000016 27 4BRN000101   0111 X           2082626
                 ^^^^ warning shared-code
10A9XX  01000016 2704BRN000101   0111 X           2082626¶
                                                        ^ error record-length
10A9XX  01000016 2704BRN000101   0111 X           2082626                       ¶
10A9XX  01000016 2704BRN000101   0111 X           2082626                         ¶
                                                                                ^^ warning record-length
10A9XX  01000016 2704BRN000101   0111 X           2082626                        X¶
                                                                                ^^ error record-length
1189-1234567AB89-1234567AB               081826081626       CA
1189-1234567  89-123456700               081826081626       CA
11990101-12345999-88-7777                081826081626       CA
11891234567AB 89-1234567AB               081826081626       CA
  ^^^^^^^^^^^^ warning value-format
1189-1234567AB89-1234567AB               081826081626       ZZ
                                                            ^^ warning shared-code
1189-1234567AB89-1234567AB               0818268/1626       CA
                                                ^ error character-class
2200000100CTNS
22     100CTNS
22100     CTNS
  ^^^^^^^^ error number-alignment
22  1 0100CTNS
  ^^^^^^^^ error number-alignment
220000010-CTNS
         ^ error character-class
20*F  2704081626Z998                        
20QZ#L2704081626Z998                        
SE13O'HARA, J.                              2135550100     1
     ^^^^^^^^^ warning character-class
OI        CHEESE, GRATED (20% FAT)
TP
TLXSAMPLE, JO, A                 PRESIDENT
TLYSAMPLE, JO, A                 PRESIDENT
  ^ error field-constant
`;

interface Case {
  application: string;
  text: string;
  marks: string[];
}

/** Reads the cases; a mark is `start-end severity rule`. */
function readCases(): Case[] {
  const read: Case[] = [];
  let application = '';
  for (const line of cases.trim().split('\n')) {
    const mark = /^( *)(\^+) (.*)$/.exec(line);
    if (mark) {
      const [, before = '', carets = '', what = ''] = mark;
      read.at(-1)?.marks.push(`${String(before.length + 1)}-${String(before.length + carets.length)} ${what}`);
    } else if (/^[A-Z]{2}$/.test(line)) application = line;
    else {
      const text = line.endsWith('¶') ? line.slice(0, -1) : line.padEnd(80);
      read.push({ application, text: text.replaceAll('→', '\t'), marks: [] });
    }
  }
  return read;
}

/** What is found in a record by its layout alone. */
function check(application: string, text: string, stripped = false): readonly RecordFinding[] {
  const [layout] = catalog.application(application);
  const record = layout && identify(layout, text);
  assert.ok(record, `no record of ${application} begins like ${text}`);
  const alone = { text, layout: record.base, place: undefined, opens: undefined };
  const scan = new FieldScan();
  scan.read(text, record.base);
  return checkRecord(alone, scan, (name) => catalog.codeList(name), stripped);
}

describe('the checks of a record', () => {
  const all = readCases();

  for (const { application, text, marks } of all) {
    it(`${application} ${JSON.stringify(text.trimEnd())}: ${marks.join(', ') || 'nothing'}`, () => {
      const found = check(application, text).map(
        ({ start, end, severity, rule }) => `${String(start)}-${String(end)} ${severity} ${rule}`,
      );
      assert.deepEqual(found.sort(), marks.sort());
    });
  }

  it('have a case for every rule', () => {
    // These three are found where the record is read, not in its fields.
    const elsewhere = ['raw-transmission', 'unknown-record', 'blank-line'];
    const covered = new Set(all.flatMap(({ marks }) => marks.map((mark) => mark.split(' ').at(-1))));
    assert.deepEqual(
      Object.keys(recordRules).filter((rule) => !covered.has(rule) && !elsewhere.includes(rule)),
      [],
    );
  });

  it('take a record without its trailing blanks as a slip of the editor where all have lost them', () => {
    const [short, ...more] = check('AE', '21V123E', true);
    assert.deepEqual([short?.rule, short?.severity, more], ['record-length', 'warning', []]);
    // A record that ends in a blank was not stripped.
    assert.equal(check('AE', '21V123E ', true)[0]?.severity, 'error');
  });

  it('name the field, what stands there, what is expected, and the page', () => {
    const [finding] = check('AE', '10A9XX  01000016 2704BRN000101   9911 X           2082626'.padEnd(80));
    assert.equal(finding?.field, 'Entry Type Code');
    assert.match(
      finding.message,
      /^Entry Type Code \(34-35\): "99" is none of its codes; nearest are .* \(Entry Summary Create\/Update, ESF-26\)\.$/,
    );
  });

  it('never tell a password or a social security number', () => {
    const summary = fixture('ae-consumption');
    const hidden: [text: string, secret: string][] = [
      [summary.replace('SECRET', 'secret'), 'secret'],
      [summary.replace('SECRET', 'SE(RET'), 'SE(RET'],
      [summary.replace('DESK TOP POWER SUPPLY', 'estate of 999-88-7777'), '999-88'],
    ];
    for (const [text, secret] of hidden) {
      const found = findingsOf(text);
      assert.ok(found.length > 0, secret);
      for (const { message } of found) assert.ok(!message.toLowerCase().includes(secret.toLowerCase()), message);
    }
  });

  it('keep every message to one line', () => {
    for (const name of [...fixtureNames, 'bad/binary', 'bad/mixed', 'bad/tabs', 'bad/lower-case'])
      for (const line of fixtureLines(name))
        for (const application of ['AE', 'SE', 'KI']) {
          const [layout] = catalog.application(application);
          if (!layout || !identify(layout, line)) continue;
          for (const { message, start, end } of check(application, line)) {
            assert.match(message, /^[^\n\r\t\0]+$/);
            assert.ok(1 <= start && start <= end);
          }
        }
  });
});
