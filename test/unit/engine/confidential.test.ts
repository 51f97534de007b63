import assert from 'node:assert/strict';
import {
  CONTROL_PASSWORD,
  decodeField,
  isSecretSpan,
  isSecretValue,
  maskedRecord,
  withoutSecrets,
} from '../../../server/src/layout/confidential';
import type { AceRecord } from '../../../server/src/transmission/model';
import { catalog } from '../../support/layouts';
import { fixture, transmissionOf } from '../../support/transmissions';

/** @returns the first record of a kind in a text */
function recordOf(text: string, id: string): AceRecord {
  const transmission = transmissionOf(text);
  for (let line = 0; line < transmission.recordCount; line++) {
    const record = transmission.recordAt(line);
    if (record?.layout?.record.id === id) return record;
  }
  throw new Error(`no ${id} record`);
}

/** Puts a value over positions of the first record that begins with an identifier. */
function put(text: string, id: string, position: number, value: string): string {
  const lines = text.split('\n');
  const at = lines.findIndex((line) => line.startsWith(id));
  const line = lines[at] ?? '';
  lines[at] = line.slice(0, position - 1) + value + line.slice(position - 1 + value.length);
  return lines.join('\n');
}

/** What stands in a field, and what is shown of it. */
const cases: [what: string, file: string, id: string, puts: [position: number, value: string][], shown: string][] = [
  ['a hyphenated number behind digits', 'ae-consumption', '11', [[3, '999-88-7777 ']], '11•••-••-•••• '],
  ['nine digits in the field of an importer', 'ae-consumption', '11', [[3, '999887777   ']], '11•••••••••   '],
  ["an employer's number", 'ae-consumption', '11', [[3, '99-8877777  ']], '1199-8877777  '],
  ["an employer's number with suffix", 'ae-consumption', '11', [[3, '99-8877777AB']], '1199-8877777AB'],
  ['a number that CBP assigned', 'ae-consumption', '11', [[3, '262704-00017']], '11262704-00017'],
  ['a qualifier', 'se-add', 'SE10', [[22, '34 999887777   ']], '34 •••••••••   '],
  ["a qualifier with an employer's form", 'se-add', 'SE10', [[22, '34 99-8877777  ']], '34 ••-•••••••  '],
  ['another qualifier', 'se-add', 'SE10', [[22, 'EI 998877777AB ']], 'EI 998877777AB '],
  ['digits alone with another qualifier', 'se-add', 'SE10', [[22, 'EI 998877777   ']], 'EI 998877777   '],
  ['no qualifier', 'se-add', 'SE10', [[22, '   998877777   ']], '   •••••••••   '],
  ['a party of an ISF', 'sf-isf10', 'SF10', [[11, '34 998877777   ']], '34 •••••••••   '],
  ['a record before its layout with hyphens', 'ki-query', 'K', [[3, '999-88-7777 ']], '•••-••-•••• '],
  ['a number that straddles fields', 'ae-consumption', '10', [[60, '999-88-7777']], '•••-••-••••'],
];

describe('confidential values of a record', () => {
  for (const [what, file, id, puts, shown] of cases)
    it(`${shown.includes('•') ? 'masks' : 'shows'}: ${what}`, () => {
      const text = puts.reduce((so, [position, value]) => put(so, id, position, value), fixture(file));
      const masked = maskedRecord(recordOf(text, id));
      assert.ok(masked.includes(shown), masked);
      assert.equal(masked.length, 80);
    });

  it('masks the password of a control record also where it is read as none, or only another variant has it', () => {
    for (const text of [
      'A2704XYZHUNTER           AE',
      'a2704xyzhunter           ae',
      'Z2704XYZHUNTER           ',
      'A2704XYZHUNTER'.padEnd(80) + 'Z2704XYZHUNTER'.padEnd(80),
    ]) {
      const record = transmissionOf(text).recordAt(0);
      assert.ok(record);
      assert.doesNotMatch(maskedRecord(record), /hunter/i, text);
      assert.match(maskedRecord(record), /^.{8}•{6}/);
    }
    const password = catalog.envelope('input', '').records.get('A')?.base.fieldsByName.get('Communication Password');
    assert.deepEqual(password && { from: password.from, to: password.to }, CONTROL_PASSWORD);
  });

  it('masks the number of a record that no layout describes', () => {
    assert.equal(maskedRecord({ text: '11999-88-7777 X', layout: undefined }), '11•••-••-•••• X');
  });

  it('tells a value that is not written yet', () => {
    const record = recordOf(put(fixture('se-add'), 'SE10', 22, '34             '), 'SE10');
    const field = record.layout?.fieldsByName.get('Importer of Record');
    assert.ok(field);
    assert.ok(isSecretValue(record, field, '998877777'));
    assert.ok(!isSecretSpan(record, field));
    const other = recordOf(put(fixture('se-add'), 'SE10', 22, 'EI             '), 'SE10');
    assert.ok(!isSecretValue(other, field, '998877777'));
    assert.ok(isSecretValue(other, field, '998-87-7777'));
  });

  it('decodes with the value masked, unless it is asked for', () => {
    const record = recordOf(put(fixture('se-add'), 'SE10', 22, '34 998877777   '), 'SE10');
    const field = record.layout?.fieldsByName.get('Importer of Record');
    assert.ok(field);
    const list = (): undefined => undefined;
    assert.deepEqual(decodeField(record, field, list, false), { kind: 'secret', value: '•••••••••' });
    assert.equal(decodeField(record, field, list, true).value, '998877777');
  });

  it('masks sentences that quote the record, or one beside it', () => {
    const secret = recordOf(put(fixture('se-add'), 'SE10', 22, '34 998877777   '), 'SE10');
    const plain = recordOf(fixture('se-add'), 'SE30');
    assert.equal(withoutSecrets('is "998877777", not 0998877777.', secret), 'is "•••••••••", not 0•••••••••.');
    assert.equal(withoutSecrets('998877777 there', plain, [secret]), '••••••••• there');
    assert.equal(withoutSecrets('998877777 there', plain), '998877777 there');
    assert.equal(withoutSecrets('or 998-87-7777', plain), 'or •••-••-••••');
  });
});
