import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { inRoot } from '../../scripts/lib/project.mjs';
import { EditorWindow } from './window';

describe('Looking things up in the window', function () {
  this.timeout(120_000);
  let window: EditorWindow;

  before(async () => {
    const transmission = readFileSync(inRoot('test', 'fixtures', 'ae-consumption.ace'), 'latin1');
    window = await EditorWindow.open({ files: { 'ae-consumption.ace': transmission } });
    await window.waitForStatus('AE input');
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await window.screenshot(`failed ${this.currentTest.fullTitle()}`);
  });
  after(async () => {
    await window.close();
  });

  it('asks for the number of a CSMS message and opens nothing without one', async () => {
    await window.command('ACE: Open CSMS Message…');
    const input = window.page.locator('.quick-input-widget:visible input[type="text"]').first();
    await window.page.getByPlaceholder('Number of the message, such as 60011750').waitFor();
    await input.fill('600');
    await window.page.getByText('A CSMS message has a number of 8 digits.').waitFor();
    await input.fill('60011750');
    await input.press('Enter');
    const question = window.page.locator('.monaco-dialog-box');
    await question.waitFor();
    assert.match(await question.innerText(), /content\.govdelivery\.com\/bulletins\/gd\/USDHSCBP-393b4e6/);
    await window.screenshot('open CSMS message');
    await window.press('Escape');
    await question.waitFor({ state: 'hidden' });
  });

  it('finds a condition by words and explains it in a document', async () => {
    await window.command('ACE: Look Up Condition Code…');
    const input = window.page.getByPlaceholder('A condition code such as 439, or words such as "quantity missing"');
    await input.waitFor();
    await input.fill('uom(s) missing');
    const entry = window.page.locator('.quick-input-list .monaco-list-row').first();
    await entry.filter({ hasText: 'QUANTITY/UOM(S) MISSING' }).waitFor();
    await window.screenshot('look up condition');
    await input.press('Enter');
    await window.page.locator('.tab.active[aria-label*="Condition 439"]').waitFor();
    const frame = window.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
    await frame.getByText('CBP condition 439').waitFor();
    await window.screenshot('condition');
  });
});
