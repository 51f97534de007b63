/** Bonds of the 31 records, and their waiver (ESF-156 to ESF-158). */
import type { RecordView } from '../../unitView';
import { amountOf, dollars, named } from '../amounts';
import { isCanada } from './countries';
import { byEntryType } from './matrices';
import { filingRule, type EntrySummary } from './summary';

const TYPE = 'Bond Type Code';
const DESIGNATION = 'Bond Designation Type Code';
const WAIVER = 'Bond Waiver Indicator';
const ENTRY_TYPE = 'Entry Type Code';
const AMOUNT = 'Single Transaction Bond Amount';

function isWaived({ header }: EntrySummary): boolean {
  return header.value(WAIVER) === '0';
}

export function continuousBonds({ unit }: EntrySummary): readonly RecordView[] {
  return unit.having('31', TYPE, '8');
}

const bondRequired = filingRule(
  {
    id: 'ae-bond-required',
    title: 'A bond, or its waiver',
    description:
      'AD/CVD entry types need a bond in a 31 record; other types need one unless the 10 record waives it. Informal entries need neither.',
    severity: 'error',
    page: 'ESF-156',
    conditionCodes: ['119'],
  },
  (summary, report) => {
    const { header, entryType } = summary;
    const letter = byEntryType(entryType, { record: '31' });
    if (letter === undefined || summary.isInformal || summary.has('31') || !summary.isWhole) return;
    if (letter === 'M')
      report(header, ENTRY_TYPE, `Entry type ${entryType} needs a bond: add a 31 record.`, { conditionCode: '119' });
    else if (!isWaived(summary))
      report(
        header,
        WAIVER,
        `There is neither a bond (31 record) nor a waiver in ${named(header, WAIVER)}: one of them is needed on entry type ${entryType}.`,
        { conditionCode: '119', severity: 'warning' },
      );
  },
);

const combination = filingRule(
  {
    id: 'ae-bond-combination',
    title: 'One basic bond, and at most one additional bond',
    description:
      'A continuous bond is the basic one. A single transaction bond is basic (B), substitute (U) or superseding (E), or additional (A) to another bond.',
    severity: 'error',
    page: 'ESF-156',
    records: ['31'],
    conditionCodes: ['193', '268', '759'],
  },
  (summary, report) => {
    const bonds = summary.all('31');
    const [first, second] = bonds;
    if (!first || bonds.length > 2) return;
    const sound = bonds.every(
      (bond) => ['8', '9'].includes(bond.value(TYPE)) && /^[ABUE]$/.test(bond.value(DESIGNATION)),
    );
    // That a continuous bond is basic is a condition of the field itself.
    if (!sound || continuousBonds(summary).some((bond) => bond.value(DESIGNATION) !== 'B')) return;
    const additional = bonds.filter((bond) => bond.value(DESIGNATION) === 'A');
    if (!second) {
      if (additional.length > 0)
        report(
          first,
          DESIGNATION,
          `${named(first, DESIGNATION)} is A, but there is no other bond for it to be added to: write B, U or E, or report the basic bond too.`,
          { conditionCode: '759' },
        );
      return;
    }
    const related = [{ record: first, field: DESIGNATION, message: 'The other bond' }];
    if (continuousBonds(summary).length === 2)
      report(
        second,
        TYPE,
        'A second continuous bond (8): the other bond of a summary is a single transaction bond (9).',
        {
          conditionCode: '193',
          related,
        },
      );
    else if (additional.length === 0)
      report(second, DESIGNATION, 'Of two bonds one is additional: its designation is A.', {
        conditionCode: '268',
        related,
      });
    else if (additional.length === 2)
      report(second, DESIGNATION, 'Both bonds are additional (A): one of them must be the basic bond, B, U or E.', {
        conditionCode: '759',
        related,
      });
  },
);

const amountZero = filingRule(
  {
    id: 'ae-bond-amount-zero',
    title: 'Single transaction bonds above $0',
    description: 'A single transaction bond gives its amount in whole dollars, above zero.',
    severity: 'error',
    page: 'ESF-158',
    records: ['31'],
    conditionCodes: ['240'],
  },
  (summary, report) => {
    for (const bond of summary.all('31')) {
      if (bond.value(TYPE) === '9' && bond.isZero(AMOUNT))
        report(bond, AMOUNT, `${named(bond, AMOUNT)} is zero: give the amount of the bond in whole dollars.`, {
          conditionCode: '240',
        });
    }
  },
);

const tibWaiver = filingRule(
  {
    id: 'ae-tib-bond-waiver',
    title: 'The bond of a TIB is waived for Canadian goods only',
    description: 'On entry type 23 the bond can be waived only when the origin of every line is Canada.',
    severity: 'error',
    page: 'ESF-158',
    conditionCodes: ['761'],
  },
  (summary, report) => {
    if (summary.entryType !== '23' || !isWaived(summary)) return;
    const other = summary.lines.find((line) => line.origin !== '' && !isCanada(line.origin));
    if (!other) return;
    const { header } = summary;
    report(
      header,
      WAIVER,
      `${named(header, WAIVER)} waives the bond, but the origin of ${other.name} is ${other.origin}: on a TIB that is allowed for goods of Canada only.`,
      {
        conditionCode: '761',
        related: [{ record: other.header, field: 'Country of Origin Code', message: `Origin ${other.origin}` }],
      },
    );
  },
);

const bondedCase = filingRule(
  {
    id: 'ae-adcvd-bond',
    title: 'Bonded AD/CVD duty has a single transaction bond',
    description:
      'A continuous bond alone does not cover AD/CVD duty that is bonded at 5 percent or more, or at a specific rate.',
    severity: 'warning',
    page: 'ESF-156',
    records: ['53'],
    conditionCodes: ['710'],
  },
  (summary, report) => {
    const [basic] = continuousBonds(summary);
    if (!basic || summary.all('31').some((bond) => bond.value(TYPE) === '9') || !summary.isWhole) return;
    for (const record of summary.all('53')) {
      const rate = amountOf(record, 'Case Deposit Rate') ?? 0;
      const specific = record.value('Case Rate Type Qualifier Code') === 'S';
      if (record.value('Bond/Cash Claim Code') !== 'B' || (specific ? rate === 0 : rate < 500)) continue;
      report(
        record,
        'Bond/Cash Claim Code',
        'The duty of this case is bonded, and only a continuous bond is reported: add a 31 record with a single transaction bond (9, designation A).',
        { conditionCode: '710', related: [{ record: basic, field: TYPE, message: 'Continuous bond' }] },
      );
      return;
    }
  },
);

/** Value up to which goods may be entered informally, in dollars. */
export const INFORMAL_LIMIT = 2500;

const personalShipment = filingRule(
  {
    id: 'ae-personal-shipment-bond',
    title: 'Personal shipments waive the bond',
    description: 'An informal personal shipment (usage P) above $2,500 has the bond waived.',
    severity: 'warning',
    page: 'ESF-29',
  },
  (summary, report) => {
    const { header } = summary;
    if (!summary.isInformal || header.value('Shipment Usage Type Code') !== 'P' || !summary.isWhole) return;
    const value = summary.goodsValue;
    if (value === undefined || value <= INFORMAL_LIMIT || isWaived(summary)) return;
    report(
      header,
      WAIVER,
      `The goods are worth ${dollars(value)}: on a personal shipment above ${dollars(INFORMAL_LIMIT)}, ${named(header, WAIVER)} should be 0.`,
    );
  },
);

/** Rules of this file. */
export const bondRules = [bondRequired, combination, amountZero, tibWaiver, bondedCase, personalShipment];
