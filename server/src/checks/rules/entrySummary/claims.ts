/** Special claims: reconciliation, electronic invoices, remote filing, TIB, warehouse, FTZ and alcohol (ESF-159 to ESF-188). */
import { amountOf, named } from '../amounts';
import { continuousBonds } from './bonds';
import { inWords, isAfter, monthsBefore, transmissionDate } from './calendar';
import { filingRule, lineRule } from './summary';

const ENTRY_TYPE = 'Entry Type Code';
const IMPORTED = 'Date of Importation';

const reconciliation = filingRule(
  {
    id: 'ae-reconciliation-bond',
    title: 'Reconciliation rests on a continuous bond',
    description: 'A summary flagged for reconciliation has a 31 record of bond type 8.',
    severity: 'error',
    page: 'ESF-177',
    conditionCodes: ['154'],
  },
  (summary, report) => {
    const { header } = summary;
    const claim = ['Trade Agreement Reconciliation Indicator', 'Reconciliation Issue Code'].find(
      (field) => !header.isBlank(field),
    );
    // A correction cannot be flagged at all, nor can types other than these.
    if (claim === undefined || summary.isCorrection || !['01', '02', '06'].includes(summary.entryType)) return;
    if (continuousBonds(summary).length > 0 || !summary.isWhole) return;
    report(
      header,
      claim,
      `${named(header, claim)} claims reconciliation, which needs a continuous bond: a 31 record of type 8.`,
      {
        conditionCode: '154',
      },
    );
  },
);

const INVOICE = 'Electronic Invoice Indicator';

const electronicInvoice = filingRule(
  {
    id: 'ae-electronic-invoice',
    title: 'Electronic invoices',
    description:
      'With electronic invoices the summary is under a continuous bond, and every line names its invoices in 42 records.',
    severity: 'error',
    page: 'ESF-172',
    conditionCodes: ['224', '446'],
  },
  (summary, report) => {
    const { header } = summary;
    if (header.value(INVOICE) !== 'Y' || !summary.isWhole) return;
    if (continuousBonds(summary).length === 0)
      report(header, INVOICE, `${named(header, INVOICE)} is Y, which needs a continuous bond: a 31 record of type 8.`, {
        conditionCode: '224',
      });
    for (const line of summary.lines) {
      if (!line.has('42'))
        report(
          line.header,
          undefined,
          `${named(header, INVOICE)} is Y: add a 42 record with the invoice to ${line.name}.`,
          {
            conditionCode: '446',
            related: [{ record: header, field: INVOICE, message: 'Electronic invoices' }],
          },
        );
    }
  },
);

const invoiceRefused = lineRule(
  {
    id: 'ae-invoice-refused',
    title: 'Invoice records go with electronic invoices',
    description: 'A 42 record stands only on a summary whose electronic invoice indicator is Y.',
    severity: 'error',
    page: 'ESF-172',
    records: ['42'],
    conditionCodes: ['447'],
  },
  (line, { header }, report) => {
    const present = line.first('42');
    if (present && header.isBlank(INVOICE))
      report(
        present,
        undefined,
        `A 42 record needs ${named(header, INVOICE)} to be Y, and it is blank: set it, or remove the 42 records.`,
        { conditionCode: '447', related: [{ record: header, field: INVOICE, message: 'No electronic invoices' }] },
      );
  },
);

const invoiceRanges = lineRule(
  {
    id: 'ae-invoice-line-range',
    title: 'Ranges of invoice lines',
    description: 'Invoice lines are counted from 1, and a range does not end before it begins.',
    severity: 'warning',
    page: 'ESF-74',
    records: ['42'],
    conditionCodes: ['457', '458'],
  },
  (line, _summary, report) => {
    for (const record of line.all('42')) {
      for (let at = 1; at <= 4; at++) {
        const beginField = `Invoice Line Range ${at} - Begin`;
        const endField = `Invoice Line Range ${at} - End`;
        const begin = amountOf(record, beginField);
        const end = amountOf(record, endField);
        if (begin === undefined || end === undefined) continue;
        if (begin === 0 || end === 0) {
          const field = begin === 0 ? beginField : endField;
          report(record, field, `${named(record, field)} is zero: invoice lines are counted from 1.`, {
            conditionCode: '457',
          });
        } else if (begin > end)
          report(record, beginField, `Range ${at} begins with invoice line ${begin} and ends with ${end}.`, {
            conditionCode: '458',
            related: [{ record, field: endField, message: `Ends with ${end}` }],
          });
      }
    }
  },
);

const remoteFiling = filingRule(
  {
    id: 'ae-remote-filing-certification',
    title: 'Remote filing certifies for cargo release',
    description: 'A remotely filed summary is certified for cargo release, except withdrawals and type 51.',
    severity: 'error',
    page: 'ESF-180',
    conditionCodes: ['150'],
  },
  (summary, report) => {
    const { header, entryType, unit } = summary;
    const field = 'Cargo Release Certification Request Indicator';
    if (unit.blockHeader?.value('Preparer Indicator') !== '1' || summary.isCorrection || summary.isWithdrawal) return;
    if (entryType === '51' || entryType === '' || !header.isBlank(field)) return;
    report(
      header,
      field,
      `The B record marks the summary as remotely filed: ${named(header, field)} is A then, except on types 31, 32, 34, 38 and 51.`,
      { conditionCode: '150' },
    );
  },
);

const tibNumber = lineRule(
  {
    id: 'ae-tib-tariff-number',
    title: 'TIB lines have a number of heading 9813',
    description: 'Every line of entry type 23 is classified under 9813.00 besides its own HTS number.',
    severity: 'error',
    page: 'ESF-159',
    records: ['50'],
    conditionCodes: ['676'],
  },
  (line, { entryType, isWhole }, report) => {
    const [first] = line.all('50');
    if (entryType !== '23' || !first || line.hasTariff('9813') || !isWhole) return;
    if (line.tariffNumbers.some((number) => !/^[0-9]{8,10}$/.test(number))) return;
    report(
      first,
      'HTS Number',
      `Entry type 23 needs a number of 9813.00 in ${line.name}, before that of the article.`,
      {
        conditionCode: '676',
      },
    );
  },
);

const tibPeriod = filingRule(
  {
    id: 'ae-tib-period',
    title: 'The period of a TIB',
    description:
      'On entry type 23 the goods were imported at most 12 months before the transmission date, or 6 months with 9813.00.75.',
    severity: 'warning',
    page: 'ESF-159',
    records: ['11'],
    conditionCodes: ['760'],
  },
  (summary, report) => {
    const content = summary.first('11');
    const imported = content?.date(IMPORTED);
    const sent = transmissionDate(summary);
    // A correction is measured from the day the summary was first filed.
    if (summary.entryType !== '23' || summary.isCorrection || !content || !imported || !sent) return;
    const months = summary.lines.some((line) => line.hasTariff('98130075')) ? 6 : 12;
    if (isAfter(monthsBefore(sent, months), imported))
      report(
        content,
        IMPORTED,
        `${named(content, IMPORTED)} is ${inWords(imported)}, more than ${months} months before the transmission date, ${inWords(sent)}: the period of the TIB is over.`,
        { conditionCode: '760' },
      );
  },
);

const militaryNumber = lineRule(
  {
    id: 'ae-military-tariff-number',
    title: 'HTS numbers of military entries',
    description: 'Lines of entry type 51 begin with 9808.00.3000 and bear no remedy number of heading 9903.',
    severity: 'warning',
    page: 'ESF-187',
    records: ['50'],
    conditionCodes: ['677', '778'],
  },
  (line, { entryType }, report) => {
    const tariffs = line.all('50');
    const [first] = tariffs;
    if (entryType !== '51' || !first) return;
    if (!first.isBlank('HTS Number') && !first.value('HTS Number').startsWith('98080030'))
      report(first, 'HTS Number', `On entry type 51 the first HTS number of ${line.name} is 9808.00.3000.`, {
        conditionCode: '677',
      });
    const remedy = tariffs.find((record) => record.value('HTS Number').startsWith('9903'));
    if (remedy)
      report(remedy, 'HTS Number', 'Entry type 51 is exempt from trade remedies: remove the number of heading 9903.', {
        conditionCode: '778',
      });
  },
);

const warehouseDates = filingRule(
  {
    id: 'ae-warehouse-import-date',
    title: 'Goods are imported before they enter a warehouse',
    description: 'On entry type 21 the date of importation lies before the date that decides the rates of duty.',
    severity: 'warning',
    page: 'ESF-177',
    records: ['11'],
  },
  (summary, report) => {
    const content = summary.first('11');
    const cargo = summary.first('20');
    const imported = content?.date(IMPORTED);
    // In-bond goods take their rate from the in-bond date, which has a rule of its own.
    const inBond = cargo?.date('In-Bond/In-Transit Date');
    const entered = content?.date('Estimated Entry Date');
    if (summary.entryType !== '21' || !content || !imported || inBond || !entered || isAfter(entered, imported)) return;
    report(
      content,
      IMPORTED,
      `${named(content, IMPORTED)} is ${inWords(imported)}, not before the estimated entry date, ${inWords(entered)}.`,
      { related: [{ record: content, field: 'Estimated Entry Date', message: 'Estimated entry date' }] },
    );
  },
);

const ownWarehouse = filingRule(
  {
    id: 'ae-warehouse-entry-itself',
    title: 'A withdrawal names another entry',
    description: 'The 30 record names the warehouse entry, not the entry of the summary itself.',
    severity: 'warning',
    page: 'ESF-178',
    records: ['30'],
    conditionCodes: ['307'],
  },
  (summary, report) => {
    const { header } = summary;
    const number = 'Associated Warehouse Entry Number';
    for (const record of summary.all('30')) {
      const same =
        record.value('Associated Warehouse Entry Filer Code') === header.value('Entry Filer Code') &&
        record.value(number) === header.value('Entry Number');
      if (same && !record.isBlank(number))
        report(record, number, 'The 30 record names this entry itself: give the number of the warehouse entry.', {
          conditionCode: '307',
          related: [{ record: header, field: 'Entry Number', message: 'Entry number of the summary' }],
        });
    }
  },
);

const privilegedDetail = lineRule(
  {
    id: 'ae-ftz-current-number',
    title: 'SE61 belongs to privileged foreign goods',
    description: 'The current HTS number in an SE61 record goes with entry type 06 and zone status P.',
    severity: 'warning',
    page: 'ESF-92',
    records: ['SE61'],
  },
  (line, { entryType, header }, report) => {
    const present = line.first('SE61');
    const status = line.first('41')?.value('FTZ Merchandise Status Code') ?? '';
    if (!present || (entryType === '06' && (status === 'P' || status === ''))) return;
    report(
      present,
      undefined,
      entryType === '06'
        ? `An SE61 record goes with zone status P, and the status of ${line.name} is ${status}.`
        : `An SE61 record goes with ${named(header, ENTRY_TYPE)} 06 only.`,
    );
  },
);

const alcohol = lineRule(
  {
    id: 'ae-cbma-detail',
    title: 'CBMA claims have their details',
    description:
      'A line with product claim code C has a 54 record of type 05, and a line with such a record estimates its internal revenue tax.',
    severity: 'error',
    page: 'ESF-188',
    conditionCodes: ['798', '811'],
  },
  (line, { isWhole }, report) => {
    if (!isWhole) return;
    const field = 'Product Claim Code';
    const detail = line
      .all('54')
      .find((record) => record.value("Importer's Additional Declaration Type Code") === '05');
    if (line.header.value(field) === 'C' && !detail)
      report(
        line.header,
        field,
        `${named(line.header, field)} is C: add a 54 record of type 05 with the details of the claim to ${line.name}.`,
        { conditionCode: '798' },
      );
    if (detail && !line.has('60'))
      report(detail, undefined, `CBMA details need the estimated tax: add a 60 record to ${line.name}.`, {
        conditionCode: '811',
      });
  },
);

/** Rules of this file. */
export const claimRules = [
  reconciliation,
  electronicInvoice,
  invoiceRefused,
  invoiceRanges,
  remoteFiling,
  tibNumber,
  tibPeriod,
  militaryNumber,
  warehouseDates,
  ownWarehouse,
  privilegedDetail,
  alcohol,
];
