import assert from 'node:assert/strict';
import { fixture, mutated } from '../protocol/fixtures';
import { EditorWindow } from './window';

/** With a date of exportation in the 13th month, which its field cannot hold. */
const wrong = mutated(fixture('ae-consumption'), 'CNCN072726', 'CNCN132726');

describe('Window of VS Code for the Web', function () {
  this.timeout(120_000);
  let window: EditorWindow;

  before(async () => {
    window = await EditorWindow.open({ web: true, files: { 'entry.ace': wrong } });
    // A server behind the page would be spoken to over a web socket.
    window.page.on('websocket', (socket) => assert.fail(`${socket.url()} was opened`));
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await window.screenshot(`failed ${this.currentTest.fullTitle()}`);
  });
  after(async () => {
    await window.close();
  });

  it('names the field under the mouse', async () => {
    const text = await window.hoverAt(20, 5);
    for (const expected of [/HTS Number/, /8504409540/, /Positions 3-12/]) assert.match(text, expected);
  });

  it('lists a finding', async () => {
    await window.waitForProblem('132726');
    await window.screenshot('web');
  });

  it('suggests values', async () => {
    await window.moveTo(2, 11);
    assert((await window.suggestions()).includes('AE'));
  });

  it('opens copies of a sample and pairs them', async () => {
    await window.command('ACE: Open Sample…');
    await window.page.locator('.quick-input-list .monaco-list-row', { hasText: 'Its Rejection' }).click();
    await window.page.locator('.tab[data-resource-name="reconciliation.rx.ace"]').waitFor();
    await window.page.getByText('Rejected by CBP: 3 conditions').first().waitFor();
    await window.screenshot('web samples');
    await window.openFile('entry.ace');
  });

  it('goes on with a new server after a restart', async () => {
    await window.command('ACE: Restart Language Server');
    await window.moveTo(1, 1);
    assert.match(await window.hoverAt(2, 11), /Application Identifier Code/);
  });
});
