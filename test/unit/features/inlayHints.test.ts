import assert from 'node:assert/strict';
import type { InlayHint, InlayHintLabelPart } from 'vscode-languageserver';
import { inlayHints, type InlayHintOptions } from '../../../server/src/features/inlayHints';
import { fixture, fixtureNames, transmissionOf } from '../../support/transmissions';

const none: InlayHintOptions = { dates: false, amounts: false, codes: false, fieldNames: false };
const all: InlayHintOptions = { dates: true, amounts: true, codes: true, fieldNames: true };

/** What is told behind one record, in its order. */
function labels(text: string, options: Partial<InlayHintOptions>, application = 'AE'): string[] {
  return inlayHints(transmissionOf(text, application), 0, 1, { ...none, ...options })
    .flatMap(partsOf)
    .map(({ value }) => value)
    .filter((value) => value !== ' · ');
}

function partsOf({ label }: InlayHint): InlayHintLabelPart[] {
  assert.ok(typeof label !== 'string');
  return label;
}

describe('Inlay hints', () => {
  const cases: [record: string, options: Partial<InlayHintOptions>, expected: string[]][] = [
    ['40  001 CNCN072726        0000000600', {}, []],
    ['40  001 CNCN072726        0000000600', { fieldNames: true }, []],
    ['40  001 CNCN072726        0000000600', { dates: true }, ['2026-07-27']],
    ['40  001 CNCN072726        0000000600', { amounts: true }, ['600 USD']],
    ['40  001 CNCN072726        0000000600', { codes: true }, ['China', 'China']],
    ['40  001 CNCN072726        0000000600', { dates: true, fieldNames: true }, ['Date of Exportation: 2026-07-27']],
    ['40  001 CNCN133226        000000060X', all, ['Country of Origin Code: China', 'Country of Export Code: China']],
    ['5099038803   0000300000 0000000000', { amounts: true }, ['3,000.00 USD']],
    ['6249900004157', { codes: true }, ['Formal Merchandise Processing…']],
    ['?? not a record', all, []],
    ['', all, []],
  ];
  for (const [record, options, expected] of cases)
    it(`${JSON.stringify(record)} ${Object.keys(options).join(', ')}: ${expected.join(' | ') || 'none'}`, () => {
      assert.deepEqual(labels(record, options), expected);
    });

  it('name every field with a value on the record with the cursor, and there alone', () => {
    const text = '40  001 CNCN072726        0000000600\n40  002 CNCN072726        0000000600';
    const told = (options: Partial<InlayHintOptions>, active: number): string[] =>
      inlayHints(transmissionOf(text, 'AE'), 0, 2, { ...none, ...options }, active).map((hint) =>
        partsOf(hint)
          .map(({ value }) => value)
          .join(''),
      );
    const names =
      'Line Item Identifier: 002 · Country of Origin Code: CN · Country of Export Code: CN · Date of Exportation: 072726 · Charges Amount: 0000000600';
    assert.deepEqual(told({ fieldNames: true }, 1), [names]);
    assert.deepEqual(told({ fieldNames: true }, -1), []);
    assert.deepEqual(told({ fieldNames: true, dates: true }, 1), ['2026-07-27', names.replace('072726', '2026-07-27')]);
    assert.deepEqual(told({ dates: true }, 1), ['2026-07-27', '2026-07-27']);
  });

  it('name no confidential value', () => {
    const label = (text: string, application: string): string =>
      inlayHints(transmissionOf(text, application), 0, 1, { ...none, fieldNames: true }, 0)
        .flatMap(partsOf)
        .map(({ value }) => value)
        .join('');
    assert.doesNotMatch(label('A2704ZZZPASSWD082026     AE'.padEnd(80), 'AE'), /PASSWD/);
    assert.match(label('A2704ZZZPASSWD082026     AE'.padEnd(80), 'AE'), /: AE/);
    assert.doesNotMatch(label('11999-99-9999', 'AE'), /999/);
  });

  it('stand behind the record and say which field they are of', () => {
    const [hint] = inlayHints(transmissionOf(fixture('ae-consumption')), 19, 20, { ...none, amounts: true });
    assert.deepEqual(hint, {
      position: { line: 19, character: 80 },
      label: [
        { value: '12,000 USD', tooltip: 'Value of Goods Amount, positions 25-34' },
        { value: ' · ' },
        { value: '150.00', tooltip: 'Quantity (1), positions 36-47' },
      ],
      paddingLeft: true,
    });
  });

  it('are those of the lines asked for', () => {
    const transmission = transmissionOf(fixture('ae-consumption'));
    const lines = inlayHints(transmission, 18, 22, all).map(({ position }) => position.line);
    assert.deepEqual([...new Set(lines)], [18, 19, 20, 21]);
    assert.equal(
      inlayHints(transmission, -5, 1e9, all).length,
      inlayHints(transmission, 0, transmission.recordCount, all).length,
    );
  });

  it('tell no password and no social security number, and are short, in every fixture', () => {
    let count = 0;
    for (const name of fixtureNames) {
      const hints = inlayHints(transmissionOf(fixture(name)), 0, 2000, { ...all, fieldNames: false });
      for (const { value } of hints.flatMap(partsOf)) {
        assert.doesNotMatch(value, /SECRET|[0-9]{3}-[0-9]{2}-[0-9]{4}|•/, name);
        assert.ok(value !== '' && value.length <= 60, `${name}: ${value}`);
        count++;
      }
    }
    assert.ok(count > 500);
  });
});
