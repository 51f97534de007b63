/**
 * Where the conditions of a response stand in the request. A line of a table is a line of the request with what is complained of marked:
 * `«`, condition code, `: `, the characters pointed to, `»`.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { answersTo, problemsOf, type Answers } from '../../../server/src/responses/answers';
import { suitability } from '../../../server/src/responses/candidates';
import { fixture, fixtureLines, fuzzRuns, transmissionOf } from '../../support/transmissions';

/** Records padded to their length. */
function file(lines: readonly string[]): string {
  return lines.map((line) => `${line.padEnd(80)}\n`).join('');
}

function answers(request: string, response: string): Answers {
  return answersTo(transmissionOf(request), transmissionOf(response));
}

/** The marked lines of the request, in the order of the response; a condition that has no place there is its code alone. */
function marked(request: string, response: string): string[] {
  const lines = request.split('\n');
  return problemsOf(answers(request, response)).map(({ code, target }) => {
    if (!target) return code;
    const line = lines[target.line] ?? '';
    const [from, to] = [target.start - 1, target.end];
    return `${line.slice(0, from)}«${code}: ${line.slice(from, to)}»${line.slice(to)}`.trimEnd();
  });
}

/** Outcomes of the transactions of the response in their order; `-` for what is neither accepted nor rejected. */
const pairs: readonly { request: string; response: string; outcomes: string; conditions: string[] }[] = [
  {
    request: 'ae-consumption',
    response: 'ax-rejected',
    outcomes: 'rejected',
    conditions: [
      '11«101: 89-1234567AB»89-1234567AB               081826081626       CA',
      '23HQZXV«322: HB00000771  »',
      '318B «138: 901»',
      '33«151: 26»',
      '47«483: MCNEXAPOW12SHE  »',
      '50«434: 99038803  » 0000300000 0000000000             X',
      '508504409540 0000000000 0000012000 «441: 000000015000NO »',
      '508504409540 0000000000 0000012000 «442: 000000015000NO »',
      '62«634: 49900001663»',
      'CW02     «485: 27D»50',
      '90«722: 00000326880» 00000007920 00000000000 00000000000 00000000000 00000000000',
      '89«641: 49900000005820»50100000002100',
    ],
  },
  {
    request: 'ae-consumption',
    response: 'ax-accepted',
    outcomes: 'warned',
    conditions: [
      '«27C: 50»8504409540 0000000000 0000012000 000000015000NO',
      '50«626: 8481803090 0000026880» 0000004800 000000020000NO 000000035000KG',
    ],
  },
  {
    request: 'se-add',
    response: 'sx-rejected',
    outcomes: 'rejected',
    conditions: [
      'SE10A9XX  02000114 01EI «101: 89-1234567AB»11800000246002704  2704',
      'SE15HQZXVHB00000881                                        «204: 00000600»     N',
      'SE16XQZLV124E«215: 081826»00000040CTNS EXAMPLE VOYAGER',
      'SE36«310: MILANO                             »MI       20100          IT',
      'SE60«433: 8504409540»0000017400',
    ],
  },
  {
    request: 'se-add',
    response: 'sx-accepted',
    outcomes: 'accepted',
    conditions: [],
  },
  {
    request: 'ki-query',
    response: 'kr-response',
    outcomes: '-',
    conditions: ['K 89-1234567AB1262704-00017 999-99-9999 1«3: 89-7654321**»', 'K «0: 89-000000100»'],
  },
  {
    request: 'qp-inbond',
    response: 'qt-response',
    outcomes: 'rejected',
    conditions: ['«412: 32»27049XXA1QZXV     27049XX', '40801070000000030CTN  0000001200«233: KG»0000000008CMTORONTO'],
  },
  {
    request: 'qp-inbond',
    response: 'qt-accepted',
    outcomes: 'warned',
    conditions: ['«412: 32»27049XXA1QZXV     27049XX'],
  },
  {
    request: 're-reconciliation',
    response: 'rx-response',
    outcomes: 'accepted',
    conditions: ['«R10: 10»A9XX  04000112CX189-1234567AB9018     REC000411'],
  },
  {
    request: 're-reconciliation',
    response: 'rx-rejected',
    outcomes: 'rejected',
    conditions: [
      '10A9XX  04000112«R12: CX1»89-1234567AB9018     REC000411',
      'D1«R31: 262704-00017»SAMPLE TRADERS LLC',
      '10A9XX  04000112CX189-1234567AB«R52: 901»8     REC000411',
    ],
  },
  {
    request: 'te-extension',
    response: 'tx-response',
    outcomes: 'accepted rejected',
    conditions: ['«8XT: XA»27209XX 020006762'],
  },
  {
    request: 'tp-importer',
    response: 'tt-response',
    outcomes: 'accepted rejected',
    conditions: ['«I07: T1»N            MUSTER GMBH                     MUSTERSTRASSE 4'],
  },
  {
    request: 'cb-add',
    response: 'cx-response',
    outcomes: 'accepted rejected accepted',
    conditions: [
      '3034 «S34: 999-99-9998 »',
      '«S51: 45»902999-99-9999                                             20000',
    ],
  },
  {
    request: 'sf-isf10',
    response: 'sn-response',
    outcomes: 'rejected accepted',
    conditions: [
      '«S07: SF10»101ACTEI 89-1234567AB           11               XQZL89-1234567AB   018',
      'SF25CNXQZU«S31: 000000000765432»74500',
      'SF40«S52: 4602111500»CN',
    ],
  },
  {
    request: 'wp-arrival',
    response: 'wt-response',
    outcomes: 'accepted rejected',
    conditions: ['105«114: 999000015   »'],
  },
  {
    request: 'manufacturer-add',
    response: 'manufacturer-response',
    outcomes: '- accepted rejected',
    conditions: ['«M05: $1»A00002DEMUSTER ARMATUREN GMBH', '«M09: $1»A00002DEMUSTER ARMATUREN GMBH'],
  },
  {
    request: 'de-core',
    response: 'dx-response',
    outcomes: 'accepted rejected',
    conditions: [
      '«C02: 40»E  9XX  01001014                                     00',
      '43«249: 398»0000079200000792        01',
    ],
  },
  {
    request: 'cw-override',
    response: 'co-response',
    outcomes: '-',
    conditions: [
      'CW02  001«C04: 27C»1527J16',
      'CW02  00127C15«C04: 27J»16',
      'CW02  002«C05: 27D»50',
      'CW02  001«C02: 27A»03',
    ],
  },
  {
    request: 'eq-query',
    response: 'er-not-found',
    outcomes: '-',
    conditions: ['J1   9XX  010000169XX  010004209XX  «013: 01000552»'],
  },
  {
    request: 'qa-query',
    response: 'qb-response',
    outcomes: '-',
    conditions: ['Q1X«Q50: 338       »          VN'],
  },
  {
    request: 'cq-query',
    response: 'c1-response',
    outcomes: '-',
    conditions: ['WR1    9XX«950:  02000999»', '122', '297'],
  },
  {
    request: 'ad-query',
    response: 'ac-response',
    outcomes: '-',
    conditions: ['Q1 «003: C999004»'],
  },
  {
    request: 'ha-query',
    response: 'hy-response',
    outcomes: '-',
    conditions: [],
  },
];

/** A header and one line with two tariff numbers, then another line. */
const entry = (number: string, broker: string): string[] => [
  `10A9XX  ${number} 2704${broker}   0111 X           2082626`,
  '1189-1234567AB89-1234567AB               081826081626       CA',
  '40  001 CNCN072726        0000000600570350000001800    N',
  '47MCNEXAPOW12SHE',
  '5099038803   0000300000 0000000000             X',
  '508504409540 0000000000 0000012000 000000015000NO',
  '6249900004157',
  '40  002 DEDE072826        0000000250428700000000950    N',
  '47MDEMUSARM4HAM',
  '508481803090 0000026880 0000004800 000000020000NO 000000035000KG',
  '6249900001663',
  '9000000326880 00000007920 00000000000 00000000000 00000000000 00000000000',
];
const request = (...records: string[]): string =>
  file(['A27049XXSECRET081726     AE', 'B  27049XXAE', ...records, 'Y  27049XXAE', 'Z27049XX      081726']);
const response = (...records: string[]): string =>
  file(['A27049XX      081726     AX', 'B  27049XXAX', ...records, 'Y  27049XXAX', 'Z27049XX      081726']);

const SUMMRY = 'E0 SUMMRY 000001 REF ID: 9XX 01000016 BRN000101';
const TARIFF = [SUMMRY, 'E0 LINITM 000001 REF ID: 001', 'E0 TARIFF 000002 REF ID: 8504409540'];
const E1 = (code: string, text = '', number = '01000016'): string => `E1 F${code}   ${text.padEnd(40)}9XX  ${number}`;
const REJECTED = E1('998', 'TRANSACTION DATA REJECTED').replace('E1 ', 'E1R');
const ENTRY = entry('01000016', 'BRN000101');

const cases: readonly { title: string; sent: string[]; returned: string[]; conditions: string[] }[] = [
  {
    title: 'the second tariff number of a line, not the one of another line',
    sent: ENTRY,
    returned: [...TARIFF, E1('434'), REJECTED],
    conditions: ['50«434: 8504409540» 0000000000 0000012000 000000015000NO'],
  },
  {
    title: 'a record that the part named has, where the dictionary points to it',
    sent: ENTRY,
    returned: [SUMMRY, 'E0 LINITM 000002 REF ID: 002', E1('634'), REJECTED],
    conditions: ['62«634: 49900001663»'],
  },
  {
    title: 'the line where what is missing belongs, not the record of another line',
    sent: ENTRY.filter((record) => !record.startsWith('47MDE')),
    returned: [SUMMRY, 'E0 LINITM 000002 REF ID: 002', E1('483'), REJECTED],
    conditions: ['10A9XX  01000016 2704BRN000101   «483: 01»11 X           2082626'],
  },
  {
    title: 'a reference next to the last one, within the same line',
    sent: ENTRY,
    returned: [...TARIFF, E1('434'), 'E0 LINFEE 000001 REF ID: 499 00004157', E1('634'), REJECTED],
    conditions: ['50«434: 8504409540» 0000000000 0000012000 000000015000NO', '62«634: 49900004157»'],
  },
  {
    title: 'the line by its number where lines before it are gone',
    sent: [...ENTRY.slice(0, 2), ...ENTRY.slice(7)],
    returned: [SUMMRY, 'E0 LINITM 000002 REF ID: 002', 'E0 TARIFF 000001 REF ID: 8481803090', E1('434'), REJECTED],
    conditions: ['50«434: 8481803090» 0000026880 0000004800 000000020000NO 000000035000KG'],
  },
  {
    title: 'nothing in place of a line that is gone',
    sent: [...ENTRY.slice(0, 2), ...ENTRY.slice(7)],
    returned: [...TARIFF, E1('434'), REJECTED],
    conditions: ['434'],
  },
  {
    title: 'nothing in place of a tariff number that is gone',
    sent: ENTRY.filter((record) => !record.startsWith('508504')),
    returned: [...TARIFF, E1('434'), REJECTED],
    conditions: ['434'],
  },
  {
    title: 'a value that has been mended since',
    sent: ENTRY.map((record) => record.replace('508504409540', '508504409550')),
    returned: [...TARIFF, E1('434'), REJECTED],
    conditions: ['50«434: 8504409550» 0000000000 0000012000 000000015000NO'],
  },
  {
    title: 'the transaction with the number, whatever its place',
    sent: [...entry('01000024', 'BRN000102'), ...ENTRY],
    returned: [...TARIFF, E1('434'), REJECTED],
    conditions: ['50«434: 8504409540» 0000000000 0000012000 000000015000NO'],
  },
  {
    title: 'two transactions, one after the other',
    sent: [...ENTRY, ...entry('01000024', 'BRN000102')],
    returned: [
      ...TARIFF,
      E1('434'),
      REJECTED,
      'E0 SUMMRY 000002 REF ID: 9XX 01000024 BRN000102',
      E1('101', '', '01000024'),
      REJECTED.replace('01000016', '01000024'),
    ],
    conditions: [
      '50«434: 8504409540» 0000000000 0000012000 000000015000NO',
      '11«101: 89-1234567AB»89-1234567AB               081826081626       CA',
    ],
  },
  {
    title: 'nothing of a transaction that the request does not hold',
    sent: entry('01000024', 'BRN000102'),
    returned: [...TARIFF, E1('434'), REJECTED],
    conditions: ['434'],
  },
  {
    title: 'the rejection itself where nothing says why',
    sent: ENTRY,
    returned: [SUMMRY, REJECTED],
    conditions: ['«998: 10»A9XX  01000016 2704BRN000101   0111 X           2082626'],
  },
  {
    title: 'a code and a reference that no list knows, at the transaction',
    sent: ENTRY,
    returned: [SUMMRY, 'E0 NEWONE 000001 REF ID: X', E1('QQQ', 'SOMETHING NEW'), REJECTED],
    conditions: ['«QQQ: 10»A9XX  01000016 2704BRN000101   0111 X           2082626'],
  },
];

describe('Answers to a request', () => {
  for (const { request: sent, response: returned, outcomes, conditions } of pairs)
    it(`${returned} to ${sent}`, () => {
      const found = answers(fixture(sent), fixture(returned));
      assert.equal(found.transactions.map(({ outcome }) => outcome ?? '-').join(' '), outcomes);
      assert.deepEqual(marked(fixture(sent), fixture(returned)), conditions);
    });

  for (const { title, sent, returned, conditions } of cases)
    it(`points to ${title}`, () => {
      assert.deepEqual(marked(request(...sent), response(...returned)), conditions);
    });

  it('tells where each transaction of the request got its answer', () => {
    const sent = request(...entry('01000024', 'BRN000102'), ...ENTRY);
    const { transactions } = answers(sent, response(...TARIFF, E1('434'), REJECTED));
    assert.deepEqual(
      transactions.map(({ request: line, response: from, end, outcome }) => ({ line, from, end, outcome })),
      [{ line: 2 + ENTRY.length, from: 2, end: 7, outcome: 'rejected' }],
    );
  });

  it('says nothing of the request of another filer, or of another application', () => {
    const other = request(...ENTRY).replaceAll('B  27049XXAE', 'B  27048WWAE');
    assert.deepEqual(answers(other, response(...TARIFF, E1('434'), REJECTED)).transactions, []);
    assert.deepEqual(answers(fixture('se-add'), fixture('ax-rejected')).transactions, []);
    assert.deepEqual(answers(fixture('ax-rejected'), fixture('ax-rejected')).transactions, []);
  });

  it('counts records of a batch that was rejected as a whole', () => {
    const sent = request(...ENTRY);
    const returned = fixtureLines('rejected-batch')
      .slice(0, 7)
      .map((line) => line.replace(/^(X0 BLOCK .*)EXAMPLE 1/, '$1         ').replace('0000004 50', '0000004 15'));
    assert.deepEqual(marked(sent, file(returned)), [
      '1189-1234567AB«X39: 89-1234567AB»               081826081626       CA',
    ]);
  });

  it('finds the record that is repeated among equal ones', () => {
    const bill = 'SE15MXQZL900000000041                                                   N';
    const sent = fixture('se-add').replace(`${bill.padEnd(80)}\n`, `${bill.padEnd(80)}\n`.repeat(3));
    const lines = fixtureLines('sx-rejected');
    const at = lines.findIndex((line) => line.startsWith('SE15M'));
    const error = 'SE9011999SOMETHING';
    const returned = file([...lines.slice(0, at), bill, error, bill, ...lines.slice(at + 1)]);
    const found = problemsOf(answers(sent, returned)).find(({ code }) => code === '999');
    assert.equal(found?.target?.line, 5);
  });

  it('takes any text for a response', () => {
    const records = [...fixtureLines('ax-rejected'), ...fixtureLines('sx-rejected'), ...fixtureLines('qt-response')];
    const sent = ['ae-consumption', 'se-add', 'qp-inbond', 'ki-query', 'rejected-batch'];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...records), { maxLength: 40 }), fc.constantFrom(...sent), (lines, name) => {
        const text = fixture(name);
        const count = text.split('\n').length;
        for (const { target } of problemsOf(answers(text, file(lines)))) {
          if (!target) continue;
          assert(target.line >= 0 && target.line < count);
          assert(target.start >= 1 && target.start <= target.end && target.end <= 80);
        }
      }),
      { numRuns: fuzzRuns(150) },
    );
  });
});

describe('Suitability of a response', () => {
  const score = (sent: string, returned: string): number => suitability(transmissionOf(sent), transmissionOf(returned));

  it('is greatest for the response to the very transactions', () => {
    const right = response(SUMMRY, REJECTED);
    const wrong = right.replaceAll('01000016', '01000024').replaceAll('BRN000101', 'BRN000102');
    assert(score(request(...ENTRY), right) > score(request(...ENTRY), wrong));
    assert(score(request(...ENTRY), wrong) > 0);
    assert.equal(score(request(...ENTRY), fixture('sx-accepted')), 0);
  });

  it('knows the response to a query by what was asked', () => {
    const found = score(fixture('ki-query'), fixture('kr-response'));
    const other = fixture('ki-query')
      .replaceAll(/[1-9]-/g, '0-')
      .replaceAll('262704-00017', '262704-00018');
    assert(found > score(other, fixture('kr-response')));
  });
});
