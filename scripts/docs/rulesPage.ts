/** Writes `docs/rules.md` from the rules themselves. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { RuleInfo } from '../../server/src/checks/finding';
import type { RuleGroup } from '../../server/src/checks/ruleTable';
import type { Chapter } from '../../server/src/layout/types';

/** The facts beside the rules that the page needs. */
export interface PageFacts {
  /** Title of each application. */
  readonly applications: ReadonlyMap<string, string>;
  /** CBP's text of each condition code. */
  readonly conditions: ReadonlyMap<string, string>;
}

interface ConditionFiles {
  codes?: Record<string, { text: string }>;
  conditions?: Record<string, { meaning: string }>;
}

/** @param server the folder `server` of the checkout @returns what the layouts and reference lists say */
export function readFacts(server: string): PageFacts {
  const read = (...path: string[]): unknown => JSON.parse(readFileSync(join(server, ...path), 'utf8'));
  const chapters = readdirSync(join(server, 'layouts')).filter(
    (file) => file.endsWith('.json') && !file.endsWith('.schema.json'),
  );
  const applications = new Map<string, string>();
  for (const file of chapters)
    for (const { application, title } of (read('layouts', file) as Chapter).transactions)
      applications.set(application, title);
  const conditions = new Map<string, string>();
  // What the chapter says of a condition gives way to the text that CBP sends.
  const chapter = read('reference', 'conditions', 'batch-block-conditions.json') as ConditionFiles;
  for (const [code, { meaning }] of Object.entries(chapter.conditions ?? {})) conditions.set(code, meaning);
  const dictionary = read('reference', 'conditions', 'ace-error-dictionary.json') as ConditionFiles;
  for (const [code, { text }] of Object.entries(dictionary.codes ?? {})) conditions.set(code, text);
  return { applications, conditions };
}

const code = (text: string): string => `\`${text}\``;
const cell = (text: string): string => text.replaceAll('|', '\\|');

function entry({ id, title, description, severity, applications = [], page, conditionCodes = [] }: RuleInfo): string {
  const facts = [
    severity,
    ...(applications.length > 0 ? [applications.map(code).join(' ')] : []),
    ...(page === undefined ? [] : [page]),
    ...(conditionCodes.length > 0 ? [`CBP ${conditionCodes.map(code).join(' ')}`] : []),
  ];
  return `### ${id}\n\n**${title}.** ${description}\n\n${facts.join(' · ')}\n`;
}

/** Rules of one group under headings of their applications, where they have any. */
function sections({ title, about, rules }: RuleGroup, { applications }: PageFacts): string {
  const parts = [`## ${title}\n\n${about}\n`];
  let last = '';
  for (const rule of rules) {
    const own = (rule.applications ?? []).join(' ');
    if (own !== last) {
      const names = (rule.applications ?? []).map((application) =>
        `${application} ${applications.get(application) ?? ''}`.trim(),
      );
      parts.push(`**${names.join(', ')}**\n`);
    }
    last = own;
    parts.push(entry(rule));
  }
  return parts.join('\n');
}

/** Every condition code that a rule finds, with the rules and their pages. */
function conditionTable(rules: readonly RuleInfo[], { conditions }: PageFacts): string {
  const byCode = new Map<string, RuleInfo[]>();
  for (const rule of rules)
    for (const condition of rule.conditionCodes ?? []) byCode.set(condition, [...(byCode.get(condition) ?? []), rule]);
  const rows = [...byCode]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([condition, found]) => {
      const links = found.map(({ id }) => `[${id}](#${id})`).join(', ');
      const pages = [...new Set(found.flatMap(({ page }) => page ?? []))].join(', ');
      return `| ${condition} | ${cell(conditions.get(condition) ?? '')} | ${links} | ${cell(pages)} |`;
    });
  return ['| condition | what CBP says | rule | page |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

/** @returns the page in Markdown */
export function rulesPage(groups: readonly RuleGroup[], facts: PageFacts): string {
  const rules = groups.flatMap((group) => group.rules);
  return `# Rules

<!-- Written by \`npm run docs\` from the rules in \`server/src/checks\`; change them there. -->

Each finding names the rule it comes from. The severity given here is the rule's own; a finding is milder where the text alone does
not prove that CBP rejects the transmission, and no more than information in what CBP itself sends. The setting \`ace.checks\` makes a
rule milder or graver, or turns it off:

\`\`\`json
"ace.checks": { "lower-case": "off", "value-format": "information" }
\`\`\`

${rules.length} rules. Pages are those of the CATAIR chapters; ${code('CBP')} stands before the condition codes under which CBP returns
what the rule finds, and [the last table](#by-condition-code) lists the rules by these codes. The checks of single records and fields find
many more conditions: which one depends on the field.

${groups.map((group) => sections(group, facts)).join('\n')}
## By condition code

${conditionTable(rules, facts)}
`;
}
