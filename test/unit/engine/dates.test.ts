import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  dayNumber,
  daysInMonth,
  formatDate,
  isDatePicture,
  momentInWords,
  parseMoment,
} from '../../../server/src/layout/dates';
import { fuzzRuns } from '../../support/transmissions';

/** What a date or time is read as: `YYYY-MM-DD`, `HH:MM:SS`, or both; a year that is not given is 0. */
function read(text: string, picture: string): string | undefined {
  const moment = parseMoment(text, picture);
  if (!moment) return undefined;
  const { date, time } = moment;
  const two = (value: number): string => String(value).padStart(2, '0');
  return [
    ...(date ? [[date.year, two(date.month), ...(date.day === undefined ? [] : [two(date.day)])].join('-')] : []),
    ...(time ? [[time.hour, time.minute, time.second].map(two).join(':')] : []),
  ].join(' ');
}

const moments: [picture: string, text: string, meaning: string][] = [
  ['MMDDYY', '081526', '2026-08-15'],
  ['MMDDYY', '022824', '2024-02-28'],
  ['MMDDYY', '022924', '2024-02-29'],
  ['MMDDYY', '022900', '2000-02-29'],
  ['MMDDYY', '123169', '2069-12-31'],
  ['MMDDYY', '010170', '1970-01-01'],
  ['YYMMDD', '260815', '2026-08-15'],
  ['YYYYMMDD', '20260815', '2026-08-15'],
  ['YYYYMMDD', '20000229', '2000-02-29'],
  ['MMDDYYYY', '08152026', '2026-08-15'],
  ['YYYYDDMM', '20261508', '2026-08-15'],
  ['00MMDDYY', '00081526', '2026-08-15'],
  ['MMYY', '0826', '2026-08'],
  ['MMDD', '0229', '0-02-29'],
  ['HHMM', '0000', '00:00:00'],
  ['HHMM', '2359', '23:59:00'],
  ['HHMMSS', '235959', '23:59:59'],
  ['MMDDYYHHMM', '0815262359', '2026-08-15 23:59:00'],
  ['YYYYMMDDHHMMSS', '20260815235958', '2026-08-15 23:59:58'],
  ['HHMMXX', '1200AM', '00:00:00'],
  ['HHMMXX', '1200PM', '12:00:00'],
  ['HHMMXX', '0105PM', '13:05:00'],
];

const impossible: [picture: string, text: string][] = [
  ['MMDDYY', '000126'],
  ['MMDDYY', '130126'],
  ['MMDDYY', '010026'],
  ['MMDDYY', '013226'],
  ['MMDDYY', '043126'],
  ['MMDDYY', '022926'],
  ['MMDDYY', '023024'],
  ['MMDDYY', '08152'],
  ['MMDDYY', '0815266'],
  ['MMDDYY', '8 1526'],
  ['MMDDYY', '08-526'],
  ['MMDDYY', 'AUG526'],
  ['MMDDYY', ''],
  ['YYYYMMDD', '19000229'],
  ['YYYYMMDD', '20261301'],
  ['MMDD', '0230'],
  ['00MMDDYY', '01081526'],
  ['HHMM', '2400'],
  ['HHMM', '2360'],
  ['HHMMSS', '235960'],
  ['HHMMXX', '1300PM'],
  ['HHMMXX', '0000AM'],
  ['HHMMXX', '1200'],
];

describe('dates', () => {
  for (const [picture, text, meaning] of moments) {
    it(`${picture} reads ${text} as ${meaning}`, () => {
      assert.equal(read(text, picture), meaning);
    });
  }

  for (const [picture, text] of impossible) {
    it(`${picture} refuses ${JSON.stringify(text)}`, () => {
      assert.equal(read(text, picture), undefined);
    });
  }

  it('are what the calendar of the language makes of them', () => {
    const digits = fc.integer({ min: 0, max: 99_999_999 }).map((number) => String(number).padStart(8, '0'));
    // Numbers that look like dates, so that half of them are some.
    const near = fc
      .tuple(fc.integer({ min: 1500, max: 2500 }), fc.nat(14), fc.nat(33))
      .map(([year, month, day]) => `${String(year)}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}`);
    fc.assert(
      fc.property(fc.oneof(digits, near), (text) => {
        const [year, month, day] = [text.slice(0, 4), text.slice(4, 6), text.slice(6)].map(Number) as [
          number,
          number,
          number,
        ];
        const date = new Date(0);
        date.setUTCFullYear(year, month - 1, day);
        const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
        assert.deepEqual(parseMoment(text, 'YYYYMMDD')?.date, exists ? { year, month, day } : undefined);
        if (!exists) return;
        assert.equal(formatDate({ year, month, day }, 'YYYYMMDD'), text);
        if (year >= 100) assert.equal(dayNumber({ year, month, day }), date.getTime() / 86_400_000);
      }),
      { numRuns: fuzzRuns(2000) },
    );
  });

  const pictures: [picture: string, isDate: boolean][] = [
    ['MMDDYY', true],
    ['YYYYMMDD', true],
    ['HHMM', true],
    ['MMYY', true],
    ['00MMDDYY', true],
    ['YYDDPP-NNNNN', false],
    ['NNNNNNN', false],
    ['NN-NNNNNNNXX', false],
    ['YY', false],
    ['', false],
  ];
  for (const [picture, isDate] of pictures) {
    it(`${JSON.stringify(picture)} is ${isDate ? 'a' : 'no'} picture of a date`, () => {
      assert.equal(isDatePicture(picture), isDate);
    });
  }

  const words: [picture: string, text: string, words: string][] = [
    ['MMDDYY', '081526', 'Saturday, August 15, 2026'],
    ['MMYY', '0826', 'August 2026'],
    ['MMDD', '0815', 'August 15'],
    ['HHMM', '1405', '14:05'],
    ['HHMMSS', '140507', '14:05:07'],
    ['YYYYMMDDHHMM', '202608151405', 'Saturday, August 15, 2026, 14:05'],
  ];
  for (const [picture, text, expected] of words) {
    it(`${picture} ${text} is ${expected}`, () => {
      const moment = parseMoment(text, picture);
      assert.equal(moment && momentInWords(moment), expected);
    });
  }

  it('are written in the picture of a field', () => {
    const date = { year: 2026, month: 8, day: 5 };
    assert.equal(formatDate(date, 'MMDDYY'), '080526');
    assert.equal(formatDate(date, 'YYYYMMDD'), '20260805');
    assert.equal(formatDate({ ...date, day: undefined }, 'MMYY'), '0826');
  });

  it('know the lengths of months', () => {
    assert.deepEqual(
      Array.from({ length: 12 }, (_, at) => daysInMonth(2026, at + 1)),
      [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31],
    );
    assert.deepEqual(
      [1900, 2000, 2024, 2100].map((year) => daysInMonth(year, 2)),
      [28, 29, 29, 28],
    );
  });
});
