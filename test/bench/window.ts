/**
 * Measures a real VS Code window with the built extension in it: how soon a file can be hovered, how soon a key shows, and whether anything
 * freezes, for a small and a large file; and how long the extension takes to be activated. Writes `window.md` and pictures in `out/screenshots`. Run by mocha from `scripts/bench.mjs --window`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from '../../scripts/lib/project.mjs';
import { EditorWindow } from '../ui/window';
import { entrySummaryFile } from './entrySummaries';
import type { WindowResults } from './results';
import { Samples } from './samples';

const KEYS = 40;
/** Between two keys, in milliseconds. */
const PACE = 120;
/** How long VS Code is left alone, in milliseconds, until its own start is over. */
const SETTLING = 5000;
/** How long the window may take to show what is waited for, in milliseconds. */
const PATIENCE = 60_000;

interface Measured {
  readonly records: number;
  readonly opened: number;
  readonly firstHover: number;
  readonly hover: number;
  readonly key: Samples;
  readonly longTasks: number[];
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
    return { records: lines.length - 1, opened, firstHover, hover, key, longTasks };
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

/**
 * What VS Code says of the milliseconds the extension took to load and to be activated, by a first file opened in a window that has come to
 * rest. Nothing waits for the server in them.
 */
async function activation(): Promise<number> {
  const window = await EditorWindow.open({ files: { 'empty.txt': '' } });
  try {
    await window.page.waitForTimeout(SETTLING);
    // Were it there from the start, it would have the extension activated while the window is still being built.
    writeFileSync(join(window.folder, 'entries.ace'), entrySummaryFile(300));
    await window.openFile('entries.ace');
    await window.hoverAt(3, 5);
    await window.command('Developer: Show Running Extensions');
    const row = window.page
      .locator('.runtime-extensions-editor .monaco-list-row')
      .filter({ hasText: /ACE CATAIR|ace-catair/ });
    await row.first().waitFor();
    await window.screenshot('bench-activation');
    const [, told] = /Activation: (\d+)\s?ms/.exec(await row.first().innerText()) ?? [];
    if (told === undefined) throw new Error('VS Code does not tell how long the activation took.');
    return Number(told);
  } finally {
    await window.close();
  }
}

const number = (value: number): string => value.toLocaleString('en-US', { maximumFractionDigits: 0 });

describe('A real window', () => {
  const isQuick = process.env['ACE_BENCH_QUICK'] !== undefined;
  const sizes = isQuick ? [3000] : [3000, 300_000];
  const activations = new Samples();
  const measured: Measured[] = [];

  it('activates the extension', async function () {
    this.timeout(300_000);
    for (let round = 0; round < (isQuick ? 1 : 7); round++) activations.add(await activation());
    mkdirSync(inRoot('out', 'bench'), { recursive: true });
    const results: WindowResults = { activation: activations.summary };
    writeFileSync(inRoot('out', 'bench', 'window.json'), JSON.stringify(results));
  });

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
      '',
      `Activation of the extension, as VS Code tells it: median ${number(activations.summary.median)} ms of ${activations.summary.count} windows (${number(activations.summary.least)} – ${number(activations.summary.most)}).`,
      '',
    ].join('\n');
    if (sizes.length > 1) writeFileSync(join(__dirname, 'window.md'), text);
    console.log(text);
  });
});
