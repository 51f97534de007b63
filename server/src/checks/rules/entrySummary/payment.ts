/** How and when the summary is paid (ESF-174 to ESF-176). */
import { dayNumber } from '../../../layout/dates';
import { named } from '../amounts';
import { inWords, isAfter, transmissionDate, weekday } from './calendar';
import { filingRule } from './summary';

const PAYMENT = 'Payment Type Code';
const PRINT_DATE = 'Preliminary Statement Print Date';
const MONTH = 'Periodic Statement Month';
const DAILY = ['2', '3', '5'];
const MONTHLY = ['6', '7', '8'];
const GREATEST_LEAD = 90;

const printWeekday = filingRule(
  {
    id: 'ae-statement-print-weekday',
    title: 'Statements are printed on working days',
    description: 'The preliminary statement print date is no Saturday and no Sunday. Holidays are not checked.',
    severity: 'error',
    page: 'ESF-175',
    conditionCodes: ['204'],
  },
  ({ header }, report) => {
    const date = header.date(PRINT_DATE);
    if (!date || ![...DAILY, ...MONTHLY].includes(header.value(PAYMENT)) || ![0, 6].includes(weekday(date))) return;
    const days = weekday(date) === 0 ? -2 : -1;
    const friday = new Date((dayNumber(date) + days) * 86_400_000);
    const monday = new Date((dayNumber(date) + days + 3) * 86_400_000);
    const words = (day: Date): string => `${day.getUTCMonth() + 1}/${day.getUTCDate()}`;
    const digits = (day: Date): string =>
      [day.getUTCMonth() + 1, day.getUTCDate(), day.getUTCFullYear() % 100]
        .map((number) => String(number).padStart(2, '0'))
        .join('');
    report(
      header,
      PRINT_DATE,
      `${named(header, PRINT_DATE)} is ${inWords(date)}: no statements are made on weekends. Nearest are Friday, ${words(friday)}, and Monday, ${words(monday)}.`,
      { conditionCode: '204', fix: { value: digits(friday), others: [digits(monday)] } },
    );
  },
);

const printFuture = filingRule(
  {
    id: 'ae-statement-print-future',
    title: 'Daily statements are printed after the day of sending',
    description:
      'The print date of a daily statement lies after the transmission date of the A record, and not more than 90 days after it.',
    severity: 'error',
    page: 'ESF-174',
    conditionCodes: ['205', '206'],
  },
  (summary, report) => {
    const { header } = summary;
    const date = header.date(PRINT_DATE);
    const sent = transmissionDate(summary);
    if (!date || !sent || !DAILY.includes(header.value(PAYMENT))) return;
    const lead = dayNumber(date) - dayNumber(sent);
    const place = `${named(header, PRINT_DATE)} is ${inWords(date)}`;
    if (lead <= 0)
      report(header, PRINT_DATE, `${place}: it must lie after the transmission date, ${inWords(sent)}.`, {
        conditionCode: '205',
      });
    // A file may be sent later than its A record says, so this one is not proven.
    else if (lead > GREATEST_LEAD)
      report(
        header,
        PRINT_DATE,
        `${place}, ${lead} days after the transmission date, ${inWords(sent)}: at most ${GREATEST_LEAD} are allowed.`,
        { conditionCode: '206', severity: 'warning' },
      );
  },
);

const printAfterEntry = filingRule(
  {
    id: 'ae-statement-print-entry-date',
    title: 'Statements are printed on or after the day of entry',
    description: 'The estimated entry date is not later than the preliminary statement print date.',
    severity: 'warning',
    page: 'ESF-174',
    records: ['11'],
    conditionCodes: ['218'],
  },
  (summary, report) => {
    const { header } = summary;
    const content = summary.first('11');
    const printed = header.date(PRINT_DATE);
    const entered = content?.date('Estimated Entry Date');
    if (!content || !printed || !entered || !isAfter(entered, printed)) return;
    report(
      header,
      PRINT_DATE,
      `${named(header, PRINT_DATE)} is ${inWords(printed)}, before the estimated entry date, ${inWords(entered)}.`,
      {
        conditionCode: '218',
        related: [{ record: content, field: 'Estimated Entry Date', message: 'Estimated entry date' }],
      },
    );
  },
);

const statementMonth = filingRule(
  {
    id: 'ae-statement-month',
    title: 'The monthly statement is one of the next',
    description:
      'The periodic statement month is that of sending or one of the two after it, and not before the month of the print date.',
    severity: 'warning',
    page: 'ESF-175',
    conditionCodes: ['213', '215'],
  },
  (summary, report) => {
    const { header } = summary;
    const month = header.number(MONTH);
    if (month === undefined || month < 1 || month > 12 || !MONTHLY.includes(header.value(PAYMENT))) return;
    const sent = transmissionDate(summary);
    const printed = header.date(PRINT_DATE);
    // The month has no year: it is always the next of its name.
    const monthsAhead = (from: number): number => (month - from + 12) % 12;
    if (sent && monthsAhead(sent.month) > 2)
      report(
        header,
        MONTH,
        `${named(header, MONTH)} is ${header.value(MONTH)}: it can be the month of the transmission date, ${inWords(sent)}, or one of the next two.`,
        { conditionCode: '213' },
      );
    else if (printed && monthsAhead(printed.month) > 2)
      report(
        header,
        MONTH,
        `${named(header, MONTH)} is ${header.value(MONTH)}, before the month of the print date, ${inWords(printed)}.`,
        { conditionCode: '215' },
      );
  },
);

const taxOnMonthly = filingRule(
  {
    id: 'ae-tax-on-monthly-statement',
    title: 'No internal revenue tax on monthly statements',
    description:
      'Goods that bear internal revenue tax (60 record) are not paid on a monthly statement, types 6, 7 and 8.',
    severity: 'error',
    page: 'ESF-175',
    records: ['60'],
    conditionCodes: ['718'],
  },
  (summary, report) => {
    const { header } = summary;
    const payment = header.value(PAYMENT);
    const tax = summary.first('60');
    if (!tax || !MONTHLY.includes(payment)) return;
    report(
      tax,
      undefined,
      `A 60 record cannot be paid on a monthly statement (${named(header, PAYMENT)} ${payment}): choose a daily statement, 2, 3 or 5, or type 1.`,
      { conditionCode: '718', related: [{ record: header, field: PAYMENT, message: `Payment type ${payment}` }] },
    );
  },
);

/** Rules of this file. */
export const paymentRules = [printWeekday, printFuture, printAfterEntry, statementMonth, taxOnMonthly];
