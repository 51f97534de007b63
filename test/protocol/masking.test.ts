/** Copies to be shared, as an editor and a shell get them. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { inRoot } from '../../scripts/lib/project.mjs';
import { MASKED_COPY, type MaskedCopy } from '../../server/src/masking/model';
import { leakIn, plant } from '../support/secrets';
import { fixture } from './fixtures';
import { ServerSession } from './session';

function aceCheck(
  args: readonly string[],
  input: string | Buffer,
): { status: number | null; output: Buffer; errors: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [inRoot('dist', 'cli.js'), ...args], { input });
  return { status, output: stdout, errors: stderr.toString() };
}

describe('a masked copy', () => {
  const { text } = plant(fixture('se-add'), 'hyphenated');

  it('is made of an open file, another each time', async () => {
    const session = await ServerSession.start();
    try {
      const uri = 'file:///masked.ace';
      const ask = (replacesFilerCodes: boolean, of = uri): Promise<MaskedCopy | null> =>
        session.connection.sendRequest(MASKED_COPY, { uri: of, replacesFilerCodes });
      assert.equal(await ask(false, 'file:///none.ace'), null);
      await session.open(uri, text);
      const [one, two, three] = [await ask(false), await ask(false), await ask(true)];
      assert.ok(one && two && three);
      assert.notEqual(one.text, two.text);
      for (const copy of [one, two, three]) {
        assert.equal(leakIn(copy.text), undefined);
        assert.equal(copy.text.length, text.length);
      }
      assert.ok(one.text.includes('9XX') && !three.text.includes('9XX'));
    } finally {
      await session.stop();
    }
  });

  it('is printed by ace-check mask, the same for the same seed', () => {
    const seeded = ['mask', '--seed', 'a', '-'];
    const [one, two] = [aceCheck(seeded, text), aceCheck(seeded, text)];
    assert.equal(one.status, 0, one.errors);
    assert.deepEqual(one.output, two.output);
    assert.equal(leakIn(one.output.toString()), undefined);
    assert.notDeepEqual(aceCheck(['mask', '-'], text).output, one.output);
    assert.doesNotMatch(aceCheck(['mask', '--mask-filer-codes', '-'], text).output.toString(), /9XX/);
  });

  it('keeps the bytes of what it does not mask', () => {
    const bytes = Buffer.from(`\uFEFF${text.replaceAll('\n', '\r\n')}`);
    const { output } = aceCheck(['mask', '--seed', 'a', '-'], bytes);
    assert.equal(output.length, bytes.length);
    assert.deepEqual(output.subarray(0, 3), bytes.subarray(0, 3));
  });

  it('is refused where the call is wrong', () => {
    for (const [args, words] of [
      [['mask'], /mask takes one file/],
      [['mask', '--format', 'json', '-'], /--format is no option of mask/],
      [['--seed', 'a', '-'], /--seed is an option of mask/],
      [['mask', 'nowhere.ace'], /nowhere\.ace/],
    ] as const) {
      const { status, errors } = aceCheck(args, '');
      assert.equal(status, 2);
      assert.match(errors, words);
    }
  });
});
