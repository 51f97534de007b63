/** The command line of `ace-check`. */
import { parseArgs } from 'node:util';

export type Format = 'text' | 'json';

export type Command =
  | { readonly name: 'help' }
  | { readonly name: 'version' }
  | {
      readonly name: 'check';
      readonly format: Format;
      readonly application: string | undefined;
      readonly paths: readonly string[];
    }
  | {
      readonly name: 'decode';
      readonly application: string | undefined;
      readonly showConfidential: boolean;
      readonly path: string;
    }
  | { readonly name: 'encode'; readonly path: string };

/** What stands for standard input among paths. */
export const STANDARD_INPUT = '-';

/** A command line that cannot be understood; the message says why. */
export class UsageError extends Error {}

export const help = `Usage:
  ace-check [check] [--format text|json] [--application XX] FILE...
  ace-check decode [--application XX] [--show-confidential] FILE
  ace-check encode [FILE]

Checks CATAIR record files of ACE, or decodes one: every record with its fields, as JSON. encode writes records from that JSON.
FILE is a file, a folder (all .ace and .catair files below it; for check only), or - for standard input.

Options:
  --format text|json    how findings are printed; text when left out
  --application XX      read every block as this application, whatever its header says
  --show-confidential   print passwords and social security numbers instead of masking them
  -h, --help            print this
  -v, --version         print the version

A raw transmission, whose records follow each other without line ends, is split first: its line numbers count records.

Exit status: 0 when no error is found, 1 when some is, 2 when a file can't be read or the command can't be understood.
`;

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        format: { type: 'string' },
        application: { type: 'string' },
        'show-confidential': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean', short: 'v' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
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
  const [first, ...rest] = positionals;
  const isNamed = first === 'check' || first === 'decode' || first === 'encode';
  const paths = isNamed ? rest : positionals;
  const application = values.application?.toUpperCase();
  if (first === 'decode') {
    const [path, ...more] = paths;
    if (path === undefined || more.length > 0) throw new UsageError('decode takes one file');
    if (values.format === 'text') throw new UsageError('decode prints JSON only');
    checkFormat(values.format);
    return { name: 'decode', application, showConfidential: values['show-confidential'] === true, path };
  }
  if (first === 'encode') {
    const [path = STANDARD_INPUT, ...more] = paths;
    if (more.length > 0) throw new UsageError('encode takes one file');
    if (values.format !== undefined || application !== undefined || values['show-confidential'] === true)
      throw new UsageError('encode takes no options');
    return { name: 'encode', path };
  }
  if (values['show-confidential'] === true)
    throw new UsageError('--show-confidential is an option of decode; findings are always masked');
  if (paths.length === 0) throw new UsageError('no file is named');
  return { name: 'check', format: checkFormat(values.format), application, paths };
}

function checkFormat(format: string | undefined): Format {
  if (format === undefined || format === 'text' || format === 'json') return format ?? 'text';
  throw new UsageError(`there is no format ${JSON.stringify(format)}; there are text and json`);
}
