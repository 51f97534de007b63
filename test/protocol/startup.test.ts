import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { HoverRequest } from 'vscode-languageserver/node';
import { fixture, pulling } from './fixtures';
import { ServerSession } from './session';

/** Processor time that a first hover should cost at most, in milliseconds; loaded machines may take longer. */
const TARGET = 300;
/** Linux counts processor time in hundredths of a second. */
const TICK = 10;

/** Processor time a process has used, in milliseconds; undefined where the system doesn't tell. */
function processorTime(pid: number): number | undefined {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return undefined;
  const fields = readFileSync(file, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK;
}

describe('Start of the language server', () => {
  it('takes little time until the first hover', async () => {
    const started = Date.now();
    const session = await ServerSession.start({ capabilities: pulling });
    const uri = 'file:///transmission.ace';
    await session.open(uri, fixture('ae-consumption'));
    const hover = await session.connection.sendRequest(HoverRequest.type, {
      textDocument: { uri },
      position: { line: 19, character: 5 },
    });
    const elapsed = Date.now() - started;
    const used = session.processId === undefined ? undefined : processorTime(session.processId);
    assert(hover);
    await session.stop();
    const processor = used === undefined ? '' : `, ${used} ms of processor time (target: ${TARGET} ms)`;
    console.log(`      first hover after ${elapsed} ms${processor}`);
  });
});
