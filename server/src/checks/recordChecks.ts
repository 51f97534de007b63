/** Checks of one record by its layout alone. */
import { SPACE } from '../layout/charClass';
import type { CompiledField, CompiledLayout } from '../layout/compile';
import { withoutSecrets } from '../layout/confidential';
import type { CodeList } from '../layout/types';
import { withoutEndMarks } from '../transmission/envelope';
import type { AceRecord } from '../transmission/model';
import { checkCharacters } from './characterChecks';
import { label } from './fieldLabels';
import type { FieldScan } from './fieldScan';
import { citation } from './finding';
import type { RecordFinding } from './recordRules';
import { checkValue } from './valueChecks';
import { RECORD_LENGTH } from '../storage/recordLength';

const NONE: readonly RecordFinding[] = [];

/**
 * @param scan has read the record
 * @param list finds a shared code list by name
 * @param stripped the records around it have lost their trailing blanks too
 * @returns what is wrong with the record by its layout; a record without layout is not this function's concern
 */
export function checkRecord(
  record: AceRecord,
  scan: FieldScan,
  list: (name: string) => CodeList | undefined,
  stripped: boolean,
): readonly RecordFinding[] {
  const { layout, text } = record;
  if (!layout) return NONE;
  const findings: RecordFinding[] = [];
  checkLength(text, stripped, findings);
  for (const compiled of layout.fields) {
    const seen = scan.seen[compiled.index] ?? 0;
    if ((seen & ~compiled.allowed) !== 0) checkCharacters(layout, compiled, text, findings);
    else if (seen === SPACE) {
      if (compiled.required) checkBlank(layout, compiled, findings);
    } else if (compiled.needsSlice) checkValue(layout, compiled, text, seen, list, findings);
  }
  if (findings.length === 0) return NONE;
  return findings.map((finding) => ({ ...finding, message: withoutSecrets(finding.message, record) }));
}

/** Finds a record that is not 80 long. */
export function checkLength(text: string, stripped: boolean, findings: RecordFinding[]): void {
  const { length } = text;
  if (length === RECORD_LENGTH) return;
  if (length < RECORD_LENGTH) {
    findings.push({
      rule: 'record-length',
      // Where trailing blanks were stripped throughout, by an editor or by mail, what is missing is known to be blank.
      severity: stripped && !text.endsWith(' ') ? 'warning' : 'error',
      start: Math.max(1, length),
      end: Math.max(1, length),
      message: `The record has ${length} positions instead of 80: add ${RECORD_LENGTH - length} blank${length === 79 ? '' : 's'} at its end.`,
    });
  } else if (text.trimEnd().length <= RECORD_LENGTH) {
    findings.push({
      rule: 'record-length',
      severity: 'warning',
      start: RECORD_LENGTH + 1,
      end: length,
      message: `The record has ${length} positions instead of 80: remove the blanks behind position 80.`,
    });
  } else if (withoutEndMarks(text).trimEnd().length <= RECORD_LENGTH) {
    findings.push({
      rule: 'record-length',
      severity: 'warning',
      start: RECORD_LENGTH + 1,
      end: length,
      message: `The end-of-file mark or padding of the file stands behind position 80 as part of the record: remove it.`,
    });
  } else {
    findings.push({
      rule: 'record-length',
      severity: 'error',
      start: RECORD_LENGTH + 1,
      end: length,
      message: `The record has ${length} positions instead of 80: remove what stands behind position 80, or the characters too many before it.`,
    });
  }
}

function checkBlank(layout: CompiledLayout, compiled: CompiledField, findings: RecordFinding[]): void {
  const { field } = compiled;
  const expected = compiled.constant === undefined ? '' : `; it is always ${JSON.stringify(compiled.constant.trim())}`;
  findings.push({
    rule: 'mandatory-field',
    severity: 'error',
    start: field.start,
    end: field.end,
    field: field.name,
    message: `${label(compiled)} is mandatory in the ${layout.record.id} record and blank here${expected} (${citation(layout)}).`,
  });
}
