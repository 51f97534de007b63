/** Carries out the commands of `ace-check`. */
import type { Writable } from 'node:stream';
import { Catalog, type LayoutSource } from '../layout/catalog';
import { isEbcdic, NEXT_LINE } from '../storage/ebcdic';
import { encodingNames, type StoredEncoding } from '../storage/encodings';
import { LineTable } from '../transmission/lineTable';
import { decodedFile } from '../transmission/json/decode';
import { encodeFile, EncodeError, MaskedError } from '../transmission/json/encode';
import { separateRecords, type Separated } from '../transmission/json/separate';
import { Transmission } from '../transmission/transmission';
import { help, parseCommand, UsageError, type Command } from './arguments';
import { addToSummary, checkFile, emptySummary, fileAsJson, fileAsText, summaryAsText } from './check';
import { bytesOf } from './bytes';
import { decodeFile, filesAt, InputError, readBytes, readText, type DecodedText } from './input';
import { Output } from './output';

/** What a program is given: its arguments, where it writes, and the version it is. */
export interface Surroundings {
  readonly args: readonly string[];
  readonly output: Writable;
  readonly errors: Writable;
  readonly version: string;
}

/** Exit status of the program. */
export type Status = 0 | 1 | 2;

/** @returns the exit status: 0 no error found, 1 some, 2 something could not be read or understood */
export async function run(layouts: LayoutSource, { args, output, errors, version }: Surroundings): Promise<Status> {
  const complain = (message: string): void => {
    errors.write(`ace-check: ${message}\n`);
  };
  const out = new Output(output);
  try {
    const command = parseCommand(args);
    if (command.name === 'help') await out.write(help);
    else if (command.name === 'version') await out.write(`${version}\n`);
    else if (command.name === 'encode')
      await out.writeBytes(bytesOf(encodeFile((await readText(command.path)).text, new Catalog(layouts))));
    else {
      const reader = new Reader(new Catalog(layouts), command.application);
      if (command.name === 'decode') await decode(command, reader, out);
      else return await check(command, reader, out, complain);
    }
    return 0;
  } catch (error) {
    if (error instanceof UsageError) complain(`${error.message}; try ace-check --help`);
    else if (error instanceof MaskedError) complain(`${error.message}; decode with --show-confidential`);
    else if (error instanceof InputError || error instanceof EncodeError) complain(error.message);
    else throw error;
    return 2;
  } finally {
    await out.flush();
  }
}

/** Reads files as transmissions. */
class Reader {
  /** @throws UsageError when no chapter describes the application that was asked for */
  constructor(
    readonly catalog: Catalog,
    private readonly application: string | undefined,
  ) {
    if (application === undefined || catalog.application(application).length > 0 || catalog.embedded(application))
      return;
    throw new UsageError(`no chapter describes an application ${JSON.stringify(application)}`);
  }

  /** @throws InputError */
  async read(path: string): Promise<{ transmission: Transmission; encoding: StoredEncoding }> {
    const decoded = await readText(path);
    return { transmission: this.split(path, decoded).transmission, encoding: decoded.encoding };
  }

  /** @returns the file with each record on a line of its own, and what ended each record before */
  split(path: string, { text, encoding }: DecodedText): Separated {
    const options = this.application === undefined ? {} : { application: this.application };
    const isForeign = isEbcdic(encoding);
    const document = new LineTable(path, 'ace', 1, isForeign ? text.replaceAll(NEXT_LINE, '\n') : text);
    const separated = separateRecords(new Transmission(document, this.catalog, options), options);
    return isForeign ? { ...separated, lineEnds: ownLineEnds(text, separated.lineEnds) } : separated;
  }
}

/** @returns the line ends that EBCDIC had in the place of those it was read with */
function ownLineEnds(text: string, lineEnds: readonly string[]): string[] {
  const own = text.matchAll(/\r\n|\r\u0085|[\r\n\u0085]/g);
  return lineEnds.map((lineEnd) => (lineEnd === '' ? '' : (own.next().value?.[0] ?? lineEnd)));
}

async function check(
  { paths, format }: Extract<Command, { name: 'check' }>,
  reader: Reader,
  out: Output,
  complain: (message: string) => void,
): Promise<Status> {
  let summary = emptySummary;
  const unread: InputError[] = [];
  const trying = async <T>(read: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      complain(error.message);
      unread.push(error);
      return undefined;
    }
  };
  if (format === 'json') await out.write('{"files":[');
  for (const path of paths) {
    for (const file of (await trying(() => filesAt(path))) ?? []) {
      const read = await trying(() => reader.read(file));
      if (!read) continue;
      const { transmission, encoding } = read;
      if (isEbcdic(encoding) && format === 'text') complain(`${file} is read as ${encodingNames[encoding]}`);
      const report = { ...checkFile(file, transmission, reader.catalog), encoding };
      await out.write(
        format === 'json' ? `${summary.files > 0 ? ',' : ''}\n${fileAsJson(report)}` : fileAsText(report),
      );
      summary = addToSummary(summary, report);
    }
  }
  await out.write(format === 'json' ? `\n],"summary":${JSON.stringify(summary)}}\n` : summaryAsText(summary));
  return unread.length > 0 ? 2 : summary.error > 0 ? 1 : 0;
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
