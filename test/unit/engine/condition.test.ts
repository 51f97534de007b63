import assert from 'node:assert/strict';
import { conditionInWords } from '../../../server/src/checks/conditionChecks';
import { compileRecord } from '../../../server/src/layout/compile';
import { conditionHolds, fieldText, isCode, type FieldSource } from '../../../server/src/layout/condition';
import type { Condition, RecordLayout } from '../../../server/src/layout/types';

const facts = {
  chapter: 'test',
  title: 'Test',
  document: 'Test',
  version: null,
  date: '',
  basis: 'transcription',
} as const;

/** A record of control identifier (1-2), action (3), type (4-5) and number (6-9). */
const layout: RecordLayout = {
  id: '10',
  direction: 'input',
  name: 'Header',
  summary: '',
  fields: [
    { name: 'Control Identifier', start: 1, end: 2, class: 'AN', designation: 'M', value: '10' },
    { name: 'Action', start: 3, end: 3, class: 'A', designation: 'M' },
    { name: 'Type', start: 4, end: 5, class: 'AN', designation: 'M' },
    { name: 'Number', start: 6, end: 9, class: 'N', designation: 'O' },
    { name: 'Filler', start: 10, end: 80, class: 'S', designation: 'M' },
  ],
};
const compiled = compileRecord(layout, facts, 'TT', 0).base;
const record = (text: string): FieldSource => ({ text, layout: compiled });
const other = compileRecord({ ...layout, id: '20' }, facts, 'TT', 1).base;

describe('conditions', () => {
  const cases: [condition: Condition, text: string, holds: boolean, why?: string][] = [
    [{ field: 'Action', in: ['A', 'R'] }, '10R01', true],
    [{ field: 'Action', in: ['A', 'R'] }, '10D01', false],
    [{ field: 'Action', in: ['A'] }, '10a01', false],
    [{ field: 'Type', in: ['1'] }, '10A 1', true, 'blanks around a code do not matter'],
    [{ field: 'Type', in: ['1 '] }, '10A 1', true],
    [{ field: 'Type', in: ['01'] }, '10A 1', false],
    [{ field: 'Type', in: [''] }, '10A  ', true, 'an empty code is a blank field'],
    [{ field: 'Type', in: [''] }, '10A', true, 'what the record does not reach is blank'],
    [{ field: 'Number', blank: true }, '10A01    ', true],
    [{ field: 'Number', blank: true }, '10A010000', false],
    [{ field: 'Number', blank: true }, '10A01', true],
    [{ field: 'Number', blank: false }, '10A01', false],
    [{ field: 'Number', blank: false }, '10A01   1', true],
    [{ field: 'No Such Field', blank: true }, '10A01', false, 'nothing holds of a field that is not there'],
    [{ field: 'No Such Field', in: [''] }, '10A01', false],
    [{ all: [] }, '10A01', true],
    [
      {
        all: [
          { field: 'Action', in: ['A'] },
          { field: 'Type', in: ['01'] },
        ],
      },
      '10A01',
      true,
    ],
    [
      {
        all: [
          { field: 'Action', in: ['A'] },
          { field: 'Type', in: ['02'] },
        ],
      },
      '10A01',
      false,
    ],
    [{ record: '10', field: 'Action', in: ['A'] }, '10A01', true, 'the record may be named by its own identifier'],
    [{ record: '20', field: 'Action', in: ['A'] }, '10A01', false, 'no such record is there'],
  ];
  for (const [condition, text, holds, why] of cases) {
    it(`${conditionInWords(condition)}: ${JSON.stringify(text)} ${holds ? 'holds' : 'does not'}${why ? `; ${why}` : ''}`, () => {
      assert.equal(
        conditionHolds(condition, record(text), () => []),
        holds,
      );
    });
  }

  it('on another record hold when they hold for one of them', () => {
    const condition: Condition = { record: '20', field: 'Action', in: ['A'] };
    const others = (...texts: string[]) => {
      const found = texts.map((text) => ({ text, layout: other }));
      return (id: string) => (id === '20' ? found : []);
    };
    assert.ok(conditionHolds(condition, record('10D01'), others('20D', '20A')));
    assert.ok(!conditionHolds(condition, record('10A01'), others('20D')));
  });

  it('see a field as wide as it is', () => {
    assert.equal(fieldText(record('10A01'), 'Number'), '    ');
    assert.equal(fieldText(record('10A0112'), 'Number'), '12  ');
    assert.equal(fieldText(record('10A01'), 'Type'), '01');
    assert.equal(fieldText(record('10A01'), 'Nothing'), undefined);
    assert.equal(fieldText({ text: '10A01', layout: undefined }, 'Type'), undefined);
  });

  it('compare codes without the blanks around them', () => {
    assert.ok(isCode(' 1 ', '1'));
    assert.ok(isCode('', '  '));
    assert.ok(!isCode('01', '1'));
  });

  const words: [condition: Condition, words: string][] = [
    [{ all: [] }, 'the record is sent'],
    [{ field: 'Action', in: ['A', 'R'] }, 'Action is A, R'],
    [{ field: 'Action', in: ['A', ''] }, 'Action is A, blank'],
    [{ record: '10', field: 'Action', blank: true }, 'Action of the 10 record is blank'],
    [{ field: 'Action', blank: false }, 'Action is filled'],
    [
      {
        all: [
          { field: 'Action', in: ['A'] },
          { field: 'Type', blank: true },
        ],
      },
      'Action is A and Type is blank',
    ],
  ];
  for (const [condition, expected] of words) {
    it(`are put in words: ${expected}`, () => {
      assert.equal(conditionInWords(condition), expected);
    });
  }
});
