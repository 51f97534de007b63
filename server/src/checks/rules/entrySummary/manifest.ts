/** Bills and in-bond movements: the 22 record with its 23 records (ESF-147 to ESF-155). */

import { keepLast } from '../../keepLast';
import type { RecordSpan, RecordView } from '../../unitView';
import { named } from '../amounts';
import { inWords, isAfter, monthsBefore, transmissionDate } from './calendar';
import { filingRule, type EntrySummary } from './summary';

const TYPE = 'Manifest Component Type Code';
const IDENTIFIER = 'Manifest Component Identifier';
const QUANTITY = 'Manifested Quantity';
const IN_BOND_DATE = 'In-Bond/In-Transit Date';
/** The order in which the components of a bill are reported. */
const ORDER = 'IMHS';
const NAMES: Readonly<Record<string, string>> = {
  I: 'in-bond number (I)',
  M: 'master bill (M)',
  H: 'house bill (H)',
  S: 'sub-house bill (S)',
};

/** One 22 record with its 23 records. */
const groupings = keepLast((summary: EntrySummary): readonly RecordSpan[] =>
  summary.unit.groups('22', ['21', '30', '31', '32', '33', '34', '35', '36', '40', '90']),
);

function component(grouping: RecordSpan, type: string): RecordView | undefined {
  return grouping.having('23', TYPE, type)[0];
}

const quantity = filingRule(
  {
    id: 'ae-manifest-quantity',
    title: 'Manifested quantities are above zero',
    description: 'A 22 record gives the number of packages of the lowest bill named.',
    severity: 'error',
    page: 'ESF-148',
    records: ['22'],
    conditionCodes: ['258'],
  },
  (summary, report) => {
    for (const record of summary.all('22')) {
      if (record.isZero(QUANTITY))
        report(record, QUANTITY, `${named(record, QUANTITY)} is zero: give the number of packages of the bill.`, {
          conditionCode: '258',
        });
    }
  },
);

const order = filingRule(
  {
    id: 'ae-manifest-component-order',
    title: 'Components of a bill in the order I, M, H, S',
    description: 'The 23 records of a 22 record name each kind of bill once: in-bond number, master, house, sub-house.',
    severity: 'error',
    page: 'ESF-44',
    records: ['23'],
    conditionCodes: ['187'],
  },
  (summary, report) => {
    for (const grouping of groupings(summary)) {
      let last: RecordView | undefined;
      for (const record of grouping.all('23')) {
        const type = record.value(TYPE);
        if (!NAMES[type]) continue;
        const before = last?.value(TYPE) ?? '';
        if (last && ORDER.indexOf(type) <= ORDER.indexOf(before))
          report(
            record,
            TYPE,
            type === before
              ? `A second ${NAMES[type]} under the same 22 record: each kind stands once. Begin a new 22 record for another bill.`
              : `The ${NAMES[type]} stands behind the ${NAMES[before] ?? before}: under a 22 record the order is I, M, H, S.`,
            { conditionCode: '187', related: [{ record: last, field: TYPE, message: 'The record before it' }] },
          );
        else last = record;
      }
    }
  },
);

const everyBillInBond = filingRule(
  {
    id: 'ae-in-bond-every-bill',
    title: 'In-bond numbers on every bill or on none',
    description: 'When the goods moved in-bond, each 22 record names the movement in a 23 record of type I.',
    severity: 'warning',
    page: 'ESF-155',
    records: ['23'],
  },
  (summary, report) => {
    const all = groupings(summary);
    const withNumber = all.find((grouping) => component(grouping, 'I'));
    const first = withNumber && component(withNumber, 'I');
    if (!first || !summary.isWhole) return;
    for (const grouping of all) {
      const [bill] = grouping.records;
      if (bill && grouping.has('23') && !component(grouping, 'I'))
        report(
          bill,
          undefined,
          'Another bill of the summary moved in-bond, so this one needs a 23 record of type I too.',
          { related: [{ record: first, field: TYPE, message: 'In-bond number' }] },
        );
    }
  },
);

/** Whether house and sub-house bills of the grouping need the bills above them, and the grouping a master bill. */
function needsChain(mode: string, grouping: RecordSpan): boolean {
  if (['10', '11', '40', '41'].includes(mode)) return true;
  const number = component(grouping, 'I')?.value(IDENTIFIER) ?? '';
  const paperless = /^V[A-Z0-9]{2}[0-9]{8}$/.test(number);
  if (['12', '20', '21', '30', '31'].includes(mode)) return paperless;
  return ['32', '33', '34', '50', '60', '70'].includes(mode) && /^[A-Z0-9]{3}[0-9]{8}$/.test(number);
}

const chain = filingRule(
  {
    id: 'ae-manifest-bill-chain',
    title: 'House bills under their master bills',
    description:
      'By vessel and by air, and under a paperless in-bond number, a master bill is named, a house bill only under it, and a sub-house bill only under a house bill.',
    severity: 'warning',
    page: 'ESF-148',
    records: ['23'],
  },
  (summary, report) => {
    for (const grouping of groupings(summary)) {
      const [bill] = grouping.records;
      if (!bill || !grouping.has('23') || !needsChain(summary.mode, grouping) || !summary.isWhole) continue;
      // A component of an unknown kind may be the one that is missed.
      if (grouping.all('23').some((record) => !NAMES[record.value(TYPE)])) continue;
      const house = component(grouping, 'H');
      const subHouse = component(grouping, 'S');
      if (!component(grouping, 'M'))
        report(
          house ?? subHouse ?? bill,
          (house ?? subHouse) ? TYPE : undefined,
          `The bill has no master bill: by mode ${summary.mode}${['10', '11', '40', '41'].includes(summary.mode) ? '' : ' under such an in-bond number'} a 23 record of type M is needed.`,
        );
      else if (subHouse && !house)
        report(subHouse, TYPE, 'The sub-house bill (S) needs its house bill: put a 23 record of type H before it.');
    }
  },
);

const inBondForm = filingRule(
  {
    id: 'ae-in-bond-number-form',
    title: 'Form of in-bond numbers',
    description:
      'An in-bond number has nine digits; a paperless one, or an air waybill, three characters and eight digits.',
    severity: 'warning',
    page: 'ESF-148',
    records: ['23'],
  },
  (summary, report) => {
    for (const record of summary.all('23')) {
      if (record.value(TYPE) !== 'I') continue;
      const number = record.value(IDENTIFIER);
      const surface = ['10', '11', '12', '20', '21', '30', '31'].includes(summary.mode);
      const form = surface ? /^(?:[0-9]{9}|V[A-Z0-9]{2}[0-9]{8})$/ : /^(?:[0-9]{9}|[A-Z0-9]{3}[0-9]{8})$/;
      if (number === '' || summary.mode === '' || form.test(number)) continue;
      report(
        record,
        IDENTIFIER,
        `${named(record, IDENTIFIER)} is ${number}: an in-bond number has nine digits, or ${surface ? 'V, two letters or digits' : 'three letters or digits'} and eight digits.`,
      );
    }
  },
);

const inBondPorts = filingRule(
  {
    id: 'ae-in-bond-ports',
    title: 'In-bond goods are entered at another port',
    description: 'With an in-bond number, the port of entry differs from the port of unlading.',
    severity: 'error',
    page: 'ESF-155',
    records: ['23'],
    conditionCodes: ['188'],
  },
  (summary, report) => {
    const cargo = summary.first('20');
    const number = summary.all('23').find((record) => record.value(TYPE) === 'I');
    const entry = summary.header.value('District/Port of Entry');
    const field = 'District/Port of Unlading';
    if (!cargo || !number || entry === '' || cargo.value(field) !== entry) return;
    report(
      cargo,
      field,
      `${named(cargo, field)} is ${entry}, the port of entry: goods that moved in-bond are unladen at another port.`,
      {
        conditionCode: '188',
        related: [
          { record: summary.header, field: 'District/Port of Entry', message: 'Port of entry' },
          { record: number, field: TYPE, message: 'In-bond number' },
        ],
      },
    );
  },
);

const inBondDates = filingRule(
  {
    id: 'ae-in-bond-date-order',
    title: 'In-bond dates lie between importation and entry',
    description:
      'The in-bond date is not before the date of importation, not after the estimated entry date (a TIB excepted), and not more than two years old.',
    severity: 'error',
    page: 'ESF-155',
    records: ['20'],
    conditionCodes: ['190', '191', '192'],
  },
  (summary, report) => {
    const cargo = summary.first('20');
    const date = cargo?.date(IN_BOND_DATE);
    if (!cargo || !date) return;
    const content = summary.first('11');
    const place = `${named(cargo, IN_BOND_DATE)} is ${inWords(date)}`;
    const imported = content?.date('Date of Importation');
    if (content && imported && isAfter(imported, date))
      report(cargo, IN_BOND_DATE, `${place}, before the date of importation, ${inWords(imported)}.`, {
        conditionCode: '190',
        related: [{ record: content, field: 'Date of Importation', message: 'Date of importation' }],
      });
    const entered = content?.date('Estimated Entry Date');
    if (content && entered && summary.entryType !== '23' && isAfter(date, entered))
      report(cargo, IN_BOND_DATE, `${place}, after the estimated entry date, ${inWords(entered)}.`, {
        conditionCode: '191',
        related: [{ record: content, field: 'Estimated Entry Date', message: 'Estimated entry date' }],
      });
    const sent = transmissionDate(summary);
    if (sent && isAfter(monthsBefore(sent, 24), date))
      report(cargo, IN_BOND_DATE, `${place}, more than two years before the transmission date, ${inWords(sent)}.`, {
        conditionCode: '192',
      });
  },
);

/** Rules of this file. */
export const manifestRules = [quantity, order, everyBillInBond, chain, inBondForm, inBondPorts, inBondDates];
