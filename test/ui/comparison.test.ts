import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { inRoot } from '../../scripts/lib/project.mjs';
import { EditorWindow } from './window';

describe('Comparison in the window', function () {
  this.timeout(120_000);
  let window: EditorWindow;

  before(async () => {
    const first = readFileSync(inRoot('test', 'fixtures', 'ae-consumption.ace'), 'latin1');
    const second = first
      .replace('CNCN', 'VNCN')
      .replace('SECRET', 'PUBLIC')
      .replace(/^62501.*\n/m, '')
      .replace('50000003268', '50000003270');
    window = await EditorWindow.open({
      files: { 'first.ace': first, 'second.ace': second, 'same.ace': first },
      settings: { 'workbench.colorTheme': 'Default Light Modern' },
      width: 1700,
      height: 1000,
    });
    await window.waitForStatus('AE input');
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await window.screenshot(`failed ${this.currentTest.fullTitle()}`);
  });
  after(async () => {
    await window.close();
  });

  async function compareWith(name: string): Promise<void> {
    await window.command('ACE: Compare with…');
    await window.page
      .locator('.quick-input-list .monaco-list-row', { has: window.page.locator('.label-name', { hasText: name }) })
      .first()
      .click();
  }

  it('lists what changed by field and opens the difference at each', async () => {
    await compareWith('second.ace');
    const rows = window.page.locator('.pane-body .monaco-list-row', { hasText: /./ });
    const origin = rows.filter({ hasText: 'Country of Origin Code (9-10): CN China → VN Viet Nam' });
    await origin.waitFor();
    await rows.filter({ hasText: 'Communication Password (9-14): changed (confidential, not shown)' }).waitFor();
    await rows.filter({ hasText: /62 Line User Fee Detail 501 15\.00\s*removed/ }).waitFor();
    await origin.click();
    await window.page.locator('.tab.active[aria-label*="first.ace ↔ second.ace"]').waitFor();
    await window.waitForStatus('40 Country of Origin Code 9-10');
    await window.screenshot('comparison light');
    assert.equal(await rows.filter({ hasText: 'SECRET' }).count(), 0);
  });

  it('says so when there is no difference', async () => {
    await window.openFile('first.ace');
    await compareWith('same.ace');
    await window.page.locator('.notification-list-item', { hasText: 'The two transmissions are the same.' }).waitFor();
  });
});
