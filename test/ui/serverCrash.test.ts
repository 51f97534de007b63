/** A server that crashes over and over: the window says so once, and starts it again when it is told to. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { inRoot } from '../../scripts/lib/project.mjs';
import { serverProcesses } from '../support/serverProcesses';
import { EditorWindow } from './window';

/** How often the server may crash before a person is asked. */
const CRASHES = 5;

async function until(isSo: () => boolean, what: string): Promise<void> {
  for (const started = Date.now(); !isSo();) {
    assert.ok(Date.now() - started < 20_000, what);
    await new Promise((resume) => setTimeout(resume, 100));
  }
}

describe('A server that crashes in the window', function () {
  this.timeout(120_000);
  let window: EditorWindow;

  before(async function () {
    // Only there processes can be looked at without a program for it.
    if (process.platform !== 'linux') this.skip();
    const text = readFileSync(inRoot('test', 'fixtures', 'ae-consumption.ace'), 'latin1');
    window = await EditorWindow.open({ files: { 'entry.ace': text } });
    await window.waitForStatus('AE input');
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await window.screenshot(`failed ${this.currentTest.fullTitle()}`);
  });
  after(async function () {
    if (process.platform === 'linux') await window.close();
  });

  it(`is offered to be started after ${CRASHES} times`, async () => {
    const killed = new Set<number>();
    for (let crash = 0; crash < CRASHES; crash++) {
      await until(() => serverProcesses().some((pid) => !killed.has(pid)), 'no server was started again');
      // One that is still starting ends in another way.
      assert.match(await window.hoverAt(20, 5), /HTS Number/);
      for (const pid of serverProcesses()) {
        killed.add(pid);
        process.kill(pid, 'SIGKILL');
      }
    }
    const told = window.page
      .locator('.notification-toast')
      .filter({ hasText: `has crashed ${CRASHES} times within 3 minutes` });
    await told.getByRole('button', { name: 'Show Log' }).waitFor();
    assert.equal(await told.count(), 1);
    await window.screenshot('server crashed');
    await told.getByRole('button', { name: 'Restart' }).click();
    assert.match(await window.hoverAt(20, 5), /HTS Number/);
  });
});
