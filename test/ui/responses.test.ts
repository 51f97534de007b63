import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { inRoot } from '../../scripts/lib/project.mjs';
import { EditorWindow } from './window';

const fixture = (name: string): string => readFileSync(inRoot('test', 'fixtures', `${name}.ace`), 'latin1');

describe('A response beside its request in the window', function () {
  this.timeout(120_000);
  let window: EditorWindow;

  before(async () => {
    window = await EditorWindow.open({
      files: { 'entry.ae.ace': fixture('ae-consumption'), 'entry.ax.ace': fixture('ax-rejected') },
      width: 1800,
    });
    await window.waitForStatus('AE input');
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await window.screenshot(`failed ${this.currentTest.fullTitle()}`);
  });
  after(async () => {
    await window.close();
  });

  it('pairs files that are named alike and marks the transaction and its conditions', async () => {
    await window.page.getByText('Rejected by CBP: 12 conditions').first().waitFor();
    await window.waitForProblem('Importer Unknown');
    assert((await window.problems()).some((text) => text.includes('CBP')));
  });

  it('shows both side by side', async () => {
    await window.openFile('entry.ae.ace');
    await window.command('ACE: Show Response Beside Request');
    await window.page.locator('.tab[data-resource-name="entry.ax.ace"]').waitFor();
    assert.equal(await window.page.locator('.editor-group-container').count(), 2);
    await window.page.getByText('Rejected by CBP: 12 conditions').nth(1).waitFor();
    await window.command('View: Hide Panel');
    await window.command('Explorer: Focus on Outline View');
    await window.page.locator('.outline-pane .outline-element').getByText('rejected').first().waitFor();
    await window.screenshot('response beside request');
  });

  it('walks from condition to condition with F8', async () => {
    await window.moveTo(1, 1);
    await window.press('F8');
    await window.page.locator('.marker-widget').getByText('CBP').first().waitFor();
    await window.screenshot('next condition');
    await window.press('F8');
    await window.page.locator('.marker-widget').getByText('322').first().waitFor();
    await window.press('Escape');
  });

  it('goes from a condition to the field it is about', async () => {
    await window.page.keyboard.press('Control+2');
    const input = window.page.locator('.quick-input-widget:visible input[type="text"]').first();
    await window.page.keyboard.press('Control+G');
    await input.fill(':25:12');
    await input.press('Enter');
    await window.press('F12');
    await window.page.locator('[id="status.editor.selection"]').filter({ hasText: 'Ln 29, Col 3' }).waitFor();
    await window.screenshot('from condition to field');
  });

  it('takes the conditions away', async () => {
    await window.command('ACE: Clear CBP Conditions of Responses');
    await window.page.getByText('Rejected by CBP: 12 conditions').first().waitFor({ state: 'detached' });
    assert(!(await window.problems()).some((text) => text.includes('Importer Unknown')));
  });
});
