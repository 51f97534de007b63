import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from '../../scripts/lib/project.mjs';
import { EditorWindow } from './window';

const consumption = readFileSync(inRoot('test', 'fixtures', 'ae-consumption.ace'), 'latin1');
const records = consumption.split('\n');
const short = readFileSync(inRoot('test', 'fixtures', 'te-extension.ace'), 'latin1');

describe('Mending in the window', function () {
  this.timeout(120_000);
  let window: EditorWindow;

  before(async () => {
    window = await EditorWindow.open({
      files: {
        'ae-consumption.ace': consumption,
        // Lower case and stripped blanks: neither says anything else.
        'untidy.ace': consumption.replace('10A9XX', '10a9xx').replace(/ +(?=\nY)/, ''),
        'empty.ace': '',
        'short.ace': short,
      },
      settings: { 'editor.codeActionsOnSave': { 'source.fixAll.ace': 'explicit' } },
    });
    await window.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await window.waitForStatus('AE input');
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await window.screenshot(`failed ${this.currentTest.fullTitle()}`);
  });
  after(async () => {
    await window.close();
  });

  /** Repeats a question until the answer is as wanted. */
  async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
    for (const started = Date.now(); !(await isSo());) {
      if (Date.now() - started > 20_000) assert.fail(what);
      await window.page.waitForTimeout(100);
    }
  }

  /** Saves the file in front until it holds a text on disk. */
  async function savedAs(name: string, text: string): Promise<void> {
    await until(`${name} holds what is wanted`, async () => {
      await window.press('Control+S');
      await window.page.waitForTimeout(200);
      return readFileSync(join(window.folder, name), 'latin1') === text;
    });
  }

  /** Waits for a notification. */
  async function said(text: string): Promise<void> {
    await window.page.locator('.notification-list-item').filter({ hasText: text }).first().waitFor();
  }

  it('fixes on saving what can be fixed without changing a value', async () => {
    await window.openFile('untidy.ace');
    await window.waitForStatus('AE input');
    await window.waitForProblem('capital letters');
    await window.openFile('untidy.ace');
    await savedAs('untidy.ace', consumption);
  });

  it('copies a file as JSON without its password, and inserts it with blanks there', async () => {
    await window.openFile('ae-consumption.ace');
    await window.command('ACE: Copy as JSON');
    await window.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'File' }).click();
    await said('Passwords and social security numbers are left out.');
    await window.screenshot('copied as JSON');
    const copied = await window.page.evaluate(() => navigator.clipboard.readText());
    assert.ok(copied.includes('"record":"10"') && !copied.includes('SECRET'));

    await window.openFile('empty.ace');
    await window.command('ACE: Insert from JSON');
    await window.page.getByText('Insert with Blanks').click();
    await savedAs('empty.ace', consumption.replace('SECRET', '      '));
  });

  it('says which field of JSON does not fit, and inserts nothing', async () => {
    await window.openFile('ae-consumption.ace');
    await window.page.evaluate(() =>
      navigator.clipboard.writeText('[{ "record": "10", "fields": { "Entry Filer Code": "9XXX" } }]'),
    );
    await window.moveTo(3, 1);
    await window.command('ACE: Insert from JSON');
    await said('Entry Filer Code has 3 positions, the value given has 4');
    await window.screenshot('JSON refused');
    assert.equal(await window.lineText(3), records[2]);
  });

  it('changes the filer code of A and Z together, and no column moves', async () => {
    await window.openFile('short.ace');
    await window.moveTo(1, 6);
    await window.page.waitForTimeout(800);
    await window.press('Delete');
    await window.type('8');
    await window.screenshot('linked editing');
    await savedAs('short.ace', short.replace('A27049XX', 'A27048XX').replace('Z27049XX', 'Z27048XX'));
  });
});
