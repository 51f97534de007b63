/** Puts each record of a raw transmission on a line of its own, and remembers what ended the records. */
import { LineTable } from '../lineTable';
import { recordsAt, splitRawText } from '../rawText';
import { Transmission, type TransmissionOptions } from '../transmission';

/** A transmission whose lines are its records. */
export interface Separated {
  readonly transmission: Transmission;
  /** What ended each record; nothing between the records of a raw line. */
  readonly lineEnds: readonly string[];
  /** For each line of the original the index of its first record, and behind the last line the number of records. */
  readonly firstRecords: readonly number[];
}

/** @returns the transmission itself when no line holds several records, otherwise a copy with one record on a line */
export function separateRecords(transmission: Transmission, options: TransmissionOptions = {}): Separated {
  const { document, catalog } = transmission;
  const lineEnds: string[] = [];
  const firstRecords: number[] = [];
  for (let line = 0; line < document.lineCount; line++) {
    firstRecords.push(lineEnds.length);
    for (let more = recordsAt(transmission, line) - 1; more > 0; more--) lineEnds.push('');
    lineEnds.push(document.lineEnd(line));
  }
  firstRecords.push(lineEnds.length);
  const split = splitRawText(transmission);
  if (split === undefined) return { transmission, lineEnds, firstRecords };
  const copy = new LineTable(document.uri, document.languageId, document.version, split);
  return { transmission: new Transmission(copy, catalog, options), lineEnds, firstRecords };
}
