/** Findings as SARIF 2.1.0, which code scanning services read. */
import type { Finding, RuleInfo, Severity } from '../../checks/finding';
import { allRules } from '../../checks/ruleTable';
import type { FileReport } from '../check';
import type { MakeFormat, Unread } from './format';
import { pathAsUri, storedPlace } from './places';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** The rules stand behind the results, so that results are printed as they come. */
export const sarifFormat: MakeFormat = ({ version }) => {
  const used = new UsedRules();
  let separator = '\n';
  return {
    begin: () =>
      `{"$schema":${JSON.stringify(SCHEMA)},"version":"2.1.0","runs":[{"columnKind":"utf16CodeUnits","results":[`,
    file: (report) => {
      let text = '';
      for (const finding of report.findings) {
        text += separator + JSON.stringify(result(report, finding, used.indexOf(finding)));
        separator = ',\n';
      }
      return text;
    },
    end: (_summary, unread) => {
      const driver = { name: 'ace-check', semanticVersion: version, rules: used.descriptors };
      const invocation = {
        executionSuccessful: unread.length === 0,
        ...(unread.length === 0 ? {} : { toolExecutionNotifications: unread.map(notification) }),
      };
      return `\n],"tool":${JSON.stringify({ driver })},"invocations":${JSON.stringify([invocation])}}]}\n`;
    },
  };
};

/** The rules that something was found by, in the order in which they came. */
class UsedRules {
  private static readonly byId = new Map(allRules.map((rule) => [rule.id, rule]));
  private readonly indexes = new Map<string, number>();
  readonly descriptors: object[] = [];

  indexOf({ rule }: Finding): number {
    let index = this.indexes.get(rule);
    if (index === undefined) {
      index = this.descriptors.push(descriptor(rule, UsedRules.byId.get(rule))) - 1;
      this.indexes.set(rule, index);
    }
    return index;
  }
}

function descriptor(id: string, rule: RuleInfo | undefined): object {
  if (!rule) return { id };
  const { title, description, severity, page, applications, conditionCodes } = rule;
  const more = [
    ...(page === undefined ? [] : [`Source: ${page}`]),
    ...(conditionCodes ? [`Condition codes of CBP: ${conditionCodes.join(', ')}`] : []),
  ];
  const paragraphs = [description, ...more].join('\n\n');
  return {
    id,
    // Names of rules are written without blanks and hyphens.
    name: id.replace(/(?:^|-)(.)/g, (_match, letter: string) => letter.toUpperCase()),
    shortDescription: { text: title },
    fullDescription: { text: description },
    help: { text: paragraphs, markdown: paragraphs },
    defaultConfiguration: { level: LEVELS[severity] },
    ...(applications ? { properties: { tags: [...applications] } } : {}),
  };
}

function result(report: FileReport, finding: Finding, ruleIndex: number): object {
  const { rule, severity, line, start, end, message, related, record, field, conditionCode } = finding;
  return {
    ruleId: rule,
    ruleIndex,
    level: LEVELS[severity],
    message: { text: message },
    locations: [location(report, line, start, end)],
    ...(related && related.length > 0
      ? {
          relatedLocations: related.map((range) => ({
            ...location(report, range.place, range.start, range.end),
            message: { text: range.message },
          })),
        }
      : {}),
    properties: { record, field, conditionCode },
  };
}

function location(report: FileReport, line: number, start: number, end: number): object {
  const place = storedPlace(report, line, start, end);
  return {
    physicalLocation: {
      artifactLocation: { uri: pathAsUri(report.path) },
      // SARIF ends a range behind its last character.
      region: { startLine: place.line, startColumn: place.start, endColumn: place.end + 1 },
    },
  };
}

function notification({ path, message }: Unread): object {
  return {
    level: 'error',
    message: { text: message },
    locations: [{ physicalLocation: { artifactLocation: { uri: pathAsUri(path) } } }],
  };
}
