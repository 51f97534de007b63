/**
 * Mocha reporter: prints like `spec`, and writes what passed and failed as JSON to the file that `ACE_TEST_COUNTS` names, so that
 * several suites can be summed and their failures told once more at the end. A hook that fails counts as a failure, as it does for mocha.
 */
const { writeFileSync } = require('node:fs');
const { env } = require('node:process');
const { reporters } = require('mocha');

module.exports = class CountingReporter extends reporters.Spec {
  /** @param {import('mocha').Runner} runner @param {import('mocha').MochaOptions} options */
  constructor(runner, options) {
    super(runner, options);
    const file = env['ACE_TEST_COUNTS'];
    if (file === undefined) return;
    /** @type {string[]} */
    const failures = [];
    runner.on('fail', (test, error) => {
      failures.push(`${test.fullTitle()}\n${String(error.message)}`);
    });
    runner.once('end', () => {
      writeFileSync(file, JSON.stringify({ passed: this.stats.passes, failed: this.stats.failures, failures }));
    });
  }
};
