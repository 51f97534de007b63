/** Which severities hold for a file: those of a file of settings, changed by those of the command line. */
import { parse, printParseErrorCode, type ParseError } from 'jsonc-parser';
import { checksFor, type ChecksForFiles } from '../session/checkSettings';
import type { CheckSettings } from '../checks/settings';
import { unknownRule, unknownSeverity } from './checkArguments';
import { InputError, readText } from './input';
import { pathForGlobs } from './paths';

export interface Severities {
  readonly checks: CheckSettings;
  readonly checksForFiles: ChecksForFiles;
  /** What was given on the command line. */
  readonly rules: CheckSettings;
}

/** @returns the severities in force for a file */
export function severitiesFor(path: string, { checks, checksForFiles, rules }: Severities): CheckSettings {
  return { ...checksFor(pathForGlobs(path), checks, checksForFiles), ...rules };
}

/**
 * @param path of a file with JSON, in which comments may stand; nothing of it is ever carried out
 * @param complain told of rules that there are none
 * @throws InputError when it can't be read or says something that can't be meant
 */
export async function readSeverities(
  path: string,
  complain: (message: string) => void,
): Promise<Pick<Severities, 'checks' | 'checksForFiles'>> {
  const { text } = await readText(path);
  const errors: ParseError[] = [];
  const content: unknown = parse(text, errors, { allowTrailingComma: true });
  const [error] = errors;
  if (error) {
    const line = text.slice(0, error.offset).split('\n').length;
    throw new InputError(path, `line ${line} is no JSON: ${printParseErrorCode(error.error)}`);
  }
  const checked = (value: unknown, where: string): CheckSettings => {
    const table = tableOf(value, path, where);
    for (const [id, severity] of Object.entries(table)) {
      const isNone = unknownSeverity(severity);
      if (isNone !== undefined) throw new InputError(path, `${where}, ${JSON.stringify(id)}: ${isNone}`);
      const unknown = unknownRule(id);
      if (unknown !== undefined) complain(`${path}: ${where}: ${unknown}`);
    }
    return table as CheckSettings;
  };
  const table = tableOf(content, path, 'the file');
  const foreign = Object.keys(table).find((key) => !key.includes('.') && !OWN_KEYS.has(key));
  if (foreign !== undefined)
    throw new InputError(
      path,
      `${JSON.stringify(foreign)} is none of its keys; there are "checks" and "checksForFiles"`,
    );
  const checks = table['checks'] ?? table['ace.checks'];
  const forFiles = table['checksForFiles'] ?? table['ace.checksForFiles'];
  return {
    checks: checks === undefined ? {} : checked(checks, '"checks"'),
    checksForFiles:
      forFiles === undefined
        ? {}
        : Object.fromEntries(
            Object.entries(tableOf(forFiles, path, '"checksForFiles"')).map(([glob, changed]) => [
              glob,
              checked(changed, `"checksForFiles", ${JSON.stringify(glob)}`),
            ]),
          ),
  };
}

const OWN_KEYS: ReadonlySet<string> = new Set(['checks', 'checksForFiles', '$schema']);

function tableOf(value: unknown, path: string, where: string): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new InputError(path, `${where} is no JSON object`);
}
