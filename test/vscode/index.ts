/** What the extension host of VS Code calls to run the suite; bundled to `out/test/vscode` by `scripts/test-vscode.mjs`. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Mocha from 'mocha';
import CountingReporter from '../../scripts/test/reporter.cjs';

/** Runs every bundled `*.test.js` beside this file; rejects when a test failed. */
export function run(): Promise<void> {
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: 20_000,
    // A host on a busy machine may be late once; what is wrong fails again.
    retries: 1,
    color: process.env['CI'] === undefined,
    reporter: CountingReporter,
  });
  const suite = join(__dirname, 'suite');
  for (const file of readdirSync(suite).sort()) if (file.endsWith('.test.js')) mocha.addFile(join(suite, file));
  return new Promise((done, failed) => {
    mocha.run((failures) => {
      if (failures === 0) done();
      else failed(new Error(`${failures} failed.`));
    });
  });
}
