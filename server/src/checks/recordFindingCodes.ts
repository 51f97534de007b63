/** Gives the findings of one record the condition codes under which CBP returns them. */
import type { CompiledField } from '../layout/compile';
import type { AceRecord } from '../transmission/model';
import { citeCondition, type ConditionCodes, type FieldBreach, type RecordBreach } from './conditionCodes';
import type { RecordFinding, RecordRuleId } from './recordRules';

const FIELD_BREACHES: Partial<Record<RecordRuleId, FieldBreach>> = {
  'mandatory-field': 'missing',
  'field-code': 'unknown',
  'field-constant': 'unknown',
  'shared-code': 'unknown',
  'character-class': 'format',
  'field-date': 'format',
  'number-alignment': 'format',
  'value-format': 'format',
};

const RECORD_BREACHES: Partial<Record<RecordRuleId, RecordBreach>> = {
  'filler-not-blank': 'filler',
  'keyboard-character': 'keyboard',
};

export type CodedRecordFinding = RecordFinding & { readonly conditionCode?: string };

/**
 * @param application of the block the record stands in
 * @returns the finding with its condition code, and the code in its message; the finding as it is where CBP has no code for it
 */
export function withConditionCode(
  codes: ConditionCodes,
  application: string,
  record: AceRecord,
  finding: RecordFinding,
): CodedRecordFinding {
  const code = codeOf(codes, application, record, finding);
  return code === undefined
    ? finding
    : { ...finding, conditionCode: code, message: citeCondition(finding.message, code) };
}

function codeOf(
  codes: ConditionCodes,
  application: string,
  record: AceRecord,
  finding: RecordFinding,
): string | undefined {
  const { layout, text } = record;
  if (!layout || layout.record.direction === 'output') return undefined;
  const ofRecord = (kind: RecordBreach): string | undefined =>
    codes.ofRecord(application, kind, layout.record.id, layout.chapter.chapter);
  const breach = RECORD_BREACHES[finding.rule];
  if (breach) return ofRecord(breach);
  if (finding.rule === 'record-length') return text.length < 80 ? ofRecord('short') : undefined;
  const kind = FIELD_BREACHES[finding.rule];
  const compiled = finding.field === undefined ? undefined : layout.fieldsByName.get(finding.field);
  if (!kind || !compiled) return undefined;
  const { field, from, to } = compiled;
  const raw = text.slice(from, to);
  // A code with a strange character is to CBP a code it does not know.
  const asked = finding.rule === 'character-class' && takesCodes(compiled) ? 'unknown' : kind;
  return codes.ofField(application, record, field.name, asked, raw)?.code;
}

function takesCodes({ codes, constant, field }: CompiledField): boolean {
  return codes !== undefined || constant !== undefined || field.codeList !== undefined;
}
