import assert from 'node:assert/strict';
import { EditorWindow } from './window';

describe('Folder that is not trusted', function () {
  this.timeout(120_000);

  it('still has its transmissions coloured and named', async () => {
    const files = { 'first.ace': 'B  2704MCLAE'.padEnd(80) };
    const window = await EditorWindow.open({ files, workspaceTrust: true });
    try {
      await window.page.getByRole('button', { name: "No, I don't trust the authors" }).click();
      await window.waitForStatus('Restricted Mode');
      await window.waitForStatus('ACE record file');
      const colours = await window.editor
        .locator('.view-line span span')
        .evaluateAll((tokens) => tokens.map((token) => getComputedStyle(token).color));
      assert(new Set(colours).size > 1, `one colour only: ${colours.join(' ')}`);
    } finally {
      await window.screenshot('restricted');
      await window.close();
    }
  });
});
