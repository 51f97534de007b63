import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { CancellationTokenSource, type Connection, type WorkDoneProgressServerReporter } from 'vscode-languageserver';
import { CheckProgress } from '../../server/src/session/checkProgress';
import { Guard } from '../../server/src/session/guard';

/** Longer than a check may take without being shown. */
const LONG = 450;

describe('The progress of a check', () => {
  const guard = new Guard({ error: (message) => assert.fail(message) });
  let said: string[] = [];
  let source = new CancellationTokenSource();
  beforeEach(() => {
    said = [];
    source = new CancellationTokenSource();
  });
  const reporter = {
    token: undefined as unknown,
    begin: (title: string, percentage?: number, _message?: string, cancellable?: boolean) =>
      said.push(`${title} ${percentage ?? ''} ${cancellable === true ? 'cancellable' : ''}`),
    report: (percentage: number) => said.push(`${percentage} %`),
    done: () => said.push('done'),
  };
  const window = {
    createWorkDoneProgress: () =>
      Promise.resolve({ ...reporter, token: source.token } as unknown as WorkDoneProgressServerReporter),
  } as Connection['window'];

  it('is not shown of a short one', async () => {
    const progress = new CheckProgress(window, guard);
    progress.report(10, 100);
    progress.done();
    await wait(1);
    assert.deepEqual(said, []);
  });

  it('is shown of a long one, once for each percent, until it is cancelled', async () => {
    const progress = new CheckProgress(window, guard);
    await wait(LONG);
    progress.report(10, 1000);
    await wait(1);
    for (const line of [11, 12, 20, 21]) progress.report(line, 1000);
    assert.equal(progress.isCancelled, false);
    source.cancel();
    assert.equal(progress.isCancelled, true);
    progress.done();
    assert.deepEqual(said, ['ACE: checking records 1 cancellable', '2 %', 'done']);
  });

  it('is shown nowhere in an editor that has no place for it', async () => {
    const progress = new CheckProgress(undefined, guard);
    await wait(LONG);
    progress.report(1, 2);
    await wait(1);
    progress.done();
    assert.equal(progress.isCancelled, false);
  });
});
