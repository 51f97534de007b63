import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { inRoot } from '../../scripts/lib/project.mjs';
import { EditorWindow } from './window';

const transmission = readFileSync(inRoot('test', 'fixtures', 'ae-consumption.ace'), 'latin1');

/** Where the ruler and the record below it are drawn, in pixels of the window. */
interface Drawn {
  /** Of the line with marks: where its first character begins, and how far characters are apart. */
  left: number;
  advance: number;
  top: number;
  bottom: number;
  /** Characters with marks, 0-based. */
  marks: number[];
  /** Left edges of the characters at positions 1 and 80 of the record. */
  first: number;
  last: number;
  lineTop: number;
  /** Bottom edge of the line above; of the editor's top on the first line. */
  above: number;
}

/** Measures the ruler as the browser lays it out. A text drawn before a line has no element of its own, but a computed style. */
async function measure(window: EditorWindow): Promise<Drawn | null> {
  const editorTop = (await window.editor.boundingBox())?.y ?? 0;
  return window.editor
    .locator('.view-lines > .view-line')
    .evaluateAll((lines: Element[], editorTop: number): Drawn | null => {
      for (const line of lines) {
        const span = Array.from(line.querySelectorAll('span')).find((each) =>
          getComputedStyle(each, '::before').content.includes('\u258f'),
        );
        if (!span) continue;
        const style = getComputedStyle(span, '::before');
        const content = style.content.replace(/^"|"$/g, '');
        const box = line.getBoundingClientRect();
        // Left edges of single characters of the record.
        const edges: number[] = [];
        const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode())
          for (let at = 0; at < (node.textContent ?? '').length; at++) {
            const range = document.createRange();
            range.setStart(node, at);
            range.setEnd(node, at + 1);
            edges.push(range.getBoundingClientRect().left);
          }
        const bottoms = lines
          .map((other) => other.getBoundingClientRect().bottom)
          .filter((bottom) => bottom <= box.top + 1);
        const top = box.top + parseFloat(style.top);
        return {
          left: box.left + parseFloat(style.left),
          advance: parseFloat(style.width) / content.length,
          top,
          bottom: top + parseFloat(style.height),
          marks: Array.from(content, (letter, at) => (letter === '\u258f' ? at : -1)).filter((at) => at >= 0),
          first: edges[0] ?? NaN,
          last: edges[79] ?? NaN,
          lineTop: box.top,
          above: Math.max(editorTop, ...bottoms),
        };
      }
      return null;
    }, editorTop);
}

/** The texts that make up the ruler, drawn over each other. */
function drawnLayers(window: EditorWindow): Promise<{ content: string; color: string; background: string }[]> {
  return window.editor.locator('.view-lines > .view-line span').evaluateAll((spans) =>
    spans
      .map((span) => getComputedStyle(span, '::before'))
      .filter(({ position }) => position === 'absolute')
      .map(({ content, color, backgroundImage }) => ({ content, color, background: backgroundImage })),
  );
}

/** Waits until the ruler stands above the line with the cursor, and measures it. */
async function ruler(window: EditorWindow): Promise<Drawn> {
  for (const started = Date.now(); ;) {
    const drawn = await measure(window);
    if (drawn) return drawn;
    assert(Date.now() - started < 20_000, 'there is no ruler');
    await window.page.waitForTimeout(100);
  }
}

/** Repeats a check until it holds, as the window settles; fails with what it last said. */
async function eventually(check: () => Promise<void>): Promise<void> {
  for (const started = Date.now(); ;) {
    try {
      await check();
      return;
    } catch (error) {
      if (Date.now() - started > 10_000) throw error;
    }
    await new Promise((resume) => setTimeout(resume, 100));
  }
}

function assertAligned(drawn: Drawn): void {
  const { left, advance, first, last, bottom, lineTop, top, above } = drawn;
  assert(Math.abs(left - first) < 0.5, `position 1: ruler ${left}, record ${first}`);
  assert(Math.abs(left + 79 * advance - last) < 0.75, `position 80: ruler ${left + 79 * advance}, record ${last}`);
  assert(Math.abs(bottom - lineTop) < 1, `the ruler ends at ${bottom}, the record begins at ${lineTop}`);
  assert(top >= above - 2.5, `the ruler begins at ${top}, the line above ends at ${above}`);
}

/** How many rulers all editors of the window show. */
function rulersShown(window: EditorWindow): Promise<number> {
  return window.page
    .locator('.view-lines > .view-line span')
    .evaluateAll(
      (spans) => spans.filter((span) => getComputedStyle(span, '::before').content.includes('\u258f')).length,
    );
}

describe('Ruler in the window', function () {
  this.timeout(180_000);
  let window: EditorWindow;

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await window.screenshot(`failed ${this.currentTest.fullTitle()}`);
    await window.close();
  });

  async function open(settings: Record<string, unknown> = {}, text = transmission): Promise<void> {
    window = await EditorWindow.open({ files: { 'entry.ace': text }, settings, width: 1250, height: 520 });
    await window.waitForStatus('ACE record file');
  }

  for (const settings of [
    { 'editor.fontSize': 10 },
    { 'editor.fontSize': 14 },
    { 'editor.fontSize': 22, 'editor.lineHeight': 1.1 },
    { 'editor.fontSize': 12, 'editor.lineHeight': 2, 'editor.letterSpacing': 1.5 },
  ])
    it(`stands on the grid of characters and hides no text with ${JSON.stringify(settings)}`, async () => {
      await open(settings);
      await window.moveTo(3, 36);
      await eventually(async () => {
        const drawn = await ruler(window);
        assertAligned(drawn);
        // The 10 record: fields begin at positions 1, 3, 4, 7, 9, 17, 18, 22 …
        assert.deepEqual(
          drawn.marks.slice(0, 8).map((at) => at + 1),
          [1, 3, 4, 7, 9, 17, 18, 22],
        );
      });
      await window.screenshot(`ruler ${Object.values(settings).join(' ')}`);
      await window.command('Increase Editor Font Size');
      await window.page.waitForTimeout(600);
      await eventually(async () => {
        assertAligned(await ruler(window));
      });
    });

  it('reaches to position 80 above a record that lost its trailing blanks', async () => {
    const stripped = transmission.replace(/ +$/gm, '');
    await open({ 'ace.columnTrueEditing': false }, stripped);
    const line = stripped.split('\n').findIndex((record) => record.startsWith('33')) + 1;
    await window.moveTo(line, 2);
    await eventually(async () => {
      const drawn = await ruler(window);
      assert(Math.abs(drawn.left - drawn.first) < 0.5, `position 1: ruler ${drawn.left}, record ${drawn.first}`);
      assert(Math.abs(drawn.bottom - drawn.lineTop) < 1, `the ruler ends at ${drawn.bottom}, not at ${drawn.lineTop}`);
      // The whole name of the current field, its control identifier, is told over the fields beside it.
      assert.deepEqual([drawn.marks.at(0), drawn.marks.at(-1)], [0, 80]);
    });
    await window.screenshot('ruler short record');
  });

  it('has its row on the first line too, and on a wrapped record', async () => {
    await open({ '[ace]': { 'editor.wordWrap': 'wordWrapColumn', 'editor.wordWrapColumn': 60 } });
    await window.moveTo(1, 3);
    await eventually(async () => {
      const first = await ruler(window);
      assert(Math.abs(first.bottom - first.lineTop) < 1, `the ruler ends at ${first.bottom}, not at ${first.lineTop}`);
      assert(first.top >= first.above - 2.5, `the ruler begins at ${first.top}, above ${first.above}`);
    });
    await window.screenshot('ruler first line wrapped');
  });

  it('goes away with the focus, and comes back', async () => {
    await open();
    await window.moveTo(3, 36);
    await ruler(window);
    // The same file in two editors, of which one then shows another.
    await window.press('Control+\\');
    await window.page.locator('.editor-group-container').nth(1).waitFor();
    await window.press('Control+N');
    await window.page.locator('.tab.active[data-resource-name^="Untitled"]').waitFor();
    await eventually(async () => {
      assert.equal(await rulersShown(window), 0);
    });
    await window.press('Control+1');
    await eventually(async () => {
      assert.equal(await rulersShown(window), 1);
    });
  });

  it('stands above all records of the kind where that is wanted', async () => {
    await open({ 'ace.ruler': 'visibleRecords' });
    await window.moveTo(8, 4);
    await eventually(async () => {
      assert.equal(await rulersShown(window), 3);
    });
    await window.screenshot('ruler visible records');
  });

  it('is drawn in the colours of the theme', async () => {
    await open();
    const seen = new Set<string>();
    for (const theme of ['Dark Modern', 'Light Modern', 'Dark High Contrast', 'Light High Contrast']) {
      await window.press('Control+K');
      await window.press('Control+T');
      const input = window.page.locator('.quick-input-widget:visible input[type="text"]').first();
      await input.fill(theme);
      await window.page.waitForTimeout(500);
      await input.press('Enter');
      await window.moveTo(3, 23);
      await ruler(window);
      await window.page.waitForTimeout(500);
      await window.screenshot(`ruler ${theme}`);
      const layers = await drawnLayers(window);
      assert.equal(layers.length, 4, theme);
      // A colour that is not known would leave no gradient.
      const current = layers.find(({ background }) => background !== 'none');
      assert.match(current?.background ?? '', /linear-gradient\(.*rgb/, theme);
      seen.add(JSON.stringify(layers.map(({ color, background }) => [color, background])));
    }
    assert.equal(seen.size, 4);
  });
});
