/** How rules over the units of a block say where something is, before and after lines come and go. */
import assert from 'node:assert/strict';
import { Checker } from '../../../server/src/checks/checker';
import type { Finding } from '../../../server/src/checks/finding';
import { catalog } from '../../support/layouts';
import { editRecords } from '../../support/editRecords';
import { fixture, transmissionOf } from '../../support/transmissions';

const twice = editRecords(
  fixture('se-type86'),
  '+ SE60#2: SE10A9XX  02000445 86               40000000001452720',
  '+ SE10#2: SE13PAT EXAMPLE                             2135550100',
);

describe('rules over the units of a block', () => {
  const checker = new Checker(catalog, []);
  const transmission = transmissionOf(twice);
  const repeated = (): Finding[] => checker.findings(transmission).filter(({ rule }) => rule === 'se-entry-repeated');
  const header = (nth: number): number =>
    Array.from({ length: transmission.recordCount }, (_, line) => line).filter(
      (line) => transmission.recordAt(line)?.layout?.record.id === 'SE10',
    )[nth] ?? NaN;

  it('give lines of the file, for the finding and for what it refers to', () => {
    const [finding, ...rest] = repeated();
    assert.deepEqual(rest, []);
    assert.equal(finding?.line, header(1));
    assert.deepEqual(
      finding.related?.map(({ place, start, end }) => ({ place, start, end })),
      [{ place: header(0), start: 11, end: 18 }],
    );
  });

  it('follow lines that come above them', () => {
    const line = header(0);
    transmission.apply({
      range: { start: { line: line + 1, character: 0 }, end: { line: line + 1, character: 0 } },
      text: `${'SE11'.padEnd(80)}\n`,
    });
    const [finding] = repeated();
    assert.equal(finding?.line, header(1));
    assert.equal(finding.related?.[0]?.place, header(0));
  });

  it('fall silent when the other unit no longer repeats', () => {
    const line = header(0);
    transmission.apply({
      range: { start: { line, character: 17 }, end: { line, character: 18 } },
      text: '6',
    });
    assert.deepEqual(repeated(), []);
  });

  it('follow the settings like all others', () => {
    const off = new Checker(catalog, [], { 'se-entry-repeated': 'off' });
    assert.deepEqual(
      off.findings(transmissionOf(twice)).filter(({ rule }) => rule === 'se-entry-repeated'),
      [],
    );
  });
});
