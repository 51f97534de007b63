/** Says of a line that holds several records that it does; its records are checked once they stand on lines of their own. */
import type { ApplicationLayout } from '../layout/catalog';
import { RECORD_LENGTH } from '../storage/recordLength';
import { withoutEndMarks } from '../transmission/envelope';
import type { AceRecord, Batch, Unit } from '../transmission/model';
import { recordsInLine } from '../transmission/rawText';
import { recordRules, type RecordFinding } from './recordRules';

/**
 * @param layout of the application whose block the line stands in, where it is known
 * @param alone the line is its whole batch, as in a raw transmission; elsewhere a line end was lost
 * @returns undefined when the line is one record
 */
export function rawFinding(
  text: string,
  layout: ApplicationLayout | undefined,
  alone: boolean,
): RecordFinding | undefined {
  if (recordsInLine(text, layout) === 1) return undefined;
  const count = Math.ceil(withoutEndMarks(text).length / RECORD_LENGTH);
  return {
    rule: 'raw-transmission',
    severity: alone ? recordRules['raw-transmission'].severity : 'warning',
    start: 1,
    end: text.length,
    message: `This line holds ${count} records of 80 positions without line ends; split it to have them checked.`,
  };
}

/** Whether some line of the batch holds several records, so that the batch cannot be judged as a whole. */
export function holdsRawLine(batch: Batch): boolean {
  const isRaw = (record: AceRecord | undefined, layout: ApplicationLayout | undefined): boolean =>
    record !== undefined && recordsInLine(record.text, layout) > 1;
  return (
    isRaw(batch.header, batch.blocks[0]?.layout) ||
    isRaw(batch.trailer, batch.blocks[0]?.layout) ||
    batch.blocks.some(
      ({ header, trailer, layout, units }) =>
        isRaw(header, layout) || isRaw(trailer, layout) || units.some((unit) => hasRawLine(unit, layout)),
    )
  );
}

function hasRawLine(unit: Unit, layout: ApplicationLayout | undefined): boolean {
  // The records of a large file are not to be made for this.
  return unit.longest > RECORD_LENGTH && unit.records.some(({ text }) => recordsInLine(text, layout) > 1);
}
