/** Rules of cargo release on bills of lading, conveyances and equipment: SE15, SE16, SE17 (SE-44 to SE-53). */
import type { UnitRule } from '../../rule';
import type { RecordView } from '../../unitView';
import { entryRule, filingRule, type Bill } from './entry';

/** Modes without an electronic manifest; their bills are non-AMS by a condition of the field (SE-48). */
const modesWithoutManifest = ['32', '33', '34', '50', '60', '70'];
/** Words the chapter suggests where there is no bill (SE-50). */
const suggestedWords: Record<string, readonly string[]> = {
  '32': ['AUTOMOBILE', 'VEHICLE'],
  '33': ['PEDESTRIAN'],
  '34': ['LIVECATTLE', 'ANIMALBORNE'],
};

const type = (record: RecordView): string => record.value('Bill Type Indicator');

const zoneBill = entryRule(
  {
    id: 'se-zone-bill',
    title: 'Bills of a zone entry',
    description:
      'Entry type 06 reports a bill only together with an in-bond number, for zone goods that moved from another port; it has no conveyance and no equipment record.',
    severity: 'warning',
    page: 'SE-50',
  },
  (entry, report) => {
    if (!entry.isZoneEntry) return;
    for (const bill of entry.bills) {
      const [first] = bill.numbers;
      if (first && !bill.number('I'))
        report(
          first,
          'Bill Type Indicator',
          'Entry type 06 takes a bill only behind an in-bond number (I), for zone goods moved from another port; none stands before this bill.',
        );
    }
    for (const id of ['SE16', 'SE17'])
      for (const record of entry.unit.all(id)) report(record, undefined, `${id} is not used for entry type 06.`);
  },
);

const billExpected = filingRule(
  {
    id: 'se-bill-expected',
    title: 'An entry names its bill',
    description:
      'A bill of lading is required but for entry types 06 and 22; a pipeline entry (mode 70) must have one.',
    severity: 'warning',
    page: 'SE-19',
  },
  (entry, report) => {
    if (entry.bills.length > 0 || !entry.isWhole || ['', '06', '22'].includes(entry.entryType)) return;
    report(
      entry.header,
      undefined,
      entry.mode === '70'
        ? 'The entry has no bill of lading (SE15): a pipeline entry (mode 70) must report one.'
        : `The entry has no bill of lading (SE15): one is expected for entry type ${entry.entryType}.`,
    );
  },
);

const billOrder = entryRule(
  {
    id: 'se-bill-order',
    title: 'In-bond, master and house number in order',
    description:
      'A master bill (M) is followed by its house bill (H), a house bill stands right behind its master, and an in-bond number (I) is followed by its bill.',
    severity: 'warning',
    page: 'SE-46',
  },
  ({ bills, isWhole }, report) => {
    if (!isWhole) return;
    for (const { numbers } of bills) {
      const [first] = numbers;
      const last = numbers.at(-1);
      if (first && type(first) === 'H')
        report(first, 'Bill Type Indicator', 'A house bill (H) stands right behind the SE15 of its master bill (M).');
      if (last && type(last) === 'M')
        report(last, 'Bill Type Indicator', 'A master bill (M) is followed by an SE15 with its house bill (H).');
      if (last && type(last) === 'I')
        report(
          last,
          'Bill Type Indicator',
          'An in-bond number (I) is followed by an SE15 with the bill (R), or by two with master (M) and house bill (H).',
        );
    }
  },
);

const generalOrder = entryRule(
  {
    id: 'se-general-order-bill',
    title: 'Bills of goods in general order',
    description: 'With a general order number on SE11 the bill is reported as not manifested electronically.',
    severity: 'warning',
    page: 'SE-48',
  },
  ({ additional, bills, mode }, report) => {
    if (additional?.isBlank('General Order (G.O.) Number') !== false || modesWithoutManifest.includes(mode)) return;
    for (const record of bills.flatMap((bill) => bill.numbers)) {
      if (type(record) !== 'I' && record.value('Non-AMS Indicator') === 'N')
        report(record, 'Non-AMS Indicator', 'SE11 has a general order number, so Non-AMS Indicator must be Y.', {
          related: [{ record: additional, field: 'General Order (G.O.) Number', message: 'General order number' }],
        });
    }
  },
);

const billConveyance = entryRule(
  {
    id: 'se-bill-conveyance',
    title: 'Conveyance of a non-AMS bill',
    description: 'A bill that is not manifested electronically is followed by an SE16 record with its conveyance.',
    severity: 'warning',
    page: 'SE-49',
  },
  ({ bills, isWhole }, report) => {
    if (!isWhole) return;
    for (const bill of bills) {
      const record = bill.numbers.find((number) => number.value('Non-AMS Indicator') === 'Y');
      if (record && bill.conveyances.length === 0)
        report(
          record,
          'Non-AMS Indicator',
          'Non-AMS Indicator Y makes an SE16 record mandatory for this bill; none follows.',
        );
    }
  },
);

const billIssuer = entryRule(
  {
    id: 'se-bill-issuer',
    title: 'Issuer of a bill',
    description: 'The code UNKN for an unknown carrier is not permitted as issuer of a bill.',
    severity: 'error',
    page: 'SE-45',
  },
  ({ unit }, report) => {
    for (const record of unit.all('SE15'))
      if (record.value('Issuer Code of Bill of Lading Number') === 'UNKN')
        report(record, 'Issuer Code of Bill of Lading Number', 'UNKN is not permitted as issuer of a bill.');
  },
);

const billNumber = entryRule(
  {
    id: 'se-bill-number',
    title: 'Characters of a bill number',
    description: 'A bill or in-bond number is written without spaces, hyphens, slashes or other special characters.',
    severity: 'warning',
    page: 'SE-45',
  },
  ({ unit }, report) => {
    for (const record of unit.all('SE15')) {
      // The forms of an in-bond number are checked with its field.
      if (type(record) === 'I') continue;
      const raw = record.raw('Bill of Lading Number').trimEnd();
      if (/^ *[A-Za-z0-9]*$/.test(raw)) {
        if (raw.startsWith(' ') && raw.trim() !== '')
          report(record, 'Bill of Lading Number', 'The bill number begins at the left end of its field.', {
            fix: { value: raw.trim() },
          });
        continue;
      }
      report(
        record,
        'Bill of Lading Number',
        `A bill number is written without spaces, hyphens, slashes or other special characters: ${raw.replace(/[^A-Za-z0-9]/g, '')}.`,
        { fix: { value: raw.replace(/[^A-Za-z0-9]/g, '') } },
      );
    }
  },
);

/** With SE16 the quantities stand there, but for re-warehouse entries and hand-carried goods (SE-47); type 86 must give it all the same (SE-50). */
const givesQuantityTwice = (entryType: string, mode: string): boolean =>
  entryType === '22' || entryType === '86' || mode === '60';

const billQuantity = entryRule(
  {
    id: 'se-bill-quantity',
    title: 'Quantity of a bill',
    description:
      'A quantity on SE15 is greater than zero; it is left blank when SE16 records give the quantities, except for entry type 22 and mode 60.',
    severity: 'warning',
    page: 'SE-47',
  },
  ({ bills, entryType, mode }, report) => {
    const quantityOf = (bill: Bill): RecordView[] =>
      bill.numbers.filter((record) => type(record) !== 'I' && !record.isBlank('Quantity'));
    for (const bill of bills) {
      for (const record of quantityOf(bill)) {
        if (record.number('Quantity') === 0)
          report(
            record,
            'Quantity',
            'The quantity is zero: give one above zero, or leave it blank for the full manifested quantity.',
          );
        else if (bill.conveyances.length > 0 && !givesQuantityTwice(entryType, mode))
          report(record, 'Quantity', 'Leave the quantity of the bill blank when SE16 records give the quantities.');
      }
    }
  },
);

const singleBill = filingRule(
  {
    id: 'se-single-bill',
    title: 'One bill for type 86',
    description: 'An entry of type 86 has one bill; a master bill with one house bill counts as one.',
    severity: 'warning',
    page: 'SE-50',
  },
  ({ bills, entryType }, report) => {
    const second = bills[1]?.numbers[0];
    if (entryType === '86' && second)
      report(second, undefined, `Entry type 86 allows one bill for an entry; this entry has ${bills.length}.`);
  },
);

const billWords = entryRule(
  {
    id: 'se-bill-words',
    title: 'Words in place of a bill number',
    description:
      'For cars, pedestrians and other road traffic the chapter suggests a word in place of a bill number; the port may say otherwise.',
    severity: 'information',
    page: 'SE-50',
  },
  ({ bills, mode }, report) => {
    const words = suggestedWords[mode];
    if (!words) return;
    for (const record of bills.flatMap((bill) => bill.numbers)) {
      const number = record.value('Bill of Lading Number');
      if (type(record) === 'R' && number !== '' && !words.includes(number))
        report(
          record,
          'Bill of Lading Number',
          `For mode ${mode} the chapter suggests ${words.join(' or ')} in place of a bill number; the port may say otherwise.`,
        );
    }
  },
);

export const billRules: readonly UnitRule[] = [
  zoneBill,
  billExpected,
  billOrder,
  generalOrder,
  billConveyance,
  billIssuer,
  billNumber,
  billQuantity,
  singleBill,
  billWords,
];
