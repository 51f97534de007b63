/** Each rule of drawback claims, broken and kept. */
import { drawbackRules } from '../../../server/src/checks/rules/drawback';
import { drawbackTotalRules } from '../../../server/src/checks/rules/drawbackTotals';
import { describeRules } from '../../support/ruleTests';

describeRules('rules of drawback claims', [...drawbackRules, ...drawbackTotalRules], [], {
  'de-export-records': [
    {
      in: 'de-core',
      edits: ['10: Drawback Provision = 58'],
      finds: ['warning 60'],
      says: /not allowed under a TFTEA provision .* 58/,
    },
    { in: 'de-core', edits: ['- 60#*', '- 61#*'], finds: ['warning 10: Drawback Provision'], says: /at least one 60/ },
    { in: 'de-tftea', edits: [] },
    { in: 'de-core', edits: [] },
  ],
  'de-made-articles': [
    { in: 'de-tftea', edits: ['- 50#*', '- 51#*', '- 52#*', '- 53#*'], finds: ['warning 40: Action Indicator'] },
    { in: 'de-core', edits: [] },
  ],
  'de-classification': [
    { in: 'de-tftea', edits: ['- 41', '- 42'], finds: ['error 40'] },
    { in: 'de-tftea', edits: ['- 41', '- 42', '10: Drawback Provision = 57'] },
    { in: 'de-tftea', edits: [] },
  ],
  'de-foreign-duty': [
    {
      in: 'de-tftea',
      edits: ['10: USMCA Drawback Claim Indicator = X'],
      finds: ['warning 10: USMCA Drawback Claim Indicator'],
    },
    {
      in: 'de-tftea',
      edits: [
        '10: USMCA Drawback Claim Indicator = X',
        '+ 63#2: 64FOREIGN0001         041226    120000   1367000848180                       MX',
      ],
    },
    { in: 'de-tftea', edits: [] },
  ],
  'de-bond-record': [
    { in: 'de-tftea', edits: ['- 31'], finds: ['warning 10: Accelerated Payment Request Indicator'] },
    { in: 'de-core', edits: [] },
  ],
  'de-notice-records': [
    { in: 'de-tftea', edits: ['- 63#2'], finds: ['warning 62'], says: /E missing/ },
    { in: 'de-tftea', edits: ['- 63#2', '62: Examination/Witness Indicator = '] },
    { in: 'de-tftea', edits: [] },
  ],
  'de-tracking-repeated': [
    {
      in: 'de-tftea',
      edits: ['40#2: Import Tracking Identification Number (ITIN) = 1'],
      finds: ['error 40#2: Import Tracking Identification Number (ITIN)'],
    },
    {
      in: 'de-tftea',
      edits: ['51: Manufactured Tracking Identification Number (MTIN) = 2'],
      finds: ['error 51: Manufactured Tracking Identification Number (MTIN)'],
    },
    { in: 'de-tftea', edits: [] },
    { in: 'de-core', edits: [] },
  ],
  'de-tracking-known': [
    {
      in: 'de-tftea',
      edits: [
        '52: Import Tracking Identification Number (ITIN) 2 = 3',
        '73: Manufactured Tracking Identification Number (MTIN) 1 = 2',
      ],
      finds: [
        'warning 52: Import Tracking Identification Number (ITIN) 2',
        'warning 73: Manufactured Tracking Identification Number (MTIN) 1',
      ],
      says: /00003/,
    },
    { in: 'de-tftea', edits: ['72: Import Tracking Identification Number (ITIN) 2 = 12'] },
    { in: 'de-tftea', edits: [] },
  ],
  'de-ruling': [
    {
      in: 'de-tftea',
      edits: ['50#2: Import Manufacture Ruling Number = 4400000002'],
      finds: ['warning 50#2: Import Manufacture Ruling Number'],
    },
    { in: 'de-tftea', edits: ['50#2: Import Manufacture Ruling Number = 9999999999'] },
    { in: 'de-tftea', edits: [] },
  ],
  'de-chronology': [
    { in: 'de-tftea', edits: ['70#2: Export/Destroy Date = 040926'], finds: ['warning 70#2: Export/Destroy Date'] },
    { in: 'de-tftea', edits: ['70#2: Export/Destroy Date = 041026'] },
  ],
  'de-class-total': [
    {
      in: 'de-tftea',
      edits: ['43: Claim Amount = 99001'],
      finds: ['warning 89: Total Amount (1)'],
      says: /\$1,123\.06; .* \$1,123\.07/,
    },
    {
      in: 'de-tftea',
      edits: ['43#5: Accounting Class Code = 055'],
      finds: ['warning 43#5: Accounting Class Code', 'warning 89: Total Amount (3)'],
    },
    { in: 'de-tftea', edits: ['43: Adjusted Claimed Amount = 500'] },
    { in: 'de-tftea', edits: ['43: Adjusted Claimed Amount = 500', '89: Total Amount (1) = 112806'] },
    { in: 'de-tftea', edits: ['43: Claim Amount = "9X"'] },
    { in: 'de-tftea', edits: [] },
    { in: 'de-core', edits: [] },
  ],
  'de-class-repeated': [
    {
      in: 'de-tftea',
      edits: ['89: Accounting Class Code (3) = 399'],
      finds: ['warning 89: Total Amount (3)'],
      says: /has a total already/,
    },
    { in: 'de-tftea', edits: ['89: Total Amount (3) = 0'], finds: ['warning 89: Total Amount (3)'], says: /zero/ },
    { in: 'de-tftea', edits: [] },
  ],
  'de-grand-total': [
    {
      in: 'de-tftea',
      edits: ['90: Grand Total Duty Amount = 112307'],
      finds: ['error 90: Grand Total Duty Amount'],
      says: /\$1,123\.07; .* \$1,123\.06/,
    },
    {
      in: 'de-tftea',
      edits: ['89: Accounting Class Code (3) = 365'],
      finds: ['error 90: Grand Total User Fee Amount', 'error 90: Grand Total IR Tax Amount'],
    },
    { in: 'de-tftea', edits: ['90: Grand Total Duty Amount = '] },
    { in: 'de-tftea', edits: [] },
    { in: 'de-core', edits: [] },
  ],
  'de-claim-limit': [
    { in: 'de-tftea', edits: ['43: Calculated Amount = 98999'], finds: ['information 43: Claim Amount'] },
    { in: 'de-tftea', edits: [] },
  ],
});
