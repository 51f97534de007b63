/** The problem matchers of the manifest, against what `ace-check` prints. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FileChecker } from '../../../server/src/cli/check';
import { fileAsText, summaryAsText } from '../../../server/src/cli/formats/text';
import { emptySummary } from '../../../server/src/cli/check';
import { Reader } from '../../../server/src/cli/reader';
import { catalog } from '../../support/layouts';

interface Pattern {
  regexp: string;
  file: number;
  line: number;
  column: number;
  severity: number;
  code: number;
  message: number;
}

interface Manifest {
  contributes: {
    problemPatterns: (Pattern & { name: string })[];
    problemMatchers: {
      name: string;
      pattern: string;
      severity: string;
      background?: { beginsPattern: string; endsPattern: string };
    }[];
  };
}

const { problemPatterns, problemMatchers } = (
  JSON.parse(readFileSync(join(__dirname, '../../../package.json'), 'utf8')) as Manifest
).contributes;

/** What VS Code makes of a severity that it finds in a line. */
function severityOf(value: string, otherwise: string): string {
  if (['error', 'warning', 'info'].includes(value)) return value;
  return value === 'hint' ? 'info' : otherwise;
}

describe('Problem matchers', () => {
  const checker = new FileChecker(new Reader(catalog), {
    checks: {},
    checksForFiles: {},
    rules: { 'unknown-record': 'hint', 'lower-case': 'information' },
  });
  const report = (path: string, fixture: string) =>
    checker.report(
      path,
      checker.reader.readBytes(path, readFileSync(join(__dirname, '../../fixtures/bad', `${fixture}.ace`))),
    );

  for (const { name, pattern: patternName, severity } of problemMatchers) {
    const pattern = problemPatterns.find((one) => `$${one.name}` === patternName);
    for (const path of ['mixed.ace', 'C:\\out box\\a-b:3.ace', '/tmp/x: error y.ace']) {
      it(`${name} finds every finding in ${path}`, () => {
        assert.ok(pattern);
        const { findings } = report(path, 'mixed');
        assert.ok(new Set(findings.map((finding) => finding.severity)).size >= 3);
        const lines = fileAsText({ ...report(path, 'mixed'), findings })
          .trimEnd()
          .split('\n');
        const found = lines.map((line) => {
          const match = new RegExp(pattern.regexp).exec(line) ?? [];
          const part = (key: keyof Pattern): string => match[Number(pattern[key])] ?? '';
          const level = severityOf(part('severity'), severity);
          return [part('file'), Number(part('line')), Number(part('column')), level, part('code'), part('message')];
        });
        assert.deepEqual(
          found,
          findings.map((finding) => [
            path,
            finding.line + 1,
            finding.start,
            ['information', 'hint'].includes(finding.severity) ? 'info' : finding.severity,
            finding.rule,
            finding.message,
          ]),
        );
      });
    }

    it(`${name} takes nothing else for a finding`, () => {
      assert.ok(pattern);
      for (const line of [summaryAsText(emptySummary).trimEnd(), '[12:00:00] Checking 2 changed files...'])
        assert.doesNotMatch(line, new RegExp(pattern.regexp));
    });
  }

  it('know where a check begins and ends while files are watched', () => {
    const background = problemMatchers.find(({ name }) => name === 'ace-check-watch')?.background;
    assert.ok(background);
    assert.match('[12:00:00] Checking 1 changed file...', new RegExp(background.beginsPattern));
    const end = `[12:00:00] ${summaryAsText(emptySummary).trimEnd()}. Watching for changes; Ctrl+C ends.`;
    assert.match(end, new RegExp(background.endsPattern));
  });
});
