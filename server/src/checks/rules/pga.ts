/** Rules of the message set of partner government agencies, embedded in AE, SE, CA and PE (pages 13 to 70 of its chapter). */
import { dayNumber } from '../../layout/dates';
import type { UnitRule } from '../rule';
import type { RecordView } from '../unitView';
import { isWhole, repeated, rulesFor } from './common';
import { pgaApplications, pgaTariffs } from './pgaLines';

const define = rulesFor(...pgaApplications);

const agency = (head: RecordView): string => head.value('Government Agency Code');
const isDisclaimed = (head: RecordView): boolean => !head.isBlank('Disclaimer');

const lineNumber = define(
  {
    id: 'pga-line-number',
    title: 'PGA lines are numbered',
    description:
      'Within a tariff line the PG01 records of an agency are numbered 001, 002 and so on; another agency begins with 001 again.',
    severity: 'warning',
    page: 'PGA, 13 and 65',
    records: ['PG01'],
  },
  (unit, report) => {
    /** Last number of each agency in the line of the entry, which some filers go on counting from. */
    let ofEntryLine = new Map<string, number>();
    let entryLine = -1;
    for (const tariff of pgaTariffs(unit)) {
      if (tariff.entryLine !== entryLine) ofEntryLine = new Map();
      ({ entryLine } = tariff);
      const ofTariff = new Map<string, number>();
      for (const head of tariff.lines.flatMap(({ heads }) => heads)) {
        const number = head.number('PGA Line Number');
        const code = agency(head);
        if (number === undefined || code === '') continue;
        const before = ofTariff.get(code);
        const due = (before ?? 0) + 1;
        const goesOn = before === undefined && entryLine > 0 && number === (ofEntryLine.get(code) ?? 0) + 1;
        ofTariff.set(code, number);
        ofEntryLine.set(code, number);
        if (number === due || goesOn) continue;
        report(
          head,
          'PGA Line Number',
          `PGA line ${head.value('PGA Line Number')} of ${code} stands where ${String(due).padStart(3, '0')} is due.`,
          { fix: { value: String(due).padStart(3, '0') } },
        );
      }
    }
  },
);

const product = define(
  {
    id: 'pga-product',
    title: 'Product record of a PGA line',
    description: 'A PG01 without disclaimer is followed by a PG02 with the product; PG01 records in a row share it.',
    severity: 'error',
    page: 'PGA, 21',
    records: ['PG01'],
    conditionCodes: ['P54'],
  },
  (unit, report) => {
    if (!isWhole(unit)) return;
    for (const line of pgaTariffs(unit).flatMap(({ lines }) => lines)) {
      if (line.has('PG02') || line.isSubstituted) continue;
      // Data without its PG02 is out of structure, which is said there; a correction may need the PG01 alone.
      if (line.data.length > 0) continue;
      for (const head of line.heads) {
        if (isDisclaimed(head) || !head.isBlank('Correction Indicator')) continue;
        report(
          head,
          undefined,
          `The ${agency(head)} line carries no disclaimer, so a PG02 with the product must follow; there is none.`,
          // An agency may be content with the images that were sent.
          { conditionCode: 'P54', severity: head.isBlank('Electronic Image Submitted') ? 'error' : 'warning' },
        );
      }
    }
  },
);

const itemType = define(
  {
    id: 'pga-item-type',
    title: 'Product first, then components',
    description:
      'A PGA line has one PG02 of type P, the product, and it comes first; any number of type C, its components, follow.',
    severity: 'error',
    page: 'PGA, 21',
    records: ['PG02'],
    conditionCodes: ['P07'],
  },
  (unit, report) => {
    for (const line of pgaTariffs(unit).flatMap(({ lines }) => lines)) {
      const items = line.all('PG02');
      const type = (record: RecordView): string => record.value('Item Type');
      const products = items.filter((record) => type(record) === 'P');
      for (const record of products.slice(1))
        report(
          record,
          'Item Type',
          'A PGA line has one product (P); this is a further one: give it a PGA line of its own, or type C.',
          {
            conditionCode: 'P07',
          },
        );
      const [first] = items;
      if (first && type(first) === 'C' && !line.isSubstituted)
        report(
          first,
          'Item Type',
          'The first PG02 of a PGA line is about the product (P), the components (C) follow.',
          {
            conditionCode: 'P07',
            severity: 'warning',
          },
        );
    }
  },
);

const productCodes = define(
  {
    id: 'pga-product-codes',
    title: 'Product codes of different kinds',
    description:
      'A PG02 of a product names each kind of product code once; another code of the same kind needs a PGA line of its own.',
    severity: 'warning',
    page: 'PGA, 21',
    records: ['PG02'],
  },
  (unit, report) => {
    for (const record of unit.all('PG02')) {
      if (record.value('Item Type') !== 'P') continue;
      const qualifiers = [1, 2, 3].map((nth) => `Product Code Qualifier ${nth}`);
      for (const { item } of repeated(qualifiers, (field) => record.value(field)))
        report(
          record,
          item,
          `Qualifier ${record.value(item)} stands twice: another product code of the same kind needs a PGA line of its own.`,
        );
    }
  },
);

const oneDescription = define(
  {
    id: 'pga-one-description',
    title: 'One description for a tariff number',
    description: 'A tariff number has one OI record; all PG01 records of the number stand behind it.',
    severity: 'warning',
    page: 'PGA, 16',
    records: ['OI'],
    conditionCodes: ['P42'],
  },
  (unit, report) => {
    // Elsewhere the structure map says so; that of cargo release repeats the OI record with each agency.
    if (unit.application !== 'SE') return;
    for (const { descriptions } of pgaTariffs(unit)) {
      const [first, second] = descriptions;
      if (first && second)
        report(
          second,
          undefined,
          'Only one OI record is allowed for a tariff number: put all PG01 records behind the first.',
          {
            conditionCode: 'P42',
            related: [{ record: first, message: 'First description' }],
          },
        );
    }
  },
);

const additional = define(
  {
    id: 'pga-additional-information',
    title: 'Additional information of its record',
    description: 'Which qualifiers a PG60 may carry depends on the record it follows.',
    severity: 'warning',
    page: 'PGA, 58',
    records: ['PG60'],
  },
  (unit, report) => {
    let parent: RecordView | undefined;
    for (const record of unit.records) {
      if (record.id !== 'PG60') {
        parent = record;
        continue;
      }
      const field = 'Additional Information Qualifier Code';
      const allowed = record.field(field)?.field.codesByParent?.[parent?.id ?? ''];
      const qualifier = record.value(field);
      if (parent && allowed && qualifier !== '' && !allowed.includes(qualifier))
        report(record, field, `Behind a ${parent.id} a PG60 carries ${allowed.join(', ')}, not ${qualifier}.`, {
          fix: { value: allowed[0] ?? '', others: allowed.slice(1) },
        });
    }
  },
);

const packaging = define(
  {
    id: 'pga-packaging-level',
    title: 'Packaging from the outside in',
    description: 'PG26 records begin with level 1, the outermost packaging, and go inward level by level.',
    severity: 'warning',
    page: 'PGA, 42',
    records: ['PG26'],
  },
  (unit, report) => {
    let last = 0;
    for (const record of unit.records) {
      // A new product, group or document has packaging of its own.
      if (['PG01', 'PG02', 'PG50', 'PG51', 'PG14', 'PG00'].includes(record.id)) last = 0;
      if (record.id !== 'PG26') continue;
      const level = record.number('Packaging Qualifier');
      if (level === undefined) continue;
      if (level !== 1 && level !== last + 1)
        report(
          record,
          'Packaging Qualifier',
          last === 0
            ? `Packaging begins with level 1, the outermost; here it begins with ${level}.`
            : `Level ${level} stands behind level ${last}: packaging goes inward level by level.`,
          { fix: { value: String(last + 1) } },
        );
      last = level;
    }
  },
);

const disclaimerType = define(
  {
    id: 'pga-disclaimer-type',
    title: 'Disclaimer F of warehouse entries',
    description: 'Disclaimer F, goods that never left the United States, is for entry type 21 only.',
    severity: 'warning',
    page: 'PGA, 19',
    records: ['PG01'],
  },
  (unit, report) => {
    const entryType = unit.first('SE10')?.value('Entry Type') ?? unit.first('10')?.value('Entry Type Code') ?? '';
    if (entryType === '' || entryType === '21') return;
    for (const head of unit.all('PG01'))
      if (head.value('Disclaimer') === 'F')
        report(head, 'Disclaimer', `Disclaimer F is for entry type 21 only; this entry is of type ${entryType}.`);
  },
);

const periods = [
  { id: 'PG06', from: 'Processing Start Date', to: 'Processing End Date' },
  { id: 'PG25', from: 'Production Start Date of the Lot', to: 'Production End Date of the Lot' },
] as const;

const dateOrder = define(
  {
    id: 'pga-date-order',
    title: 'Start before end',
    description: 'Processing and production end on the day they start or later.',
    severity: 'warning',
    page: 'PGA, 26 and 41',
    records: ['PG06', 'PG25'],
  },
  (unit, report) => {
    for (const { id, from, to } of periods)
      for (const record of unit.all(id)) {
        const [start, end] = [record.date(from), record.date(to)];
        if (start && end && dayNumber(end) < dayNumber(start)) report(record, to, `${to} lies before ${from}.`);
      }
  },
);

const declarant = define(
  {
    id: 'pga-declarant',
    title: 'Entity behind a declaration',
    description:
      'The role named on a PG22 usually stands on a PG19, PG21 or PG55 of the PGA line, with name, address and contact.',
    severity: 'information',
    page: 'PGA, 38',
    records: ['PG22'],
  },
  (unit, report) => {
    if (!isWhole(unit)) return;
    const roleFields = Array.from({ length: 10 }, (_, at) => `Entity Role Code ${at + 1}`);
    for (const line of pgaTariffs(unit).flatMap(({ lines }) => lines)) {
      if (line.isSubstituted) continue;
      const roles = new Set([
        ...line.all('PG19').map((record) => record.value('Entity Role Code')),
        ...line.all('PG21').map((record) => record.value('Individual Qualifier')),
        ...line.all('PG55').flatMap((record) => roleFields.map((field) => record.value(field))),
      ]);
      for (const record of line.all('PG22')) {
        const role = record.value('Entity Role Code');
        if (role !== '' && !roles.has(role))
          report(
            record,
            'Entity Role Code',
            `No PG19, PG21 or PG55 of this PGA line gives role ${role}, which makes the declaration.`,
          );
      }
    }
  },
);

export const pgaRules: readonly UnitRule[] = [
  lineNumber,
  product,
  itemType,
  productCodes,
  oneDescription,
  additional,
  packaging,
  disclaimerType,
  dateOrder,
  declarant,
];
