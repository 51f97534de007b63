import assert from 'node:assert/strict';
import { fixture } from '../support/transmissions';
import { EditorWindow } from './window';

describe('Ruler where code lenses are off', () => {
  it('marks every field of the record with the cursor within it', async function () {
    this.timeout(60_000);
    const window = await EditorWindow.open({
      files: { 'entry.ace': fixture('ae-consumption') },
      settings: { '[ace]': { 'editor.codeLens': false } },
    });
    try {
      await window.moveTo(20, 15);
      const marks = window.page.locator('.view-overlays .cdr[class*="TextEditorDecorationType"]');
      /** Where fields are marked, in pixels. */
      const places = (): Promise<number[]> =>
        marks.evaluateAll((all) =>
          all
            .filter((mark) => getComputedStyle(mark).borderLeftStyle === 'solid')
            .map((mark) => Math.round(mark.getBoundingClientRect().left)),
        );
      let found: number[] = [];
      // The 50 record has 13 fields, filler included; the first needs no mark.
      for (let tries = 0; tries < 100 && found.length < 12; tries++) {
        await window.page.waitForTimeout(100);
        found = await places();
      }
      assert.equal(new Set(found).size, 12);
    } finally {
      await window.close();
    }
  });
});
