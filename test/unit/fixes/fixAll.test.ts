/** Fixes of a whole file. */
import assert from 'node:assert/strict';
import { FIX_ALL } from '../../../server/src/features/codeActions';
import { actionsFor, check, edited, editsOf } from '../../support/fixes';
import { fixture, fixtureNames, transmissionOf } from '../../support/transmissions';

const AE = fixture('ae-consumption');

/** The file after `source.fixAll`. */
function allFixed(text: string): string {
  const transmission = transmissionOf(text);
  const anywhere = { line: 0, rule: '', severity: 'error', start: 1, end: 80, message: '' } as const;
  const [action, ...more] = actionsFor(transmission, anywhere, [FIX_ALL]);
  assert.ok(action && more.length === 0);
  assert.equal(action.kind, FIX_ALL);
  return edited(text, editsOf(action));
}

const errorsIn = (text: string): string[] =>
  check(transmissionOf(text))
    .filter(({ severity }) => severity === 'error')
    .map(({ message }) => message);

describe('Fix all', () => {
  it('leaves well-formed transmissions as they are', () => {
    for (const name of fixtureNames) assert.equal(allFixed(fixture(name)), fixture(name), name);
  });

  it('pads what an editor has stripped', () => {
    assert.equal(allFixed(fixture('bad/short-records')), AE);
  });

  it('pads, blanks fillers, aligns numbers and closes batch and block in one go', () => {
    const lines = AE.split('\n');
    lines.splice(33, 2);
    const damaged = lines
      .join('\n')
      .replace('10A9XX  ', '10A9XX Q')
      .replace('DESK TOP', 'desk top')
      .replace('2200000100', '22100     ')
      .replaceAll(/ +$/gm, '');
    assert.equal(allFixed(damaged), AE.replace('2200000100', '22     100'));
  });

  it('changes no value', () => {
    const wrong = AE.replace('10A9XX', '10Q9XX').replace('9000000326880', '9000000326881');
    assert.equal(allFixed(wrong), wrong);
  });

  it('is done when it is done', () => {
    for (const name of ['bad/lower-case', 'bad/tabs', 'bad/mixed', 'bad/short-records', 'bad/crlf', 'bad/long-line']) {
      const once = allFixed(fixture(name));
      assert.equal(allFixed(once), once, name);
      const had = new Set(errorsIn(fixture(name)));
      assert.ok(errorsIn(once).length <= had.size || name === 'bad/lower-case', name);
    }
  });
});

describe('Fix all of a kind', () => {
  const ofKind = (text: string, rule: string): { titles: string[]; after: string } => {
    const transmission = transmissionOf(text);
    const finding = check(transmission).find((found) => found.rule === rule);
    assert.ok(finding, rule);
    const actions = actionsFor(transmission, finding);
    const action = actions.find(({ title }) => title.startsWith('Fix all'));
    return { titles: actions.map(({ title }) => title), after: action ? edited(text, editsOf(action)) : text };
  };

  it('is offered where there are several', () => {
    const twice = AE.replace('DESK', 'desk').replace('CHECK', 'check');
    const { titles, after } = ofKind(twice, 'lower-case');
    assert.deepEqual(titles, [
      'Write Commercial Description Text in capital letters',
      'Fix all 2 lower-case problems in this file',
    ]);
    assert.equal(after, AE);
    assert.deepEqual(ofKind(AE.replace('DESK', 'desk'), 'lower-case').titles.length, 1);
  });

  it('leaves other findings alone', () => {
    const other = AE.replace('DESK', 'desk').replace('CHECK', 'check').replace('10A9XX  ', '10A9XX Q');
    assert.equal(ofKind(other, 'lower-case').after, AE.replace('10A9XX  ', '10A9XX Q'));
  });

  it('removes blank lines wherever they stand', () => {
    const loose = AE.replaceAll('\n', '\n\n');
    assert.equal(ofKind(loose, 'blank-line').after, AE);
  });

  it('is not offered where each finding has a choice', () => {
    const { titles } = ofKind(AE.replace('CNCN', 'QQCN').replace('DEDE', 'QQDE'), 'shared-code');
    assert.ok(titles.length > 1 && !titles.some((title) => title.startsWith('Fix all')));
  });
});
