/** What is kept of files that are not open tells the same as the files themselves. */
import assert from 'node:assert/strict';
import { CancellationToken, CancellationTokenSource } from 'vscode-languageserver';
import { keyDefinitions } from '../../../server/src/features/definition';
import { FileKeys } from '../../../server/src/features/keyIndex';
import { keysOf, type Key } from '../../../server/src/features/keyFields';
import { keyMentions } from '../../../server/src/features/references';
import { mayBePersonal, numberSymbols, wantedCharacters } from '../../../server/src/features/workspaceSymbols';
import { WorkspaceIndex } from '../../../server/src/session/workspaceIndex';
import type { Transmission } from '../../../server/src/transmission/transmission';
import { catalog } from '../../support/layouts';
import { fixture, fixtureNames, transmissionOf } from '../../support/transmissions';

function collected(transmission: Transmission): FileKeys {
  const keys = new FileKeys();
  for (let line = 0; line < transmission.recordCount; line += 7) keys.collect(transmission, line, line + 7);
  return keys;
}

describe('Index of numbers', () => {
  it('knows mentions, transactions and symbols of every fixture as the file itself does', () => {
    let count = 0;
    for (const name of fixtureNames) {
      const transmission = transmissionOf(fixture(name));
      const keys = collected(transmission);
      for (let line = 0; line < transmission.recordCount; line++) {
        const record = transmission.recordAt(line);
        for (const key of record ? keysOf(record) : []) {
          if (record && mayBePersonal(key, record)) continue;
          count++;
          const personal = (range: { start: { line: number } }): boolean => {
            const other = transmission.recordAt(range.start.line);
            return other === undefined || keysOf(other).some((one) => one.id === key.id && mayBePersonal(one, other));
          };
          assert.deepEqual(
            keys.mentionsOf(key),
            keyMentions(transmission, key, 0, transmission.recordCount).filter((range) => !personal(range)),
            `${name} ${key.id}`,
          );
          assert.deepEqual(keys.definitionsOf(key), keyDefinitions(transmission, key), `${name} ${key.id}`);
        }
      }
      for (const query of ['', '9XX', '01'])
        assert.deepEqual(
          keys.symbols(wantedCharacters(query)),
          numberSymbols(transmission, query, new Set(), 0, transmission.recordCount),
          name,
        );
    }
    assert.ok(count > 200);
  });

  it('keeps no number that may be a social security number', () => {
    const keys = collected(transmissionOf('11999-99-9999 89-1234567  ', 'AE'));
    assert.deepEqual(
      keys.symbols('').map(({ name }) => name),
      ['89-1234567'],
    );
    const personal: Key = { kind: 'importer', id: '999999999', number: { from: 2, to: 13 }, code: undefined };
    assert.deepEqual(keys.mentionsOf(personal), []);
  });

  it('knows statements by their numbers', () => {
    const names = fixtureNames.filter((name) => /^(?:pf|ms)-/.test(name));
    assert.ok(names.length > 0);
    for (const name of names) {
      const symbols = collected(transmissionOf(fixture(name))).symbols('');
      assert.ok(
        symbols.some((symbol) => /^[0-9]{4}[0-9P][0-9]{2}[0-9A-Z]{3}$/.test(symbol.name)),
        name,
      );
    }
  });
});

describe('Index of the workspace', () => {
  const text = fixture('ae-consumption');
  const files = (index: WorkspaceIndex, ...open: string[]): string[] =>
    Array.from(index.besides(open.map((uri) => ({ uri }))), ([uri]) => uri);

  it('keeps files until they or their folders are gone, and leaves out what is open', async () => {
    const index = new WorkspaceIndex(catalog);
    const uris = ['file:///a/one.ace', 'file:///a/two.ace', 'file:///ab/three.ace'];
    for (const uri of uris) assert.ok(((await index.add({ uri, text }, CancellationToken.None))?.numbers ?? 0) > 3);
    assert.deepEqual(files(index, 'file:///a/two.ace'), ['file:///a/one.ace', 'file:///ab/three.ace']);
    index.remove('file:///a');
    assert.deepEqual(files(index), ['file:///ab/three.ace']);
    index.remove('file:///ab/three.ace');
    assert.deepEqual(files(index), []);
  });

  it('takes a file anew in place of what was known of it, and no more than it may keep', async () => {
    const index = new WorkspaceIndex(catalog, 15);
    const add = async (uri: string): Promise<boolean | undefined> =>
      (await index.add({ uri, text }, CancellationToken.None))?.isFull;
    assert.equal(await add('file:///one.ace'), false);
    assert.equal(await add('file:///one.ace'), false);
    assert.equal(await add('file:///two.ace'), true);
    assert.deepEqual(files(index), ['file:///one.ace']);
    index.remove('file:///one.ace');
    assert.equal(await add('file:///two.ace'), false);
  });

  it('keeps nothing of a file whose reading is cancelled', async () => {
    const index = new WorkspaceIndex(catalog);
    const source = new CancellationTokenSource();
    source.cancel();
    assert.equal(await index.add({ uri: 'file:///one.ace', text }, source.token), undefined);
    assert.deepEqual(files(index), []);
  });
});
