import assert from 'node:assert/strict';
import { EditorWindow } from './window';

const transmission = [
  'ALA  MCLPASSWD           AE',
  'B  2704MCLAE',
  '10AZZZ  00000011 2704001',
  'Y  2704MCLAE',
  'ZLA  MCL',
  '',
]
  .map((record) => (record === '' ? '' : record.padEnd(80)))
  .join('\n');

describe('Window', function () {
  this.timeout(120_000);
  let window: EditorWindow;

  before(async () => {
    window = await EditorWindow.open({
      files: { 'first.ace': transmission, 'notes.txt': 'Some notes\n', 'broken.json': '{ "a": }' },
    });
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await window.screenshot(`failed ${this.currentTest.fullTitle()}`);
  });
  after(async () => {
    await window.close();
  });

  it('names the language of a transmission in the status bar', async () => {
    await window.waitForStatus('ACE record file');
    assert.equal(await window.languageMode(), 'ACE record file');
    await window.screenshot('window');
  });

  it('moves to a position and reads the line there', async () => {
    await window.moveTo(2, 11);
    assert((await window.statusBar()).includes('Ln 2, Col 11'));
    assert.equal(await window.lineText(3), '10AZZZ  00000011 2704001'.padEnd(80));
  });

  it('opens another file, with its own language', async () => {
    await window.openFile('notes.txt');
    await window.waitForStatus('Plain Text');
    assert.equal(await window.languageMode(), 'Plain Text');
    await window.openFile('first.ace');
    await window.waitForStatus('ACE record file');
  });

  it('types, and runs a command', async () => {
    await window.openFile('notes.txt');
    await window.moveTo(1, 6);
    await window.type('short ');
    assert.equal(await window.lineText(1), 'Some short notes');
    await window.moveTo(1, 13);
    await window.command('Transform to Uppercase');
    assert.equal(await window.lineText(1), 'Some short NOTES');
  });

  it('reads what the Problems view lists', async () => {
    await window.openFile('broken.json');
    await window.waitForProblem('Value expected');
    const problems = await window.problems();
    assert.match(problems[0] ?? '', /broken\.json/);
    assert.match(problems[1] ?? '', /Value expected/);
  });
});
