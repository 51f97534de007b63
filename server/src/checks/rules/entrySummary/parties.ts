/** Importer, consignee and the parties of the 47 records (ESF-78, ESF-136 to ESF-139). */
import type { RecordView } from '../../unitView';
import { named } from '../amounts';
import { isCanada, isCanadianProvince } from './countries';
import { filingRule, lineRule } from './summary';

const PARTY = 'Article Party Identifier';
const PARTY_TYPE = 'Article Party Type Code';
const CONSIGNEE = 'Consignee Number';
const PARTY_NAMES: Readonly<Record<string, string>> = {
  M: 'manufacturer (M)',
  C: 'delivered to party (C)',
  S: 'sold to party (S)',
  E: 'foreign exporter (E)',
};

/** Whether a party number is made of zeros, such as 00-0000000. */
function isZeros(record: RecordView, field: string): boolean {
  return /^0[0-]*$/.test(record.value(field));
}

const importerZeros = filingRule(
  {
    id: 'ae-importer-zeros',
    title: 'The importer of record is somebody',
    description: 'An importer number made of zeros names nobody.',
    severity: 'warning',
    page: 'ESF-136',
    records: ['11'],
    conditionCodes: ['103'],
  },
  (summary, report) => {
    const field = 'Importer of Record Number';
    for (const record of summary.all('11')) {
      if (isZeros(record, field))
        report(record, field, `${named(record, field)} is made of zeros: give the number of the importer.`, {
          conditionCode: '103',
        });
    }
  },
);

const consigneeZeros = filingRule(
  {
    id: 'ae-consignee-zeros',
    title: 'Consignees of zeros',
    description:
      'A consignee number made of zeros is accepted on informal entries and on consolidated summaries, not elsewhere.',
    severity: 'error',
    page: 'ESF-136',
    records: ['11'],
    conditionCodes: ['107'],
  },
  (summary, report) => {
    if (summary.isInformal || summary.entryType === '' || summary.isConsolidated) return;
    for (const record of summary.all('11')) {
      if (isZeros(record, CONSIGNEE))
        report(
          record,
          CONSIGNEE,
          `${named(record, CONSIGNEE)} is made of zeros, which only informal entries (11, 12) and consolidated summaries may report.`,
          { conditionCode: '107', ...(summary.mayBeConsolidated ? { severity: 'warning' } : {}) },
        );
    }
  },
);

const deliveredTo = filingRule(
  {
    id: 'ae-delivered-to-consignee',
    title: 'A delivered to party beside a consignee',
    description: 'Lines name a delivered to party (47 record of type C) only when the 11 record names the consignee.',
    severity: 'warning',
    page: 'ESF-137',
    records: ['47'],
    conditionCodes: ['522'],
  },
  (summary, report) => {
    const content = summary.first('11');
    if (!content?.isBlank(CONSIGNEE)) return;
    const party = summary.lines.flatMap((line) => line.parties('C'))[0];
    if (party)
      report(
        party,
        PARTY_TYPE,
        `A delivered to party (C) is named, but ${named(content, CONSIGNEE)} of the 11 record is blank.`,
        { conditionCode: '522', related: [{ record: content, field: CONSIGNEE, message: 'No consignee' }] },
      );
  },
);

const repeatedParty = lineRule(
  {
    id: 'ae-article-party-repeated',
    title: 'Each party once in a line',
    description: 'A line has at most one 47 record of each type: M, C, S and E.',
    severity: 'warning',
    page: 'ESF-78',
    records: ['47'],
    conditionCodes: ['520'],
  },
  (line, _summary, report) => {
    for (const [type, name] of Object.entries(PARTY_NAMES)) {
      const [first, second] = line.parties(type);
      if (first && second)
        report(second, PARTY_TYPE, `A second ${name} in ${line.name}: each party stands once.`, {
          conditionCode: '520',
          related: [{ record: first, field: PARTY_TYPE, message: 'The first one' }],
        });
    }
  },
);

/** Whether the record names a manufacturer or foreign exporter. */
function isMaker(record: RecordView): boolean {
  const type = record.value(PARTY_TYPE);
  return type === 'M' || type === 'E';
}

const identifierForm = lineRule(
  {
    id: 'ae-manufacturer-id-form',
    title: 'Form of manufacturer and exporter codes',
    description:
      'The code of a manufacturer or foreign exporter begins with a country or a Canadian province and has eight characters or more, capital letters and digits without gaps.',
    severity: 'warning',
    page: 'ESF-137',
    records: ['47'],
  },
  (line, { unit }, report) => {
    for (const record of line.all('47')) {
      if (!isMaker(record)) continue;
      const code = record.value(PARTY);
      if (code === '') continue;
      // Lower case has a finding of its own.
      if (/^[A-Z]{2}[A-Z0-9]{6,}$/.test(code.toUpperCase())) {
        const country = code.slice(0, 2).toUpperCase();
        const countries = unit.codeList('countriesOfOrigin');
        if (countries?.codes && countries.complete && !Object.hasOwn(countries.codes, country))
          report(
            record,
            PARTY,
            `${named(record, PARTY)} is ${code}: ${country} is no country and no Canadian province.`,
          );
        continue;
      }
      const fault = /[^A-Za-z0-9]/.test(code)
        ? 'it is written without blanks and signs'
        : code.length < 8
          ? `it has ${code.length} characters, and eight or more are needed`
          : 'it begins with the two letters of a country or Canadian province';
      const plain = code.replace(/[^A-Za-z0-9]/g, '');
      report(
        record,
        PARTY,
        `${named(record, PARTY)} is ${code}: ${fault}.`,
        plain === code ? {} : { fix: { value: plain } },
      );
    }
  },
);

const province = lineRule(
  {
    id: 'ae-manufacturer-province',
    title: 'Manufacturers of Canadian goods begin with a province',
    description: 'On a formal entry of goods exported from Canada, the manufacturer code begins with a province code.',
    severity: 'error',
    page: 'ESF-137',
    records: ['47'],
    conditionCodes: ['535'],
  },
  (line, { isInformal, entryType }, report) => {
    if (isInformal || entryType === '' || line.header.value('Country of Export Code') !== 'CA') return;
    for (const record of line.parties('M')) {
      const code = record.value(PARTY);
      if (code.length < 2 || isCanadianProvince(code.slice(0, 2))) continue;
      // The condition is returned for goods of Canada; those of other origin are only said to need it.
      const extras = isCanada(line.origin) ? { conditionCode: '535' } : ({ severity: 'warning' } as const);
      report(
        record,
        PARTY,
        `The goods are exported from Canada: ${named(record, PARTY)} begins with a province code such as XO, not with ${code.slice(0, 2)}.`,
        {
          ...extras,
          related: [{ record: line.header, field: 'Country of Export Code', message: 'Country of export CA' }],
        },
      );
    }
  },
);

const ORIGIN = 'Country of Origin Code';

const originProvince = lineRule(
  {
    id: 'ae-canadian-origin-province',
    title: 'Canadian goods from Canada name their province',
    description:
      'Where origin and export are both Canada, the origin is the code of the province, except on types 06, 11, 31, 32 and 34.',
    severity: 'warning',
    page: 'ESF-65',
    conditionCodes: ['414'],
  },
  (line, { entryType }, report) => {
    if (['', '06', '11', '31', '32', '34'].includes(entryType)) return;
    if (line.origin !== 'CA' || line.header.value('Country of Export Code') !== 'CA') return;
    report(
      line.header,
      ORIGIN,
      `${named(line.header, ORIGIN)} is CA: for goods exported from Canada it is the code of the province, such as XO.`,
      { conditionCode: '414' },
    );
  },
);

const exportFromUs = lineRule(
  {
    id: 'ae-export-country-us',
    title: 'Goods come from abroad',
    description: 'The country of export is not US, except on warehouse, re-warehouse and withdrawal summaries.',
    severity: 'warning',
    page: 'ESF-66',
    conditionCodes: ['412'],
  },
  (line, { entryType, isWithdrawal }, report) => {
    const field = 'Country of Export Code';
    if (line.header.value(field) !== 'US' || isWithdrawal || ['', '21', '22'].includes(entryType)) return;
    report(line.header, field, `${named(line.header, field)} is US: give the foreign country the goods came from.`, {
      conditionCode: '412',
    });
  },
);

/** Rules of this file. */
export const partyRules = [
  importerZeros,
  consigneeZeros,
  deliveredTo,
  repeatedParty,
  identifierForm,
  province,
  originProvince,
  exportFromUs,
];
