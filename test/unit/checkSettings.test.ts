import assert from 'node:assert/strict';
import { checksFor, pathOf } from '../../server/src/session/checkSettings';
import { readSettings } from '../../server/src/session/settings';

describe('severities by file', () => {
  const folders = ['file:///home/me/filings'];
  const forFiles = {
    'archive/**': { 'lower-case': 'off' },
    '*.old.ace': { 'field-code': 'hint' },
    'archive/2025/**': { 'lower-case': 'error' },
  } as const;
  const cases: [string, Record<string, string>][] = [
    ['file:///home/me/filings/entry.ace', { 'field-code': 'warning' }],
    ['file:///home/me/filings/archive/a.ace', { 'field-code': 'warning', 'lower-case': 'off' }],
    ['file:///home/me/filings/archive/2025/a.ace', { 'field-code': 'warning', 'lower-case': 'error' }],
    ['file:///home/me/filings/deep/down/a.old.ace', { 'field-code': 'hint' }],
    ['file:///home/me/filings/arch%69ve/a.ace', { 'field-code': 'warning', 'lower-case': 'off' }],
    ['untitled:Untitled-1', { 'field-code': 'warning' }],
  ];
  for (const [uri, expected] of cases)
    it(uri, () => {
      assert.deepEqual(checksFor(pathOf(uri, folders), { 'field-code': 'warning' }, forFiles), expected);
    });

  it('are read from what an editor sends, without what is no severity', () => {
    const { checksForFiles } = readSettings({
      checksForFiles: { 'a/**': { 'lower-case': 'off', 'field-code': 'loud' }, b: 3 },
    });
    assert.deepEqual(checksForFiles, { 'a/**': { 'lower-case': 'off' }, b: {} });
  });
});
