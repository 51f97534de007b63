import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { inRoot } from '../../scripts/lib/project.mjs';
import { EditorWindow } from './window';

describe('Hover in the window', function () {
  this.timeout(120_000);
  let window: EditorWindow;

  before(async () => {
    const transmission = readFileSync(inRoot('test', 'fixtures', 'ae-consumption.ace'), 'latin1');
    window = await EditorWindow.open({ files: { 'ae-consumption.ace': transmission } });
    await window.waitForStatus('ACE record file');
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await window.screenshot(`failed ${this.currentTest.fullTitle()}`);
  });
  after(async () => {
    await window.close();
  });

  it('names the field under the mouse', async () => {
    assert.match(await window.hoverAt(2, 11), /Application Identifier Code/);
    await window.screenshot('hover');
  });

  it('tells value, record and positions', async () => {
    const text = await window.hoverAt(20, 5);
    for (const expected of [/HTS Number/, /8504409540/, /50 Tariff\/Value\/Quantity Detail/, /Positions 3-12/])
      assert.match(text, expected);
  });

  it('names another field after the mouse has moved on', async () => {
    assert.match(await window.hoverAt(2, 4), /Processing District\/Port Code/);
  });
});
