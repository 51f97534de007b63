/** AD/CVD cases of the 53 records (ESF-98 to ESF-100, ESF-181 to ESF-183). */
import type { RecordView } from '../../unitView';
import { amountOf, amountOrZero, money, named, rounded } from '../amounts';
import { lineRule, type Line } from './summary';

export const CASE = 'Case Number';
export const CASE_DUTY = 'AD/CVD Duty Amount';
const RATE = 'Case Deposit Rate';
const QUALIFIER = 'Case Rate Type Qualifier Code';
const VALUE = 'AD/CVD Value of Goods Amount';
const QUANTITY = 'AD/CVD Quantity';
const STATEMENT = 'AD Case Non-Reimbursement Statement';

/** @returns A for an antidumping, C for a countervailing case; undefined when the number begins with neither */
export function caseKind(record: RecordView): 'A' | 'C' | undefined {
  const first = record.value(CASE).charAt(0);
  return first === 'A' || first === 'C' ? first : undefined;
}

const caseNumbers = lineRule(
  {
    id: 'ae-adcvd-case-number',
    title: 'One antidumping and one countervailing case',
    description: 'Case numbers begin with A or C, and a line has at most one case of each kind.',
    severity: 'warning',
    page: 'ESF-182',
    records: ['53'],
    conditionCodes: ['544', '545'],
  },
  (line, _summary, report) => {
    const seen = new Map<string, RecordView>();
    for (const record of line.all('53')) {
      const kind = caseKind(record);
      if (kind === undefined) {
        if (!record.isBlank(CASE))
          report(record, CASE, `${named(record, CASE)} begins with A (antidumping) or C (countervailing).`, {
            conditionCode: '544',
          });
        continue;
      }
      const first = seen.get(kind);
      if (first)
        report(record, CASE, `A second ${kind === 'A' ? 'antidumping' : 'countervailing'} case in ${line.name}.`, {
          conditionCode: '545',
          related: [{ record: first, field: CASE, message: 'The first one' }],
        });
      else seen.set(kind, record);
    }
  },
);

const repairedArticle = lineRule(
  {
    id: 'ae-adcvd-repair',
    title: 'Repaired articles bear no AD/CVD',
    description: 'A line with HTS 9802.00.40 or 9802.00.50 has no 53 record.',
    severity: 'error',
    page: 'ESF-181',
    records: ['53'],
    conditionCodes: ['509'],
  },
  (line, _summary, report) => {
    const present = line.first('53');
    const repair = line.all('50').find((record) => /^980200[45]0/.test(record.value('HTS Number')));
    if (present && repair)
      report(present, undefined, 'A repaired article (9802.00.40, 9802.00.50) bears no AD/CVD: remove the 53 record.', {
        conditionCode: '509',
        related: [{ record: repair, field: 'HTS Number', message: 'Repaired article' }],
      });
  },
);

const statement = lineRule(
  {
    id: 'ae-adcvd-statement',
    title: 'Non-reimbursement statements go with an antidumping case',
    description: 'The statement of the 40 record stands on a line that has an antidumping case.',
    severity: 'error',
    page: 'ESF-70',
    conditionCodes: ['452'],
  },
  (line, { entryType, isWhole }, report) => {
    const { header } = line;
    const cases = line.all('53');
    // On types without AD/CVD the statement is refused by a condition of its own.
    if (!['03', '06', '07', '21', '22', '23', '34', '38'].includes(entryType)) return;
    if (header.value(STATEMENT) !== 'Y' || !isWhole || cases.some((record) => caseKind(record) !== 'C')) return;
    if (cases.length === 0)
      report(header, STATEMENT, `${named(header, STATEMENT)} is Y, but ${line.name} has no AD/CVD case (53 record).`, {
        conditionCode: '452',
      });
    else
      report(
        header,
        STATEMENT,
        `${named(header, STATEMENT)} is Y, but ${line.name} has only a countervailing case: the statement is for antidumping cases.`,
        { severity: 'warning' },
      );
  },
);

const zeroRate = lineRule(
  {
    id: 'ae-adcvd-zero-rate',
    title: 'Cases without a rate',
    description: 'A case with rate zero has qualifier A, and neither quantity nor duty.',
    severity: 'error',
    page: 'ESF-182',
    records: ['53'],
    conditionCodes: ['570', '571', '572'],
  },
  (line, _summary, report) => {
    for (const record of line.all('53')) {
      if (!record.isZero(RATE)) continue;
      const because = `${named(record, RATE)} is zero`;
      if (record.value(QUALIFIER) === 'S')
        report(record, QUALIFIER, `${because}: ${named(record, QUALIFIER)} is A then.`, { conditionCode: '572' });
      if ((amountOf(record, QUANTITY) ?? 0) > 0)
        report(record, QUANTITY, `${because}: ${named(record, QUANTITY)} is zero then.`, { conditionCode: '571' });
      if ((amountOf(record, CASE_DUTY) ?? 0) > 0)
        report(record, CASE_DUTY, `${because}: ${named(record, CASE_DUTY)} is zero then.`, { conditionCode: '570' });
    }
  },
);

const rateType = lineRule(
  {
    id: 'ae-adcvd-rate-type',
    title: 'Quantity and value by the type of the rate',
    description:
      'An ad valorem rate (A) takes no quantity; a specific rate (S) takes a quantity and no value of its own.',
    severity: 'error',
    page: 'ESF-182',
    records: ['53'],
    conditionCodes: ['541', '542', '575'],
  },
  (line, _summary, report) => {
    for (const record of line.all('53')) {
      const rate = amountOf(record, RATE);
      if (rate === undefined || rate === 0) continue;
      const quantity = amountOrZero(record, QUANTITY);
      if (record.value(QUALIFIER) === 'A' && quantity !== undefined && quantity > 0)
        report(record, QUANTITY, `${named(record, QUANTITY)} is zero where the rate is ad valorem (A).`, {
          conditionCode: '541',
        });
      if (record.value(QUALIFIER) !== 'S') continue;
      // ESF-183 speaks of the quantity otherwise than ESF-182, so these two are not proven.
      if (quantity === 0)
        report(record, QUANTITY, `${named(record, QUANTITY)} is above zero where the rate is specific (S).`, {
          conditionCode: '575',
          severity: 'warning',
        });
      if ((amountOf(record, VALUE) ?? 0) > 0)
        report(record, VALUE, `${named(record, VALUE)} is zero where the rate is specific (S).`, {
          conditionCode: '542',
          severity: 'warning',
        });
    }
  },
);

/** The amounts of duty a case may come to, in cents, by the value or quantity it is computed from. */
function duties(record: RecordView, line: Line): { amount: number; from: string }[] | undefined {
  const rate = amountOf(record, RATE);
  if (rate === undefined || rate <= 0) return undefined;
  if (record.value(QUALIFIER) === 'S') {
    const quantity = amountOrZero(record, QUANTITY);
    // Rate in cents, quantity with four decimals.
    return quantity === undefined || quantity === 0
      ? undefined
      : [{ amount: rounded(quantity, rate, 10_000), from: 'rate x quantity' }];
  }
  if (record.value(QUALIFIER) !== 'A') return undefined;
  const own = amountOrZero(record, VALUE);
  const goods = line.goodsValue;
  if (own === undefined || goods === undefined) return undefined;
  // A percentage with two decimals of whole dollars, in cents.
  const ofGoods = { amount: rounded(goods, rate, 100), from: `rate x value of ${line.name}` };
  return own === 0 ? [ofGoods] : [{ amount: rounded(own, rate, 100), from: `rate x ${named(record, VALUE)}` }, ofGoods];
}

const duty = lineRule(
  {
    id: 'ae-adcvd-duty',
    title: 'AD/CVD duty is rate times value or quantity',
    description:
      'An ad valorem rate is taken of the value of the line, or of the AD/CVD value where one is given; a specific rate of the quantity. The result is rounded to the cent.',
    severity: 'error',
    page: 'ESF-182',
    records: ['53'],
    conditionCodes: ['576'],
  },
  (line, { isWhole }, report) => {
    if (!isWhole) return;
    for (const record of line.all('53')) {
      const reported = amountOf(record, CASE_DUTY);
      const possible = duties(record, line);
      const [expected] = possible ?? [];
      if (reported === undefined || !expected || possible?.some(({ amount }) => amount === reported)) continue;
      report(
        record,
        CASE_DUTY,
        `${named(record, CASE_DUTY)} is ${money(reported)}; ${expected.from} makes ${money(expected.amount)}.`,
        {
          conditionCode: '576',
          fix: { value: String(expected.amount) },
          ...(record.value(QUALIFIER) === 'S' ? { severity: 'warning' } : {}),
        },
      );
    }
  },
);

/** Rules of this file. */
export const adcvdRules = [caseNumbers, repairedArticle, statement, zeroRate, rateType, duty];
