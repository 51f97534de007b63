import assert from 'node:assert/strict';
import { faultInWords } from '../../server/src/session/fault';
import { Guard } from '../../server/src/session/guard';

const SECRET = 'HUNTER';
const token = { isCancellationRequested: false, onCancellationRequested: () => ({ dispose: () => undefined }) };

function thrown(message: string): Error {
  return new RangeError(message);
}

describe('a fault', () => {
  for (const [what, message] of [
    ['one line', `field holds ${SECRET}`],
    ['several lines, one of which looks like a place', `a\n    at ${SECRET}\n b`],
    ['no message', ''],
  ] as const)
    it(`is told by its kind and place, not its message: ${what}`, () => {
      const words = faultInWords(thrown(message));
      assert.doesNotMatch(words, /HUNTER/);
      assert.match(words, /^RangeError\n\s+at .*thrown/);
    });

  it('is told by its type where it is no error', () => {
    assert.equal(faultInWords(SECRET), 'string');
  });

  it('does not carry its name when that quotes something', () => {
    const error = thrown('x');
    error.name = `Bad ${SECRET}`;
    assert.match(faultInWords(error), /^Error(?:\n|$)/);
  });

  it('of a request is logged once, and the request is answered with nothing', async () => {
    const log: string[] = [];
    const guard = new Guard({ error: (message: string) => log.push(message) });
    const failing = guard.request('textDocument/hover', null, () => {
      throw thrown(`A2704XYZ${SECRET}`);
    });
    const answers = await Promise.all([1, 2].map(() => failing({}, token)));
    assert.deepEqual(answers, [null, null]);
    assert.equal(log.length, 1);
    assert.match(log[0] ?? '', /^textDocument\/hover failed: RangeError\n/);
    assert.doesNotMatch(log[0] ?? '', /HUNTER/);
  });
});
