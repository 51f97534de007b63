/** What `ace-check` prints for the programs that read it: SARIF, JUnit, and commands of a GitHub Actions workflow. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { aceCheck } from './aceCheck';
import { fixture, mutated } from './fixtures';

interface Sarif {
  runs: {
    results: {
      ruleId: string;
      ruleIndex: number;
      level: string;
      locations: {
        physicalLocation: {
          artifactLocation: { uri: string };
          region: { startLine: number; startColumn: number; endColumn: number };
        };
      }[];
    }[];
    tool: {
      driver: {
        rules: {
          id: string;
          shortDescription: { text: string };
          help: { text: string };
          defaultConfiguration: { level: string };
        }[];
      };
    };
    invocations: { executionSuccessful: boolean; toolExecutionNotifications?: { message: { text: string } }[] }[];
  }[];
}

/** The schema of OASIS, in a dialect that the validator knows. */
function sarifSchema(): object {
  const path = createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
  const schema = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  delete schema['$schema'];
  delete schema['id'];
  return schema;
}

const isSarif = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(sarifSchema());

/** The entry type code, 34-35 of the third record, is none; the reference number in 22-30 is in lower case. */
const wrong = mutated(mutated(fixture('ae-consumption'), '0111 X', '9911 X'), 'BRN', 'brn');

describe('ace-check prints', () => {
  let folder = '';
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'ace-formats-'));
    writeFileSync(join(folder, 'wrong.ace'), wrong);
    writeFileSync(join(folder, 'raw.txt'), wrong.replaceAll('\n', ''));
    writeFileSync(join(folder, 'a b,c%d.ace'), wrong);
    writeFileSync(join(folder, 'good.ace'), fixture('ki-query'));
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  describe('SARIF', () => {
    const sarif = async (...args: string[]): Promise<Sarif> => {
      const { output } = await aceCheck(['--format', 'sarif', ...args], '', folder);
      const log = JSON.parse(output) as Sarif;
      assert.ok(isSarif(log), JSON.stringify(isSarif.errors));
      return log;
    };

    it('with each finding where it stands, by its rule', async () => {
      const [run] = (await sarif('wrong.ace')).runs;
      const rules = run?.tool.driver.rules ?? [];
      assert.deepEqual(
        run?.results.map(({ ruleId, ruleIndex, level, locations: [location] }) => {
          const { startLine, startColumn, endColumn } = location?.physicalLocation.region ?? {};
          return [ruleId, rules[ruleIndex]?.id, level, startLine, startColumn, endColumn];
        }),
        [
          ['lower-case', 'lower-case', 'warning', 3, 22, 25],
          ['field-code', 'field-code', 'error', 3, 34, 36],
        ],
      );
      assert.deepEqual(run.invocations, [{ executionSuccessful: true }]);
    });

    it('with what the rules are and where they are written', async () => {
      const path = join(folder, 'digit.ace');
      writeFileSync(path, mutated(fixture('ae-consumption'), '10A9XX  01000016', '10A9XX  01000017'));
      const [run] = (await sarif('digit.ace')).runs;
      const rule = run?.tool.driver.rules.find(({ id }) => id === 'ae-entry-number-check-digit');
      assert.ok(rule);
      assert.match(rule.shortDescription.text, /check digit/i);
      assert.match(rule.help.text, /Source: /);
      rmSync(path);
    });

    it('with the place in the file of records without line ends', async () => {
      const [run] = (await sarif('raw.txt')).runs;
      assert.deepEqual(run?.results[1]?.locations[0]?.physicalLocation.region, {
        startLine: 1,
        startColumn: 194,
        endColumn: 196,
      });
    });

    it('with addresses of files of any name, and what could not be read', async () => {
      const [run] = (await sarif('a b,c%d.ace', 'no-such.ace')).runs;
      assert.equal(run?.results[0]?.locations[0]?.physicalLocation.artifactLocation.uri, 'a%20b%2Cc%25d.ace');
      const [invocation] = run.invocations;
      assert.equal(invocation?.executionSuccessful, false);
      assert.match(invocation.toolExecutionNotifications?.[0]?.message.text ?? '', /^no-such\.ace: /);
    });

    it('that is valid for whatever stands in a file', async () => {
      const { output } = await aceCheck(['--format', 'sarif', 'bad']);
      const log = JSON.parse(output) as Sarif;
      assert.ok(isSarif(log), JSON.stringify(isSarif.errors));
      assert.ok((log.runs[0]?.results.length ?? 0) > 20);
    });

    it('when nothing is found', async () => {
      assert.equal(isSarif({ version: '2.1.0', runs: [{ results: [] }] }), false);
      assert.deepEqual((await sarif('good.ace')).runs[0]?.results, []);
    });
  });

  describe('JUnit', () => {
    it('with a suite for each file and a failure for what fails', async () => {
      const { output, status } = await aceCheck(['--format=junit', 'wrong.ace', 'good.ace', 'none.ace'], '', folder);
      assert.equal(status, 2);
      assert.deepEqual(elements(output), [
        'testsuites',
        'testsuite wrong.ace tests=2 failures=1 errors=0',
        'testcase 3:22-24 lower-case',
        'system-out',
        'testcase 3:34-35 field-code',
        'failure field-code',
        'testsuite good.ace tests=1 failures=0 errors=0',
        'testcase nothing found',
        'testsuite none.ace tests=1 failures=0 errors=1',
        'testcase can be read',
        'error',
      ]);
      assert.match(output, /<failure type="field-code" message="Entry Type Code \(34-35\): &quot;99&quot; is none/);
    });

    it('that makes milder findings failures when they are to fail', async () => {
      const { output } = await aceCheck(['--format=junit', '--fail-on=warning', 'wrong.ace'], '', folder);
      assert.match(output, /tests="2" failures="2"/);
    });

    it('that is well-formed for whatever stands in a file', async () => {
      const { output } = await aceCheck(['--format', 'junit', 'bad']);
      assert.equal(elements(output).filter((element) => element.startsWith('testsuite ')).length, 13);
      // eslint-disable-next-line no-control-regex -- XML can't hold these
      assert.doesNotMatch(output, /[\0-\x08\x0B\x0C\x0E-\x1F]/);
    });
  });

  describe('commands of a workflow', () => {
    const commands = async (...args: string[]): Promise<string[]> =>
      (await aceCheck(['--format', 'github', ...args], '', folder)).output.split('\n');

    it('with level, place and rule', async () => {
      const [lower, code = '', sum] = await commands(join(folder, 'wrong.ace'));
      assert.match(lower ?? '', /^::warning file=wrong\.ace,line=3,col=22,endColumn=24,title=lower-case::/);
      assert.ok(
        code.startsWith(
          '::error file=wrong.ace,line=3,col=34,endColumn=35,title=field-code::Entry Type Code (34-35): ',
        ),
        code,
      );
      assert.equal(sum, '1 file, 35 records: 1 error, 1 warning');
    });

    it('with names of files escaped', async () => {
      const [, code = ''] = await commands('a b,c%d.ace');
      assert.ok(code.startsWith('::error file=a b%2Cc%25d.ace,line=3,'), code);
    });

    it('with the place in the file of records without line ends', async () => {
      const [, code = ''] = await commands('raw.txt');
      assert.ok(code.startsWith('::error file=raw.txt,line=1,col=194,endColumn=195,'), code);
    });
  });
});

/**
 * The elements of XML in their order, by what tells them apart.
 * @throws when it is not well-formed
 */
function elements(xml: string): string[] {
  const found: string[] = [];
  const open: string[] = [];
  const tag = /<(\/?)([a-z-]+)((?: [a-z]+="[^"<]*")*)(\/?)>|([^<]+)/gy;
  assert.ok(xml.startsWith('<?xml version="1.0" encoding="UTF-8"?>\n'));
  tag.lastIndex = xml.indexOf('\n');
  while (tag.lastIndex < xml.length) {
    const at = tag.lastIndex;
    const match = tag.exec(xml);
    assert.ok(match, `no XML: ${xml.slice(at, at + 100)}`);
    const [, isEnd, name = '', attributes = '', isEmpty, text] = match;
    assert.doesNotMatch(text ?? attributes, /&(?!amp;|lt;|gt;|quot;|#\d+;)/);
    if (name === '') continue;
    if (isEnd === '/') assert.equal(open.pop(), name);
    else {
      const value = (key: string): string | undefined => new RegExp(` ${key}="([^"]*)"`).exec(attributes)?.[1];
      const counts = ['tests', 'failures', 'errors'].map((key) => `${key}=${value(key) ?? ''}`);
      const own =
        name === 'testsuite'
          ? [value('name'), ...counts]
          : name === 'testcase'
            ? [value('name')]
            : name === 'failure'
              ? [value('type')]
              : [];
      found.push([name, ...own].join(' '));
      if (isEmpty === '') open.push(name);
    }
  }
  assert.deepEqual(open, []);
  return found;
}
