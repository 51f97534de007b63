/** The check digits of entry numbers, right and wrong, in each application that has them. */
import { entryNumberRules } from '../../../server/src/checks/rules/entryNumbers';
import { describeRules } from '../../support/ruleTests';

describeRules('check digits of entry numbers', entryNumberRules, [], {
  'se-entry-check-digit': [
    {
      in: 'se-add',
      edits: ['SE10: Entry Number = 02000115'],
      finds: ['warning SE10: Entry Number'],
      says: /9XX-0200011-5 ends in 5, its check digit is 4/,
    },
    {
      in: 'se-cancel',
      edits: ['SE20: Reference Identifier = 9XX02000345'],
      finds: ['warning SE20: Reference Identifier'],
    },
    { in: 'se-add', edits: ['SE20: Reference Identifier = 9XX0200'] },
    { in: 'se-cancel', edits: [] },
  ],
  'cb-entry-check-digit': [
    { in: 'cb-add', edits: ['20: Transaction ID = 9XX02000669'], finds: ['warning 20: Transaction ID'] },
    { in: 'cb-add', edits: [] },
  ],
  'de-entry-check-digit': [
    { in: 'de-tftea', edits: ['40: Entry Number = 01000017'], finds: ['warning 40: Entry Number'] },
    { in: 'de-tftea', edits: [] },
  ],
  're-entry-check-digit': [
    {
      in: 're-reconciliation',
      edits: ['52: Underlying Entry Number 1 = 01000017'],
      finds: ['warning 52: Underlying Entry Number 1'],
    },
    // Letters are allowed here, and have no check digit that is known.
    { in: 're-reconciliation', edits: ['52: Underlying Entry Number 1 = A1000017'] },
    { in: 're-reconciliation', edits: [] },
  ],
  'te-entry-check-digit': [
    { in: 'te-extension', edits: ['XA: Entry Number = 02000669'], finds: ['warning XA: Entry Number'] },
    { in: 'te-extension', edits: [] },
  ],
  'cw-entry-check-digit': [
    { in: 'cw-override', edits: ['CW01: Entry Number = 01000017'], finds: ['warning CW01: Entry Number'] },
    { in: 'cw-override', edits: [] },
  ],
  'cj-entry-check-digit': [
    { in: 'cj-query', edits: ['CJ1#2: Entry Number 2 = 01000421'], finds: ['warning CJ1#2: Entry Number 2'] },
    { in: 'cj-query', edits: [] },
  ],
  'eq-entry-check-digit': [
    { in: 'eq-query', edits: ['J1: Entry Number (1) = 01000017'], finds: ['warning J1: Entry Number (1)'] },
    { in: 'eq-query', edits: [] },
  ],
  'cq-entry-check-digit': [
    { in: 'cq-query', edits: ['WR1: Entry Number = " 02000115"'], finds: ['warning WR1: Entry Number'] },
    { in: 'cq-query', edits: [] },
  ],
  'sf-entry-check-digit': [
    { in: 'sf-isf10', edits: ['+ SF20: SF206B 9XX02000115'], finds: ['warning SF20#2: Reference Identifier'] },
    { in: 'sf-isf10', edits: ['+ SF20: SF206B 9XX02000114'] },
  ],
});
