import assert from 'node:assert/strict';
import type { EventEmitter, LogOutputChannel } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { LaterServer } from '../../../client/src/laterServer';

/** A client whose server answers as soon as it is started, and everything that becomes of it. */
class Client {
  readonly calls: string[] = [];
  private listener = (): void => undefined;
  private runs = false;

  isRunning(): boolean {
    return this.runs;
  }
  onDidChangeState(listener: () => void): void {
    this.listener = listener;
  }
  start(): Promise<void> {
    this.become('start', true);
    return Promise.resolve();
  }
  stop(): Promise<void> {
    this.become('stop', false);
    return Promise.resolve();
  }
  dispose(): Promise<void> {
    this.calls.push('dispose');
    return Promise.resolve();
  }
  sendRequest(method: string, ...params: unknown[]): Promise<unknown> {
    this.calls.push(`ask ${method} ${JSON.stringify(params)}`);
    return Promise.resolve(params[0]);
  }
  sendNotification(method: string): Promise<void> {
    this.calls.push(`tell ${method}`);
    return Promise.resolve();
  }
  private become(call: string, runs: boolean): void {
    this.calls.push(call);
    this.runs = runs;
    // It tells more states than the two that matter.
    this.listener();
    this.listener();
  }
}

/** A server whose client can't be loaded so many times, and what it did. */
function serverOf({ failures = 0 } = {}): {
  server: LaterServer;
  client: Client;
  loads: () => number;
  log: string[];
  changes: boolean[];
} {
  const client = new Client();
  const log: string[] = [];
  const changes: boolean[] = [];
  let loads = 0;
  const channel = {
    error: (error: unknown) => log.push(String(error)),
    dispose: () => log.push('disposed'),
  } as unknown as LogOutputChannel;
  const server = new LaterServer(
    () => {
      if (++loads <= failures) return Promise.reject(new Error('no such file'));
      return Promise.resolve(client as unknown as BaseLanguageClient);
    },
    {
      createLog: () => {
        log.push('created');
        return channel;
      },
      changed: { fire: (isRunning: boolean) => changes.push(isRunning) } as unknown as EventEmitter<boolean>,
      tellFailure: (given) => log.push(given === channel ? 'told' : 'told of another channel'),
    },
  );
  return { server, client, loads: () => loads, log, changes };
}

const turn = (): Promise<void> => new Promise((resume) => setTimeout(resume, 5));

describe('A server whose client is loaded later', () => {
  it('loads nothing in the turn that starts it, nor in what follows from that', async () => {
    const { server, client, loads, log } = serverOf();
    const started = server.start();
    await Promise.resolve();
    assert.deepEqual([loads(), log, server.isRunning()], [0, [], false]);
    await started;
    assert.deepEqual([loads(), client.calls, server.isRunning()], [1, ['start'], true]);
  });

  it('has requests and notifications wait for the client, in their order', async () => {
    const { server, client, loads } = serverOf();
    const started = server.start();
    const told = server.sendNotification('ace/told', {});
    const answer = server.sendRequest<number>('ace/asked', 7);
    await Promise.all([started, told]);
    assert.equal(await answer, 7);
    assert.deepEqual([loads(), client.calls], [1, ['start', 'tell ace/told', 'ask ace/asked [7]']]);
  });

  it('asks with no more parameters than it was given', async () => {
    const { server, client } = serverOf();
    await server.start();
    await server.sendRequest('ace/asked');
    await server.sendRequest('ace/asked', {});
    assert.deepEqual(client.calls, ['start', 'ask ace/asked []', 'ask ace/asked [{}]']);
  });

  it('tells when it has come to answer and when it ceases to, once each', async () => {
    const { server, client, changes } = serverOf();
    await server.start();
    await server.restart();
    assert.deepEqual(changes, [true, false, true]);
    assert.deepEqual(client.calls, ['start', 'stop', 'start']);
  });

  it('tells a person once that the client cannot be loaded, and tries again when it is told to', async () => {
    const { server, loads, log } = serverOf({ failures: 2 });
    const asked = assert.rejects(server.sendRequest('ace/asked'), /no such file/);
    await assert.rejects(server.start(), /no such file/);
    await asked;
    assert.deepEqual(log, ['created', 'Error: no such file', 'told']);
    assert.equal(server.isRunning(), false);
    await server.restart();
    assert.deepEqual(log.slice(3), ['Error: no such file', 'told']);
    await server.restart();
    assert.deepEqual([loads(), server.isRunning()], [3, true]);
  });

  it('loads and starts nothing when it has ended before', async () => {
    const { server, client, loads, log, changes } = serverOf();
    const started = assert.rejects(server.start(), /has ended/);
    await server.end();
    await started;
    await turn();
    assert.deepEqual([loads(), client.calls, log, changes], [0, [], [], []]);
  });

  it('starts nothing, and tells nothing, when it ends while the client is loaded', async () => {
    for (const failures of [0, 1]) {
      const client = new Client();
      const told: string[] = [];
      let settle = (): void => undefined;
      const server = new LaterServer(
        () =>
          new Promise((resolve, reject) => {
            settle = () => {
              if (failures > 0) reject(new Error('no such file'));
              else resolve(client as unknown as BaseLanguageClient);
            };
          }),
        {
          createLog: () =>
            ({ dispose: () => undefined, error: () => told.push('error') }) as unknown as LogOutputChannel,
          changed: {} as unknown as EventEmitter<boolean>,
          tellFailure: () => told.push('told'),
        },
      );
      const started = assert.rejects(server.start(), /has ended/);
      await turn();
      await server.end();
      settle();
      await started;
      assert.deepEqual([client.calls, told], [[], []]);
    }
  });

  it('ends the server and closes the log', async () => {
    const { server, client, log } = serverOf();
    await server.start();
    await server.end();
    assert.deepEqual(
      [client.calls, log],
      [
        ['start', 'dispose'],
        ['created', 'disposed'],
      ],
    );
  });
});
