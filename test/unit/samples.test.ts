import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { findingsOf } from '../support/transmissions';

const folder = new URL('../../samples/', import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith('.ace'));
const textOf = (name: string): string => readFileSync(new URL(name, folder), 'utf8');

/** The mistakes of `entry-summary-mistakes.ae.ace`, `line:start-end rule`, in the order of their lines. */
const mistakes = [
  '3:9-16 ae-entry-number-check-digit',
  '3:34-35 field-code',
  '4:42-47 field-date',
  '9:3-10 number-alignment',
  '13:40-40 filler-not-blank',
  '15:43-47 lower-case',
  '25:1-80 record-order',
  '31:70-70 record-length',
  '33:3-13 ae-duty-total',
  '34:8-10 condition-equal',
];

describe('Samples', () => {
  it('are told of in their README', () => {
    const readme = readFileSync(new URL('README.md', folder), 'utf8');
    assert.deepEqual(
      names.filter((name) => !readme.includes(`\`${name}\``)),
      [],
    );
  });

  for (const name of names) {
    const expected = name.includes('mistakes') ? mistakes : [];
    it(`${name} has ${expected.length === 0 ? 'no' : String(expected.length)} mistakes`, () => {
      const found = findingsOf(textOf(name))
        .filter(({ severity }) => severity === 'error' || severity === 'warning')
        .map(({ line, start, end, rule }) => `${String(line + 1)}:${String(start)}-${String(end)} ${rule}`);
      assert.deepEqual(found, expected);
    });
  }
});
