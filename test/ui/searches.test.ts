import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from '../../scripts/lib/project.mjs';
import { EditorWindow } from './window';

const fixture = (name: string): string => readFileSync(inRoot('test', 'fixtures', name), 'latin1');

describe('Searching lists and the workspace in the window', function () {
  this.timeout(120_000);
  let window: EditorWindow;

  before(async () => {
    window = await EditorWindow.open({
      files: { 'request.ace': fixture('ae-consumption.ace'), [join('sent', 'closed.ace')]: fixture('ax-accepted.ace') },
      settings: {
        'ace.csms.archive': 'lists/csms.xlsx',
        'ace.conditions.paths': [{ path: 'lists/conditions.xlsx', application: 'RE' }],
        'ace.inlayHints.fieldNames': true,
      },
    });
    mkdirSync(join(window.folder, 'lists'));
    for (const name of ['csms.xlsx', 'conditions.xlsx'])
      copyFileSync(inRoot('test', 'support', 'spreadsheets', name), join(window.folder, 'lists', name));
    await window.waitForStatus('AE input');
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await window.screenshot(`failed ${this.currentTest.fullTitle()}`);
  });
  after(async () => {
    await window.close();
  });

  const rows = (): Promise<string[]> =>
    window.page
      .locator('.quick-input-list .monaco-list-row')
      .evaluateAll((found) => found.map((row) => row.getAttribute('aria-label') ?? ''));

  it('searches the CSMS archive by words and opens the message', async () => {
    await window.command('ACE: Search CSMS Archive…');
    const input = window.page.getByPlaceholder('Words of the title, a number or a date such as 2026-07');
    await input.waitFor();
    await window.screenshot('search CSMS archive');
    assert.equal((await rows()).length, 3);
    await input.fill('reconciliation update');
    await window.page.locator('.quick-input-list .monaco-list-row').nth(1).waitFor({ state: 'detached' });
    assert.match((await rows()).join('\n'), /60011750.*2024-03-05 +Update of the conditions/);
    await input.press('Enter');
    const question = window.page.locator('.monaco-dialog-box');
    await question.waitFor();
    assert.match(await question.innerText(), /USDHSCBP-393b4e6/);
    await window.press('Escape');
    await question.waitFor({ state: 'hidden' });
  });

  it('finds a condition of a dictionary that the settings name, and tells which it is of', async () => {
    await window.command('ACE: Look Up Condition Code…');
    const input = window.page.getByPlaceholder('A condition code such as 439, or words such as "quantity missing"');
    await input.waitFor();
    await input.fill('issue missing');
    const entry = window.page.locator('.quick-input-list .monaco-list-row').first();
    await entry.filter({ hasText: 'Reconciliation Conditions 2 (RE Reconciliation' }).waitFor();
    await window.screenshot('look up imported condition');
    assert.match(await entry.innerText(), /007/);
    await window.press('Escape');
  });

  it('finds the numbers of a file that is not open', async () => {
    await window.command('ACE: Index Workspace');
    await window.press('Control+T');
    const input = window.page.locator('.quick-input-widget:visible input[type="text"]').first();
    await input.fill('#9XX-0100001-6');
    await window.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'closed.ace' }).first().waitFor();
    await window.screenshot('workspace symbols');
    await window.press('Escape');
  });

  it('names the fields of the record with the cursor behind it', async () => {
    await window.moveTo(3, 5);
    await window.editor.getByText('Entry Filer Code: 9XX').waitFor();
    await window.screenshot('field names of the active record');
    await window.moveTo(4, 5);
    await window.editor.getByText('Importer of Record Number: 89-1234567AB').waitFor();
    await window.editor.getByText('Entry Filer Code: 9XX').waitFor({ state: 'detached' });
  });
});
