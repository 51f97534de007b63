/** Layout files that the command line names. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { LayoutSource } from '../layout/catalog';
import { problemInWords, withOwnLayouts, type OwnFile } from '../layout/ownLayouts';
import type { SchemaCheck } from '../layout/schemaWords';
import { InputError } from './input';

/** Of a folder only files of such names are read. */
const LAYOUT_FILE = /\.catair-layout\.json$/i;
/** Larger files, in bytes, are not read at all. */
const LARGEST = 8_000_000;

/** Layout files with errors; the message has one line for each. */
export class LayoutError extends Error {}

/**
 * @param paths files, or folders with files named `*.catair-layout.json`
 * @param warn told what is wrong with a layout that is used all the same
 * @returns all chapters in use
 * @throws InputError when a file can't be read
 * @throws LayoutError when a layout has an error: a pipeline must not go on with what it did not ask for
 */
export async function ownLayouts(
  paths: readonly string[],
  builtIn: LayoutSource,
  schema: SchemaCheck,
  warn: (message: string) => void,
): Promise<LayoutSource> {
  if (paths.length === 0) return builtIn;
  const files = new Map<string, OwnFile>();
  for (const path of paths) for (const file of await layoutFilesAt(path)) files.set(file.uri, file);
  const { source, reports } = withOwnLayouts(builtIn, [...files.values()], schema);
  const bad: string[] = [];
  for (const { name, isUsed, problems } of reports)
    for (const problem of problems) {
      const words = problemInWords(name, problem);
      if (isUsed) warn(words);
      else bad.push(words);
    }
  if (bad.length > 0) throw new LayoutError(bad.join('\n'));
  return source;
}

async function layoutFilesAt(path: string): Promise<OwnFile[]> {
  try {
    if (!(await stat(path)).isDirectory()) return [await read(path)];
    const names = (await readdir(path)).filter((name) => LAYOUT_FILE.test(name)).sort();
    if (names.length === 0) throw new InputError(path, 'no file named *.catair-layout.json stands in this folder');
    return await Promise.all(names.map((name) => read(join(path, name))));
  } catch (error) {
    throw error instanceof InputError ? error : new InputError(path, error);
  }
}

async function read(path: string): Promise<OwnFile> {
  const { size } = await stat(path);
  if (size > LARGEST)
    throw new InputError(path, `is larger than ${LARGEST / 1_000_000} MB, too large for a layout file`);
  const text = new TextDecoder().decode(await readFile(path));
  return { uri: pathToFileURL(path).href, name: path, text };
}
