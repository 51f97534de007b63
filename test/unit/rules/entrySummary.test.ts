/** Each rule of the entry summary, broken and kept. */
import { entrySummaryRules } from '../../../server/src/checks/rules/entrySummary';
import { describeRules, type RuleCase } from '../../support/ruleTests';

/** A case in the fixture that most rules are tested on: type 01 by vessel, two lines, replaced. */
function inReplace(edits: string[], finds?: string[], says?: RegExp): RuleCase {
  return { in: 'ae-replace', edits, ...(finds ? { finds } : {}), ...(says ? { says } : {}) };
}

const type = (code: string): string => `10: Entry Type Code = ${code}`;
const mode = (code: string): string => `10: Mode of Transportation (MOT) Code = ${code}`;
const CORRECTION = '10: Post Summary Correction Indicator = Y';
const CONSOLIDATED = '10: Consolidated Summary Indicator = Y';
const CERTIFIED = '10: Cargo Release Certification Request Indicator = A';
const TWO_RELEASES = '+ 31: 329XX  010000249XX  01000032';
/** The second line of the fixture as a component of a set, and a third one like it. */
const SET = [
  '40: Article Set Indicator = X',
  '40#2: Article Set Indicator = V',
  '+ CW02: 40  003VDEDE072826               25042870       950    N',
];

/** An unknown record: it may be the one that is missing. */
const UNKNOWN = '+ 21: ?? UNREADABLE';

describeRules('rules of the entry summary', entrySummaryRules, [], {
  // actions
  'ae-delete-header-only': [
    { in: 'ae-delete', edits: ['+ 10: 11', '+ 11: 20'], finds: ['error 11'], says: /\(11, 20\)/ },
    { in: 'ae-delete', edits: [] },
  ],
  'ae-header-content-required': [
    inReplace(['- 11'], ['error 10: Summary Filing Action Request Code'], /is R: add the 11 record/),
    inReplace(['- 11', UNKNOWN]),
    { in: 'ae-delete', edits: [] },
  ],
  'ae-lines-required': [
    {
      in: 'ae-delete',
      edits: ['10: Summary Filing Action Request Code = A'],
      finds: ['error 10: Summary Filing Action Request Code'],
    },
    { in: 'ae-delete', edits: [] },
  ],
  'ae-grand-totals-required': [
    inReplace(['- 90'], ['error 10: Summary Filing Action Request Code']),
    inReplace(['- 90', UNKNOWN]),
    inReplace([]),
  ],
  'ae-entry-number-check-digit': [
    inReplace(
      ['10: Entry Number = 01000017'],
      ['warning 10: Entry Number'],
      /check digit 7; .* it is 6, unless .* B16/,
    ),
    {
      in: 'ae-warehouse-withdrawal',
      edits: ['30: Associated Warehouse Entry Number = 00900170'],
      finds: ['warning 30: Associated Warehouse Entry Number'],
    },
    inReplace(['+ 31: 329XX  010000259XX  01000032'], ['warning 32: Release Entry Number (1)']),
    { in: 'ae-pga', edits: ['+ SE20: SE20EN 9XX01000017'], finds: ['warning SE20#2: Reference Identifier'] },
    { in: 'ae-pga', edits: ['+ SE20: SE20EN 9XX01000016'] },
    inReplace([TWO_RELEASES]),
    inReplace(['10: Entry Number = 0100A017']),
  ],
  'ae-tib-declaration': [
    inReplace([type('23')], ['warning 10: TIB Declaration Indicator']),
    inReplace([type('23'), '10: TIB Declaration Indicator = Y']),
    inReplace([]),
  ],
  'ae-missing-document-repeated': [
    inReplace(['33: Missing Document Code (2) = 26'], ['warning 33: Missing Document Code (2)']),
    inReplace(['33: Missing Document Code (2) = 99']),
  ],

  // entry types
  'ae-warehouse-record': [
    inReplace(['+ 23#3: 309XX  00900174 5301Y'], ['error 30'], /type 01 has no 30 record/),
    { in: 'ae-warehouse-withdrawal', edits: ['- 30'], finds: ['error 10: Entry Type Code'] },
    { in: 'ae-warehouse-withdrawal', edits: [] },
    inReplace([type('22'), '+ 23#3: 309XX  00900174 5301Y']),
  ],
  'ae-ftz-record': [
    inReplace(['+ 40#2: 41D      0000000010'], ['error 41'], /678/),
    inReplace([type('06'), '+ 40: 41N      0000000010'], ['error 40#2'], /670/),
    inReplace([type('06'), '+ 40: 41N      0000000010', '+ 40#2: 41N      0000000010']),
  ],
  'ae-ftz-quantity': [
    inReplace([type('06'), '+ 40: 41N      0000000000'], ['error 41: FTZ Line Item Quantity']),
    inReplace([type('06'), '+ 40: 41N               1']),
  ],
  'ae-adcvd-case-refused': [
    { in: 'ae-quota-adcvd', edits: [type('02')], finds: ['error 53'] },
    { in: 'ae-quota-adcvd', edits: [type('06')] },
  ],
  'ae-adcvd-case-required': [
    inReplace([type('03')], ['error 10: Entry Type Code']),
    inReplace([type('06')]),
    { in: 'ae-quota-adcvd', edits: [type('03')] },
  ],
  'ae-adcvd-totals-record': [
    { in: 'ae-quota-adcvd', edits: ['- 88'], finds: ['error 90'], says: /735/ },
    { in: 'ae-quota-adcvd', edits: [type('01')], finds: ['error 88'], says: /727/ },
    { in: 'ae-quota-adcvd', edits: [type('06'), '- 53#*'], finds: ['error 88'], says: /No line/ },
    { in: 'ae-quota-adcvd', edits: [type('06'), '- 53#*', '- 88'] },
    { in: 'ae-quota-adcvd', edits: [] },
  ],
  'ae-manufacturer-required': [
    inReplace(['- 47#4'], ['error 40#2'], /line 002.*483/),
    inReplace([type('23'), '- 47#4']),
    inReplace([type('23'), '- 47#4', '40#2: Country of Origin Code = XO'], ['error 40#2'], /534/),
    inReplace([type('11'), '- 47#4']),
  ],
  'ae-sold-to-required': [
    inReplace(['47#2: Article Party Type Code = E'], ['error 40']),
    inReplace([type('12'), '- 47#2']),
    inReplace(['- 47#2', UNKNOWN]),
  ],
  'ae-foreign-exporter-required': [
    { in: 'ae-quota-adcvd', edits: ['- 47#3'], finds: ['warning 40'] },
    // The second line has no case.
    { in: 'ae-quota-adcvd', edits: ['- 47#6'] },
  ],

  // modes
  'ae-cargo-reference-required': [
    inReplace(
      ['- 20'],
      ['error 10: Mode of Transportation (MOT) Code'],
      /Carrier Code, District\/Port of Unlading, Conveyance Name.*176/,
    ),
    {
      in: 'ae-warehouse-withdrawal',
      edits: ['- 20'],
      finds: ['error 10: Entry Type Code'],
      says: /Location of Goods Code.*173/,
    },
    inReplace(['- 20', mode('30')]),
    inReplace(['- 20', mode('30'), type('21')], ['error 10: Entry Type Code']),
    inReplace(['- 20', mode('30'), type('21'), CORRECTION]),
  ],
  'ae-manifest-required': [
    inReplace(['- 22#*', '- 23#*'], ['error 10: Mode of Transportation (MOT) Code']),
    inReplace(['- 22#*', '- 23#*', mode('30')]),
    { in: 'ae-informal', edits: ['- 22', '- 23#*', '10: Consolidated Express Informal Indicator = Y'] },
  ],
  'ae-manifest-refused': [
    {
      in: 'ae-warehouse-withdrawal',
      edits: ['+ 20: 22      40PCS', '+ 22: 23MXQZL900000000013'],
      finds: ['error 22'],
      says: /type 31/,
    },
    { in: 'ae-informal', edits: [mode('')], finds: ['error 22'], says: /No mode/ },
    // The blank mode is what is wrong.
    inReplace([mode('')]),
  ],
  'ae-in-bond-date': [
    inReplace(['20: In-Bond/In-Transit Date = 081726'], ['warning 20: In-Bond/In-Transit Date'], /262/),
    { in: 'ae-quota-adcvd', edits: ['- 20'], finds: ['error 23: Manifest Component Type Code'], says: /261/ },
    { in: 'ae-quota-adcvd', edits: [] },
  ],
  'ae-air-carrier-code': [
    { in: 'ae-informal', edits: ['20: Carrier Code = XQZL'], finds: ['warning 20: Carrier Code'] },
    { in: 'ae-informal', edits: ['20: Carrier Code = *F'] },
    { in: 'ae-informal', edits: ['20: Carrier Code = **'] },
    inReplace([]),
  ],
  'ae-flight-number': [
    { in: 'ae-informal', edits: ['21: Trip Identifier = AB123'], finds: ['warning 21: Trip Identifier'] },
    { in: 'ae-informal', edits: ['21: Trip Identifier = "  123"'], finds: ['warning 21: Trip Identifier'] },
    ...['123', '1234', '123A', '1234A'].map((flight) => ({
      in: 'ae-informal',
      edits: [`21: Trip Identifier = ${flight}`],
    })),
    inReplace([]),
  ],

  // bills
  'ae-manifest-quantity': [
    inReplace(['22#2: Manifested Quantity = 0'], ['error 22#2: Manifested Quantity']),
    inReplace(['22#2: Manifested Quantity = ']),
  ],
  'ae-manifest-component-order': [
    inReplace(
      ['23#2: Manifest Component Type Code = H', '23#3: Manifest Component Type Code = M'],
      ['error 23#3: Manifest Component Type Code'],
      /master bill \(M\) stands behind the house bill \(H\)/,
    ),
    inReplace(
      ['23#3: Manifest Component Type Code = M'],
      ['error 23#3: Manifest Component Type Code'],
      /second master bill/,
    ),
    { in: 'ae-quota-adcvd', edits: [] },
  ],
  'ae-in-bond-every-bill': [
    inReplace(['+ 22: 23I    999000004'], ['warning 22#2']),
    inReplace(['+ 22: 23I    999000004', '+ 22#2: 23I    999000004']),
  ],
  'ae-manifest-bill-chain': [
    inReplace(['23: Manifest Component Type Code = I'], ['warning 22'], /no master bill: by mode 11 a 23/),
    inReplace(['- 23#2'], ['warning 23#2: Manifest Component Type Code']),
    inReplace(['23#3: Manifest Component Type Code = S'], ['warning 23#3: Manifest Component Type Code'], /house bill/),
    inReplace(['- 23#2', mode('30')]),
    inReplace(
      [mode('30'), '23: Manifest Component Type Code = I', '23: Manifest Component Identifier = V1112345678'],
      ['warning 22'],
      /under such an in-bond number/,
    ),
    inReplace([mode('30'), '23: Manifest Component Type Code = I', '23: Manifest Component Identifier = 999000004']),
    inReplace(['23: Manifest Component Type Code = X']),
  ],
  'ae-in-bond-number-form': [
    {
      in: 'ae-quota-adcvd',
      edits: ['23: Manifest Component Identifier = 99900000'],
      finds: ['warning 23: Manifest Component Identifier'],
    },
    {
      in: 'ae-quota-adcvd',
      edits: ['23: Manifest Component Identifier = A1112345678'],
      finds: ['warning 23: Manifest Component Identifier'],
      says: /V, two letters/,
    },
    { in: 'ae-quota-adcvd', edits: ['23: Manifest Component Identifier = A1112345678', mode('40')] },
    { in: 'ae-quota-adcvd', edits: ['23: Manifest Component Identifier = V1112345678'] },
  ],
  'ae-in-bond-ports': [
    {
      in: 'ae-quota-adcvd',
      edits: ['20: District/Port of Unlading = 4601'],
      finds: ['error 20: District/Port of Unlading'],
    },
    { in: 'ae-quota-adcvd', edits: [] },
    inReplace([]),
  ],
  'ae-in-bond-date-order': [
    {
      in: 'ae-quota-adcvd',
      edits: ['20: In-Bond/In-Transit Date = 081626'],
      finds: ['error 20: In-Bond/In-Transit Date'],
      says: /Sunday, August 16, 2026, before the date of importation, Monday.*190/,
    },
    {
      in: 'ae-quota-adcvd',
      edits: ['20: In-Bond/In-Transit Date = 082526'],
      finds: ['error 20: In-Bond/In-Transit Date'],
      says: /191/,
    },
    { in: 'ae-quota-adcvd', edits: ['20: In-Bond/In-Transit Date = 082526', type('23')] },
    {
      in: 'ae-quota-adcvd',
      edits: ['20: In-Bond/In-Transit Date = 081624', '11: Date of Importation = 081624'],
      finds: ['error 20: In-Bond/In-Transit Date'],
      says: /192/,
    },
    { in: 'ae-quota-adcvd', edits: ['20: In-Bond/In-Transit Date = 081724', '11: Date of Importation = 081624'] },
    {
      in: 'ae-quota-adcvd',
      edits: ['20: In-Bond/In-Transit Date = 081624', '11: Date of Importation = 081624', 'A: Transmission Date = '],
    },
  ],

  // bonds
  'ae-bond-required': [
    inReplace(['- 31'], ['warning 10: Bond Waiver Indicator'], /neither a bond/),
    { in: 'ae-quota-adcvd', edits: ['- 31#2', '- 31'], finds: ['error 10: Entry Type Code'], says: /119/ },
    inReplace(['- 31', '10: Bond Waiver Indicator = 0']),
    { in: 'ae-informal', edits: [] },
  ],
  'ae-bond-combination': [
    {
      in: 'ae-quota-adcvd',
      edits: ['31#2: Bond Type Code = 8', '31#2: Bond Designation Type Code = B'],
      finds: ['error 31#2: Bond Type Code'],
      says: /193/,
    },
    {
      in: 'ae-quota-adcvd',
      edits: ['31#2: Bond Designation Type Code = B'],
      finds: ['error 31#2: Bond Designation Type Code'],
      says: /268/,
    },
    {
      in: 'ae-quota-adcvd',
      edits: ['31: Bond Type Code = 9', '31: Bond Designation Type Code = A'],
      finds: ['error 31#2: Bond Designation Type Code'],
      says: /759/,
    },
    { in: 'ae-quota-adcvd', edits: ['- 31'], finds: ['error 31: Bond Designation Type Code'], says: /no other bond/ },
    { in: 'ae-quota-adcvd', edits: ['- 31', '31: Bond Designation Type Code = U'] },
    { in: 'ae-quota-adcvd', edits: ['31: Bond Type Code = 9', '31: Bond Designation Type Code = E'] },
    // A condition of the field says it.
    { in: 'ae-quota-adcvd', edits: ['31: Bond Designation Type Code = A'] },
  ],
  'ae-bond-amount-zero': [
    {
      in: 'ae-quota-adcvd',
      edits: ['31#2: Single Transaction Bond Amount = 0'],
      finds: ['error 31#2: Single Transaction Bond Amount'],
    },
    { in: 'ae-quota-adcvd', edits: ['31#2: Single Transaction Bond Amount = 1'] },
  ],
  'ae-tib-bond-waiver': [
    inReplace(
      [type('23'), '10: Bond Waiver Indicator = 0', '40: Country of Origin Code = CA'],
      ['error 10: Bond Waiver Indicator'],
      /line 002 is DE/,
    ),
    inReplace([
      type('23'),
      '10: Bond Waiver Indicator = 0',
      '40: Country of Origin Code = CA',
      '40#2: Country of Origin Code = XO',
    ]),
    inReplace(['10: Bond Waiver Indicator = 0']),
  ],
  'ae-adcvd-bond': [
    {
      in: 'ae-quota-adcvd',
      edits: ['- 31#2', '53#2: Case Deposit Rate = 500'],
      finds: ['warning 53#2: Bond/Cash Claim Code'],
    },
    { in: 'ae-quota-adcvd', edits: ['- 31#2'] },
    { in: 'ae-quota-adcvd', edits: ['53#2: Case Deposit Rate = 500'] },
  ],
  'ae-personal-shipment-bond': [
    {
      in: 'ae-informal',
      edits: ['10: Shipment Usage Type Code = P', '50: Value of Goods Amount = 2051'],
      finds: ['warning 10: Bond Waiver Indicator'],
      says: /\$2,501/,
    },
    { in: 'ae-informal', edits: ['10: Shipment Usage Type Code = P', '50: Value of Goods Amount = 2050'] },
    {
      in: 'ae-informal',
      edits: ['10: Shipment Usage Type Code = P', '50: Value of Goods Amount = 2051', '10: Bond Waiver Indicator = 0'],
    },
  ],

  // payment
  'ae-statement-print-weekday': [
    inReplace(
      ['10: Preliminary Statement Print Date = 082926'],
      ['error 10: Preliminary Statement Print Date'],
      /Saturday, August 29.*Friday, 8\/28, and Monday, 8\/31.*204/,
    ),
    inReplace(
      ['10: Preliminary Statement Print Date = 083026'],
      ['error 10: Preliminary Statement Print Date'],
      /Sunday.*Friday, 8\/28, and Monday, 8\/31/,
    ),
    inReplace(['10: Preliminary Statement Print Date = 083126']),
    inReplace(['10: Preliminary Statement Print Date = 082926', '10: Payment Type Code = 1']),
  ],
  'ae-statement-print-future': [
    inReplace(['10: Preliminary Statement Print Date = 081726'], ['error 10: Preliminary Statement Print Date'], /205/),
    inReplace(
      ['10: Preliminary Statement Print Date = 111626'],
      ['warning 10: Preliminary Statement Print Date'],
      /91 days.*206/,
    ),
    inReplace(['10: Preliminary Statement Print Date = 111526']),
    inReplace(['10: Preliminary Statement Print Date = 081826']),
    inReplace(['10: Preliminary Statement Print Date = 081726', 'A: Transmission Date = ']),
    { in: 'ae-quota-adcvd', edits: ['10: Preliminary Statement Print Date = 081426'] },
  ],
  'ae-statement-print-entry-date': [
    inReplace(['11: Estimated Entry Date = 082726'], ['warning 10: Preliminary Statement Print Date'], /218/),
    inReplace(['11: Estimated Entry Date = 082626']),
  ],
  'ae-statement-month': [
    {
      in: 'ae-quota-adcvd',
      edits: ['10: Periodic Statement Month = 11'],
      finds: ['warning 10: Periodic Statement Month'],
      says: /213/,
    },
    {
      in: 'ae-quota-adcvd',
      edits: ['10: Periodic Statement Month = 07'],
      finds: ['warning 10: Periodic Statement Month'],
    },
    {
      in: 'ae-quota-adcvd',
      edits: ['10: Periodic Statement Month = 08'],
      finds: ['warning 10: Periodic Statement Month'],
      says: /215/,
    },
    { in: 'ae-quota-adcvd', edits: ['10: Periodic Statement Month = 09', 'A: Transmission Date = '] },
    { in: 'ae-quota-adcvd', edits: [] },
  ],
  'ae-tax-on-monthly-statement': [
    { in: 'ae-quota-adcvd', edits: ['+ 54: 600170000001000'], finds: ['error 60'] },
    { in: 'ae-quota-adcvd', edits: ['+ 54: 600170000001000', '10: Payment Type Code = 3'] },
  ],

  // corrections
  'ae-psc-releases': [{ in: 'ae-psc', edits: [TWO_RELEASES], finds: ['error 32'] }, inReplace([TWO_RELEASES])],
  'ae-psc-explanation-required': [
    { in: 'ae-psc', edits: ['- 36', '- 36'], finds: ['error 10: Post Summary Correction Indicator'] },
    { in: 'ae-psc', edits: ['- 36'] },
  ],
  'ae-psc-reason-required': [
    { in: 'ae-psc', edits: ['- 35', '- 63'], finds: ['error 10: Post Summary Correction Indicator'] },
    { in: 'ae-psc', edits: ['- 35'] },
    { in: 'ae-psc', edits: ['- 63'] },
  ],
  'ae-psc-records-refused': [
    {
      in: 'ae-psc',
      edits: ['10: Post Summary Correction Indicator = '],
      finds: ['error 35', 'error 36', 'error 63'],
      says: /284/,
    },
    { in: 'ae-psc', edits: [] },
  ],
  'ae-psc-explanation-empty': [
    {
      in: 'ae-psc',
      edits: ['- 36#2', '36: PSC Filing Explanation Text = N/A'],
      finds: ['warning 36: PSC Filing Explanation Text'],
    },
    { in: 'ae-psc', edits: ['36: PSC Filing Explanation Text = N/A'] },
  ],
  'ae-psc-reason-repeated': [
    {
      in: 'ae-psc',
      edits: ['35: Post Summary Correction Header Reason Code (3) = H10'],
      finds: ['warning 35: Post Summary Correction Header Reason Code (3)'],
      says: /279/,
    },
    {
      in: 'ae-psc',
      edits: ['63: Post Summary Correction Line Reason Code (3) = L06'],
      finds: ['warning 63: Post Summary Correction Line Reason Code (3)'],
      says: /583/,
    },
    { in: 'ae-psc', edits: ['63: Post Summary Correction Line Reason Code (3) = L07'] },
  ],

  // consolidation
  'ae-consolidated-releases-required': [
    inReplace([CONSOLIDATED], ['error 10: Consolidated Summary Indicator'], /there are none/),
    inReplace([CONSOLIDATED, '+ 31: 329XX  01000024'], ['error 32'], /there is one/),
    inReplace([CONSOLIDATED, TWO_RELEASES]),
    inReplace([CONSOLIDATED, type('02')]),
  ],
  'ae-releases-refused': [inReplace([TWO_RELEASES], ['warning 32']), inReplace([CONSOLIDATED, TWO_RELEASES])],
  'ae-release-numbers': [
    inReplace(
      [CONSOLIDATED, '+ 31: 329XX  010000249XY  01000032'],
      ['error 32: Release Entry Filer Code (2)'],
      /is 9XY.*236/,
    ),
    inReplace([CONSOLIDATED, '+ 31: 329XX  010000169XX  01000032'], ['error 32: Release Entry Number (1)'], /239/),
    inReplace([CONSOLIDATED, TWO_RELEASES]),
  ],
  'ae-consolidated-countries': [
    inReplace(
      [CONSOLIDATED, TWO_RELEASES],
      ['error 40#2: Country of Origin Code', 'error 40#2: Country of Export Code'],
      /is DE, and CN/,
    ),
    inReplace([CONSOLIDATED, TWO_RELEASES, '40#2: Country of Export Code = CN', '40#2: Country of Origin Code = US']),
    inReplace([]),
  ],
  'ae-consolidated-certification': [
    inReplace([CONSOLIDATED, TWO_RELEASES, CERTIFIED], ['warning 10: Cargo Release Certification Request Indicator']),
    inReplace([CONSOLIDATED, TWO_RELEASES]),
  ],
  'ae-express-duty-only': [
    {
      in: 'ae-informal',
      edits: ['10: Consolidated Express Informal Indicator = Y'],
      finds: ['error 34', 'warning 89', 'warning 90: Grand Total User Fee Amount'],
      says: /786/,
    },
    {
      in: 'ae-informal',
      edits: [
        '10: Consolidated Express Informal Indicator = Y',
        '- 34',
        '- 89',
        '90: Grand Total User Fee Amount = 0',
        '+ 50: 600170000001000',
        '+ 60: 6205600000010',
      ],
      finds: ['error 60', 'error 62'],
      says: /787/,
    },
    {
      in: 'ae-informal',
      edits: ['10: Consolidated Express Informal Indicator = Y', '- 34', '- 89', '90: Grand Total User Fee Amount = 0'],
    },
  ],

  // claims
  'ae-reconciliation-bond': [
    inReplace(
      ['10: Reconciliation Issue Code = 001', '31: Bond Type Code = 9'],
      ['error 10: Reconciliation Issue Code'],
    ),
    inReplace(
      ['10: Trade Agreement Reconciliation Indicator = Y', '- 31'],
      ['error 10: Trade Agreement Reconciliation Indicator'],
    ),
    inReplace(['10: Reconciliation Issue Code = 001']),
    inReplace(['10: Reconciliation Issue Code = 001', '31: Bond Type Code = 9', type('03')]),
  ],
  'ae-electronic-invoice': [
    inReplace(
      [
        '10: Electronic Invoice Indicator = Y',
        '+ 40: 42CNEXAPOW12SHE  INV1              0001 0002',
        '31: Bond Type Code = 9',
      ],
      ['error 10: Electronic Invoice Indicator', 'error 40#2'],
      /224/,
    ),
    inReplace([]),
  ],
  'ae-invoice-refused': [
    inReplace(['+ 40: 42CNEXAPOW12SHE  INV1              0001 0002'], ['error 42']),
    inReplace(['+ 40: 42CNEXAPOW12SHE  INV1              0001 0002', '10: Electronic Invoice Indicator = Y']),
  ],
  'ae-invoice-line-range': [
    inReplace(
      ['+ 40: 42CNEXAPOW12SHE  INV1              0002 0001'],
      ['warning 42: Invoice Line Range 1 - Begin'],
      /begins with invoice line 2 and ends with 1.*458/,
    ),
    inReplace(
      ['+ 40: 42CNEXAPOW12SHE  INV1              0001 0002 0000 0004'],
      ['warning 42: Invoice Line Range 2 - Begin'],
      /457/,
    ),
    inReplace(['+ 40: 42CNEXAPOW12SHE  INV1              0002 0002 0004 0009']),
  ],
  'ae-remote-filing-certification': [
    inReplace(['B: Preparer Indicator = 1'], ['error 10: Cargo Release Certification Request Indicator']),
    inReplace(['B: Preparer Indicator = 1', CERTIFIED]),
    inReplace(['B: Preparer Indicator = 1', CORRECTION]),
    { in: 'ae-warehouse-withdrawal', edits: ['B: Preparer Indicator = 1'] },
  ],
  'ae-tib-tariff-number': [
    inReplace([type('23'), '50: HTS Number = 9813000520'], ['error 50#3: HTS Number'], /line 002/),
    inReplace([type('23'), '50: HTS Number = 9813000520', '+ 62#3: 509813000520          0          0']),
    inReplace([]),
  ],
  'ae-tib-period': [
    inReplace([type('23'), '11: Date of Importation = 081625'], ['warning 11: Date of Importation'], /12 months/),
    inReplace([type('23'), '11: Date of Importation = 081725']),
    inReplace(
      [type('23'), '11: Date of Importation = 021626', '50: HTS Number = 98130075'],
      ['warning 11: Date of Importation'],
      /6 months/,
    ),
    inReplace([type('23'), '11: Date of Importation = 021726', '50: HTS Number = 98130075']),
    inReplace([type('23'), '11: Date of Importation = 081625', 'A: Transmission Date = ']),
  ],
  'ae-military-tariff-number': [
    inReplace([type('51')], ['warning 50: HTS Number', 'warning 50: HTS Number', 'warning 50#3: HTS Number'], /9808/),
    inReplace([type('51'), '50: HTS Number = 9808003000', '50#3: HTS Number = 98080030']),
  ],
  'ae-warehouse-import-date': [
    inReplace([type('21'), '11: Date of Importation = 081826'], ['warning 11: Date of Importation']),
    inReplace([type('21')]),
    inReplace([type('21'), '11: Date of Importation = 081826', '20: In-Bond/In-Transit Date = 081926']),
  ],
  'ae-warehouse-entry-itself': [
    {
      in: 'ae-warehouse-withdrawal',
      edits: ['30: Associated Warehouse Entry Number = 01000669'],
      finds: ['warning 30: Associated Warehouse Entry Number'],
    },
    { in: 'ae-warehouse-withdrawal', edits: [] },
  ],
  'ae-ftz-current-number': [
    inReplace(['+ 50: SE619903880301'], ['warning SE61'], /06 only/),
    inReplace([type('06'), '+ 40: 41N      0000000010', '+ 50: SE619903880301'], ['warning SE61'], /is N/),
    inReplace([type('06'), '+ 40: 41P0801260000000010', '+ 50: SE619903880301']),
  ],
  'ae-cbma-detail': [
    inReplace(['40: Product Claim Code = C'], ['error 40: Product Claim Code'], /798/),
    inReplace(['40: Product Claim Code = C', '+ 50#2: 5405'], ['error 54'], /811/),
    inReplace(['40: Product Claim Code = C', '+ 50#2: 5405', '+ 54: 600170000001000']),
  ],

  // parties
  'ae-importer-zeros': [
    inReplace(['11: Importer of Record Number = 00-0000000'], ['warning 11: Importer of Record Number']),
    inReplace([]),
  ],
  'ae-consignee-zeros': [
    inReplace(['11: Consignee Number = 00-000000000'], ['error 11: Consignee Number']),
    inReplace(['11: Consignee Number = 00-000000000', CONSOLIDATED]),
    // A consolidated summary that was paid and rejected is sent again without saying what it is.
    inReplace(['11: Consignee Number = 00-000000000', '10: Payment Type Code = '], ['warning 11: Consignee Number']),
    { in: 'ae-informal', edits: [] },
  ],
  'ae-delivered-to-consignee': [
    {
      in: 'ae-informal',
      edits: ['11: Consignee Number = ', '+ 44: 47C89-1234567AB'],
      finds: ['warning 47: Article Party Type Code'],
    },
    { in: 'ae-informal', edits: ['+ 44: 47C89-1234567AB'] },
  ],
  'ae-article-party-repeated': [
    inReplace(
      ['47#3: Article Party Type Code = S'],
      ['warning 47#3: Article Party Type Code'],
      /second sold to party \(S\)/,
    ),
    inReplace([]),
  ],
  'ae-manufacturer-id-form': [
    inReplace(['47: Article Party Identifier = CNEXA12'], ['warning 47: Article Party Identifier'], /7 characters/),
    inReplace(
      ['47: Article Party Identifier = CN EXAPOW12SHE'],
      ['warning 47: Article Party Identifier'],
      /without blanks/,
    ),
    inReplace(
      ['47: Article Party Identifier = 1CEXAPOW12SHE'],
      ['warning 47: Article Party Identifier'],
      /two letters/,
    ),
    inReplace(
      ['47: Article Party Identifier = QQEXAPOW12SHE'],
      ['warning 47: Article Party Identifier'],
      /QQ is no country/,
    ),
    inReplace(['47: Article Party Identifier = XOEXAPOW12SHE']),
    inReplace(['47: Article Party Identifier = CNEXAPO1']),
  ],
  'ae-manufacturer-province': [
    inReplace(
      ['40: Country of Export Code = CA', '40: Country of Origin Code = XO'],
      ['error 47: Article Party Identifier'],
      /535/,
    ),
    inReplace(['40: Country of Export Code = CA'], ['warning 47: Article Party Identifier']),
    inReplace(['40: Country of Export Code = CA', '47: Article Party Identifier = XOEXAPOW12SHE']),
    inReplace(['40: Country of Export Code = CA', type('11')]),
  ],
  'ae-canadian-origin-province': [
    inReplace(
      ['40: Country of Export Code = CA', '40: Country of Origin Code = CA'],
      ['warning 40: Country of Origin Code'],
    ),
    inReplace(['40: Country of Export Code = CA', '40: Country of Origin Code = XO']),
    inReplace(['40: Country of Export Code = CA', '40: Country of Origin Code = CA', type('06')]),
  ],
  'ae-export-country-us': [
    inReplace(['40#2: Country of Export Code = US'], ['warning 40#2: Country of Export Code']),
    inReplace(['40#2: Country of Export Code = US', type('21')]),
  ],

  // cargo release
  'ae-cargo-release-records': [
    { in: 'ae-pga', edits: ['10: Cargo Release Certification Request Indicator = '], finds: ['warning SE17'] },
    { in: 'ae-pga', edits: [] },
    inReplace(['+ 50: SE60Y']),
  ],
  'ae-correction-contact': [
    {
      in: 'ae-certify-replace',
      edits: ['- SE13'],
      finds: ['warning 10: Cargo Release Certification Request Indicator'],
    },
    { in: 'ae-certify-replace', edits: ['- SE13', '10: Summary Filing Action Request Code = A'] },
  ],
  'ae-dis-reference': [
    { in: 'ae-certify-replace', edits: ['- SE20'], finds: ['warning SE13: DIS Indicator'] },
    { in: 'ae-certify-replace', edits: ['- SE20', 'SE13: DIS Indicator = '] },
  ],
  'ae-location-reference': [
    {
      in: 'ae-certify-replace',
      edits: ['- SE20#2'],
      finds: ['warning 10: Cargo Release Certification Request Indicator'],
    },
    { in: 'ae-certify-replace', edits: [] },
    { in: 'ae-pga', edits: [] },
  ],
  'ae-non-ams-bills': [
    {
      in: 'ae-pga',
      edits: ['+ SE20: SE20NAMY'],
      finds: ['warning SE20#2: Reference Identifier Qualifier'],
      says: /SE16/,
    },
    {
      in: 'ae-pga',
      edits: ['+ SE20: SE20NAMY', '+ 23: SE16XQZL12345081726     600', '+ 23: 23HQZXVHB1'],
      finds: ['warning 23#2: Manifest Component Type Code'],
    },
    { in: 'ae-pga', edits: ['+ SE20: SE20NAMY', '+ 23: SE16XQZL12345081726     600'] },
  ],
  'ae-entity-repeated': [
    { in: 'ae-pga', edits: ['SE30#2: Entity Code = SE'], finds: ['warning SE30#2: Entity Code'] },
    { in: 'ae-pga', edits: ['SE50#2: Entity Code = MF'], finds: ['warning SE50#2: Entity Code'] },
    { in: 'ae-pga', edits: [] },
  ],
  'ae-entity-address': [
    { in: 'ae-pga', edits: ['- SE36'], finds: ['warning SE30: Entity Name'], says: /SE35 and SE36/ },
    { in: 'ae-pga', edits: ['+ SE30#2: SE3515PORT ROAD 3'], finds: ['warning SE35#2'] },
    { in: 'ae-pga', edits: ['- SE55#2'], finds: ['warning SE50#2: Entity Name'] },
    { in: 'ae-pga', edits: [] },
  ],
  'ae-entities-required': [
    {
      in: 'ae-pga',
      edits: ['SE30: Entity Code = CS'],
      finds: ['warning 40', 'warning 40#2'],
      says: /line 001 needs its seller/,
    },
    {
      in: 'ae-pga',
      edits: ['SE50#3: Entity Code = LG', '- 47#4'],
      finds: ['warning 40#2'],
      says: /manufacturer \(SE50 MF\), buyer/,
    },
    { in: 'ae-pga', edits: ['SE30: Entity Code = CS', '10: Cargo Release Certification Request Indicator = '] },
    { in: 'ae-pga', edits: [] },
  ],
  'ae-entity-and-party': [
    { in: 'ae-pga', edits: ['SE50#2: Entity Code = BY'], finds: ['warning SE50#2: Entity Code'] },
    { in: 'ae-pga', edits: ['SE50#2: Entity Code = ST'] },
  ],
  'ae-consignee-by-name': [
    { in: 'ae-pga', edits: ['SE30: Entity Code = CN'], finds: ['warning SE30: Entity Name'] },
    { in: 'ae-pga', edits: ['SE30: Entity Code = CN', type('11'), '50#*: Value of Goods Amount = 600'] },
  ],
  'ae-chinese-postal-code': [
    { in: 'ae-pga', edits: ['SE56: Country Code = CN'], finds: ['warning SE56: Postal Code'], says: /43121/ },
    { in: 'ae-pga', edits: ['SE56: Country Code = CN', 'SE56: Postal Code = 518000'] },
    { in: 'ae-pga', edits: [] },
  ],
  'ae-harvest-vessel': [
    {
      in: 'ae-pga',
      edits: [
        '+ 62#2: SE6201FSHNG INFOMETHOD OF HARVEST',
        '+ SE62: SE63VESSEL',
        '+ SE63: SE6201FSHNG INFOVESSEL NAME',
        '+ SE62#2: SE63ABC',
      ],
      finds: ['warning SE62: Field Name'],
      says: /VESSEL FLAG, VESSEL IMO\./,
    },
    { in: 'ae-pga', edits: ['+ 62#2: SE6201FSHNG INFOMETHOD OF HARVEST', '+ SE62: SE63HCF'] },
  ],

  // lines
  'ae-line-identifier-unique': [
    inReplace(['40#2: Line Item Identifier = 001'], ['error 40#2: Line Item Identifier']),
    inReplace(['40#2: Line Item Identifier = 01']),
  ],
  'ae-line-identifier-asterisk': [
    inReplace(['40#2: Line Item Identifier = 2*'], ['error 40#2: Line Item Identifier']),
    inReplace(['40#2: Line Item Identifier = 2-A']),
  ],
  'ae-tariff-order': [
    inReplace(['50#2: HTS Number = 9802008065'], ['warning 50#2: HTS Number']),
    inReplace(['50: HTS Number = 8504409540', '50#2: HTS Number = 9903880301'], ['warning 50#2: HTS Number']),
    inReplace(['50: HTS Number = 9802008065']),
    inReplace([
      '50: HTS Number = 9802008065',
      '50#2: HTS Number = 9101118010',
      '+ 50#2: 509802008065          0          0',
    ]),
  ],
  'ae-tariff-repeated': [
    inReplace(['50#2: HTS Number = 99038803'], ['warning 50#2: HTS Number']),
    inReplace(['50: HTS Number = 9802008065', '50#2: HTS Number = 9802008065']),
  ],
  'ae-charges-required': [
    inReplace(['40: Charges Amount = 0'], ['error 40: Charges Amount'], /\$13,500/),
    inReplace(['40: Charges Amount = 0', '10: Payment Type Code = '], ['warning 40: Charges Amount']),
    inReplace(['40: Charges Amount = 0', '50#2: Value of Goods Amount = 1251'], ['warning 40: Charges Amount']),
    inReplace(['40: Charges Amount = 0', '50#2: Value of Goods Amount = 1250']),
    inReplace(['40: Charges Amount = 0', '50: HTS Number = 9801001012', '50#2: Value of Goods Amount = 10000']),
    inReplace(['40: Charges Amount = 0', '50: HTS Number = 9801001012'], ['error 40: Charges Amount']),
    inReplace(['40: Charges Amount = 0', '50: HTS Number = 9802005010']),
    inReplace(['40: Charges Amount = 0', '40: Country of Origin Code = GU']),
    inReplace(['40: Charges Amount = 0', mode('60')]),
    { in: 'ae-informal', edits: ['50: Value of Goods Amount = 2000'] },
  ],
  'ae-informal-value': [
    {
      in: 'ae-informal',
      edits: ['50: Value of Goods Amount = 2501'],
      finds: ['warning 50: Value of Goods Amount'],
      says: /646/,
    },
    {
      in: 'ae-informal',
      edits: ['50: Value of Goods Amount = 2051'],
      finds: ['warning 10: Entry Type Code'],
      says: /\$2,501 together.*648/,
    },
    { in: 'ae-informal', edits: ['50: Value of Goods Amount = 2050'] },
    { in: 'ae-informal', edits: ['50: Value of Goods Amount = 9000', '50: HTS Number = 9801001012'] },
    { in: 'ae-informal', edits: ['50: Value of Goods Amount = 9000', CONSOLIDATED] },
    { in: 'ae-informal', edits: ['50: Value of Goods Amount = 9000', '50: HTS Number = 98010050'] },
  ],
  'ae-license-entry-type': [
    inReplace([type('06'), '+ 50#2: 5201SL0000001'], ['warning 52: License/Certificate/Permit Type Code']),
    inReplace(['+ 50#2: 5201SL0000001']),
    inReplace([type('06'), '+ 50#2: 5214 1-AA-001-1']),
  ],
  'ae-declaration-repeated': [
    inReplace(
      ['+ 50#2: 5406ADCVD CERT', '+ 54: 5406ADCVD CERT'],
      ["warning 54#2: Importer's Additional Declaration Type Code"],
    ),
    inReplace(['+ 50#2: 5406ADCVD CERT', '+ 54: 5408CN']),
  ],
  'ae-korean-steel-certificate': [
    inReplace(['+ 50#2: 5404KR0000001'], ["warning 54: Importer's Additional Declaration Type Code"]),
    inReplace(['+ 50#2: 5404KR0000001', '40: Country of Origin Code = KR']),
  ],
  'ae-export-date-order': [
    inReplace(['40#2: Date of Exportation = 081726'], ['warning 40#2: Date of Exportation'], /426/),
    inReplace(['40#2: Date of Exportation = 081626']),
    {
      in: 'ae-quota-adcvd',
      edits: ['40: Date of Exportation = 082026', '11: Date of Importation = 082126'],
      finds: ['warning 40: Date of Exportation'],
      says: /420/,
    },
  ],

  // sets
  'ae-set-components': [
    inReplace(['40: Article Set Indicator = V'], ['error 40: Article Set Indicator'], /404/),
    inReplace(['40: Article Set Indicator = X'], ['error 40: Article Set Indicator'], /405/),
    inReplace(
      ['40: Article Set Indicator = X', '40#2: Article Set Indicator = V'],
      ['warning 40: Article Set Indicator'],
    ),
    inReplace(SET),
  ],
  'ae-set-classification': [
    inReplace(SET, ['error 50#3: HTS Number'], /8481803090: .* 8504409540/),
    inReplace([...SET, '50#3: HTS Number = 8504409540']),
  ],
  'ae-set-value': [
    inReplace(
      [...SET, '+ 40#3: 508504409540          0       8699'],
      ['warning 50#2: Value of Goods Amount'],
      /\$13,500; .* \$13,499/,
    ),
    inReplace([...SET, '+ 40#3: 508504409540          0       8700']),
  ],
  'ae-set-revenue': [
    inReplace(SET, ['error 50#3: Duty Amount'], /268.80.*625/),
    inReplace(
      [...SET, '50#3: Duty Amount = 0', '+ 50#2: 600170000001000', '+ 50#3: 616720000001000'],
      ['error 60', 'error 61'],
      /476/,
    ),
    inReplace([...SET, '50#3: Duty Amount = 0', '+ 50#2: 53A999001001C00001017A'], ['error 53'], /507/),
    inReplace([...SET, '50#3: Duty Amount = 0', '+ 50#3: 600170000001000']),
  ],

  // AD/CVD
  'ae-adcvd-case-number': [
    { in: 'ae-quota-adcvd', edits: ['53: Case Number = B999001001'], finds: ['warning 53: Case Number'], says: /544/ },
    {
      in: 'ae-quota-adcvd',
      edits: ['53#2: Case Number = A999001001'],
      finds: ['warning 53#2: Case Number'],
      says: /545/,
    },
    { in: 'ae-quota-adcvd', edits: [] },
  ],
  'ae-adcvd-repair': [
    { in: 'ae-quota-adcvd', edits: ['50: HTS Number = 9802004040'], finds: ['error 53'] },
    { in: 'ae-quota-adcvd', edits: ['50: HTS Number = 9802006000'] },
  ],
  'ae-adcvd-statement': [
    {
      in: 'ae-quota-adcvd',
      edits: ['40#2: AD Case Non-Reimbursement Statement = Y'],
      finds: ['error 40#2: AD Case Non-Reimbursement Statement'],
      says: /452/,
    },
    { in: 'ae-quota-adcvd', edits: ['- 53'], finds: ['warning 40: AD Case Non-Reimbursement Statement'] },
    { in: 'ae-quota-adcvd', edits: ['- 53#2'] },
    // A condition of the field says it.
    inReplace(['40: AD Case Non-Reimbursement Statement = Y']),
  ],
  'ae-adcvd-zero-rate': [
    {
      in: 'ae-quota-adcvd',
      edits: ['53: Case Deposit Rate = 0', '53: AD/CVD Quantity = 1', '53: Case Rate Type Qualifier Code = S'],
      finds: ['error 53: Case Rate Type Qualifier Code', 'error 53: AD/CVD Quantity', 'error 53: AD/CVD Duty Amount'],
    },
    { in: 'ae-quota-adcvd', edits: ['53: Case Deposit Rate = 0', '53: AD/CVD Duty Amount = 0'] },
  ],
  'ae-adcvd-rate-type': [
    { in: 'ae-quota-adcvd', edits: ['53: AD/CVD Quantity = 1'], finds: ['error 53: AD/CVD Quantity'], says: /541/ },
    {
      in: 'ae-quota-adcvd',
      edits: ['53: Case Rate Type Qualifier Code = S', '53: AD/CVD Value of Goods Amount = 1'],
      finds: ['warning 53: AD/CVD Value of Goods Amount', 'warning 53: AD/CVD Quantity'],
    },
    { in: 'ae-quota-adcvd', edits: ['53: Case Rate Type Qualifier Code = S', '53: AD/CVD Quantity = 1'] },
  ],
  'ae-adcvd-duty': [
    {
      in: 'ae-quota-adcvd',
      edits: ['53: AD/CVD Duty Amount = 203401'],
      finds: ['error 53: AD/CVD Duty Amount'],
      says: /2,034.01; .* 2,034.00/,
    },
    // The value of the line, or the value given for the case.
    { in: 'ae-quota-adcvd', edits: ['53: AD/CVD Value of Goods Amount = 10000'] },
    { in: 'ae-quota-adcvd', edits: ['53: AD/CVD Value of Goods Amount = 10000', '53: AD/CVD Duty Amount = 101700'] },
    // Half a cent is rounded up.
    {
      in: 'ae-quota-adcvd',
      edits: ['53: AD/CVD Value of Goods Amount = 50', '53: Case Deposit Rate = 1', '53: AD/CVD Duty Amount = 1'],
    },
    {
      in: 'ae-quota-adcvd',
      edits: ['53: AD/CVD Value of Goods Amount = 49', '53: Case Deposit Rate = 1', '53: AD/CVD Duty Amount = 1'],
      finds: ['error 53: AD/CVD Duty Amount'],
      says: /makes 0\.00/,
    },
    {
      in: 'ae-quota-adcvd',
      edits: [
        '53: Case Rate Type Qualifier Code = S',
        '53: AD/CVD Quantity = 1000000',
        '53: AD/CVD Duty Amount = 101700',
      ],
    },
    {
      in: 'ae-quota-adcvd',
      edits: ['53: Case Rate Type Qualifier Code = S', '53: AD/CVD Quantity = 1000000'],
      finds: ['warning 53: AD/CVD Duty Amount'],
      says: /1,017.00/,
    },
  ],

  // fees
  'ae-line-fee-repeated': [
    inReplace(['62#2: Accounting Class Code = 499'], ['warning 62#2: Accounting Class Code']),
    inReplace([]),
  ],
  'ae-mpf-exempt': [
    inReplace(['50: HTS Number = 9801001012'], ['warning 62: Accounting Class Code'], /^Line 001 .* 9801001012/),
    inReplace(['50: HTS Number = 9802008065']),
    inReplace([type('06'), '+ 40: 41D      0000000010'], ['warning 62: Accounting Class Code'], /domestic/),
    inReplace(['40: Country of Origin Code = GU'], ['warning 62: Accounting Class Code']),
    inReplace(['40: Country of Origin Code = PR']),
  ],
  'ae-mpf-amount': [
    inReplace(
      ['62: User Fee Amount = 4677'],
      ['warning 62: User Fee Amount'],
      /46\.77; .* 13,500\.00, times 0\.003464 makes 46\.76/,
    ),
    inReplace(['62: User Fee Amount = 4677', '50: HTS Number = 9802008065']),
    inReplace([]),
  ],
  'ae-hmf-amount': [
    // Without its 40 record, what follows is not part of the line above it.
    inReplace(['- 40#2']),
    inReplace(
      ['62#2: User Fee Amount = 1687'],
      ['error 62#2: User Fee Amount'],
      /16\.87; .* times 0\.00125 makes 16\.88/,
    ),
    inReplace(['62#2: User Fee Amount = 1687', type('06')]),
    inReplace(['62#2: User Fee Amount = 1687', UNKNOWN]),
  ],
  'ae-hmf-required': [
    inReplace([mode('12'), '- 62#4', '- 62#2'], ['error 10: Mode of Transportation (MOT) Code'], /22\.88 in all/),
    inReplace([mode('12'), '- 62#4'], ['warning 40#2']),
    inReplace([mode('12')]),
    inReplace(['- 62#4', '- 62#2']),
    // $3.00 in all.
    inReplace([mode('12'), '- 62#4', '- 62#2', '50#*: Value of Goods Amount = 800']),
  ],
  'ae-hmf-de-minimis': [
    inReplace(
      ['50#*: Value of Goods Amount = 800', '50#*: Duty Amount = 0', '- 62#3', '- 62', '62#*: User Fee Amount = 150'],
      ['error 62: Accounting Class Code'],
    ),
    inReplace(['50#*: Value of Goods Amount = 800', '- 62#3', '- 62', '62#*: User Fee Amount = 150']),
    inReplace([
      '50#*: Value of Goods Amount = 801',
      '50#*: Duty Amount = 0',
      '- 62#3',
      '- 62',
      '62#*: User Fee Amount = 151',
    ]),
  ],
  'ae-header-fee-amount': [
    {
      in: 'ae-informal',
      edits: ['34: Header Fee Amount (1) = 262'],
      finds: ['warning 34: Header Fee Amount (1)'],
      says: /2\.62; fee 311 is 2\.69 on Tuesday, August 18, 2026/,
    },
    { in: 'ae-informal', edits: ['34: Header Fee Amount (1) = 262', '11: Estimated Entry Date = 093025'] },
    { in: 'ae-informal', edits: ['34: Header Fee Amount (1) = 270', CONSOLIDATED] },
    {
      in: 'ae-informal',
      edits: ['34: Header Fee Amount (1) = 262', CONSOLIDATED],
      finds: ['warning 34: Header Fee Amount (1)'],
    },
    { in: 'ae-informal', edits: ['34: Header Fee Amount (1) = 100', mode('70')] },
    // The fees of the next year are not known.
    { in: 'ae-informal', edits: ['34: Header Fee Amount (1) = 275', '11: Estimated Entry Date = 100126'] },
    { in: 'ae-informal', edits: [] },
  ],
  'ae-mail-fee': [
    {
      in: 'ae-informal',
      edits: [mode('50'), '- 34'],
      finds: ['warning 10: Mode of Transportation (MOT) Code'],
      says: /95\.40/,
    },
    {
      in: 'ae-informal',
      edits: [mode('50'), '34: Accounting Class Code (1) = 496', '50#*: Duty Amount = 0'],
      finds: ['warning 34: Accounting Class Code (1)'],
    },
    { in: 'ae-informal', edits: [mode('50'), '34: Accounting Class Code (1) = 496'] },
    { in: 'ae-informal', edits: [] },
  ],
  'ae-manual-surcharge': [
    inReplace(['+ 33: 34500     403'], ['warning 34: Accounting Class Code (1)']),
    { in: 'ae-informal', edits: [] },
  ],

  // totals
  'ae-duty-total': [
    inReplace(
      ['90: Grand Total Duty Amount = 10000'],
      ['error 90: Grand Total Duty Amount'],
      /\(3-13\) is 100\.00; the 50 records add up to 3,643\.80/,
    ),
    inReplace(['90: Grand Total Duty Amount = ']),
    inReplace(['90: Grand Total Duty Amount = 10000', UNKNOWN]),
    inReplace(['50: Duty Amount = 0', '90: Grand Total Duty Amount = 26880']),
    inReplace(['50: Duty Amount = "     X"', '90: Grand Total Duty Amount = 0']),
  ],
  'ae-tax-total': [
    inReplace(['+ 50: 600170000001000'], ['error 90: Grand Total IR Tax Amount'], /0\.00; .* 10\.00/),
    inReplace(['90: Grand Total IR Tax Amount = 1'], ['error 90: Grand Total IR Tax Amount'], /there is no 60 record/),
    inReplace(['+ 50: 600170000001000', '90: Grand Total IR Tax Amount = 1000']),
  ],
  'ae-other-revenue-total': [
    inReplace(['+ 50: 616720000001000'], ['error 90: Grand Total Other Revenue Amount']),
    inReplace(['90: Grand Total Other Revenue Amount = ']),
    inReplace(['+ 50: 616720000001000', '90: Grand Total Other Revenue Amount = 1000']),
  ],
  'ae-fee-total': [
    inReplace(
      ['89: Total Fee Amount (2) = 2287'],
      ['error 89: Total Fee Amount (2)'],
      /class 501 is 22\.87; .* 22\.88.*719/,
    ),
    inReplace(['89: Accounting Class Code (2) = 056'], ['error 89: Accounting Class Code (2)'], /717/),
    {
      in: 'ae-informal',
      edits: ['89: Total Fee Amount (1) = 268'],
      finds: ['error 89: Total Fee Amount (1)'],
      says: /731/,
    },
    {
      in: 'ae-quota-adcvd',
      edits: ['89: Total Fee Amount (3) = 322'],
      finds: ['error 89: Total Fee Amount (3)'],
      says: /720/,
    },
    inReplace(['62#2: User Fee Amount = ', '89: Total Fee Amount (2) = 2287']),
    inReplace([]),
  ],
  'ae-fee-total-required': [
    inReplace(['- 89'], ['error 90'], /Fees 499, 501 are reported.*716/),
    { in: 'ae-informal', edits: ['- 89'], finds: ['error 90'], says: /Fee 311 is reported.*715/ },
    inReplace(['89: Accounting Class Code (2) = ', '89: Total Fee Amount (2) = '], ['warning 89'], /501/),
    inReplace(['+ 33: 34500     403'], ['error 89'], /248/),
    inReplace([]),
  ],
  'ae-fee-total-repeated': [
    inReplace(['89: Accounting Class Code (2) = 499'], ['warning 89: Accounting Class Code (2)']),
    inReplace([]),
  ],
  'ae-mpf-total': [
    // Not raised to the minimum: below every minimum since 2011, or only below that of the date.
    {
      in: 'ae-pga',
      edits: ['89: Total Fee Amount (1) = 2499'],
      finds: ['error 89: Total Fee Amount (1)'],
      says: /24\.99; the lines add up to 30\.14, so it is the minimum on .*33\.58.*639/,
    },
    {
      in: 'ae-pga',
      edits: ['89: Total Fee Amount (1) = 3014'],
      finds: ['warning 89: Total Fee Amount (1)'],
      says: /the minimum on Wednesday, August 19, 2026, 33\.58.*639/,
    },
    { in: 'ae-pga', edits: ['89: Total Fee Amount (1) = 3271', '11: Estimated Entry Date = 093025'] },
    { in: 'ae-pga', edits: ['89: Total Fee Amount (1) = 3450', '11: Estimated Entry Date = 100126'] },
    { in: 'ae-pga', edits: ['89: Total Fee Amount (1) = 3695'], finds: ['error 89: Total Fee Amount (1)'] },
    // Between the bounds.
    inReplace(['89: Total Fee Amount (1) = 6439'], ['warning 89: Total Fee Amount (1)'], /641/),
    inReplace(
      ['89: Total Fee Amount (1) = 6440'],
      ['error 89: Total Fee Amount (1)'],
      /64\.40; .* 63\.39, so it is 63\.39/,
    ),
    // Not lowered to the maximum.
    inReplace(
      ['62: User Fee Amount = 71000', '89: Total Fee Amount (1) = 72663'],
      ['error 89: Total Fee Amount (1)'],
      /651\.50.*640/,
    ),
    inReplace(
      ['62: User Fee Amount = 70000', '89: Total Fee Amount (1) = 63462'],
      ['warning 89: Total Fee Amount (1)'],
    ),
    inReplace(['62: User Fee Amount = 70000', '89: Total Fee Amount (1) = 65150']),
    inReplace(['62: User Fee Amount = 70000', '89: Total Fee Amount (1) = 71663', CONSOLIDATED]),
    inReplace(['89: Total Fee Amount (1) = 1', mode('70')]),
  ],
  'ae-user-fee-total': [
    inReplace(
      ['90: Grand Total User Fee Amount = 8628'],
      ['error 90: Grand Total User Fee Amount'],
      /86\.28; the 89 records add up to 86\.27/,
    ),
    inReplace(
      ['- 89', '- 62#4', '- 62#3', '- 62#2', '- 62'],
      ['error 90: Grand Total User Fee Amount'],
      /no fee is reported/,
    ),
    // That the 89 record is missing is said elsewhere.
    inReplace(['- 89']),
  ],
  'ae-adcvd-totals': [
    {
      in: 'ae-quota-adcvd',
      edits: ['88: Total Cash Deposit AD Duty Amount = 203500', '88: Total Cash Deposit CV Duty Amount = 1'],
      finds: ['error 88: Total Cash Deposit AD Duty Amount', 'error 88: Total Cash Deposit CV Duty Amount'],
      says: /2,035\.00; .* 2,034\.00.*739/,
    },
    {
      in: 'ae-quota-adcvd',
      edits: ['53: Bond/Cash Claim Code = B'],
      finds: ['error 88: Total Bonded AD Duty Amount', 'error 88: Total Cash Deposit AD Duty Amount'],
      says: /737/,
    },
    { in: 'ae-quota-adcvd', edits: ['53: Bond/Cash Claim Code = '] },
    { in: 'ae-quota-adcvd', edits: [] },
  ],
  'ae-adcvd-grand-total': [
    {
      in: 'ae-quota-adcvd',
      edits: ['90: Grand Total CV Duty Amount = 70001'],
      finds: ['error 90: Grand Total CV Duty Amount'],
      says: /700\.01; the 88 record adds up to 700\.00.*747/,
    },
    inReplace(['90: Grand Total AD Duty Amount = 100'], ['error 90: Grand Total AD Duty Amount'], /744/),
    inReplace(['90: Grand Total AD Duty Amount = 100', type('06')], ['warning 90: Grand Total AD Duty Amount']),
    inReplace([]),
  ],
});
