/** Article sets: a header line X and its component lines V (ESF-160). */
import { addUp, amountOf, dollars, money, named } from '../amounts';
import { concernedRule, lineRule, type EntrySummary, type Line } from './summary';

const ROLE = 'Article Set Indicator';
const DUTY = 'Duty Amount';
const HTS = 'HTS Number';

interface ArticleSet {
  header: Line;
  components: Line[];
}

/** The sets of a summary; components without a header belong to none. */
function sets(summary: EntrySummary): ArticleSet[] {
  const found: ArticleSet[] = [];
  let current: ArticleSet | undefined;
  for (const line of summary.lines) {
    if (line.setRole === 'X') found.push((current = { header: line, components: [] }));
    else if (line.setRole === 'V') current?.components.push(line);
    else current = undefined;
  }
  return found;
}

function isOfSet(line: Line): boolean {
  return line.setRole !== '';
}

const structure = concernedRule(
  {
    id: 'ae-set-components',
    title: 'A set header and its components',
    description: 'A line X is followed by two or more lines V, and a line V stands only behind a line X.',
    severity: 'error',
    page: 'ESF-160',
    conditionCodes: ['404', '405'],
  },
  isOfSet,
  (summary, report) => {
    let before = '';
    for (const line of summary.lines) {
      if (line.setRole === 'V' && before === '')
        report(
          line.header,
          ROLE,
          `${named(line.header, ROLE)} is V, but no set header (X) stands before ${line.name}.`,
          {
            conditionCode: '404',
          },
        );
      // Behind a component without header the next ones add nothing.
      before = line.setRole;
    }
    if (!summary.isWhole) return;
    for (const { header, components } of sets(summary)) {
      if (components.length === 0)
        report(
          header.header,
          ROLE,
          `${named(header.header, ROLE)} is X, but the next line is no component (V) of the set.`,
          {
            conditionCode: '405',
          },
        );
      else if (components.length === 1)
        report(header.header, ROLE, 'The set has one component: there are two or more.', { severity: 'warning' });
    }
  },
);

/** The number of the article itself, by which a line is classified. */
function classification(line: Line): string | undefined {
  const own = line.tariffNumbers.filter((number) => !/^9[89]/.test(number));
  return own.length === 1 && /^[0-9]{8,10}$/.test(own[0] ?? '') ? own[0] : undefined;
}

const firstComponent = concernedRule(
  {
    id: 'ae-set-classification',
    title: 'The first component is classified as the set',
    description: 'The first component line has the same HTS number as the header line of the set.',
    severity: 'error',
    page: 'ESF-160',
    records: ['50'],
    conditionCodes: ['406'],
  },
  isOfSet,
  (summary, report) => {
    for (const { header, components } of sets(summary)) {
      const [first] = components;
      const expected = classification(header);
      const number = first && classification(first);
      if (number === undefined || expected === undefined || number === expected) continue;
      const record = first?.all('50').find((candidate) => candidate.value(HTS) === number);
      const source = header.all('50').find((candidate) => candidate.value(HTS) === expected);
      if (record && source)
        report(
          record,
          HTS,
          `${named(record, HTS)} is ${number}: the first component of a set has the number of its header, ${expected}.`,
          { conditionCode: '406', related: [{ record: source, field: HTS, message: 'Header of the set' }] },
        );
    }
  },
);

const value = concernedRule(
  {
    id: 'ae-set-value',
    title: 'The value of a set is that of its components',
    description: 'The 50 records of the header line add up to the values of all components.',
    severity: 'warning',
    page: 'ESF-160',
    records: ['50'],
  },
  isOfSet,
  (summary, report) => {
    for (const { header, components } of sets(summary)) {
      const whole = header.goodsValue;
      const parts = components.map((line) => line.goodsValue);
      const record = header.all('50').at(-1);
      if (whole === undefined || components.length === 0 || !record || !summary.isWhole) continue;
      let sum = 0;
      for (const part of parts) sum += part ?? Number.NaN;
      if (Number.isNaN(sum) || sum === whole) continue;
      const own = amountOf(record, 'Value of Goods Amount');
      report(
        record,
        'Value of Goods Amount',
        `The set (${header.name}) is worth ${dollars(whole)}; its components add up to ${dollars(sum)}.`,
        // Where the header has several numbers, the last one takes the difference.
        own !== undefined && own + sum - whole >= 0 ? { fix: { value: String(own + sum - whole) } } : {},
      );
    }
  },
);

const revenue = lineRule(
  {
    id: 'ae-set-revenue',
    title: 'Duty on the set, tax on its components',
    description:
      'Duty and other revenue stand on the header line of a set; internal revenue tax and AD/CVD cases on its components.',
    severity: 'error',
    page: 'ESF-160',
    conditionCodes: ['476', '507', '625', '762'],
  },
  (line, _summary, report) => {
    const related = [{ record: line.header, field: ROLE, message: `Set indicator ${line.setRole}` }];
    if (line.setRole === 'V') {
      for (const record of line.all('50')) {
        const duty = addUp([record], DUTY) ?? 0;
        if (duty > 0)
          report(
            record,
            DUTY,
            `${named(record, DUTY)} is ${money(duty)}: a component of a set (V) bears no duty; it stands on the header line.`,
            { conditionCode: '625', related },
          );
      }
      const other = line.first('61');
      if (other)
        report(
          other,
          undefined,
          'A component of a set (V) bears no other revenue: the 61 record belongs to the header line.',
          {
            conditionCode: '762',
            related,
          },
        );
    }
    if (line.setRole === 'X') {
      const tax = line.first('60');
      if (tax)
        report(
          tax,
          undefined,
          'The header of a set (X) bears no internal revenue tax: the 60 record belongs to a component.',
          {
            conditionCode: '476',
            related,
          },
        );
      const adcvd = line.first('53');
      if (adcvd)
        report(adcvd, undefined, 'The header of a set (X) has no AD/CVD case: the 53 record belongs to a component.', {
          conditionCode: '507',
          related,
        });
    }
  },
);

/** Rules of this file. */
export const setRules = [structure, firstComponent, value, revenue];
