/** The command line of `ace-check`. */
import { parseArgs } from 'node:util';
import { foreignMaskOption, maskCommand, maskOptions, type MaskCommand } from './mask';
import { checkCommand, checkOptions, type CheckCommand } from './checkArguments';
import { STANDARD_INPUT, UsageError } from './usage';

export type Command =
  | { readonly name: 'help' }
  | { readonly name: 'version' }
  | (WorkCommand & {
      /** Files or folders with layouts of the person's own. */
      readonly layouts: readonly string[];
    });

/** A command that reads records. */
type WorkCommand =
  | CheckCommand
  | MaskCommand
  | {
      readonly name: 'decode';
      readonly application: string | undefined;
      readonly showConfidential: boolean;
      readonly path: string;
    }
  | { readonly name: 'encode'; readonly path: string };

/** Commands that are named; without a name, files are checked. */
const COMMANDS = ['check', 'decode', 'encode', 'mask'] as const;

const decodeOptions: readonly string[] = ['application', 'format', 'show-confidential'];

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ...checkOptions,
        ...maskOptions,
        layouts: { type: 'string', multiple: true },
        'show-confidential': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean', short: 'v' },
      },
    });
  } catch (error) {
    // Node's own messages may take several lines and end in a full stop.
    const message = error instanceof Error ? error.message : String(error);
    throw new UsageError(
      message
        .split(/\n/)
        .map((line) => line.trim())
        .join(' ')
        .replace(/\.$/, ''),
    );
  }
}

/**
 * @param args what stands behind the name of the program
 * @throws UsageError when they are no command
 */
export function parseCommand(args: readonly string[]): Command {
  const { values, positionals } = parse(args);
  if (values.help === true) return { name: 'help' };
  if (values.version === true) return { name: 'version' };
  const { layouts = [], ...others } = values;
  return { ...workCommand(others, positionals), layouts };
}

function workCommand(values: Omit<ReturnType<typeof parse>['values'], 'layouts'>, positionals: string[]): WorkCommand {
  const name = COMMANDS.find((command) => command === positionals[0]);
  const paths = name === undefined ? positionals : positionals.slice(1);
  const options = Object.keys(values);
  switch (name ?? 'check') {
    case 'decode': {
      const [path, ...more] = paths;
      if (path === undefined || more.length > 0) throw new UsageError('decode takes one file');
      const foreign = options.find((option) => !decodeOptions.includes(option));
      if (foreign !== undefined) throw new UsageError(`--${foreign} is no option of decode`);
      if (values.format !== undefined && values.format !== 'json') throw new UsageError('decode prints JSON only');
      const application = values.application?.toUpperCase();
      return { name: 'decode', application, showConfidential: values['show-confidential'] === true, path };
    }
    case 'encode': {
      const [path = STANDARD_INPUT, ...more] = paths;
      if (more.length > 0) throw new UsageError('encode takes one file');
      if (options.length > 0) throw new UsageError('encode takes no options');
      return { name: 'encode', path };
    }
    case 'mask':
      return maskCommand(values, paths);
    case 'check': {
      const foreign = foreignMaskOption(values);
      if (foreign !== undefined) throw new UsageError(`--${foreign} is an option of mask`);
      if (values['show-confidential'] === true)
        throw new UsageError('--show-confidential is an option of decode; findings are always masked');
      return checkCommand(values, paths);
    }
  }
}
