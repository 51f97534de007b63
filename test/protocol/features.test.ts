import assert from 'node:assert/strict';
import {
  CompletionRequest,
  DiagnosticSeverity,
  HoverRequest,
  MarkupContent,
  type CompletionList,
} from 'vscode-languageserver/node';
import { APPLICATIONS, SET_APPLICATION, STATUS, type ApplicationChoice, type Status } from '../../server/src/protocol';
import { diagnosticsOf, fixture, messageOf, mutated, outlineText, pull, pulling, symbolsOf } from './fixtures';
import { ServerSession } from './session';

const consumption = fixture('ae-consumption');

describe('Language server features', () => {
  let session: ServerSession;
  let opened = 0;

  before(async () => {
    session = await ServerSession.start({ capabilities: pulling });
  });
  after(async () => {
    assert.equal(await session.stop(), 0);
    assert.deepEqual(session.log, []);
  });

  async function open(text: string): Promise<string> {
    const uri = `file:///transmission-${++opened}.ace`;
    await session.open(uri, text);
    return uri;
  }

  async function statusAt(uri: string, line: number, character: number): Promise<Status> {
    const status = await session.connection.sendRequest<Status | null>(STATUS, { uri, position: { line, character } });
    assert(status);
    return status;
  }

  it('says what it can do', () => {
    const { capabilities, serverInfo } = session.initialized;
    assert.equal(serverInfo?.name, 'ACE CATAIR');
    assert.match(serverInfo.version ?? '', /^\d+\.\d+\.\d+/);
    assert.equal(capabilities.positionEncoding, 'utf-16');
    assert.deepEqual(capabilities.textDocumentSync, { openClose: true, change: 2 });
    assert(capabilities.hoverProvider && capabilities.documentSymbolProvider && capabilities.diagnosticProvider);
    assert(capabilities.completionProvider?.resolveProvider);
  });

  describe('hover', () => {
    it('explains a field, over exactly its positions', async () => {
      const uri = await open(consumption);
      const hover = await session.connection.sendRequest(HoverRequest.type, {
        textDocument: { uri },
        position: { line: 19, character: 5 },
      });
      assert(hover && MarkupContent.is(hover.contents));
      assert.match(hover.contents.value, /HTS Number/);
      assert.deepEqual(hover.range, { start: { line: 19, character: 2 }, end: { line: 19, character: 12 } });
    });

    it('is null for a document that is not open', async () => {
      const uri = 'file:///elsewhere.ace';
      const at = { textDocument: { uri }, position: { line: 0, character: 0 } };
      assert.equal(await session.connection.sendRequest(HoverRequest.type, at), null);
    });
  });

  describe('completion', () => {
    it('offers the codes of a field', async () => {
      const uri = await open(consumption);
      const list = (await session.connection.sendRequest(CompletionRequest.type, {
        textDocument: { uri },
        position: { line: 2, character: 2 },
      })) as CompletionList;
      const labels = list.items.map(({ label }) => label);
      for (const code of ['A', 'D', 'R']) assert(labels.includes(code), `${code} in ${labels.join(' ')}`);
    });
  });

  describe('diagnostics', () => {
    it('are empty for a transmission that keeps its chapter', async () => {
      const errors = (await diagnosticsOf(session, await open(consumption))).filter(
        ({ severity }) => severity === DiagnosticSeverity.Error,
      );
      assert.deepEqual(errors, []);
    });

    it('stand on the characters of the field that is wrong', async () => {
      const uri = await open(mutated(consumption, '10A9XX', '10Q9XX'));
      const [wrong] = await diagnosticsOf(session, uri);
      assert(wrong);
      assert.deepEqual(wrong.range, { start: { line: 2, character: 2 }, end: { line: 2, character: 3 } });
      assert.equal(wrong.severity, DiagnosticSeverity.Error);
      assert.equal(wrong.source, 'ACE');
      assert.equal(wrong.code, 'B02');
      assert.deepEqual(wrong.data, { rule: 'field-code', conditionCode: 'B02' });
      assert.match(messageOf(wrong), /Summary Filing Action Request Code/);
    });

    it('are not sent again while nothing has changed', async () => {
      const uri = await open(mutated(consumption, '10A9XX', '10Q9XX'));
      const first = await pull(session, uri);
      assert(first.kind === 'full' && first.resultId !== undefined);
      assert.deepEqual(await pull(session, uri, first.resultId), { kind: 'unchanged', resultId: first.resultId });
      await session.change(uri, {
        range: { start: { line: 2, character: 2 }, end: { line: 2, character: 3 } },
        text: 'A',
      });
      const mended = await pull(session, uri, first.resultId);
      assert(mended.kind === 'full');
      assert(mended.items.length < first.items.length);
    });

    it('mark a filler that is not blank as unnecessary', async () => {
      const uri = await open(mutated(consumption, '10A9XX  0', '10A9XXQ 0'));
      const [filler] = await diagnosticsOf(session, uri);
      assert.deepEqual(filler?.tags, [1]);
    });
  });

  describe('outline', () => {
    it('goes from the batch down to the record, each with a name of its own', async () => {
      const lines = outlineText(await symbolsOf(session, await open(consumption)));
      for (const expected of [
        'Batch AE · site 2704 9XX · 2026-08-17',
        '  Block AE Entry Summary Create/Update',
        '    Entry Summary 9XX-0100001-6 · type 01 · Add, or replace as a whole',
        '      Line 001 · HTS 8504.40.9540 · CN',
        '        50 8504.40.9540',
      ])
        assert(lines.includes(expected), `${expected} in\n${lines.join('\n')}`);
    });
  });

  describe('status', () => {
    it('tells record, field and application', async () => {
      const uri = await open(consumption);
      const { chapterEdition, ...status } = await statusAt(uri, 19, 5);
      assert.deepEqual(status, {
        record: '50',
        recordName: 'Tariff/Value/Quantity Detail',
        field: 'HTS Number',
        positions: { start: 3, end: 12 },
        application: 'AE',
        applicationTitle: 'Entry Summary Create/Update',
        direction: 'input',
        basis: 'header',
      } satisfies Omit<Status, 'chapterEdition'>);
      assert.match(chapterEdition ?? '', /Entry Summary/);
    });

    it('says that an application is inferred', async () => {
      const status = await statusAt(await open(fixture('bad/no-envelope-ae')), 0, 0);
      assert.equal(status.application, 'AE');
      assert.equal(status.basis, 'inferred');
    });
  });

  describe('application by hand', () => {
    const setApplication = (uri: string, application: string | null): Promise<boolean> =>
      session.connection.sendRequest<boolean>(SET_APPLICATION, { uri, application });

    it('has the file read as another application until it is taken back', async () => {
      const uri = await open(consumption);
      const before = await pull(session, uri);
      assert(before.resultId !== undefined);
      assert.equal(await setApplication(uri, 'SE'), true);
      assert.equal((await statusAt(uri, 2, 0)).basis, 'override');
      assert.equal((await statusAt(uri, 2, 0)).application, 'SE');
      const asCargoRelease = await pull(session, uri, before.resultId);
      assert(asCargoRelease.kind === 'full' && asCargoRelease.items.length > 0);
      assert.equal(await setApplication(uri, null), true);
      assert.equal((await statusAt(uri, 2, 0)).basis, 'header');
      assert.equal((await diagnosticsOf(session, uri)).length, before.kind === 'full' ? before.items.length : -1);
    });

    it('ends with the document', async () => {
      const uri = await open(consumption);
      await setApplication(uri, 'SE');
      await session.close(uri);
      await session.open(uri, consumption);
      assert.equal((await statusAt(uri, 2, 0)).application, 'AE');
    });

    it('is refused for a document that is not open', async () => {
      assert.equal(await setApplication('file:///elsewhere.ace', 'SE'), false);
    });

    it('can be chosen from the applications of the chapters and of CBP’s list', async () => {
      const choices = await session.connection.sendRequest<ApplicationChoice[]>(APPLICATIONS);
      const find = (code: string): ApplicationChoice | undefined =>
        choices.find(({ application }) => application === code);
      assert.deepEqual(find('AX'), {
        application: 'AX',
        title: 'Entry Summary Create/Update Response',
        direction: 'output',
        hasChapter: true,
      });
      assert.equal(find('FI')?.hasChapter, false);
      assert.equal(find('*'), undefined);
      assert.equal(new Set(choices.map(({ application }) => application)).size, choices.length);
    });
  });
});
