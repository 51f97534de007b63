import assert from 'node:assert/strict';
import { DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver';
import type { Finding } from '../../../server/src/checks/finding';
import { diagnostics, fieldRange, MORE_PROBLEMS } from '../../../server/src/features/diagnostics';
import { LineTable } from '../../../server/src/transmission/lineTable';
import { findingsOf, fixture, transmissionOf } from '../../support/transmissions';

const finding = (facts: Partial<Finding>): Finding => ({
  line: 0,
  start: 1,
  end: 1,
  rule: 'a-rule',
  severity: 'error',
  message: 'Something is wrong.',
  ...facts,
});

/** A range in which the marked characters stand: `10[A9]XX`. */
function rangeOf(marked: string, line: number, start: number, end: number): string {
  const document = new LineTable('memory:test.ace', 'ace', 1, marked);
  const range = fieldRange(document, line, start, end);
  return `${range.start.line}:${range.start.character}-${range.end.line}:${range.end.character}`;
}

describe('Diagnostics', () => {
  describe('ranges', () => {
    it('turn 1-based inclusive positions into 0-based characters', () => {
      assert.equal(rangeOf('10A9XX', 0, 3, 4), '0:2-0:4');
      assert.equal(rangeOf('10A9XX', 0, 1, 80), '0:0-0:6');
    });
    it('take the whole line for positions behind its end', () => {
      assert.equal(rangeOf('10A9XX', 0, 20, 25), '0:0-0:6');
      assert.equal(rangeOf('A\n10A9XX\n', 1, 7, 7), '1:0-1:6');
    });
    it('take the line end of an empty line along', () => {
      assert.equal(rangeOf('A\n\nZ', 1, 1, 80), '1:0-2:0');
    });
    it('stay in the file', () => {
      assert.equal(rangeOf('A\nZ9', 7, 1, 3), '1:0-1:2');
      assert.equal(rangeOf('A', -1, 0, 1), '0:0-0:1');
      assert.equal(rangeOf('', 0, 1, 80), '0:0-0:0');
    });
  });

  const document = new LineTable(
    'memory:test.ace',
    'ace',
    1,
    ['A', '10', '20', 'Z'].map((id) => id.padEnd(80)).join('\n'),
  );

  it('carry rule and condition code', () => {
    const [withCode, without] = diagnostics(document, [finding({ conditionCode: '439' }), finding({ line: 1 })], 10);
    assert.equal(withCode?.code, '439');
    assert.deepEqual(withCode.data, { rule: 'a-rule', conditionCode: '439' });
    assert.equal(without?.code, 'a-rule');
    assert.deepEqual(without.data, { rule: 'a-rule' });
    assert.equal(without.source, 'ACE');
  });

  it('have the severity of the finding', () => {
    const severities = (['error', 'warning', 'information', 'hint'] as const).map((severity) => finding({ severity }));
    assert.deepEqual(
      diagnostics(document, severities, 10).map(({ severity }) => severity),
      [DiagnosticSeverity.Error, DiagnosticSeverity.Warning, DiagnosticSeverity.Information, DiagnosticSeverity.Hint],
    );
  });

  it('fade out what can go', () => {
    const [filler, other] = diagnostics(document, [finding({ rule: 'filler-not-blank' }), finding({ line: 1 })], 10);
    assert.deepEqual(filler?.tags, [DiagnosticTag.Unnecessary]);
    assert.equal(other?.tags, undefined);
  });

  it('point to what is related', () => {
    const related = [{ place: 2, start: 3, end: 5, message: 'the other amount' }];
    const [shown] = diagnostics(document, [finding({ related })], 10);
    assert.deepEqual(shown?.relatedInformation, [
      {
        location: {
          uri: 'memory:test.ace',
          range: { start: { line: 2, character: 2 }, end: { line: 2, character: 5 } },
        },
        message: 'the other amount',
      },
    ]);
  });

  it('of more than the limit are the gravest, in the order of the file, and one that counts the rest', () => {
    const findings = [
      finding({ line: 0, severity: 'hint' }),
      finding({ line: 1, severity: 'warning' }),
      finding({ line: 2, severity: 'error' }),
      finding({ line: 3, severity: 'warning' }),
    ];
    const shown = diagnostics(document, findings, 2);
    assert.deepEqual(
      shown.map(({ range, severity }) => [range.start.line, severity]),
      [
        [1, DiagnosticSeverity.Warning],
        [2, DiagnosticSeverity.Error],
        [0, DiagnosticSeverity.Information],
      ],
    );
    assert.equal(shown[2]?.code, MORE_PROBLEMS);
    assert.equal(shown[2].message, '2 more problems are not shown; the setting ace.maxProblems limits them to 2.');
    assert.equal(diagnostics(document, findings, 4).length, 4);
  });

  for (const name of ['binary', 'mixed', 'one-line', 'long-line', 'tabs', 'truncated-record', 'lower-case', 'lone-y'])
    it(`of bad/${name} are where something is to be seen`, () => {
      const text = fixture(`bad/${name}`);
      const { document: lines } = transmissionOf(text);
      for (const { range, message: said } of diagnostics(lines, findingsOf(text), 1000)) {
        const { start, end } = range;
        const message = typeof said === 'string' ? said : said.value;
        assert(start.line < end.line || start.character < end.character, message);
        assert(end.line < lines.lineCount && end.character <= lines.line(end.line).length, message);
      }
    });
});
