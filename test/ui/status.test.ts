import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { inRoot } from '../../scripts/lib/project.mjs';
import { EditorWindow } from './window';

const fixture = (name: string): string => readFileSync(inRoot('test', 'fixtures', `${name}.ace`), 'latin1');

describe('Status, problems and outline in the window', function () {
  this.timeout(120_000);
  let window: EditorWindow;

  before(async () => {
    const wrong = fixture('ae-consumption').replace('10A9XX', '10Q9XX');
    window = await EditorWindow.open({
      files: { 'wrong.ace': wrong, 'fragment.ace': fixture('bad/no-envelope-ae'), 'notes.txt': 'Some notes\n' },
    });
    await window.waitForStatus('ACE record file');
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await window.screenshot(`failed ${this.currentTest.fullTitle()}`);
  });
  after(async () => {
    await window.close();
  });

  it('tells record, field and positions under the cursor', async () => {
    await window.moveTo(20, 5);
    await window.waitForStatus('50 HTS Number 3-12');
    await window.moveTo(3, 3);
    await window.waitForStatus('10 Summary Filing Action Request Code 3');
  });

  it('tells the application and the direction', async () => {
    await window.waitForStatus('AE input');
  });

  it('lists what is wrong', async () => {
    await window.waitForProblem('Summary Filing Action Request Code');
    const problems = await window.problems();
    assert(
      problems.some((problem) => /^Error: .*"Q".*at line 3 and character 3/.test(problem)),
      problems.join('\n'),
    );
    await window.screenshot('problems');
  });

  it('outlines the file', async () => {
    await window.page.locator('.pane-header', { hasText: 'Outline' }).click();
    const entries = window.page.locator('.outline-pane .monaco-list-row');
    await entries.filter({ hasText: 'Batch AE' }).first().waitFor();
    await entries.filter({ hasText: 'Block AE Entry Summary Create/Update' }).first().waitFor();
    await window.screenshot('outline');
  });

  it('has a fragment read as the application that is chosen, and the outline with it', async () => {
    await window.openFile('fragment.ace');
    await window.waitForStatus('AE? inferred');
    const entries = window.page.locator('.outline-pane .monaco-list-row');
    await entries.filter({ hasText: 'Entry Summary 9XX-0100001-6' }).first().waitFor();

    await window.page.locator('.statusbar-item', { hasText: 'AE? inferred' }).click();
    const input = window.page.locator('.quick-input-widget:visible input[type="text"]').first();
    await input.fill('Cargo Release');
    await window.screenshot('applications');
    await window.page.locator('.quick-input-list .monaco-list-row', { hasText: 'Cargo Release' }).first().click();
    await window.waitForStatus('SE chosen');
    await entries.filter({ hasText: 'Cargo Release' }).first().waitFor();

    await window.command('ACE: Select Application');
    await window.page.locator('.quick-input-list .monaco-list-row', { hasText: 'As the file says' }).first().click();
    await window.waitForStatus('AE? inferred');
    await entries.filter({ hasText: 'Entry Summary 9XX-0100001-6' }).first().waitFor();
  });

  it('shows nothing of its own for other files', async () => {
    await window.openFile('notes.txt');
    await window.waitForStatus('Plain Text');
    await window.page.locator('[id*="ace.application"]').waitFor({ state: 'hidden' });
    await window.page.locator('[id*="ace.field"]').waitFor({ state: 'hidden' });
  });
});
