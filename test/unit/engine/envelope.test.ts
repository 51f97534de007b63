import assert from 'node:assert/strict';
import { isBlankLine, isEnvelopeLine, scanEnvelope } from '../../../server/src/transmission/envelope';
import { findingsOf, fixture, fixtureLines, transmissionOf } from '../../support/transmissions';

/**
 * The envelope of a file in which each letter is a record: `A`, `B`, `Y`, `Z`, `_` for a blank line, others for records of
 * an application. A batch is written in brackets and a block in parentheses, blank lines outside of blocks as they stand.
 */
function spans(file: string): string {
  const lines = Array.from(file, (letter) => (letter === '_' ? '  ' : letter));
  const batches = scanEnvelope(
    { line: (at) => lines[at] ?? '', firstCode: (at) => (lines[at] ?? '').charCodeAt(0) },
    lines.length,
  );
  const parts = Array.from(file);
  for (const { start, end, header, trailer, blocks } of batches) {
    if (header !== undefined) assert.deepEqual([header, lines[header]], [start, 'A']);
    if (trailer !== undefined) assert.deepEqual([trailer, lines[trailer]], [end - 1, 'Z']);
    parts[start] = `[${parts[start] ?? ''}`;
    parts[end - 1] = `${parts[end - 1] ?? ''}]`;
    for (const block of blocks) {
      if (block.header !== undefined) assert.deepEqual([block.header, lines[block.header]], [block.start, 'B']);
      if (block.trailer !== undefined) assert.deepEqual([block.trailer, lines[block.trailer]], [block.end - 1, 'Y']);
      assert.equal(block.from, block.start + (block.header === undefined ? 0 : 1));
      assert.equal(block.to, block.end - (block.trailer === undefined ? 0 : 1));
      assert.ok(start <= block.start && block.end <= end);
      parts[block.start] = (parts[block.start] ?? '').replace(/[^[]/, '($&');
      parts[block.end - 1] = (parts[block.end - 1] ?? '').replace(/[^\]]\(?(?=\]*$)/, '$&)');
    }
  }
  return parts.join('');
}

const envelopes: [what: string, expected: string][] = [
  ['nothing', ''],
  ['a batch with a block', '[A(B12Y)Z]'],
  ['two blocks', '[A(B1Y)(B2Y)Z]'],
  ['two batches', '[A(B1Y)Z][A(B2Y)Z]'],
  ['an empty batch', '[AZ]'],
  ['an empty block', '[A(BY)Z]'],
  ['a fragment', '[(12)]'],
  ['a block without a batch', '[(B1Y)]'],
  ['no A', '[(B1Y)Z]'],
  ['no B', '[A(1Y)Z]'],
  ['no Y', '[A(B1)Z]'],
  ['no Z', '[A(B1Y)]'],
  ['no Y and no Z', '[A(B1)]'],
  ['neither A nor B', '[(1Y)Z]'],
  ['only A', '[A]'],
  ['only B', '[(B)]'],
  ['only Y', '[(Y)]'],
  ['only Z', '[Z]'],
  ['no Y before the next B', '[A(B1)(B2Y)Z]'],
  ['no Z before the next A', '[A(B1Y)][A(B2Y)Z]'],
  ['neither Y nor Z before the next A', '[A(B1)][A(B2Y)Z]'],
  ['a second B', '[A(B)(B1Y)Z]'],
  ['a second Y', '[A(B1Y)(Y)Z]'],
  ['a second A', '[A][A(B1Y)Z]'],
  ['a second Z', '[A(B1Y)Z][Z]'],
  ['records between A and B', '[A(1)(B2Y)Z]'],
  ['records between Y and Z', '[A(B1Y)(2)Z]'],
  ['records before A', '[(1)][A(B2Y)Z]'],
  ['records behind Z', '[A(B1Y)Z][(2)]'],
  ['Z before Y', '[A(B1)Z][(Y)]'],
  ['a blank line in a block', '[A(B1_2Y)Z]'],
  ['blank lines in the envelope', '_[A_(B1Y)__Z]_'],
  ['a blank line between batches', '[A(B1Y)Z]_[A(B2Y)Z]'],
  ['a blank line before a fragment', '_[(1_2)]'],
  ['a blank line at the end of a fragment', '[(12_)]'],
  ['blank lines alone', '__'],
];

describe('the envelope', () => {
  for (const [what, expected] of envelopes) {
    it(`${what}: ${expected}`, () => {
      assert.equal(spans(expected.replace(/[[\]()]/g, '')), expected);
    });
  }

  it('is told by its letters', () => {
    for (const line of ['A', 'B  2704', 'Y', 'Z27']) assert.ok(isEnvelopeLine(line));
    for (const line of ['', ' A', 'a2704', '10A', 'SE10', 'X0']) assert.ok(!isEnvelopeLine(line));
  });

  it('knows a line without a record', () => {
    for (const line of ['', '   ', '\t', '\u001A', '\0\0', ' \u001A\0']) assert.ok(isBlankLine(line));
    for (const line of ['10', ' .', '\0A']) assert.ok(!isBlankLine(line));
  });

  const [a = '', b = '', ...rest] = fixtureLines('ki-query');
  const [y = '', z = ''] = rest.slice(-2);
  const k = rest.slice(0, -2);

  /** Findings of a file given as a list of its lines, `line rule`; the rule's condition code behind it. */
  const slips: [what: string, lines: string[], found: string[]][] = [
    ['nothing', [a, b, ...k, y, z], []],
    ['no A', [b, ...k, y, z], ['1 control-record-missing']],
    ['no B', [a, ...k, y, z], ['2 control-record-missing X03']],
    ['no Y', [a, b, ...k, z], ['4 control-record-missing X05']],
    ['no Z', [a, b, ...k, y], ['5 control-record-missing X06']],
    ['an empty block', [a, b, y, z], ['2 empty-block X04']],
    ['an empty batch', [a, z], ['1 empty-block X03']],
    ['a blank line between batches', [a, b, ...k, y, z, '', a, b, ...k, y, z], ['7 blank-line']],
    ['a blank line in the envelope', [a, '', b, ...k, y, z], ['2 blank-line']],
    ['a blank line in a block', [a, b, '', ...k, y, z], ['3 blank-line']],
    [
      'another application on B than on A',
      [a, b.replace('KI', 'EQ'), ...fixtureLines('eq-query').slice(2, -2), y.replace('KI', 'EQ'), z],
      ['2 application-conflict X19'],
    ],
    ['another application on Y than on B', [a, b, ...k, y.replace('KI', 'EQ'), z], ['5 condition-equal X32']],
    ['another sender on Z than on A', [a, b, ...k, y, z.replace('9XX', '9XY')], ['6 condition-equal X14']],
    [
      'an application ACE does not know',
      [a.replace('KI', 'QQ'), b.replace('KI', 'QQ'), ...k, y.replace('KI', 'QQ'), z],
      ['1 field-code X12', '2 unknown-application X12'],
    ],
    ['no envelope', k, ['1 no-envelope']],
  ];
  for (const [what, lines, found] of slips) {
    it(`finds no more than the slip: ${what}`, () => {
      assert.deepEqual(
        findingsOf(`${lines.join('\n')}\n`).map(({ line, rule, conditionCode }) =>
          [line + 1, rule, conditionCode].join(' ').trim(),
        ),
        found,
      );
    });
  }

  it('gives a wrong count on Y one finding', () => {
    const text = fixture('qp-inbond').replace('QP00023', 'QP00024');
    const [finding, ...more] = findingsOf(text);
    assert.deepEqual(more, []);
    assert.deepEqual(
      [finding?.rule, finding?.start, finding?.end, finding?.severity],
      ['block-count', 13, 17, 'error'],
    );
    assert.match(finding?.message ?? '', /00023/);
  });

  it('leads to the record on every line, and to none outside', () => {
    const text = ['', a, '', b, ...k, y, z, '', ''].join('\n');
    const transmission = transmissionOf(text);
    assert.equal(transmission.recordCount, text.split('\n').length - 1);
    for (const [line, expected] of text.split('\n').entries())
      assert.equal(transmission.recordAt(line)?.text, expected === '' ? undefined : expected);
    assert.equal(transmission.recordAt(-1), undefined);
    assert.equal(transmission.recordAt(1000), undefined);
    assert.equal(transmission.blockAt(1), undefined);
    assert.equal(transmission.blockAt(4)?.application, 'KI');
    assert.equal(transmission.unitAt(3), undefined);
    assert.equal(transmission.unitAt(5)?.start, 5);
  });

  it('tells the field under a character', () => {
    const transmission = transmissionOf(fixture('ae-consumption'));
    const at = transmission.fieldAt(2, 33);
    assert.deepEqual([at?.field?.field.name, at?.position], ['Entry Type Code', 34]);
    assert.equal(transmission.fieldAt(2, 80)?.field, undefined);
    assert.equal(transmission.fieldAt(2, -1), undefined);
    assert.equal(transmission.fieldAt(99, 0), undefined);
  });
});
