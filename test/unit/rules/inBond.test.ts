/** Each rule of in-bond transactions and events, broken and kept. */
import { inBondEventRules } from '../../../server/src/checks/rules/inBondEvents';
import { inBondRules } from '../../../server/src/checks/rules/inBond';
import { describeRules } from '../../support/ruleTests';

const withdrawal = [
  '10: Foreign Trade Zone/Warehouse Indicator = Y',
  '10: In-bond Carrier Code = Z998',
  '20: Foreign Trade Zone FIRMS Code = Z998',
];
const byAir = ['20: Import Mode of Transport (MOT) Code = 40', '20: Voyage/Flight/Trip Number = 0123'];

describeRules('rules of in-bond transactions', inBondRules, [], {
  'qp-check-digit': [
    {
      in: 'qp-inbond',
      edits: ['10: In-bond Number = 999000019'],
      finds: ['warning 10: In-bond Number'],
      says: /check digit is 5, or up to 8/,
    },
    {
      in: 'wp-arrival',
      edits: ['10#2: In-bond Number = 999000014'],
      finds: ['warning 10#2: In-bond Number'],
    },
    {
      in: 'qp-inbond',
      edits: ['30: Previous In-bond Number = 999000014'],
      finds: ['warning 30: Previous In-bond Number'],
    },
    { in: 'qp-inbond', edits: ['10: In-bond Number = 999000018'] },
    { in: 'wp-arrival', edits: ['10: In-bond Number = V9990000019'] },
    { in: 'qp-inbond', edits: ['10: In-bond Number = 99900001X'] },
  ],
  'qp-piece-count': [
    {
      in: 'qp-inbond',
      edits: ['71: Piece Count = 21'],
      finds: ['error 40: Manifest Quantity'],
      says: /quantity is 30; .* add up to 31/,
    },
    { in: 'qp-inbond', edits: ['71: Piece Count = 30', '71#2: Piece Count = '] },
    { in: 'qp-inbond', edits: ['71: Piece Count = '] },
    { in: 'qp-inbond', edits: ['71: Piece Count = "2X"'] },
    { in: 'qp-inbond', edits: [] },
  ],
  'qp-first-piece-count': [
    { in: 'qp-inbond', edits: ['71: Piece Count = '], finds: ['warning 71: Piece Count'] },
    { in: 'qp-inbond', edits: ['71#2: Piece Count = '] },
  ],
  'qp-container-repeated': [
    {
      in: 'qp-inbond',
      edits: ['+ 72: 65QZXU1234568   SEAL000001     SEAL000002     CN'],
      finds: ['warning 65#2: Container Number'],
    },
    { in: 'qp-inbond', edits: ['+ 72: 65QZXU1234570   SEAL000001     SEAL000002     CN'] },
  ],
  'qp-harmonized-number': [
    { in: 'qp-inbond', edits: ['- 70#*'], finds: ['warning 65'], says: /type 62/ },
    { in: 'qp-inbond', edits: ['- 70#*', '10: In-bond Entry Type = 61'] },
    { in: 'qp-inbond', edits: [] },
  ],
  'qp-facility-code': [
    {
      in: 'qp-inbond',
      edits: [...withdrawal, '10: In-bond Carrier Code = Z997'],
      finds: ['warning 10: In-bond Carrier Code'],
      says: /Z997 must be .* Z998/,
    },
    {
      in: 'qp-inbond',
      edits: [...withdrawal, '30: Issuer Code of Simple/Regular/Master Bill of Lading = Z996'],
      finds: ['warning 30: Issuer Code of Simple/Regular/Master Bill of Lading'],
    },
    { in: 'qp-inbond', edits: withdrawal },
    { in: 'qp-inbond', edits: ['10: In-bond Carrier Code = Z997'] },
  ],
  'qp-required-records': [
    { in: 'qp-inbond', edits: ['- 20'], finds: ['warning 10'], says: /reported in full/ },
    {
      in: 'qp-short',
      edits: ['10: Foreign Trade Zone/Warehouse Indicator = Y'],
      finds: ['warning 10', 'warning 30'],
      says: /withdrawal/,
    },
    { in: 'qp-short', edits: [] },
    { in: 'qp-inbond', edits: withdrawal },
  ],
  'qp-bill-issuer': [
    {
      in: 'qp-short',
      edits: ['30: Issuer Code of Simple/Regular/Master Bill of Lading = UNKN'],
      finds: ['error 30: Issuer Code of Simple/Regular/Master Bill of Lading'],
    },
    { in: 'qp-short', edits: [] },
  ],
  'qp-airline-code': [
    {
      in: 'qp-inbond',
      edits: ['20: Importing Carrier Code = X5'],
      finds: ['warning 20: Importing Carrier Code'],
    },
    { in: 'qp-inbond', edits: ['20: Importing Carrier Code = 5X'] },
    { in: 'qp-inbond', edits: [] },
  ],
  'qp-amount': [
    { in: 'qp-inbond', edits: ['10: Value = 0'], finds: ['error 10: Value'] },
    { in: 'qp-inbond', edits: ['70#2: Weight = 0'], finds: ['error 70#2: Weight'] },
    { in: 'qp-delete', edits: ['10: Value = 0'] },
    { in: 'qp-inbond', edits: [] },
  ],
  'qp-inland-place': [
    {
      in: 'qp-inbond',
      edits: byAir,
      finds: ['warning 10: Port of Foreign Destination', 'warning 40: Foreign Port of Lading'],
    },
    { in: 'qp-inbond', edits: [] },
  ],
  'qp-air-bill': [
    {
      in: 'qp-inbond',
      edits: ['20: Import Mode of Transport (MOT) Code = 40'],
      finds: ['warning 20: Voyage/Flight/Trip Number'],
      says: /T0815/,
    },
    {
      in: 'qp-inbond',
      edits: [...byAir, '30: Issuer Code of Simple/Regular/Master Bill of Lading = 999'],
      finds: ['warning 30: Issuer Sequence of Simple/Regular Master Bill of Lading'],
    },
    {
      in: 'qp-inbond',
      edits: [
        ...byAir,
        '30: Issuer Code of Simple/Regular/Master Bill of Lading = 999',
        '30: Issuer Sequence of Simple/Regular Master Bill of Lading = 00000044',
      ],
    },
    { in: 'qp-inbond', edits: [] },
  ],
});

describeRules('rules of in-bond events', inBondEventRules, [], {
  'wp-export-conveyance': [
    { in: 'wp-arrival', edits: ['10#2: Action Code = 1'], finds: ['warning 20#2: Export MOT'], says: /action 1/ },
    { in: 'wp-arrival', edits: [] },
  ],
  'wp-arrival-place': [
    {
      in: 'wp-arrival',
      edits: ['10#4: Action Code = 2', '10#4: FIRMS Location on In-Bond Arrival = '],
      finds: ['warning 10#4: FIRMS Location on In-Bond Arrival'],
    },
    {
      in: 'wp-arrival',
      edits: [
        '10#4: Action Code = 2',
        '10#4: FIRMS Location on In-Bond Arrival = ',
        '10#4: Issuer Code of Simple/Regular Master Bill of Lading = 999',
      ],
    },
    { in: 'wp-arrival', edits: [] },
  ],
  'wp-not-for-air': [
    {
      in: 'wp-arrival',
      edits: ['10#4: Issuer Code of Simple/Regular Master Bill of Lading = 999'],
      finds: ['warning 10#4: Action Code'],
    },
    { in: 'wp-arrival', edits: [] },
  ],
  'wp-event-date': [
    {
      in: 'wp-arrival',
      edits: ['A: Transmission Date = 081726'],
      finds: ['warning 20: Date', 'warning 20#2: Date', 'warning 20#3: Date', 'warning 20#4: Date'],
    },
    { in: 'wp-arrival', edits: ['A: Transmission Date = 082026'] },
  ],
});
