/** Each rule of eBond submissions, broken and kept. */
import { ebondRules } from '../../../server/src/checks/rules/ebond';
import { ebondPartyRules } from '../../../server/src/checks/rules/ebondParties';
import { describeRules } from '../../support/ruleTests';

describeRules('rules of eBond submissions', [...ebondRules, ...ebondPartyRules], [], {
  'cb-transaction-record': [
    { in: 'cb-add', edits: ['- 20'], finds: ['error 10#2: Bond Type Code'], says: /S25/ },
    { in: 'cb-add', edits: ['+ 10: 201239XX02000668'], finds: ['error 20'], says: /S24/ },
    { in: 'cb-add', edits: [] },
    { in: 'cb-change', edits: [] },
  ],
  'cb-liability-sum': [
    {
      in: 'cb-add',
      edits: ['45: Co-Surety Liability Amount = 20001'],
      finds: ['error 40#2: Surety Liability Amount'],
      says: /\$60,000; .* \$60,001.*S73/,
    },
    { in: 'cb-add', edits: ['40: Surety Liability Amount = 99999'], finds: ['warning 40: Surety Liability Amount'] },
    { in: 'cb-add', edits: ['40#2: Surety Liability Amount = '] },
    { in: 'cb-add', edits: ['45: Co-Surety Liability Amount = "2X"'] },
    { in: 'cb-add', edits: [] },
  ],
  'cb-amount': [
    { in: 'cb-add', edits: ['10: Bond Amount = 0'], finds: ['error 10: Bond Amount'], says: /S15/ },
    {
      in: 'cb-add',
      edits: ['45: Co-Surety Liability Amount = 0'],
      finds: ['error 45: Co-Surety Liability Amount'],
      says: /S76/,
    },
    { in: 'cb-change', edits: ['10: Bond Amount = 0'] },
    { in: 'cb-add', edits: [] },
  ],
  'cb-people': [
    { in: 'cb-add', edits: ['+ 35: 35ANI262704-00017'], finds: ['error 35#2: Co-Principal ID Number'], says: /S42/ },
    { in: 'cb-add', edits: ['+ 36: 36EI 89-1234567AC'], finds: ['error 36#2: Bond User ID Number'], says: /S48/ },
    { in: 'cb-add', edits: ['+ 30: 35EI 89-1234567AB'], finds: ['error 35: Co-Principal ID Number'], says: /S58/ },
    { in: 'cb-add', edits: ['+ 36: 36EI 89-1234567AB'], finds: ['error 36#2: Bond User ID Number'], says: /S59/ },
    { in: 'cb-add', edits: ['+ 36: 36ANI262704-00017'], finds: ['error 36#2: Bond User ID Number'], says: /S60/ },
    { in: 'cb-change', edits: ['36#2: Bond User ID Number Type = EI', '36#2: Bond User ID Number = 89-1234567AD'] },
    { in: 'cb-add', edits: [] },
    { in: 'cb-change', edits: [] },
  ],
  'cb-sureties': [
    { in: 'cb-add', edits: ['45: Co-Surety Code = 901'], finds: ['error 45: Co-Surety Code'], says: /S61/ },
    {
      in: 'cb-add',
      edits: ['+ 45: 45902999-99-9999                                             10000'],
      finds: ['error 45#2: Co-Surety Code'],
      says: /S55/,
    },
    {
      in: 'cb-add',
      edits: ['46: Surety Code for Re-Insurer = 901'],
      finds: ['error 46: Surety Code for Re-Insurer'],
      says: /SR3/,
    },
    { in: 'cb-add', edits: [] },
  ],
  'cb-user-family': [
    { in: 'cb-add', edits: ['36: Bond User ID Number = 89-7654321AC'], finds: ['warning 36: Bond User ID Number'] },
    { in: 'cb-add', edits: [] },
    { in: 'cb-change', edits: ['36: Bond User ID Number = 89-7654321AC'] },
  ],
  'cb-notify-parties': [
    {
      in: 'cb-add',
      edits: ['12: Secondary Notify Party Code 3 = 460199X01'],
      finds: ['error 12: Secondary Notify Party Code 3'],
      says: /twice/,
    },
    {
      in: 'cb-add',
      edits: ['12: Secondary Notify Party Code 2 = 27049XX01'],
      finds: ['error 12: Secondary Notify Party Code 2'],
      says: /filer of the B record/,
    },
    { in: 'cb-add', edits: [] },
  ],
  'cb-dates': [
    { in: 'cb-add', edits: ['10: Effective Date = 081626'], finds: ['error 10: Effective Date'], says: /S17/ },
    { in: 'cb-add', edits: ['10: Effective Date = 081726'] },
    {
      in: 'cb-change',
      edits: ['10#3: Termination Date = 083126'],
      finds: ['error 10#3: Termination Date'],
      says: /14 days .*S21/,
    },
    { in: 'cb-change', edits: ['10#3: Termination Date = 090126'] },
  ],
  'cb-execution-day': [
    {
      in: 'cb-add',
      edits: ['10: Execution Date = 081526'],
      finds: ['warning 10: Execution Date'],
      says: /2 days before/,
    },
    { in: 'cb-add', edits: ['10: Execution Date = 081626'] },
  ],
  'cb-bond-number': [
    { in: 'cb-change', edits: ['10: Bond Number = 268A0B0C1'], finds: ['warning 10: Bond Number'] },
    { in: 'cb-change', edits: [] },
  ],
  'cb-drawback-entry': [
    { in: 'cb-add', edits: ['10#2: Bond Activity Code = 1A'], finds: ['warning 20: Entry Type Code'] },
    { in: 'cb-add', edits: ['10#2: Bond Activity Code = 1A', '20: Entry Type Code = 41'] },
  ],
});
