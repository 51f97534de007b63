import assert from 'node:assert/strict';
import { catalog } from '../../support/layouts';
import { LineTable } from '../../../server/src/transmission/lineTable';
import { Transmission } from '../../../server/src/transmission/transmission';

/** Reads records, each padded to 80, in a block of an application. */
function unitsOf(application: string, records: readonly string[]): { records: number; issues: string[] }[] {
  const lines = [
    `A27049XX${' '.repeat(17)}${application}`,
    `B  27049XX${application}`,
    ...records,
    `Y  27049XX${application}`,
    'Z27049XX',
  ];
  const text = lines.map((line) => line.padEnd(80)).join('\n');
  const [block] = new Transmission(new LineTable('memory:response', 'ace', 1, text), catalog).blocks;
  return (block?.units ?? []).map((unit) => ({
    records: unit.records.length,
    issues: unit.issues.map(({ kind }) => kind),
  }));
}

const summary = 'E0 SUMMRY 000001 REF ID: 9XX 01000016';
const line = 'E0 LINITM 000001 REF ID: 001';
const condition = 'E1 F101   IMPORTER UNKNOWN';
const final = 'E1RF998   TRANSACTION DATA REJECTED';

describe('units of a response', () => {
  const cases: [string, string[], { records: number; issues: string[] }[]][] = [
    ['accepted at once', [summary, 'E1A 995   SUMMARY HAS BEEN ADDED'], [{ records: 2, issues: [] }]],
    ['a condition on the summary itself', [summary, condition, final], [{ records: 3, issues: [] }]],
    [
      'several conditions, some on lines',
      [summary, condition, line, condition, condition, final],
      [{ records: 6, issues: [] }],
    ],
    [
      'two summaries',
      [summary, condition, line, condition, final, summary, final],
      [
        { records: 5, issues: [] },
        { records: 2, issues: [] },
      ],
    ],
    [
      'no final disposition',
      [summary, line, condition, summary, final],
      [
        { records: 3, issues: ['missing'] },
        { records: 2, issues: [] },
      ],
    ],
  ];
  for (const [what, records, expected] of cases) {
    it(what, () => {
      assert.deepEqual(unitsOf('AX', records), expected);
    });
  }
});
