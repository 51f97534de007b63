/** Carries out the commands of `ace-check`. */
import type { Writable } from 'node:stream';
import { Catalog, type LayoutSource } from '../layout/catalog';
import type { SchemaCheck } from '../layout/schemaWords';
import { decodedFile } from '../transmission/json/decode';
import { encodeFile, EncodeError, MaskedError } from '../transmission/json/encode';
import { parseCommand, type Command } from './arguments';
import { bytesOf } from './bytes';
import { checkFiles, type Status } from './checkFiles';
import { help } from './help';
import { LayoutError, ownLayouts } from './layouts';
import { mask } from './mask';
import { decodeFile, InputError, readBytes, readText } from './input';
import { Output } from './output';
import type { MaybeTerminal } from './progress';
import { Reader } from './reader';
import { UsageError } from './usage';
import { watchFiles } from './watch';

/** What a program is given: its arguments, where it writes, and the version it is. */
export interface Surroundings {
  readonly args: readonly string[];
  readonly output: Writable;
  readonly errors: MaybeTerminal;
  readonly version: string;
  /** Checks layout files of a person's own. */
  readonly layoutSchema: SchemaCheck;
}

/** @returns the exit status: 0 nothing fails, 1 a finding does, 2 something could not be read, written or understood */
export async function run(
  builtIn: LayoutSource,
  { args, output, errors, version, layoutSchema }: Surroundings,
): Promise<Status> {
  const complain = (message: string): void => {
    errors.write(`ace-check: ${message}\n`);
  };
  const out = new Output(output);
  try {
    const command = parseCommand(args);
    if (command.name === 'help') await out.write(help);
    else if (command.name === 'version') await out.write(`${version}\n`);
    else {
      const catalog = new Catalog(await ownLayouts(command.layouts, builtIn, layoutSchema, complain));
      if (command.name === 'encode') {
        await out.writeBytes(bytesOf(encodeFile((await readText(command.path)).text, catalog)));
        return 0;
      }
      const reader = new Reader(catalog, command.application);
      if (command.name === 'decode') await decode(command, reader, out);
      else if (command.name === 'mask') await mask(command, reader, out);
      else if (command.watch) return await watchFiles(command, { reader, out, errors, complain, version });
      else return await checkFiles(command, { reader, out, errors, complain, version });
    }
    return 0;
  } catch (error) {
    if (error instanceof UsageError) complain(`${error.message}; try ace-check --help`);
    else if (error instanceof MaskedError) complain(`${error.message}; decode with --show-confidential`);
    else if (error instanceof InputError || error instanceof EncodeError) complain(error.message);
    else if (error instanceof LayoutError) for (const line of error.message.split('\n')) complain(line);
    else throw error;
    return 2;
  } finally {
    await out.flush();
  }
}

async function decode(
  { path, showConfidential }: Extract<Command, { name: 'decode' }>,
  reader: Reader,
  out: Output,
): Promise<void> {
  const bytes = await readBytes(path);
  const decoded = decodeFile(bytes);
  const { encoding, byteOrderMark } = decoded;
  const facts = {
    path,
    ...(encoding === 'utf-8' ? {} : { encoding }),
    ...(byteOrderMark ? { byteOrderMark } : {}),
    ...(showConfidential ? {} : { masked: true }),
  };
  for (const piece of decodedFile(reader.split(path, decoded), facts, { showConfidential })) {
    await out.write(piece);
    if (out.isClosed) return;
  }
}
