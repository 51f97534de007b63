/** Each rule of queries and of the number of transactions in a block, broken and kept. */
import { blockLimitRules } from '../../../server/src/checks/rules/blockLimits';
import { queryBlockRules, queryRules } from '../../../server/src/checks/rules/queries';
import { describeRules } from '../../support/ruleTests';

const secondBlock = ['+ Y: B  27049XXEQ', '+ B#2: J1   9XX  01000016', '+ J1: Y  27049XXEQ'];

describeRules('rules of queries', queryRules, queryBlockRules, {
  'eq-range': [
    {
      in: 'eq-criteria',
      edits: ['J2: Requested To Date/Time = 080126120000AM'],
      finds: ['error J2: Requested To Date/Time'],
      says: /behind .*011/,
    },
    {
      in: 'eq-criteria',
      edits: ['J2: Requested To Date/Time = 090126120001AM'],
      finds: ['error J2: Requested To Date/Time'],
      says: /31 days/,
    },
    { in: 'eq-criteria', edits: ['J2: Requested To Date/Time = 090126120000AM'] },
    { in: 'eq-criteria', edits: ['J2: Requested To Date/Time = 080126120001AM'] },
    { in: 'eq-criteria', edits: [] },
  ],
  'eq-one-kind': [
    { in: 'eq-criteria', edits: ['+ J0: J1   9XX  01000016'], finds: ['error J2'] },
    { in: 'eq-criteria', edits: [] },
    { in: 'eq-query', edits: [] },
  ],
  'eq-one-block': [
    { in: 'eq-criteria', edits: secondBlock, finds: ['error J1'], says: /X41/ },
    { in: 'eq-criteria', edits: [] },
  ],
  'cq-one-kind': [
    {
      in: 'cq-query',
      edits: ['WR1: In-bond Number = 999000015'],
      finds: ['error WR1: In-bond Number'],
      says: /entry and in-bond/,
    },
    { in: 'cq-query', edits: ['WR1#3: In-bond Number = '], finds: ['warning WR1#3'] },
    { in: 'cq-query', edits: ['WR1#3: Issuer Code of Bill of Lading Number = 999'] },
    { in: 'cq-query', edits: [] },
  ],
  'cq-filer-code': [
    { in: 'cq-query', edits: ['WR1: Entry Filer Code = 9XY'], finds: ['warning WR1: Entry Filer Code'] },
    { in: 'cq-query', edits: [] },
  ],
  'te-filer-code': [
    { in: 'te-extension', edits: ['XA#2: Entry Filer Code = 9XY'], finds: ['warning XA#2: Entry Filer Code'] },
    { in: 'te-extension', edits: [] },
  ],
  'cj-criteria': [
    { in: 'cj-query', edits: ['CJ1#2: Entry Number 1 = ', 'CJ1#2: Entry Number 2 = '], finds: ['warning CJ1#2'] },
    { in: 'cj-query', edits: ['CJ1#2: Entry Number 1 = '], finds: ['warning CJ1#2: Entry Number 1'], says: /gap/ },
    {
      in: 'cj-query',
      edits: ['CJ1: Requested To Date = '],
      finds: ['warning CJ1: Requested To Date'],
      says: /both or not at all/,
    },
    {
      in: 'cj-query',
      edits: ['CJ1: Requested To Date = 073126'],
      finds: ['warning CJ1: Requested To Date'],
      says: /before/,
    },
    {
      in: 'cj-query',
      edits: ['CJ1: Requested To Date = 090126'],
      finds: ['warning CJ1: Requested To Date'],
      says: /32 days/,
    },
    { in: 'cj-query', edits: ['CJ1: Requested To Date = 083126'] },
    { in: 'cj-query', edits: [] },
  ],
  'ad-criteria': [
    { in: 'ad-criteria', edits: ['Q2: TSUSA Number = 1234567'], finds: ['warning Q2: TSUSA Number'] },
    {
      in: 'ad-criteria',
      edits: ['Q2: Date Since Last Update = 080926'],
      finds: ['warning Q2: Date Since Last Update'],
      says: /8 days/,
    },
    {
      in: 'ad-criteria',
      edits: [
        'Q2: Country Code = ',
        'Q2: HTS Number = ',
        'Q2: Manufacturer Identification Code = ',
        'Q2: Date Since Last Update = ',
      ],
      finds: ['warning Q2'],
    },
    { in: 'ad-criteria', edits: [] },
  ],
  'qa-number': [
    { in: 'qa-query', edits: ['Q1: Quota Query ID = 0406108'], finds: ['warning Q1: Quota Query ID'] },
    { in: 'qa-query', edits: ['Q1#3: Quota Query ID = 33'], finds: ['warning Q1#3: Quota Query ID'] },
    { in: 'qa-query', edits: [] },
  ],
  'ha-range': [
    {
      in: 'ha-query',
      edits: ['W#2: To Tariff Number = 84818029'],
      finds: ['warning W#2: To Tariff Number'],
      says: /before it begins/,
    },
    { in: 'ha-query', edits: ['W: From Tariff Number = 8504'], finds: ['warning W: From Tariff Number'] },
    { in: 'ha-query', edits: ['W#2: To Tariff Number = 84818030'] },
    { in: 'ha-query', edits: [] },
  ],
  'cw-pairs': [
    {
      in: 'cw-override',
      edits: ['CW02: Census Warning Condition Override Code 2 = '],
      finds: ['warning CW02: Census Warning Condition Override Code 2'],
    },
    {
      in: 'cw-override',
      edits: ['CW02#2: Census Warning Condition Code 3 = 27J', 'CW02#2: Census Warning Condition Override Code 3 = 16'],
      finds: ['warning CW02#2: Census Warning Condition Code 2'],
    },
    { in: 'cw-override', edits: [] },
  ],
});

/** The first transaction of a block as often as it takes. */
const bonds = `+ 10: ${Array.from({ length: 1000 }, () => '10V9                                        269A0B0C1'.padEnd(80)).join('\n')}`;
const queries = (count: number): string =>
  `+ Q1: ${Array.from({ length: count }, () => 'Q1X338                 VN'.padEnd(80)).join('\n')}`;

describeRules('the number of transactions in a block', [], blockLimitRules, {
  'block-limit': [
    {
      in: 'cb-change',
      edits: [bonds],
      finds: ['error 10#1000'],
      says: /at most 999 Bond Header Grouping; here begins number 1000/,
    },
    { in: 'qa-query', edits: [queries(97)], finds: ['warning Q1#100'], says: /at most 99 / },
    { in: 'qa-query', edits: [queries(96)] },
    { in: 'cb-change', edits: [] },
  ],
});
