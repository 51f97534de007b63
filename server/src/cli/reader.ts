/** Reads files as transmissions, a record a line. */
import type { Catalog } from '../layout/catalog';
import { isEbcdic, NEXT_LINE } from '../storage/ebcdic';
import type { StoredEncoding } from '../storage/encodings';
import { LineTable } from '../transmission/lineTable';
import { separateRecords, type Separated } from '../transmission/json/separate';
import { Transmission, type TransmissionOptions } from '../transmission/transmission';
import { UsageError } from './usage';
import { decodeFile, readBytes, type DecodedText } from './input';

/** A file as it is checked. */
export interface ReadFile extends Separated {
  readonly encoding: StoredEncoding;
}

export class Reader {
  readonly options: TransmissionOptions;

  /**
   * @param application every block is read as this one
   * @throws UsageError when no chapter describes it
   */
  constructor(
    readonly catalog: Catalog,
    application?: string,
  ) {
    this.options = application === undefined ? {} : { application };
    if (application === undefined || catalog.application(application).length > 0 || catalog.embedded(application))
      return;
    throw new UsageError(`no chapter describes an application ${JSON.stringify(application)}`);
  }

  /**
   * @param path a file or `-`
   * @throws InputError
   */
  async read(path: string): Promise<ReadFile> {
    return this.readBytes(path, await readBytes(path));
  }

  /** @param path what the bytes are called in a report */
  readBytes(path: string, bytes: Uint8Array): ReadFile {
    const decoded = decodeFile(bytes);
    return { ...this.split(path, decoded), encoding: decoded.encoding };
  }

  /** @returns the file with each record on a line of its own, and what ended each record before */
  split(path: string, { text, encoding }: DecodedText): Separated {
    const isForeign = isEbcdic(encoding);
    const document = new LineTable(path, 'ace', 1, isForeign ? text.replaceAll(NEXT_LINE, '\n') : text);
    const separated = separateRecords(new Transmission(document, this.catalog, this.options), this.options);
    return isForeign ? { ...separated, lineEnds: ownLineEnds(text, separated.lineEnds) } : separated;
  }
}

/** @returns the line ends that EBCDIC had in the place of those it was read with */
function ownLineEnds(text: string, lineEnds: readonly string[]): string[] {
  const own = text.matchAll(/\r\n|\r\u0085|[\r\n\u0085]/g);
  return lineEnds.map((lineEnd) => (lineEnd === '' ? '' : (own.next().value?.[0] ?? lineEnd)));
}
