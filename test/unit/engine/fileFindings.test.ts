/** What is told of a file after any edits is what a fresh check of the same text finds. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Checker } from '../../../server/src/checks/checker';
import type { Finding, Severity } from '../../../server/src/checks/finding';
import { unitRules } from '../../../server/src/checks/rules';
import { FileFindings } from '../../../server/src/session/fileFindings';
import { OpenFile } from '../../../server/src/session/openFile';
import { editRecords } from '../../support/editRecords';
import { catalog } from '../../support/layouts';
import { changesOf, edit, rearrangement, shuffled, start, type Edit } from '../../support/randomEdits';
import { findingsOf, fixture, fixtureLines, fuzzRuns } from '../../support/transmissions';

const FEW = 4;
const SEVERITIES: readonly Severity[] = ['error', 'warning', 'information', 'hint'];
const noPause = (): undefined => undefined;

const open = (text: string): OpenFile => new OpenFile(catalog, 'memory:test.ace', 'ace', 1, text);
const findingsIn = (file: OpenFile): FileFindings => new FileFindings(file, new Checker(catalog, unitRules));

/** The gravest of all findings, worked out the long way. */
function gravest(all: readonly Finding[], most: number): Finding[] {
  const kept = SEVERITIES.flatMap((severity) => all.filter((finding) => finding.severity === severity)).slice(0, most);
  return all.filter((finding) => kept.includes(finding));
}

/** What findings say, as texts in a fixed order; places are told by their index. */
const byPlace = (findings: readonly Finding[]): string[] =>
  findings
    .map(({ line, start, issue, ...facts }) => {
      const departure = issue && { ...issue, place: issue.place?.index };
      return `${line}:${start} ${JSON.stringify({ ...facts, departure })}`;
    })
    .sort();

async function keepsUp(text: string, edits: readonly Edit[]): Promise<void> {
  const file = open(text);
  const findings = findingsIn(file);
  await findings.complete(noPause);
  for (const each of edits) {
    for (const change of changesOf(each, file.document)) {
      file.change([change], 2);
      // Some answers are not asked for.
      if (each.kind === 'copy over') continue;
      await findings.complete(noPause);
      const expected = findingsOf(file.document.getText());
      const told = findings.gravest(Infinity);
      assert.deepEqual(byPlace(told.findings), byPlace(expected));
      assert.equal(told.total, expected.length);
      const few = findings.gravest(FEW);
      assert.equal(few.total, expected.length);
      assert.deepEqual(
        few.findings.map(({ severity, line }) => `${severity} ${line}`).sort(),
        gravest(expected, FEW)
          .map(({ severity, line }) => `${severity} ${line}`)
          .sort(),
      );
      for (const rule of new Set(expected.map((finding) => finding.rule)))
        assert.equal(findings.countOf(rule), expected.filter((finding) => finding.rule === rule).length, rule);
    }
  }
}

describe('findings of an open file', () => {
  const runs = fuzzRuns(60);

  it(`are those of a fresh check, after any edits (${runs} runs)`, async function () {
    this.timeout(60_000 + runs * 100);
    const edits = fc.array(edit, { minLength: 1, maxLength: 5 });
    await fc.assert(fc.asyncProperty(start, edits, keepsUp), { numRuns: runs });
  });

  it(`are so where records stand in any order (${runs} runs)`, async function () {
    this.timeout(60_000 + runs * 100);
    const edits = fc.array(rearrangement, { minLength: 1, maxLength: 8 });
    await fc.assert(fc.asyncProperty(shuffled, edits, keepsUp), { numRuns: runs });
  });

  /** Three summaries in a block. */
  const summaries = (): string => {
    const lines = fixtureLines('ae-consumption');
    const inside = lines.slice(2, -2);
    return [...lines.slice(0, 2), ...inside, ...inside, ...inside, ...lines.slice(-2), ''].join('\n');
  };

  it('check one unit after an edit in it', async () => {
    const file = open(summaries());
    let checked = 0;
    const checker = new Checker(catalog, [
      {
        id: 'count',
        title: '',
        description: '',
        severity: 'hint',
        page: '',
        applications: ['AE'],
        check: () => checked++,
      },
    ]);
    const findings = new FileFindings(file, checker);
    await findings.complete(noPause);
    assert.equal(checked, 3);
    file.change([{ range: { start: { line: 40, character: 40 }, end: { line: 40, character: 41 } }, text: 'O' }], 2);
    await findings.complete(noPause);
    assert.equal(checked, 4);
    const { findings: told, total } = findings.gravest(1000);
    assert.ok(total > 0);
    assert.ok(told.every(({ line }) => line === 40));
  });

  it('begin again when the file changes while all of it is checked', async () => {
    const file = open(summaries());
    const findings = findingsIn(file);
    let pauses = 0;
    const pause = (): Promise<boolean> | undefined => {
      if (++pauses === 2) {
        const range = { start: { line: 0, character: 0 }, end: { line: 2, character: 0 } };
        file.change([{ range, text: '' }], 2);
      }
      return Promise.resolve(true);
    };
    assert.ok(await findings.complete(pause));
    assert.deepEqual(byPlace(findings.gravest(1000).findings), byPlace(findingsOf(file.document.getText())));
  });

  it('are counted once by two who ask at the same time', async () => {
    const file = open(editRecords(fixture('ae-consumption'), '90: Grand Total Duty Amount = 1'));
    const findings = findingsIn(file);
    const turn = (): Promise<boolean> =>
      new Promise((resume) =>
        setTimeout(() => {
          resume(true);
        }, 0),
      );
    await Promise.all([findings.complete(turn), findings.complete(turn)]);
    assert.equal(findings.gravest(1000).total, findingsOf(file.document.getText()).length);
  });

  it('are told as far as they were checked when the check is ended', async () => {
    const bad = editRecords(summaries(), '90#*: Grand Total Duty Amount = 1');
    const findings = findingsIn(open(bad));
    assert.equal(await findings.complete(() => Promise.resolve(false)), false);
    assert.equal(findings.isComplete, false);
    assert.equal(findings.gravest(1000).total, 1);
    assert.equal(await findings.complete(noPause), true);
    assert.equal(findings.gravest(1000).total, findingsOf(bad).length);
  });
});
