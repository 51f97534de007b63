import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { Progress } from '../../../server/src/cli/progress';

/** Standard error, as a terminal or a file. */
function errorStream(terminal?: { columns: number }): { stream: PassThrough; written: () => string } {
  const stream = new PassThrough();
  if (terminal) Object.assign(stream, { isTTY: true, columns: terminal.columns });
  let text = '';
  stream.setEncoding('utf8').on('data', (part: string) => (text += part));
  return { stream, written: () => text };
}

describe('Progress', () => {
  const now = Date.now;
  let clock = 0;
  beforeEach(() => {
    clock = 0;
    Date.now = () => clock;
  });
  afterEach(() => {
    Date.now = now;
  });

  for (const [columns, shown] of [
    [0, '3 of 9 files, a/long/path.ace'],
    [14, '3 of 9 files,'],
  ] as const) {
    it(`fits a terminal of ${columns} columns, and leaves nothing there`, () => {
      const { stream, written } = errorStream({ columns });
      const progress = new Progress(stream, false);
      progress.at(1, 9, 'too soon to tell');
      clock = 1000;
      progress.at(3, 9, 'a/long/path.ace');
      progress.end(9, 9);
      assert.equal(written(), `\r\x1b[K${shown}\r\x1b[K`);
    });
  }

  it('is silent where there is no terminal, unless it is asked to tell', () => {
    for (const [forced, text] of [
      [false, ''],
      [true, 'ace-check: 3 of 9 files, x.ace\nace-check: 9 of 9 files\n'],
    ] as const) {
      clock = 0;
      const { stream, written } = errorStream();
      const progress = new Progress(stream, forced);
      clock = 1000;
      progress.at(3, 9, 'x.ace');
      progress.at(4, 9, 'y.ace');
      progress.end(9, 9);
      assert.equal(written(), text);
    }
  });
});
