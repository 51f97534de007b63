/** Layout files that people write, as an editor hands them to the built server. */
import assert from 'node:assert/strict';
import { DocumentDiagnosticRequest, HoverRequest, type Hover } from 'vscode-languageserver/node';
import {
  CHECK_LAYOUT,
  EDITIONS,
  LAYOUT_PAGE,
  LAYOUT_RECORDS,
  OWN_LAYOUTS,
  type Edition,
  type LayoutPage,
  type LayoutRecords,
  type OwnReport,
  type PlacedProblem,
} from '../../server/src/features/layoutPages/model';
import { example, exampleText } from '../support/ownLayouts';
import { ServerSession } from './session';

const uri = 'file:///query.ace';
const text = [
  'A1001XX9SECRET112326',
  'B  1001XX9Q9',
  '10L010126',
  '20XX901000016000000123456',
  'Y  1001XX9Q9',
  'Z1001XX9      112326',
]
  .map((record) => `${record.padEnd(80)}\n`)
  .join('');

describe('own layouts over the protocol', () => {
  let session: ServerSession;
  const take = (layout?: string): Promise<OwnReport[]> =>
    session.connection.sendRequest(OWN_LAYOUTS, {
      files: layout === undefined ? [] : [{ uri: 'file:///own.json', name: 'own.json', text: layout }],
    });
  const hoverText = async (): Promise<string> =>
    JSON.stringify(
      await session.connection.sendRequest<Hover | null>(HoverRequest.method, {
        textDocument: { uri },
        position: { line: 2, character: 2 },
      }),
    );
  const rules = async (): Promise<unknown[]> => {
    const report = await session.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
    return report.kind === 'full'
      ? report.items.filter(({ range }) => range.start.line === 2).map(({ code }) => code)
      : [];
  };

  before(async () => {
    session = await ServerSession.start({ capabilities: { textDocument: { diagnostic: {} } } });
    await session.open(uri, text);
  });
  after(async () => {
    assert.equal(session.errorOutput, '');
    await session.stop();
  });

  it('reads open files anew with each layout that comes, changes and goes', async () => {
    assert.doesNotMatch(await hoverText(), /Query Type/);
    const [report] = await take(exampleText);
    assert.deepEqual(report?.problems, []);
    assert.match(await hoverText(), /Lines of entries/);
    assert.deepEqual(await rules(), ['condition-required']);
    await take(
      example(({ records: [record] }) => {
        const field = record?.fields[1];
        if (field) Object.assign(field, { name: 'Kind of Query', codes: { E: 'Entries' } });
        delete record?.fields[3]?.rules;
      }),
    );
    assert.match(await hoverText(), /Kind of Query/);
    assert.deepEqual(await rules(), ['field-code']);
    await take();
    assert.doesNotMatch(await hoverText(), /Kind of Query/);
  });

  it('leaves everything as it is without a file that has an error', async () => {
    const [report] = await take(exampleText.replace('"end": 9', '"end": 8'));
    assert.equal(report?.isUsed, false);
    assert.ok(
      report.problems.some(({ message }) => message.includes('position 9 before Country of Origin belongs to no')),
    );
    assert.doesNotMatch(await hoverText(), /Query Type/);
    const editions = await session.connection.sendRequest<Edition[]>(EDITIONS, {});
    assert.ok(editions.length >= 26);
    assert.ok(editions.every(({ file }) => file === null));
  });

  it('checks a text that is being written without putting it to use', async () => {
    await take();
    const file = { uri: 'file:///new.json', name: 'new.json', text: exampleText.replace('"countries"', '"planets"') };
    const problems = await session.connection.sendRequest<PlacedProblem[]>(CHECK_LAYOUT, file);
    assert.deepEqual(
      problems.map(({ path, kind }) => [path.join('.'), kind]),
      [['records.0.fields.3.codeList', 'chapter']],
    );
    assert.doesNotMatch(await hoverText(), /Query Type/);
  });

  it('shows own layouts as it shows the others', async () => {
    await take(exampleText);
    const [edition] = await session.connection.sendRequest<Edition[]>(EDITIONS, {});
    assert.equal(edition?.file, 'own.json');
    const { records, here } = await session.connection.sendRequest<LayoutRecords>(LAYOUT_RECORDS, {
      at: { uri, line: 3 },
    });
    assert.deepEqual(here, { chapter: 'sample-query', id: '20', direction: 'input' });
    assert.ok(records.length > 300);
    const page = await session.connection.sendRequest<LayoutPage | null>(LAYOUT_PAGE, {
      chapter: 'sample-query',
      record: here,
    });
    assert.equal(page?.kind, 'record');
    assert.equal(page.record.name, 'Entry');
    assert.deepEqual(page.places[0]?.groups, ['Entry Grouping (mandatory, up to 99 times)']);
    assert.equal(await session.connection.sendRequest(LAYOUT_PAGE, { chapter: 'constructor' }), null);
  });
});
