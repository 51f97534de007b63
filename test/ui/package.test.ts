import assert from 'node:assert/strict';
import { fixture, mutated } from '../protocol/fixtures';
import { EditorWindow } from './window';

describe('Window with the packaged extension installed', function () {
  this.timeout(120_000);
  let window: EditorWindow;

  before(async function () {
    // `npm test` packages first and names the package; a run of the window tests alone looks at the build.
    if (process.env['ACE_VSIX'] === undefined) this.skip();
    window = await EditorWindow.open({
      files: { 'entry.ace': mutated(fixture('ae-consumption'), 'CNCN072726', 'CNCN132726') },
    });
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await window.screenshot(`failed ${this.currentTest.fullTitle()}`);
  });
  after(async () => {
    if (process.env['ACE_VSIX'] !== undefined) await window.close();
  });

  it('runs no extension from its folder', async () => {
    assert.doesNotMatch(await window.page.title(), /Extension Development Host/);
  });

  it('names the field under the mouse', async () => {
    assert.match(await window.hoverAt(20, 5), /HTS Number[\s\S]*Positions 3-12/);
  });

  it('lists a finding', async () => {
    await window.waitForProblem('132726');
    await window.screenshot('package');
  });
});
