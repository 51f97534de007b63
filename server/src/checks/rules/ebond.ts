/** Rules of eBond submissions, CB, on amounts, dates and the transaction (CB-22 to CB-37). Most have a condition code, so CBP rejects what breaks them. */
import type { UnitRule } from '../rule';
import type { RecordView, UnitView } from '../unitView';
import { daysBetween, isWhole, rulesFor } from './common';
import { dollars } from './amounts';

const define = rulesFor('CB');

const NEW_BOND = ['B', 'A', 'U', 'E'];
const CONTINUOUS = '8';
const SINGLE = '9';
/** A termination takes effect so many days after it is sent (CB-24). */
const LEAST_NOTICE = 15;
const drawbackEntryTypes = ['41', '42', '43', '44', '45', '46'];

interface Bond {
  readonly header: RecordView;
  readonly action: string;
  readonly type: string;
}

function bondOf(unit: UnitView): Bond | undefined {
  const [header] = unit.records;
  if (header?.id !== '10') return undefined;
  return { header, action: header.value('Bond Designation Type Code'), type: header.value('Bond Type Code') };
}

const transactionRecord = define(
  {
    id: 'cb-transaction-record',
    title: 'Transaction of a single transaction bond',
    description: 'A new single transaction bond has a 20 record with its transaction; a continuous bond has none.',
    severity: 'error',
    page: 'CB-29',
    conditionCodes: ['S24', 'S25'],
  },
  (unit, report) => {
    const bond = bondOf(unit);
    const record = unit.first('20');
    if (!bond || !NEW_BOND.includes(bond.action)) return;
    if (bond.type === SINGLE && !record && isWhole(unit))
      report(
        bond.header,
        'Bond Type Code',
        `A single transaction bond with action ${bond.action} needs a 20 record with its transaction; there is none.`,
        {
          conditionCode: 'S25',
        },
      );
    if (bond.type === CONTINUOUS && record)
      report(record, undefined, 'A continuous bond has no 20 record: it is not for one transaction.', {
        conditionCode: 'S24',
      });
  },
);

const liabilitySum = define(
  {
    id: 'cb-liability-sum',
    title: 'Shares of the sureties',
    description: 'The liability amounts of surety and co-sureties add up to the bond amount.',
    severity: 'error',
    page: 'CB-35',
    conditionCodes: ['S73'],
  },
  (unit, report) => {
    const header = bondOf(unit)?.header;
    const surety = unit.first('40');
    const total = header?.number('Bond Amount');
    const own = surety?.number('Surety Liability Amount');
    if (!header || !surety || total === undefined || own === undefined || !isWhole(unit)) return;
    const shares = unit.all('45').map((record) => record.number('Co-Surety Liability Amount'));
    let sum = own;
    for (const share of shares) {
      if (share === undefined) return;
      sum += share;
    }
    if (sum === total) return;
    const message = `The bond amount is ${dollars(total)}; the liability ${shares.length === 0 ? 'of the surety is' : 'amounts of surety and co-sureties add up to'} ${dollars(sum)}. They must be equal.`;
    // Without a co-surety the amount may be left blank, and the chapter says no more of it.
    report(surety, 'Surety Liability Amount', message, {
      conditionCode: 'S73',
      severity: shares.length === 0 ? 'warning' : 'error',
      ...(total > sum - own ? { fix: { value: String(total - (sum - own)) } } : {}),
      related: [{ record: header, field: 'Bond Amount', message: 'Bond amount' }],
    });
  },
);

const amounts = define(
  {
    id: 'cb-amount',
    title: 'Amounts above zero',
    description: 'The bond amount and the share of a co-surety are greater than zero.',
    severity: 'error',
    page: 'CB-23',
    conditionCodes: ['S15', 'S76'],
  },
  (unit, report) => {
    const bond = bondOf(unit);
    if (bond && [...NEW_BOND, 'C'].includes(bond.action) && bond.header.number('Bond Amount') === 0)
      report(bond.header, 'Bond Amount', 'The bond amount is zero; it must be greater than zero.', {
        conditionCode: 'S15',
      });
    for (const record of unit.all('45'))
      if (record.number('Co-Surety Liability Amount') === 0)
        report(
          record,
          'Co-Surety Liability Amount',
          'The share of the co-surety is zero; it must be greater than zero.',
          {
            conditionCode: 'S76',
          },
        );
  },
);

const dates = define(
  {
    id: 'cb-dates',
    title: 'Order of the dates',
    description:
      'A continuous bond takes effect on its execution date or later; a termination lies at least 15 days behind the execution date.',
    severity: 'error',
    page: 'CB-24',
    conditionCodes: ['S17', 'S21'],
  },
  (unit, report) => {
    const header = bondOf(unit)?.header;
    const untilEffect = daysBetween(header, 'Execution Date', header, 'Effective Date');
    const untilEnd = daysBetween(header, 'Execution Date', header, 'Termination Date');
    if (header && untilEffect !== undefined && untilEffect < 0)
      report(
        header,
        'Effective Date',
        'The effective date lies before the execution date; it must be the same day or a later one.',
        {
          conditionCode: 'S17',
        },
      );
    if (header && untilEnd !== undefined && untilEnd < LEAST_NOTICE)
      report(
        header,
        'Termination Date',
        `The termination date lies ${untilEnd} days behind the execution date; it must lie at least ${LEAST_NOTICE} days behind it.`,
        { conditionCode: 'S21' },
      );
  },
);

const executionDay = define(
  {
    id: 'cb-execution-day',
    title: 'Execution on the day of transmission',
    description: 'The execution date is the day the bond is sent, in Eastern Standard Time.',
    severity: 'warning',
    page: 'CB-23',
    conditionCodes: ['S16'],
  },
  (unit, report) => {
    const header = bondOf(unit)?.header;
    const days = daysBetween(unit.batchHeader, 'Transmission Date', header, 'Execution Date');
    // Around midnight, and west of New York, the two dates may differ by a day.
    if (header && days !== undefined && Math.abs(days) > 1)
      report(
        header,
        'Execution Date',
        `The execution date lies ${Math.abs(days)} days ${days < 0 ? 'before' : 'behind'} the transmission date of the A record; it is the day the bond is sent.`,
        { conditionCode: 'S16' },
      );
  },
);

const bondNumber = define(
  {
    id: 'cb-bond-number',
    title: 'Bond number and bond type',
    description: 'The third position of a bond number is the bond type: 8 continuous, 9 single transaction.',
    severity: 'warning',
    page: 'CB-27',
    conditionCodes: ['S06'],
  },
  (unit, report) => {
    const bond = bondOf(unit);
    const number = bond?.header.value('Bond Number') ?? '';
    if (!bond || bond.type === '' || number.length !== 9 || number.charAt(2) === bond.type) return;
    report(
      bond.header,
      'Bond Number',
      `The third position of bond number ${number} is ${number.charAt(2)}; that of a bond of type ${bond.type} is ${bond.type}.`,
      { conditionCode: 'S06', fix: { value: number.slice(0, 2) + bond.type + number.slice(3) } },
    );
  },
);

const drawbackEntry = define(
  {
    id: 'cb-drawback-entry',
    title: 'Entry types of a drawback bond',
    description: 'Activity 1A, drawback payments, goes with drawback entries of types 41 to 46.',
    severity: 'warning',
    page: 'CB-29',
    conditionCodes: ['S70'],
  },
  (unit, report) => {
    const record = unit.first('20');
    const entryType = record?.value('Entry Type Code') ?? '';
    if (!record || entryType === '' || bondOf(unit)?.header.value('Bond Activity Code') !== '1A') return;
    if (!drawbackEntryTypes.includes(entryType))
      report(
        record,
        'Entry Type Code',
        `Activity 1A is for drawback entries, types 41 to 46; this is type ${entryType}.`,
        {
          conditionCode: 'S70',
        },
      );
  },
);

export const ebondRules: readonly UnitRule[] = [
  transactionRecord,
  liabilitySum,
  amounts,
  dates,
  executionDay,
  bondNumber,
  drawbackEntry,
];
