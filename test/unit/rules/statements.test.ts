/** Each rule of statements, broken and kept. */
import { statementRules } from '../../../server/src/checks/rules/statements';
import { describeRules } from '../../support/ruleTests';

describeRules('rules of statements', statementRules, [], {
  'pf-totals': [
    {
      in: 'pf-preliminary',
      edits: ['Q1: Estimated Duty Amount = 326881'],
      finds: ['information Q3: Total Estimated Duty'],
      says: /\$3,768\.80; .* \$3,768\.81/,
    },
    { in: 'pf-preliminary', edits: ['QE: First Fee Amount = 1'], finds: ['information QE: First Fee Amount'] },
    {
      in: 'pf-preliminary',
      edits: ['Q2: Antidumping Duty Amount = 500', 'Q2: Antidumping Indicator = Y'],
      finds: ['information Q4: Total Antidumping Duty'],
    },
    // On a final statement the details stand for what was paid.
    { in: 'pf-final', edits: ['Q1: Estimated Duty Amount = 326881'], finds: ['information Q5: Total Estimated Duty'] },
    { in: 'pf-preliminary', edits: ['Q2: Antidumping Duty Amount = 500', 'Q2: Antidumping Indicator = N'] },
    { in: 'pf-preliminary', edits: ['Q1: Estimated Duty Amount = 326881', 'Q2#2: Pay Indicator = N'] },
    { in: 'pf-preliminary', edits: ['Q1: Estimated Duty Amount = 326881', 'Q1#2: Entry Type = 22'] },
    { in: 'pf-preliminary', edits: [] },
  ],
  'pf-whole': [
    { in: 'pf-final', edits: ['Q6: Total Amount Paid = 1'], finds: ['information Q6: Total Amount Paid'] },
    { in: 'pf-final', edits: ['Q6: Total Amount Paid = 1', 'Q5: Total Deferred Tax = 1'] },
    { in: 'pf-final', edits: [] },
  ],
  'pf-count': [
    {
      in: 'pf-preliminary',
      edits: ['Q4: Total Number Revenue Producing Entries = 3'],
      finds: ['information Q4: Total Number Revenue Producing Entries'],
      says: /3 entries .* lists 2/,
    },
    {
      in: 'pf-preliminary',
      edits: ['Q4: Total Number Revenue Producing Entries = 1', 'Q4: Total Number Non-Revenue Producing Entries = 1'],
    },
    { in: 'pf-final', edits: [] },
  ],
  'ms-totals': [
    { in: 'ms-statement', edits: ['Q1: Total Duty = 1'], finds: ['information Q5: Total Duty'] },
    { in: 'ms-statement', edits: ['QJ: First Fee Amount = 1'], finds: ['information QJ: First Fee Amount'] },
    { in: 'ms-statement', edits: ['Q6: Total Amount Paid = 1'], finds: ['information Q6: Total Amount Paid'] },
    { in: 'ms-statement', edits: ['Q3: Total Duty = 1'] },
    { in: 'ms-statement', edits: [] },
  ],
  'statement-sequence': [
    { in: 'ms-statement', edits: ['QA#2: Sequence Number = 2'], finds: ['information QA#2: Sequence Number'] },
    { in: 'ms-statement', edits: ['+ QA#2: QA0250100000000000'] },
    { in: 'pf-final', edits: [] },
  ],
  'statement-identity': [
    {
      in: 'ms-statement',
      edits: ['Q3: Periodic Monthly Statement Number = 4626P09002'],
      finds: ['information Q3: Periodic Monthly Statement Number'],
    },
    {
      in: 'pf-final',
      edits: ['Q5: Daily Statement Print Date = 082726'],
      finds: ['information Q5: Daily Statement Print Date'],
    },
    { in: 'pf-final', edits: [] },
  ],
});
