/** Lines and their tariff numbers (ESF-65 to ESF-71, ESF-89, ESF-172, ESF-177). */
import type { RecordView } from '../../unitView';
import { dollars, named } from '../amounts';
import { INFORMAL_LIMIT } from './bonds';
import { inWords, isAfter } from './calendar';
import { isInsularPossession } from './countries';
import { filingRule, lineRule, type Line } from './summary';

const IDENTIFIER = 'Line Item Identifier';
const HTS = 'HTS Number';
const CHARGES = 'Charges Amount';
const DECLARATION = "Importer's Additional Declaration Type Code";

/** Whether the lines are numbered upwards, as nearly all are; then their identifiers need not be kept to be compared. */
function isNumbered(lines: readonly Line[]): boolean {
  let before = -1;
  for (const { header } of lines) {
    const number = header.number(IDENTIFIER);
    if (number === undefined || number <= before) return false;
    before = number;
  }
  return true;
}

const uniqueIdentifier = filingRule(
  {
    id: 'ae-line-identifier-unique',
    title: 'Line identifiers are unique',
    description: 'No two lines of a summary have the same line item identifier.',
    severity: 'error',
    page: 'ESF-71',
    conditionCodes: ['518'],
  },
  (summary, report) => {
    if (isNumbered(summary.lines)) return;
    const seen = new Map<string, RecordView>();
    for (const { header } of summary.lines) {
      const identifier = header.value(IDENTIFIER);
      const first = seen.get(identifier);
      if (first)
        report(header, IDENTIFIER, `${named(header, IDENTIFIER)} ${identifier} stands on another line already.`, {
          conditionCode: '518',
          related: [{ record: first, field: IDENTIFIER, message: `The first line ${identifier}` }],
        });
      else if (identifier !== '') seen.set(identifier, header);
    }
  },
);

/** Of the summary, not of each line by itself: then no two lines would be alike. */
const asterisk = filingRule(
  {
    id: 'ae-line-identifier-asterisk',
    title: 'Line identifiers without asterisk',
    description: 'A line item identifier may be any value without an asterisk.',
    severity: 'error',
    page: 'ESF-71',
    conditionCodes: ['822'],
  },
  (summary, report) => {
    if (isNumbered(summary.lines)) return;
    for (const { header, isSound } of summary.lines) {
      if (isSound && header.value(IDENTIFIER).includes('*'))
        report(
          header,
          IDENTIFIER,
          `${named(header, IDENTIFIER)} is ${header.value(IDENTIFIER)}: an asterisk is not allowed.`,
          {
            conditionCode: '822',
          },
        );
    }
  },
);

/** Chapter 98 comes first, then chapter 99, then the article's own number. */
function rank(tariffNumber: string): number {
  return tariffNumber.startsWith('98') ? 0 : tariffNumber.startsWith('99') ? 1 : 2;
}

const tariffOrder = lineRule(
  {
    id: 'ae-tariff-order',
    title: 'Order of HTS numbers in a line',
    description:
      'A number of chapter 98 stands first, then those of chapter 99, then the number of the article itself.',
    severity: 'warning',
    page: 'ESF-89',
    records: ['50'],
    conditionCodes: ['852'],
  },
  (line, _summary, report) => {
    // With several numbers of chapter 98, as for watches, the order is free.
    if (line.tariffNumbers.filter((number) => rank(number) === 0).length > 1) return;
    let last: RecordView | undefined;
    for (const record of line.all('50')) {
      const number = record.value(HTS);
      if (number === '') continue;
      if (last && rank(number) < rank(last.value(HTS))) {
        report(
          record,
          HTS,
          `${named(record, HTS)} ${number} stands behind ${last.value(HTS)}: the order is chapter 98, chapter 99, then the number of the article.`,
          { conditionCode: '852', related: [{ record: last, field: HTS, message: 'The number before it' }] },
        );
        return;
      }
      last = record;
    }
  },
);

const repeatedTariff = lineRule(
  {
    id: 'ae-tariff-repeated',
    title: 'Each HTS number once in a line',
    description: 'The 50 records of a line have different HTS numbers; numbers of 9802 may come again.',
    severity: 'warning',
    page: 'ESF-89',
    records: ['50'],
    conditionCodes: ['436'],
  },
  (line, _summary, report) => {
    const seen = new Map<string, RecordView>();
    for (const record of line.all('50')) {
      const number = record.value(HTS);
      const first = seen.get(number);
      if (first && !number.startsWith('9802'))
        report(record, HTS, `${named(record, HTS)} ${number} stands in ${line.name} already.`, {
          conditionCode: '436',
          related: [{ record: first, field: HTS, message: 'The first one' }],
        });
      else if (number !== '') seen.set(number, record);
    }
  },
);

/** Value of a line above which charges are reported, and above which the exceptions of the dictionary no longer explain zero. */
const CHARGES_THRESHOLD = 1250;
const CHARGES_CERTAIN = 2500;
const RETURNED_GOODS = ['98010010'];
const RETURNED_GOODS_LIMIT = 10_000;
/** Repairs, assemblies and goods under bond, whose charges depend on a part of the value or on the kind of entry. */
const CHARGES_UNKNOWN = ['9802', '9813'];

const charges = lineRule(
  {
    id: 'ae-charges-required',
    title: 'Charges of lines above $1,250',
    description:
      'Charges are above zero when the line is worth more than $1,250, except on informal entries, goods carried by hand, goods of an insular possession, components of a set and, up to $10,000, returned goods.',
    severity: 'error',
    page: 'ESF-172',
    records: ['50'],
    conditionCodes: ['664'],
  },
  (line, summary, report) => {
    const { header } = line;
    if (summary.isInformal || summary.mode === '60' || summary.isConsolidated || line.setRole === 'V') return;
    if (summary.entryType === '' || isInsularPossession(line.origin) || line.hasTariff(...CHARGES_UNKNOWN)) return;
    if (!(header.isBlank(CHARGES) || header.isZero(CHARGES)) || !summary.isWhole) return;
    const value = line.goodsValue;
    if (value === undefined) return;
    const limit = line.hasTariff(...RETURNED_GOODS) ? RETURNED_GOODS_LIMIT : CHARGES_THRESHOLD;
    if (value <= limit) return;
    const certain = value > Math.max(limit, CHARGES_CERTAIN) && !summary.mayBeConsolidated;
    report(
      header,
      CHARGES,
      `${named(header, CHARGES)} is zero, but ${line.name} is worth ${dollars(value)}: report the charges of goods worth more than ${dollars(limit)}.`,
      { conditionCode: '664', severity: certain ? 'error' : 'warning' },
    );
  },
);

const informalValue = filingRule(
  {
    id: 'ae-informal-value',
    title: 'Informal entries up to $2,500',
    description:
      'Goods entered informally are worth $2,500 at most, $10,000 with returned goods (9801.00.10); consolidated filings, personal shipments and exhibits have no such limit.',
    severity: 'warning',
    page: 'ESF-177',
    conditionCodes: ['646', '648'],
  },
  (summary, report) => {
    const { header } = summary;
    if (!summary.isInformal || summary.isConsolidated || summary.isConsolidatedExpress || !summary.isWhole) return;
    if (header.value('Shipment Usage Type Code') === 'P') return;
    const counted = summary.lines.filter((line) => line.setRole !== 'V');
    if (counted.some((line) => line.hasTariff('98010050', '98010060'))) return;
    const limitOf = (lines: readonly Line[]): number =>
      lines.some((line) => line.hasTariff(...RETURNED_GOODS)) ? RETURNED_GOODS_LIMIT : INFORMAL_LIMIT;
    const over = counted.find((line) => (line.goodsValue ?? 0) > limitOf([line]));
    const [first] = over?.all('50') ?? [];
    if (over && first) {
      report(
        first,
        'Value of Goods Amount',
        `The goods of ${over.name} are worth ${dollars(over.goodsValue ?? 0)}: more than ${dollars(limitOf([over]))} is not entered informally.`,
        { conditionCode: '646' },
      );
      return;
    }
    const value = summary.goodsValue;
    if (counted.length > 1 && value !== undefined && value > limitOf(counted))
      report(
        header,
        'Entry Type Code',
        `The goods are worth ${dollars(value)} together: more than ${dollars(limitOf(counted))} is not entered informally.`,
        { conditionCode: '648' },
      );
  },
);

const repeatedDeclaration = lineRule(
  {
    id: 'ae-declaration-repeated',
    title: 'Additional declarations of different types',
    description: 'A line has at most one 54 record of each type.',
    severity: 'warning',
    page: 'ESF-101',
    records: ['54'],
    conditionCodes: ['783'],
  },
  (line, _summary, report) => {
    const seen = new Map<string, RecordView>();
    for (const record of line.all('54')) {
      const type = record.value(DECLARATION);
      const first = seen.get(type);
      if (first)
        report(record, DECLARATION, `A second declaration of type ${type} in ${line.name}: each type stands once.`, {
          conditionCode: '783',
          related: [{ record: first, field: DECLARATION, message: 'The first one' }],
        });
      else if (type !== '') seen.set(type, record);
    }
  },
);

/** Licenses of steel (01) and aluminum (28). */
const METAL_LICENSES = ['01', '28'];

const metalLicense = lineRule(
  {
    id: 'ae-license-entry-type',
    title: 'No steel and aluminum licenses before consumption',
    description: 'Entry types 06, 21 and 22 report no steel or aluminum license (52 record of type 01 or 28).',
    severity: 'warning',
    page: 'ESF-95',
    records: ['52'],
    conditionCodes: ['818'],
  },
  (line, { entryType }, report) => {
    const field = 'License/Certificate/Permit Type Code';
    if (!['06', '21', '22'].includes(entryType)) return;
    for (const record of line.all('52')) {
      if (METAL_LICENSES.includes(record.value(field)))
        report(record, field, `Entry type ${entryType} reports no steel or aluminum license: remove the 52 record.`, {
          conditionCode: '818',
        });
    }
  },
);

const koreanSteel = lineRule(
  {
    id: 'ae-korean-steel-certificate',
    title: 'Korean steel certificates go with Korean goods',
    description: 'A 54 record of type 04 stands on a line whose origin is KR.',
    severity: 'warning',
    page: 'ESF-105',
    records: ['54'],
    conditionCodes: ['774'],
  },
  (line, _summary, report) => {
    if (line.origin === 'KR' || line.origin === '') return;
    for (const record of line.all('54')) {
      if (record.value(DECLARATION) === '04')
        report(
          record,
          DECLARATION,
          `A Korean steel certificate (04) goes with origin KR; that of ${line.name} is ${line.origin}.`,
          {
            conditionCode: '774',
            related: [{ record: line.header, field: 'Country of Origin Code', message: `Origin ${line.origin}` }],
          },
        );
    }
  },
);

const EXPORTED = 'Date of Exportation';

const exportDate = filingRule(
  {
    id: 'ae-export-date-order',
    title: 'Goods are exported before they arrive',
    description: 'The date of exportation of a line is not after the date of importation, nor after the in-bond date.',
    severity: 'warning',
    page: 'ESF-66',
    conditionCodes: ['420', '426'],
  },
  (summary, report) => {
    const content = summary.first('11');
    const cargo = summary.first('20');
    const imported = content?.date('Date of Importation');
    const inBond = cargo?.date('In-Bond/In-Transit Date');
    for (const { header } of summary.lines) {
      const exported = header.date(EXPORTED);
      if (!exported) continue;
      if (content && imported && isAfter(exported, imported))
        report(
          header,
          EXPORTED,
          `${named(header, EXPORTED)} is ${inWords(exported)}, after the date of importation, ${inWords(imported)}.`,
          {
            conditionCode: '426',
            related: [{ record: content, field: 'Date of Importation', message: 'Date of importation' }],
          },
        );
      else if (cargo && inBond && isAfter(exported, inBond))
        report(
          header,
          EXPORTED,
          `${named(header, EXPORTED)} is ${inWords(exported)}, after the in-bond date, ${inWords(inBond)}.`,
          {
            conditionCode: '420',
            related: [{ record: cargo, field: 'In-Bond/In-Transit Date', message: 'In-bond date' }],
          },
        );
    }
  },
);

/** Rules of this file. */
export const lineRules = [
  uniqueIdentifier,
  asterisk,
  tariffOrder,
  repeatedTariff,
  charges,
  informalValue,
  repeatedDeclaration,
  metalLicense,
  koreanSteel,
  exportDate,
];
