/** The layouts as the build packs them beside the programs. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inRoot } from '../../scripts/lib/project.mjs';
import { summarizeChapter } from '../../server/src/layout/chapterSummary';
import { LAYOUT_PACK, LayoutPack } from '../../server/src/layoutPack';
import { chapterNamed, chapters, readJson, referenceFolder } from '../support/layoutFiles';

describe('The packed layouts', () => {
  let loaded = 0;
  const pack = new LayoutPack(() => {
    loaded++;
    return readFileSync(inRoot('dist', LAYOUT_PACK));
  });
  const parsed = (text: string | undefined): unknown => (text === undefined ? undefined : JSON.parse(text));

  it('are read when something is asked for, and once', () => {
    assert.equal(loaded, 0);
    assert.ok(pack.index.length > 0);
    pack.chapter('entry-summary-create-update');
    assert.equal(loaded, 1);
  });

  it('hold every chapter, and a summary of each', () => {
    for (const [name, chapter] of chapters) assert.deepEqual(parsed(pack.chapter(name)), chapter, name);
    assert.deepEqual(
      pack.index,
      [...chapters.keys()].map((name) => JSON.parse(JSON.stringify(summarizeChapter(chapterNamed(name)))) as unknown),
    );
  });

  it('hold every reference list', () => {
    const files = readdirSync(referenceFolder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.json') && !file.endsWith('.schema.json'))
      .map((file) => file.replaceAll('\\', '/'));
    assert.ok(files.some((file) => file.startsWith('conditions/')));
    for (const file of files)
      assert.deepEqual(parsed(pack.reference(file.slice(0, -'.json'.length))), readJson(referenceFolder, file), file);
  });

  it('know nothing by other names', () => {
    for (const name of ['', 'constructor', '__proto__', '../package', 'layout.schema', 'index']) {
      assert.equal(pack.chapter(name), undefined, name);
      assert.equal(pack.reference(name), undefined, name);
    }
  });

  for (const [program, status] of [
    ['server.js', 1],
    ['cli.js', 2],
  ] as const)
    it(`are missed by a ${program} that was copied alone, which says so`, () => {
      const folder = mkdtempSync(join(tmpdir(), 'ace-alone-'));
      try {
        copyFileSync(inRoot('dist', program), join(folder, program));
        const ended = spawnSync(process.execPath, [join(folder, program), '-'], { encoding: 'utf8', input: '' });
        assert.equal(ended.status, status);
        assert.equal(ended.stdout, '');
        assert.match(ended.stderr, /layouts\.jsonl is missing: .* or copy that file too\.\n$/);
      } finally {
        rmSync(folder, { recursive: true });
      }
    });
});
