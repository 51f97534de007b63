/** What is to be known of the records around a line. */
import type { ApplicationLayout } from '../layout/catalog';
import type { FieldSource } from '../layout/condition';
import { isEnvelopeLine } from './envelope';
import type { Transmission } from './transmission';

/** How many records of a unit are looked at in each direction. */
const REACH = 2000;

/**
 * @param line 0-based line of a record
 * @returns finds the records that a condition on that record may mean: the header A or B, the nearest above in the unit, or
 *   where none stands above those below
 */
export function conditionSources(transmission: Transmission, line: number): (id: string) => readonly FieldSource[] {
  return (id) => {
    const batch = transmission.batchAt(line);
    const block = transmission.blockAt(line);
    const header = id === 'A' ? batch?.header : id === 'B' ? (block ?? batch?.blocks[0])?.header : undefined;
    if (header) return [header];
    const unit = transmission.unitAt(line);
    if (!unit) return [];
    const self = line - unit.start;
    for (let at = self - 1; at >= Math.max(0, self - REACH); at--) {
      const record = unit.records[at];
      if (record?.layout?.record.id === id) return [record];
    }
    return unit.records.slice(self + 1, self + 1 + REACH).filter((record) => record.layout?.record.id === id);
  };
}

/** @returns the layout that holds the records of a line: the envelope's for A, B, Y and Z, else its block's */
export function applicationAt(transmission: Transmission, line: number): ApplicationLayout | undefined {
  const block = transmission.blockAt(line);
  return isEnvelopeLine(transmission.document.line(line)) ? envelopeAt(transmission, line) : block?.layout;
}

/** @returns the records A, B, Y and Z as they are in the batch and block around a line */
export function envelopeAt(transmission: Transmission, line: number): ApplicationLayout {
  const { catalog } = transmission;
  const batch = transmission.batchAt(line);
  const block = transmission.blockAt(line) ?? batch?.blocks[0];
  const application = block?.application ?? batch?.header?.text.slice(25, 27).trim() ?? '';
  return catalog.envelope(block?.layout?.direction ?? catalog.direction(application) ?? 'input', application);
}
