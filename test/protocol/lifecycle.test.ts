import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { HoverRequest, MarkupContent } from 'vscode-languageserver/node';
import { inRoot } from '../../scripts/lib/project.mjs';
import { ServerSession } from './session';

const uri = 'file:///transmission.ace';
const transmission = readFileSync(inRoot('test', 'fixtures', 'ae-consumption.ace'), 'latin1');

describe('Language server', () => {
  it('says what it can do, and ends with 0 after a shutdown', async () => {
    const session = await ServerSession.start();
    assert(session.initialized.capabilities.hoverProvider);
    assert.equal(await session.stop(), 0);
    assert.equal(session.errorOutput, '');
  });

  it('ends with 1 when it is told to exit without a shutdown', async () => {
    const session = await ServerSession.start();
    assert.equal(await session.exit(), 1);
  });

  it('does not outlive its editor', async () => {
    const session = await ServerSession.start();
    await session.hangUp();
  });

  it('answers for an open document', async () => {
    const session = await ServerSession.start();
    await session.open(uri, transmission);
    const hover = await session.connection.sendRequest(HoverRequest.type, {
      textDocument: { uri },
      position: { line: 1, character: 10 },
    });
    assert(hover && MarkupContent.is(hover.contents));
    assert.match(hover.contents.value, /Application Identifier Code/);
    assert.equal(await session.stop(), 0);
  });
});
