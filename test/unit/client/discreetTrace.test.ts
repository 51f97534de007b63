import assert from 'node:assert/strict';
import type { LogOutputChannel } from 'vscode';
import { discreetTrace, withoutContent } from '../../../client/src/discreetTrace';

describe('traces of the language client', () => {
  it('tell the method of a message, not its content', () => {
    const header = "[Trace - 10:00:00] Sending notification 'textDocument/didOpen'.";
    assert.equal(withoutContent(`${header}\nParams: {"text":"A2704XYZHUNTER"}`), header);
    assert.equal(
      withoutContent('{"isLSPMessage":true,"type":"send-request","message":{"method":"ace/status","params":"HUNTER"}}'),
      'send-request ace/status',
    );
    assert.equal(withoutContent('{HUNTER'), '');
  });

  it('leave the rest of the channel as it is', () => {
    const log: string[] = [];
    const channel = {
      name: 'ACE',
      trace: (message: string) => log.push(`trace ${message}`),
      error(message: string) {
        log.push(`${this.name} ${message}`);
      },
    };
    const discreet = discreetTrace(channel as unknown as LogOutputChannel);
    discreet.trace('one\ntwo');
    discreet.error('three\nfour');
    assert.deepEqual(log, ['trace one', 'ACE three\nfour']);
    assert.equal(discreet.name, 'ACE');
  });
});
