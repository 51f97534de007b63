import assert from 'node:assert/strict';
import { newNumber, renamableAt, renameEdits, RenameRefusal } from '../../../server/src/features/rename';
import { Checker } from '../../../server/src/checks/checker';
import { unitRules } from '../../../server/src/checks/rules';
import { atCursor, inFixture, type AtCursor } from '../../support/cursor';
import { catalog } from '../../support/layouts';
import { fixture, transmissionOf } from '../../support/transmissions';

/** @returns the text after the renaming */
function renamed({ transmission, position }: AtCursor, name: string): string {
  const { key } = renamableAt(transmission, position);
  const edits = renameEdits(transmission, key, newNumber(key, name), 0, transmission.recordCount);
  for (const { range, newText } of edits.toReversed()) transmission.apply({ range, text: newText });
  return transmission.document.getText();
}

/** What a refusal says. */
function refusal(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    assert.ok(error instanceof RenameRefusal);
    return error.message;
  }
  assert.fail('it was not refused');
}

describe('Rename', () => {
  const cases: [application: string, marked: string, name: string, expected: string][] = [
    ['AE', '10A9XX  ‸01000016 2704', '9XX-0100002-4', '10A9XX  01000024 2704'],
    ['AE', '10A‸9XX  01000016 2704', '8YY01000024', '10A8YY  01000024 2704'],
    ['AE', '329XX  01000‸0249XX  01000032', '9xx 0100004 0', '329XX  010000409XX  01000032'],
    ['SE', 'SE20EN 9XX02000‸346   ', '9XX-0200035-3', 'SE20EN 9XX02000353   '],
    ['AE', '11‸89-1234567AB89-1234567AB', '89-7654321CD', '1189-7654321CD89-7654321CD'],
    ['AE', '11‸89-1234567AB89-1234567  ', '89-7654321', '1189-7654321  89-1234567  '],
    ['AE', '11‸89-1234567  89-1234567AB', '262704-00017', '11262704-0001789-1234567AB'],
    ['AE', '47S89-12345‸67', '262704-00017', '47S262704-00017'],
    ['AE', '47S89-12345‸67AB      ', '89-7654321', '47S89-7654321        '],
  ];
  for (const [application, marked, name, expected] of cases)
    it(`${marked} to ${name}`, () => {
      assert.equal(renamed(atCursor(marked, application), name), expected);
    });

  it('changes every mention and no column of a whole transmission', () => {
    const before = fixture('ae-consumption');
    const after = renamed(inFixture('ae-consumption', '1189-123‸'), '89-7654321CD');
    assert.equal(after, before.replaceAll('89-1234567AB', '89-7654321CD'));
    assert.equal(before.split('89-1234567AB').length - 1, 5);
  });

  it('leaves a transmission in order when the new number is', () => {
    const checker = new Checker(catalog, unitRules);
    const text = renamed(inFixture('ae-consumption', '10A9XX  01‸'), '9XX-0100002-4');
    const grave = checker.findings(transmissionOf(text)).filter(({ severity }) => severity === 'error');
    assert.deepEqual(grave, []);
  });

  it('offers the number as a person writes it', () => {
    const offered = (at: AtCursor): string => renamableAt(at.transmission, at.position).text;
    assert.equal(offered(inFixture('ae-consumption', '10A9XX  01‸')), '9XX-0100001-6');
    assert.equal(offered(inFixture('ae-consumption', '47S89‸')), '89-1234567AB');
  });

  const refused: [name: string, marked: string][] = [
    ['ae-consumption', '44DESK‸'],
    ['ae-consumption', '23MXQZL9000‸'],
    ['ae-consumption', 'A27049XX‸'],
    ['ae-consumption', '10‸A'],
    ['ae-consumption', '47MCNEX‸'],
  ];
  for (const [name, marked] of refused)
    it(`refuses other fields: ${marked}`, () => {
      const { transmission, position } = inFixture(name, marked);
      assert.match(
        refusal(() => renamableAt(transmission, position)),
        /^Only entry numbers and importer numbers/,
      );
    });

  for (const name of ['', '9XX-0100002-4-1', '9XX-010000-X', '89-1234567', 'ÄXX-0100002-4'])
    it(`refuses ${JSON.stringify(name)} as an entry number`, () => {
      const { transmission, position } = inFixture('ae-consumption', '10A9XX  01‸');
      const { key } = renamableAt(transmission, position);
      assert.match(
        refusal(() => newNumber(key, name)),
        /^An entry number is/,
      );
    });

  for (const name of ['', '89-12345678', '8912345678', '89-1234567A', '9XX-0100002-4', '26270400017'])
    it(`refuses ${JSON.stringify(name)} as an importer number`, () => {
      const { transmission, position } = inFixture('ae-consumption', '47S89‸');
      const { key } = renamableAt(transmission, position);
      assert.match(
        refusal(() => newNumber(key, name)),
        /^An importer number is/,
      );
    });
});
