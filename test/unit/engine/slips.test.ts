/** One slip in the order or number of records gives one finding, on the line of the slip. */
import assert from 'node:assert/strict';
import { structureRules } from '../../../server/src/checks/structureChecks';
import { findingsOf, fixtureLines } from '../../support/transmissions';

/**
 * A fixture, what is done to it, and the finding that is due: its line in the changed file (1-based) and its rule.
 * Lines of the fixture are 1-based too.
 */
type Slip = readonly [
  fixture: string,
  edit:
    | { drop: number }
    | { repeat: number; times?: number }
    | { swap: number }
    | { move: number; behind: number }
    | { line: number; becomes: string },
  line: number,
  rule: keyof typeof structureRules | 'unknown-record',
];

const slips: readonly Slip[] = [
  // AE
  ['ae-consumption', { drop: 3 }, 3, 'record-missing'],
  ['ae-replace', { drop: 8 }, 8, 'record-missing'],
  ['ae-quota-adcvd', { drop: 27 }, 27, 'record-missing'],
  ['ae-consumption', { repeat: 4 }, 5, 'record-repeated'],
  ['ae-consumption', { swap: 7 }, 8, 'record-order'],
  ['ae-psc', { move: 22, behind: 10 }, 11, 'record-unexpected'],
  ['ae-informal', { swap: 13 }, 14, 'record-order'],
  ['ae-consumption', { line: 14, becomes: '4O' }, 14, 'unknown-record'],
  ['ae-two-batches', { line: 16, becomes: '1O' }, 16, 'unknown-record'],
  // SE with PGA
  ['se-add', { drop: 5 }, 5, 'record-missing'],
  ['se-add', { drop: 14 }, 14, 'record-missing'],
  ['se-add', { drop: 34 }, 34, 'record-missing'],
  ['se-add', { repeat: 15, times: 3 }, 18, 'record-repeated'],
  ['se-add', { swap: 27 }, 28, 'record-order'],
  ['se-add', { move: 5, behind: 12 }, 12, 'record-order'],
  ['se-add', { swap: 33 }, 34, 'record-order'],
  // QP
  ['qp-inbond', { drop: 13 }, 13, 'record-missing'],
  ['qp-inbond', { repeat: 4 }, 5, 'record-repeated'],
  ['qp-inbond', { swap: 9 }, 10, 'record-order'],
  // SF
  ['sf-isf10', { drop: 21 }, 21, 'record-missing'],
  ['sf-isf5', { drop: 3 }, 3, 'record-missing'],
  ['sf-isf10', { repeat: 14, times: 3 }, 17, 'record-repeated'],
  // CB
  ['cb-add', { drop: 5 }, 5, 'record-missing'],
  ['cb-add', { repeat: 10 }, 11, 'record-repeated'],
  ['cb-add', { swap: 12 }, 13, 'record-order'],
  // RE
  ['re-reconciliation', { drop: 3 }, 3, 'record-missing'],
  ['re-reconciliation', { repeat: 15 }, 16, 'record-repeated'],
  ['re-reconciliation', { swap: 18 }, 19, 'record-order'],
  // DE
  ['de-core', { drop: 6 }, 6, 'record-missing'],
  ['de-core', { swap: 5 }, 6, 'record-order'],
  ['de-core', { repeat: 12 }, 13, 'record-repeated'],
];

function edited(lines: readonly string[], edit: Slip[1]): string[] {
  const at = (line: number): string => {
    const text = lines[line - 1];
    if (text === undefined) throw new Error(`no line ${line}`);
    return text;
  };
  if ('drop' in edit) return lines.toSpliced(edit.drop - 1, 1);
  if ('repeat' in edit)
    return lines.toSpliced(edit.repeat, 0, ...Array.from({ length: edit.times ?? 1 }, () => at(edit.repeat)));
  if ('swap' in edit) return lines.with(edit.swap - 1, at(edit.swap + 1)).with(edit.swap, at(edit.swap));
  if ('becomes' in edit) return lines.with(edit.line - 1, edit.becomes + at(edit.line).slice(edit.becomes.length));
  const without = lines.toSpliced(edit.move - 1, 1);
  return without.toSpliced(edit.behind - (edit.move <= edit.behind ? 1 : 0), 0, at(edit.move));
}

describe('one slip, one finding', () => {
  for (const [name, edit, line, rule] of slips) {
    it(`${name} ${JSON.stringify(edit)}: ${rule} on line ${line}`, () => {
      const found = findingsOf(`${edited(fixtureLines(name), edit).join('\n')}\n`).filter(
        (finding) => finding.rule in structureRules || finding.rule === 'unknown-record',
      );
      assert.deepEqual(
        found.map((finding) => `${finding.line + 1} ${finding.rule}`),
        [`${line} ${rule}`],
      );
    });
  }

  it('reads a block by the records where B names another application than A', () => {
    const lines = fixtureLines('ae-consumption');
    const header = lines[1] ?? '';
    const changed = lines.with(1, `${header.slice(0, 10)}AX${header.slice(12)}`);
    const found = findingsOf(`${changed.join('\n')}\n`).filter(({ severity }) => severity === 'error');
    assert.ok(found.some((finding) => finding.rule === 'application-conflict' && finding.line === 1));
    assert.deepEqual(
      found.filter(({ line }) => line > 1 && line < lines.length - 2),
      [],
    );
  });
});
