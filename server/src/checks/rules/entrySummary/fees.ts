/** User fees of the lines (62 records) and of the header (34 record) (ESF-160 to ESF-165). */
import { keepLast } from '../../keepLast';
import type { RecordSpan, RecordView } from '../../unitView';
import { addUp, amountOf, money, named, rounded } from '../amounts';
import { inWords } from './calendar';
import { isInsularPossession } from './countries';
import { feeDate, processingFeesOn, ratesOf } from './feeRates';
import { filingRule, lineRule, type EntrySummary, type Line } from './summary';

const CLASS = 'Accounting Class Code';
const AMOUNT = 'User Fee Amount';
const PROCESSING = '499';
const HARBOR = '501';
const MILLION = 1_000_000;

/** A fee of a 34 record: its class and the fields it stands in. */
export interface HeaderFee {
  record: RecordView;
  feeClass: string;
  classField: string;
  amountField: string;
}

/** @returns the 62 records of a fee */
function lineFees(span: RecordSpan, feeClass: string): readonly RecordView[] {
  return span.having('62', CLASS, feeClass);
}

/** Fields of the pairs of a 34 record. */
const HEADER_PAIRS = [1, 2].map((at) => ({
  classField: `Accounting Class Code (${at})`,
  amountField: `Header Fee Amount (${at})`,
}));

/** The fees of the 34 records. */
export const headerFees = keepLast((summary: EntrySummary): readonly HeaderFee[] => {
  const fees: HeaderFee[] = [];
  for (const record of summary.all('34'))
    for (const { classField, amountField } of HEADER_PAIRS) {
      const feeClass = record.value(classField);
      if (feeClass !== '') fees.push({ record, feeClass, classField, amountField });
    }
  return fees;
});

const repeatedFee = lineRule(
  {
    id: 'ae-line-fee-repeated',
    title: 'Each fee once in a line',
    description: 'A line has at most one 62 record of each class.',
    severity: 'warning',
    page: 'ESF-120',
    records: ['62'],
    conditionCodes: ['250'],
  },
  (line, _summary, report) => {
    const seen = new Map<string, RecordView>();
    for (const record of line.all('62')) {
      const feeClass = record.value(CLASS);
      const first = seen.get(feeClass);
      if (first)
        report(record, CLASS, `A second fee of class ${feeClass} in ${line.name}: report it in one 62 record.`, {
          conditionCode: '250',
          related: [{ record: first, field: CLASS, message: 'The first one' }],
        });
      else if (feeClass !== '') seen.set(feeClass, record);
    }
  },
);

/** Why a line bears no processing fee, as far as the text shows it. */
function exemption(line: Line): string | undefined {
  if (line.first('41')?.value('FTZ Merchandise Status Code') === 'D')
    return 'the zone status of the goods is domestic (D)';
  const special = line.tariffNumbers.find((number) => number.startsWith('98') && !/^980200[68]0/.test(number));
  if (special !== undefined) return `${special} is a number of chapter 98`;
  return isInsularPossession(line.origin) && line.origin !== 'PR'
    ? `the origin is ${line.origin}, an insular possession`
    : undefined;
}

const exemptLine = lineRule(
  {
    id: 'ae-mpf-exempt',
    title: 'Lines exempt from the processing fee',
    description:
      'Domestic goods from a zone, goods of an insular possession, and numbers of chapter 98 other than 9802.00.60 and 9802.00.80 bear no merchandise processing fee (499).',
    severity: 'warning',
    page: 'ESF-161',
    records: ['62'],
    conditionCodes: ['632'],
  },
  (line, { isInformal, entryType }, report) => {
    // There, and on components of a set, the fee is refused by a condition of its own.
    if (isInformal || entryType === '23' || line.setRole === 'V') return;
    const reason = exemption(line);
    const [fee] = lineFees(line, PROCESSING);
    if (fee && reason !== undefined)
      report(fee, CLASS, `${line.name} bears no merchandise processing fee (499): ${reason}.`.replace(/^l/, 'L'), {
        conditionCode: '632',
      });
  },
);

const processingAmount = lineRule(
  {
    id: 'ae-mpf-amount',
    title: 'Processing fee of a line',
    description: 'The merchandise processing fee (499) is the value of the line times 0.003464, rounded to the cent.',
    severity: 'warning',
    page: 'ESF-161',
    records: ['62'],
    conditionCodes: ['634'],
  },
  (line, summary, report) => {
    const fee = line.firstHaving('62', CLASS, PROCESSING);
    if (!fee) return;
    // Numbers of chapter 98 bear the fee on a part of the value.
    if (line.setRole === 'V' || line.hasTariff('98') || !summary.isWhole) return;
    const value = line.goodsValue;
    if (value === undefined) return;
    const reported = amountOf(fee, AMOUNT);
    const rate = ratesOf(summary).processing;
    const expected = rounded(value * 100, rate, MILLION);
    if (reported === undefined || reported === expected) return;
    report(
      fee,
      AMOUNT,
      `${named(fee, AMOUNT)} is ${money(reported)}; the value of ${line.name}, ${money(value * 100)}, times ${rate / MILLION} makes ${money(expected)}.`,
      { conditionCode: '634', fix: { value: String(expected) } },
    );
  },
);

/** Entry types and modes that bear the harbor maintenance fee. */
function bearsHarborFee({ entryType, mode }: EntrySummary): boolean {
  return ['10', '11', '12'].includes(mode) && ['01', '02', '03', '07', '21', '23', '51', '52'].includes(entryType);
}

function harborFee(line: Line, summary: EntrySummary): number | undefined {
  const value = line.goodsValue;
  return value === undefined ? undefined : rounded(value * 100, ratesOf(summary).harbor, MILLION);
}

const harborAmount = lineRule(
  {
    id: 'ae-hmf-amount',
    title: 'Harbor maintenance fee of a line',
    description:
      'The harbor maintenance fee (501) is the sum of the values of the 50 records times 0.00125, rounded to the cent once for the line. No tolerance is given.',
    severity: 'error',
    page: 'ESF-162',
    records: ['62'],
    conditionCodes: ['601'],
  },
  (line, summary, report) => {
    const fee = line.firstHaving('62', CLASS, HARBOR);
    if (!fee) return;
    if (!bearsHarborFee(summary) || line.setRole === 'V' || !summary.isWhole) return;
    const expected = harborFee(line, summary);
    if (expected === undefined) return;
    const reported = amountOf(fee, AMOUNT);
    if (reported === undefined || reported === expected) return;
    const value = (line.goodsValue ?? 0) * 100;
    report(
      fee,
      AMOUNT,
      `${named(fee, AMOUNT)} is ${money(reported)}; the value of ${line.name}, ${money(value)}, times ${ratesOf(summary).harbor / MILLION} makes ${money(expected)}.`,
      { conditionCode: '601', fix: { value: String(expected) } },
    );
  },
);

/** Up to this the harbor maintenance fee of a summary is not collected when nothing else is owed; in cents. */
const DE_MINIMIS = 300;

/** Fee the lines come to; undefined when a value can't be read. */
function harborTotal(summary: EntrySummary): number | undefined {
  let total = 0;
  for (const line of summary.lines) {
    const fee = line.setRole === 'V' ? 0 : harborFee(line, summary);
    if (fee === undefined) return undefined;
    total += fee;
  }
  return total;
}

const harborRequired = filingRule(
  {
    id: 'ae-hmf-required',
    title: 'Border water shipments bear the harbor maintenance fee',
    description: 'By mode 12 every line bears the harbor maintenance fee (501), unless it is $3.00 or less in all.',
    severity: 'error',
    page: 'ESF-161',
    conditionCodes: ['600'],
  },
  (summary, report) => {
    const { header, mode } = summary;
    if (mode !== '12' || !bearsHarborFee(summary) || !summary.isWhole) return;
    const total = harborTotal(summary);
    if (total === undefined || total <= DE_MINIMIS) return;
    const missing = summary.lines.filter((line) => line.setRole !== 'V' && lineFees(line, HARBOR).length === 0);
    const due = missing.filter((line) => (harborFee(line, summary) ?? 0) > 0);
    if (due.length === 0) return;
    if (lineFees(summary.unit, HARBOR).length === 0)
      report(
        header,
        'Mode of Transportation (MOT) Code',
        `Mode 12 bears the harbor maintenance fee: add 62 records of class 501 to the lines, ${money(total)} in all.`,
        { conditionCode: '600' },
      );
    else
      for (const line of due)
        report(
          line.header,
          undefined,
          `By mode 12 ${line.name} bears a harbor maintenance fee (501) like the others.`,
          {
            severity: 'warning',
          },
        );
  },
);

/** Sum of everything owed besides the harbor maintenance fee; undefined when an amount can't be read. */
function otherRevenue(summary: EntrySummary): number | undefined {
  const fees = summary.all('62').filter((record) => record.value(CLASS) !== HARBOR);
  const sums = [
    addUp(summary.all('50'), 'Duty Amount'),
    addUp(fees, AMOUNT),
    addUp(summary.all('60'), 'IR Tax Amount'),
    addUp(summary.all('61'), 'Other Revenue Amount'),
    addUp(summary.all('53'), 'AD/CVD Duty Amount'),
    ...headerFees(summary).map(({ record, amountField }) => amountOf(record, amountField)),
  ];
  let total = 0;
  for (const sum of sums) {
    if (sum === undefined) return undefined;
    total += sum;
  }
  return total;
}

const harborDeMinimis = filingRule(
  {
    id: 'ae-hmf-de-minimis',
    title: 'Harbor maintenance fee up to $3.00',
    description:
      'When the harbor maintenance fee is $3.00 or less and nothing else is owed, it is not reported at all.',
    severity: 'error',
    page: 'ESF-162',
    records: ['62'],
    conditionCodes: ['602'],
  },
  (summary, report) => {
    let reported = 0;
    for (const record of summary.all('62')) {
      if (record.value(CLASS) !== HARBOR) continue;
      const amount = amountOf(record, AMOUNT);
      if (amount === undefined) return;
      reported += amount;
      if (reported > DE_MINIMIS) return;
    }
    const fee = summary.unit.firstHaving('62', CLASS, HARBOR);
    if (!fee || !summary.isWhole) return;
    const computed = harborTotal(summary);
    if (computed === undefined || computed > DE_MINIMIS || otherRevenue(summary) !== 0) return;
    report(
      fee,
      CLASS,
      `The harbor maintenance fee is ${money(reported)} in all and nothing else is owed: up to ${money(DE_MINIMIS)} leave fee 501 out.`,
      { conditionCode: '602' },
    );
  },
);

const FIXED = ['311', '496', '500'] as const;

const fixedAmount = filingRule(
  {
    id: 'ae-header-fee-amount',
    title: 'Fixed fees of the header',
    description:
      'The informal entry fee (311), the dutiable mail fee (496) and the manual surcharge (500) have a fixed amount by date; consolidated summaries may report more of 311 and 500, and mode 70 any amount of 311.',
    severity: 'warning',
    page: 'ESF-163',
    records: ['34'],
    conditionCodes: ['638'],
  },
  (summary, report) => {
    const present = headerFees(summary);
    if (present.length === 0) return;
    const date = feeDate(summary);
    const fees = date && processingFeesOn(date);
    if (!date || !fees) return;
    for (const { record, feeClass, amountField } of present) {
      const kind = FIXED.find((candidate) => candidate === feeClass);
      const reported = amountOf(record, amountField);
      if (kind === undefined || reported === undefined || reported === fees[kind]) continue;
      if (kind === '311' && summary.mode === '70') continue;
      if (kind !== '496' && summary.mayBeConsolidated && reported > fees[kind]) continue;
      report(
        record,
        amountField,
        `${named(record, amountField)} is ${money(reported)}; fee ${kind} is ${money(fees[kind])} on ${inWords(date)}.`,
        { fix: { value: String(fees[kind]) }, ...(kind === '311' ? { conditionCode: '638' } : {}) },
      );
    }
  },
);

const mailFee = filingRule(
  {
    id: 'ae-mail-fee',
    title: 'The dutiable mail fee goes with duty',
    description: 'By mail (mode 50) fee 496 is reported when duty is owed, and never when none is.',
    severity: 'warning',
    page: 'ESF-163',
  },
  (summary, report) => {
    const { header, mode } = summary;
    if (mode !== '50') return;
    const duty = addUp(summary.all('50'), 'Duty Amount');
    if (duty === undefined || !summary.isWhole || summary.lines.length === 0) return;
    const fee = headerFees(summary).find(({ feeClass }) => feeClass === '496');
    if (fee && duty === 0)
      report(fee.record, fee.classField, 'The dutiable mail fee (496) is reported, but no duty is owed.');
    if (!fee && duty > 0 && !summary.isConsolidatedExpress)
      report(
        header,
        'Mode of Transportation (MOT) Code',
        `Goods sent by mail (mode 50) owe duty of ${money(duty)}: add the dutiable mail fee (496) in a 34 record.`,
      );
  },
);

const manualSurcharge = filingRule(
  {
    id: 'ae-manual-surcharge',
    title: 'The manual surcharge is for summaries on paper',
    description: 'Fee 500 applies to summaries that CBP enters by hand, so not to one that is transmitted.',
    severity: 'warning',
    page: 'ESF-217',
    records: ['34'],
  },
  (summary, report) => {
    // On informal entries the fee is refused by a condition of its own.
    if (summary.isInformal) return;
    for (const { record, feeClass, classField } of headerFees(summary)) {
      if (feeClass === '500')
        report(
          record,
          classField,
          'The manual entry surcharge (500) applies only to summaries that CBP enters by hand.',
        );
    }
  },
);

/** Rules of this file. */
export const feeRules = [
  repeatedFee,
  exemptLine,
  processingAmount,
  harborAmount,
  harborRequired,
  harborDeMinimis,
  fixedAmount,
  mailFee,
  manualSurcharge,
];
