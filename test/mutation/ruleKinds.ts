/** Damage to what several records agree on: sums, fees, check digits, dates in order, numbers used once. */
import {
  copyOf,
  inside,
  original,
  placeOf,
  rearranged,
  rewritten,
  valueOf,
  withField,
  type Candidate,
  type Damage,
  type Kind,
} from './damage';
import type { Random } from './random';
import type { Sample, SampleLine } from './sample';

const amount = (record: SampleLine, name: string): number => Number(valueOf(record, name) || '0');
const sumOf = (records: readonly SampleLine[], id: string, name: string): number =>
  records.filter((record) => record.id === id).reduce((sum, record) => sum + amount(record, name), 0);

/** The units of an application's blocks, as lists of records. */
function unitsOf(sample: Sample, ...applications: string[]): SampleLine[][] {
  return sample.blocks
    .filter(({ application }) => applications.includes(application))
    .flatMap((block) => block.units.map((unit) => sample.lines.filter((line) => line.unit === unit)));
}

/** Amounts of accounting classes: fields `<name> (n)` beside `Accounting Class Code (n)`. */
function* classAmounts(record: SampleLine, name: string): Generator<{ code: string; field: string; value: number }> {
  for (const nth of [1, 2, 3, 4, 5]) {
    const code = valueOf(record, `Accounting Class Code (${nth})`);
    if (code !== '') yield { code, field: `${name} (${nth})`, value: amount(record, `${name} (${nth})`) };
  }
}

/** What the fees of a summary add up to, class by class. */
function feesByClass(unit: readonly SampleLine[]): Map<string, number> {
  const sums = new Map<string, number>();
  const add = (code: string, value: number): void => void sums.set(code, (sums.get(code) ?? 0) + value);
  for (const record of unit) {
    if (record.id === '62') add(valueOf(record, 'Accounting Class Code'), amount(record, 'User Fee Amount'));
    if (record.id === '34') for (const { code, value } of classAmounts(record, 'Header Fee Amount')) add(code, value);
  }
  return sums;
}

/** Another amount: a digit wrong, a cent too much, ten times as much. */
function otherAmount(value: number, random: Random): number {
  return random.oneOf([value + 1, value + 100, value + 90000, value * 10 + 1, Math.max(0, value - 7)]) ?? value + 1;
}

const changed = (
  sample: Sample,
  record: SampleLine,
  field: string,
  value: string,
  what: string,
  also: Damage['also'] = [],
): Damage => {
  const { text, start, end } = withField(record, field, value);
  const said = `${record.id} ${field}: ${what} (${valueOf(record, field)} to ${value})`;
  return { ...rewritten(sample, record.line, text, said, { start, end }), also };
};

/** A candidate that changes a sum, provided that the sum was what it should be. */
function wrongSum(sample: Sample, record: SampleLine, field: string, due: number): Candidate[] {
  if (valueOf(record, field) === '' || amount(record, field) !== due) return [];
  return [
    (random): Damage | undefined => {
      const wrong = otherAmount(due, random);
      return wrong === due ? undefined : changed(sample, record, field, String(wrong), 'wrong sum');
    },
  ];
}

const grandTotals: Kind = {
  id: 'wrong total on 90',
  candidates: (sample) =>
    unitsOf(sample, 'AE').flatMap((unit) => {
      const cases = (kind: string): number =>
        sumOf(
          unit.filter((record) => record.id === '53' && valueOf(record, 'Case Number').startsWith(kind)),
          '53',
          'AD/CVD Duty Amount',
        );
      const fees = unit
        .filter(({ id }) => id === '89')
        .flatMap((record) => [...classAmounts(record, 'Total Fee Amount')])
        .reduce((sum, { value }) => sum + value, 0);
      return unit
        .filter(({ id }) => id === '90')
        .flatMap((record) => [
          ...wrongSum(sample, record, 'Grand Total Duty Amount', sumOf(unit, '50', 'Duty Amount')),
          ...wrongSum(sample, record, 'Grand Total User Fee Amount', fees),
          ...wrongSum(sample, record, 'Grand Total IR Tax Amount', sumOf(unit, '60', 'IR Tax Amount')),
          ...wrongSum(sample, record, 'Grand Total AD Duty Amount', cases('A')),
          ...wrongSum(sample, record, 'Grand Total CV Duty Amount', cases('C')),
        ]);
    }),
};

const feeTotals: Kind = {
  id: 'wrong fee total on 89',
  candidates: (sample) =>
    unitsOf(sample, 'AE').flatMap((unit) => {
      const header = unit[0];
      if (!header) return [];
      const fees = feesByClass(unit);
      // A merchandise processing fee beyond its limits may be right by mail and in consolidated summaries.
      const isExempt =
        valueOf(header, 'Mode of Transportation (MOT) Code') === '70' ||
        valueOf(header, 'Consolidated Summary Indicator') === 'Y';
      return unit
        .filter(({ id }) => id === '89')
        .flatMap((record) =>
          [...classAmounts(record, 'Total Fee Amount')].flatMap(({ code, field, value }) =>
            code === '499' && isExempt
              ? []
              : wrongSum(sample, record, field, code === '499' ? value : (fees.get(code) ?? 0)),
          ),
        );
    }),
};

const caseTotals: Kind = {
  id: 'wrong AD/CVD total on 88',
  candidates: (sample) =>
    unitsOf(sample, 'AE').flatMap((unit) => {
      const due = (kind: string, claim: string): number =>
        unit
          .filter(({ id }) => id === '53')
          .filter(
            (record) =>
              valueOf(record, 'Case Number').startsWith(kind) && valueOf(record, 'Bond/Cash Claim Code') === claim,
          )
          .reduce((sum, record) => sum + amount(record, 'AD/CVD Duty Amount'), 0);
      return unit
        .filter(({ id }) => id === '88')
        .flatMap((record) => [
          ...wrongSum(sample, record, 'Total Bonded AD Duty Amount', due('A', 'B')),
          ...wrongSum(sample, record, 'Total Cash Deposit AD Duty Amount', due('A', 'C')),
          ...wrongSum(sample, record, 'Total Bonded CV Duty Amount', due('C', 'B')),
          ...wrongSum(sample, record, 'Total Cash Deposit CV Duty Amount', due('C', 'C')),
        ]);
    }),
};

const drawbackTotals: Kind = {
  id: 'wrong total of a drawback claim',
  candidates: (sample) =>
    unitsOf(sample, 'DE').flatMap((unit) => {
      const claims = unit.filter(({ id }) => id === '43');
      const due = (isMeant: (code: string) => boolean): number =>
        claims
          .filter((record) => isMeant(valueOf(record, 'Accounting Class Code')))
          .reduce((sum, record) => sum + amount(record, 'Claim Amount'), 0);
      const totals = unit
        .filter(({ id }) => id === '89')
        .flatMap((record) =>
          [...classAmounts(record, 'Total Amount')].flatMap(({ code, field }) =>
            wrongSum(
              sample,
              record,
              field,
              due((other) => other === code),
            ),
          ),
        );
      const grand = unit
        .filter(({ id }) => id === '90')
        .flatMap((record) =>
          wrongSum(
            sample,
            record,
            'Grand Total Duty Amount',
            due((code) => ['364', '365', '369'].includes(code)),
          ),
        );
      return [...totals, ...grand];
    }),
};

const lineFee: Kind = {
  id: 'wrong fee of a line',
  candidates: (sample) =>
    unitsOf(sample, 'AE').flatMap((unit) => {
      const fees = feesByClass(unit);
      const totals = unit.filter(({ id }) => id === '89');
      const stated = new Map(
        totals.flatMap((record) =>
          [...classAmounts(record, 'Total Fee Amount')].map(({ code, value }) => [code, value]),
        ),
      );
      return unit
        .filter(({ id }) => id === '62')
        .flatMap((record): Candidate[] => {
          const code = valueOf(record, 'Accounting Class Code');
          const fee = amount(record, 'User Fee Amount');
          // Only where the total is the very sum does a wrong fee break it whatever the rate; the other fees have limits.
          if (stated.get(code) !== fees.get(code)) return [];
          return [
            (random): Damage | undefined => {
              const wrong = random.oneOf([fee + 100, fee * 10 + 100, fee + 250, Math.max(0, fee - 150)]) ?? fee + 100;
              if (wrong === fee) return undefined;
              // Where the rate is not known, only the total tells.
              const also = totals.flatMap((total) =>
                [...classAmounts(total, 'Total Fee Amount')].map(({ field }) => placeOf(total, field)),
              );
              return changed(sample, record, 'User Fee Amount', String(wrong), 'wrong fee', also);
            },
          ];
        });
    }),
};

/** Value of each letter of a filer code in the check digit of an entry number (Appendix E, page 2). */
const LETTERS: Record<string, number> = Object.fromEntries(
  Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ', (letter, index) => [
    letter,
    // A to I are 1 to 9, J to R again 1 to 9, S to Z 2 to 9.
    index < 18 ? (index % 9) + 1 : index - 16,
  ]),
);

/** Check digit of filer code and the first seven digits of an entry number: every second digit doubled, digits added. */
function checkDigit(filer: string, seven: string): number {
  const digits = Array.from(filer + seven, (character) => LETTERS[character] ?? Number(character));
  const sum = digits.reduce((total, digit, index) => {
    const weighed = (digits.length - index) % 2 === 1 ? digit * 2 : digit;
    return total + (weighed > 9 ? weighed - 9 : weighed);
  }, 0);
  return (10 - (sum % 10)) % 10;
}

const entryNumberFields: readonly { applications: readonly string[]; record: string; filer: string; number: string }[] =
  [
    { applications: ['AE', 'RE', 'DE'], record: '10', filer: 'Entry Filer Code', number: 'Entry Number' },
    { applications: ['DE'], record: '10', filer: 'Entry Filer Code', number: 'Entry Number or Drawback Claim Number' },
    { applications: ['DE'], record: '40', filer: 'Entry Filer Code', number: 'Entry Number' },
    { applications: ['SE'], record: 'SE10', filer: 'Entry Filer Code', number: 'Entry Number' },
    { applications: ['TE'], record: 'XA', filer: 'Entry Filer Code', number: 'Entry Number' },
    { applications: ['CW'], record: 'CW01', filer: 'Entry Filer Code', number: 'Entry Number' },
  ];

const entryCheckDigit: Kind = {
  id: 'wrong check digit',
  candidates: (sample) =>
    sample.lines.flatMap((record): Candidate[] => {
      if (record.id === '10' && ['QP', 'WP'].includes(record.block.application))
        return inBondCheckDigit(sample, record);
      return entryNumberFields
        .filter((place) => place.record === record.id && place.applications.includes(record.block.application))
        .flatMap(({ filer, number }) => {
          const value = valueOf(record, number);
          const due = checkDigit(valueOf(record, filer), value.slice(0, 7));
          if (!/^[0-9]{8}$/.test(value) || Number(value.slice(7)) !== due) return [];
          return [1, 3, 5, 9].map((more) => () => {
            const wrong = value.slice(0, 7) + String((due + more) % 10);
            return changed(sample, record, number, wrong, 'wrong check digit');
          });
        });
    }),
};

/** The ninth digit is the remainder of the first eight by seven, which may be up to three more (INB-56). */
function inBondCheckDigit(sample: Sample, record: SampleLine): Candidate[] {
  const value = valueOf(record, 'In-bond Number');
  if (!/^[0-9]{9}$/.test(value) || Number(value.slice(0, 8)) % 7 !== Number(value.slice(8))) return [];
  const due = Number(value.slice(8));
  return Array.from({ length: 10 }, (_, digit) => digit)
    .filter((digit) => digit < due || digit > due + 3)
    .map(
      (digit) => () =>
        changed(sample, record, 'In-bond Number', value.slice(0, 8) + String(digit), 'wrong check digit'),
    );
}

/** Two dates of which the first is not after the second. */
interface DateOrder {
  readonly application: string;
  readonly page: string;
  readonly first: { readonly record: string; readonly field: string };
  readonly second: { readonly record: string; readonly field: string };
}

const dateOrders: readonly DateOrder[] = [
  {
    application: 'AE',
    page: 'ESF-155',
    first: { record: '11', field: 'Date of Importation' },
    second: { record: '20', field: 'In-Bond/In-Transit Date' },
  },
  {
    application: 'AE',
    page: 'ESF-66',
    first: { record: '40', field: 'Date of Exportation' },
    second: { record: '11', field: 'Date of Importation' },
  },
  {
    application: 'CB',
    page: 'CB-24',
    first: { record: '10', field: 'Execution Date' },
    second: { record: '10', field: 'Effective Date' },
  },
  {
    application: 'CB',
    page: 'CB-24',
    first: { record: '10', field: 'Execution Date' },
    second: { record: '10', field: 'Termination Date' },
  },
  {
    application: 'FT',
    page: 'FTZ',
    first: { record: '20', field: 'Export Date' },
    second: { record: '20', field: 'Import Date' },
  },
];

const dateOrder: Kind = {
  id: 'date out of order',
  candidates: (sample) =>
    dateOrders.flatMap((order) =>
      unitsOf(sample, order.application).flatMap((unit) =>
        unit
          .filter(({ id }) => id === order.first.record)
          .flatMap((first): Candidate[] => {
            const second = unit.find(({ id }) => id === order.second.record);
            if (!second) return [];
            const [earlier, later] = [valueOf(first, order.first.field), valueOf(second, order.second.field)];
            if (!/^[0-9]{6}$/.test(earlier) || !/^[0-9]{6}$/.test(later)) return [];
            const year = (date: string, shift: number): string =>
              date.slice(0, 4) + String(Number(date.slice(4)) + shift).padStart(2, '0');
            const before = year(earlier, -1);
            const after = year(later, 1);
            const firsts = unit.filter(({ id }) => id === first.id).map((record) => placeOf(record, order.first.field));
            const there = placeOf(second, order.second.field);
            return [
              () => changed(sample, second, order.second.field, before, `before ${order.first.field}`, firsts),
              () => changed(sample, first, order.first.field, after, `after ${order.second.field}`, [there]),
            ];
          }),
      ),
    ),
};

/** Saturday and Sunday, MMDDYY. */
const WEEKEND = ['082226', '082326', '091226', '091326', '101026'];

const weekend: Kind = {
  id: 'statement printed on a weekend',
  candidates: (sample) =>
    unitsOf(sample, 'AE').flatMap((unit) =>
      unit
        .filter((record) => record.id === '10' && valueOf(record, 'Preliminary Statement Print Date') !== '')
        .flatMap((record) =>
          WEEKEND.map((date) => () => changed(sample, record, 'Preliminary Statement Print Date', date, 'weekend')),
        ),
    ),
};

const entryTwice: Kind = {
  id: 'entry number twice in a block',
  candidates: (sample) =>
    sample.blocks.flatMap((block) => {
      const records = inside(sample, block);
      return block.units.flatMap((unit): Candidate[] => {
        const own = records.filter((record) => record.unit === unit);
        const header = own[0];
        if (block.application !== 'SE' || !header || valueOf(header, 'Valid Action Code') !== 'A') return [];
        return [
          (): Damage => {
            const now = [...records.map(original), ...own.map(copyOf)];
            return rearranged(sample, block, now, [records.indexOf(header), records.length], 'entry sent twice');
          },
        ];
      });
    }),
};

const lineNumbers: Kind = {
  id: 'line numbers out of sequence',
  candidates: (sample) =>
    unitsOf(sample, 'SE', 'AE').flatMap((unit) => {
      const heads = unit.filter(({ id }) => id === 'SE40' || id === '40');
      return heads.flatMap((record, index): Candidate[] => {
        const field = 'Line Item Identifier';
        const set =
          (number: string): Candidate =>
          () =>
            changed(sample, record, field, number, 'out of sequence');
        // Numbers of an entry summary need only differ; those of a cargo release go up by one.
        const above = heads[index - 1];
        if (record.id === '40') return above ? [set(valueOf(above, field))] : [];
        return [index + 2, index + 5, index].map((wrong) => set(String(wrong).padStart(3, '0')));
      });
    }),
};

export const ruleKinds: readonly Kind[] = [
  grandTotals,
  feeTotals,
  caseTotals,
  drawbackTotals,
  lineFee,
  entryCheckDigit,
  dateOrder,
  weekend,
  entryTwice,
  lineNumbers,
];
