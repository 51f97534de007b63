import assert from 'node:assert/strict';
import { fitsPicture } from '../../../server/src/layout/pictures';
import type { CodeList, Field } from '../../../server/src/layout/types';
import {
  decodeValue,
  fieldNumber,
  formatAmount,
  isConfidential,
  maskConfidential,
  maskSocialSecurityNumbers,
  type DecodedValue,
} from '../../../server/src/layout/values';

/** A field of eight positions, class X and optional unless said otherwise. */
function field(facts: Partial<Field>): Field {
  return { name: 'Test', start: 1, end: 8, class: 'X', designation: 'O', ...facts };
}

const lists: Record<string, CodeList> = {
  countries: { name: 'countries', title: 'Countries', noun: 'country code', complete: true, codes: { CN: 'China' } },
  firms: { name: 'firms', title: 'FIRMS', noun: 'FIRMS code', complete: false, codes: null },
};

const values: [what: string, facts: Partial<Field>, raw: string, value: DecodedValue][] = [
  ['blank', {}, '        ', { kind: 'blank', value: '' }],
  [
    'blank that means something',
    { codes: { ' ': 'none', A: 'add' } },
    '        ',
    { kind: 'blank', value: '', meaning: 'none' },
  ],
  ['filler', { class: 'S' }, '        ', { kind: 'filler', value: '' }],
  ['filler with something in it', { class: 'S' }, '   X    ', { kind: 'filler', value: 'X', invalid: true }],
  ['text', {}, 'AB CD   ', { kind: 'text', value: 'AB CD' }],
  ['the constant', { value: 'K' }, 'K       ', { kind: 'constant', value: 'K', invalid: false }],
  ['another than the constant', { value: 'K' }, 'L       ', { kind: 'constant', value: 'L', invalid: true }],
  ['code', { codes: { A: 'add', R: 'replace' } }, 'R       ', { kind: 'code', value: 'R', meaning: 'replace' }],
  ['no code of a closed list', { codes: { A: 'add' } }, 'Q       ', { kind: 'code', value: 'Q', invalid: true }],
  [
    'code named like a property of objects',
    { codes: { A: 'add' } },
    'toString',
    { kind: 'code', value: 'toString', invalid: true },
  ],
  [
    'code written with blanks around it',
    { codes: { 'A ': 'add' } },
    '   A    ',
    { kind: 'code', value: 'A', meaning: 'add' },
  ],
  ['example', { examples: { A: 'add' } }, 'A       ', { kind: 'code', value: 'A', meaning: 'add' }],
  ['no example', { examples: { A: 'add' } }, 'B       ', { kind: 'text', value: 'B' }],
  ['shared code', { codeList: 'countries' }, 'CN      ', { kind: 'code', value: 'CN', meaning: 'China' }],
  ['no shared code', { codeList: 'countries' }, 'XX      ', { kind: 'code', value: 'XX' }],
  ['code of a list kept elsewhere', { codeList: 'firms' }, 'Z998    ', { kind: 'text', value: 'Z998' }],
  ['code of a list that is not there', { codeList: 'nowhere' }, 'Z998    ', { kind: 'text', value: 'Z998' }],
  [
    'date of class D',
    { class: 'D' },
    '081526  ',
    { kind: 'date', value: '081526', meaning: 'Saturday, August 15, 2026 (two-digit years are read as 1970-2069)' },
  ],
  [
    'date in a picture',
    { formats: ['YYYYMMDD'] },
    '20260815',
    { kind: 'date', value: '20260815', meaning: 'Saturday, August 15, 2026' },
  ],
  [
    'the second of two pictures',
    { formats: ['YYYYMMDD', 'MMDDYYYY'] },
    '08152026',
    { kind: 'date', value: '08152026', meaning: 'Saturday, August 15, 2026' },
  ],
  ['no date', { class: 'D' }, '023026  ', { kind: 'date', value: '023026', invalid: true }],
  ['zeros for a date', { class: 'D' }, '000000  ', { kind: 'date', value: '000000', meaning: 'zeros, no date' }],
  ['date or something else', { formats: ['MMDDYY', 'AAAAAA'] }, 'OPENED  ', { kind: 'text', value: 'OPENED' }],
  ['number', { class: 'N' }, '00000042', { kind: 'number', value: '00000042' }],
  ['no number', { class: 'N' }, '000A0042', { kind: 'number', value: '000A0042', invalid: true }],
  [
    'amount',
    { class: 'N', decimals: 2, unit: 'USD' },
    '01710050',
    { kind: 'amount', value: '01710050', meaning: '17,100.50 USD' },
  ],
  [
    'amount with leading blanks',
    { class: 'SN', decimals: 2, unit: 'USD' },
    '     550',
    { kind: 'amount', value: '550', meaning: '5.50 USD' },
  ],
  [
    'amount below zero',
    { class: 'N', signed: true, decimals: 2, unit: 'USD' },
    '-0000005',
    { kind: 'amount', value: '-0000005', meaning: '-0.05 USD' },
  ],
  [
    'amount with the sign behind it',
    { class: 'N', signed: true, decimals: 0, unit: 'USD' },
    '0001200-',
    { kind: 'amount', value: '0001200-', meaning: '-1,200 USD' },
  ],
  [
    'rate',
    { class: 'N', decimals: 4, unit: '%' },
    '00025000',
    { kind: 'amount', value: '00025000', meaning: '2.5000%' },
  ],
  [
    'quantity without a unit',
    { class: 'N', decimals: 3 },
    '00012345',
    { kind: 'amount', value: '00012345', meaning: '12.345' },
  ],
  ['password', { name: 'Communication Password' }, 'SECRET  ', { kind: 'secret', value: '••••••' }],
  ['password left blank', { name: 'Communication Password' }, '        ', { kind: 'blank', value: '' }],
  ['social security number', { end: 12 }, '999-88-7777 ', { kind: 'secret', value: '•••-••-••••' }],
];

describe('values', () => {
  for (const [what, facts, raw, expected] of values) {
    it(what, () => {
      assert.deepEqual(
        decodeValue(field(facts), raw, (name) => lists[name]),
        expected,
      );
    });
  }

  it('are shown when confidential values are asked for', () => {
    assert.deepEqual(
      decodeValue(field({ name: 'Communication Password' }), 'SECRET  ', () => undefined, true),
      { kind: 'text', value: 'SECRET' },
    );
  });

  const numbers: [raw: string, number: number | undefined][] = [
    ['00042', 42],
    ['   42', 42],
    ['42   ', 42],
    ['-0042', -42],
    ['0042-', -42],
    ['4 2', undefined],
    ['', undefined],
    ['-', undefined],
    ['--4', undefined],
    ['4.2', undefined],
    ['1E3', undefined],
    ['٤', undefined],
  ];
  for (const [raw, number] of numbers) {
    it(`${JSON.stringify(raw)} is ${String(number)}`, () => {
      assert.equal(fieldNumber(raw), number);
    });
  }

  const amounts: [amount: number, decimals: number, text: string][] = [
    [0, 2, '0.00'],
    [5, 2, '0.05'],
    [-5, 2, '-0.05'],
    [100, 0, '100'],
    [1_234_567, 0, '1,234,567'],
    [1_234_567, 2, '12,345.67'],
    [999, 3, '0.999'],
  ];
  for (const [amount, decimals, text] of amounts) {
    it(`${String(amount)} with ${String(decimals)} decimals is ${text}`, () => {
      assert.equal(formatAmount(amount, decimals), text);
    });
  }

  it('are confidential by the name of the field or the form of the value', () => {
    assert.ok(isConfidential(field({ name: 'Communication Password' }), 'x'));
    assert.ok(isConfidential(field({ name: 'Social Security Number' }), '999887777'));
    assert.ok(isConfidential(field({}), ' 999-88-7777 '));
    assert.ok(!isConfidential(field({}), '99-9887777'));
    assert.ok(!isConfidential(field({}), '9999-88-7777'));
  });

  it('are masked as long as they are', () => {
    assert.equal(maskConfidential('AB C-1'), '•• •-•');
    assert.equal(maskSocialSecurityNumbers('OF 999-88-7777, NOT 1999-88-7777'), 'OF •••-••-••••, NOT 1999-88-7777');
  });
});

const pictured: [picture: string, fitting: string[], others: string[]][] = [
  [
    'NN-NNNNNNNXX',
    ['89-1234567AB', '89-123456700', '89-1234567'],
    ['89-1234567A', '891234567AB', '89-12345678', 'A9-1234567AB'],
  ],
  ['YYDDPP-NNNNN', ['990101-12345'], ['99010-112345', 'YYDDPP-12345', '990101-1234']],
  ['NNN-NN-NNNN', ['999-88-7777'], ['999887777', '999-88-777']],
  ['AAAA', ['XQZL'], ['XQZ', 'XQZ1', 'xqzl', 'XQZLX']],
  ['XXXX', ['A1B2'], ['A1B-', 'A1B']],
  ['N.N', ['1.2'], ['112', '1-2']],
  ['(NN)', ['(12)'], ['12', '(1)']],
];

describe('pictures', () => {
  for (const [picture, fitting, others] of pictured) {
    it(picture, () => {
      for (const value of fitting) assert.ok(fitsPicture(value, picture), value);
      for (const value of others) assert.ok(!fitsPicture(value, picture), value);
    });
  }
});
