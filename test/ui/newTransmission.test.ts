import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { inRoot } from '../../scripts/lib/project.mjs';
import { EditorWindow } from './window';

/** A record as the editor holds it, 80 long. */
const record = (text: string): string => text.padEnd(80);

describe('New records in the window', function () {
  this.timeout(180_000);
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

  async function lineIs(line: number, text: string): Promise<void> {
    for (const started = Date.now(); ;) {
      const shown = await window.lineText(line).catch(() => '');
      if (shown === record(text)) return;
      if (Date.now() - started > 10_000) assert.equal(shown, record(text), `line ${line}`);
      await window.page.waitForTimeout(50);
    }
  }

  /** Waits until a tab stop is selected. */
  async function stopIs(place: string): Promise<void> {
    await window.waitForStatus(place);
  }

  async function go(key: string, place: string): Promise<void> {
    await window.press(key);
    await stopIs(place);
  }

  it('puts in a line item and goes from field to field, each kept in its columns', async () => {
    await window.moveTo(30, 1);
    await window.press('Control+Enter');
    await window.type('40');
    await window.press('Control+Space');
    const items = window.page.locator('.suggest-widget.visible .monaco-list-row');
    const group = items.filter({ hasText: '40 … 50' });
    await group.waitFor();
    await window.screenshot('group completion');
    await group.click();
    await lineIs(31, '40  003');
    await window.screenshot('group tab stops');
    await stopIs('Ln 31, Col 9 (2 selected)');
    await window.type('cn');
    await go('Tab', 'Ln 31, Col 11 (2 selected)');
    await window.type('d');
    await go('Tab', 'Ln 31, Col 13 (6 selected)');
    await window.type('0801');
    // A value that is put right while it is typed.
    await window.press('Backspace');
    await window.type('226');
    await lineIs(31, '40  003 CND 080226');
    await go('Shift+Tab', 'Ln 31, Col 11 (2 selected)');
    await window.type('DE');
    await lineIs(31, '40  003 CNDE080226');
    await go('Tab', 'Ln 31, Col 13 (6 selected)');
    await go('Tab', 'Ln 31, Col 37 (5 selected)');
    await window.type('58201');
    await go('Tab', 'Ln 31, Col 56 (1 selected)');
    await window.type('n');
    await window.press('Backspace');
    await window.type('N');
    await lineIs(31, '40  003 CNDE080226                  58201              N');
    await go('Tab', 'Ln 32, Col 3 (10 selected)');
    await window.type('8415820120');
    await go('Tab', 'Ln 32, Col 14 (10 selected)');
    await window.type('1234');
    await go('Tab', 'Ln 32, Col 25 (10 selected)');
    await window.type('99');
    await go('Tab', 'Ln 32, Col 81');
    await lineIs(32, '508415820120 0000001234 0000000099');
    await window.screenshot('group filled');
  });

  it('begins a new transmission, asks once who files, and leaves blank only what is to be given', async () => {
    await window.command('ACE: New Transmission…');
    const input = window.page.locator('.quick-input-widget:visible input[type="text"]').first();
    await window.page.getByPlaceholder('Application identifier or title').waitFor();
    await window.screenshot('new transmission applications');
    await input.fill('Entry Summary Create');
    await input.press('Enter');
    await window.page.getByPlaceholder('What the transaction is to do').waitFor();
    await window.screenshot('new transmission forms');
    await input.press('Enter');
    await window.page.getByText('Filer code: the three characters').waitFor();
    await input.fill('9x');
    await window.page.getByText('A filer code has three letters or digits.').waitFor();
    await input.fill('9xx');
    await input.press('Enter');
    await window.page.getByText('Site code: the four characters').waitFor();
    await input.fill('2704');
    await input.press('Enter');
    await window.page.getByText('District and port of processing').waitFor();
    await input.press('Enter');
    // The tab has a name of its own; VS Code would name it by its first line, with the password.
    await window.page.locator('.tab.active[data-resource-name="AE-1.ace"]').waitFor();
    await lineIs(1, 'A27049XX                 AE');
    await lineIs(2, 'B  27049XXAE');
    await lineIs(3, '10A9XX');
    await lineIs(9, 'Z27049XX');
    await stopIs('Ln 1, Col 9 (6 selected)');
    await window.type('secret');
    await go('Tab', 'Ln 3, Col 9 (8 selected)');
    await window.type('01000016');
    await go('Tab', 'Ln 3, Col 18 (4 selected)');
    await window.type('2704');
    await go('Tab', 'Ln 3, Col 34 (2 selected)');
    await window.type('01');
    await lineIs(1, 'A27049XXSECRET           AE');
    await lineIs(3, '10A9XX  01000016 2704            01');
    await window.screenshot('new transmission');
    await window.waitForProblem('Importer of Record Number');
    await window.screenshot('new transmission problems');

    await window.press('Control+Shift+M');
    await window.command('ACE: New Transmission…');
    await window.page.getByPlaceholder('Application identifier or title').waitFor();
    await input.fill('TE');
    await input.press('Enter');
    await window.page.locator('.tab.active[data-resource-name="TE-1.ace"]').waitFor();
    await window.waitForStatus('TE input');
    await stopIs('Ln 1, Col 9 (6 selected)');
  });
});
