import assert from 'node:assert/strict';
import fc from 'fast-check';
import { FileChecker } from '../../../server/src/cli/check';
import { mend } from '../../../server/src/cli/fixing';
import { formats } from '../../../server/src/cli/formats';
import { InputError } from '../../../server/src/cli/input';
import { Reader } from '../../../server/src/cli/reader';
import { catalog } from '../../support/layouts';
import { anyBytes } from '../../support/stored';

const checker = new FileChecker(new Reader(catalog), { checks: {}, checksForFiles: {}, rules: {} });

describe('Mending a file', () => {
  it('is done, or refused in words, for any bytes', () => {
    fc.assert(
      fc.property(anyBytes(), (bytes) => {
        try {
          const mended = mend('any.ace', bytes, checker);
          if (!mended) return;
          assert.notDeepEqual(mended.bytes, bytes);
          assert.ok(mended.records > 0);
          assert.match(
            mended.difference(),
            /^--- any\.ace\n\+\+\+ any\.ace\n(?:@@ -\d+(?:,\d+)? \+\d+(?:,\d+)? @@\n(?:[-+].*\n)+)+$/,
          );
        } catch (error) {
          if (!(error instanceof InputError)) throw error;
          assert.match(error.message, /^any\.ace: not mended\. Line \d+/);
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('Formats', () => {
  it('print each finding on a line of its own, whatever stands in the file', () => {
    fc.assert(
      fc.property(anyBytes(), (bytes) => {
        const report = checker.report('any.ace', checker.reader.readBytes('any.ace', bytes));
        for (const name of ['text', 'github', 'junit'] as const) {
          const text = formats[name]({ version: '1', fails: () => true }).file(report);
          const around = name === 'junit' ? (report.findings.length === 0 ? 3 : 2) : 0;
          assert.equal(text.split('\n').length - 1, report.findings.length + around, name);
          // eslint-disable-next-line no-control-regex -- none of these belongs into a log
          assert.doesNotMatch(text, /[\0-\x09\x0B-\x1F]/, name);
        }
      }),
      { numRuns: 150 },
    );
  });
});
