/**
 * Measures a real VS Code window with the built extension in it: how soon a file can be hovered, how soon a key shows, and whether anything
 * freezes, for a small and a large file. Writes `window.md` and pictures in `out/screenshots`. Run by mocha from `scripts/bench.mjs --window`.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EditorWindow } from '../ui/window';
import { entrySummaryFile } from './entrySummaries';
import { Samples } from './samples';

const KEYS = 40;
/** Between two keys, in milliseconds. */
const PACE = 120;
/** How long the window may take to show what is waited for, in milliseconds. */
const PATIENCE = 60_000;

interface Measured {
  readonly records: number;
  readonly opened: number;
  readonly firstHover: number;
  readonly hover: number;
  readonly key: Samples;
  readonly longTasks: number[];
  readonly extension: string;
}

/** What the page keeps for the measurement. */
interface Page {
  aceLatencies: number[];
  aceLongTasks: number[];
}

async function measure(records: number): Promise<Measured> {
  const name = `entries-${records}.ace`;
  const text = entrySummaryFile(records);
  const lines = text.split('\n');
  const line = lines.findIndex((each, at) => at >= lines.length / 2 && each.startsWith('50')) + 1;
  const window = await EditorWindow.open({
    // Opened by name below, so that starting VS Code is no part of it.
    files: { 'empty.txt': '', [name]: text },
    settings: { 'workbench.editorLargeFileConfirmation': 1000, 'ace.inlayHints.dates': true },
  });
  window.page.setDefaultTimeout(PATIENCE);
  try {
    const before = performance.now();
    await window.openFile(name);
    await window.page.locator('.view-line').filter({ hasText: 'BENCH' }).first().waitFor();
    const opened = performance.now() - before;
    const asked = performance.now();
    await window.hoverAt(line, 5);
    const firstHover = performance.now() - asked;
    await window.screenshot(`bench-${records}-hover`);
    const again = performance.now();
    await window.hoverAt(line + 1, 5);
    const hover = performance.now() - again;

    await window.page.mouse.move(5, 5);
    await window.moveTo(line, 41);
    const key = new Samples();
    const { latencies, longTasks } = await typeKeys(window);
    for (const latency of latencies) key.add(latency);
    await window.screenshot(`bench-${records}-typed`);
    const extension = await activation(window);
    await window.screenshot(`bench-${records}-extension`);
    return { records: lines.length - 1, opened, firstHover, hover, key, longTasks, extension };
  } finally {
    await window.close();
  }
}

/** Types digits and takes them back, and measures in the page from each key to the first frame that shows another text. */
async function typeKeys(window: EditorWindow): Promise<{ latencies: number[]; longTasks: number[] }> {
  const { page } = window;
  // The loader of the tests names functions by a helper that the page does not have.
  await page.evaluate('globalThis.__name = (named) => named');
  await page.evaluate(() => {
    const kept = globalThis as unknown as Page;
    kept.aceLatencies = [];
    kept.aceLongTasks = [];
    const shown = (): string => document.querySelector('.editor-instance .view-lines')?.textContent ?? '';
    document.addEventListener(
      'keydown',
      () => {
        const pressed = performance.now();
        const text = shown();
        const look = (): void => {
          if (shown() !== text) kept.aceLatencies.push(performance.now() - pressed);
          else if (performance.now() - pressed < 5000) requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      },
      true,
    );
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) kept.aceLongTasks.push(duration);
    }).observe({ type: 'longtask' });
  });
  for (let count = 0; count < KEYS; count++) {
    await page.keyboard.press(count % 2 === 0 ? '7' : 'Backspace');
    await page.waitForTimeout(PACE);
  }
  return page.evaluate(() => {
    const { aceLatencies, aceLongTasks } = globalThis as unknown as Page;
    return { latencies: aceLatencies, longTasks: aceLongTasks };
  });
}

/** What VS Code says of the time the extension took to load and to be activated, without what it waited for. */
async function activation(window: EditorWindow): Promise<string> {
  await window.command('Developer: Show Running Extensions');
  const row = window.page
    .locator('.runtime-extensions-editor .monaco-list-row')
    .filter({ hasText: /ACE CATAIR|ace-catair/ });
  await row.first().waitFor();
  return /Activation: \S+/.exec(await row.first().innerText())?.[0] ?? 'unknown';
}

const number = (value: number): string => value.toLocaleString('en-US', { maximumFractionDigits: 0 });

describe('A real window', () => {
  const sizes = process.env['ACE_BENCH_QUICK'] === undefined ? [3000, 300_000] : [3000];
  const measured: Measured[] = [];

  for (const records of sizes)
    it(`with ${records} records`, async function () {
      this.timeout(300_000);
      measured.push(await measure(records));
    });

  after(() => {
    if (measured.length < sizes.length) return;
    const row = (name: string, of: (one: Measured) => string): string =>
      `| ${[name, ...measured.map(of)].join(' | ')} |`;
    const text = [
      '# A real window',
      '',
      'Written by `npm run bench -- --window`: VS Code in Chromium with the built extension, times in milliseconds as a person sees them.',
      '',
      row('records', ({ records }) => records.toLocaleString('en-US')),
      `| --- |${' ---: |'.repeat(measured.length)}`,
      row('from choosing the file to its text', ({ opened }) => number(opened)),
      row('from then to the first hover, the rest of the mouse included', ({ firstHover }) => number(firstHover)),
      row('a further hover, likewise', ({ hover }) => number(hover)),
      row('key to changed text, median', ({ key }) => number(key.summary.median)),
      row('– 95 % up to', ({ key }) => number(key.summary.nineteenTwentieths)),
      row('– the most', ({ key }) => number(key.summary.most)),
      row('tasks of the window over 50 ms while typing', ({ longTasks }) => String(longTasks.length)),
      row('– the longest', ({ longTasks }) => number(Math.max(0, ...longTasks))),
      row('activation of the extension, as VS Code tells it', ({ extension }) => extension.replace('Activation: ', '')),
      '',
    ].join('\n');
    if (sizes.length > 1) writeFileSync(join(__dirname, 'window.md'), text);
    console.log(text);
  });
});
