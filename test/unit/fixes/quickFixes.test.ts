/** Quick fixes one by one: a fixture that is damaged in one place, the finding, and the action that makes it whole again. */
import assert from 'node:assert/strict';
import type { CodeAction } from 'vscode-languageserver';
import type { DiagnosticData } from '../../../server/src/features/diagnostics';
import { editRecords } from '../../support/editRecords';
import { actionsFor, check, edited, editsOf } from '../../support/fixes';
import { fixture, transmissionOf } from '../../support/transmissions';

interface Case {
  /** A fixture without `.ace`. */
  readonly in: string;
  /** See {@link editRecords}, or what happens to its lines. */
  readonly damage: string | ((lines: string[]) => void);
  /** Rule of the finding that is fixed. */
  readonly rule: string;
  /** Title of the action. */
  readonly title: string;
  /** Whether it is the preferred one; it is where this is left out. */
  readonly isPreferred?: false;
  /** Line that comes out, 1-based, where it is not the fixture again. */
  readonly line?: readonly [number, string];
}

const replaced =
  (line: number, from: string, to: string) =>
  (lines: string[]): void => {
    const text = lines[line - 1] ?? '';
    assert.ok(text.includes(from), `${JSON.stringify(from)} in line ${line}`);
    lines[line - 1] = text.replace(from, to);
  };
const moved =
  (line: number, to: number) =>
  (lines: string[]): void => {
    lines.splice(to - 1, 0, ...lines.splice(line - 1, 1));
  };
const doubled =
  (line: number) =>
  (lines: string[]): void => {
    lines.splice(line, 0, lines[line - 1] ?? '');
  };

const AE = 'ae-consumption';

const cases: readonly Case[] = [
  {
    in: AE,
    damage: (lines) => void (lines[3] = (lines[3] ?? '').trimEnd()),
    rule: 'record-length',
    title: 'Add 18 blanks at the end',
  },
  {
    in: AE,
    damage: (lines) => void (lines[3] = `${lines[3] ?? ''}  `),
    rule: 'record-length',
    title: 'Remove the blanks behind position 80',
  },
  {
    in: AE,
    damage: replaced(15, 'DESK', 'desk'),
    rule: 'lower-case',
    title: 'Write Commercial Description Text in capital letters',
  },
  {
    in: AE,
    damage: replaced(15, 'DESK TOP', 'DESK\tTOP'),
    rule: 'keyboard-character',
    title: 'Replace by blanks what is on no keyboard in Commercial Description Text',
  },
  {
    in: AE,
    damage: replaced(15, 'EX-60', 'ÉX–60'),
    rule: 'keyboard-character',
    title: 'Replace by characters of the keyboard what is on none in Commercial Description Text',
  },
  { in: AE, damage: replaced(3, '10A9XX  ', '10A9XX Q'), rule: 'filler-not-blank', title: 'Blank position 8' },
  {
    in: AE,
    damage: replaced(7, '2200000100', '22100     '),
    rule: 'number-alignment',
    title: 'Right-justify Manifested Quantity',
    line: [7, '22     100CTNS'],
  },
  {
    in: 'rejected-batch',
    damage: replaced(3, 'REF ID:', 'REF IDS'),
    rule: 'field-constant',
    title: 'Write REF ID: in Reference ID Constant',
  },
  {
    in: AE,
    damage: replaced(3, '10A', '10Q'),
    rule: 'field-code',
    title: 'Write A in Summary Filing Action Request Code (Add, or replace as a whole)',
    isPreferred: false,
  },
  {
    in: AE,
    damage: replaced(23, 'DEDE', 'DQDE'),
    rule: 'shared-code',
    title: 'Write DE in Country of Origin Code (Germany)',
    isPreferred: false,
  },
  {
    in: 'te-extension',
    damage: '- Y',
    rule: 'control-record-missing',
    title: 'Insert the Y record behind this record',
  },
  {
    in: 'te-extension',
    damage: '- Z',
    rule: 'control-record-missing',
    title: 'Insert the Z record behind this record',
  },
  {
    in: 'te-extension',
    damage: (lines) => void lines.splice(4, 2),
    rule: 'control-record-missing',
    title: 'Insert the Y and Z records behind this record',
  },
  {
    in: 'te-extension',
    damage: '- B',
    rule: 'control-record-missing',
    title: 'Insert the B record before this record',
  },
  {
    in: 'te-extension',
    damage: '- A',
    rule: 'control-record-missing',
    title: 'Insert the A record before this record',
    line: [1, 'A27049XX      081726     TE'],
  },
  { in: 'wp-arrival', damage: '- A', rule: 'control-record-missing', title: 'Insert the A record before this record' },
  {
    in: 'te-extension',
    damage: 'Z: Sender/Receiver Site Code = 2705',
    rule: 'condition-equal',
    title: 'Write 2704 in Sender/Receiver Site Code',
  },
  {
    in: 'te-extension',
    damage: 'A: Sender/Receiver Site Code = 2705',
    rule: 'condition-equal',
    title: 'Write 2704 in Sender/Receiver Site Code of the A record',
    isPreferred: false,
  },
  {
    in: 'wp-arrival',
    damage: 'Z: Communication Password = OTHER1',
    rule: 'condition-equal',
    title: 'Write what is expected in Communication Password',
  },
  {
    in: 'te-extension',
    damage: 'Y: Processing Filer Code = 9XY',
    rule: 'condition-equal',
    title: 'Write 9XX in Processing Filer Code',
  },
  {
    in: 'te-extension',
    damage: 'B: Application Identifier Code = ZZ',
    rule: 'application-conflict',
    title: 'Write TE in Application Identifier Code',
    isPreferred: false,
  },
  {
    in: 'qp-inbond',
    damage: 'Y: Input Transaction Image Count = 24',
    rule: 'block-count',
    title: 'Write 00023 in Input Transaction Image Count',
  },
  {
    in: 'qp-inbond',
    damage: replaced(3, '999000015', '999000010'),
    rule: 'qp-check-digit',
    title: 'Write 999000015 in In-bond Number',
    isPreferred: false,
  },
  {
    in: 'te-extension',
    damage: replaced(3, '02000668', '02000669'),
    rule: 'te-entry-check-digit',
    title: 'Write 02000668 in Entry Number',
    isPreferred: false,
  },
  {
    in: AE,
    damage: '- 40#2',
    rule: 'record-missing',
    title: 'Insert the 40 record before this record',
    line: [23, '40  002'],
  },
  {
    in: AE,
    damage: '90: Grand Total Duty Amount = 326881',
    rule: 'ae-duty-total',
    title: 'Write 00000326880 in Grand Total Duty Amount',
  },
  {
    in: AE,
    damage: '89: Total Fee Amount (2) = 2200',
    rule: 'ae-fee-total',
    title: 'Write 00000002100 in Total Fee Amount (2)',
  },
  {
    in: 'se-add',
    damage: 'SE40#2: Line Item Identifier = 7',
    rule: 'se-line-number',
    title: 'Write 002 in Line Item Identifier',
  },
  { in: AE, damage: doubled(33), rule: 'record-repeated', title: 'Remove this 90 record', isPreferred: false },
  {
    in: AE,
    damage: moved(15, 18),
    rule: 'record-order',
    title: 'Move this 44 record up, before the 47 record of line 15',
  },
  {
    in: AE,
    damage: (lines) => void lines.splice(4, 0, 'SE30'.padEnd(80)),
    rule: 'record-unexpected',
    title: 'Remove this SE30 record',
    isPreferred: false,
  },
  { in: AE, damage: (lines) => void lines.splice(9, 0, ''), rule: 'blank-line', title: 'Remove the blank line' },
  {
    in: 'qp-inbond',
    damage: (lines) => void lines.splice(9, 0, '   '),
    rule: 'blank-line',
    title: 'Remove the blank line',
  },
  {
    in: AE,
    damage: (lines) => void lines.unshift('', ''),
    rule: 'blank-line',
    title: 'Remove the blank line',
    line: [1, ''],
  },
  {
    in: AE,
    damage: (lines) => void lines.splice(0, lines.length, lines.join('')),
    rule: 'raw-transmission',
    title: 'Split the line into its 35 records',
  },
  { in: AE, damage: replaced(31, 'CW02', 'cw02'), rule: 'unknown-record', title: 'Write CW02 in capital letters' },
];

function damaged({ in: name, damage }: Case): string {
  const text = fixture(name);
  if (typeof damage === 'string') return editRecords(text, damage);
  const lines = text.split('\n').slice(0, -1);
  damage(lines);
  return [...lines, ''].join('\n');
}

describe('Quick fixes', () => {
  for (const one of cases) {
    it(`${one.rule}: ${one.title}`, () => {
      const text = damaged(one);
      const transmission = transmissionOf(text);
      const finding = check(transmission).find(({ rule }) => rule === one.rule);
      assert.ok(finding, `${one.rule} is found`);
      const actions = actionsFor(transmission, finding);
      const action = actions.find(({ title }) => title === one.title);
      assert.ok(action, `${one.title} in ${actions.map(({ title }) => title).join('; ')}`);
      assert.equal(action.isPreferred ?? false, one.isPreferred ?? true);
      assert.equal(action.kind, 'quickfix');
      assert.equal((action.diagnostics?.[0]?.data as DiagnosticData).rule, one.rule);
      const after = edited(text, editsOf(action));
      if (one.line) assert.equal(after.split('\n')[one.line[0] - 1]?.trimEnd(), one.line[1]);
      else assert.equal(after, fixture(one.in));
    });
  }

  const actionsIn = (text: string, rule: string): CodeAction[] => {
    const transmission = transmissionOf(text);
    const finding = check(transmission).find((found) => found.rule === rule);
    assert.ok(finding);
    return actionsFor(transmission, finding);
  };

  it('offer nothing where a value would have to be guessed', () => {
    for (const damage of [replaced(14, '072726', '072732'), replaced(33, '9000000326880', '90000 0326880')]) {
      const text = damaged({ in: AE, damage, rule: '', title: '' });
      assert.deepEqual(actionsIn(text, check(transmissionOf(text))[0]?.rule ?? ''), []);
    }
  });

  it('keep the line ends of the file', () => {
    const text = editRecords(fixture('te-extension'), '- Z').replaceAll('\n', '\r\n');
    const [action] = actionsIn(text, 'control-record-missing');
    assert.ok(action);
    assert.equal(edited(text, editsOf(action)), fixture('te-extension').replaceAll('\n', '\r\n'));
  });

  it('work at the end of a file without final line end', () => {
    const text = editRecords(fixture('te-extension'), '- Z').trimEnd();
    const whole = fixture('te-extension').slice(0, -1);
    const [action] = actionsIn(text.padEnd(5 * 81 - 1), 'control-record-missing');
    assert.ok(action);
    assert.equal(edited(text.padEnd(5 * 81 - 1), editsOf(action)), whole);
  });

  it('never show a password or a social security number in a title', () => {
    for (const text of [
      editRecords(fixture('wp-arrival'), 'Z: Communication Password = OTHER1'),
      editRecords(fixture('ki-query'), 'K: Importer Number (1) = 123-45-678'),
    ]) {
      const transmission = transmissionOf(text);
      for (const finding of check(transmission))
        for (const { title } of actionsFor(transmission, finding)) assert.doesNotMatch(title, /SECRET|123-45/);
    }
  });
});
