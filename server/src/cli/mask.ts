/** `ace-check mask`: prints a copy of a file that can be shared. */
import { maskedText } from '../masking/mask';
import { seeded, unpredictable } from '../masking/random';
import { bytesOf } from './bytes';
import { decodeFile, readBytes } from './input';
import type { Output } from './output';
import type { Reader } from './reader';
import { UsageError } from './usage';

export interface MaskCommand {
  readonly name: 'mask';
  readonly application: string | undefined;
  readonly replacesFilerCodes: boolean;
  /** The same seed makes the same copy; without one every copy is another. */
  readonly seed: string | undefined;
  /** A file, or `-`. */
  readonly path: string;
}

export const maskOptions = {
  'mask-filer-codes': { type: 'boolean' },
  seed: { type: 'string' },
} as const;

interface MaskValues {
  readonly application?: string | undefined;
  readonly 'mask-filer-codes'?: boolean | undefined;
  readonly seed?: string | undefined;
}

/** @throws UsageError */
export function maskCommand(values: MaskValues, paths: readonly string[]): MaskCommand {
  const [path, ...more] = paths;
  if (path === undefined || more.length > 0) throw new UsageError('mask takes one file');
  const foreign = Object.keys(values).find((option) => option !== 'application' && !Object.hasOwn(maskOptions, option));
  if (foreign !== undefined) throw new UsageError(`--${foreign} is no option of mask`);
  return {
    name: 'mask',
    application: values.application?.toUpperCase(),
    replacesFilerCodes: values['mask-filer-codes'] === true,
    seed: values.seed,
    path,
  };
}

/** @returns the first option of mask among some that belong to another command */
export function foreignMaskOption(values: object): string | undefined {
  return Object.keys(values).find((option) => Object.hasOwn(maskOptions, option));
}

/**
 * Prints the copy in the encoding of the file, with its line ends.
 * @throws InputError, or EncodeError for a character that the encoding lacks
 */
export async function mask(
  { path, replacesFilerCodes, seed }: MaskCommand,
  reader: Reader,
  out: Output,
): Promise<void> {
  const decoded = decodeFile(await readBytes(path));
  const random = seed === undefined ? unpredictable() : seeded(seed);
  const text = maskedText(reader.split(path, decoded), { random, replacesFilerCodes });
  await out.writeBytes(bytesOf({ ...decoded, text }));
}
