import assert from 'node:assert/strict';
import type { DocumentSymbol } from 'vscode-languageserver';
import { documentSymbols, type OutlineLimits } from '../../../server/src/features/documentSymbols';
import { outlineNames } from '../../../server/src/features/outlineNames';
import { catalog } from '../../support/layouts';
import { fixture, fixtureLines, fixtureNames, transmissionOf } from '../../support/transmissions';

/** The outline as text: two spaces for each level, the detail behind a bar. */
function outline(text: string, limits?: OutlineLimits): string[] {
  const lines = (symbols: readonly DocumentSymbol[], depth: number): string[] =>
    symbols.flatMap(({ name, detail, children }) => [
      `${'  '.repeat(depth)}${name}${detail === undefined ? '' : ` | ${detail}`}`,
      ...lines(children ?? [], depth + 1),
    ]);
  return lines(documentSymbols(transmissionOf(text), limits), 0);
}

const names = (text: string): string[] => outline(text).map((line) => line.replace(/ \| .*/, ''));

function* all(symbols: readonly DocumentSymbol[]): Generator<DocumentSymbol> {
  for (const symbol of symbols) {
    yield symbol;
    yield* all(symbol.children ?? []);
  }
}

describe('Outline', () => {
  it('nests records in the groups of the structure map', () => {
    assert.deepEqual(names(fixture('ae-consumption')), [
      'Batch AE · site 2704 9XX · 2026-08-17',
      '  Block AE Entry Summary Create/Update',
      '    Entry Summary 9XX-0100001-6 · type 01 · Add, or replace as a whole',
      '      Header',
      '        10 9XX-0100001-6',
      '        11 89-1234567AB',
      '        20 XQZL EXAMPLE VOYAGER',
      '        21 V123E',
      '        Manifest · 100 CTNS · XQZL900000000012',
      '          22 100 CTNS',
      '          23 M XQZL900000000012',
      '        Manifest · 40 PCS · XQZL900000000013',
      '          22 40 PCS',
      '          23 M XQZL900000000013',
      '          23 H QZXVHB00000771',
      '        31 type 8 · surety 901',
      '        33 26',
      '      Line 001 · HTS 8504.40.9540 · CN',
      '        40 001',
      '        44 DESK TOP POWER SUPPLY UNITS, 60 W, WITH CABLE (MODEL EX-60)',
      '        47 M CNEXAPOW12SHE',
      '        47 S 89-1234567AB',
      '        47 C 89-1234567AB',
      '        50 9903.88.03',
      '        50 8504.40.9540',
      '        62 499 41.57',
      '        62 501 15.00',
      '      Line 002 · HTS 8481.80.3090 · DE',
      '        40 002',
      '        Ruling and description · 123456',
      '          43 123456',
      '          44 CHECK VALVES OF STEEL FOR WATER PIPES, 50 MM',
      '        47 M DEMUSARM4HAM',
      '        47 S 89-1234567AB',
      '        50 8481.80.3090',
      '        62 499 16.63',
      '        62 501 6.00',
      '        CW02 27D 50',
      '      Totals',
      '        89 499 58.20',
      '        90 3,268.80 79.20',
    ]);
  });

  it('says in the detail what the name leaves out', () => {
    const lines = outline(fixture('ae-consumption')).map((line) => line.trim());
    for (const expected of [
      'Batch AE · site 2704 9XX · 2026-08-17 | 1 block',
      'Block AE Entry Summary Create/Update | port 2704 · filer 9XX · 1 transaction',
      'Entry Summary 9XX-0100001-6 · type 01 · Add, or replace as a whole | 31 records',
      '50 8504.40.9540 | Tariff/Value/Quantity Detail',
      'Header | Entry Summary Header',
    ])
      assert(lines.includes(expected), `${expected} in\n${lines.join('\n')}`);
  });

  const transactionNames: [name: string, names: string[]][] = [
    ['se-add', ['Cargo Release 9XX-0200011-4 · type 01 · Add']],
    ['ki-query', ['Query · 89-1234567AB', 'Query · 89-000000100']],
    ['qp-inbond', ['In-bond 999000015 · Add in-bond · Transportation and Exportation']],
    ['te-extension', ['TIB 9XX-0200066-8 · Extension', 'TIB 9XX-0200067-6 · Closure']],
    ['pf-final', ['Daily Statement · 2726238001']],
    ['de-tftea', ['Drawback 9XX-0300011-3 · Add a drawback entry summary']],
    ['rejected-batch', ['Rejected · X39 DATA FOUND IN FILLER', 'Rejected · X14 Z-REC DOES NOT MATCH A-REC']],
  ];
  for (const [name, expected] of transactionNames)
    it(`names the transactions of ${name}`, () => {
      const found = names(fixture(name)).filter((line) => /^ {4}\S/.test(line));
      assert.deepEqual(
        found.map((line) => line.trim()),
        expected,
      );
    });

  it('leaves out the envelope where there is none', () => {
    const [first] = names(fixture('bad/no-envelope-ae'));
    assert.match(first ?? '', /^Entry Summary 9XX-0100001-6/);
  });

  it('shows no social security number', () => {
    const text = names(fixture('kr-response')).join('\n');
    assert.match(text, /•••-••-••••/);
    assert.doesNotMatch(text, /999-99-9999/);
  });

  it('keeps a record out of place in the group around it', () => {
    const lines = fixtureLines('ae-consumption');
    const [moved] = lines.splice(2, 1);
    lines.splice(15, 0, moved ?? '', 'QQ99');
    assert(names(lines.join('\n')).some((line) => line.trim() === 'QQ99'));
  });

  for (const name of [...fixtureNames, 'bad/mixed', 'bad/lower-case', 'bad/binary', 'bad/tabs', 'bad/truncated-record'])
    it(`has every record of ${name} once, inside what it belongs to`, () => {
      const transmission = transmissionOf(fixture(name));
      const symbols = documentSymbols(transmission);
      const leaves: number[] = [];
      for (const { name: symbolName, children, range, selectionRange } of all(symbols)) {
        assert.notEqual(symbolName.trim(), '');
        assert.doesNotMatch(symbolName, /[{}]|undefined| {2}/);
        assert.deepEqual(selectionRange.start, range.start);
        let line = range.start.line;
        for (const child of children ?? []) {
          assert(child.range.start.line >= line && child.range.end.line <= range.end.line, symbolName);
          line = child.range.end.line + 1;
        }
        if (children === undefined) leaves.push(range.start.line);
      }
      const records = transmission.blocks.flatMap((block) =>
        block.units.flatMap((unit) => unit.records.map((_record, at) => unit.start + at)),
      );
      assert.deepEqual(leaves, records);
    });

  it('stops at transactions in a large file, and at blocks in a larger one, and says so', () => {
    const text = fixture('ae-two-batches');
    const transactions = outline(text, { records: 10, units: 10 });
    assert(transactions.some((line) => /^ {4}Entry Summary .*large file: records not listed$/.test(line)));
    assert(!transactions.some((line) => /^ {6}/.test(line)));
    const blocks = outline(text, { records: 10, units: 2 });
    assert(blocks.some((line) => /^ {2}Block AE .*large file: transactions not listed$/.test(line)));
    assert(!blocks.some((line) => /^ {4}/.test(line)));
  });
});

describe('Names for the outline', () => {
  /** Fields of the records with this control identifier, in the chapter or in one whose records it carries. */
  function fieldsOf(chapter: string, id: string): Set<string> | undefined {
    const records = catalog.chapter(chapter)?.records.filter((record) => record.id === id) ?? [];
    if (records.length === 0) return undefined;
    return new Set(
      records.flatMap(({ fields, variants = [] }) =>
        [...fields, ...variants.flatMap((variant) => variant.fields)].map((field) => field.name),
      ),
    );
  }

  for (const [chapter, kinds] of Object.entries(outlineNames))
    it(`of ${chapter} are made of fields that its records have`, () => {
      for (const [kind, templates] of Object.entries(kinds) as [string, Record<string, string>][])
        for (const [key, template] of Object.entries(templates)) {
          const [id = ''] = key.split(' ');
          const own = fieldsOf(chapter, id) ?? fieldsOf('entry-summary-create-update', id);
          assert(own, `${chapter} has a record ${id} (${kind})`);
          for (const [, references = ''] of template.matchAll(/\{([^{}]+)\}/g))
            for (const reference of references.split('|')) {
              if (reference === '*') continue;
              const [, other, field = ''] = /^(?:([A-Z0-9$]{1,4})\.)?(.+?)=?$/.exec(reference) ?? [];
              const fields =
                other === undefined ? own : (fieldsOf(chapter, other) ?? fieldsOf('pga-message-set', other));
              assert(fields?.has(field), `${chapter} ${kind} ${key}: there is no field "${reference}"`);
            }
        }
    });
});
