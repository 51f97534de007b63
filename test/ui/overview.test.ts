import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { FrameLocator } from 'playwright-core';
import { inRoot } from '../../scripts/lib/project.mjs';
import { EditorWindow } from './window';

const hostile = '<img src=x onerror=alert(1)>';

/** An entry summary in whose description stands a text that would be an image, were it not escaped. */
function transmission(): string {
  const text = readFileSync(inRoot('test', 'fixtures', 'ae-consumption.ace'), 'latin1');
  return text.replace(/^44CHECK VALVES.*$/m, `44${hostile}`.padEnd(80));
}

describe('Overview in the window', function () {
  this.timeout(120_000);
  let window: EditorWindow;
  const page = (): FrameLocator => window.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');

  before(async () => {
    window = await EditorWindow.open({
      files: {
        'entry.ace': transmission(),
        'answer.ace': readFileSync(inRoot('test', 'fixtures', 'ax-rejected.ace'), 'latin1'),
      },
      settings: { 'workbench.colorTheme': 'Default Light Modern' },
      width: 1700,
      height: 1300,
    });
    await window.waitForStatus('AE input');
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await window.screenshot(`failed ${this.currentTest.fullTitle()}`);
  });
  after(async () => {
    await window.close();
  });

  it('shows the transmission beside its text, marks the field at the cursor and leads back to it', async () => {
    await window.moveTo(19, 4);
    await window.command('ACE: Show Overview');
    await page()
      .getByRole('heading', { name: /Entry Summary 9XX-0100001-6/ })
      .waitFor();
    await page().locator('.item.current', { hasText: '9903.88.03' }).waitFor();
    await window.screenshot('overview light');
    await page().getByText('268.80 USD', { exact: true }).click();
    await window.waitForStatus('50 Duty Amount 14-23');
    assert.equal(await page().locator('.item.current').innerText(), '268.80 USD');
  });

  it('shows text of the file as text', async () => {
    assert.equal(await page().getByText(hostile, { exact: true }).count(), 1);
    assert.equal(await page().locator('img').count(), 0);
    assert.equal(await page().getByText('SECRET').count(), 0);
  });

  it('follows edits and the editor in front', async () => {
    await window.moveTo(3, 9);
    await window.press('Delete');
    await page()
      .getByRole('heading', { name: /Entry Summary 9XX-1000016/ })
      .waitFor();
    await window.openFile('answer.ace');
    await page().getByText('IMPORTER UNKNOWN').waitFor();
    await window.command('Preferences: Color Theme');
    const input = window.page.locator('.quick-input-widget:visible input[type="text"]').first();
    await input.fill('Dark Modern');
    await window.page.locator('.quick-input-list .monaco-list-row', { hasText: 'Dark Modern' }).first().click();
    await window.page.locator('.monaco-workbench.vs-dark').waitFor();
    await window.screenshot('overview dark');
  });
});
