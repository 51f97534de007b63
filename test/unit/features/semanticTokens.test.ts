import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FileTokens, rangeTokens, semanticTokensLegend } from '../../../server/src/features/semanticTokens';
import type { Transmission } from '../../../server/src/transmission/transmission';
import { transmissionOf } from '../../support/transmissions';

const text = readFileSync(join(__dirname, '../../fixtures/ae-consumption.ace'), 'latin1');

/** Tokens as `line:position type text`. */
function readable(transmission: Transmission, data: readonly number[]): string[] {
  const tokens: string[] = [];
  let line = 0;
  let character = 0;
  for (let at = 0; at < data.length; at += 5) {
    const [lines = 0, characters = 0, length = 0, type = 0] = data.slice(at, at + 4);
    character = lines === 0 ? character + characters : characters;
    line += lines;
    const value = transmission.document.line(line).slice(character, character + length);
    tokens.push(`${line}:${character + 1} ${semanticTokensLegend.tokenTypes[type] ?? ''} ${value}`);
  }
  return tokens;
}

/** Applies the edits of a delta as an editor does. */
function patched(data: readonly number[], edits: { start: number; deleteCount: number; data?: number[] }[]): number[] {
  const result = [...data];
  for (const edit of edits.toReversed()) result.splice(edit.start, edit.deleteCount, ...(edit.data ?? []));
  return result;
}

describe('Semantic tokens', () => {
  it('cover what the fields hold, not their padding', () => {
    const transmission = transmissionOf(text);
    assert.deepEqual(readable(transmission, rangeTokens(transmission, 2, 3).data), [
      '2:1 controlIdentifier 10',
      '2:3 code A',
      '2:4 code 9XX',
      '2:9 identifier 01000016',
      '2:18 code 2704',
      '2:22 identifier BRN000101',
      '2:34 code 01',
      '2:36 code 11',
      '2:39 code X',
      '2:51 code 2',
      '2:52 date 082626',
    ]);
  });

  it('of a range are those of the whole file there', () => {
    const transmission = transmissionOf(text);
    const all = readable(transmission, new FileTokens().full(transmission)?.data ?? []);
    const some = readable(transmission, rangeTokens(transmission, 10, 15).data);
    assert.deepEqual(
      some,
      all.filter((token) => Number(token.split(':')[0]) >= 10 && Number(token.split(':')[0]) < 15),
    );
    assert(some.length > 5);
  });

  it('of the file after an edit come as the difference from before', async () => {
    const transmission = transmissionOf(text);
    const tokens = new FileTokens();
    const before = tokens.full(transmission);
    assert(before?.resultId);
    // An id is the time of its answer.
    await new Promise((resume) => setTimeout(resume, 2));
    transmission.apply({
      range: { start: { line: 2, character: 21 }, end: { line: 2, character: 30 } },
      text: 'BRN9     ',
    });
    const delta = tokens.delta(transmission, before.resultId);
    assert(delta && 'edits' in delta);
    assert(delta.edits.every(({ data }) => (data?.length ?? 0) < 10));
    assert.deepEqual(patched(before.data, delta.edits), new FileTokens().full(transmission)?.data);
  });

  it('come whole to an editor that has another result', () => {
    const transmission = transmissionOf(text);
    const delta = new FileTokens().delta(transmission, 'another');
    assert(delta && 'data' in delta);
  });

  it('of a large file are those in view only', () => {
    const transmission = transmissionOf('22\n'.repeat(6000));
    assert.equal(new FileTokens().full(transmission), null);
  });
});
