/** Finds blank lines outside of blocks; those inside are records of a unit. */
import type { Transmission } from '../transmission/transmission';
import { atMost, severityLimit, type Finding, type Severity } from './finding';

/** The lines of a file that belong to no block and are no control record: by the way the envelope is read, blank ones. */
function* linesOutside({ batches, recordCount }: Transmission): Generator<{ line: number; severity: Severity }> {
  let line = 0;
  for (const batch of batches) {
    // Between batches nothing is sent as part of one.
    for (; line < batch.start; line++) yield { line, severity: 'warning' };
    const direction = batch.blocks[0]?.layout?.direction ?? 'input';
    const severity = atMost('error', severityLimit(undefined, direction));
    if (batch.header) line++;
    for (const block of batch.blocks) {
      for (; line < block.start; line++) yield { line, severity };
      line = block.end;
    }
    for (; line < batch.end - (batch.trailer ? 1 : 0); line++) yield { line, severity };
    line = batch.end;
  }
  for (; line < recordCount; line++) yield { line, severity: 'warning' };
}

/** @returns a finding for each blank line outside of the blocks */
export function blankLinesOutside(transmission: Transmission): Finding[] {
  return Array.from(linesOutside(transmission), ({ line, severity }) => ({
    line,
    rule: 'blank-line',
    severity,
    start: 1,
    end: 1,
    message: 'A blank line is no record: remove it.',
  }));
}
