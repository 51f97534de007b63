import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { inRoot } from '../../scripts/lib/project.mjs';
import { exampleText } from '../support/ownLayouts';
import { EditorWindow } from './window';

const layout = 'sample.catair-layout.json';
const query = [
  'A1001XX9SECRET112326',
  'B  1001XX9Q9',
  '10L010126',
  '20XX90100001',
  'Y  1001XX9Q9',
  'Z1001XX9      112326',
]
  .map((record) => `${record.padEnd(80)}\n`)
  .join('');

describe('Layouts in the window', function () {
  this.timeout(120_000);
  let window: EditorWindow;
  const page = (): FrameLocator => window.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  const pickTheme = async (name: string, kind: string): Promise<void> => {
    await window.command('Preferences: Color Theme');
    const input = window.page.locator('.quick-input-widget:visible input[type="text"]').first();
    await input.fill(name);
    await window.page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first().click();
    await window.page.locator(`.monaco-workbench.${kind}`).waitFor();
  };

  before(async () => {
    window = await EditorWindow.open({
      files: {
        'query.ace': query,
        'entry.ace': readFileSync(inRoot('test', 'fixtures', 'ae-consumption.ace'), 'latin1'),
        [layout]: exampleText,
        'new.catair-layout.json': '',
      },
      settings: { 'ace.layouts.paths': [layout], 'workbench.colorTheme': 'Default Light Modern' },
      width: 1700,
      height: 1100,
    });
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await window.screenshot(`failed ${this.currentTest.fullTitle()}`);
  });
  after(async () => {
    await window.close();
  });

  it('reads files by the layout of the workspace, and follows it', async () => {
    await window.moveTo(3, 3);
    await window.waitForStatus('10 Query Type Code 3');
    assert.match(await window.hoverAt(3, 3), /Lines of entries/);
    await window.waitForProblem('Country of Origin');
    writeFileSync(join(window.folder, layout), exampleText.replaceAll('Query Type Code', 'Kind of Query'));
    await window.openFile('query.ace');
    await window.moveTo(3, 3);
    await window.waitForStatus('10 Kind of Query 3');
  });

  it('says in the layout file what is wrong, while it is written', async () => {
    await window.command('View: Close All Editors');
    const text = exampleText.replace('"start": 4', '"start": 5').replace('"class": "D"', '"class": "Q"');
    writeFileSync(join(window.folder, layout), text);
    await window.page.locator('.notification-list-item-message', { hasText: 'is not used' }).waitFor();
    await window.openFile(layout);
    await window.waitForProblem('Value is not accepted');
    const line = text.split('\n').findIndex((each) => each.includes('"Q"'));
    await window.moveTo(line + 1, (text.split('\n')[line]?.indexOf('Q') ?? 0) + 2);
    await window.press('Backspace');
    await window.type('D');
    await window.waitForProblem('position 4 before Start Date belongs to no field');
    await window.screenshot('layout file light');
    await pickTheme('Dark Modern', 'vs-dark');
    await window.screenshot('layout file dark');
  });

  it('offers a layout to begin with, completes it and explains its properties', async () => {
    await window.openFile('new.catair-layout.json');
    assert.deepEqual(await window.suggestions(), ['New layout']);
    await window.press('Control+Space');
    await window.page.locator('.suggest-widget.visible .monaco-list-row').first().waitFor();
    await window.press('Enter');
    await window.page.locator('.view-line', { hasText: '"chapter": "my-chapter"' }).waitFor();
    await window.press('Escape');
    assert.match(await window.hoverAt(2, 6), /Name of the chapter in kebab-case/);
    const problems = await window.problems();
    assert.deepEqual(
      problems.filter((text) => text.includes('new.catair-layout.json')),
      [],
    );
  });

  it('shows a record of any chapter, with links and a filter', async () => {
    await pickTheme('Light Modern', 'vs');
    await window.openFile('entry.ace');
    await window.moveTo(3, 35);
    await window.command('ACE: Show Layout…');
    const rows = window.page.locator('.quick-input-list .monaco-list-row');
    await rows.first().waitFor();
    assert.match(await rows.first().innerText(), /^\s*10 /);
    await window.press('Enter');
    await page().getByRole('heading', { level: 1, name: /^10 / }).waitFor();
    await window.screenshot('layout page light');
    await page().getByRole('searchbox').fill('warehouse withdrawal');
    await window.screenshot('layout page filtered');
    await page().locator('.application .link').first().click();
    await page()
      .getByRole('heading', { level: 1, name: /Entry Summary/ })
      .waitFor();
    await window.screenshot('layout chapter light');
    await pickTheme('Dark Modern', 'vs-dark');
    await window.screenshot('layout chapter dark');
    await page().getByRole('button', { name: 'Back' }).click();
    await page().getByRole('heading', { level: 1, name: /^10 / }).waitFor();
    await window.screenshot('layout page dark');
  });

  it('lists the editions in use', async () => {
    await window.command('ACE: Which Editions?');
    const rows = window.page.locator('.quick-input-list .monaco-list-row');
    await rows.first().waitFor();
    await window.screenshot('editions');
    await window.press('Enter');
    await page().getByRole('heading', { level: 1 }).first().waitFor();
  });
});
