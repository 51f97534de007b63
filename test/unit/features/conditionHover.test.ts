/** Hovers over condition codes, and over fields with findings. */
import assert from 'node:assert/strict';
import { conditionMarkdown } from '../../../server/src/features/conditionHover';
import { hover } from '../../../server/src/features/hover';
import { conditionDictionary } from '../../../server/src/layout/conditionDictionary';
import { editRecords } from '../../support/editRecords';
import { catalog } from '../../support/layouts';
import { findingsOf, fixture, transmissionOf } from '../../support/transmissions';

/** @param line 0-based, as is the character */
function markdown(text: string, line: number, character: number, withFindings = false): string {
  const findings = withFindings ? findingsOf(text).filter((finding) => finding.line === line) : [];
  const contents = hover(transmissionOf(text), { line, character }, { findings })?.contents;
  assert.ok(typeof contents === 'object' && 'value' in contents);
  return contents.value;
}

/** @returns the 0-based line of the first record that begins so */
function lineOf(text: string, start: string): number {
  return text.split('\n').findIndex((line) => line.startsWith(start));
}

describe('hover over condition codes', () => {
  it('gives text, explanation, places and source', () => {
    assert.equal(
      conditionMarkdown(conditionDictionary(catalog), '101', 'AX'),
      [
        '**CBP condition 101** — Importer Unknown',
        "CBP's importer file does not have this importer number. Check it for slips, or have the importer set up first (form 5106).",
        'Points to:',
        '- 11 record, positions 3-14, Importer of Record Number',
        '*ACE Error Dictionary, version 51, 2026-07-18*',
      ].join('\n\n'),
    );
  });

  it('names a whole record, and the first of many places', () => {
    const dictionary = conditionDictionary(catalog);
    assert.match(conditionMarkdown(dictionary, '400', 'AE') ?? '', /- 40 record\n- 10 record, position 3, Summary/);
    assert.match(conditionMarkdown(dictionary, '641', 'AE') ?? '', /- and 2 more$/m);
  });

  it('says nothing of a code it does not know', () => {
    assert.equal(conditionMarkdown(conditionDictionary(catalog), 'ZZ9', 'AE'), undefined);
    assert.equal(conditionMarkdown(conditionDictionary(catalog), '101', 'SX'), undefined);
  });

  // Fixture, beginning of the record, 0-based character, and what the hover holds.
  const HOVERS: readonly (readonly [name: string, start: string, character: number, expected: RegExp])[] = [
    ['ax-rejected', 'E1 F101', 5, /\*\*CBP condition 101\*\* — Importer Unknown/],
    ['ax-rejected', 'E1 F101', 12, /\*\*CBP condition 101\*\* — Importer Unknown/],
    ['ax-accepted', 'E1 W27C', 5, /\*\*CBP condition 27C\*\*\n\nValue divided by quantity 1/],
    ['ax-accepted', 'E1AW995', 5, /`995` Final disposition: the summary has been added/],
    ['rejected-batch', 'X1 FX39', 5, /\*\*CBP condition X39\*\* — DATA FOUND IN FILLER/],
    ['cx-response', '90 FS34', 5, /- 30 record, positions 6-17, Principal ID Number/],
    ['er-not-found', 'JZ013', 3, /Entry Summary Not Found for Query\n\nACE does not hold this entry/],
    ['ac-response', 'RXQ1E', 37, /Case Number Not Found for Query/],
    ['co-response', 'CW039XX', 28, /\*\*CBP condition C04\*\* — Entry Not in Accepted Status/],
    ['cl-response', 'CJ24601', 47, /No Unrslved Warnings Found/],
    ['sx-rejected', 'SE9011', 5, /`11` Record rejected/],
    ['kr-response', 'K1', 14, /with a continuous bond/],
  ];
  for (const [name, start, character, expected] of HOVERS) {
    it(`${name}: ${start}, position ${character + 1}`, () => {
      const text = fixture(name);
      assert.match(markdown(text, lineOf(text, start), character), expected);
    });
  }

  it('does not explain a code of one application with the words of another', () => {
    const text = fixture('sx-rejected');
    assert.doesNotMatch(markdown(text, lineOf(text, 'SE9011101'), 7), /CBP condition/);
    const download = fixture('qt-response');
    assert.doesNotMatch(markdown(download, lineOf(download, '9503412'), 5), /CBP condition/);
  });

  it('does not say twice what the codes of the field say', () => {
    const text = fixture('qb-response');
    assert.doesNotMatch(markdown(text, lineOf(text, 'Q5'), 18), /CBP condition/);
  });

  it('explains the findings at the position, each code once', () => {
    const text = editRecords(fixture('ae-consumption'), '10: Mode of Transportation (MOT) Code = ');
    assert.match(markdown(text, 2, 36, true), /\*\*CBP condition 164\*\* — MOT Code Missing/);
    assert.doesNotMatch(markdown(text, 2, 30, true), /CBP condition/);
    assert.doesNotMatch(markdown(text, 2, 36), /CBP condition 164/);
    const deleted = editRecords(fixture('ae-delete'), '10: Payment Type Code = 1', '10: Live Entry Indicator = Y');
    assert.equal(markdown(deleted, 2, 50, true).split('CBP condition B24').length, 2);
  });

  it('explains an unknown record', () => {
    const text = editRecords(fixture('ae-consumption'), '+ 11: 99');
    assert.match(markdown(text, 4, 0, true), /\*\*CBP condition A02\*\*/);
  });
});
