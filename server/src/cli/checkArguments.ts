/** The options of `ace-check check`. */
import type { ParseArgsConfig } from 'node:util';
import { nearest } from '../checks/nearest';
import type { Severity } from '../checks/finding';
import { allRules } from '../checks/ruleTable';
import type { CheckSettings } from '../checks/settings';
import { formats, isFormat, type FormatName } from './formats';
import { STANDARD_INPUT, UsageError } from './usage';

export interface CheckCommand {
  readonly name: 'check';
  readonly format: FormatName;
  readonly application: string | undefined;
  /** Files, folders, globs, or `-`. */
  readonly paths: readonly string[];
  /** Globs. */
  readonly exclude: readonly string[];
  /** What standard input is called. */
  readonly stdinName: string;
  /** Severities given one by one. */
  readonly rules: CheckSettings;
  /** Path of a file with severities. */
  readonly config: string | undefined;
  readonly quiet: boolean;
  readonly progress: boolean;
  readonly failOn: Severity | 'never';
  /** How many warnings are let pass. */
  readonly maxWarnings: number;
  readonly fix: 'no' | 'write' | 'show';
  readonly watch: boolean;
}

export const checkOptions = {
  format: { type: 'string' },
  application: { type: 'string' },
  exclude: { type: 'string', multiple: true },
  'stdin-filename': { type: 'string' },
  rule: { type: 'string', multiple: true },
  config: { type: 'string' },
  quiet: { type: 'boolean' },
  progress: { type: 'boolean' },
  'fail-on': { type: 'string' },
  'max-warnings': { type: 'string' },
  fix: { type: 'boolean' },
  'fix-dry-run': { type: 'boolean' },
  watch: { type: 'boolean' },
} as const satisfies NonNullable<ParseArgsConfig['options']>;

type Value<Option> = Option extends { multiple: true }
  ? string[]
  : Option extends { type: 'boolean' }
    ? boolean
    : string;
export type CheckValues = {
  readonly [Name in keyof typeof checkOptions]?: Value<(typeof checkOptions)[Name]> | undefined;
};

export const severities: readonly Severity[] = ['hint', 'information', 'warning', 'error'];
const settable: readonly string[] = ['off', ...severities];

/** @throws UsageError */
export function checkCommand(values: CheckValues, paths: readonly string[]): CheckCommand {
  if (paths.length === 0) throw new UsageError('no file is named');
  const command: CheckCommand = {
    name: 'check',
    format: formatOf(values.format),
    application: values.application?.toUpperCase(),
    paths,
    exclude: values.exclude ?? [],
    stdinName: values['stdin-filename'] ?? STANDARD_INPUT,
    rules: rulesOf(values.rule ?? []),
    config: values.config,
    quiet: values.quiet === true,
    progress: values.progress === true,
    failOn: failOnOf(values['fail-on']),
    maxWarnings: maxWarningsOf(values['max-warnings']),
    fix: values['fix-dry-run'] === true ? 'show' : values.fix === true ? 'write' : 'no',
    watch: values.watch === true,
  };
  refuseContradictions(command, values);
  return command;
}

function refuseContradictions({ fix, watch, format, paths }: CheckCommand, values: CheckValues): void {
  const readsInput = paths.includes(STANDARD_INPUT);
  if (values.fix === true && values['fix-dry-run'] === true)
    throw new UsageError('--fix writes and --fix-dry-run does not; choose one');
  if (watch && fix !== 'no') throw new UsageError('--watch does not fix; leave out --fix');
  if (watch && readsInput) throw new UsageError('--watch needs files; standard input is read once');
  if (watch && format !== 'text') throw new UsageError('--watch prints text only');
  if (fix === 'show' && format !== 'text') throw new UsageError('--fix-dry-run prints text only');
  if (fix === 'write' && readsInput && paths.length > 1)
    throw new UsageError('--fix of standard input takes no other file');
  if (paths.filter((path) => path === STANDARD_INPUT).length > 1)
    throw new UsageError('standard input can be read once');
}

function formatOf(format = 'text'): FormatName {
  if (isFormat(format)) return format;
  throw new UsageError(`there is no format ${JSON.stringify(format)}; there are ${Object.keys(formats).join(', ')}`);
}

function failOnOf(severity = 'error'): Severity | 'never' {
  const found = [...severities, 'never' as const].find((one) => one === severity);
  if (found) return found;
  throw new UsageError(`--fail-on takes error, warning, information, hint or never, not ${JSON.stringify(severity)}`);
}

function maxWarningsOf(count: string | undefined): number {
  if (count === undefined) return Infinity;
  if (/^[0-9]+$/.test(count)) return Number(count);
  throw new UsageError(`--max-warnings takes a number, not ${JSON.stringify(count)}`);
}

function rulesOf(given: readonly string[]): CheckSettings {
  return Object.fromEntries(
    given.map((text): [string, Severity | 'off'] => {
      const [, id = '', severity = ''] = /^([^=]*)=(.*)$/.exec(text) ?? [];
      const complaint =
        id === ''
          ? `--rule takes ID=SEVERITY, not ${JSON.stringify(text)}`
          : (unknownRule(id) ?? unknownSeverity(severity));
      if (complaint !== undefined) throw new UsageError(complaint);
      return [id, severity as Severity | 'off'];
    }),
  );
}

/** @returns what is wrong with a rule's name, undefined when there is such a rule */
export function unknownRule(id: string): string | undefined {
  const ids = allRules.map((rule) => rule.id);
  if (ids.includes(id)) return undefined;
  const [meant] = nearest(id, ids, 1);
  return `there is no rule ${JSON.stringify(id)}${meant === undefined ? '' : `; ${JSON.stringify(meant)} is the nearest`}`;
}

/** @returns what is wrong with the severity of a rule, undefined when it is one */
export function unknownSeverity(severity: unknown): string | undefined {
  return typeof severity === 'string' && settable.includes(severity)
    ? undefined
    : `there is no severity ${JSON.stringify(severity)}; there are ${settable.join(', ')}`;
}
