import assert from 'node:assert/strict';
import { once, EventEmitter } from 'node:events';
import {
  ConfigurationRequest,
  DiagnosticRefreshRequest,
  DiagnosticSeverity,
  DidChangeConfigurationNotification,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
} from 'vscode-languageserver/node';
import { SET_APPLICATION } from '../../server/src/protocol';
import { diagnosticsOf, fixture, messageOf, mutated, pull, pulling } from './fixtures';
import { ServerSession } from './session';

const uri = 'file:///transmission.ace';
const wrong = mutated(fixture('ae-consumption'), '10A9XX', '10Q9XX');

/** An editor that keeps settings for the server to ask for. */
async function startWith(settings: { ace: unknown }): Promise<{ session: ServerSession; refreshed: EventEmitter }> {
  const refreshed = new EventEmitter();
  const session = await ServerSession.start({
    capabilities: { ...pulling, workspace: { configuration: true, diagnostics: { refreshSupport: true } } },
    prepare: (connection) => {
      connection.onRequest(ConfigurationRequest.type, ({ items }) =>
        items.map(({ section }) => settings[section as 'ace']),
      );
      connection.onRequest(DiagnosticRefreshRequest.type, () => {
        refreshed.emit('refresh');
      });
    },
  });
  return { session, refreshed };
}

describe('Settings of the language server', () => {
  let session: ServerSession | undefined;
  afterEach(async () => {
    assert.equal(await session?.stop(), 0);
    assert.deepEqual(session?.log, []);
  });

  it('turn a rule down or off, at once', async () => {
    const settings = { ace: { checks: { 'field-code': 'hint' } } as unknown };
    const started = await startWith(settings);
    ({ session } = started);
    await session.open(uri, wrong);
    const report = await pull(session, uri);
    assert(report.kind === 'full');
    assert.deepEqual(
      report.items.map(({ severity }) => severity),
      [DiagnosticSeverity.Hint],
    );

    settings.ace = { checks: { 'field-code': 'off' } };
    const refresh = once(started.refreshed, 'refresh');
    await session.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
    await refresh;
    const after = await pull(session, uri, report.resultId);
    assert.deepEqual(after.kind === 'full' && after.items, []);
  });

  it('limit the problems of a file to the gravest, and count the rest', async () => {
    const many = fixture('ae-consumption').replaceAll('\n47', '\n4Q').replace('EXAMPLE VOYAGER', 'example voyager');
    ({ session } = await startWith({ ace: { maxProblems: 2 } }));
    await session.open(uri, many);
    const items = await diagnosticsOf(session, uri);
    assert.equal(items.length, 3);
    assert.deepEqual(
      items.slice(0, 2).map(({ severity }) => severity),
      [DiagnosticSeverity.Error, DiagnosticSeverity.Error],
    );
    assert.equal(items[2]?.severity, DiagnosticSeverity.Information);
    assert.match(messageOf(items[2]), /^\d+ more problems are not shown/);
  });

  it('keep their defaults where they make no sense', async () => {
    ({ session } = await startWith({ ace: { checks: { 'field-code': 'loud' }, maxProblems: 'all' } }));
    await session.open(uri, wrong);
    assert.deepEqual(
      (await diagnosticsOf(session, uri)).map(({ severity }) => severity),
      [DiagnosticSeverity.Error],
    );
  });

  it('have the diagnostics asked for anew when another application is chosen', async () => {
    const started = await startWith({ ace: null });
    ({ session } = started);
    await session.open(uri, wrong);
    await pull(session, uri);
    const refresh = once(started.refreshed, 'refresh');
    await session.connection.sendRequest(SET_APPLICATION, { uri, application: 'SE' });
    await refresh;
  });
});

describe('An editor that never asks for diagnostics', () => {
  it('is sent them when a file is opened, changed and closed', async () => {
    const published = new EventEmitter();
    const session = await ServerSession.start({
      initializationOptions: { checks: { 'field-code': 'warning' } },
      prepare: (connection) => {
        connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
          published.emit('published', params);
        });
      },
    });
    const next = async (): Promise<PublishDiagnosticsParams> =>
      ((await once(published, 'published')) as [PublishDiagnosticsParams])[0];

    let coming = next();
    await session.open(uri, wrong);
    const opened = await coming;
    assert.equal(opened.uri, uri);
    assert.equal(opened.version, 1);
    assert.deepEqual(
      opened.diagnostics.map(({ severity }) => severity),
      [DiagnosticSeverity.Warning],
    );

    coming = next();
    await session.change(uri, {
      range: { start: { line: 2, character: 2 }, end: { line: 2, character: 3 } },
      text: 'A',
    });
    const changed = await coming;
    assert.equal(changed.version, 2);
    assert.deepEqual(changed.diagnostics, []);

    coming = next();
    await session.close(uri);
    assert.deepEqual((await coming).diagnostics, []);
    assert.equal(await session.stop(), 0);
    assert.deepEqual(session.log, []);
  });
});
